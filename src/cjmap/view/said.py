"""What every view says in the same words: signed numbers, shares, people, facts, and the mood in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric
from cjmap.view.speech import ENGLISH, Speech

UNSAID = "not yet in words"


def signed(value: float) -> str:
    """Return a feeling as `+1.4`, `−0.6` or `0.0`; a mean may need a second digit."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):.{1 if round(value, 1) == value else 2}f}"


def measure(value: float | None, unit: str | None) -> str:
    """Return a value with its unit, or nothing where none is given."""
    if value is None:
        return ""
    number = f"{value:,.10g}".replace(",", " ").replace("-", "−")
    return f"{number} {unit}" if unit else number


def unit_of(metric: Metric) -> str:
    """Return the unit of a metric: its own, or the one that its kind has."""
    return metric.unit or ("%" if metric.kind in {"ratio", "csat"} and not metric.scale else "")


def facts(journey: JourneyMap) -> tuple[str, ...]:
    """Return what kind of map it is, how far it is, and who keeps it."""
    said = (journey.kind.replace("-", " ").capitalize(), journey.status, journey.owner)
    return tuple(fact for fact in said if fact)


def people(journey: JourneyMap, persona: str | None = None) -> tuple[str, ...]:
    """Return the personas, each with a role where it has one; or only the one of this id."""
    return tuple(
        ", ".join(word for word in (person.name or person.id, person.role) if word)
        for person in journey.personas
        if persona is None or person.id == persona
    )


def mood(feelings: Sequence[tuple[str, Sequence[float]]], say: Speech = ENGLISH) -> str:
    """Return how the mood runs over touchpoints: its start, lowest, highest and last moment.

    Each touchpoint comes with its name and what is known: one value, or one of each persona, of which start and
    end give the mean.
    """
    known = [(name, sum(values) / len(values), values) for name, values in feelings if values]
    if not known:
        return say("No feelings are known yet.")
    first, last = known[0], known[-1]
    low = min(((name, min(values)) for name, _, values in known), key=lambda moment: moment[1])
    high = max(((name, max(values)) for name, _, values in known), key=lambda moment: moment[1])
    parts = [say("The mood starts at {value}", value=signed(round(first[1], 2)))]
    if low[1] < first[1]:
        parts.append(say("falls to {value} at “{name}”", value=signed(low[1]), name=low[0]))
    if high[1] > first[1]:
        parts.append(say("peaks at {value} at “{name}”", value=signed(high[1]), name=high[0]))
    if len(known) > 1:
        parts.append(say("ends at {value}", value=signed(round(last[1], 2))))
    *before, end = parts
    said = say("{parts} and {end}", parts=", ".join(before), end=end) if before else end
    missing = len(feelings) - len(known)
    if not missing:
        return f"{said}."
    unknown = say("It is unknown at {missing} of {all} touchpoints.", missing=missing, all=len(feelings))
    return f"{said}. {unknown}"
