"""Parts and elements as they stand, where nothing is known of them that opening and saving may change.

Only what the standard for XML calls the same is the same: quotes, the order of attributes, where namespaces stand.
"""

from __future__ import annotations

import hashlib

from lxml import etree

from generator.package import Element, Package

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def content(package: Package, name: str) -> bytes:
    """The digest of a part: of its canonical XML, or of its bytes."""
    if name not in package.digests:
        package.digests[name] = _content(package, name)
    return package.digests[name]


def _content(package: Package, name: str) -> bytes:
    data = package.read(name)
    if package.is_xml(name):
        data = etree.tostring(package.tree(name), method="c14n", with_comments=True)
    return hashlib.sha256(data).digest()


def spelled(element: Element, package: Package, part: str) -> str:
    """An element with all that is in it as a line; in place of the ids of relationships stands what they lead to."""
    pieces: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            pieces += [f"<{one.tag!s}", *_attributes(one, package, part), ">", (one.text or "").strip("\n")]
        elif event == "end":
            pieces.append("</>")
        else:
            pieces.append(str(one))
        if one is not element and (one.tail or "").strip():
            pieces.append(one.tail or "")
    return "".join(pieces)


def alone(element: Element) -> Element:
    """An element with its attributes and nothing in it."""
    named = {str(name): str(value) for name, value in element.attrib.items()}
    bare: Element = element.makeelement(str(element.tag), named)
    return bare


def _attributes(element: Element, package: Package, part: str) -> list[str]:
    return sorted(f" {name!s}={_value(str(name), str(value), package, part)}" for name, value in element.attrib.items())


def _value(name: str, value: str, package: Package, part: str) -> str:
    if not name.startswith(_RELATIONS):
        return value
    relationship = package.relationships(part).get(value)
    if relationship is None or relationship.outside:
        return str(relationship)
    return f"{relationship.kind} {content(package, relationship.target).hex()}"
