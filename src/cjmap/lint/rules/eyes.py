"""CJ2: the map is seen through the customer's eyes: whose journey it is, and from where to where it goes."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.opening import opening
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.model.stage import Stage
from cjmap.place import Pointer
from cjmap.rule import rule

_DEMOGRAPHICS = ("age", "gender", "household", "income", "location")
_INSIGHTS = (
    "summary", "goals", "needs", "frustrations", "objections", "prefers_contact", "learns_from", "already_bought",
    "competitors", "active_on", "formats", "devices", "buying_role", "quotes", "own",
)  # fmt: skip
"""The fields of a persona that say how somebody decides; own fields may hold anything and count too."""


@rule("CJ203", "department-named-stage", Level.WARNING, Profile.WORKSHOP)
def department_named_stage(subject: Subject) -> Iterator[Fault]:
    """A stage has the name of a department.

    What it does
        Reports stages with the name of a department of the map (in `departments`, at touchpoints or in the team), or
        with one that only a department has ("Customer service"), in English, German, French, Spanish and Dutch.
        `departments` in `[lint.words]` adds to that list.

    Why
        Stages named after departments draw our organisation chart. The gaps between departments, for which the map
        was made, then lie between stages and look as if they had to be there.

    Bad
        ```yaml
        cjmap: 1
        title: I get my heating repaired
        stages:
          - name: Customer service
          - name: Repair
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get my heating repaired
        stages:
          - name: Find help
          - name: Repair
        ```

    References
        docs/format.md
    """
    known = {name.casefold() for name in _departments(subject)}
    listed = opening(subject, "departments")
    for pointer, stage in subject.stages:
        if stage.name.casefold() in known or (listed is not None and listed.whole(stage.name)):
            yield Fault(
                (*pointer, "name"),
                f"“{clipped(stage.name)}” is a department: the stage shows our organisation, not what customers want",
                "name it for what the customer wants to get done, as in “Find help”",
            )


def _departments(subject: Subject) -> Iterator[str]:
    for term in subject.journey.departments:
        yield term.name
    for member in subject.journey.team:
        if member.department:
            yield subject.term("department", member.department)
    for spot in subject.spots:
        for name in spot.touchpoint.department:
            yield subject.term("department", name)


@rule("CJ204", "starts-inside", Level.INFO, Profile.STRICT)
def starts_inside(subject: Subject) -> Iterator[Fault]:
    """The map begins in our product, or ends at the till.

    What it does
        Reports a first stage that begins with a log-in or an account, and a last stage that is only paying, where
        `scope` does not say that the map starts or ends there. Which names mean that is a list of words in English,
        German, French, Spanish and Dutch (`inside-product` and `paying` in `[lint.words]`). The day in the life and
        service blueprints are left alone, and so is the end of a buyer's journey.

    Why
        People are on their way long before they log in, and judge us long after they paid. What brings them and what
        makes them come back lies outside of such a map.

    Bad
        ```yaml
        cjmap: 1
        title: I do my taxes online
        stages:
          - name: Log in
          - name: Fill in the form
        ```

    Good
        ```yaml
        cjmap: 1
        title: I do my taxes online
        scope:
          starts: The letter with the access code is here
        stages:
          - name: Log in
          - name: Fill in the form
        ```

    References
        docs/format.md
    """
    journey, scope = subject.journey, subject.journey.scope
    stages = [(pointer, stage) for pointer, stage in subject.stages if not stage.alongside]
    if journey.kind in {"day-in-the-life", "service-blueprint"} or len(stages) < 2:
        return
    (pointer, first), (end, last) = stages[0], stages[-1]
    inside, paying = opening(subject, "inside-product"), opening(subject, "paying")
    if inside is not None and not (scope and scope.starts) and first.lifecycle != "pre-sale":
        for at, name in _beginnings(pointer, first):
            if inside.of(name):
                message = f"the journey starts at “{clipped(name)}”: how people came to need us, and to us, is missing"
                hint = "put a stage before it, or say in `scope: {starts: …}` why the map begins here"
                yield Fault(at, message, hint)
                break
    if (
        paying is None
        or journey.journey == "buyer"
        or (scope and scope.ends)
        or last.lifecycle == "post-sale"
    ):
        return
    if paying.whole(last.name):
        message = f"the journey ends at “{clipped(last.name)}”: whether people use it, stay and tell others is missing"
        hint = "put a stage behind it, or say in `scope: {ends: …}` why the map ends here"
        yield Fault((*end, "name"), message, hint)


def _beginnings(pointer: Pointer, stage: Stage) -> Iterator[tuple[Pointer, str]]:
    yield (*pointer, "name"), stage.name
    for touchpoint in stage.touchpoints[:1]:
        if touchpoint.with_us:
            yield (*pointer, "touchpoints", 0, "name"), touchpoint.name


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


@rule("CJ206", "thin-persona", Level.INFO, Profile.STANDARD)
def thin_persona(subject: Subject) -> Iterator[Fault]:
    """A persona has an age and an address, and nothing that explains what it does.

    What it does
        Reports personas with age, gender, household, income or location, and with no word on their goals, needs,
        frustrations and objections, on whom they learn from, where they are active and how they like to be reached.
        A persona that is only a name is a beginning and not reported; a summary is taken to say what matters.

    Why
        Two people of the same age in the same street choose and complain in different ways. Demographics explain no
        touchpoint; what people want, fear and trust does.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        personas:
          - name: Sam, commuter
            age: 34
            location: Suburb
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        personas:
          - name: Sam, commuter
            age: 34
            frustrations: Nobody says how long it will take
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    for index, persona in enumerate(subject.journey.personas):
        has_demographics = any(getattr(persona, field) for field in _DEMOGRAPHICS)
        if has_demographics and not any(getattr(persona, field) for field in _INSIGHTS):
            yield Fault(
                ("personas", index, "name"),
                f"“{clipped(persona.name or persona.id)}” has only demographics: they explain nothing that people do",
                "add what you heard from such people: `frustrations:`, `learns_from:`, `objections:` …",
            )


@rule("CJ207", "missing-scenario-or-scope", Level.INFO, Profile.STANDARD)
def missing_scenario_or_scope(subject: Subject) -> Iterator[Fault]:
    """The map says neither in which situation it plays nor from where to where it goes.

    What it does
        Reports a map with neither `scenario` nor `scope`.

    Why
        The same person acts in another way on a quiet Sunday than with water on the floor. Without a situation or
        limits every objection in the room is right, and the map is never finished.

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
        scenario: Monday, ten to eight, and the train leaves in six minutes
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    scope = subject.journey.scope
    if not subject.journey.scenario and not (scope and any(value for _, value in scope)):
        yield Fault(
            ("title",),
            "neither scenario nor scope: every reader imagines another situation, and the map has no edges",
            "say it in a sentence: `scenario: Friday evening, and water on the kitchen floor`",
        )
