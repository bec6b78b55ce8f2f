"""A theme of one's own to begin with: settings that say what may be changed, a Word shell, a look in PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from generator import render
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.files import shown
from generator.themes import Theme, load, shipped
from generator.themes.loading import PDF_LOOK, SETTINGS, SHELL

_STYLE = "html/theme.css"
_PLAIN = re.compile(r"#let plain = \(\n(.*?)\n\)", re.DOTALL)
_SWITCH = re.compile(r"^  ([\w-]+): (.*),(?: //.*)?$", re.MULTILINE)
"""A switch of a look that ships: each is on a line of its own."""
_SAID = {
    "primary": "headings and bands",
    "accent": "marks",
    "ink": "text",
    "muted": "small text",
    "rule": "lines",
    "tint": "quiet backgrounds",
    "input": "cells to fill",
    "good": "what is good, what warns, what is bad",
}


def make(folder: Path, base: str) -> tuple[str, ...]:
    """Write a theme that extends another one into a folder; the paths written. Raises ``BlueprintError``."""
    if base not in shipped():
        hint = did_you_mean(base, shipped(), f"Themes: {', '.join(shipped())}.")
        raise BlueprintError([Problem("unknown-theme", f"there is no theme `{base}`", hint)])
    theme = load(base)
    files = {
        SETTINGS: _settings(theme).encode(),
        SHELL: theme.word.document,
        _STYLE: _style(theme).encode(),
        PDF_LOOK: _look(theme).encode(),
    }
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        message = f"`{there[0]}` is there already, and nothing is overwritten"
        raise BlueprintError([Problem("exists", message, "Choose another name for the theme.", Place(shown(folder)))])
    try:
        return tuple(_written(folder, files))
    except OSError as error:
        message = f"cannot write to {error.filename or folder}: {(error.strerror or str(error)).lower()}"
        raise BlueprintError([Problem("output", message, "Check the folder and its space.")]) from error


def _written(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        yield shown(path)


def _settings(theme: Theme) -> str:
    palette, fonts, excel = asdict(theme.palette), asdict(theme.fonts), asdict(theme.excel)
    return "\n".join(
        (
            f"# A theme of our own over `{theme.name}`: what is not said here is as it is there. Take away the mark #",
            "# of what you change. `salesbook theme check` tells whether all can be read; docs/themes.md says more.",
            f"extends: {theme.name}",
            "# says: what it is for, in a line",
            "",
            "# palette:            # each colour as text on white and on `tint`: a contrast of 4.5:1 at least",
            *(f'#   {f"{name}:":<10}"{colour}"{_said(name)}' for name, colour in palette.items()),
            "",
            "# fonts:              # families that the computers have on which papers are read",
            *(f"#   {f'{name}:':<10}{value}" for name, value in fonts.items()),
            "",
            f"# cover: {theme.cover:<13}# band, plain or none; a company's brand may say otherwise",
            "",
            "# excel:              # band: fill, large, rule; header: fill, tint, rule; lines: all, rows",
            *(f"#   {f'{name}:':<10}{_plain(value)}" for name, value in excel.items()),
            "",
            "# The Word shell is word/document.docx: open it in Word, change cover, header, styles. html/theme.css is",
            f"# laid over the style sheet of `{theme.name}`. Macros of your own go into word/blocks.xml.j2 and",
            "# html/blocks.html.j2. pdf/look.typ has the switches of the PDFs.",
            "",
        )
    )


def _said(name: str) -> str:
    return f"   # {_SAID[name]}" if name in _SAID else ""


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value}"


def _style(theme: Theme) -> str:
    return (
        f"/* Laid over the style sheet of `{theme.name}`. Colours and fonts come as custom properties, such as\n"
        "   var(--primary); a name with -ink can be read on white and on var(--tint). Nothing may be loaded from\n"
        "   elsewhere. */\n"
    )


def _look(theme: Theme) -> str:
    """All switches as the theme has them, marked as comments."""
    blocks = Path(render.__file__).parent / "pdf" / "blocks.typ"  # read, since whoever makes a theme may have no Typst
    plain = _PLAIN.search(blocks.read_text("utf-8"))
    own = {
        name: value for look in reversed((theme.pdf.look, *theme.pdf.below)) for name, value in _SWITCH.findall(look)
    }
    lines = plain[1] if plain else ""
    shown_ = _SWITCH.sub(lambda found: _with_value(found, own.get(found[1], found[2])), lines)
    return (
        f"// The PDFs of our own theme: what is not said here is as in `{theme.name}`. Take away the // before\n"
        "// what you change; docs/themes.md says more. A look draws and does nothing else.\n"
        f"#let look = (\n{shown_}\n)\n"
    )


def _with_value(found: re.Match[str], value: str) -> str:
    remark = found[0].partition(f"{found[2]},")[2]
    return f"  // {found[1]}: {value},{remark}"
