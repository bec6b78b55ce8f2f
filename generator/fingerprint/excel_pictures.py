"""A picture on a sheet as data: which it is, how it is cut, turned, framed and changed, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.package import Element, Package

from .verbatim import alone, spelled

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TURNED = ("rot", "flipH", "flipV")
_PLAIN = frozenset(
    {f"{_A}{name}" for name in ("blip", "stretch", "fillRect", "off", "ext", "xfrm", "avLst", "picLocks", "noFill")}
)
"""What says no more than that a picture fills its place and has no frame."""


def seen(picture: Element, package: Package, part: str) -> Iterator[str]:
    """What is seen of a picture, in the order in which the format has it."""
    for one in picture.iter(f"{_A}*"):
        tag = str(one.tag)
        if tag == f"{_A}blip":
            yield f"picture {_shell(one, package, part)}"
        elif tag == f"{_A}xfrm":
            yield f"turned {[one.get(name) for name in _TURNED if one.get(name) not in (None, '0')]}"
        elif tag == f"{_A}ln":
            yield from () if one.find(f"{_A}noFill") is not None else ("framed",)
        elif tag not in _PLAIN:
            yield spelled(one, package, part)


def _shell(blip: Element, package: Package, part: str) -> str:
    """The picture itself, and whether anything is done to it."""
    changed = [str(child.tag) for child in blip if child.tag != f"{_A}extLst"]
    return f"{spelled(alone(blip), package, part)} {changed}"
