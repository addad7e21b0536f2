"""From a document to the whole data of a map: what it extends, and what that extends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from cjmap.errors import Unreadable
from cjmap.files.tree import inside
from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.origin import Located, Origin, place_in
from cjmap.model.journey import VERSION, read_version
from cjmap.rule import told
from cjmap.scalar import Misread, absent
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
    """How bases are read: `share` gives the document of a path, or raises a child of Unreadable.

    `longest` is the limit of a chain, and `most` that of the findings which are told of one overlay.
    """

    share: Callable[[str], Document]
    longest: int
    most: int = faults.LIMIT

    def resolve(self, document: Document) -> Resolved:
        """Lay a file over what it extends, and that over what it extends."""
        return self._resolve(document, [document.file.path])

    def _resolve(self, document: Document, chain: list[str]) -> Resolved:
        own = Located(document.data, Origin(document))
        written = document.data.get("extends")
        is_laid = len(chain) > 1 or not absent(written)
        found = _version(document) if is_laid else []
        if any(finding.rule is faults.unsupported_version for finding in found):
            return Resolved(None, found)
        if found:  # said once, and read as if it were there
            own = Located({**document.data, "cjmap": VERSION}, own.origin)
        if absent(written):
            kept = {key: value for key, value in own.data.items() if key not in MAP_CONTROLS}
            return Resolved(Located(kept, own.origin), found + _stray(document))
        if not isinstance(written, str):
            place = place_in(document, ("extends",))
            return Resolved(None, [*found, told(faults.schema, place, "expects the path of one map")])
        base = self._base(document, written, chain)
        if base.located is None:
            return base._replace(findings=found + base.findings)
        from cjmap.load.lay import laid  # most files extend nothing and need not wait for it

        whole, more, beyond = laid(own, base.located, self.most)
        for kind, ids in base.beyond.items():
            beyond.setdefault(kind, set()).update(ids)
        return Resolved(whole, base.findings + found + more, beyond, written)

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


def _version(document: Document) -> list[Finding]:
    """Say what is wrong with the version of a file; in an overlay that of its base would hide it."""
    written = document.data.get("cjmap")
    if absent(written):
        place = place_in(document, ("cjmap",), "key")
        said = "`cjmap` is missing: every file needs it, an overlay and its base too"
        return [told(faults.schema, place, said, "write `cjmap: 1` in the first line")]
    try:
        read_version(written)
    except Misread as misread:
        return [told(faults.schema, place_in(document, ("cjmap",)), misread.sentence, misread.hint)]
    except PydanticCustomError:
        return [told(faults.unsupported_version, place_in(document, ("cjmap",)), str(written)[:20])]
    return []


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
