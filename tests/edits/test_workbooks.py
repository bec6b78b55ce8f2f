"""Workbooks that people worked in: numbers, sorted rows, columns that came, what was filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.shell import only

from .mill import FUNNEL, OBJECTIONS, accept, edits, found, paper

LIST, FUNNEL_SHEET = ("Lista", f"{OBJECTIONS}.xlsx"), ("Lejek", "wskazniki-i-lejek-sprzedazy.xlsx")


def worked_in(mill: Path, where: tuple[str, str], work: Callable[[Any], None]) -> None:
    """Somebody works in a sheet of a workbook, and saves it."""
    sheet, name = where
    path = paper(mill, name)
    book = openpyxl.load_workbook(path)
    work(book[sheet])
    book.save(path)


def rows(sheet: Any) -> range:
    """The rows of a table, below its titles."""
    (table,) = sheet.tables.values()
    low, high = (int("".join(filter(str.isdigit, corner))) for corner in table.ref.split(":"))
    return range(low + 1, high + 1)


def cell_of(sheet: Any, value: object) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


@pytest.fixture
def quiet(recwarn: pytest.WarningsRecorder) -> None:
    """openpyxl says what it leaves out of a workbook."""


@pytest.mark.usefixtures("quiet")
def test_a_number_comes_home_as_a_number(mill: Path) -> None:
    def work(sheet: Any) -> None:
        cell_of(sheet, 37).value = 41

    worked_in(mill, FUNNEL_SHEET, work)
    edit = only(found(mill))
    assert (edit["from"], edit["to"]) == ("37", "41")
    edits(mill, "--propose", str(mill / "p.yaml"))
    assert accept(mill, mill / "p.yaml").code == 0
    assert (mill / "mlyn/lejek.yaml").read_text("utf-8") == FUNNEL.replace("37", "41")


@pytest.mark.usefixtures("quiet")
def test_sorted_rows_are_no_edit_and_an_edit_among_them_is_found(mill: Path) -> None:
    def work(sheet: Any) -> None:
        values = [[cell.value for cell in sheet[number]] for number in rows(sheet)]
        for number, line in zip(rows(sheet), reversed(values), strict=True):
            for cell, value in zip(sheet[number], line, strict=True):
                cell.value = value
        cell_of(sheet, "Kiedy magazyn będzie w połowie pusty?").value = "Kiedy magazyn będzie pusty?"

    worked_in(mill, LIST, work)
    assert [(row["path"], row["to"]) for row in found(mill)] == [
        ("objections.stock.responses.later.text", "Kiedy magazyn będzie pusty?")
    ]


@pytest.mark.usefixtures("quiet")
def test_a_column_and_remarks_of_ones_own_are_no_edits_of_ours(mill: Path) -> None:
    def work(sheet: Any) -> None:
        sheet.insert_cols(2)
        sheet.cell(rows(sheet)[3], 2).value = "moja uwaga"

    worked_in(mill, LIST, work)
    assert [row for row in found(mill) if row["home"]] == []
    assert "moja uwaga" not in edits(mill).out


@pytest.mark.usefixtures("quiet")
def test_a_note_on_a_cell_comes_along(mill: Path) -> None:
    def work(sheet: Any) -> None:
        cell = cell_of(sheet, "Kiedy magazyn będzie w połowie pusty?")
        cell.comment = openpyxl.comments.Comment("Za miękko.", "Anna")

    worked_in(mill, LIST, work)
    edit = only(found(mill))
    assert (edit["kind"], edit["path"], edit["remarks"]) == (
        "remark",
        "objections.stock.responses.later.text",
        ["Za miękko."],
    )
