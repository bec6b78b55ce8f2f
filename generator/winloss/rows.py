"""The rows of a table as values by the ids of their columns; one that cannot be read is told, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slugify import slugify

from generator.blueprint.problems import Problem

from .layout import Field
from .opening import Cell, Row
from .tables import Table
from .told import Spot, row_problem
from .values import Reader, as_text, is_blank

_LONGEST_NUMBER = 40
_NOTHING = Cell(None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that was read: the id of its interview, its values by the ids of fields, and where it stands."""

    interview: str
    values: Mapping[str, Any]
    spot: Spot
    table: Table

    def at(self, field: str) -> Spot:
        """The cell of a field; the row where the file has no such column."""
        column = self.table.columns.get(field, 0)
        return self.spot.at(column, self.table.heads[field]) if column else self.spot


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table holds: the rows that were read, the problems of the others, and whose interviews these were of."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = frozenset()


def rows_of(table: Table, reader: Reader, file: str) -> Rows:
    """Read a table. Its example, and rows in which nothing but a number stands, say nothing."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    refused: set[str] = set()
    for row in table.rows:
        if not _says_something(row, table, reader):
            continue
        read = _Row(row, table, reader, Spot(file, table.sheet, row.number))
        if read.problems:
            problems += read.problems
            refused.add(read.interview)
        else:
            entries.append(Entry(read.interview, read.values, read.spot, table))
    return Rows(tuple(entries), tuple(problems), frozenset(refused - {""}))


def _says_something(row: Row, table: Table, reader: Reader) -> bool:
    key = table.form.key.id
    number = as_text(row.cells.get(table.columns[key], _NOTHING).value or "")
    others = (column for id_, column in table.columns.items() if id_ != key)
    filled = (cell for column in others if (cell := row.cells.get(column)))
    return not reader.wording.is_example(number) and any(cell.formula or not is_blank(cell.value) for cell in filled)


class _Row:
    """Reads one row, all of its cells, so that everything wrong with it is told at once."""

    def __init__(self, row: Row, table: Table, reader: Reader, spot: Spot) -> None:
        self.spot = spot
        self.problems: list[Problem] = []
        self.values: dict[str, Any] = {}
        for field in table.form.fields:
            if field.id in table.columns:
                self._read(field, row, table, reader)
        self.interview = self._interview(table)

    def _read(self, field: Field, row: Row, table: Table, reader: Reader) -> None:
        column = table.columns[field.id]
        spot = self.spot.at(column, table.heads[field.id])
        try:
            value = reader.read(field, row.cells.get(column, _NOTHING))
        except ValueError as error:
            reason, _, hint = str(error).partition("\n")
            self.problems.append(row_problem(spot, f"{reason}; the row is not taken", hint))
            return
        if value is not None:
            self.values[field.id] = value
        elif field.needed:
            reason = "nothing stands here; the row is not taken"
            self.problems.append(row_problem(spot, reason, "Fill it in, or empty the whole row."))

    def _interview(self, table: Table) -> str:
        """The id of the interview: its number in the form that ids have."""
        key = table.form.key.id
        number = str(self.values.get(key, ""))
        id_ = slugify(number, max_length=_LONGEST_NUMBER)
        if number and not id_:
            spot = self.spot.at(table.columns[key], table.heads[key])
            reason = f"“{number}” has neither letters nor digits; the row is not taken"
            self.problems.append(row_problem(spot, reason, "Give the interview a number."))
        return id_
