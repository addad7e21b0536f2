"""Which pictures a command draws, where they go, and how one is drawn."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjmap.commands import _emit
from cjmap.commands._look import PAGE, PDF, PIXELS, TEXT_OF_GRAPH, Look
from cjmap.commands._options import STANDARD_OUTPUT, target
from cjmap.commands._views import Sight, graph_of, grid_of, scenes
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.words import nearest, series

if TYPE_CHECKING:
    from cjmap.draw.palette import Theme
    from cjmap.draw.scene import Scene
    from cjmap.finding import Finding

DEFAULT = "svg"
_SHOWN = 12


class Place(NamedTuple):
    """Where pictures go, and in which formats: standard output (no path), one file, or a folder."""

    formats: tuple[str, ...]
    path: str | None = None
    is_folder: bool = False

    def files(self, stem: str) -> Iterator[tuple[str, str]]:
        """Yield the file for each format of a map; `stem` is its name in a folder."""
        for name in self.formats:
            yield name, str(Path(self.path or "") / f"{stem}.{name}") if self.is_folder else self.path or ""


def place(output: str | None, words: Sequence[str]) -> Place:
    """Read where pictures go: a word with a suffix is a file, any other a folder; raises Misuse."""
    formats = tuple(dict.fromkeys(_picture(word, f"there is no picture format `{word}`") for word in words))
    if output is None or output in STANDARD_OUTPUT:
        return Place(_one(formats or (DEFAULT,), "standard output"))
    path = target(output, "the picture") or ""
    if _is_folder(path):
        return Place(formats or (DEFAULT,), path, is_folder=True)
    if formats:
        return Place(_one(formats, f"`{path}`"), path)
    suffix = Path(path).suffix.removeprefix(".").lower()
    return Place((_picture(suffix, f"the suffix of `{path}` names no picture format"),), path)


def _is_folder(path: str) -> bool:
    return path.endswith(("/", os.sep)) or os.path.isdir(path) or not Path(path).suffix  # noqa: PTH112 - never raises


def _one(formats: tuple[str, ...], where: str) -> tuple[str, ...]:
    if len(formats) > 1:
        raise Misuse(f"{len(formats)} formats do not fit into {where}", "name a folder: -o pictures/")
    return formats


def _picture(name: str, complaint: str) -> str:
    """Return the name of a format that writes pictures; raises Misuse with those that there are."""
    if name in registry.names("map") and _draws(name):
        return name
    pictures = [each for each in registry.names("map") if _draws(each)]
    close = nearest(name, pictures)
    raise Misuse(complaint, f"did you mean {close}?" if close else f"known: {series(pictures, 'and')}")


def _draws(name: str) -> bool:
    return getattr(registry.module("map", name), "PICTURE", False)


def pictures(sight: Sight, name: str, look: Look) -> list[str | bytes]:
    """Return the picture of a map in a format: one, or where it needs several sheets one for each of them."""
    if name == TEXT_OF_GRAPH:
        return [registry.module("map", name).write(graph_of(sight, look))]
    if name == PAGE:
        return [page(sight, look)]
    drawn = scenes(sight, look)
    if drawn.said:
        _emit.say(drawn.said)
    module = registry.module("map", name)
    if name in (PDF, PIXELS):
        _warned(drawn.scenes)
    if name == PDF:
        return [module.write(drawn.scenes, sight.theme)]
    if name == PIXELS:
        return [_pixels(scene, look.scale, sight.theme) for scene in drawn.scenes]
    return [module.write(scene, sight.theme) for scene in drawn.scenes]


def page(
    sight: Sight, look: Look, today: date | None = None, findings: Iterable[Finding] | None = None
) -> str:
    """Return the page of a map; in a report it tells what the rules find, and what is so on this day."""
    from cjmap.draw.poster import poster
    from cjmap.draw.svg import inline
    from cjmap.view.dossier.whole import dossier

    told = dossier(sight.journey, look.persona, sight.file, today, findings)
    picture = inline(poster(grid_of(sight, look), look.shape))
    module, in_report = registry.module("map", PAGE), findings is not None
    written: str = module.write(told, picture, currency=sight.currency or "", in_report=in_report)
    return written


def numbered(path: str, count: int) -> list[str]:
    """Return the files of so many sheets: the one that was named, or with their numbers before the suffix."""
    if count == 1:
        return [path]
    stem, suffix = os.path.splitext(path)  # noqa: PTH122 - a word, which may be no path at all
    return [f"{stem}-{number}{suffix}" for number in range(1, count + 1)]


def _pixels(scene: Scene, scale: float, theme: Theme) -> bytes:
    """Return a picture in pixels; raises Misuse where it would be too large to hold in memory."""
    from cjmap.formats.map import png

    most = png.largest_scale(scene)
    if scale > most:
        raise Misuse(
            f"at scale {scale:g} the picture would be {scene.width * scale:,.0f} pixels wide, too many to hold",
            f"--scale {int(most * 10) / 10:g} is the most for this map; an SVG is sharp at any size",
        )
    return png.write(scene, scale, theme)


def _warned(drawn: Sequence[Scene]) -> None:
    """Say which characters of pictures fonts of this system have to draw."""
    from cjmap.formats.map.png import foreign

    lacking = "".join(dict.fromkeys("".join(map(foreign, drawn))))
    if lacking:
        shown = lacking[:_SHOWN] + ("…" if len(lacking) > _SHOWN else "")
        _emit.say(
            f"cjmap: the bundled font lacks {shown}: fonts of this system draw it, other machines may differ"
        )
