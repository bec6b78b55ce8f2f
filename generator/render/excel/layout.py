"""Where everything of a workbook stands: names of sheets, letters of columns, numbers of rows.

Whoever draws and whoever refers asks here, so that an address can't differ from the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from generator.documents.workbook import ChoiceList, Sheet, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale.voice import Voice

from . import measures, names
from .legend import legend
from .lines import BandLine, Line, TextLine, band_lines, table_lines, text_lines

_CHOICES_ID = "(choices)"


@dataclass(frozen=True)
class TableLayout:
    """A table's place on its sheet. Rows are counted from 1, columns have letters."""

    sheet: TableSheet
    name: str
    band: tuple[BandLine, ...]
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    filtered: bool = True

    @property
    def header_row(self) -> int:
        """The row of the column titles, after the band and a narrow row of air."""
        return len(self.band) + 2

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row of data, blank rows included."""
        return self.header_row + len(self.lines)

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each column, by its id."""
        return {column.id: letter(number) for number, column in enumerate(self.sheet.columns, 1)}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each row that has an id."""
        return {line.id: number for number, line in enumerate(self.lines, self.first_row) if line.id}

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """The columns' widths in characters."""
        return tuple(
            measures.column_width(column, header, [line.cells.get(column.id) for line in self.lines], texts)
            for column, header, texts in zip(self.sheet.columns, self.headers, self._texts, strict=True)
        )

    @cached_property
    def heights(self) -> tuple[int, ...]:
        """How many lines of text each row is high."""
        heights = [1] * len(self.lines)
        for width, texts in zip(self.widths, self._texts, strict=True):
            for place, text in enumerate(texts):
                if text and (lines := measures.lines_needed(text, width)) > heights[place]:
                    heights[place] = lines
        return tuple(1 if line.runs_on else height for line, height in zip(self.lines, heights, strict=True))

    @cached_property
    def _texts(self) -> tuple[Sequence[str], ...]:
        """The texts that each column shows, row by row; none of them, no rows."""
        columns = ([measures.shown(line.cells.get(column.id)) for line in self.lines] for column in self.sheet.columns)
        return tuple(texts if any(texts) else () for texts in columns)

    @property
    def last_letter(self) -> str:
        """The letter of the last column."""
        return letter(len(self.headers))

    @property
    def filled_range(self) -> str:
        """The range of a register that is printed: from its top to its last row with anything in it, as a formula."""
        data, last = self._anchored(self.first_row, self.last_row), self._anchored(1, self.last_row).partition(":")[2]
        place, first = absolute(self.name, data), absolute(self.name, "$A$1")
        given = self.header_row + max(1, len(self.sheet.rows))
        filled = f'MAX({given},SUMPRODUCT(MAX(({place}<>"")*ROW({place}))))'
        column = absolute(self.name, f"{last.rstrip('0123456789')}1:{last}")
        return f"{first}:INDEX({column},{filled})"

    def _anchored(self, first: int, last: int) -> str:
        return f"$A${first}:${self.last_letter}${last}"

    @property
    def data_range(self) -> str:
        """The range of all rows, such as ``A6:F20``."""
        return f"A{self.first_row}:{self.last_letter}{self.last_row}"

    @property
    def table_range(self) -> str:
        """The range of header and rows, such as ``A5:F20``."""
        return f"A{self.header_row}:{self.last_letter}{self.last_row}"

    def column_range(self, column: str, rows: int | None = None) -> str:
        """The absolute range of a column's rows, or of the first ones, such as ``$C$6:$C$20``."""
        last = self.last_row if rows is None else self.first_row + max(1, rows) - 1
        return f"${self.letters[column]}${self.first_row}:${self.letters[column]}${last}"

    def relative_range(self, column: str) -> str:
        """The same without dollar signs, as rules and conditional formats want it."""
        return self.column_range(column).replace("$", "")


@dataclass(frozen=True)
class TextLayout:
    """A text sheet's lines, which follow its band."""

    sheet: TextSheet
    name: str
    band: tuple[BandLine, ...]
    lines: tuple[TextLine, ...]

    @property
    def named_rows(self) -> Iterator[tuple[str, int]]:
        """The name and the row of each named value."""
        for number, line in enumerate(self.lines, len(self.band) + 1):
            if line.name:
                yield line.name, number


