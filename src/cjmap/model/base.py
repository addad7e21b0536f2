"""The frozen base of every part of a map, and the walk over its parts and references.

A field says with its annotation what it is: `RefTo` marks the id of something else, `OneOrMany` a list that
may be written as its single item, `Lane` a row of the picture. Everything that reads a map field by field
(schema, references, overlays, diff, grid, documentation) reads these annotations.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cjmap.place import Pointer
from cjmap.scalar import Misread, Plain, flag_or_none
from cjmap.words import is_slug, slug

K = TypeVar("K")
T = TypeVar("T")

OWN_FIELDS = "x_*"
_NULLS = frozenset({"null", "~", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class RefTo:
    """The text is the id of something of this kind (`touchpoint`, `channel`, …), or a name that gives it."""

    kind: str


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """A list that may be written as its only item."""


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


# A strict tuple refuses a list; strictness is given back to the items by their own types.
Some = Annotated[tuple[T, ...], Field(strict=False)]
Many = Annotated[tuple[T, ...], Field(strict=False), BeforeValidator(_as_list), OneOrMany()]


def _without_absent(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if not absent(item)}


Keyed = Annotated[dict[K, T], BeforeValidator(_without_absent)]


def absent(value: object) -> bool:
    """Say whether a value stands for no value: a key without one, or an unquoted null."""
    return value is None or (type(value) is Plain and value in _NULLS)


def about(description: str, default: Any = None, **more: Any) -> Any:
    """Make a field that may be left out; the description goes to the schema and the documentation."""
    return Field(default=default, description=description, **more)


def keyed(description: str) -> Any:
    """Make a field with named values that may be left out (a shared empty dict would be copied deeply)."""
    return Field(default_factory=dict, description=description)


def needed(description: str, **more: Any) -> Any:
    """Make a field that must be given."""
    return Field(description=description, **more)


def id_from(field: str) -> Any:
    """Make the `id` field of a thing whose id, when left out, is the slug of another field declared before."""

    def derived(known: dict[str, Any]) -> str:
        return slug(known.get(field) or "")

    factory: Callable[[dict[str, Any]], str] = derived
    return Field(default_factory=factory, description=f"Its id; left out, the slug of its {field}.")


def _mark(value: object) -> bool | None:
    try:
        return flag_or_none(value)
    except Misread as misread:
        hint = f'{misread.hint}, or quote it if it is meant as a text: "{value}"'
        raise Misread(misread.sentence, hint) from None


class Part(BaseModel):
    """Any object of a map: frozen, strict about its keys, forgiving about short forms.

    `short_form` names the field that a text or number alone stands for; where a number means another field than
    a text, `number_form` names that. `referable`: a text alone that equals
    its own slug, or an object with nothing but an id, refers to a thing defined elsewhere. Any other object must
    have one of the fields `named_by`. `markable`: a bare `true` stands for the thing while words are missing.
    """

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_by_name=False,
        validate_by_alias=True,
        defer_build=True,
    )

    short_form: ClassVar[str | None] = None
    number_form: ClassVar[str | None] = None
    referable: ClassVar[bool] = False
    named_by: ClassVar[tuple[str, ...]] = ()
    markable: ClassVar[bool] = False

    own: dict[str, Any] = Field(
        default_factory=dict, alias=OWN_FIELDS, description="Own fields; kept and exported."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_form(cls, value: Any) -> Any:
        if type(value) is dict:
            return cls._long_form(value)
        if isinstance(value, str | int | float):
            return cls._from_short(value)
        return value

    @classmethod
    def _long_form(cls, value: dict[str, Any]) -> dict[str, Any]:
        packed = [key for key, item in value.items() if key[:2] == "x_" or item is None or absent(item)]
        if packed:
            own = {key: value[key] for key in packed if key[:2] == "x_" and not absent(value[key])}
            taken = {key for key in packed if key[:2] == "x_" or key in cls.model_fields}
            value = {key: item for key, item in value.items() if key not in taken}
            if own:
                value[OWN_FIELDS] = own
        named = not cls.named_by or any(field in value for field in cls.named_by)
        if not named and not (cls.referable and value.keys() == {"id"}):
            raise PydanticCustomError("missing_name", "", {"field": cls.named_by[0]})
        return value

    @classmethod
    def _from_short(cls, value: Any) -> Any:
        if cls.markable and (flag := _mark(value)) is not None:
            if not flag:
                raise PydanticCustomError("false_mark", "")
            return {}
        if cls.short_form is None:
            return value
        if cls.referable and isinstance(value, str) and is_slug(value):
            return {"id": value}
        return {cls.short_form: value}

    @property
    def is_reference(self) -> bool:
        """Say whether this only names a thing that is defined elsewhere."""
        return self.referable and self.__pydantic_fields_set__ == {"id"}

    @property
    def has_own_id(self) -> bool:
        """Say whether the id is written and not derived from the name."""
        return "id" in self.model_fields_set

    def with_(self, **changes: Any) -> Self:
        """Return a copy with some fields set, without checking them again."""
        return self.model_copy(update=changes)


@dataclass(frozen=True, slots=True)
class Inside:
    """What a field holds when it holds parts: one, a list, or a mapping with names for keys."""

    shape: Literal["one", "list", "map"]
    part: type[Part]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the fields of one class hold: parts, references, and mappings whose keys are references."""

    parts: dict[str, Inside]
    refs: dict[str, str]
    keys: dict[str, str]
    things: dict[str, type[Part]]


