"""The links of a document or a workbook to other papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from .blocks import Document
from .inline import Run, paper_of
from .workbook import CellLink, TableSheet, TextSheet, Workbook


def links_of_cells(workbook: Workbook) -> frozenset[str]:
    """Each link to another paper that stands in a cell of a workbook."""
    return frozenset(cell.paper for sheet in workbook.sheets for cell in _linking(sheet) if cell.paper)


def _linking(sheet: TableSheet | TextSheet) -> Iterator[CellLink]:
    rows = sheet.rows if isinstance(sheet, TableSheet) else ()
    return (cell for row in rows for cell in row.cells.values() if isinstance(cell, CellLink))


def paper_links(document: Document) -> frozenset[str]:
    """Each link to another paper that stands in a document, as its runs have it."""
    found: set[str] = set()
    waiting: list[Any] = [document.blocks]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Run):
            if node.link and paper_of(node.link):
                found.add(node.link)
        elif isinstance(node, tuple):
            waiting += node
        else:
            kind: Any = type(node)
            waiting += [getattr(node, name) for name in _holding(kind)]
    return frozenset(found)


@cache
def _holding(kind: Any) -> tuple[str, ...]:
    """The fields of a piece of a document in which runs may stand."""
    return tuple(field.name for field in fields(kind) if field.type not in _PLAIN) if is_dataclass(kind) else ()


_PLAIN = ("str", "int", "float", "bool")
