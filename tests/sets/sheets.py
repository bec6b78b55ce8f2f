"""What the workbooks of a firm say, row by row, and with what a stage is counted in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage
from generator.deliverables.registry import Deliverable, offered
from generator.documents.workbook import DataTable, TableSheet
from tests.papers import workbook_of


def rows(paper: str, sheet: str, blueprint: Blueprint) -> Iterator[dict[str, object]]:
    """The rows of a sheet, each cell by its column's id."""
    sheets = workbook_of(paper, blueprint).sheets
    (found,) = (one for one in sheets if isinstance(one, TableSheet) and one.id == sheet)
    return ({column.id: row.cells.get(column.id) for column in found.columns} for row in found.rows)


def table_of(paper: str, blueprint: Blueprint) -> DataTable:
    """The plain table of a paper."""
    (found,) = (one for one in offered(blueprint) if one.id == paper)
    assert isinstance(found, Deliverable)
    assert found.table
    return found.table(blueprint)


def printed_number(stage: Stage, blueprint: Blueprint) -> str:
    """A sub-part has its mark behind its stage's number, and no number where that has none."""
    number = stage.number or (blueprint.stages[stage.parent].number if stage.parent else None)
    return f"{number}{stage.mark or ''}" if number else ""
