"""From a document to the whole data of a map: what it extends, and what that extends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from cjmap.errors import Unreadable
from cjmap.files.tree import inside
from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.origin import Located, Origin, place_in
from cjmap.rule import told
from cjmap.scalar import absent
from cjmap.syntax.document import Document

MAP_CONTROLS = frozenset({"extends", "persona_as", "closes", "touchpoints"})
"""Keys of an overlay that are no fields of the map."""


class Resolved(NamedTuple):
    """The data of a map with its overlays laid, None where a base is broken.

    `beyond` are the ids, by kind, that only its bases have; `improves` is the file that it extends.
    """

    located: Located | None
    findings: list[Finding]
    beyond: Mapping[str, set[str]] = MappingProxyType({})
    improves: str | None = None


class Bases(NamedTuple):
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
            kept = {key: value for key, value in document.data.items() if key not in MAP_CONTROLS}
            return Resolved(Located(kept, own.origin), _stray(document))
        if not isinstance(written, str):
            place = place_in(document, ("extends",))
            return Resolved(None, [told(faults.schema, place, "expects the path of one map")])
        base = self._base(document, written, chain)
        if base.located is None:
            return base
        from cjmap.load.lay import laid  # most files extend nothing and need not wait for it

        whole, found, beyond = laid(own, base.located)
        for kind, ids in base.beyond.items():
            beyond.setdefault(kind, set()).update(ids)
        return Resolved(whole, base.findings + found, beyond, written)

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


def _stray(document: Document) -> list[Finding]:
    """Say of an overlay's keys in a file that extends nothing that they have no base."""
    found = []
    for key in sorted(MAP_CONTROLS & document.data.keys()):
        if absent(document.data[key]):
            continue
        hint = "name the base: `extends: base.cjm.yaml`"
        if key == "touchpoints":
            hint = "put them into a stage; only an overlay has them at the top"
        message = f"`{key}` changes a base, but this file extends nothing"
        found.append(told(faults.overlay_misfit, place_in(document, (key,), "key"), message, hint))
    return found
