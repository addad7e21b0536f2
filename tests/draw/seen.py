"""What is seen on a scene: its items without their groups, the boxes of its texts, and the marks among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from cjmap.draw import marks
from cjmap.draw.palette import DELIGHT, INK
from cjmap.draw.scene import Box, Disc, Group, Item, Line, Path, Picture, Point, Scene, Shape, Text
from cjmap.draw.sheet import MARGIN
from cjmap.draw.text import Style, upright, width_of


class Area(NamedTuple):
    """What something covers: left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Area, slack: float = 0.01) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Area, slack: float = 0.01) -> bool:
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


def flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def groups(scene: Scene) -> list[Group]:
    return [item for item in scene.items if isinstance(item, Group)]


def texts(items: Iterable[Item]) -> list[Text]:
    return [item for item in flat(items) if isinstance(item, Text)]


def area(item: Item) -> Area:
    """Return what an item covers; that of a text is from the top of its capitals to the foot of a `g`."""
    if isinstance(item, Text):
        return Area(item.left, item.y - 0.7 * item.size, item.left + item.width, item.y + 0.22 * item.size)
    points = corners(item)
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across), max(down))


def corners(item: Item) -> list[Point]:
    """Return points that enclose an item."""
    match item:
        case Box() | Picture():
            return [(item.x, item.y), (item.x + item.width, item.y + item.height)]
        case Disc():
            return [
                (item.x - item.radius, item.y - item.radius),
                (item.x + item.radius, item.y + item.radius),
            ]
        case Line() | Shape():
            return list(item.points)
        case Path():
            return [item.start, *chain.from_iterable(item.curves)]
        case Text():
            return [(item.x, item.y)]
        case Group():
            return list(chain.from_iterable(map(corners, item.items)))


def clashes(shown: Sequence[Text]) -> list[tuple[str, str]]:
    """Return the contents of texts that lie over each other."""
    found = []
    placed = sorted(((area(text), text.content) for text in shown), key=lambda pair: pair[0].top)
    for index, (one, content) in enumerate(placed):
        for other, below in placed[index + 1 :]:
            if other.top > one.bottom:
                break
            if one.meets(other, 0.5):
                found.append((content, below))
    return found


ON_CARDS = {mark: mark.__name__ for mark in (marks.wait, marks.clock, marks.entry, marks.moment_of_truth)}
"""The marks that may stand on a card, by their functions."""
IN_CELLS = {mark: mark.__name__ for mark in (marks.severe, *marks.OF_SIGN.values())}
ALL = ON_CARDS | IN_CELLS


def marks_in(items: Sequence[Item]) -> set[str]:
    """Return the names of the marks that are drawn among items, wherever they stand."""
    patterns = sorted(((mark(0, 0), name) for mark, name in ALL.items()), key=lambda pair: -len(pair[0]))
    found: set[str] = set()
    start = 0
    while start < len(items):
        here = [pair for pair in patterns if _alike(items[start : start + len(pair[0])], pair[0])][:1]
        found |= {name for _, name in here}
        start += len(here[0][0]) if here else 1
    return found


def _alike(some: Sequence[Item], others: Sequence[Item]) -> bool:
    if [_looks(one) for one in some] != [_looks(other) for other in others]:
        return False
    apart = {
        (round(x - a, 4), round(y - b, 4))
        for one, other in zip(some, others, strict=True)
        for (x, y), (a, b) in zip(corners(one), corners(other), strict=True)
    }
    return len(apart) == 1


def _looks(item: Item) -> tuple[object, ...]:
    """Return what an item is but for its place."""
    points = len(corners(item))
    match item:
        case Box():
            return Box, item.width, item.height, item.fill, item.stroke, item.dash, points
        case Disc():
            return Disc, item.radius, item.fill, item.stroke, item.width, points
        case Line() | Path():
            return type(item), item.stroke, item.width, item.dash, points
        case Shape():
            return Shape, item.fill, item.stroke, item.width, points
        case _:
            return (type(item),)


def behind(scene: Scene) -> list[Text]:
    return texts(item for item in scene.items if not isinstance(item, Group))


def lanes(scene: Scene) -> list[Area]:
    """Return the grounds of the lanes, from the top."""
    wide = scene.width - 2 * MARGIN
    return [
        area(item)
        for item in scene.items
        if isinstance(item, Box) and item.radius == 6 and item.width == wide and item.y > band(scene).bottom
    ]


def band(scene: Scene) -> Area:
    """Return the room of the stages from the top to the bottom of the band."""
    stages = [area(group.items[0]) for group in groups(scene) if group.kind == "stage"]
    return Area(0, stages[0].top, scene.width, stages[0].bottom)


def used(scene: Scene, *, feelings: bool) -> set[str]:
    """Return the names of the marks on the poster, read off its shapes."""
    found: set[str] = set()
    for group in groups(scene):
        found |= marks_in(group.items)
        if group.kind == "cell feeling":
            found |= {"unheard" for text in texts([group]) if text.content == "?"}
            found |= {
                "wanted"
                for i in group.items
                if isinstance(i, Disc) and (i.radius, i.stroke) == (5.5, DELIGHT)
            }
            found |= {
                "change" for i in group.items if isinstance(i, Disc) and (i.radius, i.fill) == (2.6, INK)
            }
        if group.kind == "touchpoint":
            card = group.items[0]
            assert isinstance(card, Box)
            found |= {"evidence"} if card.dash else set()
            found |= set() if card.fill else {"without_us"}
    if feelings:
        found |= _behind_the_curve(scene)
    return found


def _behind_the_curve(scene: Scene) -> set[str]:
    found: set[str] = set()
    foot = max(each.bottom for each in lanes(scene))
    for item in scene.items:
        if isinstance(item, Group) or area(item).top > foot:
            continue
        match item:
            case Path(stroke="ink", dash=dash):
                found.add("dashed" if dash else "solid")
            case Line(stroke="edge", width=2):
                found.add("internal")
            case Line(stroke="edge", width=1, points=((x, y), (right, bottom))) if (
                y != bottom and right - x > 1
            ):
                found.add("sloped")
            case Line(stroke="delight"):
                found.add("stage_wanted")
            case Box(height=10, opacity=0.38):
                found.add("stage_mood")
            case _:
                continue
    return found


def each_text_is_measured(scene: Scene) -> None:
    """Hold the texts of a scene to the widths that the bundled font gives them, and to a size that can be read."""
    for text in texts(scene.items):
        style = Style(text.size, 0, bold=text.bold, italic=text.italic)
        assert text.content
        assert text.width == round(width_of(text.content, style), 2)
        assert upright(text.content, style) == style
        assert text.size >= 10
