"""An SVG from a stranger, cleaned: shapes, text, gradients and how they look; nothing that runs, loads or links.

An allow-list over a strict parse: an element or attribute that is not known here is left out, so that what nobody has
thought of is left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MOST_ELEMENTS = 20_000
_DEEPEST = 60
_MOST_USES = 200
_ELEMENTS = (
    " svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient "
    "radialGradient stop clipPath mask pattern "
)
_ATTRIBUTES = (
    " id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform preserveAspectRatio offset "
    "gradientUnits gradientTransform spreadMethod patternUnits patternTransform patternContentUnits clipPathUnits "
    "maskUnits maskContentUnits fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility stop-color "
    "stop-opacity clip-path clip-rule mask font-family font-size font-weight font-style text-anchor letter-spacing "
    "word-spacing dominant-baseline dx dy rotate textLength lengthAdjust paint-order style "
)
"""Names between blanks."""
_REFERENCE = re.compile(r"url\(\s*(?!['\"]?#[\w-]+['\"]?\s*\))", re.IGNORECASE)
"""A reference to anything but an element of the drawing itself."""
_NUMBER = re.compile(r"[+]?(\d+(?:\.\d+)?|\.\d+)(?:px|pt|mm|cm|in|pc|em)?\Z")
_REPEATED = frozenset(f"{{{_SVG}}}{name}" for name in ("symbol", "pattern", "mask", "clipPath"))


class SvgError(Exception):
    """Bytes that are no SVG, or one with nothing in it that could be drawn."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean SVG, and its width where its height is 1."""

    text: str
    ratio: float


def cleaned(data: bytes) -> Drawing:
    """The drawing without what does not belong to a picture. Raises ``SvgError``."""
    root = _parsed(data)
    if root.tag != f"{{{_SVG}}}svg":
        raise SvgError("its first element is no `svg`")
    _check_size(root)
    for element in list(root.iter()):
        if not _is_known(element):
            _drop(element)
    for element in root.iter():
        _strip(element)
    _flatten(root)
    ratio = _ratio(root)
    etree.cleanup_namespaces(root)
    return Drawing(etree.tostring(root, encoding="unicode", with_tail=False), ratio)


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data and b"<!ENTITY" in data:
        raise SvgError("it declares entities")
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SvgError(f"it is neither PNG, JPEG nor SVG ({error})") from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _check_size(root: etree._Element) -> None:
    """See to it that drawing takes no longer than a picture may."""
    elements = sum(1 for _ in root.iter())
    uses = sum(1 for _ in root.iter(_name("use")))
    depth = max((sum(1 for _ in element.iterancestors()) for element in _leaves(root)), default=0)
    if elements > _MOST_ELEMENTS or uses > _MOST_USES or depth > _DEEPEST:
        raise SvgError("it has more parts than a logo or picture needs")


def _flatten(root: etree._Element) -> None:
    """Let nothing that is repeated repeat something else: what multiplies itself would be drawn for ever."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    repeated = [element for element in root.iter() if element.tag in _REPEATED]
    repeated += [by_id[to] for use in root.iter(_name("use")) if (to := _target(use)) in by_id]
    for element in {inner for one in repeated for inner in one.iter()}:
        if element.tag == _name("use"):
            _drop(element)
        for name, value in _attributes(element):
            if "url(" in value and not _is_gradient(value, by_id):
                del element.attrib[name]


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _target(use: etree._Element) -> str:
    return str(use.get(_XLINK) or use.get("href") or "").removeprefix("#")


def _is_gradient(value: str, by_id: Mapping[str | None, etree._Element]) -> bool:
    named = re.fullmatch(r"url\(\s*['\"]?#([\w-]+)['\"]?\s*\)", value.strip())
    found = by_id.get(named[1]) if named else None
    return found is not None and str(found.tag).endswith("Gradient")


def _name(local: str) -> str:
    return f"{{{_SVG}}}{local}"


def _leaves(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if not len(element))


def _is_known(element: etree._Element) -> bool:
    name = etree.QName(element)
    return name.namespace == _SVG and f" {name.localname} " in _ELEMENTS


def _drop(element: etree._Element) -> None:
    """Remove an element with all in it, but not the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _strip(element: etree._Element) -> None:
    """Leave an element the attributes that say how it looks; of references, those within the drawing."""
    for name, value in _attributes(element):
        is_reference = name in (_XLINK, "href")
        known = value.startswith("#") if is_reference else f" {name} " in _ATTRIBUTES and _is_harmless(value)
        if not known:
            del element.attrib[name]


def _is_harmless(value: str) -> bool:
    """Whether a value loads nothing; a backslash is how CSS hides what it spells."""
    return not _REFERENCE.search(value) and "\\" not in value and "@" not in value


def _ratio(root: etree._Element) -> float:
    """Width by height, from the view box or else the size; the drawing gets both as plain numbers."""
    box = str(root.get("viewBox", "")).replace(",", " ").split()
    try:
        sides = [float(part) for part in box[2:4]] if len(box) == 4 else []
        sides = sides or [
            float(match[1]) for name in ("width", "height") if (match := _NUMBER.match(root.get(name, "")))
        ]
    except ValueError:
        sides = []
    if len(sides) != 2 or min(sides) <= 0 or not 0.02 <= sides[0] / sides[1] <= 50:
        raise SvgError("it says neither by `viewBox` nor by `width` and `height` how large it is")
    if len(box) != 4:
        root.set("viewBox", f"0 0 {sides[0]:g} {sides[1]:g}")
    root.set("width", f"{sides[0]:g}")
    root.set("height", f"{sides[1]:g}")
    return sides[0] / sides[1]
