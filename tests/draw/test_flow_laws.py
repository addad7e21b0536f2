"""What holds for the flow of any map holds for those that hypothesis makes up, and for the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.analysis.made import EXAMPLES, example
from tests.draw.flow_laws import LAWS
from tests.draw.flows import Drawn, flows

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],  # making a map smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@PROFILE
@given(made=flows())
def test_all_of_it_holds_for_tangled_maps(made: Drawn) -> None:
    for law in LAWS:
        law(made)


@settings(PROFILE, max_examples=10)
@given(made=flows(40))
def test_all_of_it_holds_for_tangled_maps_of_up_to_40_touchpoints(made: Drawn) -> None:
    for law in LAWS:
        law(made)


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_all_of_it_holds_for_the_examples(path: Path) -> None:
    made = Drawn(example(path))
    for law in LAWS:
        law(made)
