"""Numbered lists: each list of steps is a number instance of its own, so that it starts again at 1."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from .refusal import ShellError
from .xml import W, parse, serialise

NUMBERING = "word/numbering.xml"
_PLACE_OF_NEW_LISTS = b"<!--lists-->"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A shell's numbering part, cut where new lists go, and the list of each list style by the style's id."""

    head: bytes
    tail: bytes
    list_of_style: dict[str, int]
    abstract_of_list: dict[int, int]

    @property
    def next_list(self) -> int:
        """The first number that no list of the shell uses."""
        return max(self.abstract_of_list) + 1

    def part(self, restarted: int, first: int, count: int) -> bytes:
        """The part with ``count`` lists added from number ``first`` on, all like the list ``restarted`` and from 1."""
        lists = (_restarted(number, self.abstract_of_list[restarted]) for number in range(first, first + count))
        return self.head + "".join(lists).encode() + self.tail


def numbering(part: bytes, styles: etree._Element) -> Numbering:
    """Read a shell's numbering part and the lists that its paragraph styles use."""
    root = parse(part)
    instances = root.findall(f"{W}num")
    if not instances:
        raise ShellError(NUMBERING, "holds no lists", "Make the shell from that of a theme that has them.")
    instances[-1].addnext(etree.Comment("lists"))
    head, _, tail = serialise(root).partition(_PLACE_OF_NEW_LISTS)
    return Numbering(head, tail, _lists_of_styles(styles), {_number(i, "numId"): _abstract(i) for i in instances})


def with_lasting_ids(part: bytes, before: bytes) -> bytes:
    """The part, lists that it had not ``before`` given ids made from their numbers: docxcompose draws them by lot."""
    root, known = parse(part), {one.get(f"{W}val") for one in parse(before).iter(f"{W}nsid")}
    for list_ in root.iterfind(f"{W}abstractNum"):
        id_ = list_.find(f"{W}nsid")
        if id_ is not None and id_.get(f"{W}val") not in known:
            number = str(list_.get(f"{W}abstractNumId"))
            id_.set(f"{W}val", hashlib.sha256(number.encode()).hexdigest()[:8].upper())
    return serialise(root)


def _restarted(number: int, abstract: int) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def _lists_of_styles(styles: etree._Element) -> dict[str, int]:
    return {
        str(style.get(f"{W}styleId")): _number(found, "val")
        for style in styles.iterfind(f"{W}style")
        if (found := style.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
    }


def _abstract(instance: etree._Element) -> int:
    return _number(instance.find(f"{W}abstractNumId"), "val")


def _number(element: etree._Element | None, attribute: str) -> int:
    value = None if element is None else element.get(f"{W}{attribute}")
    if value is None:
        raise ShellError(NUMBERING, f"lacks w:{attribute}")
    return int(value)
