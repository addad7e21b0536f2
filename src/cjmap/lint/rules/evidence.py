"""CJ3: moments of truth, low points and the curve rest on what customers said or did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.analysis.evidence import Evidence
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import each_or_all, listed, signed
from cjmap.lint.rules.sources import is_researched
from cjmap.lint.subject import Spot, Subject
from cjmap.model.touchpoint import Feeling
from cjmap.place import Pointer
from cjmap.rule import rule
from cjmap.words import series

LOW = -1.0
"""A feeling like this, or a worse one, is a low point."""

FEW_FEELINGS = 3
"""Fewer feelings are no curve yet."""


@rule("CJ304", "assumed-moment-of-truth", Level.WARNING, Profile.STANDARD)
def assumed_moment_of_truth(subject: Subject) -> Iterator[Fault]:
    """A moment of truth rests on no source.

    What it does
        Reports a moment of truth at a touchpoint that names no source, neither itself nor by a pain point, quote,
        metric or mystery shop. Says nothing of a future state, and of a map without any source (CJ303 does).

    Why
        Moments of truth draw money and attention. Whether customers stay or leave here is the last thing to guess.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here I stay or go on to the next shop
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here I stay or go on to the next shop
                sources: talks
        ```

    References
        docs/format.md
    """
    if not is_researched(subject):
        return
    yield from each_or_all(
        assumed_moments(subject),
        lambda spot: Fault(
            spot.name,
            f"{spot.label} counts as a moment of truth, and no source says so: "
            "it draws money and attention on a guess",
            _ask(subject),
        ),
        lambda spots: Fault(
            spots[0].name,
            f"{listed([spot.label for spot in spots])} count as moments of truth, and no source says so: "
            "they draw money and attention on a guess",
            _ask(subject),
        ),
    )


@rule("CJ305", "assumed-low-point", Level.WARNING, Profile.STANDARD)
def assumed_low_point(subject: Subject) -> Iterator[Fault]:
    """A low point of the curve rests on no source.

    What it does
        Reports a feeling of −1 or less, of everybody or of one persona, at a touchpoint that names no source,
        neither itself nor by a pain point, quote, metric or mystery shop. Says nothing of a moment of truth (CJ304
        does), of a future state, and of a map without any source (CJ303 does).

    Why
        The lowest points decide what is mended first. One that was guessed sends the work to the wrong place.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1.4
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1.4
                sources: talks
        ```

    References
        docs/format.md
    """
    if not is_researched(subject):
        return
    found: list[_Low] = []
    for spot in subject.spots:
        feeling = spot.touchpoint.feeling
        if feeling is None or spot.touchpoint.moment_of_truth is not None:
            continue
        low, keys = _lowest(feeling)
        if low is not None and low <= LOW and not rests_on_a_source(subject, spot):
            found.append(_Low(spot.to("feeling", *keys), f"{spot.label} at {signed(low)}"))
    yield from each_or_all(
        found,
        lambda low: Fault(
            low.pointer,
            f"no source says that it feels so bad: {low.said}, and low points decide what is mended first",
            _ask(subject),
        ),
        lambda lows: Fault(
            lows[0].pointer,
            f"no source says that it feels so bad: {listed([low.said for low in lows])}, "
            "and low points decide what is mended first",
            _ask(subject),
        ),
    )


@rule("CJ306", "curve-without-evidence", Level.WARNING, Profile.STANDARD)
def curve_without_evidence(subject: Subject, *, percent: float = 50) -> Iterator[Fault]:
    """Most of the curve of feelings rests on no source.

    What it does
        Reports a map with at least three feelings, of which less than `percent` per cent stand at touchpoints that
        name a source. Feelings of stages are not in the curve. Says nothing of a future state, and of a map without
        any source (CJ303 does).

    Why
        A curve is what people remember of a map. One that is mostly guessed is the team's mood, drawn neatly.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, feeling: -0.6, sources: talks}
              - {name: Pays by card, feeling: 0.2}
              - {name: Takes the cup, feeling: 1.2}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, feeling: -0.6, sources: talks}
              - {name: Pays by card, feeling: 0.2}
              - {name: Takes the cup, feeling: 1.2, sources: talks}
        ```

    References
        docs/format.md
    """
    felt = [
        spot
        for spot in subject.spots
        if spot.touchpoint.feeling is not None and _lowest(spot.touchpoint.feeling)[0] is not None
    ]
    known = sum(rests_on_a_source(subject, spot) for spot in felt)
    if is_researched(subject) and len(felt) >= FEW_FEELINGS and known * 100 < percent * len(felt):
        some = "none" if not known else f"only {known}"
        yield Fault(
            ("title",),
            f"{some} of the {len(felt)} feelings of the curve {'have' if known > 1 else 'has'} a source: "
            "the rest is the team's guess, drawn like a fact",
            "write `sources:` at the touchpoints that customers told you of, and leave out feelings nobody knows",
        )


class _Low(NamedTuple):
    """A low point: the way to its number, and how it is said."""

    pointer: Pointer
    said: str


def assumed_moments(subject: Subject) -> list[Spot]:
    """Return the moments of truth that rest on no source."""
    return [
        spot
        for spot in subject.spots
        if spot.touchpoint.moment_of_truth is not None and not rests_on_a_source(subject, spot)
    ]


def rests_on_a_source(subject: Subject, spot: Spot) -> bool:
    """Say whether a touchpoint, or anything that stands at it, names a source, or a mystery shopper met it."""
    touchpoint = spot.touchpoint
    if subject.evidence[touchpoint.id] is not Evidence.ASSUMED:
        return True
    stands = subject.standing[touchpoint.id]
    said = (*touchpoint.actions, *touchpoint.thoughts, *touchpoint.needs)
    named = [thing.sources for things in (stands.pain_points, stands.delights, said) for thing in things]
    if any(named):
        return True
    if any(quote.source for quote in touchpoint.quotes):
        return True
    defined = (subject.metrics.get(reading.metric) for reading in touchpoint.metrics)
    if any(reading.source for reading in touchpoint.metrics) or any(each and each.source for each in defined):
        return True
    shops = (shop for shop in subject.journey.mystery_shops if shop.company is None)
    return any(step.touchpoint == touchpoint.id for shop in shops for step in shop.steps)


def _lowest(feeling: Feeling) -> tuple[float | None, Pointer]:
    """Return the lowest feeling, of everybody or of one persona, with the way to its number."""
    lowest: tuple[float | None, Pointer] = (None, ())
    for keys, each in [((), feeling), *((("by", name), theirs) for name, theirs in feeling.by.items())]:
        value = each.value
        if value is not None and (lowest[0] is None or value < lowest[0]):
            lowest = (value, (*keys, "start" if each.score is None else "score"))
    return lowest


def _ask(subject: Subject) -> str:
    known = [source.id for source in subject.journey.sources]
    hint = "ask customers, and write at the touchpoint what it rests on with `sources:`"
    if not known:
        return hint
    return f"{hint}; the map has {series(known[:4], 'and')}" + (" and others" if len(known) > 4 else "")
