"""From a path to a whole, checked map: the files of one project, their overlays and their libraries."""

from __future__ import annotations

from dataclasses import dataclass, field

from cjmap.config import Settings
from cjmap.errors import CjmapError, Unreadable
from cjmap.files.tree import Tree, inside
from cjmap.finding import Finding, Level
from cjmap.load import faults, overlay, rewrite
from cjmap.load.build import build
from cjmap.load.checks import check
from cjmap.load.library import Shelf, pull
from cjmap.load.origin import Located, Origin, place_in
from cjmap.model.action import PainPoint
from cjmap.model.base import absent, plan_of
from cjmap.model.journey import JourneyMap, Library
from cjmap.place import Place, Pointer, SourceFile
from cjmap.rule import told
from cjmap.syntax.document import Document, read
from cjmap.syntax.limits import Limits
from cjmap.words import nearest, slug


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds: a map or a library, where each part stands, and what is wrong with it.

    `map` and `library` are missing where the findings say why. `hidden` counts findings beyond the limit.
    """

    file: SourceFile
    document: Document
    origin: Origin
    map: JourneyMap | None = None
    library: Library | None = None
    findings: tuple[Finding, ...] = ()
    hidden: int = 0


@dataclass(slots=True)
class _Resolved:
    """A map's data with its overlays laid, the ids that only its bases have, and what went wrong."""

    located: Located | None
    findings: list[Finding] = field(default_factory=list)
    beyond: dict[str, set[str]] = field(default_factory=dict)
    improves: str | None = None


