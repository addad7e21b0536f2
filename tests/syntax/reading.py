"""Reads texts in tests and shows findings as (code, line, column)."""

from __future__ import annotations

from cjmap.place import Pointer, SourceFile
from cjmap.syntax.document import At, Document, read
from cjmap.syntax.limits import Limits

FILE = SourceFile("/project", "coffee.cjm.yaml")
Seen = tuple[str, int, int]


def document(text: str | bytes, **limits: int) -> Document:
    return read(text.encode() if isinstance(text, str) else text, FILE, Limits(**limits))


def seen(made: Document) -> list[Seen]:
    return [(f.rule.code, f.place.start.line, f.place.start.column) for f in made.findings]


def clean(text: str | bytes, **limits: int) -> Document:
    made = document(text, **limits)
    assert [(f.message, f.place.start) for f in made.findings] == []
    return made


def cut(made: Document, pointer: Pointer, at: At = "value") -> str:
    span = made.span(pointer, at)
    return made.text[span.start : span.end]
