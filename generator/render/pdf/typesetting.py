"""Typst: files to the bytes of a PDF that is tagged after PDF/UA-1 and lasts after PDF/A-2a.

Typst sees nothing but the files that are handed over here, the first of which is ``main.typ``: its root is an empty
folder. It has no way to a network but through packages, and what a theme says may not name one (``themes``).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"
_STANDARDS = ["ua-1", "a-2a"]
_compile: Any = typst.compile
"""Its stubs do not know that several files may be handed over in memory."""


def compiled(files: Mapping[str, bytes], from_system: bool, inputs: Mapping[str, str] | None = None) -> bytes:
    """The PDF of files by name; ``inputs`` are texts that they may ask for. Raises ``typst.TypstError``.

    ``from_system`` lets it use the machine's fonts beside those that come along.
    """
    with tempfile.TemporaryDirectory() as empty:
        data: bytes = _compile(
            dict(files),
            root=empty,
            font_paths=_fonts(from_system),
            sys_inputs=dict(inputs or {}),
            pdf_standards=_STANDARDS,
        )
    return data


@lru_cache(maxsize=2)
def _fonts(from_system: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=from_system, font_paths=[FONTS])
