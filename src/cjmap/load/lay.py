"""Lays one overlay over its base, and does to the base what the overlay says of it as a whole."""

from __future__ import annotations

from cjmap.finding import Finding, Level
from cjmap.load import faults, overlay, rewrite
from cjmap.load.origin import Located, Origin
from cjmap.model.journey import JourneyMap
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.scalar import absent
from cjmap.syntax.document import At, Document
from cjmap.words import nearest


def laid(own: Located, base: Located) -> tuple[Located, list[Finding], dict[str, set[str]]]:
    """Return the whole, what does not fit, and the ids, by kind, that only the base has."""
    document = own.origin.document
    laying = overlay.Laying()
    future = (own.data.get("kind") or base.data.get("kind")) == "future-state"
    merged = overlay.lay(rewrite.inherited(base, into_future=future), own, laying)
    whole, parts = rewrite.opened(merged, JourneyMap)
    beyond = {"pain point": rewrite.pain_points(base), "source": rewrite.mystery_shops(base)}
    found = laying.findings
    found += _forgotten(parts, laying.removed, document)
    found += _cast(parts, own, base)
    found += _closed(parts, own, beyond["pain point"])
    return whole, found, beyond


def _forgotten(parts: list[rewrite.Opened], removed: dict[str, Origin], own: Document) -> list[Finding]:
    """Take removed touchpoints out of what the base says of them, and say so."""
    mentioned = rewrite.forget(parts, set(removed), own) if removed else []
    found = []
    for identifier, origin in removed.items():
        if count := mentioned.count(identifier):
            mentions = "1 mention" if count == 1 else f"{count} mentions"
            message = f"with `{identifier}` went {mentions} of it in steps, routes and lists of the base"
            place = origin.locate(("remove",), "key")
            found.append(Finding(faults.overlay_misfit, message, place, Level.INFO))
    return found


def _cast(parts: list[rewrite.Opened], own: Located, base: Located) -> list[Finding]:
    """Replace personas as `persona_as` says."""
    given = own.data.get("persona_as")
    if absent(given):
        return []
    pointer: Pointer = ("persona_as",)
    if not isinstance(given, dict):
        return [_misfit(own, pointer, "expects `base persona: own persona`")]
    known = rewrite.persona_ids(base.data)
    found, roles = [], {}
    for old, new in given.items():
        if old not in known:
            near = nearest(old, known)
            hint = f"did you mean `{near}`?" if near else f"it has {', '.join(known)}" if known else None
            found.append(_misfit(own, (*pointer, old), f"the base has no persona `{old}`", hint, "key"))
        elif not isinstance(new, str) or absent(new):
            found.append(
                _misfit(own, (*pointer, old), f"expects the persona that takes the place of `{old}`")
            )
        else:
            roles[old] = (str(new), own.origin.at((*pointer, old)))
    rewrite.replace_personas(parts, roles, own.origin.document)
    return found


def _closed(parts: list[rewrite.Opened], own: Located, known: set[str]) -> list[Finding]:
    """Take the pain points out that `closes` names."""
    given = own.data.get("closes")
    if absent(given):
        return []
    names = given if isinstance(given, list) else [given]
    gone = rewrite.close(parts, {name for name in names if isinstance(name, str)})
    found = []
    for index, name in enumerate(names):
        if name not in gone:
            near = nearest(str(name), known)
            hint = f"did you mean `{near}`?" if near else "only written ids of pain points can be named"
            sentence = f"the base has no pain point `{str(name)[:60]}`"
            found.append(_misfit(own, ("closes", index), sentence, hint))
    return found


def _misfit(
    own: Located, pointer: Pointer, message: str, hint: str | None = None, at: At = "value"
) -> Finding:
    return told(faults.overlay_misfit, own.origin.locate(pointer, at), message, hint)
