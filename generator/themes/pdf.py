"""What a look has of its own in PDF: a text for the typesetter, kept from reaching out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REACHES_OUT = re.compile(r"\b(import|include|read|eval|std|plugin|dictionary)\b")
"""Words without which Typst takes in no file and no package, and runs no text as code."""


@dataclass(frozen=True, slots=True)
class PdfParts:
    """Typst text that says ``#let look = (…)``; ``generator/render/pdf/blocks.typ`` names what stands in it.

    ``below`` are the looks of the themes that this one extends, the nearest first: what a look leaves unsaid is theirs.
    """

    look: str = "#let look = (:)\n"
    below: tuple[str, ...] = ()


def pdf_parts(text: str, below: PdfParts | None = None) -> PdfParts:
    """The look that a text says, over another.

    Raises ``ValueError`` for one that takes in files or packages, or runs texts as code.
    """
    if found := _REACHES_OUT.search(text):
        raise ValueError(f"a look draws and does not `{found[0]}`")
    return PdfParts(text, (below.look, *below.below) if below else ())
