"""The map as a graph: its touchpoints by stage, the steps between them, and where journeys start, leave and end."""

from __future__ import annotations

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt, known_feelings
from cjmap.analysis.reach import starts
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.graph_parts import Cluster, Edge, Graph, Node, Pain, Start
from cjmap.view.graph_steps import edges, ends, exits, routes
from cjmap.view.head import head
from cjmap.view.items import Facts, items
from cjmap.view.said import mood
from cjmap.words import percent, plural

_DIFFERS = "differs by persona"


def graph(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Graph:
    """Return the graph of a map; with a persona's id, only what that persona meets, and the ways between.

    `file` is the name that the footer gives.
    """
    facts = Facts(journey, persona)
    courses = routes(facts)
    steps = edges(facts, courses)
    clusters = _clusters(facts)
    leaving = tuple(exits(spot for _, spot in journey.touchpoints() if meets(persona, spot)))
    return Graph(
        journey.id,
        journey.title,
        _description(facts, clusters, steps, len(leaving)),
        journey.lang,
        head(journey, persona, file),
        clusters,
        steps,
        leaving,
        tuple(ends(facts)),
        tuple(Start(spot.id, _share(spot)) for spot in starts(journey, persona)),
        courses,
    )


def _share(spot: Touchpoint) -> str:
    return percent(spot.entry) if isinstance(spot.entry, float) else ""


def _clusters(facts: Facts) -> tuple[Cluster, ...]:
    known = evidence(facts.journey)
    return tuple(
        Cluster(
            number,
            stage.id,
            stage.name,
            stage.question or "",
            stage.order == "any",
            stage.alongside,
            tuple(_node(spot, facts, known[spot.id]) for spot in _theirs(stage, facts.persona)),
        )
        for number, stage in enumerate(facts.journey.stages, start=1)
    )


def _theirs(stage: Stage, persona: str | None) -> list[Touchpoint]:
    return [spot for spot in stage.touchpoints if meets(persona, spot)]


def _node(spot: Touchpoint, facts: Facts, known: Evidence) -> Node:
    feeling = felt(spot, facts.persona)
    differs = feeling.value is None and bool(known_feelings(spot, facts.persona))
    pains = [Pain(item.text, item.severity) for item in items(spot, "pain_points", facts)]
    return Node(
        facts.numbers[spot.id],
        spot.id,
        spot.name,
        facts.names.all_of("channel", spot.channel),
        feeling.value,
        feeling.words or (_DIFFERS if differs else ""),
        tuple(sorted(pains, key=lambda pain: -pain.severity)),
        spot.moment_of_truth is not None,
        known is Evidence.ASSUMED,
        spot.with_us,
    )


def _description(facts: Facts, clusters: tuple[Cluster, ...], steps: tuple[Edge, ...], leaving: int) -> str:
    """Return what the picture shows, in sentences, for those who do not see it."""
    stages = [stage for stage in facts.journey.stages if not stage.alongside]
    feelings = [
        (spot.name, known_feelings(spot, facts.persona))
        for stage in stages
        for spot in _theirs(stage, facts.persona)
    ]
    count = plural(sum(len(cluster.nodes) for cluster in clusters), "touchpoint")
    told = [
        plural(len(steps), "step"),
        plural(sum(step.is_gap for step in steps), "gap"),
        plural(sum(step.back for step in steps), "step back", "steps back"),
        plural(leaving, "exit"),
    ]
    return f"{count} in {plural(len(clusters), 'stage')}, with {', '.join(told)}. {mood(feelings)}"
