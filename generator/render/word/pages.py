"""Page set-ups of a shell, upright and landscape, and the flow of a body over pages and set-ups."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from generator.locale.territories import PaperSize

from .refusal import ShellError
from .text import finished
from .xml import W

_SIZES: Mapping[PaperSize, tuple[int, int]] = {"A4": (11906, 16838), "A5": (8391, 11906), "Letter": (12240, 15840)}
"""Width and height in dxa."""
_MARGINS_OF_A5 = {"left": "624", "right": "624", "top": "850", "bottom": "794", "header": "397", "footer": "340"}
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page set-up: its ``w:sectPr`` and the width of its text in dxa."""

    properties: Markup
    width: int


@dataclass(frozen=True, slots=True)
class Pages:
    """The set-ups of a shell: ``opening`` has a first page of its own where the shell has one."""

    upright: Page
    landscape: Page
    opening_upright: Page
    opening_landscape: Page


def pages(section: etree._Element) -> Pages:
    """All set-ups, made from the last section of a shell, which is upright."""
    return Pages(
        upright=_page(_without_first_page(section)),
        landscape=_page(_turned(_without_first_page(section))),
        opening_upright=_page(section),
        opening_landscape=_page(_turned(section)),
    )


def put_on(section: etree._Element, paper: PaperSize) -> None:
    """Lay a section that is on A4 on another paper: on one as large its text is as wide as before, on A5 narrower.

    One of another size keeps the paper that its shell was made for.
    """
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None or (_dxa(size, "w"), _dxa(size, "h")) != _SIZES["A4"]:
        return
    for name, length in zip(("w", "h"), _SIZES[paper], strict=True):
        size.set(f"{W}{name}", str(length))
    if paper == "A5":
        for side, margin in _MARGINS_OF_A5.items():
            margins.set(f"{W}{side}", margin)
        return
    for side in ("left", "right"):
        margins.set(f"{W}{side}", str(_dxa(margins, side) + (_SIZES[paper][0] - _SIZES["A4"][0]) // 2))


def _page(section: etree._Element) -> Page:
    text = etree.tostring(section, encoding="unicode", with_tail=False)
    return Page(finished(_DECLARATION.sub("", text)), _text_width(section))


def _text_width(section: etree._Element) -> int:
    size, margins = _part(section, "pgSz"), _part(section, "pgMar")
    return _dxa(size, "w") - _dxa(margins, "left") - _dxa(margins, "right")


def _without_first_page(section: etree._Element) -> etree._Element:
    plain = copy.deepcopy(section)
    for first in plain.findall(f"{W}titlePg"):
        plain.remove(first)
    return plain


def _turned(section: etree._Element) -> etree._Element:
    turned = copy.deepcopy(section)
    size = _part(turned, "pgSz")
    width, height = str(size.get(f"{W}w")), str(size.get(f"{W}h"))
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)
    size.set(f"{W}orient", "landscape")
    return turned


def _part(section: etree._Element, name: str) -> etree._Element:
    found = section.find(f"{W}{name}")
    if found is None:
        raise ShellError("word/document.xml", f"its last section lacks w:{name}")
    return found


def _dxa(element: etree._Element, name: str) -> int:
    return int(str(element.get(f"{W}{name}")))
