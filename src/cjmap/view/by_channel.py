"""Stages × channels: how it feels wherever a stage uses a channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cjmap.analysis.feeling import known_feelings
from cjmap.analysis.steps import meets
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.items import Facts
from cjmap.words import slug


@dataclass(frozen=True, slots=True)
class Mean:
    """How `count` touchpoints feel, of which `known` have a feeling; `value` is None where none has."""

    value: float | None
    known: int
    count: int


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One channel: a mean for each stage, None where a stage does not use it, and one of all stages."""

    name: str
    cells: tuple[Mean | None, ...]
    whole: Mean


@dataclass(frozen=True, slots=True)
class ByChannel:
    """The channels in the order in which the journey meets them; `stages` are the means over all touchpoints."""

    rows: tuple[ChannelRow, ...]
    stages: tuple[Mean | None, ...]
    whole: Mean


def by_channel(facts: Facts) -> ByChannel | None:
    """Return how the channels of a map feel in its stages, None where no channel or no feeling is known.

    A touchpoint on several channels counts for each of them. Where feelings of single personas alone are known, it
    counts with their mean.
    """
    stages = [
        [spot for spot in stage.touchpoints if meets(facts.persona, spot)] for stage in facts.journey.stages
    ]
    every = [spot for own in stages for spot in own]
    names: dict[str, str] = {}
    for spot in every:
        for channel in spot.channel:
            names.setdefault(_key(channel), facts.names.of("channel", channel))
    total = _mean(every, facts.persona)
    if not names or not total.known:
        return None
    rows = []
    for key, name in names.items():
        used = [[spot for spot in own if key in map(_key, spot.channel)] for own in stages]
        whole = [spot for own in used for spot in own]
        rows.append(
            ChannelRow(name, tuple(_cell(own, facts.persona) for own in used), _mean(whole, facts.persona))
        )
    return ByChannel(tuple(rows), tuple(_cell(own, facts.persona) for own in stages), total)


def _key(channel: str) -> str:
    """Return by what a channel is known; a name without a letter has no slug."""
    return slug(channel) or channel


def _cell(spots: Sequence[Touchpoint], persona: str | None) -> Mean | None:
    return _mean(spots, persona) if spots else None


def _mean(spots: Sequence[Touchpoint], persona: str | None) -> Mean:
    known = [values for spot in spots if (values := known_feelings(spot, persona))]
    means = [sum(values) / len(values) for values in known]
    return Mean(round(sum(means) / len(means), 1) if means else None, len(known), len(spots))
