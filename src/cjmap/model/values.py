"""The single values of the format, each with its range, for strict reading and for the JSON Schema."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from cjmap.model.markers import IsText, OneOf, Reads, RefTo
from cjmap.scalar import (
    DURATION,
    ISO_DURATION,
    Misread,
    Plain,
    in_range,
    kind_of,
    read_date,
    read_duration,
    read_flag,
    read_number,
    read_share,
    read_whole,
)
from cjmap.words import is_slug, slug

LOWEST, HIGHEST, STEP = -2.0, 2.0, 0.1
"""The scale of feelings: from −2 (very bad) to 2 (very good) in steps of 0.1."""


def _read_id(value: object) -> str:
    if not isinstance(value, str):
        raise Misread(f"expects an id, not {kind_of(value)}")
    if not is_slug(value):
        raise Misread(
            f"`{value[:60]}` is no id: ids are lower-case letters, digits and hyphens, at most 60 characters",
            f"write {made}" if (made := slug(value)) else None,
        )
    return str(value)


def _whole(low: int, high: int) -> Callable[[object], int]:
    return lambda value: read_whole(value, low, high)


def _read_count(value: object) -> int:
    number = read_number(value, "a whole number")
    if number != int(number):
        raise Misread(f"expects a whole number, not {number:g}")
    if number < 0:
        raise Misread(f"{number:g} is less than 0")
    return int(number)


def _read_language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise Misread(f"expects a language tag such as en or de-AT, not {kind_of(value)}")
    return str(value)


def suggesting(*texts: str) -> IsText:
    """Say that any text will do, and that an editor may suggest these."""
    return IsText({"anyOf": [{"enum": [*texts]}, _TEXT_SCHEMA]})


_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
# What JSON Schema can say of a slug: no capital, space or sign of ASCII, and hyphens only between two words.
_SLUG = r"^(?:[a-z0-9]|[^\x00-\x7F])+(?:-(?:[a-z0-9]|[^\x00-\x7F])+)*$"
PERCENT = r"^ *\+?(?:[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+|100(?:\.0*)?)\s*% *$"
"""A share as a percentage, for the JSON Schema."""

Text = Annotated[str, IsText(_TEXT_SCHEMA)]
Id = Annotated[
    str, Reads(_read_id, {"type": ["string", "integer"], "pattern": _SLUG, "maxLength": 60, "minimum": 0})
]
Language = Annotated[str, Reads(_read_language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})]
RelativePath = Annotated[str, IsText({"type": "string"})]
Flag = Annotated[bool, Reads(read_flag, {"type": "boolean"})]
Number = Annotated[float, Reads(read_number, {"type": "number"})]
Score = Annotated[
    float,
    Reads(
        lambda v: in_range(read_number(v, "a number from -2 to 2"), LOWEST, HIGHEST, STEP),
        {"type": "number", "minimum": int(LOWEST), "maximum": int(HIGHEST)},
    ),
]
Share = Annotated[
    float, Reads(read_share, {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": PERCENT})
]
OneToFive = Annotated[int, Reads(_whole(1, 5), {"type": "integer", "minimum": 1, "maximum": 5})]
OneToThree = Annotated[int, Reads(_whole(1, 3), {"type": "integer", "minimum": 1, "maximum": 3})]
Count = Annotated[int, Reads(_read_count, {"type": "integer", "minimum": 0})]
Date = Annotated[
    str,
    Reads(
        read_date,
        {
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$",
            "minimum": 1000,
            "maximum": 9999,
        },
    ),
]
Duration = Annotated[
    str,
    Reads(
        read_duration,
        {"type": "string", "pattern": rf"^(?:{ISO_DURATION.pattern}|\s*{DURATION.pattern}\s*)$"},
    ),
]


def _read_measure(value: object) -> float:
    if isinstance(value, str) and value.rstrip().endswith("%"):
        return read_number(Plain(value.rstrip()[:-1].rstrip()), "a number or a percentage")
    try:
        return read_number(value)
    except Misread as misread:
        amount, _, unit = str(value).strip().partition(" ")
        if unit and amount.replace(".", "", 1).isdigit():
            raise Misread(misread.sentence, f"write the number alone, and `unit: {unit[:20]}`") from None
        raise


Measure = Annotated[
    float,
    Reads(
        _read_measure,
        {"type": ["number", "string"], "pattern": r"^ *[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*% *$"},
    ),
]

PersonaRef = Annotated[Text, RefTo("persona")]
TouchpointRef = Annotated[Text, RefTo("touchpoint")]
ChannelRef = Annotated[Text, RefTo("channel")]
DeviceRef = Annotated[Text, RefTo("device")]
DepartmentRef = Annotated[Text, RefTo("department")]
SystemRef = Annotated[Text, RefTo("system")]
SourceRef = Annotated[Text, RefTo("source")]
MetricRef = Annotated[Text, RefTo("metric")]
ObjectiveRef = Annotated[Text, RefTo("objective")]
ActionRef = Annotated[Text, RefTo("action")]
FixRef = Annotated[Text, RefTo("fix")]

Kind = Annotated[Literal["current-state", "future-state", "day-in-the-life", "service-blueprint"], OneOf()]
Status = Annotated[Literal["draft", "reviewed", "live", "retired"], OneOf()]
Lifecycle = Annotated[Literal["pre-sale", "sale", "post-sale"], OneOf()]
Cadence = Annotated[Literal["monthly", "quarterly", "half-yearly", "yearly"], OneOf()]
ChannelKind = Annotated[
    Literal[
        "web", "app", "email", "sms", "push", "chat", "phone", "video-call", "social", "search", "ad", "store",
        "storefront", "counter", "kiosk", "letter", "parcel", "print", "contract", "invoice", "event", "visit",
        "vehicle", "station", "device", "document", "person", "word-of-mouth", "review-site",
    ],
    OneOf(),
]  # fmt: skip
SourceKind = Annotated[
    Literal[
        "survey", "interview", "focus-group", "diary", "observation", "workshop", "employee-interview",
        "sales-feedback", "analytics", "crm", "support-log", "call-recording", "review-site", "social",
        "mystery-shop", "purchase-history", "other",
    ],
    OneOf(),
]  # fmt: skip
MetricKind = Annotated[Literal["nps", "csat", "ces", "ratio", "duration", "count", "money", "other"], OneOf()]
