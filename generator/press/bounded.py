"""Work on what may come from anybody, done by a process of little time and memory.

A sandbox keeps templates from reading and running anything, but not from going on without end. What leaves the process
is bytes, which nothing takes for more than that.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

STARTING = 20
"""In seconds, what a loaded machine may need to start a process and load what it works with."""
_DONE, _FAILED = b"+", b"-"
MOST_BYTES = 100_000_000
"""Of what a piece of work may come to."""


class EndlessError(Exception):
    """The work took more time or memory than it was given."""


class WorkError(Exception):
    """The work said why it could not be done, in bytes: ``args[0]``."""


def done(work: Callable[..., bytes], *given: object, seconds: int, memory: int) -> bytes:
    """What comes of the work, a function of a module; ``memory`` is in bytes.

    Raises ``EndlessError``; ``WorkError`` with the bytes of a ``WorkError`` that the work raised.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, work, given, seconds, memory), daemon=True)
    process.start()
    theirs.close()
    try:
        said = ours.recv_bytes(MOST_BYTES) if ours.poll(seconds + STARTING) else b""
    except (EOFError, OSError):
        said = b""
    finally:
        process.kill()
        process.join()
        ours.close()
    if said.startswith(_DONE):
        return said[1:]
    raise WorkError(said[1:]) if said.startswith(_FAILED) else EndlessError


def _do(said: Connection, work: Callable[..., bytes], given: tuple[object, ...], seconds: int, memory: int) -> None:
    """The work of the process."""
    bound(seconds, memory)
    try:
        result = _DONE + work(*given)
    except WorkError as error:
        result = _FAILED + bytes(error.args[0])
    except MemoryError:
        result = b""
    said.send_bytes(result)


def bound(seconds: int, memory: int) -> None:
    """Let the process that calls it have no more, where the system knows of bounds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
