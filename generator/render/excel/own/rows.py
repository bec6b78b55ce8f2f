"""Rows put into a sheet below one that they are like: formats, heights, merged cells and rules go with them.

openpyxl moves cells alone. All that names cells by their place, on this sheet and on others, is moved here.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.translate import Translator
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from .formulas import Inserted, adjusted, adjusted_reference


def insert_alike(book: Workbook, sheet: Worksheet, row: int, count: int) -> None:
    """Put ``count`` rows in behind a row, each like it: its formats, its height, its texts, its formulas moved."""
    if count <= 0:
        return
    inserted = Inserted(sheet.title, row, count)
    merged = [CellRange(str(one)) for one in sheet.merged_cells.ranges]
    for one in merged:
        sheet.unmerge_cells(str(one))
    for formulas in book.worksheets:
        _adjust_formulas(formulas, inserted)
    sheet.insert_rows(row + 1, count)
    _move_heights(sheet, inserted)
    _adjust_links(sheet)
    for number in range(row + 1, row + count + 1):
        _copy_row(sheet, row, number)
    for cells in _merged(merged, inserted):
        sheet.merge_cells(cells)
    _adjust_rules(sheet, inserted)
    _adjust_tables(sheet, inserted)
    _adjust_names(book, inserted)


def _adjust_formulas(sheet: Worksheet, inserted: Inserted) -> None:
    for cell in list(sheet._cells.values()):
        within = sheet.title == inserted.sheet and cell.row == inserted.row
        if isinstance(cell.value, ArrayFormula):
            cell.value.text = adjusted(str(cell.value.text), sheet.title, inserted, within=within)
            if sheet.title == inserted.sheet:
                cell.value.ref = adjusted_reference(cell.value.ref, sheet.title, inserted)
        elif cell.data_type == "f" and isinstance(cell.value, str):
            cell.value = adjusted(cell.value, sheet.title, inserted, within=within)


def _move_heights(sheet: Worksheet, inserted: Inserted) -> None:
    heights = {number: (one.height, one.hidden) for number, one in sheet.row_dimensions.items()}
    for number in heights:
        sheet.row_dimensions[number].height = None
        sheet.row_dimensions[number].hidden = False
    for number, (height, hidden) in heights.items():
        sheet.row_dimensions[inserted.moved(number)].height = height
        sheet.row_dimensions[inserted.moved(number)].hidden = hidden
    of_row = heights.get(inserted.row, (None, False))[0]
    for number in range(inserted.row + 1, inserted.row + inserted.count + 1):
        sheet.row_dimensions[number].height = of_row


def _adjust_links(sheet: Worksheet) -> None:
    for cell in sheet._cells.values():
        link = getattr(cell, "hyperlink", None)
        if link is not None:
            link.ref = cell.coordinate


def _copy_row(sheet: Worksheet, source: int, target: int) -> None:
    for column in range(1, sheet.max_column + 1):
        if (source, column) not in sheet._cells:
            continue
        old, new = sheet._cells[source, column], sheet.cell(target, column)
        if not isinstance(new, Cell) or not isinstance(old, Cell):
            continue
        new._style = copy.copy(old._style)  # type: ignore[attr-defined]
        is_formula = old.data_type == "f" and isinstance(old.value, str)
        new.value = _translated(old, new) if is_formula else old.value
        if not is_formula and isinstance(old.value, str):
            new.data_type = old.data_type


def _translated(old: Cell, new: Cell) -> str:
    return str(Translator(str(old.value), old.coordinate).translate_formula(new.coordinate))


def _merged(before: list[CellRange], inserted: Inserted) -> Iterator[str]:
    """Merged cells as they stand now; those within the row are merged in each that is like it."""
    for one in before:
        first, last = one.min_row, one.max_row
        columns = get_column_letter(one.min_col), get_column_letter(one.max_col)
        if first == last == inserted.row:
            rows = range(first, first + inserted.count + 1)
            yield from (f"{columns[0]}{row}:{columns[1]}{row}" for row in rows)
        else:
            first, last = inserted.span(first, last)
            yield f"{columns[0]}{first}:{columns[1]}{last}"


def _moved_ranges(ranges: MultiCellRange, inserted: Inserted) -> str:
    return " ".join(_moved(str(one), inserted) for one in ranges.ranges)


def _moved(range_: str, inserted: Inserted) -> str:
    left, first, right, last = range_boundaries(range_)
    assert None not in (left, first, right, last)  # what openpyxl has read as cells
    first, last = inserted.span(int(first or 1), int(last or 1))
    return f"{get_column_letter(int(left or 1))}{first}:{get_column_letter(int(right or 1))}{last}"


def _adjust_rules(sheet: Worksheet, inserted: Inserted) -> None:
    """Conditional formats and validations reach over the new rows, and look at what they looked at."""
    old, new = sheet.conditional_formatting, ConditionalFormattingList()
    for one in old:
        for rule in one.rules:
            rule.formula = [_rule(text, sheet.title, inserted) for text in rule.formula or []]
            new.add(_moved_ranges(one.sqref, inserted), rule)
    sheet.conditional_formatting = new
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = MultiCellRange(_moved_ranges(validation.sqref, inserted))
        for name in ("formula1", "formula2"):
            text = getattr(validation, name)
            if text:
                setattr(validation, name, _rule(text, sheet.title, inserted))


def _rule(text: str, sheet: str, inserted: Inserted) -> str:
    """The formula of a rule, which is that of its first cell: what stands in the row itself stays."""
    return adjusted(f"={text}", sheet, inserted, within=True)[1:] if not text.startswith('"') else text


def _adjust_tables(sheet: Worksheet, inserted: Inserted) -> None:
    for table in sheet.tables.values():
        table.ref = _moved(table.ref, inserted)
        if table.autoFilter is not None:
            table.autoFilter.ref = _moved(table.autoFilter.ref, inserted)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _moved(sheet.auto_filter.ref, inserted)


def _adjust_names(book: Workbook, inserted: Inserted) -> None:
    owners = [("", book.defined_names), *((sheet.title, sheet.defined_names) for sheet in book.worksheets)]
    for title, names in owners:
        for name in names.values():
            name.value = adjusted_reference(name.value, title, inserted)
    for sheet in book.worksheets:
        if sheet.title == inserted.sheet and sheet.print_area:
            areas = str(sheet.print_area).replace("'", "").split(",")
            sheet.print_area = ",".join(_moved(area.rpartition("!")[2], inserted) for area in areas)
