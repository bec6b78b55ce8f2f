"""Several papers bound as one, with a cover, contents and page numbers through all of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.locale import Language

from .blocks import Document, Imprint


@dataclass(frozen=True, slots=True)
class Volume:
    """Papers in the order in which they are bound. ``imprint`` stands on the cover and through the contents."""

    id: str
    title: str
    language: Language
    imprint: Imprint
    documents: tuple[Document, ...]
    subtitle: str = ""
