"""Write the zip package of a Word or Excel file so that the same parts give the same bytes, whatever the clock says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_CONTENT_TYPES = "[Content_Types].xml"
_FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_WRITTEN_ON_UNIX = 3
_ORDINARY_FILE = 0o100644 << 16


def package(parts: Mapping[str, bytes]) -> bytes:
    """The zip file that holds the parts, bytes by path: content types first, the others in the order of their paths."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(parts, key=_place):
            archive.writestr(_entry(path), parts[path], zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()


def _place(path: str) -> tuple[bool, str]:
    """Office programs look for the content types at the front of the package."""
    return path != _CONTENT_TYPES, path


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _FIRST_ZIP_DATE)
    entry.create_system = _WRITTEN_ON_UNIX
    entry.external_attr = _ORDINARY_FILE
    return entry
