"""What holds for the blueprint of any map holds for those that hypothesis makes up, and for the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.analysis.made import EXAMPLES, example
from tests.draw.blueprint_laws import LAWS
from tests.draw.blueprints import Drawn, blueprints

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],  # making a map smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@PROFILE
@given(made=blueprints())
def test_all_of_it_holds_for_every_map(made: Drawn) -> None:
    for law in LAWS:
        law(made)


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_all_of_it_holds_for_the_examples(path: Path) -> None:
    made = Drawn(example(path))
    for law in LAWS:
        law(made)
