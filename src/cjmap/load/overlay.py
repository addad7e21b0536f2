"""Lays an overlay over its base, data tree over data tree, and keeps the file of every part.

Things with ids merge by id; every other value is replaced whole. What merges is read off the model's fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.build import name_of
from cjmap.load.origin import Located, Origin, id_in
from cjmap.model.base import Part, absent, plan_of
from cjmap.model.journey import JourneyMap
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.scalar import Misread, read_flag
from cjmap.words import nearest

CONTROLS = frozenset({"new", "remove", "after", "before", "stage"})
"""Keys that say what an overlay does with a thing; they are no fields of it."""

MAP_CONTROLS = frozenset({"extends", "persona_as", "closes", "touchpoints"})
"""Keys of an overlay that are no fields of the map."""


@dataclass(slots=True)
class Laying:
    """What comes out of laying one overlay over its base, besides the data."""

    findings: list[Finding] = field(default_factory=list)
    removed: dict[str, Origin] = field(default_factory=dict)


Row = tuple[Any, Origin]


def lay(base: Located, over: Located, laying: Laying) -> Located:
    """Return base and overlay as one tree; misfits go to `laying.findings`."""
    data, origin = _merge_part(base, over, JourneyMap, laying, skip=MAP_CONTROLS)
    loose = over.data.get("touchpoints")
    if loose is not None:
        if isinstance(loose, list):
            data, origin = _place_loose(Located(data, origin), over, laying)
        else:
            laying.findings.append(_misfit(over.origin, ("touchpoints",), "expects a list of touchpoints"))
    return Located(data, origin)


def _merge_part(
    base: Located, over: Located, kind: type[Part], laying: Laying, skip: frozenset[str] = CONTROLS
) -> Row:
    data: dict[str, Any] = dict(base.data)
    children = {key: base.origin.child(key) for key in data}
    things = plan_of(kind).things
    for key, value in over.data.items():
        if key in skip or value is None:
            continue
        if absent(value):
            data.pop(key, None)
            children.pop(key, None)
        elif key in things and isinstance(value, list) and value:
            below = Located(data.get(key), children.get(key, over.origin.child(key)))
            rows = _merge_things(below, Located(value, over.origin.child(key)), things[key], laying)
            data[key], children[key] = _list(rows, below.origin)
        else:
            data[key], children[key] = value, over.origin.child(key)
    return data, Origin(base.origin.document, base.origin.pointer, children)


def _list(rows: list[Row], origin: Origin) -> Row:
    children: dict[str | int, Origin] = {index: row[1] for index, row in enumerate(rows)}
    return [row[0] for row in rows], Origin(origin.document, origin.pointer, children)


def rows_of(located: Located) -> list[Row]:
    """Return the items of a list, or the single item that stands for one, each with its origin."""
    if located.data is None:
        return []
    if not isinstance(located.data, list):
        return [(located.data, located.origin)]
    return [(item, located.origin.child(index)) for index, item in enumerate(located.data)]


def _merge_things(base: Located, over: Located, kind: type[Part], laying: Laying) -> list[Row]:
    rows = rows_of(base)
    for item, origin in rows_of(over):
        if not isinstance(item, dict) or item.keys() == {"id"}:
            rows.append((item, origin))
        else:
            _merge_thing(rows, Located(item, origin), kind, laying)
    return rows


def _merge_thing(rows: list[Row], over: Located, kind: type[Part], laying: Laying) -> None:
    identifier = id_in(over.data)
    index = _index(rows, identifier)
    if _says(over, "remove", laying):
        if index is None:
            laying.findings.append(_unknown(over, kind, rows, "remove"))
        else:
            del rows[index]
            laying.removed[identifier] = over.origin
        return
    if index is None:
        if not _says(over, "new", laying):
            laying.findings.append(_unknown(over, kind, rows))
            return
        row: Row = (_without_controls(over.data), over.origin)
        rows.append(row)
        index = len(rows) - 1
    else:
        below, origin = rows[index]
        if not isinstance(below, dict):
            below = {_short_field(kind, below): below}
        rows[index] = _merge_part(Located(below, origin), over, kind, laying)
    _move(rows, index, over, kind, laying)


def _short_field(kind: type[Part], text: Any) -> str:
    return kind.short_form if kind.short_form is not None and not isinstance(text, bool) else "text"


def _move(rows: list[Row], index: int, over: Located, kind: type[Part], laying: Laying) -> None:
    for key, shift in (("after", 1), ("before", 0)):
        anchor = over.data.get(key)
        if anchor is None:
            continue
        row = rows.pop(index)
        target = _index(rows, str(anchor))
        if target is None:
            rows.insert(index, row)
            laying.findings.append(_no_anchor(over, key, kind, rows))
        else:
            rows.insert(target + shift, row)
        return


def _index(rows: list[Row], identifier: str) -> int | None:
    return next((index for index, (item, _) in enumerate(rows) if id_in(item) == identifier), None)


def _without_controls(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in CONTROLS}


def _says(over: Located, key: str, laying: Laying) -> bool:
    value = over.data.get(key)
    if value is None:
        return False
    try:
        return read_flag(value)
    except Misread as misread:
        place = over.origin.locate((key,))
        laying.findings.append(told(faults.schema, place, misread.sentence, misread.hint))
        return False


def _stages(located: Located) -> Iterator[tuple[int, Located]]:
    for index, (item, origin) in enumerate(
        rows_of(Located(located.data.get("stages"), located.origin.child("stages")))
    ):
        if isinstance(item, dict):
            yield index, Located(item, origin)


def _place_loose(base: Located, over: Located, laying: Laying) -> Row:
    """Merge the touchpoints that stand at the top of an overlay into the stages they belong to."""
    stages = dict(_stages(base))
    rows = {
        index: rows_of(Located(stage.data.get("touchpoints"), stage.origin.child("touchpoints")))
        for index, stage in stages.items()
    }
    kind = plan_of(plan_of(JourneyMap).things["stages"]).things["touchpoints"]
    for item, origin in rows_of(Located(over.data["touchpoints"], over.origin.child("touchpoints"))):
        if not isinstance(item, dict):
            laying.findings.append(_misfit(origin, (), "expects a touchpoint with its `id`"))
            continue
        _place_one(stages, rows, Located(item, origin), kind, laying)
    data, children = dict(base.data), dict(base.origin.children or {})
    whole = base.origin.child("stages")
    merged: list[Row] = []
    for index, (stage, origin) in enumerate(rows_of(Located(base.data.get("stages"), whole))):
        if index not in rows or not (rows[index] or "touchpoints" in stage):
            merged.append((stage, origin))
            continue
        touchpoints, below = _list(rows[index], origin.child("touchpoints"))
        kept = {key: origin.child(key) for key in stage}
        merged.append(
            (
                {**stage, "touchpoints": touchpoints},
                Origin(origin.document, origin.pointer, {**kept, "touchpoints": below}),
            )
        )
    data["stages"], children["stages"] = _list(merged, whole)
    return data, Origin(base.origin.document, base.origin.pointer, children)


def _place_one(
    stages: dict[int, Located], rows: dict[int, list[Row]], over: Located, kind: type[Part], laying: Laying
) -> None:
    identifier = id_in(over.data)
    home = next((index for index, row in rows.items() if _index(row, identifier) is not None), None)
    wanted = _wanted_stage(stages, rows, over, home, laying)
    everywhere = [row for part in rows.values() for row in part]
    if wanted is None:
        if home is None and not laying.findings:
            laying.findings.append(
                _misfit(
                    over.origin,
                    (),
                    f"nothing says in which stage the touchpoint `{identifier}` stands",
                    "write `stage:`, `after:` or `before:` with an id",
                )
                if "new" in over.data
                else _unknown(over, kind, everywhere)
            )
        return
    if home is None and not _says(over, "new", laying):
        laying.findings.append(_unknown(over, kind, everywhere))
        return
    if home is not None and home != wanted:
        rows[wanted].append(rows[home].pop(_index(rows[home], identifier) or 0))
    _merge_thing(rows[wanted], over, kind, laying)


def _wanted_stage(
    stages: dict[int, Located], rows: dict[int, list[Row]], over: Located, home: int | None, laying: Laying
) -> int | None:
    if (stage := over.data.get("stage")) is not None:
        found = next((index for index, item in stages.items() if id_in(item.data) == stage), None)
        if found is None:
            known = [id_in(item.data) for item in stages.values()]
            near = nearest(str(stage), known)
            laying.findings.append(
                _misfit(
                    over.origin,
                    ("stage",),
                    f"the base has no stage `{stage}`",
                    f"did you mean `{near}`?" if near else f"it has {', '.join(known)}",
                )
            )
        return found
    anchor = over.data.get("after", over.data.get("before"))
    if anchor is not None:
        found = next((index for index, row in rows.items() if _index(row, str(anchor)) is not None), None)
        if found is not None:
            return found
        if home is None:
            key = "after" if "after" in over.data else "before"
            everywhere = [row for part in rows.values() for row in part]
            laying.findings.append(
                _no_anchor(
                    over, key, plan_of(plan_of(JourneyMap).things["stages"]).things["touchpoints"], everywhere
                )
            )
    return home


def _unknown(over: Located, kind: type[Part], rows: list[Row], verb: str = "change") -> Finding:
    identifier = id_in(over.data)
    near = nearest(identifier, [id_in(item) for item, _ in rows])
    hint = f"did you mean `{near}`?" if near else None
    if verb == "change":
        hint = f"{hint[:-1]}? If it is new, say `new: true`" if hint else "if it is new, say `new: true`"
    pointer: Pointer = next(((key,) for key in ("id", "name", "text", "title") if key in over.data), ())
    return _misfit(over.origin, pointer, f"the base has no {name_of(kind)} `{identifier[:60]}`", hint)


def _no_anchor(over: Located, key: str, kind: type[Part], rows: list[Row]) -> Finding:
    anchor = str(over.data[key])
    near = nearest(anchor, [id_in(item) for item, _ in rows])
    hint = f"did you mean `{near}`?" if near else None
    return _misfit(over.origin, (key,), f"there is no {name_of(kind)} `{anchor[:60]}` to stand {key}", hint)


def _misfit(origin: Origin, pointer: Pointer, message: str, hint: str | None = None) -> Finding:
    return told(faults.overlay_misfit, origin.locate(pointer), message, hint)
