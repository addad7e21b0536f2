"""Single places in a text of simple lines: those that the careful builder gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given

from cjmap.place import Pointer
from cjmap.syntax import outline, simple
from cjmap.syntax.document import Document
from cjmap.syntax.events import build
from cjmap.syntax.gate import admit
from cjmap.syntax.limits import Limits

from .reading import clean
from .test_laws import law, nodes
from .test_simple import SIMPLE, TEXTS

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("**/*.cjm.yaml"))


def differing(text: str, data: dict[str, Any]) -> list[tuple[Pointer, str]]:
    """Return the pointers, to nodes and past them, that are found at another place than in the tree."""
    tree = build(text, Limits())
    return [
        (asked, at)
        for pointer, _ in nodes(data)
        for asked in (pointer, (*pointer, 0), (*pointer, "name"), (*pointer, 0, "a"), (*pointer, 99))
        for at in ("key", "value")
        if outline.span(text, data, asked, at) != tree.span(asked, at)
    ]


@law
@given(TEXTS)
@example("a:\n- b: [c, null, d]\n  d:\n  - null\n  - e  # why\nf: {g: h, i: j}\n")
@example("# a\n\na:  'b' # c\nb:\n\n  # d\n  c:   e\n- ")
@example("a:\n  - {b: c}\n  - [d]\n  - []\n  - 'null'\n")
@example("a:\n  aa: 1\n  a: 2\n")
def test_every_place_is_that_of_the_careful_builder(text: str) -> None:
    if admit(text.encode(), Limits())[1]:
        return
    data = simple.data_of(text, Limits())
    if data and outline.can_find(text):
        assert differing(text, data) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_place_in_an_example(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data = simple.data_of(text, Limits())
    if data and outline.can_find(text):
        assert differing(text, data) == []


def read_whole(made: Document) -> bool:
    return made._marked is not None


def test_few_places_do_not_need_the_whole_text_and_many_do() -> None:
    made = clean("a: b\n" + "# c\n" * 50_000)
    made.span(("a",))
    assert not read_whole(made)
    for _ in range(5):
        made.span(("a",))
    assert read_whole(made)


def test_lines_inside_brackets_need_the_whole_text() -> None:
    made = clean(SIMPLE.replace('coffee: "to go"', "coffee"))
    assert made.text[slice(*made.span(("stages", 0, "touchpoints", 0, "feeling", "wanted")))] == "1"
    assert read_whole(made)
