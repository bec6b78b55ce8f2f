"""A worksheet of XlsxWriter's whose rows are poured in as XML, at a quarter of what a call a cell costs.

XlsxWriter draws everything around the rows. What is replaced here are methods of its own; the lock file names
the version that has them, and the tests of what they are for would see them go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO, cast
from urllib.parse import quote

from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from generator.documents.workbook import CellLink

from .layout import Book, absolute
from .text import guarded

_DIGIT = 7
"""In pixels, the width of a character in which XlsxWriter counts columns."""
_PADDING = 0.71
_USUAL = 7.8, 8.8
"""Around the width in characters of columns that nobody has set, which is 64 pixels."""
_STANDS_IN_A_PATH = "/#?=&.-_~"


def _unlike_the_usual(width: float) -> float:
    """A width that no program takes for that of a column which nobody has made wider: it would not keep it."""
    narrowest, widest = _USUAL
    return widest if narrowest < width < widest else width


class PouredSheet(Worksheet):
    """A worksheet whose rows are XML of ours, filled from the top."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []
        self.widths: tuple[float, ...] = ()
        """The columns' widths in characters."""

    @property
    def next_row(self) -> int:
        """The number of the row that is poured next."""
        return len(self._rows) + 1

    def pour(self, cells: str, height: str) -> None:
        """Add a row; ``height`` holds attributes made by ``cells.fitted`` or ``cells.fixed``."""
        self._rows.append(f'<row r="{self.next_row}"{height}>{cells}</row>')

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the columns' widths, to which Excel's own padding is added."""
        self.widths = tuple(map(_unlike_the_usual, widths))
        for place, width in enumerate(self.widths):
            self.set_column_pixels(place, place, round(width + _PADDING, 2) * _DIGIT)

    def width_within(self, most: int, step: int) -> int:
        """The greatest width in pixels, ``most`` or less, that ends some whole steps into a column."""
        edge, found = 0, step
        for width in self.widths:
            pixels = int(round(width + _PADDING, 2) * _DIGIT + 0.5)
            ends = (edge + into for into in range(step, pixels - step // 2, step))
            found, edge = max([found, *(end for end in ends if end <= most)]), edge + pixels
        return found

    def link(self, reference: str, link: CellLink, book: Book) -> None:
        """Make a cell a link to another file or to a sheet; LookupError where the sheet is not there."""
        target = f"external:{quote(link.path, safe=_STANDS_IN_A_PATH)}" if link.path else ""
        self.write_url(reference, target or f"internal:{absolute(book.sheet_name(link.sheet), 'A1')}", None, link.text)

    def cover(self, place: str, name: str, headers: Sequence[str]) -> None:
        """Make a range an Excel table. XlsxWriter, which would mark each of its cells as taken, sees its first rows."""
        (row, column), _ = map(xl_cell_to_rowcol, place.split(":"))
        columns = [{"header": guarded(header)} for header in headers]
        options = {"name": name, "columns": columns, "style": None, "banded_rows": False}
        self.add_table(row, column, row + 1, column + len(headers) - 1, options)
        self.tables[-1].update(range=place, a_range=place, autofilter=place)

    def _write_dimension(self) -> None:
        """XlsxWriter knows only of its own cells; the format does not demand this."""

    def _write_sheet_data(self) -> None:
        cast(TextIO, self.fh).writelines(("<sheetData>", *self._rows, "</sheetData>"))
        self._rows.clear()

    def _write_selections(self) -> None:
        """A sheet opens with its first cell chosen, in each of its panes."""
        self.selections = [[pane, "A1", "A1"] for pane, *_ in self.selections]
        super()._write_selections()

    def _write_hyperlinks(self) -> None:
        """Paths lead through slashes, which every program follows on every system."""
        super()._write_hyperlinks()
        self.external_hyper_links = [
            [kind, to.replace("\\", "/"), mode] for kind, to, mode in self.external_hyper_links
        ]
