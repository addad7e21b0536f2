"""What pictures say in the language of their map: what is said has words in every language, and nothing else has."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

import cjmap
from cjmap.draw import legend, limits, moments
from cjmap.draw.blueprint import picture as blueprint
from cjmap.draw.blueprint import rail as blueprint_rail
from cjmap.model.journey import Route
from cjmap.view import blueprint as blueprint_view
from cjmap.view import head, lanes, names, phrases, said
from cjmap.view.items import Sign
from cjmap.view.speech import ENGLISH, Speech, speech

LANGUAGES = ("de", "es", "fr", "nl")
FLOORS = [Path(cjmap.__file__).parent / floor for floor in ("view", "draw")]


def words_of_entries(module: str) -> tuple[str, ...]:
    """Return the words of the entries of a legend, which are said all at once."""
    tree = ast.parse((FLOORS[1] / f"{module}.py").read_text(encoding="utf-8"))
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Entry"
    ]
    words = [call.args[1] for call in calls]
    literal = [str(each.value) for each in words if isinstance(each, ast.Constant)]
    return (*literal, *(Sign[each.attr] for each in words if isinstance(each, ast.Attribute)))


TABLES: dict[tuple[str, str], tuple[str, ...]] = {
    ("paper/blank", "sign.value"): tuple(sign.value for sign in Sign if sign is not Sign.UNKNOWN),
    ("blueprint", "OWNED[owned]"): tuple(blueprint_view.OWNED.values()),
    ("blueprint/picture", "heading"): (blueprint.MISSING[0], blueprint.HIDDEN[0]),
    ("blueprint/picture", "hint"): (blueprint.MISSING[1], blueprint.HIDDEN[1]),
    ("blueprint/legend", "entry.words"): words_of_entries("blueprint/legend"),
    ("blueprint/rail", "NOBODY"): (blueprint_rail.NOBODY,),
    ("limits", "limit.name"): tuple(limit.name for limit in limits.LIMITS),
    ("feeling", "tags.get(place, '')"): (moments.LOWEST, moments.PEAK, moments.END),
    ("header", "KINDS[state]"): tuple(head.KINDS.values()),
    ("head", "STATUSES[journey.status]"): tuple(head.STATUSES.values()),
    ("items", "UNSAID"): (said.UNSAID,),
    ("items", "phrases.LEADS.get(name, '')"): tuple(phrases.LEADS.values()),
    ("items", "phrases.MET.get(expectation.met or '', '')"): tuple(phrases.MET.values()),
    ("items", "phrases.STATUSES.get(opportunity.status, '')"): tuple(phrases.STATUSES.values()),
    ("lanes", "caption"): tuple(caption for _, caption in lanes.HEADINGS.values() if caption),
    ("lanes", "heading"): tuple(heading for heading, _ in lanes.HEADINGS.values()),
    ("legend", "OPPORTUNITY if sign is Sign.OPPORTUNITY else sign.value"): (
        legend.OPPORTUNITY,
        *(sign.value for sign in Sign if sign not in {Sign.OPPORTUNITY, Sign.PAIN_POINT}),
    ),
    ("names", "text"): names.CHANNELS,
    ("routes", "route.ends"): tuple(
        text.replace("-", " ")
        for text in get_args(get_args(get_args(Route.model_fields["ends"].annotation)[0])[0])
    ),
    ("phrases", "*TIMES[unit]"): tuple(words for both in phrases.TIMES.values() for words in both),
    ("phrases", "CROSSED[crossing.dimensions]"): tuple(phrases.CROSSED.values()),
    ("phrases", "LEAVING[to]"): tuple(phrases.LEAVING.values()),
}
"""What is said from tables: where, how that is written there, and the texts that it may be."""

SAME = {
    "de": set(),
    "es": set(),
    "fr": {"{count} source", "{count} sources"},
    "nl": {"Routes", "“{text}”", "Scenario", "{time} week"},
}
"""What a language says as English does."""


class Said:
    """A call that says something: in which module, its texts or how they are written, and the blanks it fills."""

    def __init__(self, module: str, call: ast.Call, *, counts: bool) -> None:
        texts = call.args[1:] if counts else call.args
        self.module = module
        self.texts = [str(each.value) for each in texts if isinstance(each, ast.Constant)]
        self.written = [ast.unparse(each) for each in texts if not isinstance(each, ast.Constant)]
        self.blanks = {each.arg for each in call.keywords}
        self.counts = counts


def is_say(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "say") or (
        isinstance(node, ast.Attribute) and node.attr == "say" and ast.unparse(node) != "terms.say"
    )


def every() -> Iterator[Said]:
    """Yield every call of the floors that says something."""
    paths = [(path, floor) for floor in FLOORS for path in floor.glob("**/*.py")]
    for path, floor in sorted(paths):
        module = path.relative_to(floor).with_suffix("").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="count", value=value)) if is_say(value):
                    yield Said(module, node, counts=True)
                case ast.Call(func=func) if is_say(func):
                    yield Said(module, node, counts=False)
                case _:
                    continue


EVERY = list(every())


def said_by(chosen: Callable[[str], bool]) -> set[str]:
    """Return what is said by the modules that are chosen by their names."""
    literal = {text for each in EVERY if chosen(each.module) for text in each.texts}
    return literal | {text for (module, _), texts in TABLES.items() if chosen(module) for text in texts}


def keys() -> set[str]:
    return said_by(lambda module: True)


def blanks(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def words(language: str) -> Mapping[str, str]:
    return speech(language).words


def test_what_is_not_said_word_for_word_is_in_a_table() -> None:
    assert {(each.module, written) for each in EVERY for written in each.written} == set(TABLES)


def test_blanks_are_filled_where_a_text_is_said() -> None:
    for each in EVERY:
        for text in each.texts:
            assert set(blanks(text)) - ({"count"} if each.counts else set()) == each.blanks, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_words_for_all_that_is_said_and_for_nothing_else(language: str) -> None:
    assert sorted(words(language)) == sorted(keys())


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_are_the_same_in_every_language(language: str) -> None:
    apart = {text: own for text, own in words(language).items() if blanks(own) != blanks(text)}
    assert apart == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_neither_empty_nor_english(language: str) -> None:
    assert {text for text, own in words(language).items() if not own.strip(" {}")} == set()
    assert {text for text, own in words(language).items() if own == text} == SAME[language]


QUOTES = {"de": "„“", "es": "«»", "fr": "«»", "nl": "“”"}


@pytest.mark.parametrize(("language", "quotes"), QUOTES.items(), ids=QUOTES)
def test_quotes_are_those_of_the_language(language: str, quotes: str) -> None:
    assert set(re.findall("[\"'„“”‚‘«»]", "".join(words(language).values()))) == set(quotes)


def test_in_french_a_space_that_never_breaks_stands_inside_quotes_and_before_a_colon() -> None:
    whole = "\n".join(words("fr").values())
    assert re.findall("[^\u00a0][»:;!?]|«[^\u00a0]", whole) == []
    assert {text for text, own in words("de").items() if "\u00a0" in own} == set()


TAGS = {
    "a language": ("de", "de"),
    "of a country": ("de-AT", "de"),
    "in capitals": ("DE", "de"),
    "with a script and a country": ("fr-Latn-CA", "fr"),
    "English": ("en", "en"),
    "English of a country": ("en-GB", "en"),
    "one without words": ("uk", "en"),
    "one that nobody knows": ("xx", "en"),
    "none": ("", "en"),
    "no tag": ("de_AT", "en"),
    "a path": ("../speech/de", "en"),
    "letters that are no ASCII": ("dé", "en"),
}


@pytest.mark.parametrize(("tag", "language"), TAGS.values(), ids=TAGS)
def test_only_the_language_of_a_tag_counts(tag: str, language: str) -> None:
    assert speech(tag).language == language
    assert (speech(tag) is ENGLISH) == (language == "en")


COUNTS = {
    "English: none": (ENGLISH, 0, "0 stages"),
    "one": (ENGLISH, 1, "1 stage"),
    "several": (ENGLISH, 3, "3 stages"),
    "thousands": (ENGLISH, 1234567, "1,234,567 stages"),
    "German: none": (speech("de"), 0, "0 Phasen"),
    "German: one": (speech("de"), 1, "1 Phase"),
    "German: a comma would be a decimal one": (speech("de"), 1234, "1 234 Phasen"),
    "French: none is one": (speech("fr"), 0, "0 étape"),
    "French: several": (speech("fr"), 2, "2 étapes"),
}


@pytest.mark.parametrize(("say", "count", "text"), COUNTS.values(), ids=COUNTS)
def test_counts(say: Speech, count: int, text: str) -> None:
    assert say.count(count, "{count} stage", "{count} stages") == text


HOSTILE = (
    "{name}", "{0}", "{}", "{{", "}", "{name!r}", "{name.__class__}", "%s", "\\1", "\\g<0>", "$&", "„“”", "a\nb",
    "\x1b[31m", "<b>&amp;", "\ud800", "",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("say", [ENGLISH, speech("de")], ids=["en", "de"])
def test_what_fills_a_blank_may_hold_anything(say: Speech, text: str) -> None:
    before = {"en": "owner ", "de": "verantwortlich: "}[say.language]
    assert say("owner {name}", name=text) == before + text
    assert say("falls to {value} at “{name}”", value="{name}", name=text).count("{name}") == 1 + (
        text == "{name}"
    )


def test_what_has_no_words_is_said_in_english() -> None:
    say = Speech("qq", {"exit": "X"})
    assert (say("exit"), say("met"), say.count(1, "{count} stage", "{count} stages")) == (
        "X",
        "met",
        "1 stage",
    )
