"""The opportunities of a map in their order."""

from __future__ import annotations

from cjmap.view.dossier.opportunities import improvements
from cjmap.view.known import Known
from cjmap.view.matrix import matrix
from tests.analysis.made import one_stage


def test_no_opportunities() -> None:
    made = one_stage("name: a")
    assert improvements(matrix(made), Known(made, None)) == ()


def test_each_says_what_it_fixes_and_costs() -> None:
    made = one_stage(
        "name: a, channel: shop, pain_points: [{id: cold, text: Cold feet}], opportunities: "
        "[{text: Bare}, {text: Heat, impact: 5, effort: 1, fixes: [cold, a > b], cost_once: 9, cost: 2, value: 7}]",
        "name: b, channel: web",
    )
    heat, bare = improvements(matrix(made), Known(made, None))
    assert (heat.entry.text, heat.fixes) == ("Heat", ("Cold feet", "the hand-off 1 → 2"))
    assert (heat.entry.value, heat.entry.cost_once, heat.entry.cost, heat.entry.is_priced) == (7, 9, 2, True)
    assert (bare.fixes, bare.entry.is_priced) == ((), False)
