"""Gives a map exactly the definitions of libraries that it refers to."""

from __future__ import annotations

from cjmap.load.origin import Origin
from cjmap.load.shelf import FIELDS, Definition, Shelf, defined, id_of, refers
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.persona import Persona
from cjmap.model.research import Metric
from cjmap.model.walk import Named, survey


def pull(journey: JourneyMap, origin: Origin, shelf: Shelf, names: list[Named]) -> tuple[JourneyMap, Origin]:
    """Return the map with every definition that `names` mean and it does not have, and its origins."""
    if not any(shelf.definitions.values()):
        return journey, origin
    lists = _Lists(journey, origin)
    local = {(kind, id_of(part)) for kind, _, part in defined(journey)}
    wanted: list[tuple[str, str]] = []
    for kind, name in FIELDS.items():
        for index, part in enumerate(getattr(journey, name)):
            if refers(part) and (found := shelf.get(kind, _target(part))):
                lists.fill(name, index, part, found)
                local.add((kind, id_of(found.part)))
                wanted += _asked_for(found.part)
    wanted += _wanted(names)
    wanted += [each for person in journey.personas for each in _spoken(person)]
    while wanted:
        kind, text = wanted.pop()
        definition = shelf.get(kind, text)
        if definition is None or (kind, id_of(definition.part)) in local:
            continue
        local.add((kind, id_of(definition.part)))
        lists.add(FIELDS[kind], definition)
        wanted += _asked_for(definition.part)
    return lists.whole()


class _Lists:
    """The lists of definitions of a map while they grow, and where each definition stands."""

    def __init__(self, journey: JourneyMap, origin: Origin) -> None:
        self._journey, self._origin = journey, origin
        self._parts: dict[str, list[Part]] = {}
        self._places: dict[str, dict[str | int, Origin]] = {}

    def fill(self, name: str, index: int, part: Part, found: Definition) -> None:
        """Put a definition in the place of what refers to it."""
        parts, places = self._of(name)
        own = self._origin.child(name).child(index)
        parts[index], places[index] = _filled(part, found.part), _given(part, own, found.origin)

    def add(self, name: str, found: Definition) -> None:
        """Put a definition behind those of the map."""
        parts, places = self._of(name)
        places[len(parts)] = found.origin
        parts.append(found.part)

    def _of(self, name: str) -> tuple[list[Part], dict[str | int, Origin]]:
        if name not in self._parts:
            self._parts[name] = list(getattr(self._journey, name))
            self._places[name] = dict(self._origin.child(name).children or {})
        return self._parts[name], self._places[name]

    def whole(self) -> tuple[JourneyMap, Origin]:
        """Return the map with its lists, and its origins."""
        journey, origin = self._journey, self._origin
        if not self._parts:
            return journey, origin
        ordered = {
            name: tuple(_in_shelf_order(parts, len(getattr(journey, name))))
            for name, parts in self._parts.items()
        }
        below: dict[str | int, Origin] = {
            name: Origin(
                origin.child(name).document,
                origin.child(name).pointer,
                _moved(self._parts[name], ordered[name], places),
            )
            for name, places in self._places.items()
        }
        return journey.with_(**ordered), Origin(
            origin.document, origin.pointer, {**(origin.children or {}), **below}
        )


def _in_shelf_order(parts: list[Part], own: int) -> list[Part]:
    """Keep the map's own order, and put what was pulled behind it by id."""
    return parts[:own] + sorted(parts[own:], key=id_of)


def _moved(
    before: list[Part], after: tuple[Part, ...], places: dict[str | int, Origin]
) -> dict[str | int, Origin]:
    where = {id(part): index for index, part in enumerate(after)}
    return {
        where[id(before[index])] if isinstance(index, int) else index: place
        for index, place in places.items()
    }


def _target(part: Part) -> str:
    return part.metric if isinstance(part, Metric) and part.metric is not None else id_of(part)


def _filled(part: Part, definition: Part) -> Part:
    """Return a definition with the values that the map gives it."""
    given = {name: getattr(part, name) for name in part.model_fields_set - {"id", "metric"}}
    return definition.with_(**given) if given else definition


def _given(part: Part, own: Origin, definition: Origin) -> Origin:
    """Return where a definition stands, but for the values that the map gives it."""
    children: dict[str | int, Origin] = {
        name: own.child(name) for name in part.model_fields_set - {"id", "metric"}
    }
    return definition.with_children({**(definition.children or {}), **children})


def _wanted(names: list[Named]) -> list[tuple[str, str]]:
    """Return what names mean; what an opportunity fixes is a pain point."""
    return [("pain point" if name.kind == "fix" else name.kind, name.text) for name in names]


def _asked_for(part: Part) -> list[tuple[str, str]]:
    """Return what a definition refers to, and what a persona speaks of."""
    return _wanted(survey(part).names) + (_spoken(part) if isinstance(part, Persona) else [])


def _spoken(person: Persona) -> list[tuple[str, str]]:
    """Return the channels and devices that a persona names in plain text, where a library may define them."""
    contacts = [("channel", text) for text in person.prefers_contact]
    return contacts + [("device", text) for text in person.devices]
