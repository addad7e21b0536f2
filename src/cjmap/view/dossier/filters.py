"""By what a reader may filter a map, and which of the choices hold at each touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.analysis.evidence import evidence
from cjmap.analysis.standing import hurts
from cjmap.model.persona import Persona
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.known import Known
from cjmap.view.saying import Lane
from cjmap.words import slug

LANE = "lane"
"""The filter that is about lanes, and not about touchpoints."""
SEVERITIES = {"3": "3 severe", "2": "2 bothers", "1": "1 annoys", "0": "none open"}


class Option(NamedTuple):
    """What may be chosen: its word in an address, what it is called, and at how many touchpoints it holds."""

    word: str
    name: str
    spots: int


class Filter(NamedTuple):
    """One respect; of its options any may hold, of several filters all have to."""

    name: str
    options: tuple[Option, ...]


def filters(known: Known, lanes: Sequence[Lane]) -> tuple[Filter, ...]:
    """Return the filters that leave something to choose."""
    found = (Filter(name, tuple(options)) for name, options in _options(known, lanes))
    return tuple(each for each in found if len(each.options) > 1)


def _options(known: Known, lanes: Sequence[Lane]) -> Iterator[tuple[str, Iterator[Option]]]:
    words = [word for each in _held(known).values() for word in each]
    names: dict[str, dict[str, str]] = {
        "severity": SEVERITIES,
        "persona": {person.id: person.name or person.id for person in _people(known)},
        "stage": {stage.id: stage.name for stage in known.journey.stages},
        "channel": dict(_named("channel", known)),
        "department": dict(_named("department", known)),
        "evidence": {word: word for word in ("observed", "reported", "assumed")},
    }
    for name, all_ in names.items():
        counts = {word: words.count(f"{name}.{word}") for word in all_}
        yield name, (Option(word, said, counts[word]) for word, said in all_.items() if counts[word])
    yield LANE, (Option(lane.fields[0], lane.heading, 0) for lane in lanes)


def _named(kind: str, known: Known) -> Iterator[tuple[str, str]]:
    for spot in known.met:
        for name in getattr(spot, kind):
            yield _word(name), known.names.of(kind, name)


def matches(known: Known, chosen: Sequence[Filter]) -> dict[str, tuple[int, ...]]:
    """Return for each touchpoint, by its id, which options hold there, by their places in all filters together."""
    words = [f"{each.name}.{option.word}" for each in chosen for option in each.options]
    places = {word: place for place, word in enumerate(words)}
    return {
        spot: tuple(places[word] for word in held if word in places) for spot, held in _held(known).items()
    }


def _held(known: Known) -> dict[str, tuple[str, ...]]:
    """Return for each touchpoint the options that hold there, as `channel.web`."""
    rests = evidence(known.journey)
    stages = {spot.id: stage.id for stage, spot in known.journey.touchpoints()}
    return {
        spot.id: (
            *(f"persona.{persona}" for persona in spot.personas or [person.id for person in _people(known)]),
            f"stage.{stages[spot.id]}",
            *(f"{kind}.{_word(name)}" for kind in ("channel", "department") for name in getattr(spot, kind)),
            *(f"severity.{severity}" for severity in _severities(spot, known)),
            f"evidence.{rests[spot.id].value}",
        )
        for spot in known.met
    }


def _people(known: Known) -> tuple[Persona, ...]:
    """Return the personas that may be chosen: none on the map of one of them."""
    return () if known.persona else known.journey.personas


def _severities(spot: Touchpoint, known: Known) -> list[int]:
    pains = known.standing[spot.id].pain_points
    return sorted({p.severity for p in pains if not p.closed and hurts(known.persona, p)}, reverse=True) or [
        0
    ]


def _word(name: str) -> str:
    """Return a name as one word for an address; one without a letter or digit keeps its signs."""
    return slug(name) or "".join(name.split())