@cache
def plan_of(kind: type[Part]) -> Plan:
    """Read off the annotations of a class what its fields hold; `things` are lists of parts with ids."""
    plan = Plan({}, {}, {}, {})
    for name, field in kind.model_fields.items():
        for inner in _inside(field.annotation):
            if get_origin(inner) is dict:
                key, value = get_args(inner)
                if target := _ref_of(key, []):
                    plan.keys[name] = target
                if part := _part_in(value):
                    plan.parts[name] = Inside("map", part)
            elif get_origin(inner) is tuple:
                if part := _part_in(get_args(inner)[0]):
                    plan.parts[name] = Inside("list", part)
                    if "id" in part.model_fields:
                        plan.things[name] = part
            elif part := _part_in(inner):
                plan.parts[name] = Inside("one", part)
        if target := _ref_of(field.annotation, field.metadata):
            plan.refs[name] = target
    return plan


def _inside(annotation: Any) -> Iterator[Any]:
    """Yield the members of a union, each without its annotations."""
    if get_origin(annotation) is Annotated:
        yield from _inside(get_args(annotation)[0])
    elif get_origin(annotation) in {tuple, dict} or not get_args(annotation):
        yield annotation
    else:
        for member in get_args(annotation):
            yield from _inside(member)


def _part_in(annotation: Any) -> type[Part] | None:
    for inner in _inside(annotation):
        if isinstance(inner, type) and issubclass(inner, Part):
            return inner
    return None


def _ref_of(annotation: Any, metadata: list[Any]) -> str | None:
    for item in metadata:
        if isinstance(item, RefTo):
            return item.kind
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _ref_of(inner, more)
    if get_origin(annotation) is dict:
        return None
    for inner in get_args(annotation):
        if target := _ref_of(inner, []):
            return target
    return None


def walk(part: Part, pointer: Pointer = ()) -> list[tuple[Pointer, Part]]:
    """Return the part and every part inside it, each with its pointer, in the order of the fields."""
    found: list[tuple[Pointer, Part]] = []
    _walk(part, pointer, found)
    return found


def _walk(part: Part, pointer: Pointer, found: list[tuple[Pointer, Part]]) -> None:
    found.append((pointer, part))
    given = part.__pydantic_fields_set__
    for name, inside in plan_of(type(part)).parts.items():
        if name not in given or not (value := getattr(part, name)):
            continue
        if inside.shape == "list":
            for index, item in enumerate(value):
                _walk(item, (*pointer, name, index), found)
        elif inside.shape == "one":
            _walk(value, (*pointer, name), found)
        else:
            for key, item in value.items():
                _walk(item, (*pointer, name, key), found)


class Named(NamedTuple):
    """A reference: where it stands, the kind of thing it names, its text, and whether that is a key."""

    pointer: Pointer
    kind: str
    text: str
    at: Literal["key", "value"] = "value"


def references(part: Part, pointer: Pointer) -> list[Named]:
    """Return the references in the part's own fields, not in the parts inside it."""
    plan = plan_of(type(part))
    given = part.__pydantic_fields_set__
    found: list[Named] = []
    for name, kind in plan.refs.items():
        if name not in given:
            continue
        value = getattr(part, name)
        if isinstance(value, str):
            found.append(Named((*pointer, name), kind, value))
        elif value is not None:
            found += [Named((*pointer, name, index), kind, text) for index, text in enumerate(value)]
    for name, kind in plan.keys.items():
        if name in given:
            found += [Named((*pointer, name, key), kind, key, "key") for key in getattr(part, name)]
    return found
