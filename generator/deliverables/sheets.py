"""The sheets of a workbook in the order of its outline: what code makes, under the names that the outline gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.papers import Paper as Outline
from generator.blueprint.model.papers import Sheet as SheetOutline
from generator.documents.workbook import Sheet, TextSheet

from .internal_pen import InternalPen

Makes = Mapping[str, Callable[[Blueprint, InternalPen], Iterable[Sheet]]]
"""What code makes for a sheet of the outline, by its id: one of that id, or one for each element."""


def sheets(outline: Outline, makes: Makes, blueprint: Blueprint, pen: InternalPen) -> Iterator[Sheet]:
    """All sheets; one that no code makes is read, and says its lines."""
    for one in outline.sheets.values():
        make = makes.get(one.id)
        made = make(blueprint, pen) if make else [_read(one, outline)]
        yield from (_named(sheet, one, pen) for sheet in made)


def _read(one: SheetOutline, outline: Outline) -> TextSheet:
    return TextSheet(one.id, "", outline.title)


def _named(sheet: Sheet, one: SheetOutline, pen: InternalPen) -> Sheet:
    """A sheet with the names and the lines of its outline; one of several for an element has its own."""
    if sheet.id != one.id:
        return sheet
    title = one.title or sheet.title
    heading = pen.caption(one.heading) if one.heading else sheet.heading or title
    named = replace(sheet, title=title, heading=heading)
    if isinstance(named, TextSheet) and one.lines:
        return replace(named, sections=(("", tuple(pen.bare(line) for line in one.lines)), *named.sections))
    return named
