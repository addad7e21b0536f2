"""Why a change matters: the table of reasons with their weights, which settings may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cjmap.diff.change import Weight
from cjmap.errors import BadSettings
from cjmap.words import nearest, series


class Reason(NamedTuple):
    """One line of the table: its name in settings, its weight, and when it holds."""

    name: str
    weight: Weight
    when: str


_W, _B, _N, _E = Weight.WORSE, Weight.BETTER, Weight.NOTABLE, Weight.EDITORIAL
REASONS: Mapping[str, Reason] = {
    name: Reason(name, weight, when)
    for name, weight, when in (
        ("feeling-fell", _W, "customers, or one persona, feel worse at a touchpoint or stage"),
        ("feeling-rose", _B, "they feel better"),
        ("pain-point-added", _W, "an open pain point that was not there"),
        ("pain-point-gone", _B, "an open pain point that is there no more"),
        ("pain-point-worsened", _W, "a pain point is more severe"),
        ("pain-point-eased", _B, "a pain point is less severe"),
        ("pain-point-closed", _B, "a pain point is closed"),
        ("pain-point-reopened", _W, "a closed pain point is open again"),
        ("delight-lost", _W, "a delight is gone"),
        ("delight-added", _B, "a new delight"),
        ("fail-point-added", _W, "a new fail point"),
        ("fail-point-gone", _B, "a fail point is gone"),
        ("handoff-worsened", _W, "a hand-off becomes a gap, or is not managed any more"),
        ("handoff-improved", _B, "a gap is closed, or a hand-off is managed now"),
        ("expectation-missed", _W, "an expectation is met less than before"),
        ("expectation-met", _B, "an expectation is met better than before"),
        ("loss-grew", _W, "a larger share of customers leaves, or something fails more often"),
        ("loss-shrank", _B, "a smaller share leaves, or something fails less often"),
        ("owner-lost", _W, "nobody answers for a moment of truth any more"),
        ("owner-found", _B, "somebody answers for a moment of truth now"),
        ("evidence-lost", _W, "a touchpoint has lost its last source"),
        ("evidence-found", _B, "a touchpoint without a source has one now"),
        ("metric-away", _W, "a metric moves away from its target, or the way that is not `better`"),
        ("metric-towards", _B, "a metric moves towards its target, or the way that is `better`"),
        ("opportunity-shipped", _B, "an opportunity is shipped"),
        ("journey-changed", _N, "a stage or touchpoint comes, goes or moves"),
        ("changed", _N, "anything else that comes, goes or changes"),
        ("renamed", _E, "a name that changes while the thing stays the same"),
        ("reworded", _E, "other words for the same pain point, delight, opportunity or moment of truth"),
        ("reordered", _E, "another order of things that are no stages or touchpoints"),
        ("noted", _E, "notes, tags, links, pictures, titles and fields of one's own (`x_*`)"),
    )
}
"""The table, in the order of the documentation."""


class Weights(NamedTuple):
    """The weights of a project: those of the table, and what its settings say instead."""

    changed: Mapping[str, Weight] = {}

    def of(self, reason: str) -> Weight:
        """Return the weight of a reason."""
        return self.changed.get(reason) or REASONS[reason].weight


def weights_from(table: Mapping[str, Any]) -> Weights:
    """Read the settings of `[diff]`; raises BadSettings for what the table of reasons does not know."""
    for key in table:
        if key != "weights":
            raise BadSettings(f"[diff] has no key `{key}`", "write the weights as [diff.weights]")
    weights = table.get("weights", {})
    if not isinstance(weights, dict):
        raise BadSettings(
            "diff.weights expects a table", 'write it as [diff.weights], evidence-lost = "notable"'
        )
    return Weights({name: _weight(name, word) for name, word in weights.items()})


def _weight(name: str, word: object) -> Weight:
    if name not in REASONS:
        close = nearest(name, REASONS)
        hint = f"did you mean {close}?" if close else f"reasons are {series(REASONS, 'and')}"
        raise BadSettings(f"diff.weights: there is no reason `{name}`", hint)
    try:
        return Weight(str(word))
    except ValueError:
        hint = f"weights are {series(Weight, 'and')}"
        raise BadSettings(f"diff.weights: `{name}` expects a weight", hint) from None
