"""CJ9: the scalars of a file as they are written, and what other readers make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cjmap.finding import Level, Over, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, each_or_all, listed
from cjmap.lint.text import Written, nodes
from cjmap.place import Pointer
from cjmap.rule import rule
from cjmap.scalar import Plain

_FLAGS_1_1 = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_ODD_STARTS = frozenset("yYnNoO-+0123456789")
_SIXTIES = re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", re.ASCII)
_OCTAL = re.compile(r"[-+]?0[0-7_]+", re.ASCII)
_GROUPED = re.compile(r"[-+]?[0-9]+_[0-9_]*(?:\.[0-9_]*)?", re.ASCII)
_BINARY = re.compile(r"[-+]?0b[01_]+", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*", re.ASCII)

_HAS_ITEMS = re.compile(r"""\[[^\[\]]*[,"'#]""")
"""Stands wherever a list in brackets begins with a text that another item, or a comment, may follow."""
_PROSE = frozenset(
    {
        "actions", "thoughts", "needs", "quotes", "expectations", "pain_points", "delights", "opportunities",
        "exits", "failures", "frontstage", "backstage", "support", "policies", "artefacts", "questions",
        "review_when", "goals", "frustrations", "objections", "includes", "excludes", "already_good", "objectives",
    }
)  # fmt: skip
"""The lists that hold sentences; others (`tags`, `formats`, `learns_from` …) hold words and names."""


@rule("CJ903", "ambiguous-scalar", Level.INFO, Profile.STRICT, Over.DOCUMENT)
def ambiguous_scalar(document: Written) -> Iterator[Fault]:
    """Other tools read a value without quotes as something else.

    What it does
        Reports unquoted scalars that YAML 1.1 takes for another value than YAML 1.2: `yes`, `no`, `on`, `off`,
        times such as `12:30`, numbers such as `017` and `1_000`, and moments with a time of day. More than
        three are told once. Dates are left alone, as the format wants them without quotes.

    Why
        cjmap reads such a value as it stands, but many scripts, editors and spreadsheets still read YAML 1.1: they
        see `12:30` as 750 and `no` as false.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: day-in-the-life
        stages:
          - name: Noon
            touchpoints:
              - name: Looks at the queue
                time: 12:30
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: day-in-the-life
        stages:
          - name: Noon
            touchpoints:
              - name: Looks at the queue
                time: "12:30"
        ```

    References
        https://yaml.org/type/, https://yaml.org/spec/1.2.2/
    """
    found = sorted(_misread(document), key=lambda each: document.span(each.pointer, each.at).start)
    return each_or_all(found, _alone, _together)


class _Misread(NamedTuple):
    pointer: Pointer
    text: str
    other: str
    at: Literal["key", "value"] = "value"


def _misread(document: Written) -> Iterator[_Misread]:
    for pointer, value in nodes(document.data, lambda key, item: _is_odd(key) or _is_odd(item)):
        key = pointer[-1]
        if isinstance(key, str) and (other := _in_1_1(key)):
            start = document.span(pointer, "key").start
            if document.text[start : start + 1] not in {'"', "'"}:
                yield _Misread(pointer, key, other, "key")
        if type(value) is Plain and (other := _in_1_1(value)):
            yield _Misread(pointer, value, other)


def _is_odd(text: object) -> bool:
    return isinstance(text, str) and text[:1] in _ODD_STARTS and _in_1_1(text) is not None


def _alone(found: _Misread) -> Fault:
    message = f"`{found.text}` has no quotes: tools that read YAML 1.1 see {found.other} there, not this text"
    return Fault(found.pointer, message, f'write "{found.text}"', found.at)


def _together(found: Sequence[_Misread]) -> Fault:
    first = found[0]
    message = (
        f"`{first.text}` and {len(found) - 1:,} more values have no quotes: tools that read YAML 1.1 see "
        f"{first.other} there, and other things than you wrote"
    )
    others = listed([f"`{each.text}`" for each in found[1:]])
    return Fault(first.pointer, message, f'write "{first.text}", and so on with {others}', first.at)


def _in_1_1(text: str) -> str | None:
    """Return what YAML 1.1 reads where that is not what YAML 1.2 reads, else None."""
    if flag := _FLAGS_1_1.get(text.lower()):
        return flag if text in {text.lower(), text.upper(), text.capitalize()} else None
    if not text[:1].isdigit() and text[:1] not in {"-", "+"}:
        return None
    if _SIXTIES.fullmatch(text):
        return f"the number {_in_sixties(text)}"
    if _OCTAL.fullmatch(text) or _BINARY.fullmatch(text):
        return f"the number {int(text.replace('_', ''), 2 if 'b' in text else 8)}"
    if _GROUPED.fullmatch(text):
        return f"the number {text.replace('_', '')}"
    return "a moment in some time zone" if _MOMENT.fullmatch(text) else None


def _in_sixties(text: str) -> str:
    number = 0.0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        number = number * 60 + float(part)
    return f"{'-' if text[0] == '-' else ''}{number:g}"


@rule("CJ910", "prose-in-flow-list", Level.WARNING, Profile.WORKSHOP, Over.DOCUMENT)
def prose_in_flow_list(document: Written) -> Iterator[Fault]:
    """A comma inside brackets has cut a sentence in two.

    What it does
        Reports lists of sentences in `[ ]` in which a text of three words or more is followed by one that begins
        with a small letter, as the second half of a sentence does. Lists of names and words are left alone.

    Why
        Inside brackets every comma ends an item: half a sentence stands on the poster as a thought of its own, and
        nobody has written it.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                thoughts: [If this takes long, I miss the train, and the next one is full]
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                thoughts:
                  - If this takes long, I miss the train, and the next one is full
        ```

    References
        docs/format.md
    """
    if not _HAS_ITEMS.search(document.text):
        return
    for pointer, value in nodes(document.data, _is_prose):
        for index in range(1, len(value)):
            before, rest = value[index - 1], value[index]
            if _is_half(before, rest) and _follows_comma(document, (*pointer, index)):
                message = (
                    f"the comma before “{clipped(rest)}” ends an item: half a sentence stands as a whole one"
                )
                whole = clipped(f"{before}, {rest}")
                yield Fault(
                    (*pointer, index), message, f"write each sentence on a line of its own: `- {whole}`"
                )


def _is_prose(key: str | int, value: object) -> bool:
    """Say whether this is a list of sentences that begin with capitals."""
    if key not in _PROSE or not isinstance(value, list) or len(value) < 2:
        return False
    return isinstance(value[0], str) and value[0][:1].isupper()


def _is_half(before: object, rest: object) -> bool:
    if type(before) is not Plain or type(rest) is not Plain:
        return False
    return len(before.split()) >= 3 and len(rest.split()) >= 2 and rest[0].islower()


def _follows_comma(document: Written, pointer: Pointer) -> bool:
    start = document.span(pointer).start
    return document.text[max(0, start - 200) : start].rstrip().endswith(",")
