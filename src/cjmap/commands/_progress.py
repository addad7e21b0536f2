"""A bar for people who wait: on standard error, only on a terminal, only after a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from cjmap.commands import _emit

PATIENCE = 1.0
"""Seconds before the bar appears."""

Item = TypeVar("Item")


def ticking(items: Sequence[Item], doing: str, *, quiet: bool = False) -> Generator[Item]:
    """Yield the items while a bar says how many of them are done; `doing` is a word such as `Reading`.

    Close the generator (`contextlib.closing`), so that the bar is gone before an error is told.
    """
    if quiet or not _emit.is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield from items
        return
    started = time.monotonic()
    with ExitStack() as stack:
        show: Callable[[int], None] | None = None
        for done, item in enumerate(items, start=1):
            yield item
            if show is None and time.monotonic() - started > PATIENCE:
                show = stack.enter_context(_bar(doing, len(items)))
            if show is not None:
                show(done)


@contextmanager
def _bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.update(task, completed=done)
