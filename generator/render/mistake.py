"""Something wrong in a template of a company's own, where it stands, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mistake:
    """``kind``: a ``tag`` that is wrong, something ``left-out``, a fact that is ``empty``, or a field ``unfilled``.

    ``place`` is for people, ``tag`` as it is written, ``reason`` what is wrong with it and ``hint`` the way out.
    ``name`` is one that is not known, ``known`` those of which one may have been meant.
    """

    kind: Literal["tag", "left-out", "empty", "unfilled"]
    place: str
    tag: str
    reason: str
    hint: str
    name: str = ""
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        tag = f"`{self.tag}`: " if self.tag else ""
        return f"{self.place}: {tag}{self.reason}" if self.place else f"{tag}{self.reason}"
