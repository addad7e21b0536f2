"""CJ7: the map has been held against reality, and lately: reviews and mystery shops."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.analysis.dates import days_of
from cjmap.analysis.reviews import last_review, next_review
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, listed
from cjmap.lint.rules.governance import is_in_use
from cjmap.lint.subject import Subject
from cjmap.rule import rule


@rule("CJ705", "review-overdue", Level.WARNING, Profile.STANDARD)
def review_overdue(subject: Subject, *, days: int = 14) -> Iterator[Fault]:
    """The map has not been reviewed as often as it promises.

    What it does
        Reports a reviewed or live map whose last review and `review_every` put the next one more than `days` days
        back. A date without day or month counts from its end. Says nothing without a review or a cadence.

    Why
        Readers trust the cadence. What has changed since is not on the map, and nobody has looked.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        review_every: quarterly
        reviews:
          - date: 2026-01-15
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        review_every: quarterly
        reviews:
          - date: 2026-10-15
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    due = days_of(next_review(journey))
    if not is_in_use(subject) or due is None or (subject.today - due.last).days <= days:
        return
    last = last_review(journey)
    newest = next(index for index, review in enumerate(journey.reviews) if str(review.date) == last)
    yield Fault(
        ("reviews", newest, "date"),
        f"the map promises a review `{journey.review_every}`, and the last was {last}: "
        "what has changed since is not on it",
        "review it and add it to `reviews:`, or promise less with `review_every:`",
    )


@rule("CJ706", "never-validated-with-customers", Level.WARNING, Profile.STANDARD)
def never_validated_with_customers(subject: Subject) -> Iterator[Fault]:
    """No review says that customers have looked at the map.

    What it does
        Reports a reviewed or live map without a review that is `validated_by: customers`, whatever came out of it.
        Says nothing of a future state.

    Why
        Colleagues confirm what they believe already. Customers find in ten minutes the step that nobody knew of.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        reviews:
          - {date: 2026-10, validated_by: employees, result: confirmed}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        reviews:
          - {date: 2026-10, validated_by: customers, participants: 5, result: corrected}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if not is_in_use(subject) or subject.is_future:
        return
    if not any(review.validated_by == "customers" for review in journey.reviews):
        yield Fault(
            ("status",),
            f"the map is `{journey.status}`, and no review says that customers looked at it: "
            "colleagues confirm what they believe already",
            "show it to five customers and write `validated_by: customers` into that review",
        )


@rule("CJ708", "never-shopped", Level.INFO, Profile.STRICT)
def never_shopped(subject: Subject) -> Iterator[Fault]:
    """The map is live, and nobody has tried whether the journey is as drawn.

    What it does
        Reports a `live` map with neither a mystery shop nor a source of kind `mystery-shop`, `observation` or
        `diary`. Says nothing of a future state, a day in the life and a buyer's journey, which nobody can play.

    Why
        People remember the journey as it should be. Whoever walks it finds the letter that nobody has mentioned.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        mystery_shops:
          - date: 2026-09
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if journey.status != "live" or journey.journey == "buyer" or journey.kind == "day-in-the-life":
        return
    walked = any(source.kind in {"mystery-shop", "observation", "diary"} for source in journey.sources)
    if not (subject.is_future or journey.mystery_shops or walked):
        yield Fault(
            ("status",),
            "the map is `live`, and nobody has walked the journey: what people remember is rarely what happens",
            "play the customer once and log it under `mystery_shops:`, or watch some who go through it",
        )


@rule("CJ709", "shop-disagrees", Level.WARNING, Profile.STANDARD)
def shop_disagrees(subject: Subject, *, days: int = 30) -> Iterator[Fault]:
    """A mystery shopper met something else than the map shows, and no review has dealt with it.

    What it does
        Reports the newest mystery shop of ours in a reviewed or live map when a step was `different` or `missing`,
        and no review is as new as the shop. A shop of the last `days` days is left alone, as is one without a date.

    Why
        Either the map is wrong or the service is. As long as nobody decides which, both stay as they are.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        mystery_shops:
          - date: 2026-06
            steps:
              - {touchpoint: waits-in-the-queue, result: different}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        mystery_shops:
          - date: 2026-06
            steps:
              - {touchpoint: waits-in-the-queue, result: different}
        reviews:
          - {date: 2026-07, result: corrected, note: The queue is now on the map}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
        ```

    References
        docs/format.md
    """
    if not is_in_use(subject):
        return
    dated = [
        (found.first, index)
        for index, shop in enumerate(subject.journey.mystery_shops)
        if shop.company is None and (found := days_of(shop.date)) is not None
    ]
    if not dated:
        return
    made, newest = max(dated)
    reviewed = (days_of(review.date) for review in subject.journey.reviews)
    if (subject.today - made).days < days or any(each and each.last >= made for each in reviewed):
        return
    shop = subject.journey.mystery_shops[newest]
    odd = [(index, step) for index, step in enumerate(shop.steps) if step.result in {"different", "missing"}]
    if odd:
        spots = [subject.by_id.get(step.touchpoint or "") for _, step in odd]
        named = [
            spot.label if spot else clipped(step.name or "a step")
            for spot, (_, step) in zip(spots, odd, strict=True)
        ]
        yield Fault(
            ("mystery_shops", newest, "steps", odd[0][0], "result"),
            f"the mystery shop of {shop.date} did not find {listed(named)} as mapped, and no review since: "
            "the map may show what nobody meets",
            "decide whether the map or the service is wrong, and log it under `reviews:`, `result: corrected`",
        )
