"""What a service blueprint is made of: the moments of customers, the actions behind each, and what sets off what."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.view.graph_parts import Kind
from cjmap.view.grid import Column, Grid
from cjmap.view.items import Item


@dataclass(frozen=True, slots=True)
class Spot:
    """One touchpoint of a blueprint; `place` is that of its column among all of them.

    `arrow` is the kind of the step to the next column, None where the order of columns is no step. `ways` are
    all other steps, and what is said of that one. `apart` are the feelings of personas, where everybody together
    has none.
    """

    place: int
    column: Column
    does: tuple[Item, ...] = ()
    failures: tuple[Item, ...] = ()
    artefacts: tuple[Item, ...] = ()
    policies: tuple[Item, ...] = ()
    ways: tuple[Item, ...] = ()
    arrow: Kind | None = None
    apart: tuple[tuple[str, float], ...] = ()

    @property
    def is_felt(self) -> bool:
        """Say whether anybody said how it feels, in numbers or words."""
        return self.column.moment.value is not None or bool(self.column.moment.words or self.apart)


@dataclass(frozen=True, slots=True)
class Action:
    """Something the organisation does; `id` is what its card is called, `place` the column that it stands in."""

    id: str
    place: int
    text: str
    departments: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    duration: str = ""
    note: str = ""
    failures: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Sublane:
    """What one department does in a layer, in the order of columns; without a name, where nobody is named.

    `owned` says whose it is, where it is not ours.
    """

    name: str
    actions: tuple[Action, ...]
    owned: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the service: the field that it is called after, its heading and what that means."""

    field: str
    heading: str
    caption: str
    sublanes: tuple[Sublane, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """An action that sets off another one or a touchpoint, each by the id of its card.

    The number tells the triggers of one action apart. `back` says that it leads to a column that stood before.
    """

    start: str
    number: int
    end: str
    label: str = ""
    back: bool = False

    @property
    def id(self) -> str:
        """Return what it is called in the picture."""
        return f"{self.start}.trigger-{self.number}"


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A whole map, or the map of one persona, as a blueprint; layers without an action are left out.

    The grid says what it is called, its head and its stages. `hidden` says that the map has layers, but none behind
    what the persona meets.
    """

    grid: Grid
    description: str
    spots: tuple[Spot, ...]
    layers: tuple[Layer, ...]
    triggers: tuple[Trigger, ...]
    hidden: bool = False

    @property
    def actions(self) -> tuple[Action, ...]:
        """Return the actions of all layers."""
        return tuple(
            action for layer in self.layers for sublane in layer.sublanes for action in sublane.actions
        )
