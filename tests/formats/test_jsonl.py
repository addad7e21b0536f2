"""One object a line."""

from __future__ import annotations

import json
from dataclasses import replace

from cjmap.formats.findings import json as format_json
from cjmap.formats.findings import jsonl

from .made import FRAME, finding, place


def test_every_line_is_a_finding_of_the_json_format() -> None:
    told = [
        finding(),
        finding(hint="did you mean `food`?", related=((place(number=40), "here"), (place(None), "and here"))),
        finding('Zoë "the" 咖啡\\\n\t##[x] \x7f\u2028', place(path="")),
    ]
    lines = jsonl.write(told, FRAME).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(format_json.write(told, FRAME))["findings"]


def test_nothing_found_is_an_empty_text() -> None:
    assert jsonl.write([], FRAME) == ""


def test_letters_are_spelled_out_where_they_cannot_be_shown() -> None:
    assert '"message": "Zo\\u00eb"' in jsonl.write([finding("Zoë")], replace(FRAME, unicode=False))
