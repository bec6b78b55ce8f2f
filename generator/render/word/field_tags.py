"""The merge fields that a template names: where one stands alone in its tag, it is a field that Word has filled.

Such a tag becomes one that prints a finished control in the look that the tag has; in a condition, or joined with other
words, a field is its text.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from lxml import etree

from .xml import W

_FIELD = re.compile(r"\{\{r?\s*fields\.(\w+)\s*\}\}|\{\{r?\s*fields\[\s*['\"„”“]([\w-]+)['\"”“]\s*\]\s*\}\}")
FINISHED = "_finished_fields"
"""What the tags of fields print, by their number."""
_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class FieldTag:
    """A field in a template: its id with underscores, and the properties of the run that it stands in, as XML."""

    id: str
    look: str


def with_finished_fields(root: etree._Element, first: int) -> list[FieldTag]:
    """Have the field tags of a part print finished controls, numbered from ``first``; they are returned."""
    found: list[FieldTag] = []
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        if run is not None and run.tag == f"{W}r" and _FIELD.search(text.text or ""):
            found += _parted(run, text, first + len(found))
    return found


def _parted(run: etree._Element, text: etree._Element, first: int) -> list[FieldTag]:
    """Part a run at the field tags of one of its texts, each of which gets a run of its own."""
    look = run.find(f"{W}rPr")
    properties = "" if look is None else _DECLARATION.sub("", etree.tostring(look, encoding="unicode", with_tail=False))
    after = list(text.itersiblings())
    said, place, current = text.text or "", 0, run
    found: list[FieldTag] = []
    for match in _FIELD.finditer(said):
        _write(current, text if current is run else None, said[place : match.start()])
        own = _beside(current, look)
        _write(own, None, f"{{{{r {FINISHED}[{first + len(found)}] }}}}")
        current = _beside(own, look)
        found.append(FieldTag((match[1] or match[2]).replace("-", "_"), properties))
        place = match.end()
    _write(current, None, said[place:])
    for element in after:
        current.append(element)
    for piece in (run, current):
        _drop_empty(piece)
    return found


def _drop_empty(run: etree._Element) -> None:
    """Remove a run that says nothing."""
    parent = run.getparent()
    says_nothing = all(one.tag == f"{W}rPr" or (one.tag == f"{W}t" and not one.text) for one in run)
    if parent is not None and says_nothing:
        parent.remove(run)


def _write(run: etree._Element, text: etree._Element | None, said: str) -> None:
    if text is None:
        text = etree.SubElement(run, f"{W}t")
    text.text = said
    text.set(_SPACE, "preserve")


def _beside(run: etree._Element, look: etree._Element | None) -> etree._Element:
    """A new run behind another, in the same look."""
    new = etree.Element(f"{W}r")
    if look is not None:
        new.append(copy.deepcopy(look))
    run.addnext(new)
    return new
