"""CJ4: feelings agree with the pain points and delights beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.feeling import felt
from cjmap.analysis.gaps import expected
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import signed
from cjmap.lint.subject import Spot, Subject
from cjmap.model.action import PainPoint
from cjmap.rule import rule


@rule("CJ405", "feeling-contradicts-marks", Level.WARNING, Profile.WORKSHOP)
def feeling_contradicts_marks(subject: Subject, *, strong: float = 1) -> Iterator[Fault]:
    """A severe pain point stands where it feels good, or a delight where it feels bad.

    What it does
        Reports a touchpoint that feels `strong` (+1) or better with an open pain point of severity 3, and one that
        feels −1 or worse with a delight and without a pain point. A pain point of some personas is held against
        how these feel. Where the feeling changes within the touchpoint, or is known for some personas alone, the
        one that fits the mark counts.

    Why
        One of the two is wrong, and readers stop to trust both.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: 1.2
                pain_points:
                  - text: Nobody says how long it will take
                    severity: 3
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: {start: -1.5, end: 1.2}
                pain_points:
                  - text: Nobody says how long it will take
                    severity: 3
        ```

    References
        docs/format.md (Heat map)
    """
    for spot in subject.spots:
        stands = subject.standing[spot.touchpoint.id]
        pains = _open(stands.pain_points)
        for pain in pains:
            low = min(_felt_by(spot, pain.personas), default=None) if pain.severity == 3 else None
            if low is not None and low >= strong:
                yield Fault(
                    spot.to("feeling", "score"),
                    f"{spot.label} feels {signed(low)} and has a severe pain point: "
                    "one of the two is wrong, and readers trust neither",
                    "ask again, lower the `severity`, or close the pain point with `closed: 2026-09`",
                )
                break
        high = max(_felt_by(spot, ()), default=None) if stands.delights and not pains else None
        if high is not None and high <= -strong:
            yield Fault(
                spot.to("feeling", "score"),
                f"{spot.label} feels {signed(high)} with a delight and no pain point: "
                "one of the two is wrong, and readers trust neither",
                "write down what hurts there in `pain_points`, or ask again how it feels",
            )


def _open(pain_points: Sequence[PainPoint]) -> list[PainPoint]:
    return [pain for pain in pain_points if not pain.closed]


def _felt_by(spot: Spot, personas: Sequence[str]) -> list[float]:
    """Return every feeling that is known of some personas, or of anybody."""
    feeling = spot.touchpoint.feeling
    whose: Sequence[str | None] = personas or [None, *(feeling.by if feeling else ())]
    found = [felt(spot.touchpoint, persona) for persona in whose]
    return [value for each in found for value in (each.value, each.start, each.end) if value is not None]


@rule("CJ407", "low-point-without-pain-point", Level.WARNING, Profile.STANDARD)
def low_point_without_pain_point(subject: Subject, *, depth: float = 1) -> Iterator[Fault]:
    """A touchpoint feels bad, and nothing says why.

    What it does
        Reports a touchpoint with us that feels −1 or worse (`depth` 1) and has no open pain point. An expectation
        that is not met, a failure, or an exit with its reason says why too.

    Why
        A low without a reason cannot be improved: everybody in the room will name another cause.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1.2
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1.2
                pain_points:
                  - Nobody says how long it will take
        ```

    References
        docs/format.md (PainPoint)
    """
    for spot in subject.spots:
        touchpoint, pains = spot.touchpoint, subject.standing[spot.touchpoint.id].pain_points
        low = felt(touchpoint).value
        if low is None or low > -depth or not touchpoint.with_us:
            continue
        if _open(pains) or expected(touchpoint).unmet or touchpoint.failures or touchpoint.exits:
            continue
        what = "every pain point there is closed" if pains else "nothing says why"
        yield Fault(
            spot.to("feeling", "score"),
            f"{spot.label} feels {signed(low)} and {what}: a low without a reason cannot be improved",
            "add `pain_points` in the customer's words, or `pain_points: [true]` until you have them",
        )
