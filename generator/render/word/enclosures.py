"""Pictures and documents of a theme's folder that a shell takes in, drawn by docxtpl."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.parts.story import StoryPart
from docx.shared import Length, Mm
from docxtpl.inline_image import InlineImage
from docxtpl.subdoc import Subdoc
from docxtpl.template import DocxTemplate
from jinja2 import TemplateRuntimeError
from lxml import etree
from markupsafe import Markup

from .text import finished
from .xml import W

_NO_PICTURE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_LARGEST_MM = 1000
_FIRST_BOOKMARK = 100_000
_COMMENTS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


class Enclosures:
    """What one document's tags may call.

    Tags get finished WordprocessingML and none of docxtpl's objects: those can open any file and save to any place.
    """

    def __init__(self, template: DocxTemplate, files: Mapping[str, bytes]) -> None:
        self._template = template
        self._files = files
        self._bookmarks = _FIRST_BOOKMARK

    def picture(self, name: str, width: float | None = None, height: float | None = None) -> Markup:
        """A picture within a line; width and height in mm, one following from the other."""
        if not isinstance(self._template.current_rendering_part, StoryPart):
            raise TemplateRuntimeError("a picture stands in the body, a header or a footer")
        data = io.BytesIO(self._file(name))
        try:
            return finished(str(InlineImage(self._template, data, _length(width), _length(height))))
        except _NO_PICTURE as error:
            raise TemplateRuntimeError(f"`{name}` is no picture that Word shows: PNG, JPEG or GIF") from error

    def subdocument(self, name: str) -> Markup:
        """The whole body of a document, with its pictures, lists, styles and footnotes."""
        if self._template.current_rendering_part is not self._template.get_docx().part:
            raise TemplateRuntimeError("a document stands in the body alone")
        if not name.endswith(".docx"):
            raise TemplateRuntimeError(f"`{name}` is no Word document (.docx)")
        document = Subdoc(self._template, io.BytesIO(self._file(name)))
        body = document.subdocx.element.body
        _remove(body.iter(*_COMMENTS))
        self._renumber_bookmarks(body)
        return finished("".join(_with_namespaces(block) for block in body.iterchildren() if block.tag != f"{W}sectPr"))

    def _file(self, name: str) -> bytes:
        if name not in self._files:
            there = ", ".join(f"`{one}`" for one in self._files) or "none"
            raise TemplateRuntimeError(f"no file `{name}` lies beside this one; files there: {there}")
        return self._files[name]

    def _renumber_bookmarks(self, body: etree._Element) -> None:
        """Give bookmarks numbers that neither the shell's nor the paper's have; docxtpl leaves them as they are."""
        numbers: dict[str | None, str] = {}
        for mark in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            number = numbers.setdefault(mark.get(f"{W}id"), str(self._bookmarks + len(numbers)))
            mark.set(f"{W}id", number)
        self._bookmarks += len(numbers)


def _length(millimetres: float | None) -> Length | None:
    if millimetres is not None and not 0 < millimetres <= _LARGEST_MM:
        raise TemplateRuntimeError(f"{millimetres} mm is no size of a picture")
    return None if millimetres is None else Mm(millimetres)


def _with_namespaces(block: etree._Element) -> str:
    """The block with the prefixes that its document declares; docxtpl takes it that the shell has the same."""
    return etree.tostring(block, encoding="unicode", with_tail=False)


def _remove(elements: Iterable[etree._Element]) -> None:
    """Remove marks whose comments are not taken along."""
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
