"""Ctrl-C while a command is at work: it ends the command in order, wherever it comes."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SOON = 0.01
"""Seconds until what was lost in a finalizer is heard again."""


@contextmanager
def heard() -> Iterator[Callable[[], bool]]:
    """Have Ctrl-C raise ``KeyboardInterrupt``; gives a function that says whether it came.

    One that comes where Python can raise nothing, as in a finalizer, is heard again right after; a process that shall
    not hear any, started in the background for example, does not.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in (signal.SIG_IGN, None):
        yield lambda: False
        return
    came: list[int] = []

    def raise_it(number: int, frame: FrameType | None) -> None:
        came.append(number)
        raise KeyboardInterrupt

    hook = sys.unraisablehook

    def raise_it_again(unraisable: sys.UnraisableHookArgs) -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            threading.Timer(_SOON, signal.raise_signal, [signal.SIGINT]).start()
        else:
            hook(unraisable)

    signal.signal(signal.SIGINT, raise_it)
    sys.unraisablehook = raise_it_again
    try:
        yield lambda: bool(came)
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, before)
