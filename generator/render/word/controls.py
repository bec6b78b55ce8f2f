"""Content controls: how Word has a merge field filled, and how one filling reaches every place that has the field.

In a customer's paper each control is bound to a value of one small XML part (ISO/IEC 29500-1, 17.5.2.6), so whoever
fills a field in one place has filled it in all. An empty value shows its placeholder, which Word takes from the
glossary of the file (17.12): without one it would ask everywhere for “text”.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from generator.documents.inline import Control, Run
from generator.locale.conventions import date_pattern, tag_of

from .text import attribute, content

FIELDS, _PROPERTIES = "customXml/fields.xml", "customXml/fieldsProperties.xml"
_GLOSSARY, _GLOSSARY_STYLES = "word/glossary/document.xml", "word/glossary/styles.xml"
_STYLES = "word/styles.xml"
_TYPES = "[Content_Types].xml"
_NAMESPACE = "urn:salesbook:fields"
_STORE = "{6A2F3C0B-51D8-4E67-9C1D-7B1E5A9F0D24}"
"""The number by which controls name the part; any will do that no other part of a file has."""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_NAME = 64
_LONGEST_CHOICE = 255
_NOT_IN_NAMES = re.compile(r"[^a-z0-9-]")
_FIRST_CONTROL = 1001


class Controls:
    """The controls of one document, numbered as they are drawn.

    ``language`` is that of the dates. Where controls are ``bound``, those of one field share its value; ``style`` is
    the id of the character style in which an unfilled one stands.
    """

    def __init__(self, language: str, style: str, *, bound: bool) -> None:
        self._language = language
        self._style = style
        self._bound = bound
        self._next = _FIRST_CONTROL
        self._values: dict[str, str] = {}
        self._labels: dict[str, str] = {}

    def of(self, run: Run, shown: str) -> str:
        """The control of a merge field around what is ``shown`` in it, a finished run."""
        number, self._next = self._next, self._next + 1
        token = run.token or run.text
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(run.text, _LONGEST_NAME)}"/>'
            f'<w:tag w:val="{attribute(token, _LONGEST_NAME)}"/><w:id w:val="{number}"/>'
            f"{self._placeholder(run)}{self._binding(token, run.control)}{self._kind(run.control)}"
            f"</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        )

    def with_parts(self, parts: Mapping[str, bytes], relationships: str) -> dict[str, bytes]:
        """The parts of a package with those that the bound controls need; ``relationships`` is the main part's."""
        if not self._values:
            return dict(parts)
        rows = _related("customXml", f"/{FIELDS}", "rIdFields") + _related(
            "glossaryDocument", f"/{_GLOSSARY}", "rIdPlc"
        )
        return {
            **parts,
            FIELDS: self._fields(),
            _PROPERTIES: _store_properties(),
            "customXml/_rels/fields.xml.rels": _relations(_related("customXmlProps", f"/{_PROPERTIES}", "rId1")),
            _GLOSSARY: self._glossary(),
            _GLOSSARY_STYLES: parts[_STYLES],
            "word/glossary/_rels/document.xml.rels": _relations(_related("styles", f"/{_GLOSSARY_STYLES}", "rId1")),
            relationships: _with_rows(parts[relationships], b"</Relationships>", rows),
            _TYPES: _with_rows(parts[_TYPES], b"</Types>", _content_types()),
        }

    # --- one control ---

    def _placeholder(self, run: Run) -> str:
        name = ""
        if self._bound:
            part = _digest(run.text)
            self._labels[part] = run.text
            name = f'<w:placeholder><w:docPart w:val="{part}"/></w:placeholder>'
        return name + ("" if run.control.value else "<w:showingPlcHdr/>")

    def _binding(self, token: str, control: Control) -> str:
        if not self._bound:
            return ""
        name = _element(token)
        self._values[name] = self._values.get(name) or control.value
        return (
            f"<w:dataBinding w:prefixMappings=\"xmlns:f='{_NAMESPACE}'\""
            f' w:xpath="/f:fields[1]/f:{name}[1]" w:storeItemID="{_STORE}"/>'
        )

    def _kind(self, control: Control) -> str:
        if control.kind == "date":
            return (
                f'<w:date><w:dateFormat w:val="{attribute(date_pattern(self._language), _LONGEST_NAME)}"/>'
                f'<w:lid w:val="{tag_of(self._language)}"/><w:storeMappedDataAs w:val="text"/>'
                '<w:calendar w:val="gregorian"/></w:date>'
            )
        if control.kind == "choice":
            name = "comboBox" if control.or_other else "dropDownList"
            return f"<w:{name}>{''.join(map(_choice, dict.fromkeys(control.choices)))}</w:{name}>"
        return '<w:text w:multiLine="1"/>' if control.kind == "lines" else "<w:text/>"

    # --- the parts behind them ---

    def _fields(self) -> bytes:
        rows = "".join(f"<{name}>{content(value)}</{name}>" for name, value in sorted(self._values.items()))
        return f'{_XML}<fields xmlns="{_NAMESPACE}">{rows}</fields>'.encode()

    def _glossary(self) -> bytes:
        rows = "".join(self._placeholder_part(part, label) for part, label in sorted(self._labels.items()))
        body = f"<w:docParts>{rows}</w:docParts>"
        return f'{_XML}<w:glossaryDocument xmlns:w="{_W}">{body}</w:glossaryDocument>'.encode()

    def _placeholder_part(self, name: str, label: str) -> str:
        number = f"{{{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}}}"
        return (
            f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
            '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
            f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{number}"/></w:docPartPr>'
            f'<w:docPartBody><w:p><w:r><w:rPr><w:rStyle w:val="{self._style}"/></w:rPr>'
            f'<w:t xml:space="preserve">[{content(label)}]</w:t></w:r></w:p></w:docPartBody></w:docPart>'
        )


def _choice(text: str) -> str:
    shown = attribute(text, _LONGEST_CHOICE)
    return f'<w:listItem w:displayText="{shown}" w:value="{shown}"/>'


def _element(token: str) -> str:
    """The name of the element that holds a field's value: ids may begin with a digit, names of elements may not."""
    return "_" * token[:1].isdigit() + _NOT_IN_NAMES.sub("_", token)


def _digest(label: str) -> str:
    return hashlib.sha256(label.encode()).hexdigest()[:32].upper()


def _store_properties() -> bytes:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    refs = f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs>'
    return f'{_XML}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{schema}">{refs}</ds:datastoreItem>'.encode()


def _content_types() -> str:
    kinds = {
        _PROPERTIES: f"{_OFFICE}.customXmlProperties+xml",
        FIELDS: "application/xml",
        _GLOSSARY: f"{_OFFICE}.wordprocessingml.document.glossary+xml",
        _GLOSSARY_STYLES: f"{_OFFICE}.wordprocessingml.styles+xml",
    }
    return "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())


def _related(kind: str, target: str, id_: str) -> str:
    return f'<Relationship Id="{id_}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'


def _relations(rows: str) -> bytes:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'.encode()


def _with_rows(part: bytes, end: bytes, rows: str) -> bytes:
    head, mark, tail = part.rpartition(end)
    return head + rows.encode() + mark + tail
