"""A page's style sheet: the theme's rules below its colours, fonts, column widths and the printed page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache

from generator.documents.blocks import Document
from generator.documents.inline import text_of
from generator.locale import Say
from generator.locale.territories import PaperSize
from generator.themes import Theme
from generator.themes.fonts import stack
from generator.themes.theme import Fonts, Palette, contrast_with_white, is_colour, readable

from .dark import dark

READABLE = ("primary", "accent", "muted", "good", "warning", "bad")
"""Colours that carry text; each gets a ``-ink`` twin that can also be read on the quiet background."""

_GROUNDS = {
    "page": "#FFFFFF",
    "paper": "#FFFFFF",
    "on-primary": "#FFFFFF",
    "open": "#FFF3C4",
    "hit": "#FFE89A",
    "docx": "#1B4F9C",
    "xlsx": "#1D6B3F",
}
"""What no palette has: the page, what pictures were made for, text on the primary colour, the grounds of open decisions
and of what a search hit, and the colours of file formats."""
_DARK = "@media screen and (prefers-color-scheme: dark)"
_TEXT_CONTRAST = 4.5
_PLAIN = re.compile(r"[^\w \-]")
_CSS_SPECIAL = re.compile(r"[^\w .,;:()/–—-]")
_DOUBLE: Mapping[PaperSize, str] = {"A4": "a3", "A5": "a4", "Letter": "ledger"}
"""The paper of twice a size."""


def style_sheet(theme: Theme, document: Document, say: Say, shares: Iterable[int]) -> str:
    """The whole style of a page as the text of its ``style`` element."""
    rules = [
        _properties(theme.palette, theme.fonts.on(document.imprint.paper)),
        theme.html.css,
        *_widths(shares),
        _page_foot(document, say, theme.fonts.body),
    ]
    if document.imprint.paper != "A4":  # which the theme's own rules are made for
        rules.append(_page_size(document.imprint.paper))
    return "\n".join(rules).replace("</", r"<\/")


@lru_cache(maxsize=8)
def _properties(colours: Palette, fonts: Fonts) -> str:
    """The values of colours and fonts, and those colours that a dark screen has instead; paper is never dark."""
    palette = {name: colour for name, colour in asdict(colours).items() if is_colour(colour)}
    on_dark = _declared(dark(palette, READABLE))
    return f":root {{ {_declared(_values(palette, fonts))} }}\n{_DARK} {{ :root {{ {on_dark} }} }}"


def _declared(values: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values)


def _values(palette: Mapping[str, str], fonts: Fonts) -> Iterator[tuple[str, str]]:
    yield from palette.items()
    yield from _GROUNDS.items()
    needed = _TEXT_CONTRAST * contrast_with_white(palette.get("tint", "#FFFFFF"))
    for name in READABLE:
        yield f"{name}-ink", readable(palette[name], needed)
    yield "heading-font", _family(fonts.heading)
    yield "body-font", _family(fonts.body)
    yield "print-size", f"{float(fonts.size):g}pt"


def _family(font: str) -> str:
    return stack(_PLAIN.sub("", font))


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
    size = paper.lower()
    turned = f"@page turned {{ size: {size} landscape; }}"
    return f"@page {{ size: {size}; }} {turned} @page poster {{ size: {_DOUBLE[paper]} landscape; }}"


def _css_string(text: str) -> str:
    """A text as a CSS string: everything but words and plain punctuation as a code point."""
    return '"' + _CSS_SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
