"""Lists of things while overlays are laid: things are found by id, moved and taken out without a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cjmap.load.origin import Located, Origin, id_in

Row = tuple[Any, Origin]
"""An item of a list and where it stands."""


def rows_of(located: Located) -> list[Row]:
    """Return the items of a list, or the single item that stands for one, each with its origin."""
    if located.data is None:
        return []
    if not isinstance(located.data, list):
        return [(located.data, located.origin)]
    return [(item, located.origin.child(index)) for index, item in enumerate(located.data)]


def listed(rows: Iterable[Row], origin: Origin) -> Row:
    """Make a list of rows, at the place that `origin` is."""
    rows = list(rows)
    return [item for item, _ in rows], origin.with_children(dict(enumerate(where for _, where in rows)))


class _Link:
    """A place in a list, between its neighbours."""

    __slots__ = ("after", "before")

    def __init__(self) -> None:
        self.before: _Link = self
        self.after: _Link = self


class Thing(_Link):
    """An item of a list, with its id."""

    __slots__ = ("identifier", "row", "rows")

    def __init__(self, row: Row, rows: Rows) -> None:
        super().__init__()
        self.row = row
        self.rows = rows
        self.identifier = id_in(row[0])


class Rows:
    """The rows of one list; several lists with one `index` find each other's things too.

    Of two things with one id the first is found.
    """

    def __init__(self, rows: Iterable[Row] = (), index: dict[str, Thing] | None = None) -> None:
        self.index: dict[str, Thing] = {} if index is None else index
        self._ends = _Link()
        for row in rows:
            self.append(row)

    def __iter__(self) -> Iterator[Row]:
        link = self._ends.after
        while isinstance(link, Thing):
            yield link.row
            link = link.after

    def find(self, identifier: str) -> Thing | None:
        """Return the thing of this list that has an id."""
        thing = self.index.get(identifier)
        return thing if thing is not None and thing.rows is self else None

    def append(self, row: Row) -> Thing:
        """Add a thing at the end."""
        thing = Thing(row, self)
        if thing.identifier:
            self.index.setdefault(thing.identifier, thing)
        _put(thing, self._ends)
        return thing

    def take_out(self, thing: Thing) -> None:
        """Take a thing out of the list and its index."""
        _unlink(thing)
        if self.index.get(thing.identifier) is thing:
            del self.index[thing.identifier]

    def move(self, thing: Thing, *, after: Thing | None = None, before: Thing | None = None) -> None:
        """Put a thing, of this list or of one with the same index, behind or before one; else at the end."""
        _unlink(thing)
        thing.rows = self
        _put(thing, after.after if after is not None else before or self._ends)


def _unlink(thing: Thing) -> None:
    thing.before.after, thing.after.before = thing.after, thing.before


def _put(thing: Thing, before: _Link) -> None:
    thing.before, thing.after = before.before, before
    thing.before.after = thing.after.before = thing
