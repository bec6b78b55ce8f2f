"""The styles and lists that papers are drawn with, given to a template that lacks them.

A style of the same name and kind is the template's, so that a paper looks as the template does; what it has not is
taken from the theme, with the list that it belongs to, in the fonts of the template and the colours of the company.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .xml import W, parse, serialise

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
_REFERENCES = ("basedOn", "next", "link")
_OF_A_THEME = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")
_NUMBER = re.compile(rb'<w:numId w:val="(\d{1,9})"')
_EMPTY_NUMBERING = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>'


@dataclass(frozen=True, slots=True)
class Grafted:
    """A template's styles and lists with those of the theme that it lacked.

    ``ids`` are those of all styles by their names in lower case. ``lists`` are the theme's by the ids of their styles,
    for styles that the template has, but that belong to no list there.
    """

    styles: bytes
    numbering: bytes
    ids: Mapping[str, str]
    lists: Mapping[str, int]


def grafted(parts: Mapping[str, bytes], ours: Mapping[str, bytes]) -> Grafted:
    """The styles and lists of a template, and of the theme's shell ``ours`` what the template lacks."""
    numbering, added = parse(parts.get(NUMBERING, _EMPTY_NUMBERING)), parse(ours[NUMBERING])
    styles, below = parse(parts[STYLES]), parse(ours[STYLES])
    lists = _add_lists(numbering, added, _named_lists(parts))
    own = {name_of(style).lower(): _id(style) for style in styles.iterfind(f"{W}style")}
    resolved = _add_styles(styles, below, lists)
    named = {name_of(style).lower(): resolved[_id(style)] for style in below.iterfind(f"{W}style")}
    listed = {
        resolved[_id(style)]: int(lists[number])
        for style in below.iterfind(f"{W}style")
        if (number := _list_of(style)) in lists
    }
    return Grafted(serialise(styles), serialise(numbering), {**own, **named}, listed)


# --- lists ----------------------------------------------------------------------------------------


def _named_lists(parts: Mapping[str, bytes]) -> int:
    """The highest number of a list that a template names, whether there is such a list or not."""
    return max((int(number) for part in parts.values() for number in _NUMBER.findall(part)), default=0)


def _add_lists(numbering: etree._Element, ours: etree._Element, named: int) -> dict[str, str]:
    """Add lists behind those that are there or ``named``, and tell the new number of each."""
    kinds = _renumbered(ours, "abstractNum", "abstractNumId", _highest(numbering, "abstractNum", "abstractNumId"))
    numbers = _renumbered(ours, "num", "numId", max(named, _highest(numbering, "num", "numId")))
    known = {one.get(f"{W}val") for one in numbering.iter(f"{W}nsid")}
    instances = numbering.findall(f"{W}num")
    for kind in ours.iterfind(f"{W}abstractNum"):
        new = copy.deepcopy(kind)
        new.set(f"{W}abstractNumId", kinds[str(kind.get(f"{W}abstractNumId"))])
        for mark in new.findall(f"{W}nsid"):
            if mark.get(f"{W}val") in known:
                new.remove(mark)
        if instances:
            instances[0].addprevious(new)
        else:
            numbering.append(new)
    last = numbering.findall(f"{W}num")[-1:] or numbering.findall(f"{W}abstractNum")[-1:]
    for instance in reversed(ours.findall(f"{W}num")):
        new = copy.deepcopy(instance)
        new.set(f"{W}numId", numbers[str(instance.get(f"{W}numId"))])
        kind_of = new.find(f"{W}abstractNumId")
        if kind_of is not None:
            kind_of.set(f"{W}val", kinds[str(kind_of.get(f"{W}val"))])
        last[0].addnext(new)
    return numbers


def _highest(root: etree._Element, tag: str, attribute: str) -> int:
    return max((_whole(one.get(f"{W}{attribute}")) for one in root.iterfind(f"{W}{tag}")), default=0)


def _whole(number: str | None) -> int:
    return int(number) if number and number.isdigit() else 0


def _renumbered(root: etree._Element, tag: str, attribute: str, highest: int) -> dict[str, str]:
    found = [str(one.get(f"{W}{attribute}")) for one in root.iterfind(f"{W}{tag}")]
    return {old: str(highest + number) for number, old in enumerate(found, 1)}


def _list_of(style: etree._Element) -> str:
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    return "" if number is None else str(number.get(f"{W}val"))


# --- styles ---------------------------------------------------------------------------------------


def _add_styles(styles: etree._Element, below: etree._Element, lists: Mapping[str, str]) -> dict[str, str]:
    """Add the styles that are missing, and tell of each of the theme's the id that it has now."""
    there = {(_kind(style), name_of(style).lower()): style for style in styles.iterfind(f"{W}style")}
    usual = {_kind(style): style for style in styles.iterfind(f"{W}style") if style.get(f"{W}default") in ("1", "true")}
    taken = {_id(style) for style in there.values()}
    names = {name for _, name in there}
    ids: dict[str, str] = {}
    missing: list[etree._Element] = []
    for style in below.iterfind(f"{W}style"):
        same = there.get((_kind(style), name_of(style).lower()))
        if same is None and style.get(f"{W}default") in ("1", "true"):
            same = usual.get(_kind(style))
        if same is not None:
            ids[_id(style)] = _id(same)
            continue
        ids[_id(style)] = _free(_id(style), taken)
        taken.add(ids[_id(style)])
        missing.append(style)
    for style in missing:
        styles.append(_grafted(style, ids, lists, names))
    return ids


def _grafted(
    style: etree._Element, ids: Mapping[str, str], lists: Mapping[str, str], names: set[str]
) -> etree._Element:
    """A style of the theme as it stands in a template; one whose name another kind of style has is called otherwise."""
    new = copy.deepcopy(style)
    new.set(f"{W}styleId", ids[_id(style)])
    new.attrib.pop(f"{W}default", "")
    name = new.find(f"{W}name")
    if name is not None and name_of(style).lower() in names:
        name.set(f"{W}val", renamed(name_of(style)))
    for reference in (one for tag in _REFERENCES for one in new.iterfind(f"{W}{tag}")):
        reference.set(f"{W}val", ids.get(str(reference.get(f"{W}val")), str(reference.get(f"{W}val"))))
    for number in new.iter(f"{W}numId"):
        number.set(f"{W}val", lists.get(str(number.get(f"{W}val")), "0"))
    for element in new.iter():
        for attribute in _OF_A_THEME:
            element.attrib.pop(f"{W}{attribute}", "")
    return new


def renamed(name: str) -> str:
    """What a style of the theme is called in a template in which another kind of style has its name."""
    return f"{name} (salesbook)"


def _free(id_: str, taken: set[str]) -> str:
    while id_ in taken:
        id_ += "x"
    return id_


def _kind(style: etree._Element) -> str:
    return str(style.get(f"{W}type", "paragraph"))


def _id(style: etree._Element) -> str:
    return str(style.get(f"{W}styleId"))


def name_of(style: etree._Element) -> str:
    """What a style is called."""
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val"))
