"""A file as it was read: its data, the place of every key and value, its comments and its findings."""

from __future__ import annotations

from typing import Any, Literal

from cjmap.finding import Finding
from cjmap.place import Place, Pointer, SourceFile, Span
from cjmap.rule import told
from cjmap.syntax import events, outline, quick, simple
from cjmap.syntax.comments import Comment, find_comments
from cjmap.syntax.faults import Fault
from cjmap.syntax.gate import BOM, admit
from cjmap.syntax.limits import Limits
from cjmap.syntax.lines import Lines
from cjmap.syntax.tree import Tree

At = Literal["key", "value"]
LIMITS = Limits()

_MUCH = 1_000_000
"""So many characters are looked through for single places; then all places of the text are read."""


class Document:
    """One file. `text` is without its byte order mark; `data` is what could be read of it.

    Mappings are dicts with text keys, unquoted scalars are Plain, a key without a value is None, and empty
    items of lists are left out.
    """

    __slots__ = (
        "_excerpts", "_left", "_limits", "_lines", "_marked", "bom", "data", "file", "findings", "text",
    )  # fmt: skip

    def __init__(
        self,
        file: SourceFile,
        text: str,
        tree: Tree | dict[str, Any],
        limits: Limits,
        *,
        bom: bool,
        excerpts: bool,
        is_simple: bool = False,
    ) -> None:
        self.file = file
        self.text = text
        self.bom = bom
        self._limits = limits
        self._excerpts = excerpts
        self._lines = Lines(text)
        self._left = _MUCH if is_simple else 0
        self._marked = tree if isinstance(tree, Tree) else None
        self.data: dict[str, Any] = tree.data if isinstance(tree, Tree) else tree
        self.findings: tuple[Finding, ...] = ()
        if isinstance(tree, Tree):
            self.findings = tuple(map(self._told, sorted(tree.faults, key=_start)))

    def span(self, pointer: Pointer, at: At = "value") -> Span:
        """Return where a node stands, or the nearest ancestor that does.

        A mapping or list is shown by its key, without one by its first key or item; a key without a value by
        the key. A 0 in the pointer is skipped where a single item stands for a list.
        """
        if self._marked is None and self._is_quick_to_find():
            return outline.span(self.text, self.data, pointer, at)
        return self._tree().span(pointer, at)

    def locate(self, pointer: Pointer, at: At = "value") -> Place:
        """Return the place of a node, as `span` finds it."""
        return self.place(self.span(pointer, at), pointer)

    def place(self, span: Span, pointer: Pointer = ()) -> Place:
        """Return the place of a stretch of the text; one of many lines ends with its first line."""
        lines = self._lines
        end = min(span.end, lines.line_end(span.start))
        shown = lines.excerpt(span.start, end) if self._excerpts else None
        return Place(self.file, pointer, lines.position(span.start), lines.position(end), shown)

    def comments(self) -> list[Comment]:
        """Return the comments of the text, in its order."""
        tree = self._tree()
        return find_comments(self._lines, sorted([*tree.scalars(), *tree.skipped]))

    def _is_quick_to_find(self) -> bool:
        """Say whether one more node can be found without reading the places of all."""
        if self._left == _MUCH and not outline.can_find(self.text):
            self._left = 0
        self._left -= len(self.text)
        return self._left > 0

    def _tree(self) -> Tree:
        """Return the places, which nobody needs of a file without findings: they are read when asked for."""
        if self._marked is None:
            self._marked = events.build(self.text, self._limits)
            self._marked.data = self.data
        return self._marked

    def _told(self, fault: Fault) -> Finding:
        related: tuple[tuple[Place, str], ...] = ()
        if fault.related is not None:
            pointer, words = fault.related
            related = ((self.locate(pointer, "key"), words),)
        place = self.place(Span(fault.start, fault.end), fault.pointer)
        return told(fault.rule, place, *fault.facts, related=related)


def _start(fault: Fault) -> int:
    return fault.start


def read(content: bytes, file: SourceFile, limits: Limits = LIMITS, *, excerpts: bool = True) -> Document:
    """Read a file; whatever its bytes are, what is wrong with them is in the document's findings."""
    text, faults = admit(content, limits)
    is_simple = False
    made: Tree | dict[str, Any] | None = None
    if faults:
        made = Tree()
        made.faults += faults
    else:
        made = simple.data_of(text, limits) if events.CParser is not None else None
        is_simple = made is not None
        made = made or quick.data_of(text, limits) or events.build(text, limits)
    return Document(
        file, text, made, limits, bom=content.startswith(BOM), excerpts=excerpts, is_simple=is_simple
    )
