"""The brand's pictures in a shell: the files, what leads to them, and the functions by which tags print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from generator.themes import Brand, Picture

from .text import finished

_EMU_A_MM = 36_000
_LARGEST_MM = 600
_TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NO_RELATIONSHIPS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_STORY = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_NUMBERS = {"logo": 9001, "cover_picture": 9002}
"""Of the drawings; Word wants them to differ within a part."""

CALLED = frozenset(_NUMBERS)
"""What tags print the pictures by."""


def pictures_of(brand: Brand) -> dict[str, Picture]:
    """The pictures of a brand, by what tags print them by."""
    return {name: one for name, one in (("logo", brand.logo), ("cover_picture", brand.cover_picture)) if one}


def with_pictures(parts: Mapping[str, bytes], tagged: Collection[str], brand: Brand) -> dict[str, bytes]:
    """The parts of a package with the brand's pictures, to which the parts ``tagged`` lead."""
    pictures = pictures_of(brand)
    if not pictures:
        return dict(parts)
    added = {f"word/media/{_file(name, one)}": one.data for name, one in pictures.items()}
    links = "".join(
        f'<Relationship Id="{_id(name)}" Type="{_IMAGE}" Target="media/{_file(name, one)}"/>'
        for name, one in pictures.items()
    ).encode()
    for path in filter(_STORY.fullmatch, tagged):
        place = path.replace("word/", "word/_rels/") + ".rels"
        head, end, tail = _open(parts.get(place, _NO_RELATIONSHIPS)).rpartition(b"</Relationships>")
        added[place] = head + links + end + tail
    types = {f'Extension="{one.kind}" ContentType="image/{one.kind}"' for one in pictures.values()}
    defaults = "".join(f"<Default {one}/>" for one in sorted(types) if one.split()[0].encode() not in parts[_TYPES])
    added[_TYPES] = re.sub(rb"(<Types[^>]*>)", lambda match: match[1] + defaults.encode(), parts[_TYPES], count=1)
    return {**parts, **added}


def functions(brand: Brand) -> dict[str, object]:
    """What tags may call and ask: ``logo(…)``, ``cover_picture(…)``, and whether there are any."""
    pictures = pictures_of(brand)
    return {
        "logo": _fitting(pictures.get("logo")),
        "cover_picture": _filling(pictures.get("cover_picture")),
        "has_logo": "logo" in pictures,
        "has_cover_picture": "cover_picture" in pictures,
    }


def _fitting(picture: Picture | None) -> Callable[..., Markup]:
    def logo(*, width: float = 60, height: float = 16) -> Markup:
        """The logo as a run, as large as it can be in a box of this size in mm; nothing where there is none."""
        _check(width, height)
        return _run("logo", "", *picture.fitted(width, height)) if picture else Markup("")

    return logo


def _filling(picture: Picture | None) -> Callable[..., Markup]:
    def cover_picture(*, width: float, height: float) -> Markup:
        """The picture for covers as a run that fills a box of this size in mm, cut where it is wider or higher."""
        _check(width, height)
        return _run("cover_picture", _cut(picture, width / height), width, height) if picture else Markup("")

    return cover_picture


def _check(*millimetres: float) -> None:
    for one in millimetres:
        if not 0 < one <= _LARGEST_MM:
            raise TemplateRuntimeError(f"{one} mm is no size of a picture")


def _cut(picture: Picture, ratio: float) -> str:
    """What is cut away of a picture that fills a box of another ratio, in thousandths of a percent."""
    share = min(picture.ratio, ratio) / max(picture.ratio, ratio)
    cut = round((1 - share) / 2 * 100_000)
    sides = ("l", "r") if picture.ratio > ratio else ("t", "b")
    attributes = " ".join(f'{side}="{cut}"' for side in sides)
    return f"<a:srcRect {attributes}/>" if cut else ""


def _run(name: str, cut: str, width: float, height: float) -> Markup:
    size = f'cx="{round(width * _EMU_A_MM)}" cy="{round(height * _EMU_A_MM)}"'
    number = _NUMBERS[name]
    return finished(
        "<w:r><w:drawing>"
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{name}" descr=""/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="{_id(name)}"/>{cut}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _open(relationships: bytes) -> bytes:
    """A relationships part that ends with its closing tag, as an empty one need not."""
    return re.sub(rb"(<Relationships[^>]*)/>\s*\Z", rb"\1></Relationships>", relationships)


def _id(name: str) -> str:
    return f"rIdBrand{name.title().replace('_', '')}"


def _file(name: str, picture: Picture) -> str:
    return f"brand-{name.replace('_', '-')}.{picture.kind}"
