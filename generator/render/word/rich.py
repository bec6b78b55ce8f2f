"""Text that a shell gives a look of its own: docxtpl's RichText, its properties checked and escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from docxtpl.richtext import RichText
from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from .text import BREAK, TAB, finished, printable

Rich = Callable[..., Markup]
_PROPERTIES = re.compile(r"(?<=<w:rPr>).*?(?=</w:rPr>)")
_PROPERTY = re.compile(r"<w:(\w+)[^>]*/>")
_ORDER = ("rStyle", "b", "i", "color", "sz", "szCs", "u")
"""In which the format has them; docxtpl writes them as it comes."""
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


def rich_in(styles: Mapping[str, str]) -> Rich:
    """The function ``rich`` for a shell that has these styles, ids by their names in lower case."""

    def rich(
        text: object,
        *,
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
        color: str = "",
        size: float | None = None,
        style: str = "",
    ) -> Markup:
        """The text as a run; a colour as six digits, a size in points, a character style by its name."""
        run = RichText(
            printable(str(text)),
            bold=bool(bold),
            italic=bool(italic),
            underline=bool(underline),
            color=_digits(color) if color else None,
            size=round(float(size) * 2) if size is not None else None,
            style=_id(style, styles) if style else None,
        )
        xml = _PROPERTIES.sub(_in_order, run.xml, count=1)
        return finished(xml.replace("\n", BREAK).replace("\t", TAB))

    return rich


def _in_order(properties: re.Match[str]) -> str:
    found = _PROPERTY.finditer(properties.group())
    return "".join(one.group() for one in sorted(found, key=lambda one: _ORDER.index(one[1])))


def _digits(colour: str) -> str:
    match = _COLOUR.fullmatch(colour)
    if match is None:
        raise TemplateRuntimeError(f"`{colour}` is no colour of six digits, such as 1F3A5F")
    return match[1].upper()


def _id(style: str, styles: Mapping[str, str]) -> str:
    if style.lower() not in styles:
        raise TemplateRuntimeError(f"the shell has no style `{style}`")
    return styles[style.lower()]
