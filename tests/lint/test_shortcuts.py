"""What is asked before the patterns, to save their time, hides nothing that they would find."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.lint.opening import Opening, opening
from cjmap.lint.rules import cells
from cjmap.lint.subject import Subject
from cjmap.lint.words import entries_of, folded, languages
from cjmap.model.journey import JourneyMap

from .linting import TODAY, lint

law = settings(max_examples=200, derandomize=True, deadline=None, database=None)

LISTS = ("internal-processes", "company-acts", "departments", "inside-product", "paying")


def openings() -> Iterator[tuple[str, str, Opening]]:
    """Yield what finds the lists of names in every language, and one whose words settings gave."""
    extra = {"departments": ("'t huis", "İşlem", "—"), "paying": ("l’achat", "STRASSE")}
    for lang in (*languages(), "tr"):
        subject = Subject(JourneyMap.model_construct(lang=lang), TODAY, extra)
        for name in LISTS:
            if found := opening(subject, name):
                yield lang, name, found


OPENINGS = list(openings())


@law
@given(st.data())
def test_a_name_is_looked_at_closely_wherever_a_pattern_would_find_it(data: st.DataObject) -> None:
    lang, name, finds = data.draw(st.sampled_from(OPENINGS))
    known = (*entries_of(lang, name), *entries_of(lang, "fillers"), *entries_of(lang, "joints"))
    words = st.sampled_from(
        [*known, "'t huis", "İŞLEM", "—", "L’achat", "strasse", "Straße", "Coffee", "“", "my", ""]
    )
    cased = words.flatmap(
        lambda word: st.sampled_from([word, word.upper(), word.title(), word.replace(" ", "  ")])
    )
    text = data.draw(st.sampled_from([" ", "-", ", "])).join(data.draw(st.lists(cased, max_size=4)))
    unhurried = finds._replace(firsts=frozenset({""}))
    assert (finds.of(text), finds.whole(text)) == (unhurried.of(text), unhurried.whole(text))


@pytest.mark.parametrize("lang", languages())
def test_every_listed_reminder_is_found(lang: str) -> None:
    silent = [
        entry
        for entry in entries_of(lang, "todo")
        for text in (entry, entry.upper(), f"{entry} …")
        if not lint(f'lang: {lang}\ntitle: T\nsummary: "{text}"\nstages: \n  - name: A\n', "CJ907")
    ]
    assert silent == []


@pytest.mark.parametrize(
    "text",
    [
        *("TBD", "is TBC (tbc)", "FIXME", "XXXX", "Lorem Ipsum", "TODO: ask", "a TODO", "todo: ask"),
        *("??", "<name>", "{x}", "asdff"),
    ],
)
def test_a_sign_stands_in_whatever_the_patterns_find(text: str) -> None:
    patterns: list[re.Pattern[str]] = [cells._MARKER, cells._TODO, cells._ONLY_SIGNS]
    assert any(pattern.search(text) for pattern in patterns)
    assert any(sign in folded(text) for sign in cells._signs(()))
