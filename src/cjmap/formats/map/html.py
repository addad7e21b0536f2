"""A map as one page of HTML: poster, table, story, and what follows from the map, readable without its script.

The page holds texts that strangers wrote. Every text is escaped by the template and has its invisible characters
spelled out, addresses lead only where `safe_url` lets them, and a Content-Security-Policy forbids all but our own
style and script, so that the page loads nothing and sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import get_args

from jinja2 import Template
from markupsafe import Markup

from cjmap.analysis.handoffs import Dimension
from cjmap.draw.matrix.picture import plotted
from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.draw.svg import inline
from cjmap.formats._compact import compact
from cjmap.formats._page import dense, environment, file, lean, palette, policy
from cjmap.formats._spark import Spark
from cjmap.formats.map import _links
from cjmap.formats.map._looks import feeling, mark_of, marks, name_of
from cjmap.view.dossier.handoffs import Handoff
from cjmap.view.dossier.opportunities import Improvement
from cjmap.view.dossier.whole import Dossier
from cjmap.view.heat_cells import Kind
from cjmap.view.heat_map import HeatMap
from cjmap.view.items import BRIEFLY, HANDOFFS, Sign
from cjmap.view.matrix import Matrix, Quadrant
from cjmap.view.pressing import money
from cjmap.view.said import signed
from cjmap.words import percent, plural

PICTURE = True
"""This format draws a map; it takes its dossier besides."""
_STYLES = ("page.css", "sections.css")
_SCRIPTS = ("shared.js", "filters.js", "poster.js", "page.js")


def write(
    dossier: Dossier,
    poster: str,
    light: Theme = LIGHT,
    dark: Theme = DARK,
    *,
    currency: str = "",
    in_report: bool = False,
) -> str:
    """Return the page of a map; `poster` is the picture of the same map, as `draw.svg.inline` writes it.

    Amounts are in `currency`. In a report the page leads to the brief of the same map, and to the atlas.
    """
    story = dossier.story
    picture, looks = compact(poster)
    shapes, more = marks(story.lang)
    plot, plain = _plot(dossier.matrix)
    style = "".join((palette(light, dark, poster), looks, more, plain, _dense(_STYLES))).replace("\n", "")
    script = _dense(_SCRIPTS)
    page = _template().render(
        dossier=dossier,
        in_report=in_report,
        currency=currency,
        story=story,
        poster=Markup(picture),
        plot=Markup(plot),
        signs=Markup(shapes),
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        anchors=_links.missing(poster, story),
        en=Markup("") if story.lang.lower().split("-")[0] == "en" else Markup(' lang="en"'),
        turning=tuple(_turning(dossier.handoffs)),
        tiers=tuple(_tiers(dossier)),
        order=_order(dossier.heat),
    )
    return lean(page)


@cache
def _template() -> Template:
    known = {
        "safe_url": _links.safe_url,
        "signed": signed,
        "feeling": feeling,
        "mark_of": mark_of,
        "mark_named": name_of,
        "HANDOFFS": HANDOFFS,
        "BRIEFLY": BRIEFLY,
        "spark": Spark,
        "money": money,
        "percent": percent,
        "plural": plural,
        "zip": zip,
        "MOMENT": Sign.MOMENT_OF_TRUTH,
    }
    return environment(**known).from_string(file("page.html.jinja"))


@cache
def _dense(names: tuple[str, ...]) -> str:
    return "".join(dense(file(name)) for name in names)


def _plot(matrix: Matrix) -> tuple[str, str]:
    """Return the plot of the opportunities and its style, nothing where none has impact and effort."""
    return compact(inline(plotted(matrix), kind="plot"), "x") if matrix.ranked else ("", "")


def _turning(handoffs: tuple[Handoff, ...]) -> Iterator[tuple[str, int]]:
    """Yield how many hand-offs lead to another channel, device and department, where any does."""
    for dimension in get_args(Dimension):
        if count := sum(dimension in each.dimensions for each in handoffs):
            yield dimension, count


def _tiers(dossier: Dossier) -> Iterator[tuple[Quadrant | None, list[Improvement]]]:
    """Yield the opportunities by quadrant, and those without a score at the end."""
    for quadrant, found in groupby(dossier.improvements, key=lambda each: each.entry.quadrant):
        yield quadrant, list(found)


def _order(heat: HeatMap) -> list[int]:
    """Return the columns of a heat map by their places, what is urgent beside the feeling: a screen is narrow."""
    first = (Kind.FEELING, Kind.PRIORITY)
    return sorted(range(len(heat.columns)), key=lambda place: heat.columns[place].kind not in first)
