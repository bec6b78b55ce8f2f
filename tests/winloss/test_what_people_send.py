"""Registers as they really come back: columns moved, other languages, last year's edition, saved by other programs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from tests.real_parts.office import converted
from tests.shell import write

from .registers import (
    DAY,
    FILLED,
    LOST,
    NO,
    REASON,
    WON,
    blueprint,
    cell_of,
    filled,
    heads,
    interviews,
    printed,
    saved,
    take,
    taken,
)


@pytest.fixture
def alfa(tmp_path: Path) -> Path:
    return blueprint(tmp_path / "alfa")


@pytest.fixture(scope="module")
def expected(english: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    source = blueprint(tmp_path_factory.mktemp("expected") / "alfa")
    take(source, filled(english))
    return taken(source)


def without_legend(book: Workbook) -> Workbook:
    """A book as it is when somebody has copied the sheets into a new file."""
    del book["salesbook"]
    return book


def test_columns_may_be_moved_and_added(english: bytes, alfa: Path, expected: dict[str, Any]) -> None:
    book = filled(english)
    for name in FILLED:
        sheet = book[name]
        row, columns = heads(sheet, NO)
        last = max(columns.values())
        for cells in sheet.iter_rows(min_row=row):
            moved = [(cell.value, cell.number_format) for cell in cells[:last]]
            for cell, (value, shown) in zip(cells[:last], reversed(moved), strict=True):
                cell.value, cell.number_format = value, shown
        sheet.insert_cols(2)
        sheet.insert_rows(1, 3)
        sheet.cell(row + 3, 2).value = "Our own remarks"
        sheet.cell(row + 5, 2).value = "look at it again"
    said = take(alfa, book)
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == expected


def test_sheets_may_be_moved_and_called_otherwise(english: bytes, alfa: Path, expected: dict[str, Any]) -> None:
    book = filled(english)
    for number, name in enumerate(FILLED):
        book[name].title = f"Q1 {number}"
    book._sheets.reverse()
    said = take(alfa, book)
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == expected


@pytest.mark.parametrize("legend", ["with", "without"])
def test_a_polish_register_is_read_for_an_english_blueprint(legend: str, polish: bytes, alfa: Path) -> None:
    lost = {"Nr rozmowy": 1, "Klient": "Młyn", "Wynik": "przegrana", "Data rozmowy": DAY, "Pierwsze zamówienie?": "tak"}
    lost |= {"Wykluczenie": "spór albo windykacja"}
    reason = {"Nr rozmowy": 1, "Powód": "Zaufanie i referencje", "Za nami czy przeciw": "przeciw nam"}
    reason |= {"Waga": "rozstrzygający", "Etap, na którym to się stało": "5. Oferta"}
    proposal = {
        "Nr rozmowy": 1,
        "Element procesu": "Obiekcja: To za drogo",
        "Co powinno być inaczej": "x",
        "Pilne?": "tak",
    }
    book = filled(polish, {"Rozmowy": [lost], "Kodowanie": [reason], "Propozycje zmian": [proposal]})
    said = take(alfa, book if legend == "with" else without_legend(book))
    assert (said.code, said.err) == (0, "Interviews: 1 new.\n")
    assert taken(alfa)["deals"]["deal-of-1"]["exclusion"] == "dispute"
    assert interviews(alfa)["1"]["mentions"]["trust"]["stage"] == "offer"
    assert interviews(alfa)["1"]["proposals"]["too-expensive"]["element"] == "objections.too-expensive"


def test_sheets_copied_into_another_file_are_read_by_their_words(
    english: bytes, alfa: Path, expected: dict[str, Any]
) -> None:
    said = take(alfa, without_legend(filled(english)))
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == expected


def test_the_register_of_the_last_edition_is_read_by_its_ids(
    english: bytes, tmp_path: Path, expected: dict[str, Any]
) -> None:
    """A reason that is called otherwise by now is still the same; one that is no more is told."""
    changes = """\
