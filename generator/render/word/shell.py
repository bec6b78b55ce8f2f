"""A theme's Word shell made ready to be filled: its tags compiled, its styles, lists and page set-ups known.

The tags are docxtpl's. They are compiled once for a theme and kept in memory, so that rendering a document is
filling in values and writing the package.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from generator.themes import Fonts, Palette, WordParts

from .dress import dressed, hexadecimal, in_language
from .numbering import Numbering, numbering
from .pages import Pages, pages
from .xml import W, parse, serialise

DOCUMENT = "word/document.xml"
NUMBERING = "word/numbering.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_HOLDS_TAGS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")
_MARKUP = re.compile(r"<[^>]*>")
_NAMED_STYLE = re.compile(r'(?<=Style w:val=")[^"{]+(?=")')
_LINE_BETWEEN_TAGS = re.compile(r"(?<=[>}])[ \t]*\n[ \t]*(?=[<{])")
_PLACE_OF_LAST_SECTION = "<!--last section-->"


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell in the colours and fonts of a theme.

    ``templates`` are the parts that hold tags, ``parts`` the others; ``styles`` gives the id of a style by its
    name in lower case, because Word names the ids of its built-in styles anew in the language it runs in.
    """

    parts: dict[str, bytes]
    templates: Mapping[str, Template]
    macros: Mapping[str, Callable[..., Markup]]
    styles: Mapping[str, str]
    numbering: Numbering
    pages: Pages

    def list_of(self, style: str) -> int:
        """The number of the list that a paragraph style belongs to."""
        return self.numbering.list_of_style[self.styles[style.lower()]]

    def styles_in(self, language: str) -> dict[str, bytes]:
        """The styles part with its proofing language set, such as ``pl-PL``."""
        return {_STYLES: _styles_in(self.parts[_STYLES], language)}


@lru_cache(maxsize=8)
def shell(word: WordParts, palette: Palette, fonts: Fonts) -> Shell:
    """Open and compile a theme's shell.

    Raises ``jinja2.TemplateError`` for a tag that can't be read, ``KeyError`` for a style that the shell lacks.
    """
    parts = dressed(_unpacked(word.document), palette, fonts)
    styles = parse(parts[_STYLES])
    section, parts[DOCUMENT] = _cut_last_section(parts[DOCUMENT])
    templates = {path: _compiled(part) for path, part in parts.items() if _is_template(path, part)}
    return Shell(
        parts={path: part for path, part in parts.items() if path not in templates},
        templates=templates,
        macros=_macros(word.blocks, palette, _ids(styles)),
        styles=_ids(styles),
        numbering=numbering(parts[NUMBERING], styles),
        pages=pages(section),
    )


@lru_cache(maxsize=16)
def _styles_in(styles: bytes, language: str) -> bytes:
    return in_language(styles, language)


def _unpacked(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def _ids(styles: etree._Element) -> dict[str, str]:
    named = ((style.find(f"{W}name"), style) for style in styles.iterfind(f"{W}style"))
    return {
        str(name.get(f"{W}val")).lower(): str(style.get(f"{W}styleId")) for name, style in named if name is not None
    }


def _cut_last_section(document: bytes) -> tuple[etree._Element, bytes]:
    """The set-up that closes the body, and the document with a mark in its place."""
    root = parse(document)
    section = root.find(f"{W}body/{W}sectPr")
    body = root.find(f"{W}body")
    if section is None or body is None:
        raise ValueError("the shell's body does not end with a section")
    body.replace(section, etree.Comment("last section"))
    return section, serialise(root)


def _is_template(path: str, part: bytes) -> bool:
    """Whether a part holds tags; Word may have cut a tag into several runs."""
    if not _HOLDS_TAGS.fullmatch(path):
        return False
    text = _MARKUP.sub("", part.decode("utf-8"))
    return path == DOCUMENT or "{{" in text or "{%" in text


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _compiled(part: bytes) -> Template:
    source = DocxTemplate(io.BytesIO()).patch_xml(part.decode("utf-8"))
    return _environment().from_string(source.replace(_PLACE_OF_LAST_SECTION, "{{ last_section }}"))


def _macros(source: str, palette: Palette, styles: Mapping[str, str]) -> dict[str, Callable[..., Markup]]:
    """The macros by their names. They name styles as Word shows them, which becomes the styles' ids here."""
    identified = _NAMED_STYLE.sub(lambda match: styles[match.group().lower()], source)
    template = _environment().from_string(_tight(identified), globals={"palette": hexadecimal(palette)})
    return {name: macro for name, macro in vars(template.module).items() if callable(macro)}


def _tight(source: str) -> str:
    """The source without the line ends between tags; comments keep the numbers of the lines for messages."""
    return _LINE_BETWEEN_TAGS.sub("{#\n#}", source)
