"""Page numbers of a table of contents: fields that Word counts anew, filled with what was reckoned.

Word tells no page of a place until it is asked: a file that asks by itself (``updateFields``, ``dirty``) greets its
reader with a question. So the fields hold numbers from the start. They are reckoned from what the file holds, and not
measured with an office program: that would make the bytes of a paper depend on the machine that it is built on, cost
seconds for each, and still be no more than how one program breaks the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DOCUMENT = "word/document.xml"
_NOT_YET = "0"
_FIELD = re.compile(
    rb'(> PAGEREF (\w+) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>)0(?=</w:t>)'
)


def page_of(bookmark: str) -> str:
    """A field for the number of the page that a bookmark stands on."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{_NOT_YET}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def with_page_numbers(parts: Mapping[str, bytes], pages: Mapping[str, int]) -> dict[str, bytes]:
    """The parts of a package with the fields of its contents filled, ``pages`` by bookmark."""
    known = {name.encode(): str(page).encode() for name, page in pages.items()}
    filled = _FIELD.sub(lambda field: field[1] + known.get(field[2], b"1"), parts[_DOCUMENT])
    return {**parts, _DOCUMENT: filled}
