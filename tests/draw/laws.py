"""What holds for the poster of any map: no text leaves its box or is lost, nothing overlaps, the legend is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

from cjmap.draw import face, legend
from cjmap.draw.scene import Box, Disc, Group
from cjmap.draw.scene import Path as Curve
from cjmap.draw.sheet import LEFT, MARGIN, RAIL, Sheet, Slot
from cjmap.draw.svg import written
from cjmap.view.grid import Grid
from cjmap.visible import visible
from tests.draw.generated import Drawn
from tests.draw.seen import (
    Area,
    area,
    band,
    behind,
    clashes,
    each_text_is_measured,
    flat,
    groups,
    lanes,
    texts,
    used,
)


def slots(laid: Sheet) -> Iterator[tuple[str, Slot]]:
    for slot in laid.slots:
        yield f"{laid.grid.id}.{slot.anchor}", slot
        for column in slot.columns:
            yield f"{laid.grid.id}.touchpoint-{column.id}", slot


def everything_lies_on_the_sheet(made: Drawn) -> None:
    scene = made.scene
    paper = Area(0, 0, scene.width, scene.height)
    assert area(scene.items[0]) == paper
    assert [item for item in flat(scene.items) if not paper.holds(area(item))] == []
    assert f'viewBox="0 0 {scene.width:g} ' in written(scene)[:400] or scene.width != int(scene.width)


def every_text_says_how_wide_it_is_measured(made: Drawn) -> None:
    each_text_is_measured(made.scene)


def no_text_leaves_the_box_that_it_stands_in(made: Drawn) -> None:
    laid, scene = made.sheet, made.scene
    at = dict(slots(laid))
    stages = {f"{made.grid.id}.stage-{group.id}": (x, end) for group, x, end in laid.stages()}
    grounds = lanes(scene)
    for group in groups(scene):
        whose, _, lane = group.id.rpartition(".")
        if group.kind == "touchpoint":
            room = area(group.items[0])
        elif group.kind == "stage":
            left, right = stages[group.id]
            room = Area(left, band(scene).top, right, band(scene).bottom)
        elif lane == "question":
            left, right = stages[whose]
            room = Area(left, band(scene).bottom, right, grounds[0].top if grounds else scene.height)
        elif group.kind == "route":
            ground = next(each for each in grounds if each.top <= area(group).top < each.bottom)
            room = Area(MARGIN, ground.top, ground.right, ground.bottom)
        else:
            ground = next(each for each in grounds if each.top <= area(group).top < each.bottom)
            room = Area(at[whose].x, ground.top, at[whose].end, ground.bottom)
        outside = [text.content for text in texts([group]) if not room.holds(area(text))]
        assert outside == [], (group.id, room)


def no_text_of_the_head_leaves_its_panel(made: Drawn) -> None:
    scene = made.scene
    top = band(scene).top
    panels = [
        area(item) for item in scene.items if isinstance(item, Box) and item.radius == 6 and item.y < top
    ]
    whole = Area(MARGIN, MARGIN, scene.width - MARGIN, top)
    for text in (text for text in behind(scene) if text.y < top):
        own = [
            panel
            for panel in panels
            if panel.left < text.left < panel.right and panel.top < text.y < panel.bottom
        ]
        assert all(panel.holds(area(text)) for panel in own or [whole]), text


def no_text_of_the_rail_leaves_it(made: Drawn) -> None:
    scene = made.scene
    bottom = max([band(scene).bottom, *(lane.bottom for lane in lanes(scene))])
    for text in behind(scene):
        if band(scene).top < text.y < bottom and area(text).left < MARGIN + RAIL:
            assert area(text).right <= (LEFT if text.anchor == "end" else MARGIN + RAIL), text


def no_text_lies_over_another_but_at_the_moments_of_the_curve(made: Drawn) -> None:
    scene = made.scene
    apart = [item for item in scene.items if not (isinstance(item, Group) and item.kind == "cell feeling")]
    assert clashes(texts(apart)) == []


def cards_stand_in_their_columns_and_none_on_another(made: Drawn) -> None:
    laid, scene = made.sheet, made.scene
    cards = {group.id: area(group.items[0]) for group in groups(scene) if group.kind == "touchpoint"}
    at = dict(slots(laid))
    assert list(cards) == [f"{made.grid.id}.touchpoint-{column.id}" for column in made.grid.columns]
    for name, card in cards.items():
        assert at[name].x <= card.left
        assert card.right <= at[name].end + 0.01
    every = list(cards.values())
    assert not any(one.meets(other) for n, one in enumerate(every) for other in every[n + 1 :])
    for one, other in pairwise(laid.slots):
        assert one.end < other.x


def ids_are_unique_and_links_are_what_follows_the_id_of_the_map(made: Drawn) -> None:
    scene = made.scene
    ids = [f"{made.grid.id}.title", f"{made.grid.id}.description", *(group.id for group in groups(scene))]
    assert len(ids) == len(set(ids))
    assert all(group.id == f"{made.grid.id}.{group.link}" for group in groups(scene))


def the_document_is_well_formed_and_says_what_it_shows(made: Drawn) -> None:
    scene = made.scene
    root = ElementTree.fromstring(written(scene))
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["viewBox"].split()[:2] == ["0", "0"]
    assert [root.attrib[name] for name in ("width", "height")] == root.attrib["viewBox"].split()[2:]
    assert [root.findtext(f"{space}{name}") for name in ("title", "desc")] == [
        shown(made.grid.title), shown(made.grid.description),
    ]  # fmt: skip
    said = [element.text for element in root.iter(f"{space}text")]
    assert said == [shown(text.content) for text in texts(scene.items)]


def shown(text: str) -> str:
    return visible(text).replace("\ufffe", "\\ufffe")


def squeezed(text: str) -> str:
    return "".join(visible(text).split())


def all_of(made: Grid) -> Iterator[str]:
    """Yield every text of a grid that is not of one column alone."""
    yield made.title
    yield from made.head.facts
    for person in made.head.people:
        yield from (person.name, person.role, person.about, *person.goals, person.initials)
        yield made.say("“{text}”", text=person.quote) if person.quote else ""
    yield made.head.scenario
    yield from made.head.objectives
    for figure in made.head.figures:
        yield from (figure.value, figure.label, figure.note)
    yield from made.head.footer
    for group in made.groups:
        yield from (group.name, group.question, group.goal, group.duration, group.mood.words or "")
        yield group.mood_wanted
    for lane in made.lanes:
        yield from (lane.heading, lane.caption)
        for cell in lane.stages:
            for item in cell:
                yield from (item.lead, item.text, item.note)
    for strand in made.strands:
        yield strand.name


def no_text_is_lost(made: Drawn) -> None:
    scene = made.scene
    whole = squeezed("".join(text.content for text in texts(scene.items)))
    assert [text for text in all_of(made.grid) if squeezed(text) not in whole] == []
    at = dict(slots(made.sheet))
    within: dict[str, str] = {}
    for group in groups(scene):
        within[group.id] = squeezed("".join(text.content for text in texts([group])))
    for place, column in enumerate(made.grid.columns):
        name = f"{made.grid.id}.touchpoint-{column.id}"
        said = [str(column.number), column.name, column.time, column.wait, column.duration]
        assert [text for text in said if squeezed(text) not in within[name]] == []
        feeling = within[name] + within.get(f"{name}.feeling", "")
        assert squeezed(column.moment.words or "") in feeling
        slot = at[name]
        for lane in made.grid.lanes:
            standing = lane.stages[made.grid.groups.index(slot.group)]
            own = [item for item in lane.cells[place] if replace(item, at=()) not in standing]
            for item in own:
                cell = within[f"{made.grid.id}.{slot.anchor}.{lane.field}"]
                parts = (item.lead, item.text, item.note, *map(str, item.at if slot.numbered else ()))
                assert [part for part in parts if squeezed(part) not in cell] == []


def time_runs_to_the_right_on_every_curve(made: Drawn) -> None:
    scene = made.scene
    by_id = {group.id: group for group in groups(scene)}
    faces = [
        item.x
        for column in made.grid.columns
        if (group := by_id.get(f"{made.grid.id}.touchpoint-{column.id}.feeling"))
        for item in group.items
        if isinstance(item, Disc) and item.radius == face.RADIUS
    ]
    assert all(a < b for a, b in pairwise(faces))
    known = [column for column in made.grid.columns if column.moment.value is not None]
    assert len(faces) == (len(known) if "feeling" in [lane.field for lane in made.grid.lanes] else 0)
    for path in (item for item in scene.items if isinstance(item, Curve)):
        across = [path.start[0], *(x for curve in path.curves for x, _ in curve)]
        assert all(a < b for a, b in pairwise(across))


def the_legend_names_what_is_used_and_nothing_else(made: Drawn) -> None:
    scene = made.scene
    feelings = "feeling" in [lane.field for lane in made.grid.lanes]
    rows = list(legend.entries(made.grid))
    named = {mark.__name__ for mark, _ in rows}
    # Slanted grey lines stand for alternatives and for what the team believes: each of both has another test.
    assert named - {"fan", "misjudged", "pain_point"} == used(scene, feelings=feelings) - {
        "sloped",
        "pain_point",
    }
    assert len({words for _, words in rows}) == len(rows)
    foot = [squeezed(text.content) for text in behind(scene)]
    assert [words for _, words in rows if squeezed(words) not in foot] == []


LAWS: tuple[Callable[[Drawn], None], ...] = (
    everything_lies_on_the_sheet,
    every_text_says_how_wide_it_is_measured,
    no_text_leaves_the_box_that_it_stands_in,
    no_text_of_the_head_leaves_its_panel,
    no_text_of_the_rail_leaves_it,
    no_text_lies_over_another_but_at_the_moments_of_the_curve,
    cards_stand_in_their_columns_and_none_on_another,
    ids_are_unique_and_links_are_what_follows_the_id_of_the_map,
    the_document_is_well_formed_and_says_what_it_shows,
    no_text_is_lost,
    time_runs_to_the_right_on_every_curve,
    the_legend_names_what_is_used_and_nothing_else,
)
