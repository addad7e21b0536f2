"""The labels of posters in the language of their map: all of them, and no word of the map itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw.poster import poster
from cjmap.draw.sheet import Columns
from cjmap.draw.svg import written
from cjmap.draw.text import is_bundled
from cjmap.view.grid import grid
from cjmap.view.speech import Speech
from tests.analysis.made import COFFEE, example, journey
from tests.conftest import Golden
from tests.draw.generated import COLUMNS, Drawn, maps
from tests.draw.labelled import posters
from tests.draw.laws import LAWS
from tests.draw.seen import texts
from tests.draw.test_poster_laws import PATHS, PROFILE
from tests.view.test_speech import LANGUAGES, said_by

_CODES = re.compile(r"\b(?:S[1-3]|I5·E2|[0-9a-f]{12})\b")
"""What is the same in every language: severities, ranks, and the digits of the map."""

SAME = {"de": set(), "es": set(), "fr": {" · 1 source", " · 2 sources"}, "nl": {"Routes", "Scenario"}}
"""What posters say in a language as in English."""
OTHERS = ("blueprint", "paper")
"""How the names of modules begin that say what no poster says."""


def said(lang: str) -> Iterator[str]:
    """Yield everything that posters say in a language, but for what has no letter."""
    for scene in posters(lang):
        yield scene.description
        yield from (text.content for text in texts(scene.items))


def labels(lang: str) -> set[str]:
    """Return the texts of posters in which Latin letters are left, without what is a code."""
    found = (_CODES.sub("", text) for text in said(lang))
    return {text for text in found if re.search("[A-Za-z]", text)}


class Recorder(dict[str, str]):
    """Words of a language that nobody speaks, without Latin letters, which remember what was said."""

    def get(self, text: str, _: object = None) -> str:
        self[text] = text
        return re.sub(r"(\{\w+\})|[A-Za-z]", lambda found: found[1] or "ж", text)


def test_everything_that_a_poster_says_is_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Recorder()
    monkeypatch.setattr("cjmap.view.speech._read", lambda language: Speech(language, words))
    assert labels("qq") == set()
    assert said_by(lambda module: not module.startswith(OTHERS)) - set(words) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_english_label_is_left(lang: str) -> None:
    assert labels("en") & labels(lang) == SAME[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_are_set_in_letters_of_the_font(lang: str) -> None:
    drawn = {
        character for scene in posters(lang) for text in texts(scene.items) for character in text.content
    }
    assert {character for character in drawn if not is_bundled(character)} == set()


def test_a_language_that_nobody_speaks_has_english_labels() -> None:
    assert labels("uk") == labels("en")


WORDS = """\
lang: de
owner: exit
channels: [email, {id: phone, name: store}]
sources: [{id: s, title: T}]
stages:
- name: alternatives
  question: Asks and wants
  touchpoints:
  - {name: end, channel: [email, phone, met], feeling: {score: 1, words: peak}, time: live}
  - name: "{name}"
    channel: print
    exits: [{why: exit, to: "{place} \\\\1"}]
    needs: "{words}"
    pain_points: [{text: planned}]
"""


def test_the_words_of_a_map_never_change() -> None:
    shown = [text.content for text in texts(poster(grid(journey(WORDS))).items)]
    own = ("1 alternatives", "Asks and wants", "end", "email", "store", "met", "peak", "planned", "live")
    assert [word for word in own if word not in shown] == []
    assert {"verantwortlich: exit", "zu: {place} \\1", "{name}", "{words}", "Drucksache"} <= {
        part for text in shown for part in text.split(" · ")
    }


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_law_holds_for_the_examples(path: Path, lang: str) -> None:
    made = Drawn(example(path).with_(lang=lang))
    for law in LAWS:
        law(made)


@settings(PROFILE, max_examples=6)
@given(text=maps(), lang=st.sampled_from(LANGUAGES), columns=st.sampled_from(COLUMNS))
def test_every_law_holds_for_every_map(text: str, lang: str, columns: Columns) -> None:
    made = Drawn(f"lang: {lang}\n{text}", columns)
    for law in LAWS:
        law(made)


def test_the_coffee_example_in_german(golden: Golden) -> None:
    golden("poster/coffee-de.svg", written(poster(grid(example(COFFEE).with_(lang="de"), file=COFFEE.name))))
