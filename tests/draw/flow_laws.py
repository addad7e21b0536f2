"""What holds for the flow of any map: nothing overlaps or is lost, lines end where they lead, the legend is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from xml.etree import ElementTree

from cjmap.draw.curve import flattened
from cjmap.draw.flow import legend as flow_legend
from cjmap.draw.flow.cards import WIDTH
from cjmap.draw.palette import EDGE, INK, MOMENT, MUTED, PAIN
from cjmap.draw.scene import SOLID, Box, Disc, Path, Point, Shape
from cjmap.draw.svg import written
from cjmap.view.graph_parts import Edge, End, Exit, Kind, Start
from tests.draw.flows import Drawn, paths, pill, points, tip
from tests.draw.laws import shown, squeezed
from tests.draw.seen import Area, area, behind, clashes, each_text_is_measured, flat, groups, texts


def name_of(thing: Edge | Exit | End | Start) -> str:
    """Return the id of a thing without that of its map."""
    match thing:
        case Edge():
            name = f"touchpoint-{thing.start}.to-{thing.end}"
        case Start():
            return f"touchpoint-{thing.at}.start"
        case Exit() | End():
            name = f"touchpoint-{thing.at}.{type(thing).__name__.lower()}"
    return name if thing.number == 1 else f"{name}.{thing.number}"


def tied(made: Drawn, edge: Edge) -> bool:
    """Say whether a step runs through a knot, and has no line of its own."""
    stage = {node.id: cluster.id for cluster in made.graph.clusters for node in cluster.nodes}
    return (
        f"touchpoint-{edge.start}.to-stage.{stage[edge.end]}" in made.groups
        and name_of(edge) not in made.groups
    )


def everything_lies_on_the_paper(made: Drawn) -> None:
    paper = Area(0, 0, made.scene.width, made.scene.height)
    assert area(made.scene.items[0]) == paper
    lines = [item for item in flat(made.scene.items) if isinstance(item, Path)]
    assert [line for line in lines if not _holds(paper, flattened(line.start, line.curves))] == []
    others = [item for item in flat(made.scene.items) if not isinstance(item, Path)]
    assert [item for item in others if not paper.holds(area(item))] == []


def _holds(paper: Area, line: Iterable[Point]) -> bool:
    return all(0 <= x <= paper.right and 0 <= y <= paper.bottom for x, y in line)


def each_thing_is_drawn_once_and_can_be_linked_to(made: Drawn) -> None:
    graph = made.graph
    ids = [group.id for group in groups(made.scene)]
    assert len(ids) == len(set(ids))
    wanted = {f"stage-{cluster.id}" for cluster in graph.clusters}
    wanted |= {f"touchpoint-{node.id}" for node in graph.nodes}
    wanted |= {name_of(edge) for edge in graph.edges if not tied(made, edge)}
    wanted |= {name_of(thing) for thing in made.outer}
    legs = {name for name in made.groups if "-stage." in name}
    assert set(made.groups) - legs == wanted
    for name, group in made.groups.items():
        assert group.link is not None
        assert name.split(".")[0] == group.link.split(".")[0]


def cards_and_pills_stand_apart(made: Drawn) -> None:
    areas = [*made.cards.values(), *(rim for _, group in made.ways() if (rim := pill(group)))]
    assert [pair for pair in combinations(areas, 2) if pair[0].meets(pair[1])] == []


def cards_stand_in_their_stages_and_below_each_other(made: Drawn) -> None:
    stages = [area(made.groups[f"stage-{cluster.id}"].items[0]) for cluster in made.graph.clusters]
    assert len({stage.top for stage in stages}) == 1
    assert [pair for pair in combinations(stages, 2) if pair[0].meets(pair[1])] == []
    for cluster, stage in zip(made.graph.clusters, stages, strict=True):
        cards = [made.cards[node.id] for node in cluster.nodes]
        assert all(stage.holds(card) for card in cards)
        assert cards == sorted(cards, key=lambda card: (card.left, card.top))


def lines_keep_off_cards_and_off_the_pills_of_others(made: Drawn) -> None:
    pills = {name: rim for name, group in made.ways() if (rim := pill(group))}
    for name, group in made.ways():
        others = [rim for other, rim in pills.items() if other != name]
        for x, y in points(group):
            within = [card for card in made.cards.values() if _within(card, x, y, 0.5)]
            assert within == [], name
            assert not any(_within(rim, x, y, -2) for rim in others), name


def _within(room: Area, x: float, y: float, slack: float) -> bool:
    return room.left + slack < x < room.right - slack and room.top + slack < y < room.bottom - slack


def steps_begin_and_end_at_their_cards(made: Drawn) -> None:
    for edge in (edge for edge in made.graph.edges if not tied(made, edge)):
        group = made.groups[name_of(edge)]
        assert _on_rim(made.cards[edge.start], points(group)[0]), edge
        assert _on_rim(made.cards[edge.end], tip(group)), edge
    for thing in made.outer:
        group = made.groups[name_of(thing)]
        assert _on_rim(made.cards[thing.at], tip(group) if isinstance(thing, Start) else points(group)[0]), (
            thing
        )


def _on_rim(card: Area, point: Point) -> bool:
    x, y = point
    at_side = min(abs(x - card.left), abs(x - card.right)) < 0.01 and card.top < y < card.bottom
    above_or_below = min(abs(y - card.top), abs(y - card.bottom)) < 0.01 and card.left < x < card.right
    return at_side or above_or_below


def lines_come_to_their_pills(made: Drawn) -> None:
    for name, group in made.ways():
        rim = pill(group)
        if rim is None:
            continue
        ends = [end for path in paths(group) for end in (path.start, path.curves[-1][-1])]
        touching = [(x, y) for x, y in ends if _within(rim, x, y, -9.1)]
        assert len(touching) == len(paths(group)), name
        assert len(set(touching)) == len(touching), "two lines come to one place"


LOOKS = {Kind.STEP: INK, Kind.MANAGED: INK, Kind.GAP: PAIN, Kind.UNKNOWN: EDGE}


def lines_say_what_they_are(made: Drawn) -> None:
    for edge in (edge for edge in made.graph.edges if not tied(made, edge)):
        ((stroke, dash),) = {(path.stroke, path.dash) for path in paths(made.groups[name_of(edge)])}
        assert stroke == (MOMENT if edge.back and not edge.is_gap else LOOKS[edge.kind])
        assert (dash == SOLID) == (edge.kind in (Kind.STEP, Kind.MANAGED) and not edge.back)
    for thing in made.outer:
        assert {(path.stroke, path.dash) for path in paths(made.groups[name_of(thing)])} == {(MUTED, SOLID)}


def texts_stay_in_their_boxes_and_off_each_other(made: Drawn) -> None:
    for name, group in made.groups.items():
        room = area(group.items[0]) if group.kind in {"touchpoint", "stage"} else pill(group)
        outside = [text.content for text in texts([group]) if room and not room.holds(area(text))]
        assert outside == [], name
    assert clashes(texts(made.scene.items)) == []


def texts_say_how_wide_they_are(made: Drawn) -> None:
    each_text_is_measured(made.scene)


def no_text_is_lost(made: Drawn) -> None:
    graph = made.graph
    said = {
        name: squeezed("".join(text.content for text in texts([group])))
        for name, group in made.groups.items()
    }
    for cluster in graph.clusters:
        _says(said[f"stage-{cluster.id}"], (str(cluster.number), cluster.name, cluster.question))
        for node in cluster.nodes:
            pains = (pain.text for pain in node.pains)
            channels = (channel.upper() for channel in node.channels)
            facts = (str(node.number), node.name, node.words, *channels, *pains)
            _says(said[f"touchpoint-{node.id}"], facts)
    for edge in graph.edges:
        _says(said.get(name_of(edge), ""), (edge.when, edge.share, edge.loses))
    for leaving in graph.exits:
        _says(said[name_of(leaving)], (leaving.why, leaving.share, leaving.to))
    for end in graph.ends:
        _says(said[name_of(end)], (end.when, end.share))
    for start in graph.starts:
        _says(said[name_of(start)], (start.share,))
    around = squeezed("".join(text.content for text in behind(made.scene)))
    people = (word for person in graph.head.people for word in (person.name, person.role))
    _says(around, (graph.title, *graph.head.facts, *people, *graph.head.footer))


def _says(whole: str, parts: Iterable[str]) -> None:
    assert [part for part in parts if squeezed(part) not in whole] == []


def the_legend_names_what_is_used_and_nothing_else(made: Drawn) -> None:
    named = [entry.words for entry in flow_legend.entries(made.graph, [])]
    assert len(named) == len(set(named))
    foot = [text.content for text in behind(made.scene)]
    assert [words for words in named if words not in foot] == []
    assert set(named) == set(_used(made))


def _used(made: Drawn) -> Iterator[str]:
    """Yield what a legend has to say, read off the picture."""
    ways = [group for _, group in made.ways()]
    inside = [item for group in made.groups.values() if group.kind == "touchpoint" for item in group.items]
    shapes = {(item.fill, item.stroke) for item in inside if isinstance(item, Shape)}
    cards = [item for item in inside if isinstance(item, Box) and item.width == WIDTH and item.stroke]
    kinds = {kind for group in ways for kind in group.kind.split()}
    strokes = {path.stroke for group in ways for path in paths(group)}
    used = {
        "feeling": any(isinstance(item, Box) and item.width == 5 for item in inside),
        "moment of truth": (MOMENT, None) in shapes,
        "pain point": ("card", PAIN) in shapes,
        "severe pain point": (PAIN, PAIN) in shapes,
        "assumed: no source yet": any(card.dash for card in cards),
        "without us": not all(card.fill for card in cards),
        "next step": any(group.kind == "step step" for group in ways),
        "step back": MOMENT in strokes,
        "managed hand-off": "managed" in kinds,
        "gap: unmanaged hand-off": "gap" in kinds,
        "hand-off nobody described": "unknown" in kinds,
        "customers may leave": "exit" in kinds,
        "a journey may start here": "start" in kinds,
        "the journey ends here": "end" in kinds,
    }
    yield from (words for words, there in used.items() if there)


def the_document_is_well_formed_and_says_what_it_shows(made: Drawn) -> None:
    root = ElementTree.fromstring(written(made.scene))
    space = "{http://www.w3.org/2000/svg}"
    assert [root.attrib[name] for name in ("width", "height")] == root.attrib["viewBox"].split()[2:]
    assert root.findtext(f"{space}title") == shown(made.graph.title)
    assert root.findtext(f"{space}desc") == shown(made.graph.description)
    assert [element.text for element in root.iter(f"{space}text")] == [
        shown(text.content) for text in texts(made.scene.items)
    ]


def starts_and_ends_are_round(made: Drawn) -> None:
    for thing in made.outer:
        discs = [item for item in made.groups[name_of(thing)].items if isinstance(item, Disc)]
        assert len(discs) == {Start: 1, End: 2}.get(type(thing), 0)


LAWS: tuple[Callable[[Drawn], None], ...] = (
    everything_lies_on_the_paper,
    each_thing_is_drawn_once_and_can_be_linked_to,
    cards_and_pills_stand_apart,
    cards_stand_in_their_stages_and_below_each_other,
    lines_keep_off_cards_and_off_the_pills_of_others,
    steps_begin_and_end_at_their_cards,
    lines_come_to_their_pills,
    lines_say_what_they_are,
    texts_stay_in_their_boxes_and_off_each_other,
    texts_say_how_wide_they_are,
    no_text_is_lost,
    the_legend_names_what_is_used_and_nothing_else,
    the_document_is_well_formed_and_says_what_it_shows,
    starts_and_ends_are_round,
)
