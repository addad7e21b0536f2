"""The frozen base of every part of a map, and how its fields are declared."""

from collections.abc import Callable
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cjmap.scalar import NULLS, Misread, Plain, absent, flag_or_none
from cjmap.words import is_slug, slug

OWN_FIELDS = "x_*"
_SHORT = (str, int, float)


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
            for key, item in value.items():
                if item is None or "x_" in key or (type(item) is Plain and item in NULLS):
                    value = cls._packed(value)
                    break
            if cls.named_by and not cls._is_named(value):
                raise PydanticCustomError("missing_name", "", {"field": cls.named_by[0]})
            return value
        if isinstance(value, _SHORT):
            return cls._from_short(value)
        return value

    @classmethod
    def _packed(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Leave out known keys without a value, and put own fields together."""
        own = {key: item for key, item in value.items() if key[:2] == "x_" and not absent(item)}
        kept = {
            key: item
            for key, item in value.items()
            if key[:2] != "x_" and not (absent(item) and key in cls.model_fields)
        }
        return {**kept, OWN_FIELDS: own} if own else kept

    @classmethod
    def _is_named(cls, value: dict[str, Any]) -> bool:
        return any(field in value for field in cls.named_by) or (cls.referable and value.keys() == {"id"})

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
