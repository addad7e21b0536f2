"""CJ9: what stands in the cells of a map can be read, and says something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import PurePosixPath

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.lint.words import KEPT, folded
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.research import Quote
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import (
    Delight,
    Expectation,
    Failure,
    Image,
    LayerAction,
    MomentOfTruth,
    Remark,
    Touchpoint,
)
from cjmap.model.walk import plan_of
from cjmap.place import Pointer
from cjmap.rule import rule

_CELLS: dict[type[Part], tuple[str, ...]] = {
    Touchpoint: ("name", "artefacts", "policies", "listening", "choose_us"),
    Stage: ("name", "question", "goal", "listening"),
    Remark: ("text",),
    Quote: ("text",),
    Expectation: ("expects", "gets"),
    PainPoint: ("text",),
    Delight: ("text",),
    Opportunity: ("text",),
    MomentOfTruth: ("why", "success", "failure"),
    Failure: ("mode", "recovery"),
    LayerAction: ("text",),
}
"""The texts that stand in a cell of the poster; notes and summaries have room elsewhere."""

_WORD = re.compile(r"\w+")
_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic)|(?:IMG|DSC|DSCN|PXL)[-_ ]?[0-9_-]+", re.I
)
_MARKER = re.compile(
    r"\b(?:TBD|FIXME|X{3,})\b|\((?:TBC|TODO|tbc|tbd)\)|\b(?i:lorem ipsum)\b|\bTODO\b(?=\s*:)"
)
_TODO = re.compile(r"TODO\s|.*\bTODO$|todo:", re.DOTALL)
_ONLY_SIGNS = re.compile(r"\?{2,}|<[^<>]*>|\{[^{}]*\}|(?i:tbd|xxx+|asdf+)")
_IN_MARKERS = ("todo", "tbd", "tbc", "fixme", "xxx", "lorem", "asdf", "??", "<", "{")
"""One of these, in small letters, stands wherever one of the patterns above finds something."""
_TODO_IS_A_WORD = frozenset({"es", "pt", "gl"})
_LONGEST_SLOT = 60
"""A longer text is more than a placeholder."""

_NO_PROSE = frozenset(
    {"id", "url", "file", "portrait", "zoom", "improves", "uses", "tags", "issue", "kind", "lang"}
)


@rule("CJ904", "missing-alt-text", Level.WARNING, Profile.STANDARD)
def missing_alt_text(subject: Subject) -> Iterator[Fault]:
    """The alternative text of an image does not say what it shows.

    What it does
        Reports images whose `alt` is the name of the file, or a word such as "image" or "screenshot", in English,
        German, French, Spanish and Dutch. `empty-alt` in `[lint.words]` adds to that list. (An image without `alt`
        is an error of `validate`.)

    Why
        Who does not see the picture hears this text instead. A file's name read out loud is worse than nothing.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                images:
                  - file: queue.jpg
                    alt: queue.jpg
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                images:
                  - file: queue.jpg
                    alt: Eleven people in front of one open counter
        ```

    References
        https://www.w3.org/WAI/tutorials/images/
    """
    listed = subject.words("empty-alt")
    for pointer, part in subject.of(Image):
        said = part.alt.strip().rstrip(".")
        file = PurePosixPath(part.file)
        is_file = _FILE_NAME.fullmatch(part.alt.strip()) or said.casefold() == file.stem.casefold()
        is_one_name = is_file and (len(said.split()) < 2)
        if is_one_name or not _WORD.search(said) or (listed is not None and listed.fullmatch(said)):
            message = (
                f"“{clipped(part.alt)}” does not say what the image shows: who cannot see it is left out"
            )
            hint = "say what matters in it: `alt: Eleven people in front of one open counter`"
            yield Fault((*pointer, "alt"), message, hint)


@rule("CJ906", "long-text", Level.INFO, Profile.STANDARD)
def long_text(subject: Subject, *, name: int = 12, text: int = 25, quote: int = 40) -> Iterator[Fault]:
    """A cell holds more words than anybody reads on a wall.

    What it does
        Reports names of stages and touchpoints over 12 words, other texts of a cell over 25, and quotes over 40:
        the limits `name`, `text` and `quote` of `[lint.long-text]`. Notes and summaries may be as long as they like.
        In Chinese, Japanese and Korean two characters count as a word.

    Why
        A poster is read from two metres, by people who stand. One long cell makes its column tall or its type small,
        and the sentence that matters drowns.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue behind eleven others, who all seem to order something with oat milk
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                note: Eleven others, who all seem to order something with oat milk
        ```

    References
        docs/format.md
    """
    limits = {"name": name, "text": text, "quote": quote}
    for pointer, part in subject.parts:
        for field in _CELLS.get(type(part), ()):
            if not (value := getattr(part, field)):
                continue
            what = "name" if field == "name" else "quote" if type(part) is Quote else "text"
            if isinstance(value, tuple):
                for index, each in enumerate(value):
                    if count := _over(limits[what], each):
                        yield _too_long(limits[what], count, what, (*pointer, field, index), each)
            elif count := _over(limits[what], value):
                yield _too_long(limits[what], count, what, (*pointer, field), value)


def _over(limit: int, text: str) -> int:
    """Return how many words a text has, 0 where they are not too many."""
    if len(text) // 2 <= limit:  # no word is shorter than a letter and a space
        return 0
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    count = len(text.split()) + wide // 2
    return count if count > limit else 0


def _too_long(limit: int, count: int, what: str, pointer: Pointer, text: str) -> Fault:
    shown = f"{clipped(text)[:30].rstrip()}…"
    hint = "keep what the wall has to say, and move the rest to `note:` of the touchpoint"
    if what == "quote":
        hint = "keep the sentence that hurts or shines; the rest is safe in the source"
    return Fault(pointer, f"“{shown}” has {count} words: a {what} over {limit} drowns on the poster", hint)


@rule("CJ907", "todo-text", Level.WARNING, Profile.STANDARD)
def todo_text(subject: Subject) -> Iterator[Fault]:
    """A text is a reminder to write one.

    What it does
        Reports `TODO`, `TBD`, `FIXME`, `XXX` and lorem ipsum in texts, and texts that are nothing but a placeholder
        ("to be defined", "???", "<name>"), in English, German, French, Spanish and Dutch. `todo` in `[lint.words]`
        adds to that list. Comments and `questions` are left alone: there such a note is in the right place.

    Why
        On the poster it looks like something that somebody knows. A field that is left out is an honest gap, and
        every view shows it as one.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                thoughts: "TODO: ask five people"
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
        questions:
          - What do people think while they wait?
        ```

    References
        docs/format.md
    """
    listed = subject.words("todo")
    everything = folded("\n".join(_prose(subject)))
    if not any(sign in everything for sign in _signs(subject.entries("todo"))):
        return
    is_a_word = subject.journey.lang.lower().split("-")[0] in _TODO_IS_A_WORD
    for pointer, text in _texts(subject):
        marker = _MARKER.search(text) or (not is_a_word and _TODO.match(text))
        if not marker and len(text) <= _LONGEST_SLOT:
            bare = text.strip().rstrip(".… ")
            marker = _ONLY_SIGNS.fullmatch(bare) or (listed is not None and listed.fullmatch(bare))
        if marker:
            message = f"“{clipped(text)}” holds the place of a text: on the poster it looks like a finding"
            yield Fault(
                pointer, message, "write it, leave the field out, or ask it under `questions:` of the map"
            )


def _texts(subject: Subject) -> Iterator[tuple[Pointer, str]]:
    """Yield every text of the map but its questions, ids, references, addresses and tags."""
    for pointer, part in subject.parts:
        if pointer[:1] == ("questions",):
            continue
        given = part.__pydantic_fields_set__
        for field in _prose_fields(type(part)):
            value = getattr(part, field) if field in given else None
            if isinstance(value, str):
                yield (*pointer, field), value
            elif isinstance(value, tuple) and value and isinstance(value[0], str):
                yield from (((*pointer, field, index), text) for index, text in enumerate(value))


def _prose(subject: Subject) -> list[str]:
    """Return the same texts, and those of questions, in no order and without the ways to them, which take longer."""
    found: list[str] = []
    for _, part in subject.parts:
        prose, values = _prose_fields(type(part)), part.__dict__
        for field in part.__pydantic_fields_set__:
            if field in prose:
                value = values[field]
                if isinstance(value, str):
                    found.append(value)
                elif isinstance(value, tuple) and value and isinstance(value[0], str):
                    found += value
    return found


@cache
def _prose_fields(kind: type[Part]) -> dict[str, None]:
    plan = plan_of(kind)
    left_out = _NO_PROSE | plan.refs.keys() | plan.parts.keys()
    return {field: None for field in kind.model_fields if field not in left_out}


@lru_cache(KEPT)
def _signs(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands in any text that is a reminder, folded; of long words the beginnings, which many share."""
    begun = dict.fromkeys((*_IN_MARKERS, *(folded(entry)[:8] for entry in listed)))
    return tuple(sign for sign in begun if not any(other in sign for other in begun if other != sign))
