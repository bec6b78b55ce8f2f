"""Excel files: what a person changes is seen, what a program writes differently is not."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from generator.fingerprint import fingerprint
from generator.render import excel
from generator.themes import load
from tests.render.sample_workbook import sample_workbook

from .packages import with_part

SHEET = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return excel.render(sample_workbook(), load())


def print_of(data: bytes) -> str:
    found = fingerprint(data, "xlsx")
    assert found
    return found


def edited(paper: bytes, edit: Callable[[Workbook], None]) -> bytes:
    """The workbook as another program saves it, after an edit."""
    book = load_workbook(io.BytesIO(paper))
    edit(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _comment(book: Workbook) -> None:
    book.worksheets[1]["A6"].comment = Comment("why?", "a")


def _validation(book: Workbook) -> None:
    rule = DataValidation(type="list", formula1='"a,b"')
    rule.add("A6")
    book.worksheets[1].add_data_validation(rule)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda book: book.worksheets[1].__setitem__("A6", "mine"), id="a value"),
        pytest.param(lambda book: book.worksheets[1].__setitem__("A6", "=1+1"), id="a formula"),
        pytest.param(lambda book: setattr(book.worksheets[1]["A4"], "font", Font(bold=True, sz=30)), id="a font"),
        pytest.param(lambda book: setattr(book.worksheets[1]["A4"], "fill", PatternFill("solid", fgColor="FFFF00")),
                     id="a colour"),
        pytest.param(lambda book: setattr(book.worksheets[1]["Z99"], "fill", PatternFill("solid", fgColor="FFFF00")),
                     id="the colour of an empty cell"),
        pytest.param(lambda book: setattr(book.worksheets[0], "title", "Moje"), id="a sheet's name"),
        pytest.param(lambda book: book.create_sheet("Notatki"), id="a sheet"),
        pytest.param(lambda book: book.worksheets[1].merge_cells("A6:B6"), id="merged cells"),
        pytest.param(_comment, id="a comment"),
        pytest.param(_validation, id="a drop-down"),
    ],
)  # fmt: skip
def test_an_edit_is_seen(paper: bytes, edit: Callable[[Workbook], None]) -> None:
    assert print_of(edited(paper, edit)) != print_of(edited(paper, lambda book: None))


def test_a_result_worked_out_anew_is_no_edit(paper: bytes) -> None:
    assert print_of(with_part(paper, SHEET, r"</f><v>[^<]*</v>", "</f><v>12345</v>")) == print_of(paper)


def test_a_formula_that_is_written_once_for_many_cells_is_the_same() -> None:
    def book(*formulas: str) -> bytes:
        made = Workbook()
        for row, formula in enumerate(formulas, 1):
            made.active[f"C{row}"] = formula
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    plain = book("=A1+B$1", "=A2+B$1")
    first = with_part(
        plain, "xl/worksheets/sheet1.xml", r"<f>A1\+B\$1</f>", '<f t="shared" ref="C1:C2" si="0">A1+B$1</f>'
    )
    shared = with_part(first, "xl/worksheets/sheet1.xml", r"<f>A2\+B\$1</f>", '<f t="shared" si="0"/>')
    assert print_of(shared) == print_of(plain)
    assert print_of(shared) != print_of(book("=A1+B$1", "=A9+B$1"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("'Kodowanie'!$A$1", "Kodowanie!$A$1"), ("IF(A1,TRUE,FALSE)", "IF(A1, TRUE(), FALSE())")],
)
def test_spellings_of_one_formula_are_the_same(ours: str, theirs: str) -> None:
    from generator.fingerprint.excel import _formula

    assert _formula(ours) == _formula(theirs)
