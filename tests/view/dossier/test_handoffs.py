"""The hand-offs of a map, one by one."""

from __future__ import annotations

from cjmap.analysis.handoffs import State
from cjmap.view.dossier.apart import Unmet, apart
from cjmap.view.dossier.handoffs import Handoff, Turn, handoffs
from cjmap.view.dossier.spots import At
from cjmap.view.known import Known
from tests.analysis.made import one_stage

A, B, C = (At(str(number), name, f"touchpoint-{name}") for number, name in enumerate("abc", start=1))


def test_no_hand_offs() -> None:
    assert handoffs(Known(one_stage("name: a, channel: web", "name: b, channel: web"), None)) == ()


def test_the_worst_stand_first() -> None:
    made = one_stage(
        "name: a, channel: shop, next: [{to: b, share: 30 %, when: It rains, handoff: managed}, c]",
        "name: b, channel: web, department: care, next: [{handoff: {state: unmanaged, loses: All, note: Ask Bo}}]",
        "name: c, channel: [phone, web], department: [sales, help], next: end",
        more="channels: [{id: web, name: Our website, kind: web}]\n",
    )
    assert handoffs(Known(made, None)) == (
        Handoff(
            B,
            C,
            State.UNMANAGED,
            (Turn("department", ("care",), ("sales", "help")),),
            loses="All",
            note="Ask Bo",
        ),
        Handoff(A, C, State.UNKNOWN, (Turn("channel", ("shop",), ("phone", "Our website")),)),
        Handoff(A, B, State.MANAGED, (Turn("channel", ("shop",), ("Our website",)),), "30 %", "It rains"),
    )


def test_what_fixes_a_hand_off_stands_with_it() -> None:
    made = one_stage(
        "name: a, channel: shop, "
        "opportunities: [{text: Ring, fixes: [a>b]}, {text: No, fixes: [a>b], status: dropped}]",
        "name: b, channel: web",
    )
    (only,) = handoffs(Known(made, None))
    assert only.answers == ("Ring",)


def test_of_one_persona() -> None:
    made = one_stage(
        "name: a, channel: shop", "name: b, channel: web, personas: ada", more="personas: [Sam, Ada]\n"
    )
    assert [len(handoffs(Known(made, who))) for who in ("sam", "ada")] == [0, 1]


def test_where_nothing_is_apart() -> None:
    made = one_stage(
        "name: a",
        "name: b, feeling: {score: 1, wanted: 1, internal: 0.1}, expectations: [{expects: Speed, met: yes}]",
    )
    assert apart(Known(made, None)) == ()


def test_what_is_apart() -> None:
    made = one_stage(
        "name: a, feeling: {score: -1, wanted: 1, internal: 0}",
        "name: b, feeling: {score: 1, internal: 1.5}, "
        "expectations: [{expects: Speed, gets: A queue, met: no}, {expects: A seat, met: partly}]",
    )
    first, second = apart(Known(made, None))
    assert (first.at.said, first.wanted, first.believed, first.unmet) == ("1", 1, 0, ())
    assert (second.at.value, second.wanted, second.believed) == (1, None, None)
    assert second.unmet == (Unmet("Speed", "A queue", False), Unmet("A seat", "", True))


def test_what_is_apart_for_one_persona() -> None:
    made = one_stage("name: a, feeling: {score: 1, wanted: 1, by: {sam: -1}}", more="personas: Sam\n")
    (only,) = apart(Known(made, "sam"))
    assert (only.at.value, only.wanted) == (-1, 1)
