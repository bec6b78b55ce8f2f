"""Content as readable text: a line for each block, cell row or text, indented as the content is nested.

Bold is ``**``, italic ``_``, a link ``text → address``, a merge field ``[[token: label]]``, a decision ``‹…›``;
``← path`` names the element of the blueprint that a block prints.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator.documents.blocks import Document, TableRow
from generator.documents.figures import Figure, texts
from generator.documents.inline import Run
from generator.documents.passages import Passage, passages
from generator.documents.workbook import CellFormula, DataTable, Result, SheetRow, TableSheet, Workbook

_MOST_ROWS = 40
"""Of a longer table the beginning is enough to see a change."""


def dump(content: Document | Workbook | DataTable) -> str:
    """The whole content; the imprint and the search data, which repeat what stands elsewhere, in short."""
    return "\n".join(line.rstrip() for line in _lines(content, 0)) + "\n"


def outline(content: Document | Workbook) -> Iterator[str]:
    """A paper's title, then its headings, cards and messages; a workbook's title, then its sheets."""
    yield content.title
    if isinstance(content, Workbook):
        yield from (f"  {sheet.title}" for sheet in content.sheets)
    else:
        yield from (f"  {_titled(passage)}" for passage in passages(content)[1:])


def _titled(passage: Passage) -> str:
    return f"{passage.title} #{passage.anchor}"


def _lines(value: Any, depth: int, label: str = "") -> Iterator[str]:
    pad, name = "  " * depth, f"{label}: " if label else ""
    if _is_inline(value):
        yield f"{pad}{name}{_text(value)}"
    elif _is_pair(value):
        yield f"{pad}{value[0]}: {_text(value[1])}"
    elif isinstance(value, TableRow):
        yield f"{pad}| {' | '.join(_text(cell) for cell in value.cells)} |{_plain(value)}{_origin(value)}"
    elif isinstance(value, TableSheet):
        yield from _sheet(value, depth)
    elif isinstance(value, Figure):
        yield from _figure(value, depth)
    elif dataclasses.is_dataclass(value):
        yield from _block(value, depth, name)
    elif isinstance(value, tuple):
        yield from _items(value, depth, label)
    else:
        yield f"{pad}{name}{_value(value)}"


def _block(block: Any, depth: int, name: str) -> Iterator[str]:
    """A block's name, its plain fields, its text and its origin on a line; what it holds below."""
    fields = {field.name: getattr(block, field.name) for field in dataclasses.fields(block)}
    main = next((field for field in ("text", "title", "ask") if _is_inline(fields.get(field))), None)
    text = f": {_text(fields[main])}" if main else ""
    yield f"{'  ' * depth}{name}{type(block).__name__}{_plain(block)}{text}{_origin(block)}"
    for field, value in fields.items():
        if (field not in (main, "search", "data") and isinstance(value, tuple) and value) or dataclasses.is_dataclass(
            value
        ):
            yield from _lines(value, depth + 1, "" if field in ("blocks", "sheets") else field)


def _figure(figure: Figure, depth: int) -> Iterator[str]:
    """What a figure says, and the words that stand in it; the places of shapes have tests of their own."""
    pad = "  " * depth
    yield f"{pad}Figure{_plain(figure)}{_origin(figure)}"
    yield from (f"{pad}  {_value(text)}" for text in texts(figure.wide))


def _items(items: tuple[Any, ...], depth: int, label: str) -> Iterator[str]:
    """The items of a tuple; a row of plain values stands on a line."""
    if items and not any(isinstance(item, tuple) or dataclasses.is_dataclass(item) for item in items):
        yield f"{'  ' * depth}{label + ': ' if label else ''}{' | '.join(_value(item) for item in items)}"
        return
    if label:
        yield f"{'  ' * depth}{label}:"
    for item in items[:_MOST_ROWS]:
        yield from _lines(item, depth + bool(label))
    if len(items) > _MOST_ROWS:
        yield f"{'  ' * depth}… {len(items)} altogether"


def _plain(value: Any) -> str:
    """The fields of a block that are plain values and say something."""
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.name != "origin"}
    plain = {name: one for name, one in fields.items() if isinstance(one, bool | int | float | str)}
    return "".join(f" {name}={_value(one)}" for name, one in plain.items() if one not in ("", False))


def _origin(value: Any) -> str:
    return f" ← {value.origin}" if getattr(value, "origin", "") else ""


def _sheet(sheet: TableSheet, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}TableSheet{_plain(sheet)}"
    yield from (f"{pad}  {remark}" for remark in sheet.remarks)
    yield from (f"{pad}  Column{_plain(column)}" for column in sheet.columns)
    yield from (f"{pad}  {_sheet_row(row, sheet)}" for row in sheet.rows[:_MOST_ROWS])
    if len(sheet.rows) > _MOST_ROWS:
        yield f"{pad}  … {len(sheet.rows)} altogether"
    yield from (f"{pad}  Highlight{_plain(highlight)}" for highlight in sheet.highlights)
    yield from (f"{pad}  Chart{_plain(chart)} series={' | '.join(chart.series)}" for chart in sheet.charts)


def _sheet_row(row: SheetRow, sheet: TableSheet) -> str:
    return f"| {' | '.join(_value(row.cells.get(column.id)) for column in sheet.columns)} |{_plain(row)}{_origin(row)}"


def _is_inline(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(item, Run) for item in value)


def _is_pair(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and _is_inline(value[1])


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs).replace("\n", " ⏎ ")


def _run(run: Run) -> str:
    text = {"field": f"[[{run.token}: {run.text}]]", "decision": f"‹{run.text}›"}.get(run.kind, run.text)
    text = f"**{text}**" if run.bold else text
    text = f"_{text}_" if run.italic else text
    return f"{text} → {run.link} " if run.link else text


def _value(value: Any) -> str:
    if isinstance(value, Result):
        return f"({_value(value.value)})"
    if isinstance(value, CellFormula):
        return f"={value.formula} ({_value(value.result.value)})"
    if isinstance(value, str):
        return value.replace("\n", " ⏎ ")
    return "" if value is None else str(value)
