"""What a look has of its own in PDF: a text for the typesetter, kept from reaching out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LOOK = "look.typ"
_REACHES_OUT = re.compile(r"\b(import|include|read|eval|std|plugin|dictionary)\b")
"""Words without which Typst takes in no file and no package, and runs no text as code."""


@dataclass(frozen=True, slots=True)
class PdfParts:
    """Typst text that says ``#let look = (…)``; ``generator/render/pdf/blocks.typ`` names what stands in it."""

    look: str = "#let look = (:)\n"


def pdf_parts(folder: Path) -> PdfParts:
    """The look of a theme's folder for PDFs; a theme without one is plain, in its own colours and fonts.

    Raises ``ValueError`` for one that takes in files or packages, or runs what it has put together.
    """
    if not (folder / _LOOK).is_file():
        return PdfParts()
    text = (folder / _LOOK).read_text("utf-8")
    if found := _REACHES_OUT.search(text):
        raise ValueError(f"{folder / _LOOK}: a look draws and does not `{found[0]}`")
    return PdfParts(text)
