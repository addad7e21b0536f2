"""What holds for every drawn change holds for each kind of change, for edited maps, and for any words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cjmap.model.journey import JourneyMap
from tests.analysis.made import journey
from tests.diff.edits import Edited, edited
from tests.draw.change_laws import LAWS
from tests.draw.changed import CHANGES, FILES, MAPS, Changed
from tests.draw.generated import maps

PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],  # making a map smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("kind", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("made", MAPS.values(), ids=MAPS)
@pytest.mark.parametrize("headless", [False, True], ids=["with its head", "on a page"])
def test_all_of_it_holds_for_each_kind_of_change(
    made: Callable[[], JourneyMap],
    kind: Callable[[JourneyMap], tuple[JourneyMap, JourneyMap]],
    headless: bool,
) -> None:
    drawn = Changed(*kind(made()), headless=headless)
    for law in LAWS:
        law(drawn)


@PROFILE
@given(both=edited(9), headless=st.booleans())
def test_all_of_it_holds_for_edited_maps(both: Edited, headless: bool) -> None:
    drawn = Changed(*both.maps(), headless=headless)
    for law in LAWS:
        law(drawn)


@settings(PROFILE, max_examples=20)
@given(old=maps(6), new=maps(6))
def test_all_of_it_holds_for_many_scripts_and_long_words(old: str, new: str) -> None:
    drawn = Changed(journey(old), journey(new), files=("W" * 300, FILES[1]))
    for law in LAWS:
        law(drawn)
