"""All that is wrong with an Excel template at once: tags that cannot be read, names that there are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, meta, nodes
from openpyxl import Workbook as Book
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.workbook import TableSheet, Workbook
from generator.render.mistake import Mistake
from generator.themes.template import Template

from .filling import column_named, named_cells, opened
from .tags import SEE, names_a_row, repeated_rows, sandbox, sheet_named_in, tagged_cells
from .values import ROW, Names, written


def mistakes(workbook: Workbook, template: Template) -> tuple[Mistake, ...]:
    """What is wrong with a template of this workbook. Its tags are read, and none is run. Raises ``TemplateError``."""
    book, names = opened(template), Names(workbook)
    found = [one for sheet in book.worksheets for one in _of_sheet(sheet, names)]
    found += _of_names(book, names)
    return tuple(found) or tuple(_left_out(book, names))


def _of_sheet(sheet: Worksheet, names: Names) -> Iterator[Mistake]:
    rows = {one.row: one.sheet for one in repeated_rows(sheet, names)}
    for row, column, text in tagged_cells(sheet):
        place = f"sheet “{sheet.title}”, cell {sheet.cell(row, column).coordinate}"
        if names_a_row(text) and names.sheet_for(sheet.title) is None:
            titles = ", ".join(f"`{one}`" for one in names.sheets)
            reason = "it is not known of which sheet `row` is one"
            hint = f"Name the sheet in the tag, {{{{ {next(iter(names.sheets), 'sheet')}.… }}}}; sheets: {titles}."
            yield Mistake("tag", place, text.strip(), reason, hint)
            continue
        about = sheet_named_in(text, sheet.title, names)
        if about and about is not rows[row]:
            reason = "the tags of a row name columns of two sheets"
            yield Mistake("tag", place, text.strip(), reason, "Put one of them into a row of its own.")
            continue
        yield from _of_text(text, place, rows.get(row), names)
    yield from _of_tables(sheet, names)


def _of_text(text: str, place: str, about: TableSheet | None, names: Names) -> Iterator[Mistake]:
    """What is wrong with the tags of one cell."""
    known: dict[str, Any] = dict(names.facts)
    if about:
        columns = {written(column.id): "" for column in about.columns}
        known |= {ROW: columns, written(about.id): columns}
    try:
        tree = sandbox().parse(text)
        free = meta.find_undeclared_variables(tree)
    except (TemplateError, RecursionError) as error:
        reason = f"it cannot be read: {getattr(error, 'message', error)}"
        yield Mistake("tag", place, text.strip()[:200], reason, SEE)
        return
    ways = dict.fromkeys(way for way in _ways(tree) if way[0] in free)
    for way in ways:
        step, candidates = _unknown(way, known)
        if step:
            listed = f"`salesbook fields {names.workbook.id}` lists what there is."
            yield Mistake("tag", place, text.strip()[:200], f"there is no `{'.'.join(way)}`", listed, step, candidates)


def _ways(tree: nodes.Node) -> Iterator[tuple[str, ...]]:
    """The names that tags use, each with the steps behind it."""
    if isinstance(tree, nodes.Getattr | nodes.Getitem | nodes.Name):
        way = _way(tree)
        if way:
            yield way
            return
    for child in tree.iter_child_nodes():
        yield from _ways(child)


def _way(node: nodes.Node) -> tuple[str, ...]:
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        return (*above, node.attr) if (above := _way(node.node)) else ()
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return (*above, written(str(node.arg.value))) if (above := _way(node.node)) else ()
    return ()


def _unknown(way: tuple[str, ...], known: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The first step of a way that leads nowhere, and those that there are beside it."""
    node: Any = known
    for step in way:
        if isinstance(node, list | tuple):
            return "", ()
        if not isinstance(node, Mapping) or step not in node:
            return step, tuple(node) if isinstance(node, Mapping) else ()
        node = node[step]
    return "", ()


def _of_tables(sheet: Worksheet, names: Names) -> Iterator[Mistake]:
    """Headings of an Excel table that is called as one of our sheets, of columns that the sheet has not."""
    for table in sheet.tables.values():
        about = names.sheets.get(str(table.displayName).casefold())
        if about is None:
            continue
        left, top, right, _ = range_boundaries(table.ref)
        headings = [str(sheet.cell(int(top or 1), at).value or "") for at in range(int(left or 1), int(right or 1) + 1)]
        if not any(column_named(heading, about) for heading in headings):
            place = f"sheet “{sheet.title}”, table {table.displayName}"
            reason = f"none of its columns is one of the sheet `{about.id}`"
            titles = ", ".join(column.title for column in about.columns)
            yield Mistake("tag", place, "", reason, f"Call its columns as those of the sheet: {titles}.")


def _of_names(book: Book, names: Names) -> Iterator[Mistake]:
    """Named cells that are called as a fact that there is not; other names are the template's own."""
    known = names.flat()
    groups = {name for name, value in names.facts.items() if isinstance(value, Mapping)}
    for name, sheet, _, _ in named_cells(book):
        if name.partition(".")[0] in groups and "." in name and name not in known:
            hint = f"`salesbook fields {names.workbook.id}` lists what there is."
            yield Mistake("tag", f"sheet “{sheet}”, name {name}", "", f"there is no `{name}`", hint, name, tuple(known))


def _left_out(book: Book, names: Names) -> Iterator[Mistake]:
    """The sheets of the workbook whose rows a template prints nowhere."""
    printed = {one.sheet.id for sheet in book.worksheets for one in repeated_rows(sheet, names)}
    printed |= {
        names.sheets[name].id
        for sheet in book.worksheets
        for table in sheet.tables.values()
        if (name := str(table.displayName).casefold()) in names.sheets
    }
    missing = [id_ for id_, sheet in names.sheets.items() if sheet.rows and sheet.id not in printed]
    if missing:
        titles = ", ".join(names.sheets[id_].title for id_ in missing)
        columns = names.sheets[missing[0]].columns
        example = f"{{{{ {missing[0]}.{written(columns[0].id)} }}}}"
        reason = f"it prints no rows of {len(missing)} of the workbook’s sheets: {titles}"
        yield Mistake("left-out", "", "", reason, f"Name their columns in the cells of a row, such as {example}.")
