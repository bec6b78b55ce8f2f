"""What somebody changed in a paper: where it stands, what it says now, and the field that it is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["changed", "added", "removed", "remark"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that differs in a paper, ``before`` and ``after`` as they are printed.

    ``path`` is the field that it is from, "" where it could not be led home; ``old`` and ``new`` are what the field
    says and has to say, ``new`` None where that cannot be told, and for what was ``removed``; an ``added`` one comes
    behind the item at its path. A ``remark`` changed nothing. ``heading`` and ``place`` say where it stands in its
    file: of a workbook its sheet and its cell, else the nearest heading and the number of the paragraph.
    """

    kind: Kind
    before: str
    after: str
    heading: str = ""
    place: str = ""
    path: str = ""
    old: str = ""
    new: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_home(self) -> bool:
        """Whether it is known what the blueprint would have to say."""
        return bool(self.path) and (self.new is not None or self.kind == "removed")
