"""Codes for customers and salespeople: the same for the same name, and nothing in them that would tell it.

The key stays where names are, in the register or the CRM's export: an interview or a deal that stands in the blueprint
already has its code there and its name here, so that a name keeps its code from one import to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .alike import alike

CUSTOMER, SELLER = "customer", "seller"


class Codes:
    """Gives out the codes of one kind, ``customer-1``, ``customer-2`` …; ``taken`` are those that are in use."""

    def __init__(self, kind: str, taken: Iterable[str | None]) -> None:
        self._kind = kind
        self._last = max((_number(code, kind) for code in taken if code), default=0)
        self._known: dict[str, str] = {}
        self.names: dict[str, str] = {}
        """The names as they were written, by the codes that stand for them."""

    def join(self, name: str, code: str) -> None:
        """Remember which code a name has already; of two the first."""
        self.names.setdefault(code, name)
        self._known.setdefault(_same(name), code)

    def of(self, name: str) -> str:
        """The code of a name, a new one where it has none."""
        if _same(name) not in self._known:
            self._last += 1
            self.join(name, f"{self._kind}-{self._last}")
        return self._known[_same(name)]


def _number(code: str, kind: str) -> int:
    found = re.fullmatch(rf"{kind}-(\d{{1,9}})", code)
    return int(found[1]) if found else 0


def _same(name: str) -> str:
    """A name without what people write differently."""
    return alike(name) or name
