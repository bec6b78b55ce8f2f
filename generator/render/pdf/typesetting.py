"""A manuscript and a look to the bytes of a PDF: tagged after PDF/UA-1, lasting after PDF/A-2a, set by Typst.

Typst sees nothing but the files that are handed over here: its root is an empty folder, the manuscript is data. It has
no way to a network but through packages, and no file of ours asks for one; what a theme may say is ``checked`` first.
"""

from __future__ import annotations

import json
import tempfile
from functools import lru_cache
from pathlib import Path

import typst

from generator.themes import Theme

from .faces import FOLDER, Faces
from .text import stand_in

_STANDARDS = ["ua-1", "a-2a"]
_FILES = ("main.typ", "volume.typ", "blocks.typ")


def typeset(manuscript: dict[str, object], theme: Theme, faces: Faces) -> bytes:
    """The PDF of a manuscript: the same bytes for the same three."""
    text = json.dumps(manuscript, ensure_ascii=False)
    text = text.translate({ord(character): stand_in(character) for character in faces.lost})
    files = {**_ours(), "look.typ": theme.pdf.look.encode(), "content.json": text.encode()}
    with tempfile.TemporaryDirectory() as empty:
        data: bytes = typst.compile(
            files,
            root=empty,
            font_paths=[FOLDER],
            ignore_system_fonts=not faces.from_system,
            pdf_standards=_STANDARDS,
        )
    return data


@lru_cache(maxsize=1)
def _ours() -> dict[str, bytes]:
    folder = Path(__file__).parent
    return {name: (folder / name).read_bytes() for name in _FILES}
