"""CJ2: the map speaks as the customer does, and of what the customer meets."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.opening import opening
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.model.action import PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Delight, Expectation, Remark, Touchpoint
from cjmap.rule import rule

_MET = (
    "channel", "device", "actions", "thoughts", "needs", "feeling", "expectations", "quotes", "pain_points",
    "delights", "moment_of_truth", "choose_us", "frontstage", "artefacts",
)  # fmt: skip
"""What a touchpoint has that the customer meets or lives through; each shows that somebody is there."""

_CUSTOMER_TEXTS: dict[type[Part], tuple[str, ...]] = {
    JourneyMap: ("title",),
    Stage: ("name", "question", "goal"),
    Touchpoint: ("name", "choose_us"),
    Remark: ("text",),
    Expectation: ("expects", "gets"),
    PainPoint: ("text",),
    Delight: ("text",),
}
"""The fields that hold the customer's words. Quotes do too, and are what somebody really said."""


@rule("CJ201", "internal-process", Level.WARNING, Profile.STANDARD)
def internal_process(subject: Subject) -> Iterator[Fault]:
    """A touchpoint is work that the customer never sees.

    What it does
        Reports touchpoints with nothing but `backstage` or `support`, and touchpoints whose name or action begins
        with the name of an internal process ("Lead scoring", "Order processing"), from a list of words in English,
        German, French, Spanish and Dutch. `internal-processes` in `[lint.words]` adds to it. Service blueprints,
        the day in the life and touchpoints without us are left alone, as such work may be the customer's own.

    Why
        A process between two touchpoints hides what the customer goes through meanwhile: they wait, wonder and
        call. That is where the map should look.

    Bad
        ```yaml
        cjmap: 1
        title: I get a quote for my roof
        stages:
          - name: Ask
            touchpoints:
              - name: Order entry in the ERP
                department: Sales
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get a quote for my roof
        stages:
          - name: Ask
            touchpoints:
              - name: Waits for a sign that my inquiry arrived
                feeling: -0.5
                backstage:
                  - text: Enters the order in the ERP
                    department: Sales
        ```

    References
        docs/format.md
    """
    if subject.journey.kind == "service-blueprint":
        return
    processes = None if subject.journey.kind == "day-in-the-life" else opening(subject, "internal-processes")
    hint = "tell what the customer does or waits for meanwhile, and write this below it as `backstage:`"
    for spot in subject.spots:
        touchpoint = spot.touchpoint
        if not touchpoint.with_us:
            continue
        if processes is not None and processes.of(touchpoint.name):
            yield Fault(spot.name, _unseen(touchpoint.name), hint)
        elif (touchpoint.backstage or touchpoint.support) and not any(getattr(touchpoint, f) for f in _MET):
            message = f"“{clipped(touchpoint.name)}” tells our work only: the customer is left out of the map"
            yield Fault(
                spot.name, message, "add what the customer does, meets or feels: `feeling:`, `channel:` …"
            )
        elif processes is not None:
            for index, action in enumerate(touchpoint.actions):
                if processes.of(action.text):
                    yield Fault(spot.to("actions", index, "text"), _unseen(action.text), hint)


def _unseen(text: str) -> str:
    return f"“{clipped(text)}” is work that customers never see: it hides what they go through meanwhile"


@rule("CJ202", "company-voice", Level.INFO, Profile.STRICT)
def company_voice(subject: Subject) -> Iterator[Fault]:
    """A name says what the company does and not what the customer does.

    What it does
        Reports stages and touchpoints whose name begins with an act of the company ("Send invoice", "Onboard new
        customers", "Lead nurturing"), from a list of words in English, German, French, Spanish and Dutch.
        `company-acts` in `[lint.words]` adds to it. Service blueprints and touchpoints without us are left alone.

    Why
        Whoever does the verb is whom the map is about. With our verbs it becomes a process chart, and the questions
        that people ask of it become ours as well.

    Bad
        ```yaml
        cjmap: 1
        title: I move my phone number
        stages:
          - name: Settle
            touchpoints:
              - name: Send the first invoice
        ```

    Good
        ```yaml
        cjmap: 1
        title: I move my phone number
        stages:
          - name: Settle
            touchpoints:
              - name: Opens the first invoice
        ```

    References
        docs/format.md
    """
    acts = opening(subject, "company-acts")
    if acts is None or subject.journey.kind == "service-blueprint":
        return
    hint = "begin with what the customer does there: “Opens the invoice”, not “Send invoice”"
    named = [((*pointer, "name"), stage.name) for pointer, stage in subject.stages]
    named += [(spot.name, spot.touchpoint.name) for spot in subject.spots if spot.touchpoint.with_us]
    for pointer, name in named:
        if acts.of(name):
            message = (
                f"“{clipped(name)}” is what the company does: the map loses the customer, whose journey it is"
            )
            yield Fault(pointer, message, hint)


@rule("CJ208", "jargon", Level.INFO, Profile.STRICT)
def jargon(subject: Subject) -> Iterator[Fault]:
    """Words of the project's jargon stand where the customer speaks.

    What it does
        Reports the words of the project's own list in titles, names, questions, goals, actions, thoughts, needs,
        expectations, pain points and delights. Quotes are left as they were said. The list is
        `jargon = ["CPE", "churner"]` in `[lint.words]`; without it there is nothing to report.

    Why
        A word that customers do not use is a sign that nobody asked them, and it goes on from the map into letters
        and on to screens.

    Bad
        ```yaml
        cjmap: 1
        title: I get online
        stages:
          - name: Connect
            touchpoints:
              - name: Plugs the CPE in
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get online
        stages:
          - name: Connect
            touchpoints:
              - name: Plugs the router in
        ```

    References
        docs/format.md
    """
    listed = subject.words("jargon")
    if listed is None:
        return
    for pointer, part in subject.parts:
        for field in _CUSTOMER_TEXTS.get(type(part), ()):
            text = getattr(part, field)
            if text and (found := listed.search(text)):
                message = (
                    f"“{clipped(found.group())}” is our jargon: where customers speak it hides what they mean"
                )
                yield Fault(
                    (*pointer, field), message, "write what customers call it; their own words go to quotes"
                )
