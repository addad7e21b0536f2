"""CJ908: what a map defines is used."""

from __future__ import annotations

import pytest

from .linting import lint


def with_(top: str, fields: str = "") -> str:
    """Return a map that defines something, from line 3 on, and has a touchpoint with these fields."""
    stages = f"stages:\n  - name: Order\n    touchpoints:\n      - {{name: Waits, {fields}}}\n"
    return f"title: I buy a coffee\n{top}{stages}"


PEOPLE = "personas:\n  - {id: sam, name: Sam Hill}\n  - {id: jo, name: Jo Berg}\n"


@pytest.mark.parametrize(
    ("top", "fields"),
    [
        pytest.param("channels: [Order app]\n", "channel: order-app", id="by its id"),
        pytest.param("channels: [Order app]\n", "channel: Order app", id="by its name"),
        pytest.param("channels: [Order app]\n", "channel: ORDER-App", id="by its name, spelt freely"),
        pytest.param("channels: [{id: app, name: Order app}]\n", "channel: app", id="by a written id"),
        pytest.param("channels: [{id: app, name: Order app}]\n", "channel: [phone, app]", id="in a list"),
        pytest.param(
            "departments: [Front desk]\nteam: [{name: Jo, department: Front desk}]\n", "", id="in the team"
        ),
        pytest.param(
            "departments: [Front desk]\nowner: Jo (front desk)\n", "", id="among the words of an owner"
        ),
        pytest.param("systems: [Till]\n", "backstage: [{text: Types, system: till}]", id="in a backstage"),
        pytest.param("metrics: [{id: nps, name: NPS, value: 30}]\n", "", id="a metric of the whole map"),
        pytest.param("metrics: [{id: nps, name: NPS, target: 30}]\n", "", id="a metric with a target"),
        pytest.param("metrics: [{id: nps, name: NPS}]\n", "metrics: [nps]", id="a metric at a touchpoint"),
        pytest.param(
            "metrics: [{id: nps, name: NPS}]\n",
            "opportunities: [{text: A, expects: {nps: 8}}]",
            id="as a key",
        ),
        pytest.param("sources: [Survey of May]\n", "", id="sources have a rule of their own"),
        pytest.param("objectives: [More come back]\n", "", id="objectives are for the whole map"),
        pytest.param("personas: [Sam Hill]\n", "", id="the only persona is whose journey it is"),
        pytest.param(PEOPLE, "", id="nobody differs"),
        pytest.param(PEOPLE, "feeling: {by: {sam: 1, jo: -1}}", id="both have a say"),
        pytest.param("pain_points: [{text: Slow, at: waits}]\n", "", id="a pain point that says where"),
        pytest.param(
            "pain_points: [{id: slow, text: Slow}]\n", "pain_points: [slow]", id="one that is named"
        ),
        pytest.param("channels: []\n", "", id="none at all"),
    ],
)
def test_what_is_used_is_silent(top: str, fields: str) -> None:
    assert lint(with_(top, fields), "CJ908") == []


@pytest.mark.parametrize(
    ("top", "fields", "message"),
    [
        pytest.param(
            "channels: [Order app]\n",
            "",
            "nothing uses the channel “Order app”: a leftover, or a part nobody looked at",
            id="a channel in short form",
        ),
        pytest.param(
            "departments: [{id: desk, name: Front desk}]\n",
            "note: The front desk is closed on Mondays",
            "nothing uses the department “Front desk”: a leftover, or a part nobody looked at",
            id="a department that only prose names",
        ),
        pytest.param(
            "metrics: [{id: nps, name: NPS, kind: nps}]\n",
            "",
            "nothing uses the metric “NPS”: a leftover, or a part nobody looked at",
            id="a metric whose kind has its name",
        ),
        pytest.param(
            "pain_points: [Slow at noon]\n",
            "",
            "the pain point “Slow at noon” stands at no touchpoint: no picture shows it",
            id="a pain point nowhere",
        ),
        pytest.param(
            "personas: [{id: sam, name: Sam Hill}, {id: jo, name: Jo Berg}]\n",
            "feeling: {by: {sam: 1}}",
            "nothing is said of “Jo Berg”, while others have a say: is it their journey at all?",
            id="a persona without a word",
        ),
    ],
)
def test_what_nothing_uses(top: str, fields: str, message: str) -> None:
    assert lint(with_(top, fields), "CJ908") == [(3, message)]
