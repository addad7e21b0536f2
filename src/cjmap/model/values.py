"""The single values of the format, each with its range, for strict reading and for the JSON Schema."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from cjmap.model.base import RefTo
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


def _read_id(value: object) -> object:
    if isinstance(value, str) and not is_slug(value):
        raise Misread(
            f"`{value[:60]}` is no id: ids are lower-case letters, digits and hyphens, at most 60 characters",
            f"write {made}" if (made := slug(value)) else None,
        )
    return value


def _whole(low: int, high: int) -> Callable[[object], int]:
    return lambda value: read_whole(value, low, high)


def _read_count(value: object) -> int:
    number = read_number(value, "a whole number")
    if number != int(number):
        raise Misread(f"expects a whole number, not {number:g}")
    if number < 0:
        raise Misread(f"{number:g} is less than 0")
    return int(number)


def _plain_text(value: object) -> object:
    return str(value) if type(value) is Plain else value


def _read_language(value: object) -> object:
    if isinstance(value, str) and not _LANGUAGE.fullmatch(value):
        raise Misread(f"expects a language tag such as en or de-AT, not {kind_of(value)}")
    return value


def schema_of(**schema: Any) -> WithJsonSchema:
    """Say what the JSON Schema of a value is, whatever reads it."""
    return WithJsonSchema(schema)


def suggesting(*texts: str) -> WithJsonSchema:
    """Say that any text will do, and that an editor may suggest these."""
    return schema_of(anyOf=[{"enum": [*texts]}, _TEXT_SCHEMA])


_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
# What JSON Schema can say of a slug: no capital, space or sign of ASCII, and hyphens only between two words.
_SLUG = r"^(?:[a-z0-9]|[^\x00-\x7F])+(?:-(?:[a-z0-9]|[^\x00-\x7F])+)*$"
PERCENT = r"^ *\+?(?:[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+|100(?:\.0*)?)\s*% *$"
"""A share as a percentage, for the JSON Schema."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(_TEXT_SCHEMA)]
Id = Annotated[
    str,
    BeforeValidator(_read_id),
    schema_of(type=["string", "integer"], pattern=_SLUG, maxLength=60, minimum=0),
]
Language = Annotated[
    str, BeforeValidator(_read_language), schema_of(type="string", pattern=f"^{_LANGUAGE.pattern}$")
]
RelativePath = Annotated[str, StringConstraints(min_length=1, max_length=1000), schema_of(type="string")]
Flag = Annotated[bool, BeforeValidator(read_flag)]
Number = Annotated[float, BeforeValidator(read_number)]
Score = Annotated[
    float,
    BeforeValidator(lambda v: in_range(read_number(v, "a number from -2 to 2"), LOWEST, HIGHEST, STEP)),
    schema_of(type="number", minimum=int(LOWEST), maximum=int(HIGHEST)),
]
Share = Annotated[
    float,
    BeforeValidator(read_share),
    schema_of(type=["number", "string"], minimum=0, maximum=1, pattern=PERCENT),
]
OneToFive = Annotated[int, BeforeValidator(_whole(1, 5)), schema_of(type="integer", minimum=1, maximum=5)]
OneToThree = Annotated[int, BeforeValidator(_whole(1, 3)), schema_of(type="integer", minimum=1, maximum=3)]
Count = Annotated[int, BeforeValidator(_read_count), schema_of(type="integer", minimum=0)]
Date = Annotated[
    str,
    BeforeValidator(read_date),
    schema_of(
        type=["string", "integer"],
        pattern="^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$",
        minimum=1000,
        maximum=9999,
    ),
]
Duration = Annotated[
    str,
    BeforeValidator(read_duration),
    schema_of(type="string", pattern=rf"^(?:{ISO_DURATION.pattern}|\s*{DURATION.pattern}\s*)$"),
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
    BeforeValidator(_read_measure),
    schema_of(type=["number", "string"], pattern=r"^ *[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*% *$"),
]

AsText = BeforeValidator(_plain_text)
"""Before a Literal: an unquoted scalar is taken as its text."""

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

Kind = Annotated[Literal["current-state", "future-state", "day-in-the-life", "service-blueprint"], AsText]
Status = Annotated[Literal["draft", "reviewed", "live", "retired"], AsText]
Lifecycle = Annotated[Literal["pre-sale", "sale", "post-sale"], AsText]
Cadence = Annotated[Literal["monthly", "quarterly", "half-yearly", "yearly"], AsText]
ChannelKind = Annotated[
    Literal[
        "web", "app", "email", "sms", "push", "chat", "phone", "video-call", "social", "search", "ad", "store",
        "storefront", "counter", "kiosk", "letter", "parcel", "print", "contract", "invoice", "event", "visit",
        "vehicle", "station", "device", "document", "person", "word-of-mouth", "review-site",
    ],
    AsText,
]  # fmt: skip
SourceKind = Annotated[
    Literal[
        "survey", "interview", "focus-group", "diary", "observation", "workshop", "employee-interview",
        "sales-feedback", "analytics", "crm", "support-log", "call-recording", "review-site", "social",
        "mystery-shop", "purchase-history", "other",
    ],
    AsText,
]  # fmt: skip
MetricKind = Annotated[Literal["nps", "csat", "ces", "ratio", "duration", "count", "money", "other"], AsText]
