"""What holds for the poster of any map holds for those that hypothesis makes up, and for the examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from cjmap.draw.sheet import Columns
from tests.analysis.made import EXAMPLES, example
from tests.draw.generated import COLUMNS, Drawn, posters
from tests.draw.laws import LAWS

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],  # making a map smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("law", LAWS, ids=[law.__name__ for law in LAWS])
@PROFILE
@given(made=posters())
def test_it_holds_for_every_map(law: Callable[[Drawn], None], made: Drawn) -> None:
    law(made)


@settings(PROFILE, max_examples=4)
@given(made=posters(40))
def test_all_of_it_holds_for_maps_of_up_to_40_touchpoints(made: Drawn) -> None:
    for law in LAWS:
        law(made)


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
@pytest.mark.parametrize("columns", COLUMNS)
def test_all_of_it_holds_for_the_examples(path: Path, columns: Columns) -> None:
    made = Drawn(example(path), columns)
    for law in LAWS:
        law(made)
