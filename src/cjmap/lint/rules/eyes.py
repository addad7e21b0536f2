"""CJ2: the map is seen through the customer's eyes."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.subject import Subject
from cjmap.rule import rule


@rule("CJ205", "missing-persona", Level.WARNING, Profile.WORKSHOP)
def missing_persona(subject: Subject) -> Iterator[Fault]:
    """The map says of nobody that it is their journey.

    What it does
        Reports a map without any persona.

    Why
        A journey is always somebody's. Without a persona everybody in the room means another customer, and feelings
        become averages that nobody has.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        personas: Sam, commuter
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if not subject.journey.personas:
        yield Fault(
            ("title",),
            "no persona: whose journey this is stays open, and everybody means another customer",
            "name one: `personas: Sam, commuter`",
        )
