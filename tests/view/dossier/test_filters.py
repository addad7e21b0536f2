"""By what a reader may filter a map."""

from __future__ import annotations

from cjmap.model.journey import JourneyMap
from cjmap.view.dossier.filters import Filter, Option, filters, matches
from cjmap.view.known import Known
from cjmap.view.story import story
from tests.analysis.made import journey, one_stage


def made(journey: JourneyMap, persona: str | None = None) -> dict[str, list[tuple[str, str, int]]]:
    found = filters(Known(journey, persona), story(journey, persona).lanes)
    return {
        each.name: [(option.word, option.name, option.spots) for option in each.options] for each in found
    }


TWO = """\
personas: [Sam, {id: ada, name: Ada}]
channels: [{id: web, name: Our website, kind: web}]
sources: [{id: log, title: Log, kind: analytics}]
stages:
- name: Look
  touchpoints:
  - {name: a, channel: web, personas: ada, sources: log, feeling: 1}
- name: Order
  touchpoints:
  - {name: b, channel: [Our Shop, web], department: care}
  - {name: c, pain_points: [{text: Cold, severity: 3}, {text: Wet, severity: 1}, {text: X, severity: 2, closed: x}]}
"""


def test_what_leaves_no_choice_is_no_filter() -> None:
    assert made(one_stage("name: a", "name: b")) == {}


def test_every_filter() -> None:
    assert made(journey(TWO)) == {
        "persona": [("sam", "Sam", 2), ("ada", "Ada", 3)],
        "stage": [("look", "Look", 1), ("order", "Order", 2)],
        "channel": [("web", "Our website", 2), ("our-shop", "Our Shop", 1)],
        "severity": [("3", "3 severe", 1), ("1", "1 annoys", 1), ("0", "none open", 2)],
        "evidence": [("observed", "observed", 1), ("assumed", "assumed", 2)],
        "lane": [
            ("feeling", "Feels", 0), ("channel", "Where", 0), ("next", "Moves on", 0),
            ("pain_points", "Pain points", 0),
        ],
    }  # fmt: skip


def test_of_one_persona() -> None:
    found = made(journey(TWO), "sam")
    assert "persona" not in found
    assert "stage" not in found
    assert found["severity"] == [("3", "3 severe", 1), ("1", "1 annoys", 1), ("0", "none open", 1)]


def test_which_options_hold_at_a_touchpoint() -> None:
    chosen = (
        Filter("stage", (Option("look", "Look", 1), Option("order", "Order", 2))),
        Filter("channel", (Option("web", "Our website", 2), Option("our-shop", "Our Shop", 1))),
        Filter("severity", (Option("3", "3 severe", 1), Option("1", "1 annoys", 1))),
    )
    assert matches(Known(journey(TWO), None), chosen) == {"a": (0, 2), "b": (1, 3, 2), "c": (1, 4, 5)}
