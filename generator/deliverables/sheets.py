"""The sheets of a workbook in the order of its outline: what code makes, under the names that the outline gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.papers import Paper as Outline
from generator.blueprint.model.papers import Sheet as SheetOutline
from generator.documents.workbook import DataTable, PlainCell, Sheet, TableSheet, TextSheet

from .arrangement import arranged_sheet
from .columns import Col
from .internal_pen import InternalPen

Makes = Mapping[str, Callable[[Blueprint, InternalPen], Iterable[Sheet]]]
"""What code makes for a sheet of the outline, by its id: one of that id, or one for each element."""


def sheets(outline: Outline, makes: Makes, blueprint: Blueprint, pen: InternalPen) -> Iterator[Sheet]:
    """All sheets; one that no code makes is read, and says its lines."""
    for one in outline.sheets.values():
        make = makes.get(one.id)
        made = make(blueprint, pen) if make else [_read(one, outline)]
        yield from (_named(_arranged(sheet, one), one, pen) for sheet in made)


def _read(one: SheetOutline, outline: Outline) -> TextSheet:
    return TextSheet(one.id, "", outline.title)


def _arranged(sheet: Sheet, one: SheetOutline) -> Sheet:
    return arranged_sheet(sheet, one.columns) if isinstance(sheet, TableSheet) else sheet


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


# --- plain tables ---------------------------------------------------------------------------------


def plain_table(
    outline: Outline,
    sheet: str,
    columns: Iterable[Col[Any, Any]],
    rows: Iterable[tuple[PlainCell, ...]],
    pen: InternalPen,
) -> DataTable:
    """A paper's table for a CSV file: columns of one of its sheets, under the names that they have there."""
    columns = tuple(columns)
    there = outline.sheets[sheet].columns if sheet in outline.sheets else {}
    own = {id_: column.title for id_, column in there.items()}
    header = tuple(own.get(column.id) or pen.label_of(column.label) for column in columns)
    ids = tuple(column.id for column in columns)
    return replace(pen.data_table(outline.id, header, rows), sheet=sheet, columns=ids)
