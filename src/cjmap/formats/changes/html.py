"""Changes as one page of HTML: each map drawn and in words, complete in itself, without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cjmap import __version__
from cjmap.draw.change.picture import change
from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.draw.svg import inline
from cjmap.formats._compact import compact
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.formats.changes import Frame, Pair, by_subject, counts
from cjmap.formats.changes.text import summary
from cjmap.view.change_grid import change_grid
from cjmap.view.changes import Comparison, Number, Share, Told

DRAWN = True
"""This format draws both maps."""


@dataclass(frozen=True, slots=True)
class _Section:
    """What the page tells of one map."""

    id: str
    title: str
    about: str
    counts: str
    numbers: tuple[Number, ...]
    shares: tuple[Share, ...]
    picture: Markup
    subjects: tuple[tuple[str, list[Told]], ...]


def write(pairs: Sequence[Pair], frame: Frame, light: Theme = LIGHT, dark: Theme = DARK) -> str:  # noqa: ARG001 - every format has it
    """Return the page; maps that are the same are left out, those that came or went are named."""
    made = [_section(index, pair) for index, pair in enumerate(pairs) if pair.told]
    sections = [section for section, _ in made]
    style = palette(light, dark, "") + "".join(looks for _, looks in made) + dense(file("changes.css"))
    others = [
        ("new map" if pair.old is None else "map is gone", pair.new or pair.old, pair.title)
        for pair in pairs
        if pair.comparison is None
    ]
    alone = len(sections) == 1 and not others
    lang = next((pair.maps[1].lang for pair in pairs if pair.maps and pair.told), "en") if alone else "en"
    return (
        environment()
        .from_string(file("changes.html.jinja"))
        .render(
            lang=lang,
            title=f"What changed: {sections[0].title}" if alone else "What changed on the journey maps",
            summary=summary(pairs),
            maps=sections,
            others=others,
            style=Markup(style),
            policy=policy(style),
            nothing="Nothing changed for customers." if not others else "No map stands on both sides.",
            version=__version__,
        )
    )


def _section(index: int, pair: Pair) -> tuple[_Section, str]:
    """Return what is told of a map, and the style of its picture."""
    made, maps = pair.comparison, pair.maps
    assert made is not None
    assert maps is not None
    files = (pair.old or "", pair.new or "")
    grid = change_grid(made, maps, files, f"change-{index}-")
    picture, looks = compact(inline(change(grid, headless=True), sized=True), f"c{index}-", scripted=False)
    section = _Section(
        f"map-{index}-{maps[1].id}",
        pair.title,
        _about(made, files),
        ", ".join(f"{count} {weight.value}" for weight, count in counts([pair]).items() if count),
        made.numbers,
        made.shares,
        Markup(picture),
        tuple(by_subject(pair).items()),
    )
    return section, looks


def _about(made: Comparison, files: tuple[str, str]) -> str:
    return " · ".join([made.terms.title, " → ".join(dict.fromkeys(name for name in files if name))])
