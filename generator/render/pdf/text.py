"""Text and addresses on their way into a PDF: what no font draws is left out, what is no address is no link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

_LEFT_OUT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\ufe0d\ufe10-\ufffd\U00010000-\U000effff]")
"""Controls, surrogates, private and unassigned places, and variation selectors (Unicode 15, chapters 23.1 to 23.7).

PDF/A (ISO 19005-2, 6.2.11.7.3) allows no character for private use.
"""
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LONGEST = 2000
_UNSEEN = "CMZ"
"""Classes of characters that show nothing by themselves: controls, marks, separators."""
STAND_IN = "\u25a1"
"""Printed where no font has a character: a white square."""


def printable(text: str) -> str:
    """The text without characters that no paper can show; line ends are line feeds, tabs blanks."""
    return _LINE_END.sub("\n", _LEFT_OUT.sub("", text)).replace("\t", " ")


def on_one_line(text: str) -> str:
    """The same with single blanks for all that parts words."""
    return " ".join(printable(text).split())


def title_of(title: str, id_: str) -> str:
    """The title of a paper, or its id where a title shows nothing: PDF/UA-1 wants every paper to have one."""
    shown = on_one_line(title)
    return shown if any(unicodedata.category(one)[0] not in _UNSEEN for one in shown) else id_


def address(link: str) -> str | None:
    """The link as ASCII, or None where it is no http, https, mailto or tel address that a program can open."""
    try:
        parts = urlsplit(link.strip())
        complete = bool(parts.netloc if parts.scheme in {"http", "https"} else parts.path)
    except ValueError:  # such as an unfinished IPv6 address
        return None
    target = quote(link.strip(), safe="%:/?#@!$&'()*+,;=~-._", errors="replace")
    return target if parts.scheme in _SCHEMES and complete and len(target) <= _LONGEST else None


def stand_in(character: str) -> str:
    """What is printed for a character that no font has: a blank for a blank, nothing for what only changes others."""
    kind = unicodedata.category(character)[0]
    return " " if kind == "Z" else "" if kind in _UNSEEN else STAND_IN
