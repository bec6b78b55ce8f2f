"""Type set closer, so that a page holds what belongs on it: a card on its page, or no last page with a line or two.

A part of a paper is set in styles of its own, made from those of the shell, so that whoever edits it in Word finds one
style to change and no formatting by hand; a paper as a whole in the shell's own styles with less room between lines.
"""

from __future__ import annotations

import copy
import re
from functools import lru_cache

from lxml import etree
from markupsafe import Markup

from .pagination.looks import Look, Looks, Margins, looks
from .text import finished
from .xml import W, parse, serialise

STYLES = "word/styles.xml"
_SUFFIX = "Dense"
_STYLE = re.compile(r'(<w:(?:p|r|tbl)Style w:val=")([^"]+)(")')
_PLAIN = re.compile(r"<w:p>(?!<w:pPr><w:pStyle )(<w:pPr>)?")
_STEP = 12
"""In 240ths, a twentieth of a line: LibreOffice keeps whole percents, and what lies between comes back lower."""
_LEAST_ROOM = 0.5
"""Of the room around paragraphs, how much is left at most is taken."""


def dense(xml: Markup, styles: Looks, usual: str) -> Markup:
    """What was drawn, in the closer styles; ``usual`` is the id of the style of paragraphs that name none."""
    named = _STYLE.sub(lambda style: _closer(style, styles), xml)
    return finished(_PLAIN.sub(lambda start: _with_style(start, usual), named))


@lru_cache(maxsize=32)
def with_dense_styles(styles: bytes, numbering: bytes, share: float) -> bytes:
    """The styles part with a closer one for each style, its type ``share`` of the size."""
    root = parse(styles)
    known = looks(styles, numbering)
    for style in list(root.iterfind(f"{W}style")):
        id_ = str(style.get(f"{W}styleId"))
        if id_ in known.paragraphs:
            root.append(_derived(style, "paragraph", _paragraph(known.paragraphs[id_], share)))
        elif id_ in known.runs:
            size, _ = known.runs[id_]
            root.append(_derived(style, "character", [] if size is None else [_size(size * share)]))
        elif id_ in known.cells:
            root.append(_derived(style, "table", [_cells(known.cells[id_], share)]))
    return serialise(root)


@lru_cache(maxsize=32)
def tightened(styles: bytes, share: float) -> bytes:
    """The styles part with less room between lines and paragraphs, the type as large as it was."""
    root = parse(styles)
    for spacing in root.iter(f"{W}spacing"):
        _tighten(spacing, share)
    return serialise(root)


def _tighten(spacing: etree._Element, share: float) -> None:
    line = spacing.get(f"{W}line")
    if line is not None and spacing.get(f"{W}lineRule", "auto") == "auto":
        spacing.set(f"{W}line", _height(int(line) * share))
    for side in ("before", "after"):
        if (room := spacing.get(f"{W}{side}")) is not None:
            spacing.set(f"{W}{side}", str(round(int(room) * _of_room(share))))


def _height(line: float) -> str:
    """A height of lines in 240ths, in whole steps."""
    return str(round(line) // _STEP * _STEP)


def _of_room(share: float) -> float:
    """Room shrinks faster than type does, to a part of what it was."""
    return max(_LEAST_ROOM, 1 - 4 * (1 - share))


def _closer(style: re.Match[str], styles: Looks) -> str:
    known = any(style[2] in kind for kind in (styles.paragraphs, styles.runs, styles.cells))
    return f"{style[1]}{style[2]}{_SUFFIX if known else ''}{style[3]}"


def _with_style(start: re.Match[str], usual: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{usual}{_SUFFIX}"/>{"" if start[1] else "</w:pPr>"}'


def _derived(style: etree._Element, kind: str, settings: list[etree._Element]) -> etree._Element:
    """A style based on another, with settings of its own."""
    id_, name = str(style.get(f"{W}styleId")), style.find(f"{W}name")
    shown = id_ if name is None else str(name.get(f"{W}val"))
    derived = etree.Element(f"{W}style", {f"{W}type": kind, f"{W}customStyle": "1", f"{W}styleId": id_ + _SUFFIX})
    etree.SubElement(derived, f"{W}name", {f"{W}val": f"{shown} {_SUFFIX}"})
    etree.SubElement(derived, f"{W}basedOn", {f"{W}val": id_})
    numbers = style.find(f"{W}pPr/{W}numPr")
    for setting in settings:
        if setting.tag == f"{W}pPr" and numbers is not None:
            setting.insert(0, copy.deepcopy(numbers))
        if setting.tag == f"{W}sz":
            _child(derived, "rPr").append(setting)
        else:
            derived.append(setting)
    return derived


def _paragraph(look: Look, share: float) -> list[etree._Element]:
    """Closer spacing and smaller type; lines of an exact height, which are written on, stay as they are."""
    setting = etree.Element(f"{W}pPr")
    spacing = etree.SubElement(setting, f"{W}spacing")
    spacing.set(f"{W}before", str(round(look.before * 20 * _of_room(share))))
    spacing.set(f"{W}after", str(round(look.after * 20 * _of_room(share))))
    if not look.exact:
        spacing.set(f"{W}line", _height(240 * max(0.96, look.line * (1 - (1 - share) / 2))))
        spacing.set(f"{W}lineRule", "auto")
    return [setting, _size(look.size * share)]


def _cells(room: Margins, share: float) -> etree._Element:
    """Less room above and below what stands in a cell."""
    setting = etree.Element(f"{W}tblPr")
    margins = etree.SubElement(setting, f"{W}tblCellMar")
    closer = _of_room(share)
    sides = {"top": room.top * closer, "left": room.left, "bottom": room.bottom * closer, "right": room.right}
    for side, points in sides.items():
        etree.SubElement(margins, f"{W}{side}", {f"{W}w": str(round(points * 20)), f"{W}type": "dxa"})
    return setting


def _size(points: float) -> etree._Element:
    return etree.Element(f"{W}sz", {f"{W}val": str(max(12, round(points * 2)))})


def _child(style: etree._Element, name: str) -> etree._Element:
    found = style.find(f"{W}{name}")
    return etree.SubElement(style, f"{W}{name}") if found is None else found
