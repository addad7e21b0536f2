"""Writes a map that was made up: references as ids, and the whole as YAML in any layout; and loads it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from cjmap.load.build import build
from cjmap.load.origin import Located, Origin
from cjmap.model.journey import JourneyMap
from cjmap.place import SourceFile
from cjmap.syntax.document import read
from cjmap.words import slug

Made = dict[str, Any]


class Ref(NamedTuple):
    """Stands for the id of a thing; `key` is the thing's own for ever."""

    key: int


def written(made: Made) -> Made:
    """Return a map as data that may stand in a file: every reference an id, every id there once."""
    made = copy.deepcopy(made)
    ids: dict[int, str] = {}
    for kind in _kinds(made):
        taken: set[str] = set()
        for thing in kind:
            words = thing.get("name") or thing.get("text") or thing.get("title") or ""
            identifier = thing.get("id") or slug(words)
            if identifier in taken:
                identifier = thing["id"] = f"n{len(taken)}"
            taken.add(identifier)
            ids[thing.get("_key", 0)] = identifier
    data = _settled(made, ids)
    assert isinstance(data, dict)
    return {"cjmap": 1, "id": "map", **data}


def _kinds(made: Made) -> Iterator[list[Made]]:
    """Yield the things of each kind that share their ids; texts without a written one share them in a list."""
    spots = [spot for stage in made["stages"] for spot in stage["touchpoints"]]
    yield from (made["stages"], spots, made["personas"], made["sources"], made["channels"], made["routes"])
    for name in ("pain_points", "delights", "opportunities", "backstage"):
        for group in (part.get(name, []) for part in (made, *spots)):
            yield [thing for thing in group if isinstance(thing, dict)]


def _settled(value: Any, ids: dict[int, str]) -> Any:
    if isinstance(value, Ref):
        return ids.get(value.key)
    if isinstance(value, tuple):
        ends = [_settled(end, ids) for end in value]
        return ">".join(ends) if None not in ends else None
    if isinstance(value, dict) and "label" in value and _settled(value["to"], ids) is None:
        return None
    if isinstance(value, dict):
        pairs = ((_settled(key, ids), _settled(item, ids)) for key, item in value.items() if key != "_key")
        return {key: item for key, item in pairs if key is not None and item is not None}
    if isinstance(value, list):
        return [item for item in (_settled(item, ids) for item in value) if item is not None]
    return value


def yaml(data: Made, random: Random | None = None) -> str:
    """Write a map as YAML: each line a field, or in a layout of its own, with keys in any order and comments."""
    if random is None:
        return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items())
    return f"# made\n{_block(data, random, 0).lstrip()}\n"


_SHORT = {
    "actions": "text", "quotes": "text", "expectations": "expects", "next": "to", "feeling": "score",
    "questions": "text", "moment_of_truth": "why", "wanted": "score", "failures": "mode", "triggers": "to",
}  # fmt: skip
_ONE = {"actions", "next", "personas", "channel", "tags", "fixes", "via", "at", "by", "triggers", "exits"}


def _block(value: Any, random: Random, column: int, field: str = "") -> str:
    value = _short(value, field, random)
    if not isinstance(value, dict | list) or not value or random.random() < 0.2:
        return json.dumps(value, ensure_ascii=random.random() < 0.5)
    before = "\n" + " " * column
    if isinstance(value, list):
        return "".join(f"{before}- {_block(item, random, column + 2, field).lstrip()}" for item in value)
    items = list(value.items())
    random.shuffle(items)
    comment = "  # it is so" if random.random() < 0.2 else ""
    lines = []
    for key, item in items:
        inner = _block(item, random, column + 2, "" if key.startswith("x_") else key)
        lines.append(
            f"{before}{json.dumps(key, ensure_ascii=False)}:{'' if inner[:1] == chr(10) else ' '}{inner}"
        )
    lines[-1] += comment
    empty = f"{before}summary:" if "name" not in value and "stages" in value else ""
    return "".join(lines) + empty


def _short(value: Any, field: str, random: Random) -> Any:
    if random.random() < 0.5:
        return value
    if isinstance(value, list) and len(value) == 1 and field in _ONE and not isinstance(value[0], list):
        return _short(value[0], field, random)
    if isinstance(value, dict) and value.keys() == {_SHORT.get(field)}:
        return value[_SHORT[field]]
    return value


def load(text: str) -> JourneyMap:
    """Load the text of a whole map."""
    document = read(text.encode(), SourceFile("/project", "map.cjm.yaml"))
    assert document.findings == (), ([finding.message for finding in document.findings], text)
    made, _, pending = build(JourneyMap, Located(document.data, Origin(document)))
    assert made is not None, ([str(make()) for make in pending], text)
    return made
