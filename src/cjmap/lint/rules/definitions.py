"""CJ9: what a map defines is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from cjmap.finding import Level, Over, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.text import Written, nodes
from cjmap.place import Pointer
from cjmap.rule import rule
from cjmap.words import is_slug, slug

_VOCABULARIES = {
    "channels": "channel",
    "devices": "device",
    "departments": "department",
    "systems": "system",
    "metrics": "metric",
}
_MEASURED = frozenset({"value", "target", "previous", "metric"})
"""A metric with one of these says something by itself, or refers to a library."""

_LONGEST = 80
"""Longer texts are prose and no names."""


@rule("CJ908", "unused-definition", Level.INFO, Profile.STANDARD, Over.DOCUMENT)
def unused_definition(document: Written) -> Iterator[Fault]:
    """Something is defined and nothing in the map uses it.

    What it does
        Reports channels, devices, departments and systems that the map's own file defines and does not name again,
        metrics without a value or a target that nothing measures, pain points and delights of the map that stand at
        no touchpoint, and a persona of whom nothing is said where others have a say. Sources have CJ308.
        Overlays and libraries are left alone: others use what they define.

    Why
        Whoever reads the list takes it for what the map covers. A channel that is offered and on no touchpoint is
        either a leftover or a part of the journey that nobody has looked at.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        channels:
          - Counter
          - Order app
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                channel: counter
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        channels:
          - Counter
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                channel: counter
        ```

    References
        docs/format.md
    """
    data = document.data
    if "extends" in data or data.get("kind") == "library":
        return
    said = _Said(data)
    for field, kind in _VOCABULARIES.items():
        for definition in _defined(data, field):
            if not definition.item.keys().isdisjoint(_MEASURED) or not said.lacks(definition):
                continue
            message = f"nothing uses the {kind} “{clipped(definition.name)}”: a leftover, or a part nobody looked at"
            key = "metrics" if kind == "metric" else kind
            hint = f"take it out, or name it where it belongs: `{key}: {definition.id}`"
            yield Fault(definition.pointer, message, hint)
    for field, kind in {"pain_points": "pain point", "delights": "delight"}.items():
        for definition in _defined(data, field):
            if not definition.item.get("at") and said.lacks(definition):
                message = (
                    f"the {kind} “{clipped(definition.name)}” stands at no touchpoint: no picture shows it"
                )
                yield Fault(definition.pointer, message, "say where it is met: `at: [touchpoint]`")
    personas = _defined(data, "personas")
    silent = [persona for persona in personas if said.lacks(persona)] if len(personas) > 1 else []
    for persona in silent if len(silent) < len(personas) else ():
        message = f"nothing is said of “{clipped(persona.name)}”, while others have a say: is it their journey at all?"
        hint = f"say where they differ, as in `feeling: {{by: {{{persona.id}: -1}}}}`, or take them out"
        yield Fault(persona.pointer, message, hint)


class _Definition(NamedTuple):
    """A thing as a file defines it, and the way to its name."""

    pointer: Pointer
    name: str
    id: str
    item: Mapping[str, Any]


def _defined(data: Mapping[str, Any], field: str) -> list[_Definition]:
    """Return what a list of the map defines, without references: a slug alone is one outside of vocabularies."""
    found: list[_Definition] = []
    value = data.get(field)
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, str) and (field in _VOCABULARIES or not is_slug(item)):
            found.append(_Definition((field, index), item, slug(item), {}))
        elif isinstance(item, dict):
            key = "name" if "name" in item else "text"
            if isinstance(name := item.get(key), str):
                found.append(_Definition((field, index, key), name, str(item.get("id") or slug(name)), item))
    return found


class _Said:
    """What a file says, looked through when it is first asked."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    @cached_property
    def texts(self) -> Counter[str]:
        """Return its keys and texts, each with how often it stands there."""
        return Counter(_texts(self._data))

    @cached_property
    def owners(self) -> str:
        """Return the slugs of whom it says owns what, hyphens around each."""
        found = nodes(self._data, lambda key, item: key == "owner" and isinstance(item, str))
        return f"-{'-'.join(slug(owner) for _, owner in found)}-"

    def lacks(self, definition: _Definition) -> bool:
        """Say whether a file names a thing nowhere but where it defines it."""
        own = Counter(_texts(definition.item)) if definition.item else Counter({definition.name: 1})
        names = {definition.id, definition.name}
        if any(self.texts[name] > own[name] for name in names):
            return False
        slugs = {definition.id, slug(definition.name)}
        initials = {each[:1] for each in slugs}
        return not any(f"-{each}-" in self.owners for each in slugs) and not any(
            count > own[text]
            for text, count in self.texts.items()
            if len(text) <= _LONGEST and text[:1].lower() in initials and slug(text) in slugs
        )


def _texts(data: object) -> Iterator[str]:
    """Yield every key and text of some data."""
    rest: list[Any] = [data]
    for value in rest:
        if isinstance(value, dict):
            yield from value
            rest += value.values()
        elif isinstance(value, list):
            rest += value
        elif isinstance(value, str):
            yield value
