"""What a map rests on, and what shoppers met."""

from __future__ import annotations

from cjmap.analysis.evidence import Evidence
from cjmap.view.dossier.evidence import Kinds, Mix, mix
from cjmap.view.dossier.shops import shops
from cjmap.view.known import Known
from tests.analysis.made import one_stage

SOURCES = """\
sources:
- {id: log, title: The log, kind: support-log, date: 2026-08, note: Every week}
- {id: talk, title: Talks, kind: interview, sample: 9}
- {id: wall, title: The wall, kind: workshop}
"""


def numbers(found: Mix) -> dict[Evidence, list[str]]:
    return {part.evidence: [at.said for at in part.at] for part in found.parts}


def test_a_map_without_sources() -> None:
    found = mix(Known(one_stage("name: a"), None))
    assert (numbers(found), found.kinds, found.views, found.sources) == (
        {Evidence.ASSUMED: ["1"]},
        (),
        (0, 0),
        (),
    )


def test_the_mix() -> None:
    made = one_stage(
        "name: a, sources: log",
        "name: b, sources: talk, quotes: [{text: Hm, source: wall}]",
        "name: c, pain_points: [{text: Cold, sources: talk}]",
        more=SOURCES,
    )
    found = mix(Known(made, None))
    assert list(numbers(found).items()) == [
        (Evidence.OBSERVED, ["1"]), (Evidence.REPORTED, ["2"]), (Evidence.ASSUMED, ["3"]),
    ]  # fmt: skip
    assert found.kinds == (Kinds("Anecdotal: words", 2, 0), Kinds("Both", 0, 1))
    assert found.views == (2, 1)
    log, talk, wall = found.sources
    assert (log.kind, log.type, log.solicited, log.view, log.date) == (
        "support log", "mixed", False, "customer", "2026-08",
    )  # fmt: skip
    assert [fact.field for fact in log.told.notes] == ["note"]
    assert (talk.sample, wall.view) == (9, "internal")
    assert [[at.said for at in row.at] for row in found.sources] == [["1"], ["2", "3"], ["2"]]


def test_a_future_is_proposed() -> None:
    made = one_stage("name: a", more="kind: future-state\n")
    assert numbers(mix(Known(made, None))) == {Evidence.PROPOSED: ["1"]}


def test_shops_stand_against_the_map() -> None:
    made = one_stage(
        "name: a, feeling: 1",
        "name: b",
        more="""\
        mystery_shops:
        - {id: old, date: 2026-01}
        - id: new
          date: 2026-08-02
          shopper: Kim
          steps:
          - {touchpoint: a, result: different, feeling: -1, expected: Speed, got: A queue, wait: 9 min}
          - {touchpoint: b, result: as-mapped}
          - {name: A letter, after: b, result: not-on-map}
        """,
    )
    new, old = shops(Known(made, None))
    assert ([fact.field for fact in new.told.notes], new.told.anchor) == (["shopper"], "mystery-shop-new")
    assert (new.as_mapped, old.rows) == (1, ())
    first, second, third = new.rows
    assert first.at is not None
    assert (first.at.said, first.feeling, first.mapped, first.expected, first.got) == (
        "1",
        -1,
        1,
        "Speed",
        "A queue",
    )
    assert [fact.field for fact in first.notes] == ["wait"]
    assert (second.result, second.mapped) == ("as mapped", None)
    assert (third.at, third.name, third.result) == (None, "A letter", "not on map")


def test_a_shop_at_what_another_persona_meets_names_it() -> None:
    made = one_stage(
        "name: a, personas: ada",
        "name: b",
        more="personas: [Sam, Ada]\nmystery_shops: [{id: x, date: 2026, steps: [{touchpoint: a}]}]\n",
    )
    ((row,),) = (shop.rows for shop in shops(Known(made, "sam")))
    assert (row.at, row.name) == (None, "1 a")
