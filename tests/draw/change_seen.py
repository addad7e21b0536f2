"""What is seen on a drawn change: where its columns and stages stand, and which signs are on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmap.draw.change.sheet import Slot
from cjmap.draw.palette import CARD, DELIGHT, INK, MUTED, PAIN
from cjmap.draw.scene import Box, Disc, Group, Item, Scene, Shape
from cjmap.view.change_grid import Mark
from cjmap.visible import visible
from tests.analysis.made import one_stage
from tests.draw.changed import Changed
from tests.draw.seen import Area, area, flat, groups, texts

WEIGHTS = ("worse for customers", "better for customers", "notable", "wording")


def slots(made: Changed) -> Iterator[tuple[str, Slot]]:
    for slot in made.sheet.slots:
        for column in slot.columns:
            yield f"{made.grid.id}.touchpoint-{column.id}", slot


def stages(made: Changed) -> Iterator[tuple[str, float, float]]:
    for group, left, right in made.sheet.stages:
        gone = ".before" if group.mark is Mark.REMOVED else ""
        yield f"{made.grid.id}.stage-{group.id}{gone}", left, right


def grounds(made: Changed) -> list[Area]:
    """Return the panels and the grounds of the lanes, from the top."""
    return [area(item) for item in made.scene.items if isinstance(item, Box) and item.radius == 6]


def foot(made: Changed) -> float:
    """Return where the legend begins."""
    standing = [area(group) for group in groups(made.scene) if group.kind != "move"]
    return max(each.bottom for each in (*standing, *grounds(made)))


def moments(made: Changed) -> list[Group]:
    """Return what stands on the curves."""
    return [group for group in groups(made.scene) if group.id.endswith(".feeling")]


def used(made: Changed) -> set[str]:
    """Return what the signs mean that stand above the legend, read off their shapes."""
    found: set[str] = set()
    for item in flat(item for item in made.scene.items if area(item).top < foot(made)):
        found |= {WEIGHTS[index] for index, look in enumerate(LOOKS) if look(item)}
    for group in groups(made.scene):
        said = [text.content for text in texts([group])]
        found |= {"new" for text in said if text.startswith("+ ")}
        found |= {"gone" for text in said if text.startswith("− ")}
        if group.kind == "folded":
            box = group.items[0]
            assert isinstance(box, Box)
            found.add("place that a touchpoint has left" if box.dash else "unchanged, folded")
    return found


def _pointed(item: Item, fill: str) -> bool:
    size = area(item)
    return isinstance(item, Shape) and item.fill == fill and round(size.right - size.left, 2) == 10


LOOKS: tuple[Callable[[Item], bool], ...] = (
    lambda item: _pointed(item, PAIN),
    lambda item: _pointed(item, DELIGHT),
    lambda item: isinstance(item, Disc) and (item.radius, item.fill) == (3.4, INK),
    lambda item: isinstance(item, Disc) and (item.radius, item.fill, item.stroke) == (3, CARD, MUTED),
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def shown(text: str) -> str:
    return squeezed(visible(text))


def spots(*before: str, to: tuple[str, ...], headless: bool = True) -> Changed:
    """Draw how touchpoints of one stage changed."""
    return Changed(one_stage(*before), one_stage(*to), headless=headless)


def said(scene: Scene | Group) -> list[str]:
    return [text.content for text in texts(scene.items)]


def struck(made: Group) -> list[str]:
    return [text.content for text in texts([made]) if text.strike]


def group(made: Changed, name: str) -> Group:
    """Return the group of a name, without the id of the map."""
    (found,) = [each for each in groups(made.scene) if each.id == f"{made.grid.id}.{name}"]
    return found
