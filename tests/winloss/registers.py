"""Registers as people fill them: printed by a build, filled with openpyxl by the heads of columns, and bent."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.papers import make_set
from tests.shell import Said, salesbook, write

BLUEPRINT = """\
extends: ten-stage
language: {language}
country: {country}
edition: "1.0"
as_of: 2026-04-10
company: {{name: Alfa, currency: PLN}}
win_loss: {{min_value: 5000}}
segments: {{a: {{name: Class A}}, b: {{name: Class B}}}}
competitors: {{beta: {{name: Beta}}}}
personas: {{owner: {{name: Owner}}}}
"""
Rows = Sequence[Mapping[str, Any]]


def blueprint(folder: Path, language: str = "en", country: str = "GB", more: str = "") -> Path:
    return write(folder, {"blueprint.yaml": BLUEPRINT.format(language=language, country=country) + more})


def printed(source: Path, folder: Path) -> bytes:
    """The register as it is built."""
    return make_set(source, folder, "--only", "win-loss-register").path("win-loss-register", "xlsx").read_bytes()


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def heads(sheet: Worksheet, *titles: str) -> tuple[int, dict[str, int]]:
    """The row that has some titles, and all columns by theirs."""
    row = next(cells[0].row for cells in sheet.iter_rows() if set(titles) <= {cell.value for cell in cells})
    return row, {str(cell.value): cell.column for cell in sheet[row] if cell.value is not None}


def fill(book: Workbook, sheet: str, rows: Rows) -> None:
    """Fill the rows below the example."""
    number, columns = heads(book[sheet], *(rows[0] if rows else ()))
    for place, row in enumerate(rows, number + 2):
        for title, value in row.items():
            book[sheet].cell(place, columns[title]).value = value


def cell_of(sheet: Worksheet, title: str, row: int) -> Any:
    """The cell of a column, in a row counted from 1 below the example."""
    number, columns = heads(sheet, title)
    return sheet.cell(number + 1 + row, columns[title])


# --- a filled one ---------------------------------------------------------------------------------

NO = "Interview no."
DAY = datetime.date(2026, 3, 20)
LOST = {
    NO: 1,
    "Customer": "Mill Borek Ltd",
    "Order or deal": "OPP-12",
    "Salesperson": "Jan Kowalski",
    "Value, net": 18500,
    "Outcome": "lost",
    "Segment": "Class A",
    "Who was asked": "Owner",
    "Competitor": "Beta",
    "Interviewer": "Ewa Lis",
    "Last contact": datetime.date(2026, 3, 1),
    "First order?": "yes",
    "Held on": DAY,
    "May be quoted?": "yes",
}
WON = {NO: 2, "Customer": "Bakery Ziarno", "Value, net": 7000.5, "Outcome": "won", "Held on": DAY}
PLANNED = {NO: 3, "Customer": "Dairy", "Outcome": "abandoned", "Last contact": DAY}
BELIEF = {NO: 1, "Written down on": DAY, "Main reason, salesperson’s view": "Total price", "Confidence 1–5": 4}
REASON = {
    NO: 1,
    "Reason": "Trust and references",
    "For or against us": "against us",
    "Weight": "decisive",
    "How sure is the code": "certain",
    "The customer’s words": "Nobody here knew you",
    "Stage where it happened": "5. Quotation",
}
OBJECTION = {NO: 1, "Objection of our list (blank: a new one)": "It’s too expensive", "Our answer": "did not convince"}
TURN = {NO: 1, "What happened, in the customer’s words": "We saw their plant", "For or against us": "against us"}
MARKS = {NO: 1, "Understanding of your needs": 4, "Speed of response": 2}
PROPOSAL = {NO: 1, "What should be otherwise": "Show a plant like theirs", "Urgent?": "no"}
FILLED: Mapping[str, Rows] = {
    "Interviews": [LOST, WON, PLANNED],
    "Beliefs": [BELIEF],
    "Coding": [REASON],
    "Objections heard": [OBJECTION],
    "Turning points": [TURN],
    "Ratings": [MARKS],
    "Proposed changes": [PROPOSAL],
}


def filled(register: bytes, sheets: Mapping[str, Rows] = FILLED) -> Workbook:
    book = opened(register)
    for sheet, rows in sheets.items():
        fill(book, sheet, rows)
    return book


def take(source: Path, *registers: Workbook | bytes, options: Sequence[str] = ()) -> Said:
    """Import registers into a blueprint."""
    files = [source.parent / f"register-{number}.xlsx" for number in range(1, len(registers) + 1)]
    for file, register in zip(files, registers, strict=True):
        file.write_bytes(register if isinstance(register, bytes) else saved(register))
    return salesbook("winloss", "import", *files, "--blueprint", source, *options)


def taken(source: Path) -> dict[str, Any]:
    """What stands in the blueprint's folder now."""
    file = source / "win-loss/interviews.yaml"
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader) if file.exists() else {}
    return found


def interviews(source: Path) -> dict[str, Any]:
    found: dict[str, Any] = taken(source).get("interviews", {})
    return found