win_loss: {drivers: {trust: {name: Credibility}, total-price: {disabled: true}}}
crm: {reasons: {lost-price: {disabled: true}}}
"""
    alfa = blueprint(tmp_path / "alfa")
    text = (alfa / "blueprint.yaml").read_text("utf-8").replace('edition: "1.0"', 'edition: "1.1"')
    write(alfa, {"blueprint.yaml": text, "more.yaml": changes})
    said = take(alfa, filled(english))
    assert said.code == 1
    assert "advice[register-edition]: this register was printed for edition 1.0, and the blueprint is 1.1" in said.err
    assert "“Beliefs”, D6 (Main reason, salesperson’s view): “Total price” is none of the list" in said.err
    assert interviews(alfa)["1"]["mentions"] == expected["interviews"]["1"]["mentions"]
    assert "believed" not in interviews(alfa)["1"]


def test_a_company_that_calls_its_sheets_and_columns_otherwise(tmp_path: Path) -> None:
    own = """\
papers:
  win-loss-register:
    sheets:
      interviews: {title: Talks, columns: {customer: {title: Firm}, deal: {disabled: true}, persona: {disabled: true}}}
      turning-points: {disabled: true}
      moments: {disabled: true}
"""
    alfa = blueprint(tmp_path / "alfa", more=own)
    register = printed(alfa, tmp_path / "out")
    talk = {NO: 1, "Firm": "Mill", "Outcome": "lost", "Held on": DAY}
    said = take(alfa, filled(register, {"Talks": [talk]}))
    assert (said.code, said.err) == (0, "Interviews: 1 new.\n")
    assert taken(alfa)["deals"] == {"deal-of-1": {"customer": "customer-1", "outcome": "lost"}}


# --- what is not there ----------------------------------------------------------------------------


def test_a_column_that_is_gone_is_told_and_the_others_are_read(english: bytes, alfa: Path) -> None:
    book = filled(english)
    _, columns = heads(book["Interviews"], "Segment")
    book["Interviews"].delete_cols(columns["Segment"])
    del book["Turning points"]
    said = take(alfa, book)
    assert said.code == 0
    assert "advice[register-column]: “Interviews” has no column “Segment”" in said.err
    assert "advice[register-sheet]: there is no sheet “Turning points”" in said.err
    assert "segment" not in taken(alfa)["deals"]["deal-opp-12"]
    assert interviews(alfa)["1"]["competitor"] == "beta"


def test_without_a_column_that_every_row_needs_a_sheet_says_nothing(english: bytes, alfa: Path) -> None:
    book = filled(english)
    cell_of(book["Coding"], "Reason", -1).value = "Why?"
    said = take(alfa, book)
    assert said.code == 1
    assert "error[register-column]: “Coding” has no column “Reason”, so none of its rows is taken" in said.err
    assert "hint: Write “Reason” above the column again." in said.err
    assert "mentions" not in interviews(alfa)["1"]
    assert interviews(alfa)["1"]["ratings"]


def test_without_the_list_of_interviews_nothing_is_read(english: bytes, alfa: Path) -> None:
    book = filled(english)
    del book["Interviews"]
    said = take(alfa, book)
    assert (said.code, interviews(alfa)) == (1, {})
    assert "error[register-sheet]: there is no sheet “Interviews”" in said.err


# --- days and values as people write them ----------------------------------------------------------

WRITTEN = [
    ("2026-03-20", "GB"),
    ("20.03.2026", "GB"),
    ("20.3.26", "GB"),
    ("20/03/2026", "GB"),
    ("20-03-2026 r.", "PL"),
    ("2026/03/20", "GB"),
    ("20260320", "GB"),
    ("20 marca 2026", "GB"),
    ("20 mar 2026", "GB"),
    ("20 March 2026", "PL"),
    ("March 20, 2026", "PL"),
    ("20th March 2026", "GB"),
    ("2026-03-20 14:30", "GB"),
    ("20.03.2026 9:15:00", "GB"),
    ("3/20/2026", "GB"),
    ("3/20/2026", "US"),
    (46101, "GB"),
    (46101.75, "GB"),
    (datetime.datetime(2026, 3, 20, 16, 0), "GB"),  # noqa: DTZ001 - a cell has no time zone
]


@pytest.mark.parametrize(("value", "country"), WRITTEN, ids=str)
def test_a_day_is_read_however_it_is_written(value: Any, country: str, english: bytes, tmp_path: Path) -> None:
    alfa = blueprint(tmp_path / "alfa", country=country)
    said = take(alfa, filled(english, {"Interviews": [{**WON, "Held on": value}]}))
    assert said.code == 0, said.err
    assert interviews(alfa)["2"]["held"] == "2026-03-20"


@pytest.mark.parametrize(("country", "day"), [("US", "2026-05-04"), ("GB", "2026-04-05"), ("PL", "2026-04-05")])
def test_the_country_says_whether_the_month_comes_first(country: str, day: str, english: bytes, tmp_path: Path) -> None:
    alfa = blueprint(tmp_path / "alfa", country=country)
    take(alfa, filled(english, {"Interviews": [{**WON, "Held on": "5/4/2026"}]}))
    assert interviews(alfa)["2"]["held"] == day


VALUES = [
    (18500, "18500"),
    (18500.5, "18500.5"),
    ("18 500,50 zł", "18500.5"),
    ("18.500,50", "18500.5"),
    ("18,500.50", "18500.5"),
    ("1200 EUR", "1200 EUR"),
    ("€1 200", "1200 EUR"),
    (0.1 + 0.2, "0.3"),
]


@pytest.mark.parametrize(("value", "amount"), VALUES, ids=str)
def test_an_amount_is_read_however_it_is_written(value: Any, amount: str, english: bytes, alfa: Path) -> None:
    said = take(alfa, filled(english, {"Interviews": [{**WON, "Value, net": value}]}))
    assert said.code == 0, said.err
    assert taken(alfa)["deals"]["deal-of-2"]["value"] == amount


def test_choices_are_read_without_regard_to_capitals_blanks_and_marks(english: bytes, alfa: Path) -> None:
    talk = {**LOST, "Outcome": " LOST ", "Segment": "class  a", "Competitor": "beta.", "First order?": "TAK"}
    reason = {**REASON, "Reason": "trust", "Weight": "Decisive", "Stage where it happened": "quotation"}
    said = take(alfa, filled(english, {"Interviews": [talk], "Coding": [reason]}))
    assert said.code == 0, said.err
    assert interviews(alfa)["1"]["mentions"]["trust"]["stage"] == "offer"
    assert taken(alfa)["deals"]["deal-opp-12"]["segment"] == "a"


# --- other programs -------------------------------------------------------------------------------


def test_a_file_that_libreoffice_has_saved_is_read_alike(
    english: bytes, alfa: Path, expected: dict[str, Any], soffice: str, tmp_path: Path
) -> None:
    done = converted(soffice, {"register.xlsx": saved(filled(english))}, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    said = take(alfa, done["register.xlsx"].read_bytes())
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == expected


def test_a_file_as_google_writes_it_is_read_alike(english: bytes, alfa: Path, expected: dict[str, Any]) -> None:
    """It knows no tables and no defined names, gives whole numbers a decimal, and keeps sheets out of sight."""
    book = filled(english)
    for sheet in book:
        for name in list(sheet.tables):
            del sheet.tables[name]
        sheet.conditional_formatting = type(sheet.conditional_formatting)()
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, int) and not isinstance(cell.value, bool):
                    cell.value = float(cell.value)
    for name in list(book.defined_names):
        del book.defined_names[name]
    said = take(alfa, book)
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == expected


def test_formulas_that_say_what_they_come_to_are_values(
    english: bytes, alfa: Path, soffice: str, tmp_path: Path
) -> None:
    """The file was calculated and saved; one that openpyxl wrote does not say it."""
    talk = {**WON, "Value, net": "=7000+0.5", "Held on": "=DATE(2026,3,20)"}
    book = filled(english, {"Interviews": [talk]})
    untold = take(alfa, book)
    assert untold.code == 1
    assert untold.err.count("it is a formula, and the file does not say what it comes to; the row is not taken") == 2
    done = converted(soffice, {"register.xlsx": saved(book)}, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo")
    said = take(alfa, done["register.xlsx"].read_bytes())
    assert (said.code, taken(alfa)["deals"]["deal-of-2"]["value"]) == (0, "7000.5")
