"""The XML of a Word package: its namespaces, a strict parser, and bytes."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def parse(part: bytes) -> etree._Element:
    """The root of a part. Raises ``lxml.etree.XMLSyntaxError`` where the part is not well-formed."""
    return etree.fromstring(part, _STRICT)


def serialise(root: etree._Element) -> bytes:
    """The part's bytes, with the declaration that Office programs write."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
