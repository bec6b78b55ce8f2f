"""What a paper prints, as digests: one of all of it, and one for each element of the blueprint that it prints."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from generator.documents.blocks import Document, LinkItem
from generator.documents.inline import Run
from generator.documents.volume import Volume
from generator.documents.workbook import DataTable, TableSheet, TextSheet, Workbook

Content = Document | Workbook | DataTable | Volume

IMPRINT = "#imprint"
"""Stands for an origin where the company's name, the edition, the date or the owner is printed."""
OURS = ""
"""Stands for an origin where the paper's own labels are printed."""
SEARCH = "#search"
"""Stands for an origin where a page's search has its texts, which are those of many papers."""
PAPERS = "#papers"
"""Stands for an origin where a page's links to other papers have their addresses."""
_FIELDS = {
    **{(kind, "imprint"): IMPRINT for kind in (Document, Workbook, Volume)},
    (Document, "search"): SEARCH,
}
_PLAIN = (False, False, None, "text", None)
"""The look of most runs."""
_SHORT = 16
"""Digits of a digest that only tells two states of one element apart."""


@dataclass(frozen=True, slots=True)
class Printed:
    """``digest`` tells contents apart on any machine; ``by_origin`` holds a short digest by the element's path."""

    digest: str
    by_origin: Mapping[str, str]


def printed(content: Content) -> Printed:
    """The digests of a paper's content: equal data, equal digests."""
    total = hashlib.sha256(type(content).__name__.encode())
    by_origin: dict[str, Any] = defaultdict(hashlib.sha256)
    for origin, text in _pieces(content, OURS):
        data = text.encode("utf-8", "surrogatepass")
        total.update(b"%d:%d:" % (len(origin), len(data)) + origin.encode() + data)
        by_origin[origin].update(data)
    return Printed(total.hexdigest(), {origin: one.hexdigest()[:_SHORT] for origin, one in by_origin.items()})


def leading(before: Printed, papers: Mapping[str, LinkItem]) -> Printed:
    """The digests of a page that is given the addresses of other papers, without looking through its content again."""
    one = hashlib.sha256(repr(sorted(papers.items())).encode()).hexdigest()
    both = hashlib.sha256(f"{before.digest}{one}".encode()).hexdigest()
    return Printed(both, {**before.by_origin, PAPERS: one[:_SHORT]})


def _pieces(node: Any, origin: str) -> Iterator[tuple[str, str]]:
    """The fields of a node, each with the nearest origin, in their order."""
    nearest = getattr(node, "origin", OURS) or origin
    kind: Any = type(node)
    for name in _names(kind):
        value = getattr(node, name)
        if _is_made_of_parts(value):
            yield nearest, f"{kind.__name__}.{name}:{len(value)}"
            for part in value:
                yield from _pieces(part, nearest)
        elif value:
            elsewhere: list[tuple[str, str]] = []
            text = f"{kind.__name__}.{name}={_text(value, elsewhere)}"
            yield _FIELDS.get((kind, name), nearest), text
            yield from elsewhere


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that are content: an origin tells them apart, and addresses of papers come later (``leading``)."""
    return tuple(field.name for field in fields(kind) if field.name not in ("origin", "papers"))


def _text(value: Any, elsewhere: list[tuple[str, str]]) -> str:
    """A value as text, other values as other texts; what runs have from another origin is put ``elsewhere``."""
    if isinstance(value, tuple):
        return f"({','.join([_text(one, elsewhere) for one in value])})"
    if not isinstance(value, Run):
        return repr(value)
    look = value.bold, value.italic, value.link, value.kind, value.token
    text = f"Run{value.text!r}{'' if look == _PLAIN else look}"
    if not value.origin:
        return text
    elsewhere.append((value.origin, text))
    return value.origin


def _is_made_of_parts(value: object) -> bool:
    """Whether a field holds papers, blocks, rows or sheets, which have origins of their own or below them."""
    return isinstance(value, tuple) and bool(value) and _is_part(value[0])


def _is_part(value: object) -> bool:
    return isinstance(value, (TableSheet, TextSheet, Document)) or (
        hasattr(value, "origin") and not isinstance(value, Run)
    )
