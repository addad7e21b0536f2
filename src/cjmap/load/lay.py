"""Lays one overlay over its base, and does to the base what the overlay says of it as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from cjmap.finding import Finding, Level
from cjmap.load import faults, overlay, rewrite
from cjmap.load.faults import tell
from cjmap.load.near import near
from cjmap.load.origin import Located, Origin
from cjmap.model.journey import JourneyMap
from cjmap.place import Pointer
from cjmap.rule import Pending, told
from cjmap.scalar import absent, kind_of
from cjmap.syntax.document import At, Document
from cjmap.words import plural, series


def laid(own: Located, base: Located, most: int) -> tuple[Located, list[Finding], dict[str, set[str]]]:
    """Return the whole, what does not fit (told up to `most`), and the ids, by kind, that only the base has."""
    laying = overlay.Laying(most)
    future = (own.data.get("kind") or base.data.get("kind")) == "future-state"
    merged = overlay.lay(rewrite.inherited(base, into_future=future), own, laying)
    beyond = {"pain point": rewrite.pain_points(base), "source": rewrite.mystery_shops(base)}
    found = laying.findings
    if not laying.removed and absent(own.data.get("persona_as")) and absent(own.data.get("closes")):
        return merged, found, beyond
    whole, parts = rewrite.opened(merged, JourneyMap)
    found += tell(_forgotten(parts, laying.removed, own.origin.document), most)
    found += tell(_cast(parts, own, base), most)
    found += tell(_closed(parts, own, sorted(beyond["pain point"])), most)
    return whole, found, beyond


def _forgotten(parts: list[rewrite.Opened], removed: dict[str, Origin], own: Document) -> Iterator[Pending]:
    """Take removed touchpoints out of what the base says of them, and say so."""
    mentioned = Counter(rewrite.forget(parts, set(removed), own) if removed else ())
    for identifier, origin in removed.items():
        if count := mentioned[identifier]:
            yield partial(_went, identifier, origin, count)


def _went(identifier: str, origin: Origin, count: int) -> Finding:
    mentions = plural(count, "mention")
    message = f"with `{identifier}` went {mentions} of it in steps, routes and lists of the base"
    return Finding(faults.overlay_misfit, message, origin.locate(("remove",), "key"), Level.INFO)


def _cast(parts: list[rewrite.Opened], own: Located, base: Located) -> Iterator[Pending]:
    """Replace personas as `persona_as` says."""
    given = own.data.get("persona_as")
    if absent(given):
        return
    pointer: Pointer = ("persona_as",)
    if not isinstance(given, dict):
        yield partial(_misfit, own, pointer, "expects `base persona: own persona`")
        return
    known = sorted(rewrite.persona_ids(base.data))
    roles = {}
    for old, new in given.items():
        if old not in known:
            yield partial(_no_persona, own, old, known)
        elif not isinstance(new, str) or absent(new):
            message = f"expects the persona that takes the place of `{old}`"
            yield partial(_misfit, own, (*pointer, old), message)
        else:
            roles[old] = (str(new), own.origin.at((*pointer, old)))
    rewrite.replace_personas(parts, roles, own.origin.document)


def _no_persona(own: Located, written: str, known: list[str]) -> Finding:
    close = near(written, known)
    hint = f"did you mean `{close}`?" if close else f"it has {series(known[:8], 'and')}" if known else None
    return _misfit(own, ("persona_as", written), f"the base has no persona `{written[:60]}`", hint, "key")


def _closed(parts: list[rewrite.Opened], own: Located, known: list[str]) -> Iterator[Pending]:
    """Take the pain points out that `closes` names."""
    given = own.data.get("closes")
    if absent(given):
        return
    names = given if isinstance(given, list) else [given]
    gone = rewrite.close(parts, {name for name in names if isinstance(name, str)})
    for index, name in enumerate(names):
        if not isinstance(name, str) or name not in gone:
            yield partial(_not_closed, own, ("closes", index), name, known)


def _not_closed(own: Located, pointer: Pointer, name: Any, known: list[str]) -> Finding:
    if not isinstance(name, str):
        return _misfit(own, pointer, f"expects the id of a pain point, not {kind_of(name)}")
    close = near(name, known)
    hint = f"did you mean `{close}`?" if close else "only written ids of pain points can be named"
    return _misfit(own, pointer, f"the base has no pain point `{name[:60]}`", hint)


def _misfit(
    own: Located, pointer: Pointer, message: str, hint: str | None = None, at: At = "value"
) -> Finding:
    return told(faults.overlay_misfit, own.origin.locate(pointer, at), message, hint)
