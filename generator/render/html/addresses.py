"""Addresses that a page may link to. Anything but web, mail, telephone and a relative path is no link."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.documents.blocks import LinkItem

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ALLOWED = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ILLEGAL = re.compile(r"""[\x00-\x20\x7f"<>\\^`{|}]""")


def address(link: str) -> str:
    """The link as an ``href`` can hold it, or "" where it leads somewhere a page must not."""
    if _ALLOWED.match(link) or not (_SCHEME.match(link) or link.startswith(("/", "\\"))):
        return _legal(link)
    return ""


def file_address(item: LinkItem) -> str:
    """The relative address of another file of the output."""
    path = quote(item.path.lstrip("/"), safe="/~")
    return f"{path}#{fragment(item.anchor)}" if item.anchor else path


def fragment(anchor: str) -> str:
    """An anchor as it stands behind the ``#`` of an address."""
    return quote(anchor, safe="~!$&'()*+,;=:@/?")


def _legal(link: str) -> str:
    """Percent-encode what RFC 3986 knows no place for; international characters are the browser's to encode."""
    return _ILLEGAL.sub(lambda match: quote(match[0]), _LONE_PERCENT.sub("%25", link))
