"""The drawings of a Word file as data: groups of shapes within a line, each with its form, place, colours and words.

Every program spells a drawing anew and keeps places as exactly as it can; ours stand on a grid, to which they are
brought back. Whatever a shape has that is not known here counts as it is spelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.package import Element, Package

from .description import Description
from .left_out import WORD_PICTURE_EXTENSIONS
from .verbatim import alone, spelled

GROUP = (
    "mc:Choice[@Requires='wpg']/w:drawing[count(*) = 1]/wp:inline/a:graphic/a:graphicData/"
    "wpg:wgp[not(*[not(self::wpg:cNvGrpSpPr or self::wpg:grpSpPr or self::wps:wsp)])]"
)
"""Where the group of an alternative content is that is described here: it holds shapes and no other groups."""
NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_W, _A, _WPS, _WP, _MC = (f"{{{NAMESPACES[name]}}}" for name in ("w", "a", "wps", "wp", "mc"))
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_OF_A_PICTURE = frozenset(
    (
        *(f"{_WP}{name}" for name in ("inline", "extent", "effectExtent", "docPr", "cNvGraphicFramePr")),
        *(f"{_PIC}{name}" for name in ("pic", "nvPicPr", "cNvPr", "cNvPicPr", "blipFill", "spPr")),
        *(f"{_A}{name}" for name in ("graphic", "graphicData", "graphicFrameLocks", "picLocks", "blip", "srcRect")),
        *(f"{_A}{name}" for name in ("stretch", "fillRect", "xfrm", "off", "ext", "prstGeom", "avLst", "ln", "noFill")),
    )
)
"""What a picture within a line is made of: with anything else it counts as it is spelled."""
_EXTENSIONS = f"{_A}extLst"
_GRID = 3175
"""In EMU, a quarter of a point: what the places of our shapes are multiples of."""
_CORNERS = 5000
"""Of the shorter side of a shape, in hundred thousandths: how round corners are is kept to about a hundredth."""


Words = Callable[[Element], Iterator[str]]


def group_of(alternative: Element) -> Element | None:
    """The group of shapes that an alternative content holds, and nothing else; None for any other."""
    if alternative.tag != f"{_MC}AlternateContent":
        return None
    found = alternative.xpath(GROUP, namespaces=NAMESPACES)
    return found[0] if isinstance(found, list) and len(found) == 1 else None  # type: ignore[return-value]


def picture_of(drawing: Element) -> Element | None:
    """The picture within a line that a drawing holds, where nothing else stands in it; None for any other."""
    if drawing.tag != f"{_W}drawing":
        return None
    found = drawing.findall(f"{_WP}inline/{_A}graphic/{_A}graphicData/{_PIC}pic")
    return found[0] if len(found) == 1 and all(one.tag in _OF_A_PICTURE for one in _counted(drawing)) else None


def _counted(element: Element) -> Iterator[Element]:
    """What stands in an element, at any depth, but for what a program notes there for itself."""
    for one in element:
        if one.tag != _EXTENSIONS or not all(_is_a_note(extension) for extension in one):
            yield one
            yield from _counted(one)


def _is_a_note(extension: Element) -> bool:
    return extension.tag == f"{_A}ext" and extension.get("uri", "").upper() in WORD_PICTURE_EXTENSIONS


def tell_picture(picture: Element, package: Package, part: str, said: Description) -> str:
    """A picture as a line: what it shows, how it is cut, its size, its form and its frame."""
    inline = next(picture.iterancestors(f"{_WP}inline"))
    said.say(spelled(inline, package, part), "drawings")
    names = [str(named.get("descr") or "") for named in inline.iterchildren(f"{_WP}docPr")]
    looks = [look for one in picture.iterfind(f"{_PIC}spPr/*") for look in _look_of_a_picture(one, package, part)]
    shown = list(_shown(picture, package, part))
    return f"picture {_size(inline.find(f'{_WP}extent'))} {names} {shown} {looks}"


def _shown(picture: Element, package: Package, part: str) -> Iterator[str]:
    """Which picture fills its place, and how it is cut; where nothing is cut away that is said or left out."""
    for one in picture.iterfind(f"{_PIC}blipFill/*"):
        if one.tag == f"{_A}blip":
            yield spelled(alone(one), package, part)
        elif one.tag != f"{_A}srcRect" or any(side != "0" for side in one.attrib.values()):
            yield spelled(one, package, part)


def _look_of_a_picture(one: Element, package: Package, part: str) -> Iterator[str]:
    """How a picture is turned, formed and framed: nothing where it stands upright in its own corners without a line."""
    if one.tag == f"{_A}xfrm":
        turned = sorted((str(name), str(value)) for name, value in one.attrib.items() if value != "0")
        yield from [f"turned {turned}"] if turned else []
    elif one.tag == f"{_A}ln":
        yield from [] if one.find(f"{_A}noFill") is not None else [f"outline {_outline(one, package, part)}"]
    elif one.tag != f"{_A}noFill" and (one.tag, one.get("prst")) != (f"{_A}prstGeom", "rect"):
        yield spelled(one, package, part)


def tell(group: Element, package: Package, part: str, words: Words, said: Description) -> str:
    """A group as a line; ``words`` describes a paragraph of a shape's text."""
    inline = next(group.iterancestors(f"{_WP}inline"))
    for text in (named.get("descr") for named in inline.iterchildren(f"{_WP}docPr")):
        if text:
            said.say(text, "alternative texts")
    said.say(spelled(group, package, part), "drawings")
    linked = [spelled(one, package, part) for one in inline.iter(f"{_A}hlinkClick")]
    shapes = [_shape(one, package, part, words) for one in group.iterchildren(f"{_WPS}wsp")]
    return f"drawing {_size(inline.find(f'{_WP}extent'))} {linked} {shapes}"


