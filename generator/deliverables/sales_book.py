"""``sales-book``: the papers for the company's own people, bound as one PDF in the order of the process."""

from __future__ import annotations

from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Document
from generator.documents.volume import Volume

from .internal_pen import InternalPen
from .registry import Deliverable

_OPENS = "handbook"


@dataclass(frozen=True, slots=True)
class Book:
    """A paper of the base that is made of all others; the handbook opens it, and what has a stage follows by stages."""

    id: str

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None:
        """The paper; None where the company has switched it off."""
        outline = blueprint.papers.get(self.id)
        if outline is None:
            return None
        return Deliverable(
            self.id, outline.title, volume=self._volume, packs=("manager",), purpose=outline.purpose or ""
        )

    def part(self, section: str, blueprint: Blueprint) -> None:
        """No section of it alone: each paper that it binds is one by itself."""

    def dropped(self, blueprint: Blueprint) -> tuple[()]:
        """No sheets: it is no workbook."""
        return ()

    def _volume(self, blueprint: Blueprint, documents: tuple[Document, ...]) -> Volume:
        pen, outline = InternalPen(blueprint), blueprint.papers[self.id]
        opening_first = sorted(documents, key=lambda document: document.id != _OPENS)
        return Volume(
            self.id,
            outline.title,
            pen.voice.language,
            pen.imprint(owner=blueprint.owner),
            tuple(opening_first),
            subtitle=outline.subtitle or "",
        )


PAPER = Book("sales-book")
