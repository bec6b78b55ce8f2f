"""What stands in a part and is none of its format's own: extensions of newer programs, and what nobody has heard of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from generator.package import Element, Package

from .left_out import FOREIGN
from .word_drawings import GROUP, NAMESPACES

_OWN = {
    "",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://www.w3.org/XML/1998/namespace",
}
_DECLARED = re.compile(rb"""xmlns(?::[^\s=]+)?\s*=\s*["']([^"']*)["']""")
_IS_FOREIGN = " and ".join(f"namespace-uri() != '{uri}'" for uri in sorted(_OWN))
_IS_TOLD = (
    f"ancestor-or-self::mc:AlternateContent[parent::w:r][count({GROUP}) = 1]"
    " or ancestor-or-self::wp:inline[parent::w:drawing][count(a:graphic/a:graphicData/pic:pic) = 1]"
)
"""Within a drawing that is described as data, or as it is spelled."""
_ELEMENTS = etree.XPath(f"//*[{_IS_FOREIGN}][not({_IS_TOLD})]", namespaces=NAMESPACES)
_ATTRIBUTES = etree.XPath(f"//@*[{_IS_FOREIGN}][not({_IS_TOLD})]", namespaces=NAMESPACES)


def foreign(package: Package, part: str) -> Iterator[str]:
    """Each element and attribute of another namespace in a part, with where it stands."""
    declared = {uri.decode("utf-8", "replace") for uri in _DECLARED.findall(package.read(part))}
    if declared <= _OWN:
        return
    tree = package.tree(part)
    for element in cast(list[Element], _ELEMENTS(tree)):
        if not str(element.tag).startswith(tuple(FOREIGN)):
            yield f"foreign {element.tag} in {_tag(element.getparent())}"
    for value in cast(list[Any], _ATTRIBUTES(tree)):  # texts that know where they stand
        if not value.attrname.startswith(tuple(FOREIGN)):
            yield f"foreign {value.attrname}={value} in {_tag(value.getparent())}"


def _tag(element: Element | None) -> str:
    return "" if element is None else str(element.tag)
