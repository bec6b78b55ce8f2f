"""The styles of a shell, with those that it lacks: the base's papers may come to name one after a shell was made."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from .xml import W, parse, serialise


def with_styles(styles: bytes, below: bytes) -> bytes:
    """The styles part with those of another that it has by neither name nor id.

    One that belongs to a list is left out: its list stands in another part.
    """
    root = parse(styles)
    there = {_name(style) for style in root.iterfind(f"{W}style")}
    ids = {style.get(f"{W}styleId") for style in root.iterfind(f"{W}style")}
    missing = [style for style in _free_of_lists(parse(below)) if _name(style) not in there]
    missing = [style for style in missing if style.get(f"{W}styleId") not in ids]
    root.extend(copy.deepcopy(style) for style in missing)
    return serialise(root) if missing else styles


def _free_of_lists(root: etree._Element) -> Iterator[etree._Element]:
    return (style for style in root.iterfind(f"{W}style") if style.find(f"{W}pPr/{W}numPr") is None)


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val")).lower()