Layout = TableLayout | TextLayout


@dataclass(frozen=True)
class Book:
    """A workbook and the layouts of its sheets, in their order."""

    workbook: Workbook
    layouts: tuple[Layout, ...]

    @cached_property
    def tables(self) -> Mapping[str, TableLayout]:
        """The tables by their sheet's id."""
        return {layout.sheet.id: layout for layout in self.layouts if isinstance(layout, TableLayout)}

    @cached_property
    def choices(self) -> Mapping[str, str]:
        """The defined name of each choice list, by the list's id."""
        return {choices.id: choices.name or names.choices_name(choices.id) for choices in self.workbook.choices}

    @property
    def choices_ranges(self) -> Iterator[tuple[str, str]]:
        """The defined name of each choice list and where its values stand."""
        for choices in self.workbook.choices:
            layout = self.tables[_CHOICES_ID]
            yield self.choices[choices.id], absolute(layout.name, layout.column_range(choices.id, len(choices.values)))

    def sheet_name(self, sheet_id: str) -> str:
        """The printed name of a sheet; LookupError where there is none with this id."""
        for layout in self.layouts:
            if layout.sheet.id == sheet_id:
                return layout.name
        raise LookupError(f"workbook {self.workbook.id!r} has no sheet {sheet_id!r}")

    def choices_name(self, list_id: str) -> str:
        """The defined name of a choice list; LookupError where there is none with this id."""
        if list_id not in self.choices:
            raise LookupError(f"workbook {self.workbook.id!r} has no choice list {list_id!r}")
        return self.choices[list_id]


def lay_out(workbook: Workbook, above: tuple[BandLine, ...] = ()) -> Book:
    """The places of all sheets; ``above`` are lines over the band of the first one.

    ValueError where two sheets have the same id.
    """
    sheets = (*workbook.sheets, *_choices_sheet(workbook))
    sheets = (*sheets, legend(workbook)) if workbook.read_back else sheets
    if len({sheet.id for sheet in sheets}) < len(sheets):
        raise ValueError(f"workbook {workbook.id!r} has two sheets with the same id")
    titles = names.sheet_names(sheet.title for sheet in sheets)
    layouts = [_laid_out(sheet, title, workbook) for sheet, title in zip(sheets, titles, strict=True)]
    return Book(workbook, tuple(replace(one, band=above + one.band) if one is layouts[0] else one for one in layouts))


def letter(number: int) -> str:
    """The letter of a column counted from 1: A, B, … Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def absolute(sheet_name: str, reference: str) -> str:
    """A range or cell with its sheet in front: ``'Lejek i cele'!$B$4``."""
    return "'" + sheet_name.replace("'", "''") + "'!" + reference


def _laid_out(sheet: Sheet, name: str, workbook: Workbook) -> Layout:
    if isinstance(sheet, TextSheet):
        band = band_lines(sheet.heading or sheet.title, (), workbook)
        return TextLayout(sheet, name, band, tuple(text_lines(sheet, workbook)))
    return TableLayout(
        sheet,
        name,
        band_lines(sheet.heading or sheet.title, sheet.remarks, workbook),
        names.headers(column.title for column in sheet.columns),
        tuple(table_lines(sheet, workbook)),
        filtered=sheet.id != _CHOICES_ID,
    )


def _choices_sheet(workbook: Workbook) -> Iterator[TableSheet]:
    """The last sheet, a column a list; none where there are no lists."""
    if workbook.choices:
        title = workbook.choices_title or Voice(workbook.language).say("Lists")
        values = zip_longest(*(choices.values for choices in workbook.choices))
        rows = (SheetRow({c.id: v for c, v in zip(workbook.choices, row, strict=True)}) for row in values)
        columns = tuple(_choices_column(choices) for choices in workbook.choices)
        yield TableSheet(_CHOICES_ID, title, columns, tuple(rows), as_table=False, landscape=len(columns) > 4)


def _choices_column(choices: ChoiceList) -> SheetColumn:
    longest = max((len(value) for value in choices.values if isinstance(value, str)), default=0)
    return SheetColumn(choices.id, choices.title, min(32.0, max(14.0, longest + 2)))
