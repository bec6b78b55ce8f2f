"""Deals of a blueprint in the selection for Win-Loss: LibreOffice comes to the verdicts that we wrote beside them."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.papers import make_set
from tests.shell import write

from .office import recalculated
from .test_formulas import Table, _plain, on_the_day, saved

BLUEPRINT = """\
extends: ten-stage
language: en
as_of: 2026-04-10
company: {name: Alfa, currency: GBP}
win_loss: {min_value: 5000, quotas: {lost: {per_quarter: 1}}}
segments: {a: {name: Class A, win_loss_min_value: 20000}, b: {name: "B* or ~c?"}}
deals:
  too-small-for-its-class: {outcome: lost, value: 18000, segment: a, last_contact: 2026-03-25, stage: offer}
  enough: {outcome: lost, value: 18000, segment: b, last_contact: 2026-03-25, stage: follow-up}
  too-small: {outcome: won, value: 4000, segment: b, last_contact: 2026-03-25}
  no-value: {outcome: won, segment: b, last_contact: 2026-03-25}
  other-currency: {outcome: won, value: 6000 EUR, segment: b, last_contact: 2026-03-25}
  complaint: {outcome: won, value: 6000, strategic: true, last_contact: 2026-03-25, exclusion: complaint}
  strategic: {outcome: lost, value: 6000, strategic: true, last_contact: 2026-03-25}
  first: {outcome: lost, value: 6000, first_order: true, last_contact: 2026-03-25}
  over: {outcome: won, value: 6000, last_contact: 2026-03-12}
  last-day: {outcome: won, value: 6000, last_contact: 2026-03-13}
  early: {outcome: won, value: 6000, stage: discovery, closed: 2026-03-25}
  no-outcome: {value: 6000, last_contact: 2026-03-25}
  held: {outcome: lost, value: 6000, last_contact: 2026-03-20}
  held-before: {outcome: lost, value: 6000, last_contact: 2025-12-20}
interviews:
  "1": {deal: held, outcome: lost, held: 2026-04-01, retain_until: 2028-04-05}
  "2": {deal: held-before, outcome: lost, held: 2026-03-31, retain_until: 2028-01-05}
"""
VERDICTS = {
    "too-small-for-its-class": ("no", "below the minimum value"),
    "enough": ("in reserve", "enough in this quarter"),
    "too-small": ("no", "below the minimum value"),
    "no-value": (None, "value missing"),
    "other-currency": (None, "value missing"),
    "complaint": ("no", "open complaint or delivery"),
    "strategic": ("yes", "strategic customer"),
    "first": ("yes", "first order"),
    "over": ("no", "the window has passed"),
    "last-day": ("yes", "value and outcome"),
    "early": ("no", "ended too early in the process"),
    "no-outcome": (None, None),
    "held": ("yes", "value and outcome"),
    "held-before": ("yes", "value and outcome"),
}


@pytest.fixture(scope="module")
def selection(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook as it is built, on the day of the blueprint."""
    folder = tmp_path_factory.mktemp("selection")
    source = write(folder / "alfa", {"blueprint.yaml": BLUEPRINT})
    made = make_set(source, folder / "out", "--only", "win-loss-selection")
    return on_the_day(made.path("win-loss-selection", "xlsx").read_bytes())


def verdicts(book: Any) -> dict[str, tuple[str | None, str | None]]:
    """What is said of each deal that the blueprint has."""
    rows = Table(book["Deals"], "Selected?", "Why").rows()
    return {
        row["No. in the CRM"]: (row["Selected?"] or None, row["Why"] or None)
        for row in rows
        if row["No. in the CRM"] in VERDICTS
    }


def test_a_verdict_stands_beside_each_deal_before_anything_is_calculated(selection: bytes) -> None:
    assert verdicts(load_workbook(io.BytesIO(selection), data_only=True)) == VERDICTS


def test_libreoffice_comes_to_what_we_wrote(selection: bytes, soffice: str, tmp_path: Path) -> None:
    (path,) = recalculated(soffice, {"selection.xlsx": selection}, tmp_path).values()
    ours, theirs = load_workbook(io.BytesIO(selection), data_only=True), load_workbook(path, data_only=True)
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                found = theirs[sheet.title][cell.coordinate].value
                assert (_plain(cell.value) or None) == (_plain(found) or None), (sheet.title, cell.coordinate)


def targets(book: Any) -> dict[str, list[Any]]:
    titles = ("Invited in the quarter", "Of these agreed", "Held in the quarter", "Missing", "Held 1 quarter ago")
    return {
        row["Outcome"]: [row[title] for title in titles] for row in Table(book["Targets"], "Target", "Missing").rows()
    }


def change(sheet: Any, first: str, values: dict[str, Any]) -> None:
    """Fill cells of the row that begins with a text."""
    columns = Table(sheet, *values).columns
    (row,) = (cells[0].row for cells in sheet.iter_rows() if cells[0].value == first)
    for title, value in values.items():
        sheet.cell(row, columns[title]).value = value


def test_what_a_quarter_still_needs_follows_what_is_written_down(
    selection: bytes, soffice: str, tmp_path: Path
) -> None:
    book = load_workbook(io.BytesIO(selection))
    assert targets(load_workbook(io.BytesIO(selection), data_only=True))["lost"] == [0, 0, 1, 0, 1]
    asked = {"Invited on": datetime.date(2026, 4, 2), "Reply": "agreed", "Held on": datetime.date(2026, 4, 9)}
    change(book["Deals"], "last-day", asked)
    change(book["Deals"], "held", {"Held on": None})
    change(book["Criteria"], "The window of the interview has not passed.", {"Applies?": "no"})
    (path,) = recalculated(soffice, {"selection.xlsx": saved(book)}, tmp_path).values()
    done = load_workbook(path, data_only=True)
    assert targets(done)["won"] == [1, 1, 1, 3, 0]
    assert targets(done)["lost"] == [0, 0, 0, 1, 1]
    found = verdicts(done)
    assert found["enough"] == ("yes", "value and outcome")  # there is room again
    assert found["over"] == ("yes", "value and outcome")  # the rule was switched off
    assert found["too-small"] == VERDICTS["too-small"]
