"""``salesbook`` and ``python -m generator``: how a process begins, before anything that takes long to import.

From here on Ctrl-C ends it without a word more than needed, and a standard stream that is closed or full is no fault.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130


def main() -> None:
    """Run the command line as a process of its own."""
    _hear_interrupts()
    _fill_closed_streams()
    from generator.cli import main as run

    run()


def _hear_interrupts() -> None:
    """Leave at once on Ctrl-C while there is nothing to put in order; a process that shall not hear it does not."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    """End the process without what Python would say about it."""
    try:
        os.write(2, b"Interrupted.\n")
    finally:
        os._exit(_INTERRUPTED)


def _fill_closed_streams() -> None:
    """Put nothing where a standard stream is closed, or the next file that is opened would be taken for it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    encoding = sys.stderr.encoding if sys.stderr else "utf-8"
    heedless = io.BufferedWriter(_Heedless(2, "w", closefd=False))
    sys.stderr = io.TextIOWrapper(heedless, encoding, "backslashreplace", line_buffering=True)


class _Heedless(io.FileIO):
    """Standard error where nobody may be listening: what cannot be written there cannot be told anywhere."""

    def write(self, data: object) -> int:
        """Write what can be written, and count all of it as written."""
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError:
            return len(data)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
