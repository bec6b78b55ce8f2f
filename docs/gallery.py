"""``make gallery``: small pictures of the Polish example in each theme that ships, and the page that shows them.

Word files and workbooks are laid out by LibreOffice, PDFs are our own, pages are shown by Chromium; poppler makes
pictures of the first two. What is needed and not there is told before anything is begun.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.themes import load, shipped

_ROOT = Path(__file__).parent.parent
_GALLERY = _ROOT / "docs" / "gallery"
_PAGE = _ROOT / "docs" / "gallery.md"
_NEEDED = ("soffice", "pdftoppm", "chromium")
_COLUMN = 300
"""Pixels of a picture's width; a page that lies is twice as wide as one that stands."""
_SECONDS = 300
Maker = Callable[[Path, Path], None]
"""Makes a picture of a file at a path that ends in ``.png``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the gallery: the paper that it is of, how its file ends and begins, and who makes the picture."""

    name: str
    says: str
    paper: str
    file: str
    made: Maker


def main() -> None:
    """Build the example in each theme, make the pictures, write the page."""
    if missing := [name for name in _NEEDED if shutil.which(name) is None]:
        sys.exit(f"make gallery needs {', '.join(missing)}; `make system-deps` installs what tests and pictures need.")
    shutil.rmtree(_GALLERY, ignore_errors=True)
    _GALLERY.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        for theme in shipped():
            _picture(theme, _built(theme, Path(folder) / theme))
    _PAGE.write_text("\n".join(_lines()) + "\n", "utf-8")


def _built(theme: str, folder: Path) -> Path:
    """The papers that are shown, in a theme."""
    papers = sorted({one.paper for one in _SHOWN})
    formats = ("docx", "xlsx", "html", "pdf")
    options = [f"--only={paper}" for paper in papers] + [f"--format={one}" for one in formats]
    command = [sys.executable, "-m", "generator", "build", "blueprints/example-pl", f"--theme={theme}"]
    _run(*command, f"--output={folder}", *options)
    return folder


def _picture(theme: str, folder: Path) -> None:
    for one in _SHOWN:
        (file,) = folder.rglob(one.file)
        one.made(file, _GALLERY / f"{theme}-{one.name}.png")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=_SECONDS, cwd=_ROOT, capture_output=True)  # noqa: S603 ours


# --- pictures -------------------------------------------------------------------------------------


def _printed(page: int, width: int = _COLUMN) -> Maker:
    """A page of a PDF."""

    def made(file: Path, picture: Path) -> None:
        size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        pages = ["-f", str(page), "-l", str(page), "-singlefile"]
        _run("pdftoppm", "-png", *size, *pages, str(file), str(picture.with_suffix("")))

    return made


def _by_office(page: int, width: int = _COLUMN) -> Maker:
    """A page of a Word file or a workbook as LibreOffice lays it out."""

    def made(file: Path, picture: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder]
            _run(*command, str(file))
            _printed(page, width)(Path(folder) / f"{file.stem}.pdf", picture)

    return made


def _on_screen(width: int, height: int, shown_at: float) -> Maker:
    """The top of a page in a window of this size, drawn smaller by a factor."""

    def made(file: Path, picture: Path) -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            context = browser.new_context(
                viewport={"width": width, "height": height}, device_scale_factor=shown_at, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(file.as_uri())
            page.screenshot(path=picture)
            browser.close()

    return made


_SHOWN = (
    Shown("cover", "handbook, Word", "handbook", "S00-podrecznik*.docx", _by_office(1)),
    Shown("page", "a page of it, PDF", "handbook", "S00-podrecznik*.pdf", _printed(12)),
    Shown("call-guide", "call guide, Word", "skeleton-cold-call", "S02-*cold*.docx", _by_office(1)),
    Shown("card", "stage card, PDF", "stage-cards", "S00-karty*.pdf", _printed(4)),
    Shown("offer", "detailed offer, PDF", "offer-detailed", "S04-oferta-szczeg*.pdf", _printed(1)),
    Shown("phone", "call guide on a phone", "skeleton-cold-call", "S02-*cold*.html", _on_screen(390, 552, 0.77)),
    Shown("web", "call guide, HTML", "skeleton-cold-call", "S02-*cold*.html", _on_screen(1280, 905, 0.36)),
    Shown("workbook", "tool tables, Excel", "stage-tools", "S00-tabele*.xlsx", _by_office(2, 460)),
    Shown("poster", "process map, PDF", "process-map", "S00-mapa*.pdf", _printed(1, 460)),
)


# --- the page -------------------------------------------------------------------------------------

_OUT_OF_VIEW = "Written by `make gallery`; what is changed here is lost."


def _lines() -> Iterator[str]:
    yield f"<!-- {_OUT_OF_VIEW} -->"
    yield "# Gallery"
    yield ""
    yield "The Polish example, a made-up maker of hygienic conveyors with a logo and two colours of its own, in the"
    yield "three [themes](themes.md) that ship. Word files and workbooks are shown as LibreOffice lays them out."
    for theme in shipped():
        yield from ("", f"## {theme}", "", f"{load(theme).says[:1].upper()}{load(theme).says[1:]}.", "")
        for row in (_SHOWN[:3], _SHOWN[3:6], _SHOWN[6:8], _SHOWN[8:]):
            yield "| " + " | ".join(one.says for one in row) + " |"
            yield "|" + "---|" * len(row)
            yield "| " + " | ".join(_image(theme, one) for one in row) + " |"
            yield ""


def _image(theme: str, one: Shown) -> str:
    return f'<img src="gallery/{theme}-{one.name}.png" alt="{one.says}, in the theme {theme}">'


if __name__ == "__main__":
    main()
