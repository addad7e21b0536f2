"""CJ4: the feelings say what the journey is like, and agree with what else is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.feeling import felt
from cjmap.analysis.gaps import expected
from cjmap.analysis.heat import Heat
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import each_or_all, listed, signed
from cjmap.lint.subject import Spot, Subject
from cjmap.model.touchpoint import Feeling
from cjmap.rule import rule


@rule("CJ401", "missing-feeling", Level.INFO, Profile.STANDARD)
def missing_feeling(subject: Subject) -> Iterator[Fault]:
    """A touchpoint says nothing about how it feels.

    What it does
        Reports touchpoints with us that have no feeling, neither a score nor words; more than three of them in one
        finding. It keeps silent in a draft or a service blueprint without any feeling, for stages alongside, and
        where one of the `questions` is about the touchpoint or its stage.

    Why
        The curve has a gap there. Nobody can see whether it is a low, and the mean of the journey leaves it out.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1
              - name: Pays by card
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1
              - name: Pays by card
                feeling: {words: Rushed}
        ```

    References
        docs/format.md (Feeling, Curve)
    """
    asked = {name for question in subject.journey.questions for name in question.at}
    spots = [spot for spot in subject.spots if spot.touchpoint.with_us and not spot.stage.alongside]
    missing = [spot for spot in spots if not _is_felt(spot.touchpoint.feeling)]
    may_be_silent = subject.journey.status == "draft" or subject.journey.kind == "service-blueprint"
    if may_be_silent and len(missing) == len(spots):
        return
    unasked = [spot for spot in missing if asked.isdisjoint({spot.touchpoint.id, spot.stage.id})]

    def each(spot: Spot) -> Fault:
        return Fault(
            spot.name,
            f"{spot.label} says nothing about how it feels: the curve has a gap there, and may hide a low",
            f"ask customers and add `feeling: -0.5`, or a question with `at: [{spot.touchpoint.id}]`",
        )

    def together(unfelt: Sequence[Spot]) -> Fault:
        named = listed([spot.label for spot in unfelt])
        return Fault(
            ("title",),
            f"{len(unfelt):,} of {len(spots):,} touchpoints say nothing about how they feel: "
            f"the curve between the others is guesswork ({named})",
            "ask customers about these first, and add `feeling: -0.5` or `feeling: {words: Rushed}`",
        )

    yield from each_or_all(unasked, each, together)


def _is_felt(feeling: Feeling | None) -> bool:
    if feeling is None:
        return False
    return bool(feeling.words or feeling.by) or {feeling.score, feeling.start, feeling.end} != {None}


@rule("CJ402", "no-wanted-feeling", Level.INFO, Profile.STANDARD)
def no_wanted_feeling(subject: Subject) -> Iterator[Fault]:
    """The map says how customers feel and never how they should feel.

    What it does
        Reports a current state with feelings at five touchpoints or more that gives no `wanted` feeling anywhere,
        at no touchpoint and for no stage. Future states, blueprints and days in the life are left alone.

    Why
        Without an aim nobody can tell a low that is accepted from one that is not, and every team improves what it
        likes best.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - {name: Sees the sign, feeling: 1}
              - {name: Waits in the queue, feeling: -1}
              - {name: Pays by card, feeling: 0.3}
              - {name: Takes the cup, feeling: 1.4}
              - {name: Takes the first sip, feeling: 1.8}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            feeling: {wanted: {score: 1, words: Expected and welcome}}
            touchpoints:
              - {name: Sees the sign, feeling: 1}
              - {name: Waits in the queue, feeling: -1}
              - {name: Pays by card, feeling: 0.3}
              - {name: Takes the cup, feeling: 1.4}
              - {name: Takes the first sip, feeling: 1.8}
        ```

    References
        docs/format.md (Feeling: wanted)
    """
    if subject.journey.kind != "current-state":
        return
    stages = (stage.feeling for _, stage in subject.stages)
    feelings = [*(spot.touchpoint.feeling for spot in subject.spots), *stages]
    if any(_wants(feeling) for feeling in feelings if feeling):
        return
    if sum(felt(spot.touchpoint).value is not None for spot in subject.spots) >= 5:
        yield Fault(
            ("title",),
            "no `wanted` feeling anywhere: nobody can tell a low that is accepted from one that is not",
            "say for each stage what you aim at: `feeling: {wanted: {score: 1, words: In good hands}}`",
        )


def _wants(feeling: Feeling) -> bool:
    return feeling.wanted is not None or any(_wants(theirs) for theirs in feeling.by.values())


@rule("CJ403", "perception-gap", Level.INFO, Profile.STANDARD)
def perception_gap(subject: Subject, *, apart: float = 1) -> Iterator[Fault]:
    """The team and its customers see a touchpoint very differently, and nothing there says why.

    What it does
        Reports a touchpoint where `internal` and `score` lie at least `apart` (1) from each other while nothing
        explains it. Where the team believes too well: no open pain point, no expectation that is not met, no
        opportunity. Where it believes too badly: no delight, no exceeded expectation, no `choose_us`.

    Why
        A team that believes all is well does not look for what is wrong, and one that does not see what customers
        like takes it away with the next change.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: {score: -0.8, internal: 0.5}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: {score: -0.8, internal: 0.5}
                pain_points:
                  - Nobody says how long it will take
        ```

    References
        Parasuraman, Zeithaml and Berry, A Conceptual Model of Service Quality, 1985 (gap 1)
    """
    for spot in subject.spots:
        feeling = spot.touchpoint.feeling
        if feeling is None or feeling.internal is None:
            continue
        found = expected(spot.touchpoint)
        if found.perception is None or abs(found.perception) < apart:
            continue
        stands, hurts = (
            subject.standing[spot.touchpoint.id],
            Heat.PAIN_POINT in subject.heat[spot.touchpoint.id],
        )
        if found.perception > 0:
            told = bool(hurts or found.unmet or stands.opportunities)
            why, next_step = "nobody looks for what is wrong there", "write down what hurts: `pain_points`"
        else:
            told = bool(stands.delights or found.exceeded or spot.touchpoint.choose_us)
            why = "nobody protects what customers like there"
            next_step = "write down what customers like: `delights`"
        if not told:
            believed, said = signed(feeling.internal or 0.0), signed(feeling.value or 0.0)
            yield Fault(
                spot.to("feeling", "internal"),
                f"at {spot.label} the team believes {believed} and customers feel {said}: {why}",
                f"{next_step}, and show the difference to the team",
            )
