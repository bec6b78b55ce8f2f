"""A page's script: only the parts that this page has a use for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from generator.documents.blocks import Document

_FOLDER = Path(__file__).parent


def script(document: Document, kinds: Collection[str]) -> str:
    """The text of the page's ``script`` element; "" where it needs none. ``kinds`` of blocks, and ``contents``."""
    return "\n".join(_source(name) for name in _parts(document, kinds))


def _parts(document: Document, kinds: Collection[str]) -> Iterator[str]:
    if document.searchable or document.search or document.notebook:
        yield "wording.js"
    if document.searchable or document.search:
        yield "fold.js"
    if document.search:
        yield "vendor/minisearch.min.js"
        yield "finder.js"
        yield "search.js"
    if document.searchable:
        yield "filter.js"
    if document.searchable or document.search:
        yield "shortcut.js"
    if "message" in kinds or document.notebook:
        yield "clipboard.js"
    if "message" in kinds:
        yield "copy.js"
    if document.notebook:
        yield "autosize.js"
        yield "notes.js"
    if document.notebook and document.notebook.parts:
        yield "timer.js"
    if "contents" in kinds or "question" in kinds:
        yield "collapse.js"


@lru_cache(maxsize=16)
def _source(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()
