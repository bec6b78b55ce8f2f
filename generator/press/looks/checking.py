"""Whether a theme of somebody's own holds: what can be read, what its templates name, what its style sheets load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes

from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.files import shown
from generator.render import word
from generator.render.html.drawing import GIVEN
from generator.render.word.shell import GIVEN_TO_MACROS
from generator.themes import Palette, Theme, load
from generator.themes.loading import HTML_BLOCKS, PDF_LOOK, SHELL, WORD_BLOCKS, style_sheets
from generator.themes.sandbox import Sandbox
from generator.themes.theme import TEXT_CONTRAST, contrast

from . import trial
from .found import Found

_TEXTS = ("primary", "accent", "ink", "muted", "good", "warning", "bad")
_WHITE = "#FFFFFF"
_COMPARE = "Compare the tags with those of `classic`."
_NAME = re.compile(r"`([\w-]+)`")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_LOADS = re.compile(
    r"@import\b|(?:\burl|\bsrc)\(\s*(?!['\"]?(?:data:image/(?:png|jpeg|gif|svg\+xml)[;,]|#))|image-set\(", re.IGNORECASE
)


def problems(one: Found) -> Iterator[Problem]:
    """All that is wrong with a theme whose files were read: errors, and as warnings what is hard to read."""
    assert one.theme is not None
    assert one.folder is not None
    yield from _contrasts(one)
    of_files = [*problems_of_files(one.folder)]
    yield from of_files
    tried = [*_tried(one.folder, one.theme)] if not of_files else []
    yield from tried
    if not tried:  # nothing of it is run here that has not been tried
        yield from _shell(one.folder, one.theme, macros=not of_files)


def problems_of_files(folder: Path) -> Iterator[Problem]:
    """What is wrong with the templates and style sheets of a folder, whatever its settings say."""
    try:
        yield from _templates(folder)
        yield from _styles(folder)
    except (OSError, UnicodeDecodeError):  # told where the theme is put together
        return


# --- colours --------------------------------------------------------------------------------------


def _contrasts(one: Found) -> Iterator[Problem]:
    """Each pair of text and ground of which the theme names one colour itself, where it cannot be read."""
    assert one.theme is not None
    assert one.settings is not None
    own, palette = one.settings.values.get("palette", {}), one.theme.palette
    for text, ground in pairs(palette):
        named = next((name for name in (text, ground) if name in own), None)
        ratio = contrast(getattr(palette, text), getattr(palette, ground, _WHITE))
        if named and ratio < TEXT_CONTRAST:
            where = "on white" if ground == "white" else f"on `{ground}`"
            message = f"text in `{text}` {where} has a contrast of {ratio:.1f}:1, too little to be read by all"
            hint = f"Make `{text}` darker" + ("." if ground == "white" else f", or `{ground}` lighter.")
            hint += f" {TEXT_CONTRAST}:1 is the least."
            path = f"palette.{named}"
            yield Problem("theme-contrast", message, hint, one.settings.places.get(path), path, "warning")


def pairs(palette: Palette) -> Iterator[tuple[str, str]]:
    """Which colours texts have on which grounds, by their names; cells to fill hold plain text alone."""
    for text in _TEXTS:
        yield text, "white"
        yield text, "tint"
    yield "ink", "input"


# --- templates ------------------------------------------------------------------------------------


def _templates(folder: Path) -> Iterator[Problem]:
    classic = load()
    yield from _template(folder / WORD_BLOCKS, classic.word.blocks, GIVEN_TO_MACROS)
    yield from _template(folder / HTML_BLOCKS, classic.html.blocks, GIVEN)


def _template(path: Path, below: str, given: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with macros of the theme's own, which may name those below and what is ``given`` to all."""
    if not path.is_file():
        return
    text = path.read_text("utf-8-sig")
    environment = Sandbox()
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield _at(path, text, error.lineno, str(error.message), _COMPARE)
        return
    try:
        named = meta.find_undeclared_variables(tree)  # filters and tests are looked up here as well
    except TemplateSyntaxError as error:
        yield _at(path, text, error.lineno, str(error.message), _COMPARE)
        return
    known = given | _macros(environment.parse(below)) | _macros(tree)
    for name in sorted(named - known - frozenset(environment.globals)):
        found = re.search(rf"\b{re.escape(name)}\b", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        hint = did_you_mean(name, known, "See docs/themes.md for what macros may name.")
        yield _at(path, text, line, f"there is no `{name}` to print", hint, name)
    if not _macros(tree):
        yield _at(path, text, 1, "it defines no macro", "Write a macro of the name of the one that it stands in for.")


def _macros(tree: nodes.Template) -> frozenset[str]:
    return frozenset(macro.name for macro in tree.find_all(nodes.Macro))


def _at(path: Path, text: str, line: int, message: str, hint: str, word_: str = "") -> Problem:
    lines = text.splitlines()
    shown_line = lines[line - 1] if 0 < line <= len(lines) else ""
    column = shown_line.find(word_) + 1 if word_ in shown_line else 1
    return Problem("theme-template", message, hint, Place(shown(path), line, max(1, column), shown_line))


# --- style sheets ---------------------------------------------------------------------------------


def _styles(folder: Path) -> Iterator[Problem]:
    """What a style sheet would fetch: a page stands alone, and tells nobody that it is being read."""
    for path in style_sheets(folder):
        lines = path.read_text("utf-8-sig").splitlines()
        bare = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), "\n".join(lines)).split("\n")
        for number, line in enumerate(bare, 1):
            plain = _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), line)
            if loads := _LOADS.search(plain):
                message = f"`{loads[0].strip()}` loads something from elsewhere"
                hint = "Write pictures into the sheet as `data:image/…`; name fonts that computers have."
                column = min(loads.start(), len(lines[number - 1])) + 1
                yield Problem("theme-style", message, hint, Place(shown(path), number, column, lines[number - 1]))


