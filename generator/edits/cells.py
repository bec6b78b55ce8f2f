"""A workbook as it was made beside one as somebody has saved it: which cell says something else.

People sort rows, put some in and move columns. So columns are known by their titles, and rows by what they say: those
that say the same are each other's, of the others those that have most cells in common.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.documents.workbook import Cell, CellLink, SheetColumn, SheetRow, Workbook
from generator.render.excel.layout import TableLayout, TextLayout, lay_out

from .excel import Sheet
from .lines import Line, flat, pairs
from .tracing import Source

_DAY_ZERO = datetime.date(1899, 12, 30)
_ALIKE = 0.5
"""Rows with a smaller share of their cells in common are different rows."""
_MOST_COMPARED = 250_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that says something else; ``before`` is "" for what came, ``after`` for what went."""

    sheet: str
    place: str
    before: str
    after: str
    source: Source
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its number, its cells by the titles of their columns, as texts, and where it comes from."""

    number: int
    cells: Mapping[str, str]
    origin: str = ""
    values: Mapping[str, Cell] | None = None


def differences(workbook: Workbook, found: Iterable[Sheet]) -> Iterator[Difference]:
    """What differs in the cells of a workbook; cells to be filled, and what formulas come to, are left aside."""
    book, sheets = lay_out(workbook), {sheet.name: sheet for sheet in found}
    for layout in book.layouts:
        theirs = sheets.get(layout.name)
        if theirs is None:
            yield Difference(layout.name, "", layout.name, "", Source(""))
        elif isinstance(layout, TextLayout):
            yield from _of_text(layout, theirs)
        elif layout.sheet.id in {sheet.id for sheet in workbook.sheets}:  # lists to choose from follow from the others
            yield from _of_table(layout, theirs)


# --- tables ---------------------------------------------------------------------------------------


def _of_table(layout: TableLayout, theirs: Sheet) -> Iterator[Difference]:
    titles = {column.id: header for column, header in zip(layout.sheet.columns, layout.headers, strict=True)}
    header = _header(theirs, titles.values())
    if header is None:
        yield Difference(layout.name, "", " | ".join(titles.values()), "", Source(""))
        return
    number, letters = header
    yield from _of_lines([*_band(layout)], _lines(theirs, ("A",), number - 1), theirs)
    ours = [*_our_rows(layout)]
    rows = [
        _Row(place, {title: cells[one] for title, one in letters.items() if one in cells})
        for place, cells in sorted(theirs.rows.items())
        if place > number
    ]
    rows = [row for row in rows if row.cells]
    columns = {titles[column.id]: column for column in layout.sheet.columns}
    for mine, other in _paired(ours, rows):
        if mine and other:
            yield from _of_row(mine, other, columns, letters, theirs)
        elif mine and mine.cells:
            yield _gone(mine, layout.name)
        elif other:
            yield from _come(other, layout, theirs, letters, columns)


def _our_rows(layout: TableLayout) -> Iterator[_Row]:
    """The rows as they were made; a text that goes on in the row below belongs to the first."""
    titles = dict(zip((column.id for column in layout.sheet.columns), layout.headers, strict=True))
    lines = iter(zip(layout.lines, range(layout.first_row, layout.last_row + 1), strict=True))
    waiting = [*layout.sheet.rows]
    for line, number in lines:
        if line.kind != "row" or not waiting:
            continue
        row: SheetRow = waiting.pop(0)
        cells = {titles[id_]: text for id_, cell in line.cells.items() if id_ in titles and (text := as_text(cell))}
        yield _Row(number, cells, row.origin, {titles[id_]: cell for id_, cell in line.cells.items() if id_ in titles})


def as_text(cell: Cell) -> str:
    """A value as the file has it; "" for what is computed."""
    match cell:
        case CellLink():
            return cell.text
        case str():
            return cell
        case bool() | None:
            return ""
        case datetime.date():
            return str((cell - _DAY_ZERO).days)
        case int() | float() | Decimal():
            return _number(str(cell))
    return ""


def _number(text: str) -> str:
    """A number as it is compared, whichever way it was written."""
    try:
        value = Decimal(text)
    except ArithmeticError:
        return flat(text)
    return format(value.normalize(), "f") if value.is_finite() else flat(text)


def _header(sheet: Sheet, titles: Iterable[str]) -> tuple[int, dict[str, str]] | None:
    """The row of the titles, and the letters of their columns: the first in which most of them stand."""
    wanted = {flat(title): title for title in titles}
    for number, cells in sorted(sheet.rows.items()):
        found = {wanted[flat(text)]: place for place, text in reversed([*cells.items()]) if flat(text) in wanted}
        if found and 2 * len(found) >= len(wanted):
            return number, found
    return None


def _paired(ours: list[_Row], theirs: list[_Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Each row with the one that says the same; of the others those that are alike, or at the same place."""
    same: dict[tuple[tuple[str, str], ...], list[_Row]] = {}
    for row in reversed(theirs):
        same.setdefault(_said(row), []).append(row)
    left: list[_Row] = []
    for row in ours:
        twins = same.get(_said(row))
        if twins:
            yield row, twins.pop()
        else:
            left.append(row)
    free = sorted((row for rows in same.values() for row in rows), key=lambda row: row.number)
    lost: list[_Row] = []
    for mine in left:
        best = (
            max(free, key=lambda row: _likeness(mine, row), default=None)
            if len(left) * len(free) < _MOST_COMPARED
            else None
        )
        if best and _likeness(mine, best)[0] >= _ALIKE:
            free.remove(best)
            yield mine, best
        else:
            lost.append(mine)
    at_place = {row.number: row for row in free}
    for mine in lost:
        yield mine, at_place.pop(mine.number, None)
    yield from ((None, row) for row in at_place.values())


