"""What was worked out of a section of a blueprint, kept for the next time that it is loaded.

Nodes never change, and a file with the same text gives the same nodes. So after a save only the sections that were
saved are looked at anew: functions that look at one section, and at nothing else, are ``remembered``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

_MOST = 300
"""So many results of a function: a blueprint has some sixty sections, and several may be watched."""

P = ParamSpec("P")
R = TypeVar("R")

_KEPT: list[Any] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """The function with its latest results at hand; its arguments have to be hashable, and what it gives unchanging."""
    kept = lru_cache(maxsize=_MOST)(function)
    _KEPT.append(kept)
    return cast(Callable[P, R], kept)


def forget() -> None:
    """Let go of everything, for whoever measures or compares work that is done for the first time."""
    for kept in _KEPT:
        kept.cache_clear()
