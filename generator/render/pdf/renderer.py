"""A document, or a volume of several, and a theme become the bytes of a PDF."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import lru_cache, partial
from pathlib import Path

import typst

from generator.documents.blocks import Document
from generator.documents.figures import Drawing, texts
from generator.documents.volume import Volume
from generator.locale import Say
from generator.locale.conventions import tag_of
from generator.locale.territories import PaperSize
from generator.locale.voice import Voice
from generator.render.svg import ink, svg
from generator.themes import Theme
from generator.themes.pdf import PdfParts
from generator.themes.theme import readable

from . import pictures
from .manuscript import Drawn, Tree, paper
from .refusal import LookError
from .text import on_one_line, stand_in, title_of
from .typefaces import Faces
from .typesetting import compiled

_UNDATED = datetime.date(2000, 1, 1)
"""The date in the properties of a paper without one: Typst wants it for PDF/A, and the clock's would always differ."""
_PAPER: Mapping[PaperSize, str] = {"A4": "a4", "A5": "a5", "Letter": "us-letter"}
_POSTER: Mapping[PaperSize, str] = {"A4": "a3", "A5": "a4", "Letter": "us-tabloid"}
"""The paper of twice a size."""
_CARRY_TEXT = ("primary", "accent", "muted", "good", "warning", "bad")
_ON_TINT = 4.9
"""The contrast with white that leaves 4.5:1 (WCAG 2.1, 1.4.3) on the quiet background."""


def render(content: Document | Volume, theme: Theme, faces: Faces) -> bytes:
    """The PDF of a document or a volume in the look of the theme; the same bytes for the same three.

    Raises ``LookError`` where the theme's look cannot draw it.
    """
    return typeset(_manuscript(content, theme, faces), theme, faces)


def typeset(manuscript: Mapping[str, object], theme: Theme, faces: Faces) -> bytes:
    """The PDF of a manuscript. Raises ``LookError``."""
    text = json.dumps(manuscript, ensure_ascii=False)
    text = text.translate({ord(character): stand_in(character) for character in faces.lost})
    files = {**_drawing(), "content.json": text.encode(), **_looks(theme.pdf), **pictures.files(theme.brand)}
    try:
        return compiled(files, faces.from_system)
    except typst.TypstError as error:
        raise LookError(error) from error


def _looks(parts: PdfParts) -> dict[str, bytes]:
    """The look of a theme, and those below it, as files."""
    return {_look_file(place): look.encode() for place, look in enumerate((parts.look, *parts.below))}


def _look_file(place: int) -> str:
    return f"look-{place}.typ" if place else "look.typ"


@lru_cache(maxsize=1)
def _drawing() -> dict[str, bytes]:
    """Our own part of what draws a paper."""
    folder = Path(__file__).parent
    return {path.name: path.read_bytes() for path in folder.glob("*.typ")}


def characters(content: Document | Volume) -> frozenset[str]:
    """The characters that a PDF of it will show."""
    binding = [_binding(content)] if isinstance(content, Volume) else []
    return frozenset("".join(_texts([*_papers(content, _in_words), *binding])))


def _in_words(drawing: Drawing, alt: str) -> str:
    return "".join(texts(drawing))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name not in ("link", "to", "anchor"):
                yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


def _manuscript(content: Document | Volume, theme: Theme, faces: Faces) -> dict[str, object]:
    imprint, say = content.imprint, Voice(content.language).say
    language, _, region = tag_of(content.language).partition("-")
    day, fonts = imprint.day or _UNDATED, theme.fonts.on(imprint.paper)
    return {
        "title": title_of(content.title, content.id),
        "author": on_one_line(imprint.company),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "language": language,
        "region": region or None,
        "paper": _PAPER[imprint.paper],
        "poster": _POSTER[imprint.paper],
        "palette": _palette(theme),
        "fonts": {"heading": faces.heading, "body": faces.body, "signs": faces.signs},
        "size": fonts.size,
        "small": imprint.paper == "A5",
        "looks": [_look_file(place) for place in reversed(range(1 + len(theme.pdf.below)))],
        "cover": theme.cover,
        "brand": pictures.sizes(theme.brand),
        "labels": {**_labels(say), "logo": say("Logo of {company}", company=on_one_line(imprint.company))},
        "binding": _binding(content) if isinstance(content, Volume) else None,
        "papers": _papers(content, partial(svg, with_=ink(theme.palette, replace(fonts, body=faces.body[0])))),
    }


def _palette(theme: Theme) -> dict[str, str]:
    palette: dict[str, str] = asdict(theme.palette)
    return palette | {name: readable(palette[name], _ON_TINT) for name in _CARRY_TEXT}


def _labels(say: Say) -> dict[str, str]:
    return {"page": say("Page"), "of": say("of", "page"), "contents": say("Contents")}


def _papers(content: Document | Volume, drawn: Drawn) -> list[Tree]:
    """The manuscripts of all papers; bound ones have no cover and no contents of their own."""
    if isinstance(content, Document):
        return [paper(content, drawn)]
    bound = {"cover": False, "contents": False}
    return [{**paper(document, drawn, str(number)), **bound} for number, document in enumerate(content.documents, 1)]


def _binding(volume: Volume) -> Tree:
    """The cover of a volume, drawn as that of a paper without text."""
    bare = Document(
        volume.id, volume.title, volume.language, "internal", volume.imprint, (), subtitle=volume.subtitle, cover=True
    )
    return paper(bare, _in_words, "0")
