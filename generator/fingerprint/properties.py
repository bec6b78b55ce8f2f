"""What a file says of itself: title, author and whatever else somebody may enter under its properties."""

from __future__ import annotations

from collections.abc import Iterator

from generator.package import Element, Package

from .description import Description
from .left_out import APP_PROPERTIES, CORE_PROPERTIES
from .verbatim import spelled

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
PARTS = (_CORE, _APP, _CUSTOM)


def program(package: Package) -> str:
    """The name of the program that wrote a file, "" where it does not say."""
    for element in _properties(package, _APP):
        if _name(element) == "Application":
            return element.text or ""
    return ""


def tell(package: Package, said: Description) -> None:
    """Describe the properties; one that is empty is none."""
    for part, left_out in ((_CORE, CORE_PROPERTIES), (_APP, APP_PROPERTIES)):
        found = [one for one in _properties(package, part) if _name(one) not in left_out]
        for line in sorted(f"property {_name(one)} {spelled(one, package, part)}" for one in found if _says(one)):
            said.say(line)
    for one in _properties(package, _CUSTOM):
        said.say(f"property {spelled(one, package, _CUSTOM)}")


def _properties(package: Package, part: str) -> Iterator[Element]:
    if part in package.names:
        yield from package.tree(part).iterchildren("{*}*")


def _says(element: Element) -> bool:
    return bool(element.text or len(element))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
