"""Page set-ups of a shell, upright, landscape and twice the size, and the flow of a body over pages and set-ups."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from markupsafe import Markup

from generator.locale.territories import PaperSize

from .refusal import ShellError
from .text import finished
from .xml import W

_SIZES: Mapping[PaperSize, tuple[int, int]] = {"A4": (11906, 16838), "A5": (8391, 11906), "Letter": (12240, 15840)}
"""Width and height in dxa."""
_MARGINS_OF_A5 = {"left": "624", "right": "624", "top": "850", "bottom": "794", "header": "397", "footer": "340"}
_A3 = 23811
"""The longer side of A3: by rounding a twentieth of a point less than twice the width of A4."""
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')


Paper = Literal["upright", "landscape", "poster"]
"""How a page lies: as the shell has it, turned, or two of them side by side."""


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
    poster: Page
    opening_upright: Page
    opening_landscape: Page
    opening_poster: Page

    def of(self, paper: Paper, *, opening: bool) -> Page:
        """The set-up for a paper."""
        page: Page = getattr(self, f"opening_{paper}" if opening else paper)
        return page


def pages(section: etree._Element) -> Pages:
    """All set-ups, made from the last section of a shell, which is upright."""
    return Pages(
        upright=_page(_without_first_page(section)),
        landscape=_page(_turned(_without_first_page(section))),
        poster=_page(_doubled(_without_first_page(section))),
        opening_upright=_page(section),
        opening_landscape=_page(_turned(section)),
        opening_poster=_page(_doubled(section)),
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


def _doubled(section: etree._Element) -> etree._Element:
    """Two upright sheets side by side, such as A3 for A4."""
    doubled = copy.deepcopy(section)
    size = _part(doubled, "pgSz")
    width = _dxa(size, "w")
    size.set(f"{W}w", str(_A3 if width == _SIZES["A4"][0] else 2 * width))
    size.set(f"{W}orient", "landscape")
    return doubled


def _part(section: etree._Element, name: str) -> etree._Element:
    found = section.find(f"{W}{name}")
    if found is None:
        raise ShellError("word/document.xml", f"its last section lacks w:{name}")
    return found


def _dxa(element: etree._Element, name: str) -> int:
    return int(str(element.get(f"{W}{name}")))
