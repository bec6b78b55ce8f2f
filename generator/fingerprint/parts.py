"""The parts of a package that need no describing: pictures, charts, comments, macros and whatever else there is.

Each counts as it stands, whatever its name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from generator.package import Element, Package, Relationship

from . import properties
from .description import Description
from .left_out import PARTS, VALUES
from .verbatim import content

_MAIN = "/officeDocument"
_NOTES = ("footnotes", "endnotes")
_GLOSSARY = "word/glossary/"
"""Where programs keep the glossary of a file, with styles and lists of its own."""
_PROPERTIES_OF_VALUES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
"""The number of a part of values, by which controls name it; LibreOffice keeps it without saying whose it is."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tell(package: Package, said: Description, told: Collection[str], empty: Collection[str] = ()) -> None:
    """Say each part that was not ``told`` and is not ``empty``, and every address outside that the package leads to."""
    kinds = dict(_kinds(package))
    for kind, line in sorted(_lines(package, kinds, {*told, *empty, *properties.PARTS})):
        said.say(line, "theme" if kind == "theme" else "")
    if any(name.startswith(_GLOSSARY) for name in package.names):
        said.say("glossary")
    for line in _opened(package):
        said.say(line)
    for line in sorted({_described(package, kinds, name) for name in told if name in package.names}):
        said.say(line)
    # each address once: a program may write it down anew for every link that leads there
    for line in sorted({f"outside {one.kind} {one.target}" for one in _relationships(package) if one.outside}):
        said.say(line)


def _described(package: Package, kinds: Mapping[str, str], name: str) -> str:
    return f"described {kinds.get(name)} {package.content_type(name)}"


def _opened(package: Package) -> Iterator[str]:
    """What opens first; a package may lead to nothing, or to another part than it seems."""
    for one in package.relationships("").values():
        if one.kind.endswith(_MAIN):
            yield f"opens {one.kind} {one.target} {one.target in package.names}"


def _lines(package: Package, kinds: Mapping[str, str], told: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in package.names:
        kind = kinds.get(name, "")
        if (
            name in told
            or name.endswith(".rels")
            or name == "[Content_Types].xml"
            or _is_left_out(package, kinds, name)
        ):
            continue
        if kind not in PARTS and not (kind in _NOTES and _is_empty(package.tree(name))):
            yield kind, f"part {kind} {package.content_type(name)} {content(package, name).hex()}"


def _is_left_out(package: Package, kinds: Mapping[str, str], name: str) -> bool:
    """Whether a part belongs to the glossary, which says what empty controls show, or holds what filled ones do."""
    if name.startswith(_GLOSSARY) or package.content_type(name) == _PROPERTIES_OF_VALUES:
        return True
    return kinds.get(name) == "customXml" and etree.QName(package.tree(name)).namespace in VALUES


def _is_empty(notes: Element) -> bool:
    """Whether a part for notes holds nothing but the lines that Word draws above them."""
    return all(note.get(f"{_W}type", "normal") != "normal" for note in notes)


def _kinds(package: Package) -> Iterator[tuple[str, str]]:
    for one in _relationships(package):
        if not one.outside:
            yield one.target, one.kind.rpartition("/")[2]


def _relationships(package: Package) -> Iterator[Relationship]:
    yield from package.relationships("").values()
    for name in package.names:
        if not name.endswith(".rels"):
            yield from package.relationships(name).values()
