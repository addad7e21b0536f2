"""From a document to the whole data of a map: what it extends, and what that extends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cjmap.errors import Unreadable
from cjmap.files.tree import inside
from cjmap.finding import Finding, Level
from cjmap.load import faults, overlay, rewrite
from cjmap.load.origin import Located, Origin, place_in
from cjmap.model.base import absent
from cjmap.model.journey import JourneyMap
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.syntax.document import At, Document
from cjmap.words import nearest


@dataclass(slots=True)
class Resolved:
    """The data of a map with its overlays laid, None where a base is broken.

    `beyond` are the ids, by kind, that only its bases have; `improves` is the file that it extends.
    """

    located: Located | None
    findings: list[Finding] = field(default_factory=list)
    beyond: dict[str, set[str]] = field(default_factory=dict)
    improves: str | None = None


@dataclass(frozen=True, slots=True)
class Bases:
    """How bases are read: `share` gives the document of a path, or raises a child of Unreadable."""

    share: Callable[[str], Document]
    longest: int

    def resolve(self, document: Document) -> Resolved:
        """Lay a file over what it extends, and that over what it extends."""
        return self._resolve(document, [document.file.path])

    def _resolve(self, document: Document, chain: list[str]) -> Resolved:
        own = Located(document.data, Origin(document))
        written = document.data.get("extends")
        if absent(written):
            kept = {key: value for key, value in document.data.items() if key not in overlay.MAP_CONTROLS}
            return Resolved(Located(kept, own.origin), _stray(document))
        if not isinstance(written, str):
            place = place_in(document, ("extends",))
            return Resolved(None, [told(faults.schema, place, "expects the path of one map")])
        base = self._base(document, written, chain)
        if base.located is None:
            return base
        laid = _laid(own, base.located)
        beyond = {kind: set(ids) for kind, ids in base.beyond.items()}
        for kind, ids in laid.beyond.items():
            beyond.setdefault(kind, set()).update(ids)
        return Resolved(laid.located, base.findings + laid.findings, beyond, written)

    def _base(self, document: Document, written: str, chain: list[str]) -> Resolved:
        place = place_in(document, ("extends",))
        try:
            path = inside(document.file.path, written)
            if path in chain or len(chain) >= self.longest:
                return Resolved(None, [told(faults.overlay_cycle, place, [*chain, path], path in chain)])
            base = self.share(path)
        except Unreadable as error:
            return Resolved(None, [told(faults.missing_file, place, error.sentence, error.hint)])
        if base.findings:
            return Resolved(None, list(base.findings))
        if base.data.get("kind") == "library":
            sentence = f"`{written}` is a library, and a library cannot be extended"
            return Resolved(None, [told(faults.overlay_misfit, place, sentence, "name it in `uses:`")])
        return self._resolve(base, [*chain, path])


def _laid(own: Located, base: Located) -> Resolved:
    """Lay one overlay over its base, and do to the base what the overlay says of it as a whole."""
    document = own.origin.document
    laying = overlay.Laying()
    future = (own.data.get("kind") or base.data.get("kind")) == "future-state"
    laid = overlay.lay(rewrite.inherited(base, into_future=future), own, laying)
    whole, parts = rewrite.opened(laid, JourneyMap)
    beyond = {"pain point": rewrite.pain_points(base), "source": rewrite.mystery_shops(base)}
    found = laying.findings
    found += _forgotten(parts, laying.removed, document)
    found += _cast(parts, own, base)
    found += _closed(parts, own, beyond["pain point"])
    return Resolved(whole, found, beyond)


def _stray(document: Document) -> list[Finding]:
    """Say of an overlay's keys in a file that extends nothing that they have no base."""
    found = []
    for key in sorted(overlay.MAP_CONTROLS & document.data.keys()):
        if absent(document.data[key]):
            continue
        hint = "name the base: `extends: base.cjm.yaml`"
        if key == "touchpoints":
            hint = "put them into a stage; only an overlay has them at the top"
        message = f"`{key}` changes a base, but this file extends nothing"
        found.append(told(faults.overlay_misfit, place_in(document, (key,), "key"), message, hint))
    return found


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
