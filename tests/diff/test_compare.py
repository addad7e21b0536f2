"""Sixty realistic edits and the changes that they are, those that are none first."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.diff.change import Change
from cjmap.diff.compare import compare
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from tests.analysis.made import journey

Told = tuple[str, str, str, Any, Any]
"""A change: its kind, the way to it by ids in the new map (or, where it is gone, in the old), field, old and new."""


def told(old: str, new: str) -> list[Told]:
    """Compare two maps; `@` stands for a stage `Pay` before its touchpoints."""
    a, b = (journey(text.replace("@", "stages:\n- name: Pay\n  touchpoints:\n  - ")) for text in (old, new))
    return [(*_where(change, a, b), change.field, change.old, change.new) for change in compare(a, b)]


def _where(change: Change, old: JourneyMap, new: JourneyMap) -> tuple[str, str]:
    thing: Any = old if change.after is None else new
    path = ""
    for key in change.after or change.before or ():
        thing = thing[key] if isinstance(key, int) or isinstance(thing, dict) else getattr(thing, key)
        shown = (getattr(thing, "id", "") or key) if isinstance(key, int) and isinstance(thing, Part) else key
        path += f"[{shown}]" if isinstance(key, int) else f".{shown}"
    return change.kind.value + ("?" if change.guessed else ""), path.removeprefix(".")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param(
            "@{name: Card, feeling: 1, note: Hm}",
            "@{note: Hm, feeling: 1, name: Card}",
            [],
            id="reordered keys",
        ),
        pytest.param(
            "@{name: Card}",
            "# why\n@{name: Card}  # so",
            [],
            id="comments",
        ),
        pytest.param(
            "@{name: Card, feeling: {score: 1}}",
            "stages:\n- name: Pay\n  touchpoints:\n  - name: Card\n    feeling:\n      score: 1\n",
            [],
            id="a block for a flow",
        ),
        pytest.param(
            "@{name: Card, feeling: 1, next: end, actions: Pays}",
            "@{name: Card, feeling: {score: 1}, next: [{to: end}], actions: [{text: Pays}]}",
            [],
            id="a short form written long",
        ),
        pytest.param(
            "@{name: Card, note: Hm}",
            "@{name: 'Card', note: \"Hm\"}",
            [],
            id="quoted scalars",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card, note: , channel: ~, feeling: null}",
            [],
            id="a key without a value",
        ),
        pytest.param(
            "@{name: Card, feeling: 1, wait: 20 min}",
            "@{name: Card, feeling: 1.0, wait: 20 min}",
            [],
            id="1 and 1.0",
        ),
        pytest.param(
            "@{name: Card, exits: {why: Slow, share: 35 %}}",
            "@{name: Card, exits: {why: Slow, share: 0.35}}",
            [],
            id="35 % and 0.35",
        ),
        pytest.param(
            "@{name: Card, pain_points: [{text: Slow}]}",
            "lang: en\nkind: current-state\n@{name: Card, with_us: true, entry: false, "
            "pain_points: [{text: Slow, severity: 2}]}",
            [],
            id="a default written out",
        ),
        pytest.param(
            "@{name: Card, pain_points: [Too slow]}",
            "@{id: card, name: Card, pain_points: [{id: too-slow, text: Too slow}]}",
            [],
            id="a made id written down",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card, tags: [], pain_points: []}",
            [],
            id="an empty list",
        ),
        pytest.param(
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {ada: 1, sam: 2}}}",
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {sam: 2, ada: 1}}}",
            [],
            id="the order of personas in `by`",
        ),
        pytest.param(
            "@{name: Card, feeling: 1}",
            "@{name: Card, feeling: -1}",
            [("changed", "stages[pay].touchpoints[card].feeling.score", "score", 1.0, -1.0)],
            id="a feeling falls",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card, feeling: 1}",
            [("changed", "stages[pay].touchpoints[card].feeling", "feeling", None, {"score": 1.0})],
            id="a feeling is known now",
        ),
        pytest.param(
            "@{name: Card, feeling: 1}",
            "@{name: Card}",
            [("changed", "stages[pay].touchpoints[card].feeling", "feeling", {"score": 1.0}, None)],
            id="a feeling is no longer known",
        ),
        pytest.param(
            "@{name: Card, feeling: 1}",
            "@{name: Card, feeling: {score: 1, words: Calm}}",
            [("changed", "stages[pay].touchpoints[card].feeling.words", "words", None, "Calm")],
            id="words beside a score",
        ),
        pytest.param(
            "@{name: Card, feeling: {score: 0, wanted: 1}}",
            "@{name: Card, feeling: {score: 0, wanted: 2}}",
            [("changed", "stages[pay].touchpoints[card].feeling.wanted.score", "score", 1.0, 2.0)],
            id="what is wanted",
        ),
        pytest.param(
            "@{name: Card, feeling: 0}",
            "@{name: Card, feeling: {score: 0, internal: 1.5}}",
            [("changed", "stages[pay].touchpoints[card].feeling.internal", "internal", None, 1.5)],
            id="what the team believes",
        ),
        pytest.param(
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {ada: 1, sam: 2}}}",
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {ada: -1, sam: 2}}}",
            [("changed", "stages[pay].touchpoints[card].feeling.by.ada.score", "score", 1.0, -1.0)],
            id="one persona feels otherwise",
        ),
        pytest.param(
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {ada: 1}}}",
            "personas: [Ada, Sam]\n@{name: Card, feeling: {by: {sam: 1}}}",
            [
                ("removed", "stages[pay].touchpoints[card].feeling.by.ada", "", {"score": 1.0}, None),
                ("added", "stages[pay].touchpoints[card].feeling.by.sam", "", None, {"score": 1.0}),
            ],
            id="a persona's feeling comes, another's goes",
        ),
        pytest.param(
            "stages: [{name: Pay, feeling: 1}]",
            "stages: [{name: Pay, feeling: 0.5}]",
            [("changed", "stages[pay].feeling.score", "score", 1.0, 0.5)],
            id="a stage's feeling",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card}\n  - {name: Bill}",
            [("added", "stages[pay].touchpoints[bill]", "", None, {"name": "Bill", "id": "bill"})],
            id="a new touchpoint",
        ),
        pytest.param(
            "@{name: Card}\n  - {name: Bill}",
            "@{name: Card}",
            [("removed", "stages[pay].touchpoints[bill]", "", {"name": "Bill", "id": "bill"}, None)],
            id="a touchpoint is gone",
        ),
        pytest.param(
            "@{name: Card}\n  - {name: Bill}\n  - {name: Tip}",
            "@{name: Tip}\n  - {name: Card}\n  - {name: Bill}",
            [
                (
                    "moved",
                    "stages[pay].touchpoints[tip]",
                    "",
                    ["stages", 0, "touchpoints", 2],
                    ["stages", 0, "touchpoints", 0],
                )
            ],
            id="a touchpoint moves in its stage",
        ),
        pytest.param(
            "stages: [{name: Pay, touchpoints: [{name: Card}, {name: Bill}]}, {name: Use}]",
            "stages: [{name: Pay, touchpoints: [{name: Card}]}, {name: Use, touchpoints: [{name: Bill}]}]",
            [
                (
                    "moved",
                    "stages[use].touchpoints[bill]",
                    "",
                    ["stages", 0, "touchpoints", 1],
                    ["stages", 1, "touchpoints", 0],
                )
            ],
            id="a touchpoint moves to another stage",
        ),
        pytest.param(
            "stages: [{name: Pay, touchpoints: [{name: Card}, {name: Bill}]}, {name: Use}]",
            "stages: [{name: Pay, touchpoints: [{name: Card}]}, {name: Use, "
            "touchpoints: [{name: Bill, note: Hm}]}]",
            [
                (
                    "moved",
                    "stages[use].touchpoints[bill]",
                    "",
                    ["stages", 0, "touchpoints", 1],
                    ["stages", 1, "touchpoints", 0],
                ),
                ("changed", "stages[use].touchpoints[bill].note", "note", None, "Hm"),
            ],
            id="a touchpoint moves and changes",
        ),
        pytest.param(
            "@{id: c, name: Card}",
            "@{id: c, name: By phone}",
            [("renamed", "stages[pay].touchpoints[c]", "name", "Card", "By phone")],
            id="a touchpoint with a written id is renamed",
        ),
        pytest.param(
            "@{name: Pays by card, next: pays-by-card}",
            "@{name: Pays with card, next: pays-with-card}",
            [
                (
                    "renamed?",
                    "stages[pay].touchpoints[pays-with-card]",
                    "name",
                    "Pays by card",
                    "Pays with card",
                )
            ],
            id="a touchpoint without one is renamed",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Wires the money}",
            [
                ("removed", "stages[pay].touchpoints[card]", "", {"name": "Card", "id": "card"}, None),
                (
                    "added",
                    "stages[pay].touchpoints[wires-the-money]",
                    "",
                    None,
                    {"name": "Wires the money", "id": "wires-the-money"},
                ),
            ],
            id="a touchpoint is replaced",
        ),
        pytest.param(
            "stages: [{name: Pay}]",
            "stages: [{name: Pay}, {name: Use, touchpoints: [{name: Drinks}]}]",
            [
                (
                    "added",
                    "stages[use]",
                    "",
                    None,
                    {"name": "Use", "id": "use", "touchpoints": [{"name": "Drinks", "id": "drinks"}]},
                )
            ],
            id="a new stage with a touchpoint",
        ),
        pytest.param(
            "stages: [{name: Pay, touchpoints: [{name: Card}, {name: Bill}]}]",
            "stages: [{name: Pay, touchpoints: [{name: Card}]}, {name: Use, "
            "touchpoints: [{name: Bill}, {name: Tip}]}]",
            [
                (
                    "added",
                    "stages[use]",
                    "",
                    None,
                    {"name": "Use", "id": "use", "touchpoints": [{"name": "Tip", "id": "tip"}]},
                ),
                (
                    "moved",
                    "stages[use].touchpoints[bill]",
                    "",
                    ["stages", 0, "touchpoints", 1],
                    ["stages", 1, "touchpoints", 0],
                ),
            ],
            id="a new stage takes a touchpoint over",
        ),
        pytest.param(
            "stages: [{name: Pay, touchpoints: [{name: Card}]}, {name: Use, "
            "touchpoints: [{name: Bill}, {name: Tip}]}]",
            "stages: [{name: Pay, touchpoints: [{name: Card}, {name: Bill}]}]",
            [
                (
                    "removed",
                    "stages[use]",
                    "",
                    {"name": "Use", "id": "use", "touchpoints": [{"name": "Tip", "id": "tip"}]},
                    None,
                ),
                (
                    "moved",
                    "stages[pay].touchpoints[bill]",
                    "",
                    ["stages", 1, "touchpoints", 0],
                    ["stages", 0, "touchpoints", 1],
                ),
            ],
            id="a stage goes, and one of its touchpoints stays",
        ),
        pytest.param(
            "stages: [{name: Pay}, {name: Use}]",
            "stages: [{name: Use}, {name: Pay}]",
            [("moved", "stages[use]", "", 1, 0)],
            id="stages change places",
        ),
        pytest.param(
            "stages: [{id: p, name: Pay}]",
            "stages: [{id: p, name: Settle}]",
            [("renamed", "stages[p]", "name", "Pay", "Settle")],
            id="a stage is renamed",
        ),
        pytest.param(
            "stages: [{name: Pay}]",
            "stages: [{name: Pay, order: any}]",
            [("changed", "stages[pay].order", "order", "sequence", "any")],
            id="a stage becomes alternatives",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card, pain_points: [Slow]}",
            [
                (
                    "added",
                    "stages[pay].touchpoints[card].pain_points[slow]",
                    "",
                    None,
                    {"text": "Slow", "id": "slow"},
                )
            ],
            id="a new pain point",
        ),
        pytest.param(
            "@{name: Card, pain_points: [Slow, Dear]}",
            "@{name: Card, pain_points: [Dear]}",
            [
                (
                    "removed",
                    "stages[pay].touchpoints[card].pain_points[slow]",
                    "",
                    {"text": "Slow", "id": "slow"},
                    None,
                )
            ],
            id="a pain point is gone",
        ),
        pytest.param(
            "@{name: Card, pain_points: [Slow]}",
            "@{name: Card, pain_points: [{text: Slow, severity: 3}]}",
            [("changed", "stages[pay].touchpoints[card].pain_points[slow].severity", "severity", 2, 3)],
            id="a pain point is more severe",
        ),
        pytest.param(
            "@{name: Card, pain_points: [Slow]}",
            "@{name: Card, pain_points: [{text: Slow, closed: 2026-05}]}",
            [
                (
                    "changed",
                    "stages[pay].touchpoints[card].pain_points[slow].closed",
                    "closed",
                    None,
                    "2026-05",
                )
            ],
            id="a pain point is closed",
        ),
        pytest.param(
            "@{name: Card, pain_points: [It is slow]}",
            "@{name: Card, pain_points: [It is too slow]}",
            [
                (
                    "changed?",
                    "stages[pay].touchpoints[card].pain_points[it-is-too-slow].text",
                    "text",
                    "It is slow",
                    "It is too slow",
                )
            ],
            id="a pain point is reworded",
        ),
        pytest.param(
            "@{name: Card, pain_points: [true]}",
            "@{name: Card, pain_points: [It is slow]}",
            [
                (
                    "changed?",
                    "stages[pay].touchpoints[card].pain_points[it-is-slow].text",
                    "text",
                    None,
                    "It is slow",
                )
            ],
            id="a mark gets its words",
        ),
        pytest.param(
            "@{name: Card, pain_points: [{id: p, text: Slow}]}\n  - {name: Bill}",
            "@{name: Card}\n  - {name: Bill, pain_points: [{id: p, text: Slow, severity: 3}]}",
            [
                (
                    "moved",
                    "stages[pay].touchpoints[bill].pain_points[p]",
                    "",
                    ["stages", 0, "touchpoints", 0, "pain_points", 0],
                    ["stages", 0, "touchpoints", 1, "pain_points", 0],
                ),
                ("changed", "stages[pay].touchpoints[bill].pain_points[p].severity", "severity", 2, 3),
            ],
            id="a pain point goes to another touchpoint",
        ),
        pytest.param(
            "@{name: Card, delights: [A smile]}",
            "@{name: Card}",
            [
                (
                    "removed",
                    "stages[pay].touchpoints[card].delights[a-smile]",
                    "",
                    {"text": "A smile", "id": "a-smile"},
                    None,
                )
            ],
            id="a delight is lost",
        ),
        pytest.param(
            "@{name: Card}",
            "@{name: Card, moment_of_truth: true}",
            [("changed", "stages[pay].touchpoints[card].moment_of_truth", "moment_of_truth", None, {})],
            id="a moment of truth",
        ),
        pytest.param(
            "@{name: Card, moment_of_truth: true}",
            "@{name: Card, moment_of_truth: It decides}",
            [("changed", "stages[pay].touchpoints[card].moment_of_truth.why", "why", None, "It decides")],
            id="why it is a moment of truth",
        ),
        pytest.param(
            "@{name: Card, expectations: [{expects: Speed, met: no}]}",
            "@{name: Card, expectations: [{expects: Speed, met: 'yes'}]}",
            [("changed", "stages[pay].touchpoints[card].expectations[0].met", "met", "no", "yes")],
            id="an expectation is met",
        ),
        pytest.param(
            "@{name: Card, next: {to: bill, handoff: managed}}\n  - {name: Bill}",
            "@{name: Card, next: {to: bill, handoff: unmanaged}}\n  - {name: Bill}",
            [
                (
                    "changed",
                    "stages[pay].touchpoints[card].next[0].handoff.state",
                    "state",
                    "managed",
                    "unmanaged",
                )
            ],
            id="a hand-off becomes a gap",
        ),
        pytest.param(
            "@{name: Card, next: bill}\n  - {name: Bill}",
            "@{name: Card, next: [bill, end]}\n  - {name: Bill}",
            [("added", "stages[pay].touchpoints[card].next[1]", "", None, {"to": "end"})],
            id="another step",
        ),
        pytest.param(
            "@{name: Card, next: {share: 0.5}}",
            "@{name: Card, next: {share: 0.6}}",
            [("changed", "stages[pay].touchpoints[card].next[0].share", "share", 0.5, 0.6)],
            id="the share of a step",
        ),
        pytest.param(
            "@{name: Card, exits: {why: Slow, share: 0.1}}",
            "@{name: Card, exits: {why: Slow, share: 0.2}}",
            [("changed", "stages[pay].touchpoints[card].exits[0].share", "share", 0.1, 0.2)],
            id="more customers leave",
        ),
        pytest.param(
            "@{name: Card, channel: phone}",
            "@{name: Card, channel: [phone, web]}",
            [("changed", "stages[pay].touchpoints[card].channel", "channel", ["phone"], ["phone", "web"])],
            id="another channel",
        ),
        pytest.param(
            "channels: [Web shop]\n@{name: Card, channel: Web shop}\n  - {name: Bill, channel: web-shop}",
            "channels: [The web shop]\n@{name: Card, channel: The web shop}\n"
            "  - {name: Bill, channel: the-web-shop}",
            [("renamed?", "channels[the-web-shop]", "name", "Web shop", "The web shop")],
            id="a channel is renamed, and all who name it",
        ),
        pytest.param(
            "sources: [{id: s, title: Talks}]\n@{name: Card, sources: s}",
            "sources: [{id: s, title: Talks}]\n@{name: Card}",
            [("changed", "stages[pay].touchpoints[card].sources", "sources", ["s"], [])],
            id="evidence is lost",
        ),
        pytest.param(
            "@{name: Card}",
            "sources: [Talks]\n@{name: Card}",
            [("added", "sources[talks]", "", None, {"title": "Talks", "id": "talks"})],
            id="a new source",
        ),
        pytest.param(
            "personas: [Ada Low, Sam]\n@{name: Card, personas: ada-low, feeling: {by: {ada-low: 1}}}",
            "personas: [Ada Lowe, Sam]\n@{name: Card, personas: ada-lowe, feeling: {by: {ada-lowe: 1}}}",
            [("renamed?", "personas[ada-lowe]", "name", "Ada Low", "Ada Lowe")],
            id="a persona is renamed, and what is said of them",
        ),
        pytest.param(
            "metrics: [{id: m, name: M}]\n@{name: Card, metrics: [{metric: m, value: 3}]}",
            "metrics: [{id: m, name: M}]\n@{name: Card, metrics: [{metric: m, value: 4}]}",
            [("changed", "stages[pay].touchpoints[card].metrics[0].value", "value", 3.0, 4.0)],
            id="a metric moves",
        ),
        pytest.param(
            "@{name: Card, opportunities: [Be quick]}",
            "@{name: Card, opportunities: [{text: Be quick, status: shipped}]}",
            [
                (
                    "changed",
                    "stages[pay].touchpoints[card].opportunities[be-quick].status",
                    "status",
                    "idea",
                    "shipped",
                )
            ],
            id="an opportunity is shipped",
        ),
        pytest.param(
            "@{name: Pays by card, opportunities: [{text: Be quick, fixes: pays-by-card>bill}]}\n"
            "  - {name: Bill}",
            "@{name: Pays with card, opportunities: [{text: Be quick, fixes: pays-with-card>bill}]}\n"
            "  - {name: Bill}",
            [
                (
                    "renamed?",
                    "stages[pay].touchpoints[pays-with-card]",
                    "name",
                    "Pays by card",
                    "Pays with card",
                )
            ],
            id="what an opportunity fixes follows a name",
        ),
        pytest.param(
            "@{name: Card, backstage: [Checks]}",
            "@{name: Card, backstage: [{text: Checks, failures: [Down]}]}",
            [
                (
                    "added",
                    "stages[pay].touchpoints[card].backstage[checks].failures[0]",
                    "",
                    None,
                    {"mode": "Down"},
                )
            ],
            id="a backstage action fails",
        ),
        pytest.param(
            "@{name: Card, actions: Types it twice}",
            "@{name: Card, actions: Types it once}",
            [
                (
                    "changed?",
                    "stages[pay].touchpoints[card].actions[0].text",
                    "text",
                    "Types it twice",
                    "Types it once",
                )
            ],
            id="an action is reworded",
        ),
        pytest.param(
            "@{name: Card, x_a: 1}",
            "@{name: Card, x_a: 2, x_b: 3}",
            [("changed", "stages[pay].touchpoints[card].own", "own", {"x_a": "1"}, {"x_a": "2", "x_b": "3"})],
            id="own fields",
        ),
        pytest.param(
            "@{name: Card, wait: 2 d}",
            "@{name: Card, wait: 4 d}",
            [("changed", "stages[pay].touchpoints[card].wait", "wait", "2 d", "4 d")],
            id="the wait grows",
        ),
        pytest.param(
            "@{name: Card}",
            "owner: Kim\n@{name: Card}",
            [("changed", "owner", "owner", None, "Kim")],
            id="the owner of the map",
        ),
        pytest.param(
            "scope: {starts: Here}\n@{name: Card}",
            "scope: {starts: There}\n@{name: Card}",
            [("changed", "scope.starts", "starts", "Here", "There")],
            id="the scope",
        ),
        pytest.param(
            "reviews: [{date: 2025}]\n@{name: Card}",
            "reviews: [{date: 2026}, {date: 2025}]\n@{name: Card}",
            [("added", "reviews[0]", "", None, {"date": "2026"})],
            id="a review is added",
        ),
        pytest.param(
            "routes: [{name: Quick, via: card}]\n@{name: Card}\n  - {name: Bill}",
            "routes: [{name: Quick, via: bill}]\n@{name: Card}\n  - {name: Bill}",
            [("changed", "routes[quick].via", "via", ["card"], ["bill"])],
            id="a route goes another way",
        ),
        pytest.param(
            "questions: [Why]\n@{name: Card}",
            "questions: [{text: Why, answer: So}]\n@{name: Card}",
            [("changed", "questions[0].answer", "answer", None, "So")],
            id="a question is answered",
        ),
        pytest.param(
            "questions: [{text: Why, at: pay-it}]\nstages: [{name: Pay it, touchpoints: [{name: Pay it}]}]",
            "questions: [{text: Why, at: pay-it}]\nstages: [{name: Pays it, touchpoints: [{name: Pay it}]}]",
            [("renamed?", "stages[pays-it]", "name", "Pay it", "Pays it")],
            id="a question about a stage whose name a touchpoint has",
        ),
    ],
)
def test_an_edit_is_told_as_what_it_changes(old: str, new: str, changes: list[Told]) -> None:
    assert told(old, new) == changes
