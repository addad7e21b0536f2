"""What holds for any bytes and any data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from cjmap.place import Place, Pointer
from cjmap.scalar import Plain
from cjmap.syntax.document import Document
from cjmap.syntax.events import build
from cjmap.syntax.gate import admit
from cjmap.syntax.limits import Limits
from cjmap.syntax.quick import data_of

from .reading import clean, cut, document

law = settings(max_examples=100, derandomize=True, deadline=None, database=None)

PIECES = st.sampled_from(
    [
        *"abc \n\t\r#:-?,[]{}'\"&*!|>%@`\\~0.é😀\u2028\u200b\x00\ufeff",
        "\r\n",
        "- ",
        ": ",
        "a: ",
        "  ",
        "---\n",
        "...\n",
        "<<: ",
        "null",
        "# c\n",
        "|\n  ",
        ">-\n  ",
        "'x'",
        '"x"',
        "&a ",
        "*a",
        "!t ",
        "%YAML 1.2\n",
        "? ",
        "a: [",
        "a: {",
        "\\u202e",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def places(made: Document) -> Iterator[Place]:
    for finding in made.findings:
        yield finding.place
        yield from (place for place, _ in finding.related)


def in_the_file(place: Place, text: str) -> bool:
    lines = re.split(r"\r\n?|\n", text)
    start, end = place.start, place.end
    return (
        1 <= start.line == end.line <= len(lines)
        and 1 <= start.column <= end.column <= len(lines[start.line - 1]) + 1
    )


@law
@given(st.binary(max_size=200) | TEXTS.map(str.encode))
@example(b"a: &a [*a]")
@example(b"\xff\xfe")
def test_any_bytes_are_a_document_and_every_place_lies_in_the_file(content: bytes) -> None:
    made = document(content)
    assert all(in_the_file(place, made.text) for place in places(made))
    assert all(made.text[c.span.start : c.span.end] == c.text for c in made.comments())
    for pointer, _ in nodes(made.data):
        assert in_the_file(made.locate(pointer), made.text)


@law
@given(TEXTS | st.binary(max_size=50).map(lambda b: b.decode("latin-1")))
@example("a: 1\nb:\n- {c: d}\n- ~\n- x: |\n    y\n")
def test_the_quick_way_gives_the_data_of_the_careful_one_or_gives_up(text: str) -> None:
    if admit(text.encode("utf-8", "replace"), Limits())[1]:
        return
    quick, careful = data_of(text, Limits()), build(text, Limits())
    if quick is not None:
        assert (quick, kinds(quick), careful.faults) == (careful.data, kinds(careful.data), [])


def kinds(data: Any) -> list[type]:
    """Return the types of all values: an unquoted scalar is another thing than a quoted one."""
    return [type(value) for _, value in nodes(data)]


def test_the_quick_way_is_the_way_of_ordinary_texts() -> None:
    text = "# why\n---\na: 1\nb: # here\n- {c: d, 'e f': null}\n- |\n  g?\n...\n"
    assert data_of(text, Limits()) is None  # a quoted key
    assert data_of(text.replace("'", ""), Limits()) == build(text.replace("'", ""), Limits()).data


def nodes(data: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, data
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from nodes(value, (*pointer, step))


SAFE = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
WORDS = st.text(SAFE, max_size=12)
PLAIN = st.from_regex(r"[A-Za-z0-9é](?:[A-Za-z0-9é?&*!|>%@`' -]{0,12}[A-Za-z0-9])?", fullmatch=True).filter(
    lambda text: text.lower() != "null"
)
SCALARS = PLAIN | WORDS
DATA = st.dictionaries(
    PLAIN | WORDS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


_BARE = re.compile(r"[A-Za-z0-9é](?:[A-Za-z0-9é?&*!|>%@`' -]*[A-Za-z0-9])?")


def scalar(text: str) -> str:
    if text.lower() != "null" and _BARE.fullmatch(text):
        return text
    if "'" in text or len(text) % 2:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"'{text}'"


def flow(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return scalar(data)


def block(data: Any, indent: int = 0) -> str:
    pad = " " * indent
    if isinstance(data, dict) and data:
        return "".join(f"{pad}{scalar(key)}:{below(value, indent)}" for key, value in data.items())
    if isinstance(data, list) and data:
        return "".join(f"{pad}-{below(value, indent)}" for value in data)
    return f"{pad}{flow(data)}\n"


def below(data: Any, indent: int) -> str:
    if isinstance(data, dict | list) and data:
        return f"  # {len(data)} below\n{block(data, indent + 2)}"
    return f" {flow(data)}\n"


@law
@given(DATA)
def test_the_same_data_in_any_layout(data: dict[str, Any]) -> None:
    text = block(data)
    assert clean(text).data == data
    assert clean(flow(data)).data == data
    assert clean("\ufeff" + text.replace("\n", "\r\n")).data == data
    assert clean("# head\n---\n" + text + "...\n").data == data


@law
@given(DATA)
def test_the_text_of_a_scalar_read_alone_is_the_scalar(data: dict[str, Any]) -> None:
    for text in (block(data), flow(data)):
        made = clean(text)
        for pointer, value in nodes(made.data):
            if isinstance(value, str):
                alone = clean(f"a: {cut(made, pointer)}").data["a"]
                assert (alone, type(alone)) == (value, type(value))
            if pointer and isinstance(pointer[-1], str):
                assert list(clean(f"{cut(made, pointer, 'key')}: 1").data) == [pointer[-1]]


@law
@given(DATA)
def test_comments_are_those_that_were_written(data: dict[str, Any]) -> None:
    text = block(data)
    written = len(re.findall(r"(?<=  )# \d below$", text, re.MULTILINE))
    assert len(clean(text).comments()) == written


def second_opinion(text: str) -> Any:
    """Read with ruamel.yaml, in Python alone, every scalar as text."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return plain_data(reader.compose(text))


def plain_data(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {plain_data(key): empty(plain_data(value)) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [item for item in map(plain_data, node.value) if item is not None]
    assert isinstance(node, ScalarNode)
    return Plain(node.value) if node.style is None else str(node.value)


def empty(value: Any) -> Any:
    return None if isinstance(value, Plain) and not value else value


@law
@given(DATA)
def test_ruamel_reads_the_same(data: dict[str, Any]) -> None:
    for text in (block(data), flow(data)):
        assert clean(text).data == second_opinion(text) == data


BLOCK_TEXTS = st.lists(
    st.sampled_from(["one", "two words", "", "  deeper", "# no comment", "- dash", "a: b"]),
    min_size=1,
    max_size=6,
)


@law
@given(BLOCK_TEXTS, st.sampled_from(["|", ">", "|-", ">-", "|+", ">+", "| # why", "|2"]), st.booleans())
def test_block_texts_agree_with_ruamel_and_their_spans_read_alone(
    lines: list[str], header: str, last: bool
) -> None:
    lines = ["first", *lines]
    text = (
        f"a: {header}\n"
        + "".join(f"  {line}\n" if line else "\n" for line in lines)
        + ("" if last else "b: c\n")
    )
    made = clean(text)
    assert made.data == second_opinion(text)
    alone = clean(f"a: {cut(made, ('a',))}\n").data["a"]
    assert alone.rstrip("\n") == made.data["a"].rstrip("\n")
    assert len(made.comments()) == header.count("#")