# --- Word -----------------------------------------------------------------------------------------


def _tried(folder: Path, theme: Theme) -> Iterator[Problem]:
    """Why the theme's templates cannot draw a paper, tried within bounds: they may come from anybody."""
    failed = trial.failure(theme, _media(folder))
    if failed is None:
        return
    names = _TEMPLATES[failed.medium]
    path = folder / next((name for name in names if (folder / name).is_file()), names[-1])
    place = _place(path, failed.line, failed.column) if failed.line else _named(path, failed.reason)
    yield Problem("theme-template", failed.reason, failed.hint or _COMPARE, place)


_TEMPLATES: Mapping[trial.Medium, tuple[str, ...]] = {
    "word": (WORD_BLOCKS, SHELL),
    "html": (HTML_BLOCKS, WORD_BLOCKS, SHELL),
    "pdf": (PDF_LOOK,),
}


def _media(folder: Path) -> tuple[trial.Medium, ...]:
    """What a theme is tried in; a look of its own, where there is what sets it."""
    with_look = (folder / PDF_LOOK).is_file() and find_spec("typst") is not None
    return ("word", "html", "pdf") if with_look else ("word", "html")


def _place(path: Path, line: int, column: int) -> Place:
    lines = path.read_text("utf-8-sig", "replace").splitlines()
    return Place(shown(path), line, column, lines[line - 1]) if 0 < line <= len(lines) else Place(shown(path))


def _named(path: Path, reason: str) -> Place:
    """Where a look says what a reason names first."""
    name = _NAME.search(reason)
    if name is None or path.name != Path(PDF_LOOK).name:
        return Place(shown(path))
    text = path.read_text("utf-8-sig", "replace")
    place = text.find(f"{name[1]}:")
    return (
        _place(path, text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
        if place >= 0
        else Place(shown(path))
    )


def _shell(folder: Path, theme: Theme, *, macros: bool) -> Iterator[Problem]:
    """What is wrong with the shell; ``macros``: and with those that fill it, which may have been told already."""
    own = folder / SHELL
    place = Place(shown(own if own.is_file() else folder / WORD_BLOCKS))
    for error in word.tag_errors(theme) or (word.shell_errors(theme) if macros else ()):
        yield Problem("word-shell", f"the Word shell cannot be filled: {error}", error.hint, place)
