"""Where people leave a journey."""

from __future__ import annotations

from cjmap.view.leaving import Leaving, leaving
from tests.analysis.made import one_stage


def test_nobody_leaves() -> None:
    assert leaving(one_stage("name: a")) == []


def test_the_greatest_share_stands_first_and_what_is_unknown_last() -> None:
    made = one_stage(
        "name: a, exits: [{why: Too dear, to: do-nothing}, {why: Rain, share: 5 %}]",
        "name: b, exits: [{share: 40 %, to: competitor, when: Late}]",
    )
    assert leaving(made) == [
        Leaving(2, "b", "touchpoint-b", 0.4, "competitor", "not yet in words", "Late"),
        Leaving(1, "a", "touchpoint-a", 0.05, "", "Rain", ""),
        Leaving(1, "a", "touchpoint-a", None, "do nothing", "Too dear", ""),
    ]


def test_of_one_persona() -> None:
    made = one_stage(
        "name: a, personas: ada, exits: [{why: Rain}]",
        "name: b, exits: [{why: Snow}]",
        more="personas: [Sam, Ada]\n",
    )
    assert [each.why for each in leaving(made, "sam")] == ["Snow"]
