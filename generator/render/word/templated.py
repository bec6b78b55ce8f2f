"""docxtpl's own way to fill a shell, for what needs more than its tags compiled: pictures, documents, other columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl.template import DocxTemplate

from generator.render.package import package

from .compiled import Compiled, check
from .drawn import put_in, with_marks
from .enclosures import Enclosures
from .numbering import NUMBERING, with_lasting_ids
from .tags import PLACE_OF_LAST_SECTION, tagged
from .xml import parse

DOCUMENT = "word/document.xml"
_NOTES = ("wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml")


@dataclass(frozen=True, slots=True)
class Templated:
    """The parts that hold tags as they were written; ``properties`` are those of the document, filled beforehand.

    docxtpl fills the shell around the drawn body, which is put in afterwards: what it does to a text is meant for what
    a shell says, and takes its time. Lists and links of the body stand in the package before, so that what docxtpl
    adds is numbered after them.
    """

    tagged: Mapping[str, bytes]
    properties: Compiled
    given: Mapping[str, object]
    files: Mapping[str, bytes]

    def filled(self, parts: Mapping[str, bytes], context: Mapping[str, object]) -> dict[str, bytes]:
        """The parts of a package, those that hold tags filled by docxtpl. Raises ``ShellError``."""
        whole = {**self.properties.filled(parts, context), **self.tagged, DOCUMENT: self._document(context)}
        template = _Template(io.BytesIO(package(whole)))
        enclosures = Enclosures(template, self.files)
        called = {"picture": enclosures.picture, "subdocument": enclosures.subdocument}
        template.render({**self.given, **with_marks(context), **called})
        saved = io.BytesIO()
        template.save(saved)
        return _finished(saved, context, parts[NUMBERING])

    def _document(self, context: Mapping[str, object]) -> bytes:
        section = str(context["last_section"]).encode()
        return self.tagged[DOCUMENT].replace(PLACE_OF_LAST_SECTION.encode(), section)


class _Template(DocxTemplate):
    """docxtpl with its tags compiled once, in the sandbox, and strict where it would mend what is broken."""

    def patch_xml(self, src_xml: str) -> str:
        """Nothing yet: a part is patched when it is compiled."""
        return src_xml

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Any = None) -> str:
        self.current_rendering_part = part
        filled: str = DocxTemplate.resolve_listing(self, tagged(part.partname.lstrip("/"), src_xml).filled(context))
        check(part.partname.lstrip("/"), filled.encode("utf-8"))
        return filled

    def render_properties(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Nothing more: docxtpl fills few properties, and escapes what is printed there twice."""

    def render_footnotes(self, context: Mapping[str, object], jinja_env: Any = None) -> None:
        """Each part of notes once; docxtpl fills it again for each section, and so reads texts as tags."""
        for part in DocxTemplate.get_docx(self).part.package.iter_parts():
            if part.content_type.endswith(_NOTES):
                xml = self.render_xml_part(part.blob.decode("utf-8"), part, context)
                part._blob = xml.encode("utf-8")


def _finished(saved: io.BytesIO, context: Mapping[str, object], lists: bytes) -> dict[str, bytes]:
    """The parts that were saved, with what is drawn; ``lists`` is the numbering part that docxtpl was given."""
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[DOCUMENT] = put_in(parts[DOCUMENT], context)
    parse(parts[DOCUMENT])
    return {**parts, NUMBERING: with_lasting_ids(parts[NUMBERING], lists)}
