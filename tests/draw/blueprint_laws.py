"""What holds for the blueprint of any map: nothing overlaps or is lost, triggers keep off cards, the legend is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

from cjmap.draw import hatch
from cjmap.draw.blueprint import legend as blueprint_legend
from cjmap.draw.blueprint.marks import THREAD
from cjmap.draw.curve import flattened
from cjmap.draw.palette import MOMENT, MUTED, WARNING
from cjmap.draw.scene import SOLID, Box, Item, Line, Path, Point
from cjmap.draw.svg import written
from cjmap.view.blueprint_parts import Action, Spot
from tests.draw.blueprints import Drawn, card, ends, pill, points
from tests.draw.laws import shown, squeezed
from tests.draw.seen import Area, area, behind, clashes, each_text_is_measured, flat, groups, marks_in, texts


def everything_lies_on_the_paper(made: Drawn) -> None:
    paper = Area(0, 0, made.scene.width, made.scene.height)
    assert area(made.scene.items[0]) == paper
    assert [item for item in flat(made.scene.items) if not paper.holds(_area(item))] == []
    bottom = max(_area(item).bottom for item in list(flat(made.scene.items))[1:])
    right = max(_area(item).right for item in list(flat(made.scene.items))[1:])
    assert (paper.right - right, 0 <= paper.bottom - bottom <= 36) == (36, True)


def _area(item: Item) -> Area:
    if not isinstance(item, Path):
        return area(item)
    across, down = zip(*flattened(item.start, item.curves), strict=True)
    return Area(min(across), min(down), max(across), max(down))


def each_thing_is_drawn_once_and_can_be_linked_to(made: Drawn) -> None:
    ids = [group.id for group in groups(made.scene)]
    assert len(ids) == len(set(ids))
    assert all(group.link == name for name, group in made.groups.items())
    view = made.view
    wanted = {f"stage-{group.id}" for group in view.grid.groups} | set(made.cards) | set(made.triggers)
    wanted |= {f"stage-{group.id}.question" for group in view.grid.groups if group.question or group.goal}
    for spot in view.spots:
        parts = {
            "feeling": any(each.is_felt for each in view.spots),
            "artefacts": bool(spot.artefacts),
            "policies": bool(spot.policies),
            "wait": bool(spot.column.wait),
            "next": spot.arrow is not None,
        }
        wanted |= {f"touchpoint-{spot.column.id}.{part}" for part, there in parts.items() if there}
    assert set(made.groups) == wanted


def cards_and_labels_stand_apart(made: Drawn) -> None:
    texts_of = [card(group) for group in made.groups.values() if group.kind in TEXTS]
    labels = [rim for group in made.triggers.values() if (rim := pill(group))]
    areas = [*made.cards.values(), *texts_of, *labels]
    assert [pair for pair in combinations(areas, 2) if pair[0].meets(pair[1])] == []


TEXTS = ("cell artefacts", "cell policies")


def cards_stand_below_each_other_in_the_order_of_lanes(made: Drawn) -> None:
    lefts: dict[int, float] = {}
    spots = made.view.spots
    for spot in spots:
        lefts[spot.place] = made.cards[f"touchpoint-{spot.column.id}"].left
    assert list(lefts.values()) == sorted(set(lefts.values()))
    lanes = [[made.cards[f"touchpoint-{spot.column.id}"] for spot in spots]]
    for layer in made.view.layers:
        for sublane in layer.sublanes:
            lanes.append([made.cards[action.id] for action in sublane.actions])
            assert all(made.cards[action.id].left == lefts[action.place] for action in sublane.actions)
    for above, below in pairwise(lanes):
        assert max(card.bottom for card in above) < min(card.top for card in below)


def triggers_lead_from_card_to_card_and_run_through_none(made: Drawn) -> None:
    for trigger in made.view.triggers:
        start, tip = ends(made.triggers[trigger.id])
        assert _on_rim(made.cards[trigger.start], start), trigger
        assert _on_rim(made.cards[trigger.end], tip), trigger
        for x, y in points(made.triggers[trigger.id]):
            assert [name for name, room in made.cards.items() if _within(room, x, y, 0.5)] == [], trigger


def _within(room: Area, x: float, y: float, slack: float) -> bool:
    return room.left + slack < x < room.right - slack and room.top + slack < y < room.bottom - slack


def _on_rim(room: Area, point: Point) -> bool:
    x, y = point
    at_side = min(abs(x - room.left), abs(x - room.right)) < 0.01 and room.top < y < room.bottom
    above_or_below = min(abs(y - room.top), abs(y - room.bottom)) < 0.01 and room.left < x < room.right
    return at_side or above_or_below


def triggers_keep_off_each_other(made: Drawn) -> None:
    """They may cross, and they never run along each other or come to the same place."""
    tips = [point for group in made.triggers.values() for point in ends(group)]
    assert [pair for pair in combinations(tips, 2) if _length(*pair) < 3] == []
    lines = [(name, _straights(made.triggers[name])) for name in made.triggers]
    for (one, some), (other, others) in combinations(lines, 2):
        assert not any(_along(a, b) for a in some for b in others), (one, other)


def _straights(group: Item) -> list[Area]:
    """Return the straight parts of a line."""
    (line,) = (item for item in flat([group]) if isinstance(item, Path))
    ends = [line.start, *(curve[-1] for curve in line.curves)]
    return [
        Area(min(x, right), min(y, low), max(x, right), max(y, low))
        for (x, y), (right, low) in pairwise(ends)
        if x == right or y == low
    ]


def _along(one: Area, other: Area) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return (wide > 1 and -3 < high <= 0) or (high > 1 and -3 < wide <= 0)


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def labels_lie_on_their_line_and_on_no_other(made: Drawn) -> None:
    for trigger in made.view.triggers:
        rim = pill(made.triggers[trigger.id])
        assert (rim is not None) == bool(trigger.label)
        if rim is None:
            continue
        x, y = (rim.left + rim.right) / 2, (rim.top + rim.bottom) / 2
        assert min(_length((x, y), point) for point in points(made.triggers[trigger.id])) < 4
        others = [points(group) for name, group in made.triggers.items() if name != trigger.id]
        assert not any(_within(rim, *point, 0) for line in others for point in line), trigger
        assert not any(rim.meets(area(line)) for line in limits(made)), trigger


def limits(made: Drawn) -> list[Line]:
    """Return the lines between lanes: they are long, and thicker than edges."""
    lines = (item for item in made.scene.items if isinstance(item, Line) and item.width > 1)
    return [line for line in lines if area(line).right - area(line).left > 300]


LIMITS = {
    "LINE OF INTERACTION": ("frontstage", "backstage", "support"),
    "LINE OF VISIBILITY": ("backstage", "support"),
    "LINE OF INTERNAL INTERACTION": ("support",),
}


def the_three_lines_stand_where_they_belong(made: Drawn) -> None:
    named = {text.content: text.y for text in behind(made.scene) if text.content in LIMITS}
    fields = {layer.field: layer for layer in made.view.layers}
    assert set(named) == {name for name, below in LIMITS.items() if set(below) & set(fields)}
    assert list(named.values()) == sorted(set(named.values()))
    levels = {round(line.points[0][1] + 4, 4) for line in limits(made)}
    assert levels == {round(y, 4) for y in named.values()}
    tops = {
        field: min(made.cards[action.id].top for sublane in layer.sublanes for action in sublane.actions)
        for field, layer in fields.items()
    }
    for name, y in named.items():
        assert all((tops[field] > y) == (field in LIMITS[name]) for field in fields)
        assert all(room.bottom < y for key, room in made.cards.items() if "." not in key)


def triggers_say_which_way_they_lead(made: Drawn) -> None:
    for trigger in made.view.triggers:
        (line,) = (item for item in made.triggers[trigger.id].items if isinstance(item, Path))
        assert (line.stroke, line.dash == SOLID) == (MOMENT if trigger.back else MUTED, not trigger.back)


def texts_stay_in_their_boxes_and_off_each_other(made: Drawn) -> None:
    for name, group in made.groups.items():
        room = made.cards.get(name) or (card(group) if group.kind in TEXTS else pill(group))
        if room is not None and group.kind != "stage" and not name.endswith(".feeling"):
            assert [text.content for text in texts([group]) if not room.holds(area(text))] == [], name
    blocks = (group for name, group in made.groups.items() if name.endswith(".feeling"))
    for block in blocks:
        boxes = [area(item) for item in block.items if isinstance(item, Box)]
        whole = Area(
            min(b.left for b in boxes),
            boxes[0].top,
            max(b.right for b in boxes),
            max(b.bottom for b in boxes),
        )
        assert [text.content for text in texts([block]) if not whole.holds(area(text))] == []
    over = clashes(texts(made.scene.items))
    assert over == []


def what_stands_between_touchpoints_covers_no_card(made: Drawn) -> None:
    between = [group for group in made.groups.values() if group.kind.startswith("between")]
    rooms = [area(text) for text in texts(between)]
    assert [room for room in rooms for other in made.cards.values() if room.meets(other)] == []
    steps = {name: group for name, group in made.groups.items() if group.kind == "between next"}
    assert all(len([i for i in group.items if isinstance(i, Path)]) == 1 for group in steps.values())


def texts_say_how_wide_they_are(made: Drawn) -> None:
    each_text_is_measured(made.scene)


def no_text_is_lost(made: Drawn) -> None:
    said = {
        name: squeezed("".join(text.content for text in texts([group])))
        for name, group in made.groups.items()
    }
    for spot in made.view.spots:
        name = f"touchpoint-{spot.column.id}"
        _says(said[name], _on_touchpoint(spot))
        _says(said.get(f"{name}.artefacts", ""), (item.text for item in spot.artefacts))
        _says(said.get(f"{name}.policies", ""), (item.text for item in spot.policies))
        _says(said.get(f"{name}.wait", ""), (spot.column.wait,))
        people = (who for who, _ in spot.apart)
        _says(said.get(f"{name}.feeling", ""), (spot.column.moment.words or "", *people))
    for action in made.view.actions:
        _says(said[action.id], _on_action(action))
    for trigger in made.view.triggers:
        _says(said[trigger.id], (trigger.label,))
    around = squeezed("".join(text.content for text in behind(made.scene)))
    head = made.view.grid.head
    people = (word for person in head.people for word in (person.name, person.role))
    names = (sub.name for layer in made.view.layers if len(layer.sublanes) > 1 for sub in layer.sublanes)
    _says(around, (made.view.grid.title, *head.facts, *people, *head.footer, *names))


def _on_touchpoint(spot: Spot) -> Iterator[str]:
    column = spot.column
    yield from (str(column.number), column.name, column.time, column.duration)
    yield from (name.upper() for name in column.channels)
    for item in (*spot.does, *spot.failures, *spot.ways):
        yield from (item.lead, item.text, item.note)


def _on_action(action: Action) -> Iterator[str]:
    yield from (action.text, action.duration, action.note, *action.systems)
    yield from (name.upper() for name in action.departments)
    for item in action.failures:
        yield from (item.lead, item.text, item.note)


def _says(whole: str, parts: Iterable[str]) -> None:
    assert [part for part in parts if squeezed(part) not in whole] == []


def the_legend_names_what_is_used_and_nothing_else(made: Drawn) -> None:
    threads = any(isinstance(item, Line) and _is_thread(item) for item in made.scene.items)
    named = [str(entry.words) for entry in blueprint_legend.entries(made.view, threads=threads)]
    assert len(named) == len(set(named))
    whole = squeezed("".join(text.content for text in behind(made.scene)))
    assert [words for words in named if squeezed(words) not in whole] == []
    assert set(named) == set(_used(made))


def _is_thread(line: Line) -> bool:
    """Say whether a line joins cards: those of the legend are short."""
    return (line.stroke, line.width, line.dash) == THREAD and line.points[1][1] - line.points[0][1] != 14


def _used(made: Drawn) -> Iterator[str]:
    """Yield what a legend has to say, read off the picture."""
    own = {
        name: group for name, group in made.groups.items() if name in made.cards or "between" in group.kind
    }
    marked = {mark for group in own.values() for mark in marks_in(group.items)}
    blocks = [group for name, group in made.groups.items() if name.endswith(".feeling")]
    cards = [area_of for name in own if name in made.cards for area_of in _bodies(made, name)]
    kinds = {
        (path.stroke, path.dash)
        for group in own.values()
        if group.kind == "between next"
        for path in group.items
        if isinstance(path, Path)
    }
    lines = [trigger.back for trigger in made.view.triggers]
    inside = [item for group in own.values() for item in group.items]
    used = {
        "feeling": any(box.fill and box.fill.startswith("feeling-") for box in _boxes(blocks)),
        "feeling not known": any(_is_unsaid(group.items) for group in blocks),
        "moment of truth": "moment_of_truth" in marked,
        "fail point": "failure" in marked,
        "wait before": "wait" in marked,
        "active time": "clock" in marked,
        "a journey may start here": "entry" in marked,
        "system": any(isinstance(item, Box) and item.width == 10.6 for item in inside),
        "assumed: no source yet": any(box.dash for box in cards),
        "without us": not all(box.fill for box in cards),
        "next step": any(stroke == "ink" for stroke, _ in kinds),
        "way on": "step" in marked,
        "managed hand-off": "managed" in marked,
        "gap: unmanaged hand-off": "gap" in marked,
        "hand-off nobody described": "unknown" in marked or any(stroke == "edge" for stroke, _ in kinds),
        "sets off": not all(lines),
        "sets off, back in time": any(lines),
        "behind the same moment": any(
            isinstance(item, Line) and _is_thread(item) for item in made.scene.items
        ),
    }
    yield from (words for words, there in used.items() if there)


def _bodies(made: Drawn, name: str) -> list[Box]:
    """Return the body of the card of a touchpoint."""
    boxes = [item for item in made.groups[name].items if isinstance(item, Box) and item.opacity == 1]
    wide = [box for box in boxes if box.width == max(box.width for box in boxes)]
    return [] if "." in name else [wide[-1] if wide[-1].stroke != WARNING or wide[-1].fill else wide[0]]


def _boxes(blocks: Iterable[Item]) -> Iterator[Box]:
    return (item for item in flat(blocks) if isinstance(item, Box))


def _is_unsaid(items: Iterable[Item]) -> bool:
    box = next(item for item in items if isinstance(item, Box))
    dashes = {item.dash for item in hatch.unsaid(0, 0, 9, 9) if isinstance(item, Box)}
    return box.dash in dashes


def the_document_is_well_formed_and_says_what_it_shows(made: Drawn) -> None:
    root = ElementTree.fromstring(written(made.scene))
    space = "{http://www.w3.org/2000/svg}"
    assert [root.attrib[name] for name in ("width", "height")] == root.attrib["viewBox"].split()[2:]
    assert root.findtext(f"{space}title") == shown(made.view.grid.title)
    assert root.findtext(f"{space}desc") == shown(made.view.description)
    assert [element.text for element in root.iter(f"{space}text")] == [
        shown(text.content) for text in texts(made.scene.items)
    ]


LAWS: tuple[Callable[[Drawn], None], ...] = (
    everything_lies_on_the_paper,
    each_thing_is_drawn_once_and_can_be_linked_to,
    cards_and_labels_stand_apart,
    cards_stand_below_each_other_in_the_order_of_lanes,
    triggers_lead_from_card_to_card_and_run_through_none,
    triggers_keep_off_each_other,
    labels_lie_on_their_line_and_on_no_other,
    the_three_lines_stand_where_they_belong,
    triggers_say_which_way_they_lead,
    texts_stay_in_their_boxes_and_off_each_other,
    what_stands_between_touchpoints_covers_no_card,
    texts_say_how_wide_they_are,
    no_text_is_lost,
    the_legend_names_what_is_used_and_nothing_else,
    the_document_is_well_formed_and_says_what_it_shows,
)
