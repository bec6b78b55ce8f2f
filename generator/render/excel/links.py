"""A link to another paper as a formula: LibreOffice wraps no text that is a link of its cell, but one of a formula."""

from __future__ import annotations

from generator.documents.workbook import CellLink

_LONGEST = 255
"""Signs of a text within a formula, after Excel's specifications and limits."""


def as_formula(link: CellLink) -> str:
    """The formula that opens a paper's file and shows the link's text; "" for another link, or one too long for it."""
    lines = link.text.split("\n")
    if not (link.paper and link.path) or max(len(link.path), len(link.text)) > _LONGEST:
        return ""
    return f"HYPERLINK({_literal(link.path)},{'&CHAR(10)&'.join(map(_literal, lines))})"


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
