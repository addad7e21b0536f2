"""What holds for every drawn change: no text leaves its box or is lost, nothing overlaps, the legend is true."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree

from cjmap.diff.change import Kind
from cjmap.draw.change.picture import entries_of
from cjmap.draw.change.sheet import GHOST
from cjmap.draw.scene import Path as Curve
from cjmap.draw.sheet import LEFT, MARGIN, RAIL
from cjmap.draw.svg import written
from cjmap.view.change_grid import Mark
from cjmap.view.changes import Told
from cjmap.view.said import signed
from tests.draw.change_seen import foot, grounds, moments, shown, slots, squeezed, stages, used
from tests.draw.changed import Changed
from tests.draw.seen import Area, area, behind, clashes, each_text_is_measured, flat, groups, texts


def lies_on_the_sheet(made: Changed) -> None:
    scene = made.scene
    paper = Area(0, 0, scene.width, scene.height)
    assert area(scene.items[0]) == paper
    assert [item for item in flat(scene.items) if not paper.holds(area(item))] == []


def texts_are_measured(made: Changed) -> None:
    each_text_is_measured(made.scene)


def no_text_leaves_its_box(made: Changed) -> None:
    at, between = dict(slots(made)), {name: (left, right) for name, left, right in stages(made)}
    for group in groups(made.scene):
        whose, _, lane = group.id.rpartition(".")
        around = [each for each in grounds(made) if each.top <= area(group).top < each.bottom]
        if group.kind.startswith("touchpoint") or group.kind == "folded":
            room = area(group.items[0])
        elif group.kind == "stage":
            left, right = between[group.id]
            room = Area(left, area(group.items[0]).top, right, area(group.items[0]).bottom)
        elif group.kind == "cell map":
            room = around[0]._replace(left=LEFT - 1)
        elif group.kind == "cell stage":
            named = whose if whose in between else f"{whose}.before"
            room = Area(between[named][0], around[0].top, between[named][1], around[0].bottom)
        elif group.kind == "move":
            continue
        else:
            owner = whose.rpartition(".")[0] if lane == "change" else whose
            room = Area(at[owner].x, around[0].top, at[owner].end, around[0].bottom)
        assert [text.content for text in texts([group]) if not room.holds(area(text))] == [], (group.id, room)


def texts_behind_stay_in_the_rail_or_the_sheet(made: Changed) -> None:
    top = min(area(group).top for group in groups(made.scene) if group.kind == "stage")
    for text in behind(made.scene):
        room = Area(MARGIN, 0, made.sheet.right, made.scene.height)
        if top < text.y < foot(made) and text.left < MARGIN + RAIL:
            room = room._replace(right=LEFT if text.anchor == "end" else MARGIN + RAIL)
        assert room.holds(area(text)), text


def no_text_lies_over_another(made: Changed) -> None:
    felt = moments(made)
    apart = [item for item in made.scene.items if item not in felt]
    assert clashes(texts(apart)) == []
    assert [clashes(texts([group])) for group in felt] == [[] for _ in felt]


def cards_stand_apart(made: Changed) -> None:
    shown = [
        group for group in groups(made.scene) if group.kind.startswith("touchpoint") or group.kind == "folded"
    ]
    cards = [area(group.items[0]) for group in shown]
    assert len(cards) == len(made.sheet.slots)
    assert not any(one.meets(other) for n, one in enumerate(cards) for other in cards[n + 1 :])
    assert len({(card.top, card.bottom) for card in cards}) <= 1
    assert all(one.end < other.x for one, other in pairwise(made.sheet.slots))
    assert all(one[2] < other[1] for one, other in pairwise(stages(made)))
    for group, left, right in made.sheet.stages:
        own = [slot for slot in made.sheet.slots if slot.group is group]
        assert all(left <= slot.x and slot.end <= right + 0.01 for slot in own)


def ids_are_there_once(made: Changed) -> None:
    ids = [
        f"{made.grid.id}.title",
        f"{made.grid.id}.description",
        *(group.id for group in groups(made.scene)),
    ]
    assert len(ids) == len(set(ids))
    assert all(each.startswith(f"{made.grid.id}.") for each in ids)


def the_document_is_well_formed(made: Changed) -> None:
    root = ElementTree.fromstring(written(made.scene))
    space = "{http://www.w3.org/2000/svg}"
    assert [root.attrib[name] for name in ("width", "height")] == root.attrib["viewBox"].split()[2:]
    assert len(root.findall(f".//{space}text")) == len(texts(made.scene.items))
    assert root.findtext(f"{space}desc")


def no_text_is_lost(made: Changed) -> None:
    grid, scene = made.grid, made.scene
    words = {group.id: squeezed("".join(text.content for text in texts([group]))) for group in groups(scene)}
    for group in grid.groups:
        gone = ".before" if group.mark is Mark.REMOVED else ""
        said = words[f"{grid.id}.stage-{group.id}{gone}"]
        assert [text for text in (group.name, group.old_name) if shown(text) not in said] == []
        cell = words.get(f"{grid.id}.stage-{group.id}.change", "")
        assert [text for each in group.told for text in _values(each) if text not in cell] == []
        assert shown(group.said) in cell
    for column in grid.columns:
        name = f"{grid.id}.touchpoint-{column.id}"
        if column.is_folded:
            continue
        card = (column.number, column.name, column.old_name, column.said)
        assert [text for text in card if shown(text) not in words[name]] == []
        for row, cell_ in column.cells.items():
            drawn = words[f"{name}.{row}.change"]
            assert [text for each in cell_ for text in _values(each) if text not in drawn] == []
    whole = words.get(f"{grid.id}.map", "")
    assert [text for each in grid.told for text in _values(each) if text not in whole] == []


def _values(told: Told) -> list[str]:
    """Return what has to be read in a cell: label and values, or where they are long or moved, the words for them."""
    if told.kind is Kind.MOVED or (told.old and told.new and len(told.old) + len(told.new) > 180):
        return [shown(told.said.removeprefix(f"{told.label}: "))]
    return [shown(text) for text in (told.label, told.old, told.new, told.more)]


def what_is_gone_is_struck_and_nothing_else(made: Changed) -> None:
    grid = made.grid
    felt = moments(made)
    rest = [item for item in made.scene.items if item not in felt]
    struck = squeezed("".join(text.content for text in texts(rest) if text.strike))
    gone = [each.name for each in grid.groups if each.mark is Mark.REMOVED]
    gone += [each.name for each in grid.columns if each.mark is Mark.REMOVED]
    gone += [each.old_name for each in grid.groups] + [each.old_name for each in grid.columns]
    assert [text for text in gone if shown(text) not in struck] == []
    if not any(gone) and not any(each.old for each in _all_told(made)):
        assert struck == "".join(each.number for each in grid.columns if each.mark is Mark.GHOST)
    assert [text.content for text in texts(felt) if text.strike] == [
        signed(each.feelings.old.value)
        for each in grid.columns
        if not each.is_folded and each.mark is not Mark.MOVED
        if each.feelings.old.value is not None and each.feelings.new.value is None
    ]


def _all_told(made: Changed) -> list[Told]:
    grid = made.grid
    return [
        *grid.told,
        *(each for group in grid.groups for each in group.told),
        *(each for column in grid.columns for cell in column.cells.values() for each in cell),
    ]


def arrows_lead_from_old_places(made: Changed) -> None:
    arrows = [group.id for group in groups(made.scene) if group.kind == "move"]
    moved = [column.id for column in made.grid.columns if column.mark is Mark.MOVED]
    assert arrows == [f"{made.grid.id}.touchpoint-{name}.move" for name in moved]
    ghosts = [slot for slot in made.sheet.slots if slot.columns[0].mark is Mark.GHOST]
    assert len(ghosts) == len(moved)
    assert {slot.width for slot in ghosts} <= {GHOST}


def time_runs_to_the_right_on_the_curves(made: Changed) -> None:
    for path in (item for item in made.scene.items if isinstance(item, Curve)):
        across = [path.start[0], *(x for curve in path.curves for x, _ in curve)]
        assert all(a < b for a, b in pairwise(across))


def the_legend_names_what_is_used(made: Changed) -> None:
    named = {words for _, words in entries_of(made.grid, headless=made.headless)}
    assert named == used(made)
    at_the_foot = [text.content for text in behind(made.scene) if text.y > foot(made)]
    assert [text for text in at_the_foot if text not in {"+", "−"}] == [
        words for _, words in entries_of(made.grid, headless=made.headless)
    ]


LAWS: tuple[Callable[[Changed], None], ...] = (
    lies_on_the_sheet,
    texts_are_measured,
    no_text_leaves_its_box,
    texts_behind_stay_in_the_rail_or_the_sheet,
    no_text_lies_over_another,
    cards_stand_apart,
    ids_are_there_once,
    the_document_is_well_formed,
    no_text_is_lost,
    what_is_gone_is_struck_and_nothing_else,
    arrows_lead_from_old_places,
    time_runs_to_the_right_on_the_curves,
    the_legend_names_what_is_used,
)
