"""What an office file says and shows, as a digest that stays the same when the file is only opened and saved.

Word, Excel and LibreOffice write every part anew at each save. So a digest of bytes cannot tell a person's edit from a
program's habits; this one is made of what a person would see change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from . import excel, word
from .package import MOST_BYTES, Package, UnreadablePackageError, unpacked_size

__all__ = ["fingerprint", "unpacked_size"]

_MARKS: dict[str, Callable[[Package], Iterator[str]]] = {"docx": word.marks, "xlsx": excel.marks}


def fingerprint(data: bytes, format_: str, *, most: int = MOST_BYTES) -> str | None:
    """The digest of what a .docx or .xlsx says and shows, of one whose parts have at most so many bytes unpacked.

    None where there is none: for another format, or for bytes that are no such file or one too large to be looked into.
    Whoever compares takes None for an edit.
    """
    marks = _MARKS.get(format_)
    if marks is None:
        return None
    total = hashlib.sha256()
    try:
        for mark in marks(Package(data, most)):
            total.update(mark.encode("utf-8", "surrogatepass") + b"\0")
    except (UnreadablePackageError, LookupError, ValueError):
        return None  # damaged, or made by a stranger's hand: the styles or strings it points to are not there
    return total.hexdigest()
