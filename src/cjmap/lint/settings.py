"""Which rules run at which level, and what they are held to: the table `[lint]` of the settings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from cjmap.errors import BadSettings, Misuse
from cjmap.files.pattern import compiled
from cjmap.finding import Level, Profile, Rule
from cjmap.words import nearest, series

_PREFIX = re.compile(r"CJ\d{0,3}")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Choice(NamedTuple):
    """Which rules run: those of a profile, or the selected ones alone, without the ignored ones.

    Rules are named by code, by name, or by the start of a code: `CJ5` stands for all of its family.
    """

    profile: Profile = Profile.STANDARD
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        """Say whether a rule runs."""
        if any(names(word, rule) for word in self.ignore):
            return False
        if self.select:
            return any(names(word, rule) for word in self.select)
        return _RANKS[rule.profile] <= _RANKS[self.profile]


_RANKS = {profile: rank for rank, profile in enumerate(Profile)}


def names(word: str, rule: Rule) -> bool:
    """Say whether a word names a rule."""
    word = word.upper() if _PREFIX.fullmatch(word.upper()) else word
    return word == rule.name or (_PREFIX.fullmatch(word) is not None and rule.code.startswith(word))


def known(words: Iterable[str], rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return the words, each of which names a rule; raises Misuse for one that does not."""
    chosen = tuple(part.strip() for word in words for part in word.split(",") if part.strip())
    for word in chosen:
        if not any(names(word, rule) for rule in rules):
            close = nearest(word, [name for rule in rules for name in (rule.code, rule.name)])
            hint = f"did you mean {close}?" if close else "cjmap explain --all lists them"
            raise Misuse(f"there is no rule `{word[:60]}`", hint)
    return chosen


class LintSettings(NamedTuple):
    """The settings of `lint` for one project; `limits` are those of rules, by their names."""

    choice: Choice = Choice()
    levels: tuple[tuple[str, Level], ...] = ()
    per_file: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ()
    limits: Mapping[str, Mapping[str, Any]] = _NOTHING
    words: Mapping[str, tuple[str, ...]] = _NOTHING

    def level(self, rule: Rule) -> Level:
        """Return the level of a rule: the last setting that names it, else its own."""
        return next((level for word, level in reversed(self.levels) if names(word, rule)), rule.level)

    def ignores(self, rule: Rule, path: str) -> bool:
        """Say whether a rule is switched off for a file, by its path from the root of the project."""
        return any(
            glob.fullmatch(path) and any(names(word, rule) for word in words) for glob, words in self.per_file
        )


def settings_from(table: Mapping[str, Any], rules: Sequence[Rule]) -> LintSettings:
    """Read the table `[lint]`; raises BadSettings for what it does not know or expect."""
    rest = dict(table)
    profile = rest.pop("profile", Profile.STANDARD.value)
    if profile not in list(Profile):
        raise BadSettings(f"[lint] profile expects {series(Profile)}, not {str(profile)[:40]}")
    choice = Choice(
        Profile(profile),
        _words("select", rest.pop("select", []), rules),
        _words("ignore", rest.pop("ignore", []), rules),
    )
    levels = tuple(
        (_words("levels", [word], rules)[0], _level(word, level))
        for word, level in _table("levels", rest.pop("levels", {})).items()
    )
    per_file = tuple(
        (compiled(glob, hidden=True), _words(f"per-file-ignores {glob}", words, rules))
        for glob, words in _table("per-file-ignores", rest.pop("per-file-ignores", {})).items()
    )
    words = {
        name: _texts(f"words.{name}", texts) for name, texts in _table("words", rest.pop("words", {})).items()
    }
    return LintSettings(choice, levels, per_file, dict(_limits(rest, rules)), words)


def _table(name: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadSettings(f"[lint] {name} expects a table", f"write it as [lint.{name}]")
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise BadSettings(f"[lint] {name} expects a list of texts", f'write {name} = ["…", "…"]')
    return tuple(value)


def _words(name: str, value: object, rules: Sequence[Rule]) -> tuple[str, ...]:
    try:
        return known(_texts(name, value), rules)
    except Misuse as error:
        raise BadSettings(f"[lint] {name}: {error.sentence}", error.hint) from None


def _level(word: str, level: object) -> Level:
    if level not in list(Level):
        raise BadSettings(f"[lint.levels] {word} expects {series(Level)}, not {str(level)[:40]}")
    return Level(str(level))


def _limits(tables: Mapping[str, Any], rules: Sequence[Rule]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield the tables of rules, each holding limits that the rule has, of their types."""
    by_name = {rule.name: rule for rule in rules}
    for name, table in tables.items():
        if name not in by_name:
            close = nearest(
                name, [*by_name, "profile", "select", "ignore", "levels", "per-file-ignores", "words"]
            )
            hint = f"did you mean {close}?" if close else "limits stand in a table by the name of their rule"
            raise BadSettings(f"[lint] has no setting `{name[:60]}`", hint)
        own = limits_of(by_name[name])
        for key, value in _table(name, table).items():
            limit = key.replace("-", "_")
            if limit not in own:
                knows = series([each.replace("_", "-") for each in own], "and") or "none"
                raise BadSettings(f"[lint.{name}] has no limit `{key[:60]}`", f"its limits: {knows}")
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise BadSettings(f"[lint.{name}] {key} expects a number, not {str(value)[:40]}")
        yield name, {key.replace("-", "_"): value for key, value in table.items()}


@cache
def limits_of(rule: Rule) -> Mapping[str, Any]:
    """Return the limits of a rule, its keyword-only arguments, with their defaults."""
    parameters = inspect.signature(rule.function).parameters.values()
    return {p.name: p.default for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}
