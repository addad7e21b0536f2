"""The table `[lint]`, and which rules it chooses."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.errors import BadSettings, Misuse
from cjmap.finding import Level, Profile
from cjmap.lint.run import lint_rules
from cjmap.lint.settings import Choice, LintSettings, known, names, settings_from

RULES = lint_rules()
BY_CODE = {rule.code: rule for rule in RULES}
PERSONA, USELESS = BY_CODE["CJ205"], BY_CODE["CJ909"]


@pytest.mark.parametrize(
    ("word", "is_named"),
    [("CJ205", True), ("CJ20", True), ("CJ2", True), ("CJ", True), ("missing-persona", True), ("CJ3", False),
     ("CJ2051", False), ("missing", False), ("cj205", True), ("C", False)],
)  # fmt: skip
def test_words_for_rules(word: str, is_named: bool) -> None:
    assert names(word, PERSONA) is is_named


def test_several_words_may_stand_in_one() -> None:
    assert known(["CJ2,CJ909", " missing-persona "], RULES) == ("CJ2", "CJ909", "missing-persona")


@pytest.mark.parametrize(
    ("word", "hint"),
    [("missing-personas", "did you mean missing-persona?"), ("zzz", "cjmap explain --all lists them")],
)
def test_unknown_words(word: str, hint: str) -> None:
    with pytest.raises(Misuse) as raised:
        known([word], RULES)
    assert (raised.value.sentence, raised.value.hint) == (f"there is no rule `{word}`", hint)


@pytest.mark.parametrize(
    ("choice", "takes"),
    [
        (Choice(), (True, True)),
        (Choice(Profile.WORKSHOP), (True, False)),
        (Choice(Profile.STRICT, ignore=("CJ2",)), (False, True)),
        (Choice(Profile.WORKSHOP, select=("CJ909",)), (False, True)),
        (Choice(select=("CJ2",), ignore=("missing-persona",)), (False, False)),
    ],
)
def test_choice(choice: Choice, takes: tuple[bool, bool]) -> None:
    assert (choice.takes(PERSONA), choice.takes(USELESS)) == takes


def test_a_whole_table() -> None:
    held = settings_from(
        {
            "profile": "strict",
            "select": ["CJ2"],
            "ignore": ["CJ201"],
            "levels": {"CJ2": "info", "missing-persona": "error"},
            "per-file-ignores": {"drafts/**": ["CJ2"]},
            "words": {"jargon": ["churn"]},
        },
        RULES,
    )
    assert held.choice == Choice(Profile.STRICT, ("CJ2",), ("CJ201",))
    assert (held.level(PERSONA), held.level(USELESS)) == (Level.ERROR, Level.WARNING)
    assert held.ignores(PERSONA, "drafts/deep/a.cjm.yaml")
    assert not held.ignores(PERSONA, "a.cjm.yaml")
    assert not held.ignores(USELESS, "drafts/a.cjm.yaml")
    assert held.words == {"jargon": ("churn",)}


def test_nothing_is_the_default() -> None:
    assert settings_from({}, RULES) == LintSettings(limits={}, words={})


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "another profile": ({"profile": "lax"}, "[lint] profile expects workshop, standard or strict, not lax"),
    "a text for a list": ({"select": "CJ2"}, "[lint] select expects a list of texts"),
    "no such rule": ({"ignore": ["CJ299"]}, "[lint] ignore: there is no rule `CJ299`"),
    "another level": (
        {"levels": {"CJ2": "fatal"}},
        "[lint.levels] CJ2 expects error, warning or info, not fatal",
    ),
    "a list for a table": ({"levels": ["CJ2"]}, "[lint] levels expects a table"),
    "a misspelt key": ({"profil": "strict"}, "[lint] has no setting `profil`"),
    "a rule without limits": (
        {"missing-persona": {"months": 3}},
        "[lint.missing-persona] has no limit `months`",
    ),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_bad_tables(case: tuple[dict[str, Any], str]) -> None:
    table, sentence = case
    with pytest.raises(BadSettings) as raised:
        settings_from(table, RULES)
    assert raised.value.sentence == sentence