def _shape(shape: Element, package: Package, part: str, words: Words) -> str:
    properties = shape.find(f"{_WPS}spPr")
    text = [line for paragraph in shape.iterfind(f"{_WPS}txbx/{_W}txbxContent/*") for line in words(paragraph)]
    if properties is None:
        return f"{text}"
    return f"{list(_looks(properties, package, part))} {text}"


def _looks(properties: Element, package: Package, part: str) -> Iterator[str]:
    """The place, form, fill and outline of a shape, and whatever else it has."""
    for one in properties:
        name = str(one.tag).removeprefix(_A)
        if name == "xfrm":
            turned = sorted(one.attrib.items())
            yield f"{turned} {[_size(end) for end in one]}"
        elif name == "prstGeom":
            yield f"{one.get('prst')} {[_roundness(guide) for guide in one.iter(f'{_A}gd')]}"
        elif name == "custGeom":
            yield f"path {list(_path(one))}"
        elif name == "ln":
            yield f"outline {_outline(one, package, part)}"
        else:
            yield spelled(one, package, part).lower()


def _size(element: Element | None) -> str:
    """The place or size that an element gives, on the grid."""
    if element is None:
        return ""
    return str(sorted((str(name), round(int(value) / _GRID)) for name, value in element.attrib.items()))


def _roundness(guide: Element) -> str:
    name, _, value = guide.get("fmla", "").partition(" ")
    return f"{guide.get('name')} {name} {round(int(value) / _CORNERS) if value.isdigit() else value}"


def _path(geometry: Element) -> Iterator[str]:
    """The steps of a path, by its points on the grid."""
    for step in geometry.iterfind(f"{_A}pathLst/{_A}path/*"):
        yield f"{str(step.tag).removeprefix(_A)} {[_size(point) for point in step.iter(f'{_A}pt')]}"


def _outline(line: Element, package: Package, part: str) -> str:
    """An outline, to an eighth of a point; one that is not there has no width."""
    if line.find(f"{_A}noFill") is not None:
        return "none"
    inner = sorted(spelled(one, package, part).lower() for one in line if one.tag != f"{_A}round")
    return f"{round(int(line.get('w', '0')) * 8 / 12_700)} {inner}"
