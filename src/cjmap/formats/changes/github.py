"""Changes as annotations on a pull request: what is worse as warnings, all else as notices, at its lines."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.diff.change import Weight
from cjmap.formats.changes import Frame, Pair
from cjmap.formats.findings._text import safe
from cjmap.formats.findings.github import escaped, whereabouts
from cjmap.view.changes import Told

PLACED = True
"""This format says where in the new file a change stands."""


def write(pairs: Sequence[Pair], frame: Frame) -> str:
    """Return one command for each change that is not editorial, the worst first, and one for maps that went."""
    root = frame.repository or frame.folder
    lines: list[str] = []
    for weight in Weight:
        if weight is not Weight.EDITORIAL:
            lines += [_command(told, root) for pair in pairs for told in pair.told if told.weight is weight]
    lines += [_gone(pair) for pair in pairs if pair.new is None]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))  # once, however many overlays inherit it


def _command(told: Told, root: str) -> str:
    kind = "warning" if told.weight is Weight.WORSE else "notice"
    where = f"{whereabouts(told.place, root)}," if told.place else ""
    title = f"journey map, {told.weight.value}: {told.change.reason}"
    return f"::{kind} {where}title={title}::{escaped(safe(f'{told.subject}: {told.said}'), '%')}"


def _gone(pair: Pair) -> str:
    return f"::notice title=journey map is gone::{escaped(safe(f'{pair.title} ({pair.old})'), '%')}"
