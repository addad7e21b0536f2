"""Makes the pages of many maps in several processes; each finds the maps again, and takes what is asked of it."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cjmap.commands._options import Reading
from cjmap.commands._pages import Made, Where, Wish, made
from cjmap.errors import CjmapError
from cjmap.files.ref import OnDisk, classify
from cjmap.load.session import Session

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from cjmap.load.session import Job

FEW = 24
"""Fewer maps are made here: another process has to start, and to find them, first."""
MOST = 8
_GARBAGE = 100_000  # as `cjmap.__main__` has it

_begun: tuple[Session, dict[Where, Job], Wish] | None = None
"""What a process of the crew works with, once it has begun."""


def all_made(session: Session, jobs: Sequence[Job], sources: Reading, wish: Wish) -> Generator[Made]:
    """Yield what a report writes of each map, in their order; of many maps on a disk made side by side."""
    hands = min(_processors(), MOST, len(jobs) // FEW + 1)
    on_disk = all(isinstance(classify(word), OnDisk) for word in sources.paths)
    crew = _crew(hands, jobs, sources, wish) if hands > 1 and on_disk else None
    if crew is None:
        yield from (made(session, job, wish) for job in jobs)
        return
    from concurrent.futures.process import BrokenProcessPool

    pool, waiting = crew
    try:
        yield from waiting
    except BrokenProcessPool:
        raise CjmapError(
            "a process that made pages was ended from outside", "is there memory enough?"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _crew(
    hands: int, jobs: Sequence[Job], sources: Reading, wish: Wish
) -> tuple[ProcessPoolExecutor, Iterator[Made]] | None:
    """Set so many processes to work; None where the system has no room for them, as in some containers."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = None
    try:
        pool = ProcessPoolExecutor(hands, get_context("spawn"), _begin, (sources, wish))
        with _deaf():
            return pool, pool.map(_made_at, [_where(job) for job in jobs])
    except (OSError, ImportError, NotImplementedError):
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        return None


@contextmanager
def _deaf() -> Iterator[None]:
    """Ignore Ctrl-C while processes start: they do so from their first moment then, and this one ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _begin(sources: Reading, wish: Wish) -> None:
    """Begin to work in a process of its own; Ctrl-C is for the one that started it."""
    global _begun
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE)
    session = Session(config=sources.config, isolated=sources.isolated, again=True)
    _begun = session, {_where(job): job for job in session.find(sources.paths)}, wish


def _made_at(where: Where) -> Made:
    assert _begun is not None
    session, jobs, wish = _begun
    if where not in jobs:
        return Made(unread=(f"`{where[1]}` is gone", None))
    return made(session, jobs[where], wish)


def _where(job: Job) -> Where:
    return job.file.root, job.file.path
