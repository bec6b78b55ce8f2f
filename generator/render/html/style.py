"""A page's style sheet: the theme's rules below its colours, fonts, column widths and the printed page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from generator.documents.blocks import Document
from generator.documents.inline import text_of
from generator.locale import Say
from generator.locale.territories import PaperSize
from generator.themes import Theme
from generator.themes.theme import contrast_with_white, is_colour, readable

_READABLE = ("primary", "accent", "muted", "good", "warning", "bad")
"""Colours that carry text; each gets a ``-ink`` twin that can also be read on the quiet background."""

_TEXT_CONTRAST = 4.5
_PLAIN = re.compile(r"[^\w \-]")
_CSS_SPECIAL = re.compile(r"[^\w .,;:()/–—-]")
_FALLBACK = 'Carlito, "Segoe UI", system-ui, sans-serif'


def style_sheet(theme: Theme, document: Document, say: Say, shares: Iterable[int]) -> str:
    """The whole style of a page as the text of its ``style`` element."""
    rules = [_properties(theme), theme.html.css, *_widths(shares), _page_foot(document, say, theme.fonts.body)]
    if document.imprint.paper != "A4":  # which the theme's own rules are made for
        rules.append(_page_size(document.imprint.paper))
    return "\n".join(rules).replace("</", r"<\/")


def _properties(theme: Theme) -> str:
    declarations = [f"--{name}: {value};" for name, value in _values(theme)]
    return ":root { " + " ".join(declarations) + " }"


def _values(theme: Theme) -> Iterator[tuple[str, str]]:
    palette = {name: colour for name, colour in asdict(theme.palette).items() if is_colour(colour)}
    yield from palette.items()
    needed = _TEXT_CONTRAST * contrast_with_white(palette.get("tint", "#FFFFFF"))
    for name in _READABLE:
        yield f"{name}-ink", readable(palette[name], needed)
    yield "heading-font", _family(theme.fonts.heading)
    yield "body-font", _family(theme.fonts.body)
    yield "print-size", f"{float(theme.fonts.size):g}pt"


def _family(font: str) -> str:
    return f'"{_PLAIN.sub("", font)}", {_FALLBACK}'


def _widths(shares: Iterable[int]) -> Iterator[str]:
    for share in sorted(shares):
        yield f".share-{share} {{ width: {share}%; }}"


def _page_foot(document: Document, say: Say, font: str) -> str:
    """What stands at the foot of each printed page, in browsers that know margin boxes."""
    imprint = document.imprint
    edition = f"{say('Edition')} {imprint.edition}" if imprint.edition else ""
    known_by = text_of(imprint.reference)
    parts = (imprint.company, document.title, edition, known_by, imprint.marking)
    line = " · ".join(part for part in parts if part)
    look = f"font: 8pt {_family(font)};"
    return (
        f"@page {{ @bottom-left {{ {look} content: {_css_string(line)}; }} "
        f'@bottom-right {{ {look} content: counter(page) " / " counter(pages); }} }}'
    )


def _page_size(paper: PaperSize) -> str:
    return f"@page {{ size: {paper.lower()}; }} @page turned {{ size: {paper.lower()} landscape; }}"


def _css_string(text: str) -> str:
    """A text as a CSS string: everything but words and plain punctuation as a code point."""
    return '"' + _CSS_SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