def _said(row: _Row) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((title, _number(text)) for title, text in row.cells.items()))


def _likeness(mine: _Row, other: _Row) -> tuple[float, int]:
    """The share of cells that two rows have in common; of equals the nearest is more alike."""
    titles = mine.cells.keys() | other.cells.keys()
    same = sum(_number(mine.cells.get(title, "")) == _number(other.cells.get(title, "")) for title in titles)
    return (same / len(titles) if titles else 0.0), -abs(mine.number - other.number)


def _of_row(
    mine: _Row, other: _Row, columns: Mapping[str, SheetColumn], letters: Mapping[str, str], theirs: Sheet
) -> Iterator[Difference]:
    for title, column in columns.items():
        before, after = mine.cells.get(title, ""), other.cells.get(title, "")
        place = f"{letters[title]}{other.number}" if title in letters else ""
        remark = theirs.remarks.get(place)
        is_theirs = not before and (column.input or column.formula)
        if title not in letters or is_theirs or place in theirs.computed:
            continue
        if _number(before) != _number(after) or remark:
            yield Difference(
                theirs.name, place, before, after, Source(mine.origin, column.id), (remark,) if remark else ()
            )


def _gone(mine: _Row, sheet: str) -> Difference:
    return Difference(sheet, "", " | ".join(mine.cells.values()), "", Source(mine.origin))


def _come(
    other: _Row, layout: TableLayout, theirs: Sheet, letters: Mapping[str, str], columns: Mapping[str, SheetColumn]
) -> Iterator[Difference]:
    """A row that somebody wrote; one in a sheet that is there to be filled is no edit of the process."""
    is_register = layout.sheet.blank_rows or any(column.input for column in columns.values())
    texts = [text for title, text in other.cells.items() if not columns[title].formula]
    if texts and not is_register:
        yield Difference(theirs.name, f"{min(letters.values())}{other.number}", "", " | ".join(texts), Source(""))


# --- texts ----------------------------------------------------------------------------------------


def _of_text(layout: TextLayout, theirs: Sheet) -> Iterator[Difference]:
    """A sheet to be read, line by line."""
    ours = [
        *_band(layout),
        *(
            Line(text, place=column)
            for line in layout.lines
            for column, text in (("A", line.text), ("B", as_text(line.value) if line.fact else ""))
            if text
        ),
    ]
    yield from _of_lines(ours, _lines(theirs, ("A", "B"), max(theirs.rows, default=0)), theirs)


def _band(layout: TableLayout | TextLayout) -> Iterator[Line]:
    """What stands above the content of a sheet."""
    return (Line(line.text, place="A") for line in layout.band if line.text)


def _lines(sheet: Sheet, columns: tuple[str, ...], last: int) -> list[Line]:
    return [
        Line(cells[column], place=f"{column}{number}")
        for number, cells in sorted(sheet.rows.items())
        for column in columns
        if number <= last and column in cells
    ]


def _of_lines(ours: list[Line], found: list[Line], theirs: Sheet) -> Iterator[Difference]:
    for mine, other in pairs(ours, found):
        before, after = mine.text if mine else "", other.text if other else ""
        place = other.place if other else ""
        remark = theirs.remarks.get(place)
        if _number(before) != _number(after) or remark:
            yield Difference(theirs.name, place, before, after, Source(""), (remark,) if remark else ())
