"""A page's script: only the parts that this page has a use for, and the data that its search looks through."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from generator.documents.blocks import Document, LinkItem, SearchEntry

from .addresses import file_address

_FOLDER = Path(__file__).parent
_MARKUP = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"}


def script(document: Document, kinds: Collection[str]) -> str:
    """The text of the page's ``script`` element; "" where it needs none. ``kinds`` of blocks, and ``contents``."""
    return "\n".join(_source(name) for name in _parts(document, kinds))


def search_data(document: Document) -> Markup:
    """The search entries as JSON that cannot end the element it stands in; "" where there are none."""
    if not document.search:
        return Markup()
    data = json.dumps([_entry(entry) for entry in document.search], ensure_ascii=False, separators=(",", ":"))
    for character, escape in _MARKUP.items():
        data = data.replace(character, escape)
    return Markup(data)  # noqa: S704


def _parts(document: Document, kinds: Collection[str]) -> Iterator[str]:
    if document.searchable or document.search:
        yield "fold.js"
    if document.search:
        yield "search.js"
    if document.searchable:
        yield "filter.js"
    if "message" in kinds:
        yield "copy.js"
    if "contents" in kinds or "question" in kinds:
        yield "collapse.js"


def _entry(entry: SearchEntry) -> dict[str, str]:
    href = file_address(LinkItem(entry.path, "html", entry.anchor))
    return {"title": entry.title, "href": href, "text": entry.text, "kind": entry.kind}


@lru_cache(maxsize=8)
def _source(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()
