"""Registers begin with an example of the company's own facts that says it is one; reviews come round by formula."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from generator.blueprint.frequencies.frequency import Frequency
from generator.blueprint.model.process import Tool
from generator.deliverables.registry import offered
from generator.deliverables.reviews import next_day, next_review
from generator.documents.workbook import TableSheet
from tests.papers import MadeSet


def registers(made: MadeSet) -> Iterator[TableSheet]:
    for paper in offered(made.blueprint):
        workbook = paper.workbook(made.blueprint) if getattr(paper, "workbook", None) else None
        yield from (s for s in (workbook.sheets if workbook else ()) if isinstance(s, TableSheet) and s.blank_rows)


def test_every_register_begins_with_an_example_that_says_so(example: MadeSet, name_only: MadeSet) -> None:
    for made, filled in ((example, {"register", "plan"}), (name_only, set())):
        found = list(registers(made))
        assert len(found) >= 8
        for sheet in (one for one in found if not is_filled(one)):
            (row,) = sheet.rows
            assert (row.style, row.cells[sheet.columns[0].id]) == ("example", "przykład"), sheet.id
        assert {sheet.id for sheet in found if is_filled(sheet)} == filled


def is_filled(sheet: TableSheet) -> bool:
    """Whether a register begins with what the company has entered in its blueprint, which shows how it is filled."""
    return bool(sheet.rows) and all(row.origin for row in sheet.rows)


def test_an_example_chooses_from_the_lists_of_its_columns(example: MadeSet) -> None:
    """A value that a list does not have could not be entered by anybody."""
    for paper in offered(example.blueprint):
        workbook = paper.workbook(example.blueprint) if getattr(paper, "workbook", None) else None
        lists = {one.id: one.values for one in workbook.choices} if workbook else {}
        for sheet in workbook.sheets if workbook else ():
            for column in sheet.columns if isinstance(sheet, TableSheet) and sheet.blank_rows else ():
                value = sheet.rows[0].cells.get(column.id)
                assert not column.choices or value is None or value in lists[column.choices], (sheet.id, column.id)


@pytest.mark.parametrize(
    ("refresh", "formula", "day"),
    [
        ("every month", "EDATE({reviewed},1)", datetime.date(2026, 2, 28)),
        ("every 2 quarters", "EDATE({reviewed},6)", datetime.date(2026, 7, 31)),
        ("twice a year", "EDATE({reviewed},6)", datetime.date(2026, 7, 31)),
        ("every 2 weeks", "{reviewed}+14", datetime.date(2026, 2, 14)),
    ],
)
def test_a_review_comes_round_after_the_last_one(refresh: str, formula: str, day: datetime.date) -> None:
    tool = Tool(stage="offer", name="T", refresh=refresh, last_reviewed="2026-01-31")  # type: ignore[arg-type]
    found = next_review(tool)
    assert found is not None
    assert (formula in found.formula, found.result.value, next_day(tool)) == (True, day, day)


def test_a_tool_that_is_not_reviewed_by_the_calendar_has_no_next_review() -> None:
    tool = Tool(stage="offer", name="T", refresh=Frequency.model_validate("after each call"))  # type: ignore[arg-type]
    assert (next_review(tool), next_day(tool)) == (None, None)
