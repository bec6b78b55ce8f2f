"""What a company makes of columns: which of them there are, in which order and under which names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.blueprint.model.papers import Column as Outline
from generator.documents.blocks import Table
from generator.documents.workbook import SheetColumn, SheetRow, TableSheet

Outlines = Mapping[str, Outline]


def arranged_table(shown: Table, outlines: Outlines) -> Table:
    """A table with the columns of an outline, in its order and under its names; one that has others stays as it is."""
    known = {column.id: number for number, column in enumerate(shown.columns) if column.id}
    if not outlines or not known.keys() >= outlines.keys():
        return shown
    places = [known[id_] for id_ in outlines]
    titles = [one.title or shown.columns[known[id_]].title for id_, one in outlines.items()]
    columns = (replace(shown.columns[place], title=title) for place, title in zip(places, titles, strict=True))
    rows = (replace(row, cells=tuple(row.cells[place] for place in places)) for row in shown.rows)
    return replace(shown, columns=tuple(columns), rows=tuple(rows))


# --- sheets ---------------------------------------------------------------------------------------


def arranged_sheet(sheet: TableSheet, outlines: Outlines) -> TableSheet:
    """A sheet with the columns of an outline, in its order and under its names; one that has none of them as it is.

    A sheet may have but some of an outline's columns. Those that it has by what the blueprint holds are in no outline:
    they stay, and stay between those that they stood between.
    """
    known = {column.id: column for column in sheet.columns if not column.origin}
    outlined = tuple(_outlined(known[id_], one) for id_, one in outlines.items() if id_ in known)
    if not outlined:
        return sheet
    columns = tuple(_with_the_others(outlined, sheet.columns))
    if [column.id for column in columns] == [column.id for column in sheet.columns]:
        return replace(sheet, columns=columns)
    left = {column.id for column in columns}
    rows = tuple(_row(row, columns[0].id, left) for row in sheet.rows)
    frozen = sum(column.id in left for column in sheet.columns[: sheet.freeze])
    highlights = tuple(one for one in sheet.highlights if one.whole_row or one.column in left)
    return replace(sheet, columns=columns, rows=rows, freeze=frozen, highlights=highlights)


def _outlined(column: SheetColumn, outline: Outline) -> SheetColumn:
    return replace(column, title=outline.title or column.title, origin=outline.origin("title"))


def _with_the_others(outlined: Sequence[SheetColumn], before: Sequence[SheetColumn]) -> Iterator[SheetColumn]:
    """The outlined columns with those by data among them, each where the fewest have changed its side."""
    others: dict[int, list[SheetColumn]] = defaultdict(list)
    for number, column in enumerate(before):
        if column.origin:
            others[_place([one.id for one in outlined], {one.id for one in before[:number]})].append(column)
    for place in range(len(outlined) + 1):
        yield from others[place]
        yield from outlined[place : place + 1]


def _place(ids: Sequence[str], before: Collection[str]) -> int:
    """How many of the columns a column stands behind that stood behind those ``before`` it."""

    def changed_sides(place: int) -> int:
        return sum(id_ not in before for id_ in ids[:place]) + sum(id_ in before for id_ in ids[place:])

    return min(range(len(ids) + 1), key=changed_sides)


def _row(row: SheetRow, first: str, left: Collection[str]) -> SheetRow:
    """A row with the cells of the columns that are left; a group's heading stands in the first of them."""
    if row.style == "group" and len(row.cells) == 1:
        (heading,) = row.cells.values()
        return replace(row, cells={first: heading})
    return replace(row, cells={id_: cell for id_, cell in row.cells.items() if id_ in left})
