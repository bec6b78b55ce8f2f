"""What is asked of a build: which blueprint, which part of its papers, where to, and how to treat what is there."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from .change import OnEdit
from .selection import ALL, Selection


@dataclass(frozen=True, slots=True)
class Order:
    """A build of one blueprint, a folder or a file, into its folder below ``output``.

    ``as_of`` replaces the blueprint's own "today"; ``epoch``, the date of ``SOURCE_DATE_EPOCH``, stands in where the
    blueprint has none. ``theme`` is a theme, by its name or its folder, instead of the blueprint's own. ``strict``
    refuses a blueprint with warnings; ``take_over`` lets it have another company's set.
    """

    path: Path
    output: Path
    selection: Selection = ALL
    language: str | None = None
    variant: str | None = None
    theme: str | None = None
    as_of: datetime.date | None = None
    epoch: datetime.date | None = None
    strict: bool = False
    on_edit: OnEdit = "keep"
    take_over: bool = False

    @property
    def digest(self) -> str:
        """The digest of all that decides about the papers beside the blueprint and the generator."""
        parts = (self.selection, self.language, self.variant, self.theme, self.as_of, self.epoch)
        return hashlib.sha256(repr(parts).encode()).hexdigest()
