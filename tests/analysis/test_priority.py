"""The priority of touchpoints whose answer is known."""

from __future__ import annotations

import pytest

from cjmap.analysis.priority import priority

from .made import one_stage

BOTH = "importance: {customer: 5, business: 4}"
CASES: dict[str, tuple[str, float | None]] = {
    "nothing known": ("", None),
    "no feeling": (BOTH, None),
    "importance for one side alone": ("feeling: -1, importance: {customer: 5}", None),
    "it feels very good: nothing to do": (f"feeling: 2, {BOTH}", 0),
    "half way": (f"feeling: 0, {BOTH}", 10),
    "very bad": (f"feeling: -2, {BOTH}", 20),
    "a moment of truth weighs double": (f"feeling: -2, moment_of_truth: true, {BOTH}", 40),
    "the most there is": (
        "feeling: -2, moment_of_truth: true, importance: {customer: 5, business: 5}",
        50,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_priority(case: tuple[str, float | None]) -> None:
    ((_, spot),) = one_stage(", ".join(filter(None, ["name: a", case[0]]))).touchpoints()
    assert priority(spot) == case[1]


def test_for_a_persona() -> None:
    ((_, spot),) = one_stage(
        f"name: a, feeling: {{score: 2, by: {{sam: 0}}}}, {BOTH}", more="personas: Sam\n"
    ).touchpoints()
    assert (priority(spot), priority(spot, "sam")) == (0, 10)
