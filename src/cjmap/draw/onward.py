"""Where a map stands on several sheets: lines that go on to another one fade, and extremes are those of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.draw import moments
from cjmap.draw.curve import flattened, monotone
from cjmap.draw.moments import Field
from cjmap.draw.palette import EDGE, HAIRLINE, MUTED
from cjmap.draw.scene import Item, Line, Point
from cjmap.draw.sheet import LEFT, PAD, Sheet
from cjmap.view.grid_parts import Onward

_FADING = (MUTED, EDGE, HAIRLINE)
_OVER = 8.0
"""So far beyond the first column, and at most beyond the last, lines are drawn."""
_COMMON, _THEIRS, _FAN = 2.2, 1.4, 1.0


def items(sheet: Sheet, field: Field) -> Iterator[Item]:
    """Yield the ends of lines, each half of the way to a moment that stands on another sheet."""
    for leaving in sheet.part.onward if sheet.part else ():
        points = _way(sheet, leaving, field)
        width = _FAN if leaving.fan else _THEIRS if leaving.strand else _COMMON
        step = (len(points) - 1) // len(_FADING)
        for index, colour in enumerate(_FADING):
            yield Line(tuple(points[index * step : (index + 1) * step + 1]), colour, width)


def _way(sheet: Sheet, leaving: Onward, field: Field) -> Sequence[Point]:
    """Return points from a moment to the edge of the sheet, in the direction that the curve has there."""
    near = _point(sheet, leaving.strand, leaving.place, field)
    edge = LEFT - _OVER if leaving.back else min(sheet.slots[-1].end + _OVER, sheet.right - PAD / 2)
    beyond = (2 * edge - near[0], field.y(leaving.value))
    known = [near, beyond] if leaving.fan else [*_before(sheet, leaving, field), near, beyond]
    if leaving.back:
        known.reverse()
        points = flattened(known[0], monotone(known)[:1])[::-1]
    else:
        points = flattened(known[-2], monotone(known)[-1:])
    return points[: len(points) // 2 + 1]


def _before(sheet: Sheet, leaving: Onward, field: Field) -> list[Point]:
    """Return the moment of this sheet that the line joins to the one where it leaves, if there is any."""
    for run in sheet.grid.strands[leaving.strand].runs:
        if leaving.place in run:
            at = run.index(leaving.place) + (1 if leaving.back else -1)
            return [_point(sheet, leaving.strand, run[at], field)] if 0 <= at < len(run) else []
    return []


def _point(sheet: Sheet, strand: int, place: int, field: Field) -> Point:
    if strand:
        return moments.beside(sheet, strand, place, field)
    return field.point(place, sheet.grid.strands[0].values[place] or 0.0)


def said(sheet: Sheet) -> str:
    """Return in words where the common curve comes from and goes to; nothing where all of it is here."""
    say = sheet.grid.say
    leaving = [each for each in sheet.part.onward if not each.strand] if sheet.part else []
    back, on = (
        ", ".join(map(str, sorted({each.number for each in leaving if each.back is back})))
        for back in (True, False)
    )
    ends = (
        say("comes from {numbers}", numbers=back) if back else "",
        say("goes on at {numbers}", numbers=on) if on else "",
    )
    return ", ".join(filter(None, ends))


def extremes(sheet: Sheet) -> Mapping[int, str]:
    """Return the places of the lowest and highest moment and of the end, as far as those of the map are here."""
    if sheet.part is None:
        return moments.extremes(sheet.grid.groups)
    found = moments.extremes(sheet.part.whole.groups)
    return {place - sheet.part.first: tag for place, tag in found.items()}
