"""CJ8: what a service blueprint needs; `types` looks at the other kinds of map."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Spot, Subject
from cjmap.model.touchpoint import LayerAction
from cjmap.place import Pointer
from cjmap.rule import rule

_LAYERS = ("frontstage", "backstage", "support")


@rule("CJ801", "blueprint-without-backstage", Level.WARNING, Profile.STANDARD)
def blueprint_without_backstage(subject: Subject) -> Iterator[Fault]:
    """A service blueprint shows nothing below the line of visibility.

    What it does
        Reports a service blueprint with touchpoints, none of which has `backstage` or `support`.

    Why
        A blueprint is drawn to see what makes the service work and where it breaks. Without the part that customers
        do not see it is a journey map.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                frontstage: [{text: Nods and starts the cup}]
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                frontstage: [{text: Nods and starts the cup}]
                backstage: [{text: Grinds beans before the rush}]
        ```

    References
        docs/format.md
    """
    if subject.journey.kind != "service-blueprint" or not subject.spots:
        return
    if not any(spot.touchpoint.backstage or spot.touchpoint.support for spot in subject.spots):
        yield Fault(
            ("kind",),
            "this blueprint has nothing backstage: what makes the service work, and where it breaks, stays unseen",
            "write `backstage:` and `support:` at a touchpoint, or make it `kind: current-state`",
        )


@rule("CJ802", "blueprint-actions-without-department", Level.INFO, Profile.STANDARD)
def blueprint_actions_without_department(subject: Subject) -> Iterator[Fault]:
    """An action in a service blueprint does not say who does it.

    What it does
        Reports an action on stage, backstage or in support that names neither a department nor a system, at a
        touchpoint that names no department either; once for the whole map where that holds for all of several.

    Why
        When it fails, somebody has to be asked. What nobody does is the first thing to be forgotten.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                backstage: [{text: Grinds beans before the rush}]
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                backstage: [{text: Grinds beans before the rush, department: Bar}]
        ```

    References
        docs/format.md
    """
    if subject.journey.kind != "service-blueprint":
        return
    actions = [(spot, pointer, action) for spot in subject.spots for pointer, action in _actions(spot)]
    nobodys = [
        (pointer, action)
        for spot, pointer, action in actions
        if not (action.department or action.system or spot.touchpoint.department)
    ]
    if len(nobodys) == len(actions) > 1:
        yield Fault(
            (*nobodys[0][0], "text"),
            f"none of the {len(actions)} actions says who does it: nobody can be asked when one of them fails",
            "write `department:` at each action, or at the touchpoint where one department does it all",
        )
        return
    for pointer, action in nobodys:
        yield Fault(
            (*pointer, "text"),
            f"nobody is said to do this: when “{clipped(action.text)}” fails, there is nobody to ask",
            "write `department:`, or `system:` where a machine does it",
        )


@rule("CJ803", "frontstage-without-customer-action", Level.INFO, Profile.STANDARD)
def frontstage_without_customer_action(subject: Subject) -> Iterator[Fault]:
    """Staff act in front of the customer, and the customer does nothing.

    What it does
        Reports a touchpoint of a service blueprint with `frontstage` and without `actions`, where most touchpoints
        with a frontstage have them: the box above the line of interaction is left empty.

    Why
        The line of interaction lies between two people. With one of them missing the process is drawn, not the
        service, and the work that is left to customers is overlooked.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Orders
                actions: Says what I want
                frontstage: [{text: Repeats the order}]
              - name: Pays
                actions: Holds the card to the reader
                frontstage: [{text: Hands over the receipt}]
              - name: Waits
                frontstage: [{text: Calls out the name}]
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        kind: service-blueprint
        stages:
          - name: Order
            touchpoints:
              - name: Orders
                actions: Says what I want
                frontstage: [{text: Repeats the order}]
              - name: Pays
                actions: Holds the card to the reader
                frontstage: [{text: Hands over the receipt}]
              - name: Waits
                actions: Steps aside and listens for the name
                frontstage: [{text: Calls out the name}]
        ```

    References
        docs/format.md
    """
    if subject.journey.kind != "service-blueprint":
        return
    staged = [spot for spot in subject.spots if spot.touchpoint.frontstage]
    idle = [spot for spot in staged if not spot.touchpoint.actions]
    if len(idle) * 2 < len(staged):
        for spot in idle:
            yield Fault(
                spot.name,
                f"we act at {spot.label}, and the customer does nothing: "
                "the work that is left to customers is overlooked",
                "write what they do while we do that: `actions:`",
            )


def _actions(spot: Spot) -> Iterator[tuple[Pointer, LayerAction]]:
    for layer in _LAYERS:
        for index, action in enumerate(getattr(spot.touchpoint, layer)):
            yield spot.to(layer, index), action
