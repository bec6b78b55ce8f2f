"""Several blueprints in one call: prepared by workers, each a process of its own, and written here one after another.

The order of the blueprints decides in what order they are written and told of, never which worker is done first. A
blueprint that is broken, or that takes its worker down, does not stop the others.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import shown

from . import run
from .planning.memory import Memory
from .planning.order import Order
from .run import Prepared, Progress

_AHEAD = 2
"""So many prepared sets a worker may wait to be written, which bounds the memory that they take."""
_LIFE = 25
"""After so many blueprints a worker makes room for a new one."""


def prepared(
    orders: Sequence[Order], jobs: int, progress: Progress = lambda path, done, total: None
) -> Iterator[Prepared | tuple[Problem, ...]]:
    """What was prepared for each order, in their order; or the problems why nothing was.

    With one job, or one order, the work is done in this process; of one order ``progress`` is told each file.
    """
    if min(jobs, len(orders)) < 2:
        told = progress if len(orders) == 1 else _untold
        yield from (attempted(order, told) for order in orders)
        return
    waiting: deque[tuple[Order, Future[Prepared | tuple[Problem, ...]]]] = deque()
    pool = _pool(min(jobs, len(orders)))
    try:
        for order in orders:
            waiting.append((order, _submitted(pool, order)))
            if len(waiting) > jobs * _AHEAD:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        _end(pool)


def _submitted(pool: ProcessPoolExecutor, order: Order) -> Future[Prepared | tuple[Problem, ...]]:
    """Hand work to a pool, which may start a worker for it; one that is just starting must not hear Ctrl-C."""
    with _deaf_to_interrupts():
        return pool.submit(attempted, order)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Put Ctrl-C off for a moment; a process that is started meanwhile puts it off until it listens itself."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _untold(path: str, done: int, total: int) -> None:
    """Of several blueprints, files are not counted."""


def attempted(
    order: Order, progress: Progress = _untold, memory: Memory | None = None
) -> Prepared | tuple[Problem, ...]:
    """What was prepared, or why nothing was: the work of a worker."""
    try:
        return run.prepare(order, progress, memory)
    except BlueprintError as error:
        return error.problems


def _result(order: Order, future: Future[Prepared | tuple[Problem, ...]]) -> Prepared | tuple[Problem, ...]:
    """The result of a worker; where workers have died, that of one more, which dies alone if it does."""
    try:
        return future.result()
    except BrokenProcessPool:
        pool = _pool(1)
    try:
        return _submitted(pool, order).result()
    except BrokenProcessPool:
        return (_died(order.path),)
    finally:
        _end(pool)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Started anew rather than forked: a fork takes over the threads' locks, of a progress bar for example.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, max_tasks_per_child=_LIFE)


def _start() -> None:
    """A worker ends at once on Ctrl-C, silently: it has written nothing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _end(pool: ProcessPoolExecutor) -> None:
    """Let workers go, and not wait for what nobody wants any more."""
    workers = multiprocessing.active_children()
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


def _died(path: Path) -> Problem:
    message = "the process that prepared this blueprint ended in the middle, perhaps for want of memory"
    return Problem("worker", message, "Build it alone; if it ends again, report it.", Place(shown(path)))
