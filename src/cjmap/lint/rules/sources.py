"""CJ3: the research that a map rests on, as a whole; `citations` looks at the single sources."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.subject import Subject
from cjmap.model.research import Source
from cjmap.rule import rule


@rule("CJ301", "no-quantitative-source", Level.INFO, Profile.STANDARD)
def no_quantitative_source(subject: Subject) -> Iterator[Fault]:
    """The map has sources, and none of them counts anything.

    What it does
        Reports a map whose sources are all qualitative. Says nothing of a map without any source (CJ303 does), of a
        future state, and of sources whose kind is not given.

    Why
        Talks and observations say what goes wrong and why. How many it happens to decides what is mended first.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
          - {id: till, title: Sales by the minute, kind: analytics}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if is_researched(subject) and all(
        source.data_type == "qualitative" for source in subject.journey.sources
    ):
        yield Fault(
            ("title",),
            "no source counts anything: how many customers a pain point happens to stays a guess",
            "add one with numbers, such as `kind: survey`, `analytics` or `support-log`, and its `sample`",
        )


@rule("CJ302", "no-qualitative-source", Level.WARNING, Profile.STANDARD)
def no_qualitative_source(subject: Subject) -> Iterator[Fault]:
    """The map has sources, and in none of them does a customer speak or act.

    What it does
        Reports a map whose sources are all quantitative and that has no mystery shop. Says nothing of a map without
        any source (CJ303 does), of a future state, and of sources whose kind is not given.

    Why
        Numbers say where customers leave, not what they thought and felt when they did: that part would be made up.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: till, title: Sales by the minute, kind: analytics}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: till, title: Sales by the minute, kind: analytics}
          - {id: queue, title: Two mornings in the queue, kind: observation}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    only_counts = all(source.data_type == "quantitative" for source in journey.sources)
    if is_researched(subject) and only_counts and not journey.mystery_shops:
        yield Fault(
            ("title",),
            "all sources are numbers: they say where it hurts, and why customers feel so is made up",
            "talk to five customers or watch them, and add it with `kind: interview` or `observation`",
        )


@rule("CJ303", "internal-view-only", Level.WARNING, Profile.STANDARD)
def internal_view_only(subject: Subject) -> Iterator[Fault]:
    """The map rests on what the company believes, and on nothing that comes from customers.

    What it does
        Reports a map without any source, and one whose sources all have the perspective `internal`. A mystery shop
        is the customer's view. Sources whose kind is not given may be, too. Says nothing of a future state.

    Why
        A map of beliefs looks like a map of facts, and the team that made it is the last to notice.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: round, title: Workshop with the baristas, kind: workshop}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: round, title: Workshop with the baristas, kind: workshop}
          - {id: stars, title: Reviews of the last year, kind: review-site}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if subject.is_future or journey.status == "retired" or journey.mystery_shops:
        return
    if not journey.sources:
        yield Fault(
            ("title",),
            "no source: all of this is what the team believes, and nobody can tell it from what customers live through",
            "begin with what you have: `sources: [{id: calls, title: Calls in May, kind: support-log}]`",
        )
    elif all(source.view == "internal" and _is_told(source) for source in journey.sources):
        yield Fault(
            ("title",),
            "every source is from inside the company: the map shows what we believe, not what customers live through",
            "add one from customers, such as `kind: interview`, `review-site` or `support-log`",
        )


@rule("CJ311", "one-sided-evidence", Level.INFO, Profile.STRICT)
def one_sided_evidence(subject: Subject) -> Iterator[Fault]:
    """Customers were only ever asked, or only ever overheard.

    What it does
        Reports a map with at least two sources from customers that are all solicited (surveys, interviews), or all
        unsolicited (reviews, logs, analytics). Mystery shops are neither; nor are sources whose kind is not given.

    Why
        People answer what they are asked, politely. Unasked they speak up when they are angry or delighted. Only
        both together show the customers in between and the questions that nobody had.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
          - {id: cards, title: Cards on the tables, kind: survey}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
          - {id: stars, title: Reviews of the last year, kind: review-site}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    sources = [source for source in subject.journey.sources if source.kind != "mystery-shop"]
    if subject.is_future or subject.journey.status == "retired":
        return
    if not all(_is_told(source) or source.solicited is not None for source in sources):
        return
    asked = [source.was_solicited for source in sources if source.view == "customer"]
    if len(asked) < 2 or len(set(asked)) > 1:
        return
    if asked[0]:
        yield Fault(
            ("title",),
            "customers were only ever asked: they answer our questions, and what we never thought of stays unseen",
            "add what they say or do unasked, such as `kind: review-site`, `support-log` or `analytics`",
        )
    else:
        yield Fault(
            ("title",),
            "customers were never asked: those who are neither angry nor delighted leave no trace",
            "add what they say when asked, such as `kind: interview` or `survey`",
        )


def is_researched(subject: Subject) -> bool:
    """Say whether a map rests on research, so that its gaps can be judged: it has sources and is no future state.

    Of a map without any source CJ303 says so, once.
    """
    has_some = bool(subject.journey.sources or subject.journey.mystery_shops)
    return has_some and not subject.is_future and subject.journey.status != "retired"


def _is_told(source: Source) -> bool:
    """Say whether a source says what it is: a title alone, or `kind: other`, leaves whose view it is open."""
    return source.kind != "other" or source.perspective is not None
