"""What a Word file says and shows: its texts in their order, how each looks, and everything else that stands in it.

Texts, paragraphs, tables, sections, fields, links, bookmarks, content controls and lists are described by what they
come to. Any other element counts as it is spelled, with all that is in it.
"""

from __future__ import annotations

from collections.abc import Collection

from generator.package import Package

from . import parts, properties
from .description import Description
from .foreign import foreign
from .left_out import WORD_SETTINGS
from .numbering import NUMBERING, Numbering
from .verbatim import spelled
from .word_story import Story
from .word_styles import SETTINGS, STYLES, Styles, children, local

_DOCUMENT = "word/document.xml"
_GROUPS = ("compat", "footnotePr", "endnotePr")
"""Settings that hold others."""
_DROPPED = ("characterSpacingControl", "clrSchemeMapping", "decimalSymbol", "listSeparator")
"""Settings that LibreOffice has no place for."""


def describe(package: Package, program: str) -> Description:
    """Describe a file that a program has written."""
    said = Description()
    styles = Styles.of_package(package, program)
    story = Story(package, _DOCUMENT, styles, Numbering(package, styles), said)
    story.tell(children(package.tree(_DOCUMENT), "body"))
    for line in (*sorted(story.edges), *styles.all(custom=True)):
        said.say(line)
    for line in styles.all(custom=False):
        said.say(line, "built-in styles")
    described = {*story.told, STYLES, NUMBERING}
    _tell_foreign(package, said, described)
    _tell_settings(package, said)
    properties.tell(package, said)
    parts.tell(package, said, {*described, SETTINGS})
    return said


def _tell_foreign(package: Package, said: Description, described: Collection[str]) -> None:
    for part in sorted(set(described) & set(package.names)):
        for line in foreign(package, part):
            said.say(line)


def _tell_settings(package: Package, said: Description) -> None:
    for one in package.tree(SETTINGS).iterchildren("*") if SETTINGS in package.names else ():
        name = local(one.tag)
        if name in _GROUPS:
            inner = (part for part in one if local(part.tag) not in WORD_SETTINGS)
            for line in sorted(f"{name} {spelled(part, package, SETTINGS)}" for part in inner):
                said.say(line)
        elif name not in WORD_SETTINGS:
            said.say(spelled(one, package, SETTINGS), "settings" if name in _DROPPED else "")
