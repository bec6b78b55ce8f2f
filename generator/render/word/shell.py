"""A theme's Word shell made ready to be filled: its tags read, its styles, lists and page set-ups known.

The tags are docxtpl's. A shell is made ready once for a theme and kept in memory, so that rendering a document is
filling in values and writing the package.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol

from lxml import etree
from markupsafe import Markup

from generator.locale.territories import PaperSize
from generator.render.package import package
from generator.themes import Enclosed, Fonts, Palette, Theme
from generator.themes.sandbox import Sandbox

from .compiled import Compiled
from .drawn import DRAWN
from .dress import dressed, hexadecimal, in_language
from .emblems import functions, with_pictures
from .numbering import NUMBERING, Numbering, numbering
from .opening import opened
from .pages import Pages, pages, put_on
from .refusal import ShellError
from .rich import rich_in
from .styles import with_styles
from .tags import Tagged, change_columns, check_kinds, holds_tags, tagged
from .templated import DOCUMENT, Templated
from .values import NAMES
from .xml import W, parse, serialise

RELATIONSHIPS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_MADE_FROM_ONE = "Make the shell from that of a theme, which has it."
_NEEDED = (DOCUMENT, NUMBERING, RELATIONSHIPS, _STYLES)
CALLED_OF_DOCXTPL = frozenset({"picture", "subdocument"})
GIVEN_TO_MACROS = frozenset({"palette"})
"""What macros may name beside each other."""
_NAMED_STYLE = re.compile(r'(?<=Style w:val=")[^"{]+(?=")')
_LINE_BETWEEN_TAGS = re.compile(r"(?<=[>}])[ \t]*\n[ \t]*(?=[<{])")


class Filling(Protocol):
    """A way to fill the tags of a shell."""

    def filled(self, parts: Mapping[str, bytes], context: Mapping[str, object]) -> dict[str, bytes]:
        """The parts of a package, given those without tags and what the tags name. Raises ``ShellError``."""


class Styles(dict[str, str]):
    """The ids of a shell's styles by their names in lower case."""

    def __missing__(self, name: str) -> str:
        raise ShellError(_STYLES, f"there is no style `{name}`", _MADE_FROM_ONE)


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell in the colours and fonts of a theme.

    ``filling`` fills the parts that hold tags, ``parts`` are the others; ``styles`` gives the id of a style by its
    name in lower case, because Word names the ids of its built-in styles anew in the language it runs in.
    """

    parts: dict[str, bytes]
    filling: Filling
    macros: Mapping[str, Callable[..., Markup]]
    styles: Mapping[str, str]
    numbering: Numbering
    pages: Pages

    def list_of(self, style: str) -> int:
        """The number of the list that a paragraph style belongs to."""
        id_ = self.styles[style.lower()]
        if id_ not in self.numbering.list_of_style:
            raise ShellError(_STYLES, f"the style `{style}` belongs to no list", _MADE_FROM_ONE)
        return self.numbering.list_of_style[id_]

    def styles_in(self, language: str) -> dict[str, bytes]:
        """The styles part with its proofing language set, such as ``pl-PL``."""
        return {_STYLES: _styles_in(self.parts[_STYLES], language)}


@lru_cache(maxsize=8)
def shell(theme: Theme, paper: PaperSize) -> Shell:
    """Open a theme's shell and read its tags; ``paper`` is what it is laid on where the shell is on A4.

    Raises ``ShellError`` for what is wrong with the shell, ``jinja2.TemplateError`` for a macro that can't be read.
    """
    word, palette = theme.word, theme.palette
    fonts = theme.fonts.on(paper)
    parts = dressed(whole(theme), palette, fonts)
    styles = parse(parts[_STYLES])
    ids = _ids(styles)
    section, parts[DOCUMENT] = _cut_last_section(parts[DOCUMENT], paper)
    tags = {path: part for path, part in parts.items() if holds_tags(path, part)}
    parts = with_pictures(parts, tags, theme.brand)
    given = given_to(theme, ids)
    enclosed = partial(files_of, word.files, palette, fonts)
    return Shell(
        parts={path: part for path, part in parts.items() if path not in tags},
        filling=_filling(tags, given, enclosed),
        macros=macros_of(word.blocks, palette, ids),
        styles=ids,
        numbering=numbering(parts[NUMBERING], styles),
        pages=pages(section),
    )


def whole(theme: Theme) -> dict[str, bytes]:
    """The parts of a theme's shell, with styles that it lacks taken from the shells below. Raises ``ShellError``."""
    parts = _opened(theme.word.document)
    for below in theme.word.below:
        parts[_STYLES] = with_styles(parts[_STYLES], _opened(below)[_STYLES])
    return parts


