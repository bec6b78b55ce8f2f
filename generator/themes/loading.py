"""A theme from its folder, laid over the theme that it extends: what the folder does not say is that one's.

``theme.yaml`` says the rest by values; templates and style sheets come below those of the theme extended, so that a
folder holds a macro or a rule only where its character differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator import disk, shipping

from .pdf import PdfParts, pdf_parts
from .theme import Enclosed, ExcelLook, Fonts, HtmlParts, Palette, Theme, WordParts

SETTINGS = "theme.yaml"
SHELL = "word/document.docx"
WORD_BLOCKS, HTML_BLOCKS = "word/blocks.xml.j2", "html/blocks.html.j2"
PDF_LOOK = "pdf/look.typ"
DEFAULT = "classic"
_TAKEN_IN = {".png", ".jpg", ".jpeg", ".gif", ".docx"}
_MOST_BYTES = 5_000_000


class ThemeFileError(ValueError):
    """A file of a theme's folder that cannot be taken: ``path``, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def shipped() -> tuple[str, ...]:
    """The names of the themes that ship, the usual one first."""
    names = sorted(path.parent.name for path in shipping.folder("themes").glob(f"*/{SETTINGS}"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


@lru_cache(maxsize=8)
def load(name: str = DEFAULT) -> Theme:
    """A theme that ships."""
    folder = shipping.folder("themes") / name
    settings = yaml.safe_load((folder / SETTINGS).read_text("utf-8"))
    below = load(settings["extends"]) if "extends" in settings else None
    return assembled(name, folder, settings, below)


def assembled(name: str, folder: Path, settings: Mapping[str, Any], below: Theme | None) -> Theme:
    """The theme of a folder over another; ``settings`` are those of its ``theme.yaml``, known to be right.

    Raises ``ThemeFileError`` for a file that is a link, or larger than any theme needs.
    """
    under = below or _NOTHING
    return Theme(
        name=name,
        palette=Palette(**{**(asdict(below.palette) if below else {}), **settings.get("palette", {})}),
        fonts=Fonts(**{**(asdict(below.fonts) if below else {}), **settings.get("fonts", {})}),
        word=_word(folder, under.word),
        html=HtmlParts(
            _over(under.html.blocks, _text(folder / HTML_BLOCKS)),
            "\n".join(filter(None, (under.html.css, *(_text(path) for path in style_sheets(folder))))),
        ),
        pdf=_pdf(folder / PDF_LOOK, under.pdf),
        excel=ExcelLook(**{**asdict(under.excel), **settings.get("excel", {})}),
        cover=settings.get("cover", under.cover),
        says=settings.get("says", ""),
    )


def style_sheets(folder: Path) -> list[Path]:
    """The style sheets of a theme, in the order in which they hold: that of their names."""
    return sorted((folder / "html").glob("*.css"))


def _word(folder: Path, below: WordParts) -> WordParts:
    document = _bytes(folder / SHELL)
    return WordParts(
        document or below.document,
        _over(below.blocks, _text(folder / WORD_BLOCKS)),
        tuple({file.name: file for file in (*below.files, *_enclosed(folder / "word"))}.values()),
        (below.document, *below.below) if document and below.document else below.below,
    )


def _pdf(look: Path, below: PdfParts) -> PdfParts:
    """The look of a theme in PDF over that of the theme extended, which alone holds where it has none of its own."""
    text = _text(look)
    try:
        return pdf_parts(text, below) if text else below
    except ValueError as error:
        raise ThemeFileError(look, str(error)) from error


def _over(below: str, own: str) -> str:
    """Macros over those of another theme: of two with one name the last counts, for each other too."""
    return f"{below}\n{own}" if below and own else below or own


def _enclosed(folder: Path) -> Iterator[Enclosed]:
    """Pictures and documents of a folder, but for the shell and what Word keeps while a document is open (``~$``)."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix in _TAKEN_IN and path.name != Path(SHELL).name and not path.name.startswith(("~", ".")):
            yield Enclosed(path.name, _bytes(path))


def _text(path: Path) -> str:
    """The text of a file, "" where there is none."""
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ThemeFileError(path, "is not UTF-8") from error


def _bytes(path: Path) -> bytes:
    """The bytes of a file, none where there is none."""
    try:
        seen = disk.look(path, _MOST_BYTES)
    except NotADirectoryError:
        return b""
    except OSError as error:
        raise ThemeFileError(path, (error.strerror or str(error)).lower()) from error
    if seen.data is None and seen != disk.NOTHING:
        raise ThemeFileError(path, f"no file of at most {_MOST_BYTES:,} bytes")
    return seen.data or b""


_NOTHING = Theme(
    "", Palette(*[""] * 10), Fonts("", "", 0.0), WordParts(b"", ""), HtmlParts("", "")
)  # what a theme stands on that extends none
