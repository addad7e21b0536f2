"""Counting findings, the summary line and the exit code."""

from __future__ import annotations

import io
import sys
from contextlib import closing

import pytest

from cjmap.commands import _progress
from cjmap.commands._options import FailOn
from cjmap.commands._report import Tally
from cjmap.finding import Finding, Level, Over, Profile, Rule, Said
from cjmap.place import Place, Position, SourceFile


def _finding(level: Level = Level.ERROR, file: str = "a.cjm.yaml") -> Finding:
    rule = Rule("CJ102", "unknown-reference", level, Profile.WORKSHOP, Over.MAP, lambda: Said(""))
    place = Place(SourceFile("/project", file), (), Position(1, 1), Position(1, 2))
    return Finding(rule, "a message", place, level)


def _tally(*maps: list[Finding], limit: int = 1000, hidden: int = 0) -> Tally:
    tally = Tally(limit)
    for findings in maps:
        tally.add(findings)
    tally.hidden += hidden
    return tally


E, W, I = Level  # noqa: E741


@pytest.mark.parametrize(
    ("tally", "summary"),
    [
        pytest.param(_tally([]), "1 map is valid", id="one without findings"),
        pytest.param(_tally([], [], []), "3 maps are valid", id="several without findings"),
        pytest.param(_tally([_finding()], []), "2 maps, 1 error in 1", id="one finding"),
        pytest.param(
            _tally([_finding(), _finding(), _finding(W)], [_finding(I, "b.cjm.yaml")]),
            "2 maps, 2 errors, 1 warning, 1 info in 2",
            id="all levels",
        ),
        pytest.param(
            _tally([_finding()] * 5, limit=2, hidden=2000),
            "1 map, 5 errors, 2,003 not shown in 1",
            id="findings over the limits",
        ),
    ],
)
def test_summary(tally: Tally, summary: str) -> None:
    assert tally.summary == summary


def test_limit_keeps_memory_small_and_the_count_right() -> None:
    tally = _tally([_finding()] * 3, [_finding(W)] * 3, limit=2)
    assert (len(tally.kept), tally.levels, tally.hidden, tally.maps) == (2, {E: 3, W: 3}, 4, 2)


@pytest.mark.parametrize(
    ("levels", "failing"),
    [
        ([], []),
        ([I], [FailOn.INFO]),
        ([W, I], [FailOn.WARNING, FailOn.INFO]),
        ([E], [FailOn.ERROR, FailOn.WARNING, FailOn.INFO]),
    ],
)
def test_exit_code(levels: list[Level], failing: list[FailOn]) -> None:
    tally = _tally([_finding(level) for level in levels])
    assert [fail_on for fail_on in FailOn if tally.exit_code(fail_on) == 1] == failing


def test_findings_that_are_not_kept_fail_too() -> None:
    assert _tally([_finding(W), _finding(E)], limit=1).exit_code(FailOn.ERROR) == 1


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("patience", "term", "quiet", "shown"),
    [
        pytest.param(-1.0, "xterm", False, True, id="who waits sees a bar"),
        pytest.param(60.0, "xterm", False, False, id="who need not wait does not"),
        pytest.param(-1.0, "dumb", False, False, id="a dumb terminal has none"),
        pytest.param(-1.0, "xterm", True, False, id="nor a quiet run"),
    ],
)
def test_progress(
    patience: float, term: str, quiet: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(_progress, "PATIENCE", patience)
    with closing(_progress.ticking(["a", "b", "c"], "Reading", quiet=quiet)) as ticking:
        assert list(ticking) == ["a", "b", "c"]
    assert ("Reading" in screen.getvalue() and "3/3" in screen.getvalue()) is shown
    assert bool(screen.getvalue()) is shown


def test_no_progress_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    monkeypatch.setattr(_progress, "PATIENCE", -1.0)
    assert list(_progress.ticking([1, 2], "Reading")) == [1, 2]
    assert log.getvalue() == ""
