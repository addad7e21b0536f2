"""Options that commands share, as values."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.commands._options import Color, FailOn, Output, Reading, Reporting, outputs, reading, reporting
from cjmap.errors import Misuse
from cjmap.finding import Level


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (FailOn.ERROR, [Level.ERROR]),
        (FailOn.WARNING, [Level.ERROR, Level.WARNING]),
        (FailOn.INFO, [Level.ERROR, Level.WARNING, Level.INFO]),
        (FailOn.NEVER, []),
    ],
)
def test_fail_on(fail_on: FailOn, failing: list[Level]) -> None:
    assert [level for level in Level if fail_on.fails(level)] == failing


@pytest.mark.parametrize(
    ("words", "made"),
    [
        pytest.param(["full"], (Output("full"),), id="one format"),
        pytest.param(["json=a=b.json"], (Output("json", "a=b.json"),), id="a file with an equals sign"),
        pytest.param(["json=-"], (Output("json"),), id="a hyphen is standard output"),
        pytest.param(["json=/dev/stdout"], (Output("json"),), id="so is its device"),
        pytest.param(
            ["full", "json=a", "concise=b"],
            (Output("full"), Output("json", "a"), Output("concise", "b")),
            id="several places",
        ),
    ],
)
def test_formats(words: list[str], made: tuple[Output, ...]) -> None:
    assert outputs(words) == made


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        pytest.param(
            ["full", "json"],
            "two formats would go to standard output",
            "give one a file: --format json=FILE",
            id="twice on standard output",
        ),
        pytest.param(
            ["full=a", "json=a"],
            "two formats would go to a",
            "give one a file: --format json=FILE",
            id="twice in one file",
        ),
        pytest.param(
            ["full=a", "json=./a"],
            "two formats would go to ./a",
            "give one a file: --format json=FILE",
            id="twice in one file by two names",
        ),
        pytest.param(
            ["json=a.cjm.yaml"],
            "`a.cjm.yaml` is the name of a map, and the findings would take its place",
            "choose another name",
            id="the name of a map",
        ),
        pytest.param(["json="], "`--format json=` names no file behind the =", None, id="no file"),
        pytest.param(["jsno"], "there is no format `jsno`", "did you mean json?", id="a typo"),
    ],
)
def test_formats_that_do_not_fit(words: list[str], sentence: str, hint: str | None) -> None:
    with pytest.raises(Misuse) as raised:
        outputs(words)
    assert (raised.value.sentence, raised.value.hint) == (sentence, hint)


def test_reading() -> None:
    assert reading(None, None, False, None) == Reading((".",))
    assert reading(["-"], "a.toml", False, "x.cjm.yaml") == Reading(("-",), "a.toml", False, "x.cjm.yaml")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            (None, "a.toml", True, None),
            "--config names a settings file and --isolated ignores all of them",
        ),
        (
            (["a"], None, False, "x.cjm.yaml"),
            "--stdin-filename is given but standard input is not read",
        ),
        ((["-", "-"], None, False, None), "standard input can be read only once"),
    ],
)
def test_reading_that_does_not_fit(options: tuple[Any, ...], sentence: str) -> None:
    with pytest.raises(Misuse) as raised:
        reading(*options)
    assert raised.value.sentence == sentence


def _reporting(**options: Any) -> Reporting:
    usual = {
        "formats": None,
        "fail_on": None,
        "strict": False,
        "exit_zero": False,
        "color": Color.AUTO,
        "quiet": False,
        "verbose": False,
    }
    return reporting(**{**usual, **options})


@pytest.mark.parametrize(
    ("options", "fail_on"),
    [
        ({}, FailOn.ERROR),
        ({"strict": True}, FailOn.WARNING),
        ({"exit_zero": True}, FailOn.NEVER),
        ({"fail_on": FailOn.INFO}, FailOn.INFO),
    ],
)
def test_reporting(options: dict[str, Any], fail_on: FailOn) -> None:
    assert _reporting(**options) == Reporting((Output("full"),), fail_on)


@pytest.mark.parametrize(
    "options",
    [
        {"strict": True, "exit_zero": True},
        {"strict": True, "fail_on": FailOn.ERROR},
        {"quiet": True, "verbose": True},
    ],
)
def test_reporting_that_does_not_fit(options: dict[str, Any]) -> None:
    with pytest.raises(Misuse, match="exclude each other"):
        _reporting(**options)
