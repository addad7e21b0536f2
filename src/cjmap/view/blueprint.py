"""The map as a service blueprint: what customers do, what we do in sight and out of it, and what sets off what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Zone
from cjmap.model.touchpoint import LayerAction, Touchpoint
from cjmap.view.blueprint_parts import Action, Blueprint, Layer, Spot, Sublane, Trigger
from cjmap.view.blueprint_steps import arrows, ways
from cjmap.view.grid import Column, grid
from cjmap.view.items import Facts, items
from cjmap.view.lanes import heading_of
from cjmap.view.speech import Speech

LAYERS = ("frontstage", "backstage", "support")
"""The layers of the service from the customer inwards."""
OWNED = {"partner": "a partner", "other": "not ours"}
"""Whose a department is, where it is not our own."""


def blueprint(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Blueprint:
    """Return the blueprint of a map; with a persona's id, only what that persona meets, and what is behind that.

    `file` is the name that the footer gives.
    """
    facts = Facts(journey, persona)
    whole = grid(journey, persona, Zone.BLUEPRINT, file)
    every = [spot for _, spot in journey.touchpoints()]
    spots = [spot for spot in every if meets(persona, spot)]
    layers, triggers = tuple(_layers(facts, spots)), tuple(_triggers(spots))
    return Blueprint(
        whole,
        _description(whole.description, layers, triggers, facts.say),
        _spots(facts, spots, whole.columns),
        layers,
        triggers,
        hidden=not layers and any(_written(every)),
    )


def _spots(facts: Facts, spots: Sequence[Touchpoint], columns: Sequence[Column]) -> tuple[Spot, ...]:
    places = {spot.id: place for place, spot in enumerate(spots)}
    leads, others = arrows(facts, places), ways(facts, places)
    return tuple(
        Spot(
            places[spot.id],
            column,
            does=tuple(items(spot, "actions", facts)),
            failures=tuple(items(spot, "failures", facts)),
            artefacts=tuple(items(spot, "artefacts", facts)),
            policies=tuple(items(spot, "policies", facts)),
            ways=others.get(spot.id, ()),
            arrow=leads.get(spot.id),
            apart=_apart(spot, facts) if column.moment.value is None else (),
        )
        for spot, column in zip(spots, columns, strict=True)
    )


def _apart(spot: Touchpoint, facts: Facts) -> tuple[tuple[str, float], ...]:
    """Return what single personas feel."""
    if spot.feeling is None or facts.persona is not None:
        return ()
    felt = ((facts.names.of("persona", who), said.value) for who, said in spot.feeling.by.items())
    return tuple((who, value) for who, value in felt if value is not None)


def _layers(facts: Facts, spots: Sequence[Touchpoint]) -> Iterator[Layer]:
    """Yield the layers that have an action, in sub-lanes by department: first those that the map defines."""
    order = [term.name or term.id for term in facts.journey.departments]
    actions = list(_actions(facts, spots))
    for layer in LAYERS:
        found: dict[str, list[Action]] = {name: [] for name in order}
        for action in (action for own, action in actions if own == layer):
            found.setdefault(action.departments[0] if action.departments else "", []).append(action)
        nobodys = found.pop("", [])
        sublanes = tuple(
            Sublane(name, tuple(own), _owned(name, facts))
            for name, own in (*found.items(), ("", nobodys))
            if own
        )
        if sublanes:
            yield Layer(layer, *heading_of(layer, facts.say), sublanes)


def _owned(name: str, facts: Facts) -> str:
    """Return whose a department is, where it is not ours."""
    owned = {term.name or term.id: term.owned for term in facts.journey.departments}.get(name, "own")
    return facts.say(OWNED[owned]) if owned in OWNED else ""


def _actions(facts: Facts, spots: Sequence[Touchpoint]) -> Iterator[tuple[str, Action]]:
    """Yield all actions with their layers."""
    places = {spot.id: place for place, spot in enumerate(spots)}
    for spot, layer, card, action in _written(spots):
        _, *failures = items(spot.with_(**{layer: (action,)}), layer, facts)
        yield (
            layer,
            Action(
                card,
                places[spot.id],
                action.text,
                facts.names.all_of("department", action.department),
                facts.names.all_of("system", action.system),
                action.duration or "",
                action.note or "",
                tuple(failures),
            ),
        )


def _written(spots: Sequence[Touchpoint]) -> Iterator[tuple[Touchpoint, str, str, LayerAction]]:
    """Yield every action as it is written: its touchpoint, its layer, and what its card is called."""
    for spot in spots:
        for layer in LAYERS:
            for number, action in enumerate(getattr(spot, layer), start=1):
                yield spot, layer, f"touchpoint-{spot.id}.{layer}.{number}", action


def _triggers(spots: Sequence[Touchpoint]) -> Iterator[Trigger]:
    """Yield what actions set off; what the persona does not meet is left out, at both ends."""
    written = list(_written(spots))
    spot_places = {spot.id: place for place, spot in enumerate(spots)}
    places = {f"touchpoint-{name}": place for name, place in spot_places.items()}
    places |= {card: spot_places[spot.id] for spot, _, card, _ in written}
    named = {name: f"touchpoint-{name}" for name in spot_places}
    named |= {action.id: card for _, _, card, action in written if action.has_own_id}
    for _, _, card, action in written:
        for number, trigger in enumerate(action.triggers, start=1):
            end = named.get(trigger.to)
            if end is not None:
                yield Trigger(card, number, end, trigger.label or "", places[end] < places[card])


def _description(mood: str, layers: Sequence[Layer], triggers: Sequence[Trigger], say: Speech) -> str:
    """Return what the picture shows, in sentences, for those who do not see it."""
    if not layers:
        return say("A service blueprint without anything behind what customers do. {mood}", mood=mood)
    actions = ((sum(len(sublane.actions) for sublane in layer.sublanes), layer.heading) for layer in layers)
    counts = [
        *(
            say.count(n, "{count} action in {layer}", "{count} actions in {layer}", layer=name)
            for n, name in actions
        ),
        say.count(len(triggers), "{count} trigger", "{count} triggers"),
    ]
    return say("A service blueprint with {counts}. {mood}", counts=", ".join(counts), mood=mood)
