"""What is told of a register: problems with the sheet, the cell and the reason, placed where people find them."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator.blueprint.problems import Place, Problem

NOT_TAKEN = "so the row is not taken"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or with column 0 a row, of a sheet in a file."""

    file: str
    sheet: str
    row: int
    column: int = 0
    head: str = ""

    @property
    def address(self) -> str:
        """The cell as people name it: C7; of a row its number."""
        return f"{get_column_letter(self.column)}{self.row}" if self.column else f"row {self.row}"

    @property
    def place(self) -> Place:
        """Where a problem of it is shown."""
        return Place(self.file, self.row, max(1, self.column))

    def at(self, column: int, head: str) -> Spot:
        """A cell of the same row."""
        return Spot(self.file, self.sheet, self.row, column, head)


def row_problem(spot: Spot, reason: str, hint: str) -> Problem:
    """That a row is not taken: for what cell of it, and why."""
    return Problem("register-row", _told(spot, reason), hint, spot.place)


def told_twice(spot: Spot, reason: str, hint: str) -> Problem:
    """That an interview is told in two ways."""
    return Problem("interview-twice", _told(spot, reason), hint, spot.place)


def _told(spot: Spot, reason: str) -> str:
    head = f" ({spot.head})" if spot.head else ""
    return f"“{spot.sheet}”, {spot.address}{head}: {reason}"
