"""What a field says with its annotation: how its value is read, what it refers to, how it may be written.

Everything that reads a map field by field (schema, references, overlays, diff, grid, documentation) reads these.
Each marker gives pydantic its part of the schema whole; that is several times faster to build than a stack of
pydantic's own markers, and every run builds it.
"""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from cjmap.scalar import Misread, absent, kind_of
from cjmap.words import nearest, series

K = TypeVar("K")
T = TypeVar("T")


class RefTo(NamedTuple):
    """The text is the id of something of this kind (`touchpoint`, `channel`, …), or a name that gives it."""

    kind: str


class Reads:
    """A single value: the function that reads it from what stands in the file, and its JSON Schema."""

    def __init__(self, read: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self.read = read
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read by the function alone; what it returns is of the right type."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the JSON Schema as it was given."""
        return dict(self.schema)


class IsText:
    """A text that is not empty, without white space at its ends."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take texts and unquoted scalars, nothing else."""
        return core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the JSON Schema as it was given."""
        return dict(self.schema)


class OneOf:
    """One of the words of a Literal."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take the words of the annotated Literal."""
        words = dict.fromkeys(get_args(source))
        return core_schema.no_info_plain_validator_function(
            lambda value: read_word(value, words),
            json_schema_input_schema=core_schema.literal_schema([*words]),
        )


def read_word(value: object, words: dict[str, None]) -> str:
    """Read one of the words, or raise Misread with the nearest."""
    if isinstance(value, str) and value in words:
        return str(value)
    names = list(words)
    many = len(names) > 9
    listed = series([*names[:9], f"{len(names) - 9} more"], "and") if many else series(names)
    near = nearest(value, names) if isinstance(value, str) else None
    said = f"`{value[:40]}`" if isinstance(value, str) else kind_of(value)
    raise Misread(f"expects {listed}, not {said}", f"did you mean `{near}`?" if near else None)


class Listed:
    """A list of things."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take a list; its items stay strict by their own types."""
        items = handler.generate_schema(get_args(source)[0])
        return core_schema.tuple_schema([items], variadic_item_index=0, strict=False)


class OneOrMany:
    """A list that may be written as its only item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take a list or one item."""
        items = handler.generate_schema(get_args(source)[0])
        many = core_schema.tuple_schema([items], variadic_item_index=0, strict=False)
        return core_schema.no_info_before_validator_function(_as_list, many)


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _without_absent(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if not absent(item)}


Some = Annotated[tuple[T, ...], Listed()]
Many = Annotated[tuple[T, ...], OneOrMany()]
Keyed = Annotated[dict[K, T], BeforeValidator(_without_absent)]
