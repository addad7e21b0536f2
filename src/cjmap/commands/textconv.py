"""A map as lines that git can compare: one for each fact, led by the ids that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from cjmap.commands import _emit
from cjmap.commands._lines import harmless, same_start
from cjmap.errors import Misuse
from cjmap.files.folder import posix
from cjmap.files.regular import read_regular
from cjmap.load.origin import id_in
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.overlay import OverlayKeys
from cjmap.model.walk import Inside, plan_of
from cjmap.place import SourceFile
from cjmap.syntax.document import LIMITS, read
from cjmap.words import slug

_MARKS = {b"<<<<<<<": (0,), b"|||||||": (), b"=======": (1,), b">>>>>>>": (0, 1)}
"""What git writes around the versions that it could not merge, and whose the lines behind it are."""
_LONGEST = 400
"""Characters of a path: a map of the model has none as long as that."""
_WHOLE = (JourneyMap, OverlayKeys)
"""What the root of a file may hold; a library holds nothing that a map does not."""

Facts = Iterator[tuple[str, str]]


def run(
    path: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The file to read.", show_default=False)
    ] = None,
) -> int:
    """Print a map as lines that git can compare, one for each fact.

    Examples:
      cjmap textconv coffee.cjm.yaml

    git calls it for `git log -p`, `git show` and `git blame` once `cjmap
    git-setup` has been run. It looks at this file alone: what an overlay extends
    and a library defines is not followed. What is no YAML is printed as it is.

    Exit code: 0 printed, whatever the file holds, 2 it cannot be read.
    """
    if path is None:
        raise Misuse("which file?", "cjmap textconv FILE; cjmap git-setup lets git call it")
    content = read_regular(path, LIMITS.bytes, posix(path))
    file = SourceFile("", posix(path))
    _emit.product("".join(f"{harmless(line)}\n" for line in _lines(content, file)))
    return 0


def _lines(content: bytes, file: SourceFile) -> list[str]:
    """Return what a file says; what could be read of broken YAML may lack a part, so its own lines stand for it."""
    said = _said(content, file)
    if said is None and b"<<<<<<< " in content:
        ours, theirs = (_said(version, file) for version in _versions(content))
        said = _beside(ours, theirs) if ours is not None and theirs is not None else None
    return _text(content) if said is None else said


def _said(content: bytes, file: SourceFile) -> list[str] | None:
    """Return the facts of a file and then its comments, or None where it is no correct YAML."""
    document = read(content, file, excerpts=False)
    if document.findings:
        return None
    facts = [f"{_short(path)}: {said}" for path, said in _group(document.data, "", _WHOLE)]
    return facts + [comment.text for comment in document.comments()]


def _short(path: str) -> str:
    """Return a path, without its start where a hostile one would make each line long."""
    return path if len(path) <= _LONGEST else f"…{path[1 - _LONGEST :]}"


def _versions(content: bytes) -> tuple[bytes, bytes]:
    """Return both versions of a file that git could not merge; where nothing marks them they are the same."""
    sides: tuple[list[bytes], list[bytes]] = [], []
    into: tuple[int, ...] = (0, 1)
    for line in content.splitlines(keepends=True):
        mark = line[:8].rstrip()
        if mark in _MARKS:
            into = _MARKS[mark]
            continue
        for side in into:
            sides[side].append(line)
    return b"".join(sides[0]), b"".join(sides[1])


def _beside(ours: list[str], theirs: list[str]) -> list[str]:
    """Return the facts of both versions of a file that git could not merge, between marks like its own."""
    start = same_start(ours, theirs)
    end = same_start(ours[start:][::-1], theirs[start:][::-1])
    mine, others = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    return [
        *ours[:start], "<<<<<<< ours", *mine, "=======", *others, ">>>>>>> theirs", *ours[len(ours) - end :]
    ]  # fmt: skip


def _text(content: bytes) -> list[str]:
    """Return the lines of any bytes as they are; the last one says where the file goes on beyond what is read."""
    lines = content[: LIMITS.bytes].decode("utf-8", "backslashreplace").removeprefix("\ufeff").split("\n")
    if not lines[-1]:
        del lines[-1]
    if len(content) > LIMITS.bytes:
        lines.append(f"… the file is larger than {LIMITS.bytes:,} bytes, and what follows is not shown")
    return [line.removesuffix("\r") for line in lines]


def _group(value: dict[str, Any], path: str, kinds: Iterable[type[Part]]) -> Facts:
    """Yield the facts of a mapping in the order of the model's fields, so that the order of keys is none."""
    parts: dict[str, Inside] = {}
    known: list[str] = []
    for kind in kinds:
        parts |= plan_of(kind).parts
        known += kind.model_fields
    for name in [*filter(value.__contains__, known), *sorted(value.keys() - known)]:
        yield from _facts(value[name], f"{path}.{name}" if path else name, parts.get(name))


def _facts(value: Any, path: str, inside: Inside | None) -> Facts:
    """Yield the facts of a value; `inside` is what its field holds, where that are parts."""
    if value is None:
        return
    if isinstance(value, list) or (inside is not None and inside.shape == "list"):
        yield from _list(value if isinstance(value, list) else [value], path, inside)
    elif isinstance(value, dict) and inside is not None and inside.shape == "map":
        for key in sorted(value):
            yield from _facts(value[key], f"{path}.{key}", Inside("one", inside.part))
    elif isinstance(value, dict):
        yield from _thing(value, path, inside)
    else:
        yield path, str(value) or '""'


def _list(items: list[Any], path: str, inside: Inside | None) -> Facts:
    """Yield the facts of each item: things by their ids, plain values without a number that would go stale."""
    if not items:
        yield path, "[]"
    for index, item in enumerate(items):
        if inside is None and not isinstance(item, dict | list):
            yield path, str(item) or '""'
        else:
            label = _label(item, inside)
            one = inside and Inside("one", inside.part)
            yield from _facts(_without_id(item, label), f"{path}[{label or index}]", one)


def _thing(value: dict[str, Any], path: str, inside: Inside | None) -> Facts:
    """Yield the facts of one thing: first what its short form would say, then the rest."""
    kind = inside.part if inside else None
    short = kind.short_form if kind else None
    rest = dict(value)
    said = [(path, str(rest.pop(short)))] if short and isinstance(rest.get(short), str) else []
    said += _group(rest, path, [kind] if kind else ())
    yield from said or [(path, "{}")]


def _without_id(item: Any, label: str) -> Any:
    """Return an item without the id that is in its path already; of an id alone, the id as a short form."""
    if not isinstance(item, dict) or not label or item.get("id") != label:
        return item
    return {key: value for key, value in item.items() if key != "id"} or label


def _label(item: Any, inside: Inside | None) -> str:
    """Return the id of an item, or a slug of the first words in it."""
    if (made := id_in(item)) or not isinstance(item, dict):
        return made
    fields = inside.part.model_fields if inside else sorted(item)
    texts = (item[name] for name in fields if isinstance(item.get(name), str))
    return slug(next(texts, ""))
