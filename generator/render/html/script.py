"""A page's script: only the parts that this page has a use for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from generator.documents.blocks import Document

_FOLDER = Path(__file__).parent
_NEEDED_BY = {
    "wording.js": {"search", "filter", "notebook"},
    "fold.js": {"search", "filter"},
    "vendor/minisearch.min.js": {"search"},
    "finder.js": {"search"},
    "search.js": {"search"},
    "filter.js": {"filter"},
    "shortcut.js": {"search", "filter"},
    "clipboard.js": {"message", "notebook"},
    "copy.js": {"message"},
    "autosize.js": {"notebook"},
    "notes.js": {"notebook"},
    "timer.js": {"timer"},
    "collapse.js": {"contents", "question"},
}
"""The parts in the order in which they build on each other, each with what on a page needs it."""


def script(document: Document, kinds: Collection[str]) -> str:
    """The text of the page's ``script`` element; "" where it needs none. ``kinds`` of blocks, and ``contents``."""
    there = {*kinds, *_uses(document)}
    return "\n".join(_source(name) for name, needed_by in _NEEDED_BY.items() if needed_by & there)


def _uses(document: Document) -> Iterator[str]:
    """What the document asks of its page."""
    if document.search:
        yield "search"
    if document.searchable:
        yield "filter"
    if document.notebook:
        yield "notebook"
    if document.notebook and document.notebook.parts:
        yield "timer"


@lru_cache(maxsize=16)
def _source(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()
