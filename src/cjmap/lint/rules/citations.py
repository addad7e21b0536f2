"""CJ3: single sources: how old they are, and what is said to rest on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from cjmap.analysis.dates import age_in_months, days_of
from cjmap.finding import Level, Over, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.model.action import PainPoint
from cjmap.rule import rule
from cjmap.words import plural, slug


@rule("CJ307", "stale-source", Level.INFO, Profile.STANDARD)
def stale_source(subject: Subject, *, months: int = 24) -> Iterator[Fault]:
    """A source is so old that customers may live through something else by now.

    What it does
        Reports a source whose `date` lies `months` back or more. A date without day or month counts from its end; a
        source without a date is not judged, nor is any in a future state or a retired map.

    Why
        Shops, rivals and habits change. What was true two years ago is believed long after it has gone.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview, date: 2021-05}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: talks, title: Talks at the counter, kind: interview, date: 2026-05}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    for index, source in enumerate(subject.journey.sources):
        days = days_of(source.date)
        if days is not None and (age := age_in_months(days, subject.today)) >= months:
            yield Fault(
                ("sources", index, "date"),
                f"“{clipped(source.title)}” is {plural(age, 'month')} old: "
                "customers may live through something else by now",
                "ask again and write the new date, or take out what nothing else confirms",
            )


@rule("CJ308", "unused-source", Level.INFO, Profile.STANDARD, Over.DOCUMENT)
def unused_source(document: Written) -> Iterator[Fault]:
    """A source stands in a map, and nothing there says that it rests on it.

    What it does
        Reports a source to which no touchpoint, pain point, quote, metric or persona of the same file refers; once
        for the file where that holds for each of several. Libraries are for others and are left alone.

    Why
        A list of studies at the end of a map looks like proof. Readers have to see what each of them proves.

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
                sources: talks
        ```

    References
        docs/format.md
    """
    sources = _defined(document)
    unused = {source for _, source in sources}
    if unused:
        for name in _named(document.data):
            unused.discard(name)
            if not unused:
                return
    if len(sources) > 1 and unused.issuperset(source for _, source in sources):
        yield Fault(
            ("sources", sources[0][0], "title"),
            f"nothing here names one of the {len(sources)} sources: what is known looks like what is guessed",
            f"write at touchpoints and pain points what they rest on, as in `sources: {sources[0][1]}`",
        )
        return
    for index, source in sources:
        if source in unused:
            yield Fault(
                ("sources", index, "title"),
                f"nothing here rests on the source `{source}`: readers cannot tell what it has shown",
                f"write `sources: {source}` where it was seen or heard, or take it out",
            )


@rule("CJ309", "quote-without-source", Level.INFO, Profile.STANDARD)
def quote_without_source(subject: Subject) -> Iterator[Fault]:
    """A quote does not say where it was said.

    What it does
        Reports a quote without `source` at a touchpoint, or of a persona, that names no `sources` either. Says
        nothing of a future state, whose quotes are wishes.

    Why
        A quote moves a room as no number does. An invented one does the same, and nobody can look it up.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                quotes:
                  - I have seen my train leave from here
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
                quotes:
                  - {text: I have seen my train leave from here, source: talks}
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    speaking = [(spot.pointer, spot.touchpoint.quotes, spot.touchpoint.sources) for spot in subject.spots]
    speaking += [(("personas", p), who.quotes, who.sources) for p, who in enumerate(subject.journey.personas)]
    for pointer, quotes, sources in speaking:
        for index, quote in enumerate(quotes):
            if quote.source is None and not sources:
                yield Fault(
                    (*pointer, "quotes", index, "text"),
                    f"nobody can look up where “{clipped(quote.text)}” was said, "
                    "and an invented one moves people just as much",
                    "write `source:` with the id of the talk, review or call that it is from",
                )


@rule("CJ310", "single-witness", Level.INFO, Profile.STRICT)
def single_witness(subject: Subject, *, sample: int = 5) -> Iterator[Fault]:
    """A severe pain point rests on one qualitative source alone.

    What it does
        Reports an open pain point of severity 3 with exactly one source, where that counts nothing, its `sample` is
        below `sample` or not given, and the pain point has no `frequency`. Says nothing of a future state.

    Why
        One talk or one angry review can be loud without being typical. What is heard in two places rarely is chance.

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
                pain_points:
                  - {text: Nobody says how long it will take, severity: 3, sources: talks}
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
            touchpoints:
              - name: Waits in the queue
                pain_points:
                  - {text: Nobody says how long it will take, severity: 3, sources: [talks, till]}
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    for pointer, part in subject.of(PainPoint):
        if part.is_reference or part.closed or part.frequency:
            continue
        if part.severity < 3 or len(part.sources) != 1:
            continue
        source = subject.sources.get(part.sources[0])
        if source is not None and source.data_type == "qualitative" and (source.sample or 0) < sample:
            yield Fault(
                (*pointer, "sources", 0),
                f"a severe pain point stands on “{clipped(source.title)}” alone: one voice can be loud and not typical",
                "look for it in a second place, such as the support log, or count it and write `frequency:`",
            )


class Written(Protocol):
    """A file as it stands, before anything is laid over it."""

    @property
    def data(self) -> dict[str, Any]:
        """Return its plain data."""
        ...


def _defined(document: Written) -> list[tuple[int, str]]:
    """Return the sources that a file defines, each with its place in the list."""
    listed = document.data.get("sources")
    named = [
        (index, item.get("id") or item.get("title") if isinstance(item, dict) else item)
        for index, item in enumerate(listed if isinstance(listed, list) else [])
    ]
    return [(index, slug(str(name))) for index, name in named if name]


def _named(data: dict[str, Any]) -> Iterator[str]:
    """Yield the ids that stand anywhere in a file as `source` or `sources`, but for the list that defines them."""
    left: list[Any] = [value for key, value in data.items() if key != "sources"]
    while left:
        item = left.pop()
        if isinstance(item, list):
            left += [each for each in item if isinstance(each, dict | list)]
        elif isinstance(item, dict):
            for key, value in item.items():
                if key in {"source", "sources"}:
                    yield from (slug(str(name)) for name in (value if isinstance(value, list) else [value]))
                elif isinstance(value, dict | list):
                    left.append(value)
