"""One build at a time in an output folder; a second one waits, and is told for whom."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from .manifest import STATE
from .write import sweep

_HOLDER = "holder"

Waiting = Callable[[str], None]
"""Told who holds the folder, when a build begins to wait."""


@contextmanager
def locked(folder: Path, waiting: Waiting = lambda holder: None) -> Iterator[None]:
    """Hold an output folder. What a killed build has left half-written is swept first."""
    state = folder / STATE
    state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(state / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(_holder(state))
        lock.acquire()
    try:
        (state / _HOLDER).write_text(str(os.getpid()), "ascii")
        sweep(folder)
        yield
    finally:
        with suppress(OSError):  # on a disk that is full or gone; the lock itself goes with the process
            (state / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(state: Path) -> str:
    """Which process holds the folder, as far as it has said so."""
    try:
        number = int((state / _HOLDER).read_text("ascii"))
    except (OSError, ValueError):
        return "another build"
    return f"another build (process {number})"
