"""What stands in a part and is none of its format's own: extensions of newer programs, and what nobody has heard of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
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
_DECLARED = re.compile(rb"""xmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TOLD = etree.XPath(
    f"//mc:AlternateContent[parent::w:r][count({GROUP}) = 1]"
    " | //wp:inline[parent::w:drawing][count(a:graphic/a:graphicData/pic:pic) = 1]",
    namespaces=NAMESPACES,
)
"""Drawings that are described as data, or as they are spelled."""


def foreign(package: Package, part: str) -> Iterator[str]:
    """Each element and attribute of another namespace in a part, with where it stands."""
    others = _declared(package.read(part)) - _OWN
    if not others:
        return
    tree = package.tree(part)
    told = set(cast(list[Element], _TOLD(tree)))
    for uri in sorted(others):
        for element in tree.iter(f"{{{uri}}}*"):
            if not str(element.tag).startswith(tuple(FOREIGN)) and not _is_within(element, told):
                yield f"foreign {element.tag} in {_tag(element.getparent())}"
        for value in cast(list[Any], _attributes(uri)(tree)):  # texts that know where they stand
            if not value.attrname.startswith(tuple(FOREIGN)) and not _is_within(value.getparent(), told):
                yield f"foreign {value.attrname}={value} in {_tag(value.getparent())}"


def _declared(data: bytes) -> set[str]:
    """The namespaces that a part uses. Programs declare many more: a prefix that no colon follows names nothing."""
    return {
        html.unescape((double or single).decode("utf-8", "replace"))
        for prefix, double, single in _DECLARED.findall(data)
        if not prefix or prefix + b":" in data
    }


@lru_cache(maxsize=64)
def _attributes(uri: str) -> etree.XPath:
    """Finds the attributes of a namespace, by the test of a name: to compare each attribute takes ten times as long."""
    return etree.XPath("//@other:*", namespaces={"other": uri})


def _is_within(element: Element, told: AbstractSet[Element]) -> bool:
    return bool(told) and (element in told or any(outer in told for outer in element.iterancestors()))


def _tag(element: Element | None) -> str:
    return "" if element is None else str(element.tag)
