"""Every kind of change to a package: each element, attribute and text, changed, removed, doubled or added to."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .packages import packed

_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
}
_OTHERS = {
    "0": "1", "1": "0", "true": "false", "false": "true", "single": "double", "left": "right", "right": "center",
    "center": "right", "clear": "pct25", "dxa": "auto", "auto": "FF0000", "fixed": "autofit",
}  # fmt: skip
_SPOTS = 2
"""Where a kind of change is tried in a file, until it is seen: what repeats what a style says may change unseen."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the element at an index of a part; ``kind`` says it for all of its kind."""

    kind: str
    part: str
    index: int
    attribute: str = ""

    def made_to(self, content: Mapping[str, bytes]) -> bytes:
        """The package with the change made."""
        tree = etree.fromstring(content[self.part])
        element = list(tree.iter("*"))[self.index]
        _DO[self.kind.rpartition(" ")[2]](element, self.attribute)
        return packed({**content, self.part: etree.tostring(tree)})


def changes(content: Mapping[str, bytes]) -> dict[str, list[Change]]:
    """The changes of each kind that a package can be tried with."""
    found: dict[str, list[Change]] = {}
    for part, data in content.items():
        if part.endswith((".xml", ".rels")):
            for change in _of_part(part, etree.fromstring(data)):
                spots = found.setdefault(change.kind, [])
                if len(spots) < _SPOTS:
                    spots.append(change)
    return found


def _of_part(part: str, tree: Any) -> Iterator[Change]:
    kind = re.sub(r"\d+", "", part)
    for index, element in enumerate(tree.iter("*")):
        parent = element.getparent()
        path = f"{kind} {'' if parent is None else _short(parent.tag)}/{_short(element.tag)}"
        for name in element.attrib:
            yield Change(f"{path} @{_short(name)} changed", part, index, name)
        if (element.text or "").strip():
            yield Change(f"{path} text", part, index)
        yield Change(f"{kind} {_short(element.tag)} attribute", part, index)
        yield Change(f"{kind} {_short(element.tag)} element", part, index)
        if parent is not None:
            yield Change(f"{path} removed", part, index)
            if len(parent.findall(element.tag)) > 1:
                yield Change(f"{path} doubled", part, index)


def _short(tag: str) -> str:
    uri, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return f"{_SHORT.get(uri, uri.rstrip('/').rpartition('/')[2] + ':' if uri else '')}{name}"


def other(value: str) -> str:
    """Another value of the same kind."""
    if value in _OTHERS:
        return _OTHERS[value]
    if re.fullmatch(r"-?\d+", value):
        return str(2 * int(value) + 37)
    if re.fullmatch(r"-?\d+\.\d+", value):
        return str(2 * float(value) + 37)
    if re.fullmatch(r"([0-9A-F]{2})?[0-9A-F]{6}", value):
        return value[:-6] + ("ABCDEF" if value[-6:] != "ABCDEF" else "012345")
    return f"{value}x"


def _change(element: Any, attribute: str) -> None:
    element.set(attribute, other(element.get(attribute)))


def _text(element: Any, attribute: str) -> None:
    element.text = other(element.text)


def _remove(element: Any, attribute: str) -> None:
    element.getparent().remove(element)


def _double(element: Any, attribute: str) -> None:
    element.addnext(copy.deepcopy(element))


def _add_attribute(element: Any, attribute: str) -> None:
    element.set("{urn:nobody}odd", "1")


def _add_element(element: Any, attribute: str) -> None:
    etree.SubElement(element, "{urn:nobody}odd")


_DO = {
    "changed": _change,
    "text": _text,
    "removed": _remove,
    "doubled": _double,
    "attribute": _add_attribute,
    "element": _add_element,
}