def given_to(theme: Theme, styles: Mapping[str, str]) -> dict[str, object]:
    """What the tags of a shell may name whatever the paper; ``styles`` are the ids of its styles by their names."""
    look = {"palette": hexadecimal(theme.palette), "rich": rich_in(styles), "cover_kind": theme.cover}
    return {**look, **functions(theme.brand)}


@lru_cache(maxsize=16)
def _styles_in(styles: bytes, language: str) -> bytes:
    return in_language(styles, language)


def _opened(document: bytes) -> dict[str, bytes]:
    parts = opened(document, "document.docx")
    for path in _NEEDED:
        if path not in parts:
            raise ShellError(path, "is missing", _MADE_FROM_ONE)
    return parts


def files_of(files: tuple[Enclosed, ...], palette: Palette, fonts: Fonts) -> dict[str, bytes]:
    """The files that the shell may take in by their names; documents in the theme's colours and fonts."""
    return {file.name: _worn(file, palette, fonts) if file.name.endswith(".docx") else file.data for file in files}


@lru_cache(maxsize=16)
def _worn(file: Enclosed, palette: Palette, fonts: Fonts) -> bytes:
    parts = opened(file.data, file.name)
    if b"<w:endnoteReference" in parts[DOCUMENT]:
        raise ShellError(file.name, "has endnotes, which cannot be taken along", "Turn them into footnotes in Word.")
    return package(dressed(parts, palette, fonts))


def _filling(
    tags: Mapping[str, bytes], given: Mapping[str, object], enclosed: Callable[[], dict[str, bytes]]
) -> Filling:
    """The way that a shell goes: docxtpl's own, with the files that are enclosed, where its tags need it.

    Raises ``ShellError``.
    """
    ready = {path: checked(path, part, given) for path, part in tags.items()}
    if "body" not in (ready[DOCUMENT].names if DOCUMENT in ready else ()):
        hint = "Put the tag {{p body }} in a paragraph of its own."
        raise ShellError(DOCUMENT, "prints the paper's content nowhere", hint)
    return filling(tags, ready, given, enclosed)


def filling(
    tags: Mapping[str, bytes],
    ready: Mapping[str, Tagged],
    given: Mapping[str, object],
    enclosed: Callable[[], dict[str, bytes]],
) -> Filling:
    """The way that parts with tags are filled; ``ready`` are the same with their tags compiled."""
    names = frozenset[str]().union(*(one.names for one in ready.values()))
    if names & CALLED_OF_DOCXTPL or any(map(change_columns, tags.values())):
        texts = {path: part for path, part in tags.items() if path.startswith("word/")}
        properties = Compiled({path: one for path, one in ready.items() if path not in texts}, given)
        return Templated(texts, properties, given, enclosed())
    return Compiled(ready, given)


def checked(path: str, part: bytes, given: Mapping[str, object]) -> Tagged:
    """A part whose tags can be read and name what there is. Raises ``ShellError``."""
    check_kinds(path, part)
    one = tagged(path, part.decode("utf-8"))
    one.check_names(names_of_shells(given))
    return one


def names_of_shells(given: Mapping[str, object]) -> frozenset[str]:
    """What the tags of a shell may name, with what is ``given`` to them whatever the paper."""
    return frozenset({*NAMES, *DRAWN, *given, *CALLED_OF_DOCXTPL})


def _ids(styles: etree._Element) -> Styles:
    named = ((style.find(f"{W}name"), style) for style in styles.iterfind(f"{W}style"))
    return Styles(
        {str(name.get(f"{W}val")).lower(): str(style.get(f"{W}styleId")) for name, style in named if name is not None}
    )


def _cut_last_section(document: bytes, paper: PaperSize) -> tuple[etree._Element, bytes]:
    """The set-up that closes the body, and the document with a mark in its place."""
    root = parse(document)
    for each in root.iter(f"{W}sectPr"):
        put_on(each, paper)
    return cut_last_section(root)


def cut_last_section(root: etree._Element) -> tuple[etree._Element, bytes]:
    """The set-up that closes a body, and the document with a mark in its place. Raises ``ShellError``."""
    section = root.find(f"{W}body/{W}sectPr")
    body = root.find(f"{W}body")
    if section is None or body is None:
        raise ShellError(DOCUMENT, "its body does not end with a section")
    body.replace(section, etree.Comment("last section"))
    return section, serialise(root)


def macros_of(source: str, palette: Palette, styles: Mapping[str, str]) -> dict[str, Callable[..., Markup]]:
    """The macros by their names. They name styles as Word shows them, which becomes the styles' ids here."""
    identified = _NAMED_STYLE.sub(lambda match: styles[match.group().lower()], source)
    template = Sandbox().from_string(_tight(identified), globals={"palette": hexadecimal(palette)})
    return {name: macro for name, macro in vars(template.module).items() if callable(macro)}


def _tight(source: str) -> str:
    """The source without the line ends between tags; comments keep the numbers of the lines for messages."""
    return _LINE_BETWEEN_TAGS.sub("{#\n#}", source)
