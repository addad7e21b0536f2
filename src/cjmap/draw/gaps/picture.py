"""The picture of gaps: channels, devices or departments as lanes, and the journey running across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjmap.analysis.handoffs import State
from cjmap.draw import legend, looks, marks, pills
from cjmap.draw.edges import arrow
from cjmap.draw.gaps.layout import ARC, CARD, Line, columns, lines, told, turns
from cjmap.draw.layout import Area, straight
from cjmap.draw.looks import Look
from cjmap.draw.opening import opening
from cjmap.draw.palette import (
    BAND,
    EDGE,
    GROUND,
    HAIRLINE,
    ON_BAND,
    PAPER,
    of_feeling,
    on_feeling,
)
from cjmap.draw.palette import CARD as CARD_FILL
from cjmap.draw.scene import Box, Group, Item, Scene
from cjmap.draw.scene import Line as Rule
from cjmap.draw.sheet import GAP, MARGIN, PAD
from cjmap.draw.text import BADGE, CELL_STRONG, LABEL, SMALL, STRONG, Style, line, paragraph
from cjmap.view.gaps import ALONE, Gaps, Hop, Spot
from cjmap.view.graph_parts import Edge, Kind
from cjmap.view.said import signed
from cjmap.words import plural

RAIL, LEAST = 190.0, 1000.0
_INSIDE, _TALL, _LANE = 11.0, 56.0, 20.0
_STAGE = Style(12, 16, ON_BAND, bold=True)
_KINDS = {
    State.MANAGED: Kind.MANAGED,
    State.UNMANAGED: Kind.GAP,
    State.UNKNOWN: Kind.UNKNOWN,
    None: Kind.STEP,
}


def gaps_picture(gaps: Gaps) -> Scene:
    """Return the picture; raises CjmapError where Graphviz cannot lead a line around the cards."""
    said = {
        hop: pill
        for hop in told(gaps)
        if (pill := pills.of_edge(_edge(hop), (96.0, 120.0, 150.0))) is not None
    }
    lefts = columns(gaps, MARGIN + RAIL + PAD, said)
    right = max([LEAST - MARGIN, *(x + CARD + PAD for x in lefts)])
    head, y = opening(gaps.title, gaps.head, gaps.description, right - MARGIN)
    band, y = _band(gaps, lefts, y + 2 * GAP)
    cards, grounds, y = _lanes(gaps, lefts, y + GAP, right)
    drawn = lines(gaps, cards, said)
    low = max([y, *(point[1] + 8 for each in drawn for curve in each.curve.curves for point in curve)])
    foot, y = _foot(gaps, low + GAP, right)
    body = [*grounds, *_hops(gaps, drawn), *_spots(gaps, cards)]
    width, height = right + MARGIN, y + MARGIN / 2
    items = (Box(0, 0, width, height, PAPER), *head, *band, *body, *foot)
    return Scene(gaps.id, width, height, gaps.title, gaps.description, gaps.lang, items)


def _edge(hop: Hop) -> Edge:
    """Return a hop as an edge of the flow, which is drawn and told the same way."""
    lost = hop.lost.removeprefix("loses: ") if hop.state is State.UNMANAGED else ""
    when = hop.said if hop.state is not State.MANAGED else " · ".join(p for p in (hop.said, hop.lost) if p)
    return Edge("", "", 1, _KINDS[hop.state], hop.back, when, "", lost)


def _band(gaps: Gaps, lefts: list[float], y: float) -> tuple[list[Item], float]:
    """Return the stages above the touchpoints that are theirs."""
    items: list[Item] = []
    bottom, place = y + 28, 0
    for number, (name, count) in enumerate(gaps.stages, start=1):
        if count:
            x, end = lefts[place], lefts[place + count - 1] + CARD
            lines, low = paragraph(x + 10, y + 5, f"{number}  {name}", _STAGE, end - x - 16)
            items += lines
            bottom = max(bottom, low + 6)
            place += count
    place = 0
    boxes: list[Item] = []
    for _, count in gaps.stages:
        if count:
            x, end = lefts[place], lefts[place + count - 1] + CARD
            boxes.append(Box(x, y, end - x, bottom - y, BAND, None, 4))
            place += count
    return [*boxes, *items], bottom


def _lanes(gaps: Gaps, lefts: list[float], y: float, right: float) -> tuple[list[Area], list[Item], float]:
    """Return the places of the cards, the grounds of the lanes, and where these end."""
    heights = [max(_TALL, _card(spot, 0, 0)[1]) for spot in gaps.spots]
    items: list[Item] = []
    middles: list[float] = []
    for index, name in enumerate(gaps.lanes):
        own = [height for height, spot in zip(heights, gaps.spots, strict=True) if spot.lane == index]
        _, end = paragraph(MARGIN + PAD, 0, name, STRONG, RAIL - 2 * PAD)
        height = max([*own, end + 14]) + 2 * _LANE
        middle = y + height / 2
        if any(turns(gaps, hop) and gaps.spots[hop.start].lane == index for hop in gaps.hops):
            height += ARC
        middles.append(middle)
        ground = GROUND if name != ALONE else None
        items.append(
            Box(
                MARGIN,
                y,
                right - MARGIN,
                height,
                ground,
                None if ground else HAIRLINE,
                6,
                "" if ground else "4 4",
            )
        )
        top = middle - (end + 14) / 2
        words, low = paragraph(MARGIN + PAD, top, name, STRONG, RAIL - 2 * PAD)
        count = sum(spot.lane == index for spot in gaps.spots)
        more, _ = paragraph(MARGIN + PAD, low, plural(count, "touchpoint"), SMALL, RAIL - 2 * PAD)
        items += [*words, *more]
        y += height + 6
    cards = [
        Area(x + CARD / 2, middles[spot.lane], CARD, height)
        for x, spot, height in zip(lefts, gaps.spots, heights, strict=True)
    ]
    touches = [
        Rule(((card.x, card.y), (card.x, middles[other])), EDGE, 1, "2 3")
        for card, spot in zip(cards, gaps.spots, strict=True)
        for other in spot.touches
    ]
    dots = [
        Box(card.x - 5, middles[other] - 5, 10, 10, CARD_FILL, EDGE, 5)
        for card, spot in zip(cards, gaps.spots, strict=True)
        for other in spot.touches
    ]
    return cards, [*items, *touches, *dots], y


def _card(spot: Spot, x: float, y: float) -> tuple[list[Item], float]:
    """Return what stands on a card, and how high that is."""
    left, room = x + _INSIDE + 4, CARD - 2 * _INSIDE - 4
    items: list[Item] = [line(left, y + 17, str(spot.number), LABEL)]
    if spot.value is not None:
        number = line(
            x + CARD - 15, y + 17, signed(spot.value), BADGE._replace(fill=on_feeling(spot.value)), "end"
        )
        items += [
            Box(number.left - 6, y + 5.5, number.width + 12, 16, of_feeling(spot.value), None, 8),
            number,
        ]
    lines, end = paragraph(left, y + 24, spot.name, CELL_STRONG, room)
    more, end = paragraph(left, end, spot.words, SMALL, room)
    return [*items, *lines, *more], end - y + 9


def _spots(gaps: Gaps, cards: list[Area]) -> Iterator[Group]:
    for spot, card in zip(gaps.spots, cards, strict=True):
        x, y = card.x - CARD / 2, card.y - card.height / 2
        edge = HAIRLINE if spot.with_us else EDGE
        items: list[Item] = [Box(x, y, CARD, card.height, CARD_FILL, edge, 6)]
        if spot.value is not None:
            items.append(Box(x, y + 6, 5, card.height - 12, of_feeling(spot.value), None, 2))
        items += _card(spot, x, y)[0]
        anchor = f"touchpoint-{spot.id}"
        yield Group(f"{gaps.id}.{anchor}", "touchpoint", tuple(items), anchor)


def _look(hop: Hop) -> Look:
    if hop.state is None and not hop.back:
        return Look(EDGE, 1.4)
    return looks.of_step(_KINDS[hop.state], back=hop.back)


def _hops(gaps: Gaps, drawn: list[Line]) -> Iterator[Group]:
    """Yield all lines, and over them what they say."""
    named = list(zip(drawn, _anchors(gaps), strict=True))
    for each, (anchor, link) in named:
        items = tuple(arrow([each.curve], _look(each.hop)))
        yield Group(f"{gaps.id}.{anchor}", f"step {_KINDS[each.hop.state]}", items, link)
    for each, (anchor, link) in named:
        if each.pill is not None:
            yield Group(f"{gaps.id}.{anchor}.said", "said", pills.drawn(each.pill, each.middle), link)


def _anchors(gaps: Gaps) -> Iterator[tuple[str, str]]:
    """Yield what each hop is called, and where a page tells of it; a second one between the same two has a number."""
    seen: Counter[tuple[int, int]] = Counter()
    for hop in gaps.hops:
        seen[hop.start, hop.end] += 1
        start, end = gaps.spots[hop.start].id, gaps.spots[hop.end].id
        number = seen[hop.start, hop.end]
        more = f".{number}" if number > 1 else ""
        yield f"touchpoint-{start}.to-{end}{more}", f"touchpoint-{start}.next"


def _foot(gaps: Gaps, y: float, right: float) -> tuple[list[Item], float]:
    items, y = legend.row(list(_entries(gaps)), y, right)
    more, y = legend.footer(gaps.head.footer, y + GAP, right)
    return [*items, *more], y


def _entries(gaps: Gaps) -> Iterator[tuple[marks.Mark, str]]:
    """Yield the lines that are drawn, each with what it means."""
    hops = {(hop.state, hop.back): hop for hop in gaps.hops}
    words = {
        State.UNMANAGED: "gap: unmanaged hand-off",
        State.MANAGED: "managed hand-off",
        State.UNKNOWN: "hand-off nobody described",
        None: f"step in one {gaps.by}",
    }
    for state, said in words.items():
        if (hop := hops.get((state, False))) is not None:
            yield _sample(hop), said
    back = next((hop for hop in gaps.hops if hop.back and hop.state is not State.UNMANAGED), None)
    if back is not None:
        yield _sample(back), "step back"
    if any(spot.touches for spot in gaps.spots):
        yield _touch, f"another {gaps.by} of the same touchpoint"


def _sample(hop: Hop) -> marks.Mark:
    def sample(x: float, y: float) -> tuple[Item, ...]:
        return tuple(arrow([straight((x, y + 6), (x + marks.SIDE, y + 6))], _look(hop)))

    return sample


def _touch(x: float, y: float) -> tuple[Item, ...]:
    return (Box(x + 1, y + 1, 10, 10, CARD_FILL, EDGE, 5),)
