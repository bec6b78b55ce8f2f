"""A column of a table or a sheet: what it is called, how wide it is, and how each row has its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.blueprint.model.base import Entity
from generator.documents.blocks import Column, Table, TableRow
from generator.documents.inline import Inline
from generator.documents.workbook import Cell, SheetColumn, SheetRow

from .pen import Pen

E = TypeVar("E")
N = TypeVar("N", bound=Entity)
C_co = TypeVar("C_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Col(Generic[E, C_co]):
    """A column; ``cell`` gives what a row has in it, and is left out where that is to be filled in.

    ``label`` is a ``Label``, or the company's own words. ``width`` is relative to the others of a table, and counted in
    characters on a sheet. ``kind`` is that of ``documents.blocks.Column`` or of ``documents.workbook.SheetColumn``;
    what follows it is a sheet's alone; ``refusal`` and ``hint`` are ``Label``s, as the label is. A column that exists
    because the blueprint has something, such as a role, names that as its ``origin``; the others are those of the
    paper's outline.
    """

    id: str
    label: str
    width: float
    cell: Callable[[E], C_co] | None = None
    kind: Literal["text", "number", "blank", "check", "integer", "money", "percent", "date"] = "text"
    choices: str = ""
    input: bool = False
    formula: str = ""
    total: Literal["", "sum", "count", "average"] = ""
    currency: str = ""
    origin: str = ""
    least: int | None = None
    rule: str = ""
    refusal: str = ""
    hint: str = ""


# --- tables ---------------------------------------------------------------------------------------


def table(
    elements: Iterable[E],
    pen: Pen,
    *columns: Col[E, Inline | str],
    caption: str = "",
    origin: str = "",
    row_origin: Callable[[E], str] | None = None,
) -> Table:
    """A table with a row for each element, which prints that element unless ``row_origin`` says otherwise."""
    origin_of = row_origin or (lambda one: str(getattr(one, "path", "")))
    rows = (TableRow(tuple(_inline(column, one, pen) for column in columns), origin=origin_of(one)) for one in elements)
    return Table(tuple(_heading(column, pen) for column in columns), tuple(rows), caption, origin)


def _inline(column: Col[E, Inline | str], element: E, pen: Pen) -> Inline:
    cell = column.cell(element) if column.cell else ()
    return pen.inline(cell) if isinstance(cell, str) else cell


def _heading(column: Col[E, Inline | str], pen: Pen) -> Column:
    assert column.kind in ("text", "number", "blank", "check")  # the others are a sheet's
    return Column(pen.label_of(column.label), column.width, column.kind, column.id)


# --- sheets ---------------------------------------------------------------------------------------


def sheet_columns(columns: Iterable[Col[E, Cell]], pen: Pen) -> tuple[SheetColumn, ...]:
    """Columns as a sheet has them."""
    return tuple(_sheet_column(column, pen) for column in columns)


def _sheet_column(column: Col[E, Cell], pen: Pen) -> SheetColumn:
    assert column.kind != "blank"  # which is a table's
    return SheetColumn(
        column.id,
        pen.label_of(column.label),
        column.width,
        column.kind,
        column.choices,
        column.input,
        column.formula,
        column.total,
        column.currency,
        column.origin,
        column.least,
        column.rule,
        pen.label_of(column.refusal),
        pen.label_of(column.hint),
    )


def sheet_row(element: E, columns: Iterable[Col[E, Cell]], id_: str, origin: str) -> SheetRow:
    """A row with the cells that columns have for an element; the others are to be filled in, or a formula's."""
    return SheetRow({column.id: column.cell(element) for column in columns if column.cell}, id=id_, origin=origin)


def sheet_rows(elements: Iterable[N], columns: Iterable[Col[N, Cell]]) -> tuple[SheetRow, ...]:
    """A row for each element of the blueprint."""
    columns = tuple(columns)
    return tuple(sheet_row(one, columns, one.id, one.path) for one in elements)
