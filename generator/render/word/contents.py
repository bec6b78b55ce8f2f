"""Page numbers of a table of contents, filled with what was reckoned; Word counts them anew with the contents.

Word tells no page of a place until it is asked: a file that asks by itself (``updateFields``, ``dirty``) greets its
reader with a question. So the numbers stand there from the start. They are reckoned from what the file holds, and not
measured with an office program: that would make the bytes of a paper depend on the machine that it is built on, cost
seconds for each, and still be no more than how one program breaks the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DOCUMENT = "word/document.xml"
_NOT_YET = "0"
_FIELD = re.compile(
    rb'(<w:hyperlink w:anchor="(\w+)" w:history="1">(?:(?!</w:hyperlink>).)*<w:tab/></w:r><w:r><w:t>)0(?=</w:t>)'
)


def page_of_entry() -> str:
    """The number of an entry's page, which the contents' own field makes anew."""
    return f"<w:r><w:t>{_NOT_YET}</w:t></w:r>"


def with_page_numbers(parts: Mapping[str, bytes], pages: Mapping[str, int]) -> dict[str, bytes]:
    """The parts of a package with the numbers in its contents filled in, ``pages`` by bookmark."""
    known = {name.encode(): str(page).encode() for name, page in pages.items()}
    filled = _FIELD.sub(lambda field: field[1] + known.get(field[2], b"1"), parts[_DOCUMENT])
    return {**parts, _DOCUMENT: filled}
