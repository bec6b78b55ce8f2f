"""Text on its way into WordprocessingML: escaped once, without the characters that XML forbids."""

from __future__ import annotations

import re

from markupsafe import Markup

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def printable(text: str) -> str:
    """The text without characters that XML 1.0 forbids, each line end a line feed."""
    return _LINE_END.sub("\n", _FORBIDDEN.sub("", text))


def content(text: str) -> Markup:
    """The text as it stands inside a ``w:t`` that preserves space: line ends and tabs become elements."""
    escaped = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return finished(escaped.replace("\n", BREAK).replace("\t", TAB))


def finished(xml: str) -> Markup:
    """WordprocessingML that this package has put together from escaped pieces, not to be escaped again."""
    return Markup(xml)  # noqa: S704


def attribute(text: str, limit: int) -> str:
    """The text as an attribute's value between double quotes, on one line and at most ``limit`` characters long."""
    line = " ".join(printable(text).split())[:limit]
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
