"""Findings made by hand, as the floors below would make them."""

from __future__ import annotations

from cjmap.finding import Finding, Level, Over, Profile, Rule, Said
from cjmap.formats.findings import Frame
from cjmap.place import Place, Pointer, Position, SourceFile, excerpt

COFFEE = SourceFile("/project", "journeys/coffee.cjm.yaml")
FRAME = Frame(folder="/project")


def _said() -> Said:
    """Say nothing."""
    return Said("")


def rule(code: str = "CJ102", name: str = "unknown-reference") -> Rule:
    return Rule(code, name, Level.ERROR, Profile.WORKSHOP, Over.MAP, _said)


def place(
    line: str | None = "        channel: foo",
    column: int = 18,
    width: int = 3,
    *,
    file: SourceFile = COFFEE,
    number: int = 12,
    path: str = "stages[order].touchpoints[queue].channel",
    pointer: Pointer = ("stages", 1, "touchpoints", 0, "channel"),
) -> Place:
    shown = None if line is None else excerpt(line, column, width)
    return Place(file, pointer, Position(number, column), Position(number, column + width), shown, path)


def finding(
    message: str = 'no channel "foo"',
    where: Place | None = None,
    *,
    level: Level = Level.ERROR,
    hint: str | None = None,
    related: tuple[tuple[Place, str], ...] = (),
    broken: Rule | None = None,
) -> Finding:
    return Finding(broken or rule(), message, where or place(), level, hint, related)
