"""Expectation and perception gaps, on touchpoints whose answers are known."""

from __future__ import annotations

import pytest

from cjmap.analysis.gaps import below_wanted, expected, perception

from .made import one_stage

FEELINGS: dict[str, tuple[str, float | None, float | None]] = {
    "nobody said": ("", None, None),
    "a score alone": ("1", None, None),
    "what is wanted without a score says no distance": ("{score: 1, wanted: Safe}", None, None),
    "no score to compare with": ("{words: Odd, internal: 1, wanted: 1}", None, None),
    "as wanted and as believed": ("{score: 0.5, internal: 0.5, wanted: 0.5}", 0, 0),
    "better than wanted is no gap": ("{score: 1, wanted: 0.5}", 0, None),
    "below what is wanted": ("{score: -0.6, wanted: {score: 1, words: Safe}}", 1.6, None),
    "the team believes too well": ("{score: -0.6, internal: 0.8}", None, 1.4),
    "the team believes too badly": ("{score: 0.7, internal: 0.3}", None, -0.4),
    "the mean counts where it changes": ("{start: -1, end: 0, internal: 0.5, wanted: 0}", 0.5, 1),
}


@pytest.mark.parametrize("case", FEELINGS.values(), ids=FEELINGS)
def test_feelings(case: tuple[str, float | None, float | None]) -> None:
    said, wanted, believed = case
    ((_, spot),) = one_stage("name: a" + (f", feeling: {said}" if said else "")).touchpoints()
    assert (below_wanted(spot.feeling), perception(spot.feeling)) == (wanted, believed)


def test_expectations() -> None:
    said = ", ".join(f"{{expects: {met}, met: '{met}'}}" for met in ("no", "partly", "yes", "exceeded"))
    ((_, spot),) = one_stage(
        f"name: a, feeling: {{score: 0, wanted: 1, internal: 2}}, expectations: [{said}, Unsaid]"
    ).touchpoints()
    found = expected(spot)
    assert [each.expects for each in found.unmet] == ["no", "partly"]
    assert [each.expects for each in found.exceeded] == ["exceeded"]
    assert (found.below_wanted, found.perception) == (1, 2)
