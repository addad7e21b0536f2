"""Lays an overlay over its base, data tree over data tree, and keeps the file of every part.

Things with ids merge by id; every other value is replaced whole. What merges is read off the model's fields.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.faults import LIMIT
from cjmap.load.near import near
from cjmap.load.origin import Located, Origin, id_in
from cjmap.load.resolve import MAP_CONTROLS
from cjmap.load.rows import Row, Rows, Thing, listed, rows_of
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.walk import name_of, plan_of
from cjmap.place import Pointer
from cjmap.rule import Pending, told
from cjmap.scalar import Misread, absent, read_flag
from cjmap.words import series

CONTROLS = frozenset({"new", "remove", "after", "before", "stage"})
"""Keys that say what an overlay does with a thing; they are no fields of it."""


class Laying:
    """What comes out of laying an overlay besides the data: misfits, and the ids that were taken out.

    Misfits beyond `most` are only counted, as `faults.tell` does.
    """

    def __init__(self, most: int = LIMIT) -> None:
        self.findings: list[Finding] = []
        self.removed: dict[str, Origin] = {}
        self._most = most

    def tell(self, make: Pending) -> None:
        """Add a finding."""
        enough = len(self.findings) >= self._most
        self.findings.append(self.findings[-1] if enough else make())

    def misfit(self, over: Located, pointer: Pointer, message: str, hint: str | None = None) -> None:
        """Report something that does not fit the base."""
        self.tell(lambda: told(faults.overlay_misfit, over.origin.locate(pointer), message, hint))

    def unknown(self, over: Located, kind: type[Part], known: dict[str, Thing]) -> None:
        """Report a thing that the base does not have."""
        self.tell(lambda: _unknown(over, kind, known))

    def no_anchor(self, over: Located, key: str, kind: type[Part], known: dict[str, Thing]) -> None:
        """Report an `after` or `before` that names nothing."""
        self.tell(lambda: _no_anchor(over, key, kind, known))

    def says(self, over: Located, key: str) -> bool:
        """Read a control that is true or false."""
        if absent(over.data.get(key)):
            return False
        try:
            return read_flag(over.data[key])
        except Misread as misread:
            facts = (misread.sentence, misread.hint)
            self.tell(lambda: told(faults.schema, over.origin.locate((key,)), *facts))
            return False


def _unknown(over: Located, kind: type[Part], known: dict[str, Thing]) -> Finding:
    named: Pointer = next(((key,) for key in ("id", "name", "text", "title") if key in over.data), ())
    place = over.origin.locate(named)
    identifier = id_in(over.data)
    if not identifier:
        said = f"this says of no {name_of(kind)} what changes"
        return told(faults.overlay_misfit, place, said, "write its `id`")
    hint = "if it is new, say `new: true`"
    if close := near(identifier, sorted(known)):
        hint = f"did you mean `{close}`? {hint.capitalize()}"
    message = f"the base has no {name_of(kind)} `{identifier[:60]}`"
    return told(faults.overlay_misfit, place, message, hint)


def _no_anchor(over: Located, key: str, kind: type[Part], known: dict[str, Thing]) -> Finding:
    anchor = str(over.data[key])
    close = near(anchor, sorted(known))
    hint = f"did you mean `{close}`?" if close else None
    message = f"there is no {name_of(kind)} `{anchor[:60]}` to stand {key}"
    return told(faults.overlay_misfit, over.origin.locate((key,)), message, hint)


def lay(base: Located, over: Located, laying: Laying) -> Located:
    """Return base and overlay as one tree; what does not fit is reported to `laying`."""
    whole = Located(*_merge_part(base, over, JourneyMap, laying, skip=MAP_CONTROLS))
    loose = over.data.get("touchpoints")
    if absent(loose):
        return whole
    if not isinstance(loose, list):
        laying.misfit(over, ("touchpoints",), "expects a list of touchpoints")
        return whole
    return _Loose(whole, laying).place(Located(loose, over.origin.child("touchpoints")))


def _merge_part(
    base: Located, over: Located, kind: type[Part], laying: Laying, skip: frozenset[str] = CONTROLS
) -> Row:
    data: dict[str, Any] = dict(base.data)
    children: dict[str | int, Origin] = {key: base.origin.child(key) for key in data}
    things = plan_of(kind).things
    for key, value in over.data.items():
        if key in skip or value is None or _only_names(key, kind, data):
            continue
        if absent(value):
            if _is_needed(key, kind, data):
                laying.tell(partial(_needed, over, key, kind))
                continue
            data.pop(key, None)
            children.pop(key, None)
        elif key in things and isinstance(value, list) and value:
            origin = children.get(key, over.origin.child(key))
            rows = Rows(rows_of(Located(data.get(key), origin)))
            for item, where in rows_of(Located(value, over.origin.child(key))):
                _merge_thing(rows, Located(item, where), things[key], laying)
            data[key], children[key] = listed(rows, origin)
        else:
            data[key], children[key] = value, over.origin.child(key)
    return data, base.origin.with_children(children)


def _only_names(key: str, kind: type[Part], base: dict[str, Any]) -> bool:
    """Say whether `metric` names a metric that the base defines itself, as an id would."""
    return kind is Metric and key == "metric" and absent(base.get(key))


def _is_needed(key: str, kind: type[Part], data: dict[str, Any]) -> bool:
    """Say whether a thing can be nothing without one of its fields."""
    if key in kind.named_by:
        return all(other == key or absent(data.get(other)) for other in kind.named_by)
    return key in kind.model_fields and kind.model_fields[key].is_required()


_THAT = "another one, or take this line out to keep that"


def _needed(over: Located, key: str, kind: type[Part]) -> Finding:
    one, that = ("some", "others, or take this line out to keep those") if key == "stages" else ("one", _THAT)
    message = f"`{key}` cannot be taken out: every {name_of(kind)} needs {one}"
    hint = f"write {that} of the base"
    return told(faults.schema, over.origin.locate((key,), "key"), message, hint)


def _merge_thing(rows: Rows, over: Located, kind: type[Part], laying: Laying) -> None:
    """Change, add, move or remove the thing that an item of an overlay names."""
    if not isinstance(over.data, dict) or (kind.referable and over.data.keys() == {"id"}):
        rows.append((over.data, over.origin))
        return
    thing = rows.find(id_in(over.data))
    if thing is None:
        if laying.says(over, "remove") or not laying.says(over, "new"):
            laying.unknown(over, kind, rows.index)
            return
        thing = rows.append(
            ({key: item for key, item in over.data.items() if key not in CONTROLS}, over.origin)
        )
    elif laying.says(over, "remove"):
        rows.take_out(thing)
        laying.removed[thing.identifier] = over.origin
        return
    else:
        below, origin = thing.row
        if not isinstance(below, dict):
            below = {kind.short_form or "text": below}
        thing.row = _merge_part(Located(below, origin), over, kind, laying)
    _move(thing, over, kind, laying)


def _move(thing: Thing, over: Located, kind: type[Part], laying: Laying) -> None:
    for key in ("after", "before"):
        if absent(over.data.get(key)):
            continue
        target = thing.rows.find(str(over.data[key]))
        if target is None or target is thing:
            laying.no_anchor(over, key, kind, thing.rows.index)
        elif key == "after":
            thing.rows.move(thing, after=target)
        else:
            thing.rows.move(thing, before=target)
        return


class _Loose:
    """Places the touchpoints at the top of an overlay into the stages of the merged map."""

    def __init__(self, whole: Located, laying: Laying) -> None:
        self._whole = whole
        self._laying = laying
        self._spine = whole.origin.child("stages")
        self._stages = rows_of(Located(whole.data.get("stages"), self._spine))
        self._index: dict[str, Thing] = {}
        self._rows = [
            Rows(rows_of(Located(stage.get("touchpoints"), origin.child("touchpoints"))), self._index)
            if isinstance(stage, dict)
            else Rows()
            for stage, origin in self._stages
        ]
        self._by_id: dict[str, Rows] = {}
        for (stage, _), rows in zip(self._stages, self._rows, strict=True):
            self._by_id.setdefault(id_in(stage), rows)

    def place(self, loose: Located) -> Located:
        """Return the map with every loose touchpoint in its stage."""
        for item, origin in rows_of(loose):
            if isinstance(item, dict):
                self._place(Located(item, origin))
            else:
                self._laying.misfit(Located(item, origin), (), "expects a touchpoint with its `id`")
        stages = [self._filled(index) for index in range(len(self._stages))]
        spine, below = listed(stages, self._spine)
        children = {key: self._whole.origin.child(key) for key in self._whole.data}
        return Located(
            {**self._whole.data, "stages": spine},
            self._whole.origin.with_children({**children, "stages": below}),
        )

    def _filled(self, index: int) -> Row:
        stage, origin = self._stages[index]
        rows = list(self._rows[index])
        if not isinstance(stage, dict) or not (rows or "touchpoints" in stage):
            return stage, origin
        touchpoints, below = listed(rows, origin.child("touchpoints"))
        children = {key: origin.child(key) for key in stage}
        return {**stage, "touchpoints": touchpoints}, origin.with_children({**children, "touchpoints": below})

    def _place(self, over: Located) -> None:
        thing = self._index.get(id_in(over.data))
        home = thing.rows if thing is not None else None
        known = len(self._laying.findings)
        wanted = self._wanted(over, home)
        if len(self._laying.findings) > known:
            return
        if thing is None and not self._laying.says(over, "new"):
            self._laying.unknown(over, Touchpoint, self._index)
        elif wanted is None:
            message = f"nothing says in which stage the new touchpoint `{id_in(over.data)}` stands"
            self._laying.misfit(over, (), message, "write `stage:`, `after:` or `before:` with an id")
        else:
            if thing is not None and thing.rows is not wanted:
                wanted.move(thing)
            _merge_thing(wanted, over, Touchpoint, self._laying)

    def _wanted(self, over: Located, home: Rows | None) -> Rows | None:
        """Return the list of the stage in which the overlay wants a touchpoint."""
        if not absent(stage := over.data.get("stage")):
            if isinstance(stage, str) and stage in self._by_id:
                return self._by_id[stage]
            self._laying.tell(partial(self._no_stage, over))
            return None
        for key in ("after", "before"):
            if absent(anchor := over.data.get(key)):
                continue
            if (holding := self._index.get(str(anchor))) is not None:
                return holding.rows
            if home is None:
                self._laying.no_anchor(over, key, Touchpoint, self._index)
        return home

    def _no_stage(self, over: Located) -> Finding:
        stage = str(over.data["stage"])
        known = list(self._by_id)
        close = near(stage, sorted(known))
        hint = (
            f"did you mean `{close}`?" if close else f"it has {series(known[:8], 'and')}" if known else None
        )
        message = f"the base has no {name_of(Stage)} `{stage[:60]}`"
        return told(faults.overlay_misfit, over.origin.locate(("stage",)), message, hint)
