"""What a page's search looks through: its entries with what is known of the language, packed into a block of data.

Packed because a set's texts are many times a page: deflate (RFC 1951) as base64, which a browser unpacks without
loading anything. What is typed is compared word by word, so the words to pass over and the endings go along.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from typing import Any

from generator.documents.blocks import Document, LinkItem, SearchEntry
from generator.locale.conventions import conventions

from .addresses import file_address

_RAW = -15
"""Window bits of a deflate stream without a header."""


def search_data(document: Document) -> str:
    """The text of the data element; "" where there is nothing to search."""
    if not document.search:
        return ""
    habits = conventions(document.language)
    entries = [_entry(entry) for entry in document.search]
    data = {"stop": habits.stop_words, "endings": habits.endings, "entries": entries}
    return _packed(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _packed(text: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return b64encode(packer.compress(text.encode("utf-8")) + packer.flush()).decode("ascii")


def _entry(entry: SearchEntry) -> dict[str, Any]:
    """An entry without what it does not have."""
    found = {
        "title": entry.title,
        "href": file_address(LinkItem(entry.path, "html", entry.anchor)),
        "text": entry.text,
        "kind": entry.kind,
        "within": entry.within,
        "also": " ; ".join(entry.also),
    }
    return {name: value for name, value in found.items() if value}
