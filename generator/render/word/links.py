"""Addresses of a document as relationships of its main part, their ids made from the addresses themselves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from .text import attribute, printable

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})')
_LONGEST = 2000
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def address(link: str) -> str | None:
    """The link as Word can open it, or None where it is no http, https, mailto or tel address.

    Word calls a file damaged in which a target is not a valid address, so what cannot stand there is encoded.
    """
    target = _NOT_IN_ADDRESSES.sub(_encoded, printable(link).strip())
    parts = urlsplit(target)
    complete = bool(parts.netloc if parts.scheme in {"http", "https"} else parts.path)
    return target if parts.scheme in _SCHEMES and complete and len(target) <= _LONGEST else None


def relationship_id(target: str) -> str:
    """The id of the relationship that leads to an address."""
    return "rIdLink" + hashlib.sha256(target.encode()).hexdigest()[:16]


def with_links(relationships: bytes, targets: Mapping[str, str]) -> bytes:
    """The relationships part with hyperlinks added, ``targets`` by their ids."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_HYPERLINK}" Target="{attribute(target, _LONGEST)}" TargetMode="External"/>'
        for key, target in sorted(targets.items())
    )
    head, end, tail = relationships.rpartition(b"</Relationships>")
    return head + rows.encode() + end + tail


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
