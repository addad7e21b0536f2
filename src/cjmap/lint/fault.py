"""What a rule of `lint` finds: a pointer and words, never a line."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cjmap.place import Pointer


class Fault(NamedTuple):
    """A fault at a node of the resolved map; `message` says what is wrong and why it matters, `hint` what to do.

    Point at the name or the scalar at fault, not at a block; with `at="key"` the key is shown.
    """

    pointer: Pointer
    message: str
    hint: str | None = None
    at: Literal["key", "value"] = "value"
