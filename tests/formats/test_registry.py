"""Formats by their names, and their order of findings."""

from __future__ import annotations

import pytest

from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.formats.findings import ordered
from cjmap.place import SourceFile

from .made import finding, place, rule


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("ful", "did you mean full?", id="the nearest is named"),
        pytest.param(
            "xml",
            "formats are concise, full, github, gitlab, json, jsonl, junit, markdown and sarif",
            id="else all are",
        ),
        pytest.param(
            "_text",
            "formats are concise, full, github, gitlab, json, jsonl, junit, markdown and sarif",
            id="helpers are no formats",
        ),
        pytest.param(
            "../findings/full",
            "formats are concise, full, github, gitlab, json, jsonl, junit, markdown and sarif",
            id="a path is no name",
        ),
    ],
)
def test_unknown_format(name: str, hint: str) -> None:
    with pytest.raises(Misuse) as raised:
        registry.module("findings", name)
    assert (raised.value.sentence, raised.value.hint) == (f"there is no format `{name}`", hint)


def test_order_is_by_file_position_code_and_message() -> None:
    in_order = [
        finding(where=place(file=SourceFile("/a", "z.cjm.yaml"))),
        finding(where=place(file=SourceFile("/b", "a.cjm.yaml"), number=9)),
        finding(where=place(file=SourceFile("/b", "a.cjm.yaml"), number=10, column=2)),
        finding(where=place(file=SourceFile("/b", "a.cjm.yaml"), number=10, column=11)),
        finding("a", place(file=SourceFile("/b", "b.cjm.yaml")), broken=rule("CJ101")),
        finding("b", place(file=SourceFile("/b", "b.cjm.yaml")), broken=rule("CJ101")),
        finding("a", place(file=SourceFile("/b", "b.cjm.yaml")), broken=rule("CJ102")),
    ]
    assert ordered(reversed(in_order)) == in_order
