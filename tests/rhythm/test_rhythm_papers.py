"""The papers of the rhythm: workbook, page and plain table."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.registry import Deliverable
from generator.deliverables.rhythm import PAPER, plain
from generator.documents.blocks import Callout, Document, Heading, Table
from generator.documents.inline import text_of
from generator.documents.workbook import Cell, TableSheet, TextSheet, Workbook

SMALL = (Path(__file__).parent / "blueprint.yaml").read_text("utf-8")
UNDATED = SMALL.replace("as_of: 2026-01-05\n", "")


def blueprint(folder: Path, text: str = SMALL) -> Blueprint:
    file = folder / "blueprint.yaml"
    file.write_text(text, "utf-8")
    return load(file).blueprint


@pytest.fixture
def small(tmp_path: Path) -> Blueprint:
    return blueprint(tmp_path)


@pytest.fixture
def undated(tmp_path: Path) -> Blueprint:
    return blueprint(tmp_path, UNDATED)


def deliverable(found: Blueprint) -> Deliverable:
    made = PAPER.deliverable(found)
    assert made
    return made


def document(found: Blueprint) -> Document:
    make = deliverable(found).document
    assert make
    return make(found)


def workbook(found: Blueprint) -> Workbook:
    make = deliverable(found).workbook
    assert make
    return make(found)


def sheet(book: Workbook, id_: str) -> TableSheet:
    found = next(sheet for sheet in book.sheets if sheet.id == id_)
    assert isinstance(found, TableSheet)
    return found


def column(found: TableSheet, id_: str) -> list[Cell]:
    return [row.cells.get(id_) for row in found.rows]


def headings(found: Blueprint) -> list[str]:
    return [text_of(block.text) for block in document(found).blocks if isinstance(block, Heading)]


def test_it_is_offered_in_excel_html_csv_and_pdf(small: Blueprint) -> None:
    made = deliverable(small)
    assert (made.id, set(made.formats), made.audience) == (
        "rhythm",
        {"xlsx", "html", "csv", "pdf"},
        "internal",
    )


def test_the_workbook_has_its_sheets(small: Blueprint) -> None:
    assert [sheet.title for sheet in workbook(small).sheets] == [
        "Instrukcja", "Rok", "Lista", "Terminy w miesiącach", "Codziennie", "Zdarzenia", "Święta"
    ]  # fmt: skip


def test_the_year_has_a_column_a_month_and_marks_the_days(small: Blueprint) -> None:
    year = sheet(workbook(small), "year")
    assert len([found for found in year.columns if found.id.startswith("m2026")]) == 12
    assert column(year, "item") == ["1. Zasięg", "Blog {{ x }}", "Plan publikacji", "Kontakty", "Szablony maili"]
    blog, plan, contacts = year.rows[1].cells, year.rows[2].cells, year.rows[3].cells
    assert (blog["m202601"], blog["m202604"], blog["total"]) == ("5", "7", 12)
    assert (plan["m202601"], plan["m202605"], plan["total"]) == (None, "11", 2)
    assert (contacts["m202601"], contacts["total"]) == ("19×", 252)


def test_the_list_is_sorted_by_date_and_keeps_daily_work_out(small: Blueprint) -> None:
    listed = sheet(workbook(small), "list")
    dates = [date for date in column(listed, "date") if isinstance(date, datetime.date)]
    assert dates == sorted(dates)
    assert len(dates) == len(listed.rows) == 12 + 2 + 12
    assert (listed.rows[0].cells["weekday"], listed.rows[0].cells["item"]) == ("poniedziałek", "Blog {{ x }}")
    assert "Kontakty" not in column(listed, "item")
    assert column(sheet(workbook(small), "daily"), "item") == ["Reklama", "Kontakty"]


def test_rows_are_told_apart_by_their_ids(small: Blueprint) -> None:
    for found in workbook(small).sheets:
        ids = [row.id for row in found.rows if row.id] if isinstance(found, TableSheet) else []
        assert len(ids) == len(set(ids))


def test_events_list_tools_and_time_rules_event_by_event(small: Blueprint) -> None:
    events = sheet(workbook(small), "events")
    assert list(zip(column(events, "event"), column(events, "reaction"), column(events, "limit"), strict=True)) == [
        ("otrzymanie zamówienia", "Potwierdzenie", 1),
        ("otrzymanie zamówienia", "Przekaż zlecenie", 1),
        ("uzyskanie numeru telefonu", "Zadzwoń", None),
        ("w razie potrzeby", "Szablony maili", None),
        ("Zawsze zgodnie z kryteriami wyboru zamówień", "Rozmowa Win-Loss", 28),
    ]
    assert column(events, "days") == ["robocze", "robocze", None, None, "kalendarzowe"]
    assert column(events, "window")[2] == "w uzgodnionym terminie"


def test_due_dates_of_events_skip_the_holidays_that_are_listed(small: Blueprint) -> None:
    book = workbook(small)
    due = next(found for found in sheet(book, "events").columns if found.id == "due")
    assert "WORKDAY({happened},{limit},Holidays)" in due.formula
    [holidays] = book.choices
    assert holidays.name == "Holidays"
    assert column(sheet(book, "holidays"), "date") == list(holidays.values)
    assert datetime.date(2027, 1, 6) in holidays.values


def test_the_page_has_a_chapter_a_month_and_what_has_no_date(small: Blueprint) -> None:
    found = headings(small)
    assert found[0] == "Styczeń 2026"
    assert found[-3:] == ["Codziennie i\xa0bez przerwy", "Po zdarzeniach", "Święta"]
    anchors = [block.anchor for block in document(small).blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))


def test_every_row_knows_which_frequency_it_prints(small: Blueprint) -> None:
    tables = [block for block in document(small).blocks if isinstance(block, Table)]
    assert tables[0].rows[0].origin == "tools.blog.perform"
    assert all(row.origin for found in tables for row in found.rows)


def test_the_plain_table_has_a_row_for_each_thing_on_each_day(small: Blueprint) -> None:
    rows = plain(small).rows
    assert len(rows) == 26
    assert rows[0][:5] == (datetime.date(2026, 1, 5), 2, "poniedziałek", "Blog {{ x }}", "wykonanie")


def test_without_a_start_date_the_decision_to_make_is_visible_everywhere(undated: Blueprint) -> None:
    book = workbook(undated)
    about = book.sheets[0]
    assert isinstance(about, TextSheet)
    assert "as_of" in about.sections[0][1][0]
    assert any("as_of" in remark for remark in sheet(book, "year").remarks)
    assert column(sheet(book, "year"), "rhythm")[1] == "1 / miesiąc"
    assert sheet(book, "list").rows == ()
    assert book.choices == ()
    [decision] = [block for block in document(undated).blocks if isinstance(block, Callout)]
    assert (decision.kind, decision.origin) == ("decision", "as_of")
    assert headings(undated)[0] == "Rytm bez dat"
    assert [row[0] for row in plain(undated).rows] == [None, None, None]


def test_a_company_without_tools_still_gets_its_papers(tmp_path: Path) -> None:
    text = "blueprint: 1\nas_of: 2026-01-05\ncompany: {name: Nowa}\n"
    bare = blueprint(tmp_path, text)
    assert [found.id for found in workbook(bare).sheets] == ["about", "year", "list", "daily", "events", "holidays"]
    assert [block.kind for block in document(bare).blocks if isinstance(block, Callout)] == ["decision"]
    assert plain(bare).rows == ()


def test_in_english_every_label_is_english(tmp_path: Path) -> None:
    english = blueprint(tmp_path, SMALL.replace("language: pl", "language: en\ncountry: GB"))
    assert [found.title for found in workbook(english).sheets] == [
        "Instructions", "Year", "List", "Dates by month", "Every day", "Events", "Public holidays"
    ]  # fmt: skip
    assert headings(english)[0] == "January 2026"


@pytest.mark.parametrize(("country", "week"), [("PL", 1), ("US", 2)])
def test_the_list_counts_weeks_as_the_country_does(tmp_path: Path, country: str, week: int) -> None:
    """4 January 2026 is a Sunday: the last day of a week in Poland, the first of the next one in the United States."""
    every_day = "locale: {working_days: [saturday, sunday]}\n"
    text = SMALL.replace("as_of: 2026-01-05", f"as_of: 2026-01-04\ncountry: {country}\n{every_day}")
    found = sheet(workbook(blueprint(tmp_path, text)), "list")
    assert (column(found, "date")[0], column(found, "week")[0]) == (datetime.date(2026, 1, 4), week)
