"""A map as a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._map import Map, PersonaId, one_map, persona_of, refused
from cjmap.commands._options import (
    STANDARD_OUTPUT,
    TELL,
    Color,
    Config,
    Isolated,
    Reading,
    StdinFilename,
    When,
    reading,
    same_file,
    target,
)
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.words import nearest, series

DEFAULT = "svg"


def run(
    path: Map = ".",
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file; its suffix chooses the format. - is standard output.",
            rich_help_panel=TELL,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "-f", "--format", metavar="FORMAT", help="svg, whatever the suffix says.", rich_help_panel=TELL
        ),
    ] = None,
    persona: PersonaId = None,
    color: When = Color.AUTO,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = None,
) -> int:
    """Draw a map as a picture.

    Examples:
      cjmap render coffee.cjm.yaml -o coffee.svg
      cjmap render coffee.cjm.yaml --persona sam -o sam.svg
      cjmap render HEAD~1:coffee.cjm.yaml > before.svg

    Exit code: 0 the map is drawn, 1 it is not valid and its findings are told, 2 it could not be read.
    """
    sources = reading([path], config, isolated, stdin_filename)
    return render(sources, output=output, format=format, persona=persona, color=color)


def render(
    sources: Reading,
    *,
    output: str | None = None,
    format: str | None = None,  # noqa: A002 - as the option
    persona: str | None = None,
    color: Color = Color.AUTO,
) -> int:
    """Draw the map that is named, or tell its findings and write nothing, and return the exit code."""
    name = _format(output, format)
    if output is not None and same_file(output, sources.paths[0]):
        raise Misuse(
            f"`{output}` is the map itself, and the picture would take its place", "choose another name"
        )
    output = target(output, "the picture")
    journey, tally = one_map(sources)
    if journey is None:
        return refused(tally, color)
    from cjmap.draw.poster import poster
    from cjmap.view.grid import grid

    scene = poster(grid(journey, persona_of(journey, persona)))
    _emit.to(output, _fit(registry.module("map", name).write(scene), output))
    return 0


def _fit(picture: str, output: str | None) -> str:
    """Return the picture so that standard output can carry it: where it has no Unicode, by numbers of XML."""
    if output is not None or _emit.shows_unicode(sys.stdout):
        return picture
    return picture.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _format(output: str | None, word: str | None) -> str:
    """Return the format of the picture: as it is said, or by the suffix of the file."""
    if word is not None:
        return _picture(word, f"there is no picture format `{word}`")
    if output is None and _emit.is_terminal(sys.stdout):
        raise Misuse("a picture does not go to the terminal", "name a file: -o map.svg")
    if output is None or output in STANDARD_OUTPUT:
        return DEFAULT
    suffix = Path(output).suffix.removeprefix(".").lower()
    return _picture(suffix, f"the suffix of `{output}` names no picture format")


def _picture(name: str, complaint: str) -> str:
    """Return the name of a format that writes pictures; raises Misuse with those that there are."""
    formats = registry.names("map")
    if name in formats and _draws(name):
        return name
    pictures = [each for each in formats if _draws(each)]
    close = nearest(name, pictures)
    said = f"did you mean {close}?" if close else f"known: {series(pictures, 'and')}"
    raise Misuse(complaint, said)


def _draws(name: str) -> bool:
    return getattr(registry.module("map", name), "PICTURE", False)
