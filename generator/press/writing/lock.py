"""One build at a time in an output folder; a second one waits, and is told for whom."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from filelock import FileLock, Timeout

from .folder import Folder
from .manifest import STATE

_HOLDER = f"{STATE}/holder"
_LONGEST_NUMBER = 20

Waiting = Callable[[str], None]
"""Told who holds the folder, when a build begins to wait."""


@contextmanager
def locked(folder: Folder, waiting: Waiting = lambda holder: None) -> Iterator[None]:
    """Hold an output folder."""
    folder.make(STATE)
    lock = FileLock(folder.path / STATE / "lock")  # which follows no link and changes nothing in the file
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(_holder(folder))
        lock.acquire()
    try:
        folder.put(_HOLDER, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):  # on a disk that is full or gone; the lock itself goes with the process
            folder.discard(_HOLDER)
        lock.release()


def _holder(folder: Folder) -> str:
    """Which process holds the folder, as far as it has said so."""
    said = folder.read(_HOLDER, _LONGEST_NUMBER)
    return f"another build (process {int(said)})" if said and said.isdigit() else "another build"
