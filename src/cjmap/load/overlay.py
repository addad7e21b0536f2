"""Lays an overlay over its base, data tree over data tree, and keeps the file of every part.

Things with ids merge by id; every other value is replaced whole. What merges is read off the model's fields.
"""

from __future__ import annotations

from typing import Any

from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.origin import Located, Origin, id_in
from cjmap.load.resolve import MAP_CONTROLS
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.walk import name_of, plan_of
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.scalar import Misread, absent, read_flag
from cjmap.words import nearest

CONTROLS = frozenset({"new", "remove", "after", "before", "stage"})
"""Keys that say what an overlay does with a thing; they are no fields of it."""

Row = tuple[Any, Origin]
"""An item of a list and where it stands."""


class Laying:
    """What comes out of laying an overlay besides the data: misfits, and the ids that were taken out."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.removed: dict[str, Origin] = {}

    def misfit(self, over: Located, pointer: Pointer, message: str, hint: str | None = None) -> None:
        """Report something that does not fit the base."""
        self.findings.append(told(faults.overlay_misfit, over.origin.locate(pointer), message, hint))

    def unknown(self, over: Located, kind: type[Part], rows: list[Row]) -> None:
        """Report a thing that the base does not have."""
        identifier = id_in(over.data)
        near = nearest(identifier, [id_in(item) for item, _ in rows])
        hint = "if it is new, say `new: true`"
        if near:
            hint = f"did you mean `{near}`? {hint.capitalize()}"
        named: Pointer = next(((key,) for key in ("id", "name", "text", "title") if key in over.data), ())
        self.misfit(over, named, f"the base has no {name_of(kind)} `{identifier[:60]}`", hint)

    def no_anchor(self, over: Located, key: str, kind: type[Part], rows: list[Row]) -> None:
        """Report an `after` or `before` that names nothing."""
        anchor = str(over.data[key])
        near = nearest(anchor, [id_in(item) for item, _ in rows])
        hint = f"did you mean `{near}`?" if near else None
        self.misfit(over, (key,), f"there is no {name_of(kind)} `{anchor[:60]}` to stand {key}", hint)

    def says(self, over: Located, key: str) -> bool:
        """Read a control that is true or false."""
        if absent(over.data.get(key)):
            return False
        try:
            return read_flag(over.data[key])
        except Misread as misread:
            place = over.origin.locate((key,))
            self.findings.append(told(faults.schema, place, misread.sentence, misread.hint))
            return False


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
        if key in skip or value is None:
            continue
        if absent(value):
            data.pop(key, None)
            children.pop(key, None)
        elif key in things and isinstance(value, list) and value:
            rows = rows_of(Located(data.get(key), children.get(key, over.origin.child(key))))
            for item, origin in rows_of(Located(value, over.origin.child(key))):
                _merge_thing(rows, Located(item, origin), things[key], laying)
            data[key], children[key] = listed(rows, children.get(key, over.origin.child(key)))
        else:
            data[key], children[key] = value, over.origin.child(key)
    return data, base.origin.with_children(children)


def rows_of(located: Located) -> list[Row]:
    """Return the items of a list, or the single item that stands for one, each with its origin."""
    if located.data is None:
        return []
    if not isinstance(located.data, list):
        return [(located.data, located.origin)]
    return [(item, located.origin.child(index)) for index, item in enumerate(located.data)]


def listed(rows: list[Row], origin: Origin) -> Row:
    """Make a list of rows, at the place that `origin` is."""
    return [item for item, _ in rows], origin.with_children(dict(enumerate(where for _, where in rows)))


def _merge_thing(rows: list[Row], over: Located, kind: type[Part], laying: Laying) -> None:
    """Change, add, move or remove the thing that an item of an overlay names."""
    if not isinstance(over.data, dict) or over.data.keys() == {"id"}:
        rows.append((over.data, over.origin))
        return
    identifier = id_in(over.data)
    index = _index(rows, identifier)
    if index is None:
        if laying.says(over, "remove") or not laying.says(over, "new"):
            laying.unknown(over, kind, rows)
            return
        rows.append(({key: item for key, item in over.data.items() if key not in CONTROLS}, over.origin))
        index = len(rows) - 1
    elif laying.says(over, "remove"):
        del rows[index]
        laying.removed[identifier] = over.origin
        return
    else:
        below, origin = rows[index]
        if not isinstance(below, dict):
            below = {kind.short_form or "text": below}
        rows[index] = _merge_part(Located(below, origin), over, kind, laying)
    _move(rows, index, over, kind, laying)


def _move(rows: list[Row], index: int, over: Located, kind: type[Part], laying: Laying) -> None:
    for key, shift in (("after", 1), ("before", 0)):
        if absent(over.data.get(key)):
            continue
        row = rows.pop(index)
        target = _index(rows, str(over.data[key]))
        rows.insert(index if target is None else target + shift, row)
        if target is None:
            laying.no_anchor(over, key, kind, rows)
        return


def _index(rows: list[Row], identifier: str) -> int | None:
    return next((index for index, (item, _) in enumerate(rows) if id_in(item) == identifier), None)


class _Loose:
    """Places the touchpoints at the top of an overlay into the stages of the merged map."""

    def __init__(self, whole: Located, laying: Laying) -> None:
        self._whole = whole
        self._laying = laying
        self._spine = whole.origin.child("stages")
        self._stages = rows_of(Located(whole.data.get("stages"), self._spine))
        self._rows = [
            rows_of(Located(stage.get("touchpoints"), origin.child("touchpoints")))
            if isinstance(stage, dict)
            else []
            for stage, origin in self._stages
        ]

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
        (stage, origin), rows = self._stages[index], self._rows[index]
        if not isinstance(stage, dict) or not (rows or "touchpoints" in stage):
            return stage, origin
        touchpoints, below = listed(rows, origin.child("touchpoints"))
        children = {key: origin.child(key) for key in stage}
        return {**stage, "touchpoints": touchpoints}, origin.with_children({**children, "touchpoints": below})

    def _place(self, over: Located) -> None:
        identifier = id_in(over.data)
        home = self._holding(identifier)
        known = len(self._laying.findings)
        wanted = self._wanted(over, home)
        if wanted is None:
            if len(self._laying.findings) > known:
                return
            if self._laying.says(over, "new"):
                message = f"nothing says in which stage the touchpoint `{identifier}` stands"
                self._laying.misfit(over, (), message, "write `stage:`, `after:` or `before:` with an id")
            else:
                self._laying.unknown(over, Touchpoint, self._everything())
        elif home is None and not self._laying.says(over, "new"):
            self._laying.unknown(over, Touchpoint, self._everything())
        else:
            if home is not None and home != wanted:
                index = _index(self._rows[home], identifier) or 0
                self._rows[wanted].append(self._rows[home].pop(index))
            _merge_thing(self._rows[wanted], over, Touchpoint, self._laying)

    def _wanted(self, over: Located, home: int | None) -> int | None:
        """Return the index of the stage in which the overlay wants a touchpoint."""
        if not absent(stage := over.data.get("stage")):
            known = [id_in(item) for item, _ in self._stages]
            if stage in known:
                return known.index(stage)
            near = nearest(str(stage), known)
            hint = f"did you mean `{near}`?" if near else f"it has {', '.join(known)}"
            self._laying.misfit(over, ("stage",), f"the base has no {name_of(Stage)} `{stage}`", hint)
            return None
        for key in ("after", "before"):
            if absent(anchor := over.data.get(key)):
                continue
            holding = self._holding(str(anchor))
            if holding is not None:
                return holding
            if home is None:
                self._laying.no_anchor(over, key, Touchpoint, self._everything())
        return home

    def _holding(self, identifier: str) -> int | None:
        """Return the index of the stage that has a touchpoint."""
        return next(
            (index for index, rows in enumerate(self._rows) if _index(rows, identifier) is not None), None
        )

    def _everything(self) -> list[Row]:
        return [row for rows in self._rows for row in rows]
