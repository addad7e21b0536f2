"""Changes as one JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cjmap.formats.changes import Frame, Pair, counts
from cjmap.formats.findings._json import unhashed
from cjmap.view.changes import Number, Told

FORMAT_VERSION = 1


def write(pairs: Sequence[Pair], frame: Frame) -> str:  # noqa: ARG001 - every format has it
    """Return the object with an indent of two, in ASCII."""
    run = {
        "format_version": FORMAT_VERSION,
        "summary": {weight.value: count for weight, count in counts(pairs).items()},
        "maps": [_map(pair) for pair in pairs],
    }
    return unhashed(json.dumps(run, indent=2)) + "\n"


def _map(pair: Pair) -> dict[str, Any]:
    made = pair.comparison
    return {
        "old": pair.old,
        "new": pair.new,
        "title": pair.title,
        "compares": made.terms.title if made else None,
        "headline": _numbers(made.numbers if made else ()),
        "shares": [
            {"name": share.name, "headline": _numbers(share.numbers)}
            for share in (made.shares if made else ())
        ],
        "changes": [_change(told) for told in pair.told],
    }


def _numbers(numbers: Iterable[Number]) -> list[dict[str, Any]]:
    return [{"label": n.label, "old": n.old, "new": n.new, "good": n.good} for n in numbers]


def _change(told: Told) -> dict[str, Any]:
    change = told.change
    return {
        "kind": told.kind.value,
        "weight": told.weight.value,
        "reason": change.reason,
        "subject": told.subject,
        "said": told.said,
        "path": told.path,
        "field": change.field or None,
        "old": change.old,
        "new": change.new,
        "guessed": change.guessed,
    }
