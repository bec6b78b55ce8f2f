"""Excel files: what a person changes is seen, what a program writes differently is not."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from generator.fingerprint import fingerprint, only_saved
from generator.fingerprint.excel_markup import formula
from generator.render import excel
from generator.themes import load
from tests.render.sample_workbook import sample_workbook

from .edits import EXCEL_EDITS, SHEET, edited
from .packages import EXCEL, LIBRE_OFFICE, saved_by, with_part


@pytest.fixture(scope="module")
def paper() -> bytes:
    return excel.render(sample_workbook(), load())


def counts_as_ours(ours: bytes, found: bytes) -> bool:
    known = fingerprint(ours, "xlsx")
    assert known
    return only_saved(known, fingerprint(found, "xlsx"))


def saved_after(paper: bytes, edit: Callable[[Workbook], None]) -> bytes:
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
    saved = saved_after(paper, lambda book: None)
    assert not counts_as_ours(saved, saved_after(paper, edit))
    assert counts_as_ours(saved, saved_after(saved, lambda book: None))


@pytest.mark.parametrize("edit", EXCEL_EDITS)
def test_an_edit_of_any_kind_is_seen(paper: bytes, edit: str) -> None:
    """Whoever wrote the file, and whether it kept everything else of it or not."""
    changed = edited(paper, *EXCEL_EDITS[edit])
    for found in (changed, saved_by(changed, EXCEL), saved_by(changed, LIBRE_OFFICE)):
        assert not counts_as_ours(paper, found)


def test_a_result_worked_out_anew_is_no_edit(paper: bytes) -> None:
    assert counts_as_ours(paper, with_part(paper, SHEET, r"</f><v>[^<]*</v>", "</f><v>12345</v>"))


def test_a_formula_that_is_written_once_for_many_cells_is_the_same() -> None:
    def book(*formulas: str) -> bytes:
        made = Workbook()
        for row, written in enumerate(formulas, 1):
            made.active[f"C{row}"] = written
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    plain = book("=A1+B$1", "=A2+B$1")
    first = with_part(
        plain, "xl/worksheets/sheet1.xml", r"<f>A1\+B\$1</f>", '<f t="shared" ref="C1:C2" si="0">A1+B$1</f>'
    )
    shared = with_part(first, "xl/worksheets/sheet1.xml", r"<f>A2\+B\$1</f>", '<f t="shared" si="0"/>')
    assert counts_as_ours(plain, shared)
    assert not counts_as_ours(book("=A1+B$1", "=A9+B$1"), shared)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("'Kodowanie'!$A$1", "Kodowanie!$A$1"), ("IF(A1,TRUE,FALSE)", "IF(A1, TRUE(), FALSE())")],
)
def test_spellings_of_one_formula_are_the_same(ours: str, theirs: str) -> None:
    assert formula(ours) == formula(theirs)


@pytest.mark.parametrize(("ours", "theirs"), [('IF(A1="a b",1)', 'IF(A1="ab",1)'), ('"it\'s"', '"its"')])
def test_a_text_in_a_formula_counts_to_the_sign(ours: str, theirs: str) -> None:
    assert formula(ours) != formula(theirs)