class Reader:
    """Reads the maps of one tree; bases and libraries are read once, maps are not kept."""

    def __init__(self, tree: Tree, settings: Settings, limits: Limits) -> None:
        self.tree = tree
        self._settings = settings
        self._limits = limits
        self._shared: dict[str, Document] = {}
        self._shelves: dict[tuple[str, ...], Shelf] = {}
        self._libraries: dict[str, tuple[Library | None, Origin, list[Finding]]] = {}

    def open(self, path: str) -> Document:
        """Read a file of the tree; raises a child of Unreadable."""
        return self._document(self.tree.read(path, self._limits.bytes), self.tree.source(path))

    def _document(self, content: bytes, file: SourceFile) -> Document:
        return read(content, file, self._limits)

    def read(self, content: bytes, file: SourceFile) -> Loaded:
        """Make a map of the bytes of one of its files."""
        return self.load(self._document(content, file))

    def load(self, document: Document) -> Loaded:
        """Make a map, or a library, of a document."""
        origin = Origin(document)
        if document.findings:
            return self._loaded(document, origin, list(document.findings))
        if document.data.get("kind") == "library":
            library, origin, found = self._library(document)
            shelf = self._shelf(())
            if library is not None:
                found = found + check(library, origin, self.tree, shelf, {}) + shelf.findings
            return self._loaded(document, origin, found, library=library)
        resolved = self._resolve(document, [document.file.path])
        if resolved.located is None:
            return self._loaded(document, origin, resolved.findings)
        origin, found = resolved.located.origin, resolved.findings
        broken = any(finding.level is Level.ERROR for finding in found)
        journey, more = build(JourneyMap, resolved.located)
        found += more
        if journey is None:
            return self._loaded(document, origin, found)
        shelf = self._shelf(self._used(journey, origin, found))
        found += shelf.findings
        journey, origin = pull(journey, origin, shelf)
        if not broken:
            found += check(journey, origin, self.tree, shelf, resolved.beyond)
        journey = self._named(journey, document, resolved)
        whole = not any(finding.level is Level.ERROR for finding in found)
        return self._loaded(document, origin, found, journey=journey if whole else None)

    def _loaded(
        self,
        document: Document,
        origin: Origin,
        found: list[Finding],
        *,
        journey: JourneyMap | None = None,
        library: Library | None = None,
    ) -> Loaded:
        shown = self._limits.findings_per_file
        return Loaded(
            document.file,
            document,
            origin,
            journey,
            library,
            tuple(found[:shown]),
            max(0, len(found) - shown),
        )

    def _named(self, journey: JourneyMap, document: Document, resolved: _Resolved) -> JourneyMap:
        changes: dict[str, object] = {}
        if not journey.id:
            name = document.file.path.rpartition("/")[2]
            changes["id"] = slug(name.partition(".")[0]) or slug(journey.title)
        if journey.improves is None and journey.kind == "future-state" and resolved.improves is not None:
            changes["improves"] = resolved.improves
        if "lang" not in journey.model_fields_set and self._settings.lang:
            changes["lang"] = self._settings.lang
        return journey.with_(**changes) if changes else journey

    def _share(self, path: str) -> Document:
        if path not in self._shared:
            self._shared[path] = self.open(path)
        return self._shared[path]

    # -- overlays

    def _resolve(self, document: Document, chain: list[str]) -> _Resolved:
        """Lay a file over what it extends, and that over what it extends."""
        own = Located(document.data, Origin(document))
        written = document.data.get("extends")
        if absent(written):
            return _Resolved(own, [*self._stray(document)])
        base, found = self._base(document, written, chain)
        if base is None or base.located is None:
            return _Resolved(None, found + (base.findings if base else []))
        kind = document.data.get("kind") or base.located.data.get("kind")
        laying = overlay.Laying()
        inherited = rewrite.inherited(base.located, into_future=kind == "future-state")
        laid = overlay.lay(inherited, own, laying)
        whole, parts = rewrite.opened(laid, JourneyMap)
        beyond = {kind: set(ids) for kind, ids in base.beyond.items()}
        beyond.setdefault("pain point", set()).update(_pain_points(base.located))
        beyond.setdefault("source", set()).update(_shops(base.located))
        found += base.findings + laying.findings
        found += self._forgotten(parts, laying, document)
        found += _cast(parts, own, base.located)
        found += _closed(parts, own, beyond["pain point"])
        improves = written if isinstance(written, str) else None
        return _Resolved(whole, found, beyond, improves)

    def _stray(self, document: Document) -> list[Finding]:
        """Say of overlay keys in a file that extends nothing that they have no base."""
        return [
            told(
                faults.overlay_misfit,
                place_in(document, (key,), "key"),
                f"`{key}` changes a base, but this file extends nothing",
                "name the base: extends: base.cjm.yaml",
            )
            for key in sorted(overlay.MAP_CONTROLS & document.data.keys())
        ]

    def _base(
        self, document: Document, written: object, chain: list[str]
    ) -> tuple[_Resolved | None, list[Finding]]:
        place = place_in(document, ("extends",))
        if not isinstance(written, str):
            return None, [told(faults.schema, place, "expects the path of a map", None)]
        try:
            path = inside(document.file.path, written)
            if path in chain or len(chain) >= self._limits.chain:
                return None, [told(faults.overlay_cycle, place, [*chain, path])]
            base = self._share(path)
        except Unreadable as error:
            return None, [told(faults.missing_file, place, error.sentence, error.hint)]
        if base.findings:
            return None, list(base.findings)
        if base.data.get("kind") == "library":
            sentence = f"`{written}` is a library, and a library cannot be extended"
            return None, [told(faults.overlay_misfit, place, sentence, f"write uses: [{written}]")]
        return self._resolve(base, [*chain, path]), []

    def _forgotten(
        self, parts: list[rewrite.Opened], laying: overlay.Laying, document: Document
    ) -> list[Finding]:
        if not laying.removed:
            return []
        mentioned = rewrite.forget(parts, set(laying.removed), document)
        found = []
        for identifier, origin in laying.removed.items():
            if count := mentioned.count(identifier):
                place = origin.locate(("remove",), "key")
                steps = "1 mention" if count == 1 else f"{count} mentions"
                message = f"with `{identifier}` went {steps} of it in steps, routes and lists of the base"
                found.append(Finding(faults.overlay_misfit, message, place, Level.INFO))
        return found

    # -- libraries

    def _used(self, journey: JourneyMap, origin: Origin, found: list[Finding]) -> tuple[str, ...]:
        paths = []
        for index, written in enumerate(journey.uses):
            where = origin.at(("uses", index))
            try:
                path = inside(where.document.file.path, written)
                if self._share(path).data.get("kind") != "library" and not self._share(path).findings:
                    sentence = f"`{written}` is no library"
                    hint = "a library says `kind: library`"
                    found.append(told(faults.missing_file, origin.locate(("uses", index)), sentence, hint))
                    continue
                paths.append(path)
            except Unreadable as error:
                place = origin.locate(("uses", index))
                found.append(told(faults.missing_file, place, error.sentence, error.hint))
        return tuple(paths)

    def _shelf(self, used: tuple[str, ...]) -> Shelf:
        if used not in self._shelves:
            shelf = Shelf()
            project = [path for pattern in self._settings.library for path in self.tree.glob(pattern)]
            for path in dict.fromkeys((*project, *used)):
                self._put(shelf, path)
            self._shelves[used] = shelf
        return self._shelves[used]

    def _put(self, shelf: Shelf, path: str) -> None:
        if path not in self._libraries:
            try:
                document = self._share(path)
            except CjmapError:
                return
            if not document.findings and document.data.get("kind") != "library":
                return
            self._libraries[path] = self._library(document)
        library, origin, found = self._libraries[path]
        shelf.findings += found
        if library is not None:
            shelf.add(library, origin)

    def _library(self, document: Document) -> tuple[Library | None, Origin, list[Finding]]:
        origin = Origin(document)
        if document.findings:
            return None, origin, list(document.findings)
        library, found = build(Library, Located(document.data, origin))
        return library, origin, found


def _pain_points(base: Located) -> set[str]:
    """Return the written ids of the pain points of a map, in its data."""
    _, parts = rewrite.opened(base, JourneyMap)
    return {
        str(item["id"])
        for part in parts
        for key, kind in plan_of(part.kind).things.items()
        if kind is PainPoint and isinstance(part.data.get(key), list)
        for item in part.data[key]
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _shops(base: Located) -> set[str]:
    shops = base.data.get("mystery_shops")
    return {str(shop["id"]) for shop in shops or () if isinstance(shop, dict) and "id" in shop}


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
            found.append(_misfit(own, (*pointer, old), f"the base has no persona `{old}`", hint, key=True))
        elif not isinstance(new, str) or absent(new):
            found.append(
                _misfit(own, (*pointer, old), f"says of no persona that it takes the place of `{old}`")
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
    own: Located, pointer: Pointer, message: str, hint: str | None = None, *, key: bool = False
) -> Finding:
    place: Place = own.origin.locate(pointer, "key" if key else "value")
    return told(faults.overlay_misfit, place, message, hint)
