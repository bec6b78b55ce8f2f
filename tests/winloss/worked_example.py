"""The worked example: a made-up year of Win-Loss interviews of an example company, and what they must come to.

Each sheet of the register lies as a CSV beside this file, named as the sheet and with the heads of its columns; every
interview says in its remark that it is made up. What the product counts is counted here anew from the CSVs, by the
places of the columns and without a line of its code.
"""

from __future__ import annotations

import csv
import datetime
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.workbook import Workbook

from tests.papers import ROOT

from .registers import fill, heads, opened, saved

HERE = Path(__file__).parent
OUTCOME, COMPETITOR, VALUE, HELD = 5, 8, 4, 13
"""The places of what is counted, in the CSV of the interviews."""


@dataclass(frozen=True, slots=True)
class Example:
    """The interviews of an example, and the words of its language: ``sheets`` in the order of the register."""

    name: str
    export: str
    sheets: tuple[str, ...]
    number: str
    """The head of the column that every sheet has: the number of an interview."""
    remark: str
    won: str
    decisive: str
    for_us: str
    against: str
    convinced: str
    heard_most: str
    """The objection that was heard most, by its id, and"""
    told: str
    """what its cards say of it once the interviews are in."""
    known: str
    """What the report says of how often a reason was known beforehand."""

    @property
    def folder(self) -> Path:
        """Where the CSVs lie."""
        return HERE / self.name

    def rows(self, sheet: int) -> list[list[str]]:
        """What was entered into a sheet, without the heads."""
        with (self.folder / f"{self.sheets[sheet]}.csv").open(encoding="utf-8", newline="") as file:
            return [*csv.reader(file)][1:]

    def blueprint(self, folder: Path) -> Path:
        """The example's blueprint, to be changed."""
        return Path(shutil.copytree(ROOT / "blueprints" / self.name, folder / self.name))

    def filled(self, register: bytes) -> bytes:
        """The register as it was filled in."""
        book = opened(register)
        _add_remarks(book, self.sheets[0], self.remark, self.number)
        for sheet in self.sheets:
            with (self.folder / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
                fill(book, sheet, [{head: _typed(text) for head, text in row.items()} for row in csv.DictReader(file)])
        return saved(book)


ENGLISH = Example(
    "example-en",
    "deals.csv",
    (
        "Interviews",
        "Beliefs",
        "Coding",
        "Objections heard",
        "Turning points",
        "Ratings",
        "Proposed changes",
    ),
    "Interview no.",
    "Remarks",
    "won",
    "decisive",
    "for us",
    "against us",
    "convinced",
    "wms-will-have-it",
    "raised in 5 of 10 deals not won, last on 3 December 2025",
    "The main reason was known beforehand in {same} of {of}",
)


def _add_remarks(book: Workbook, sheet: str, title: str, number: str) -> None:
    """People add columns of their own."""
    row, columns = heads(book[sheet], number)
    book[sheet].cell(row, max(columns.values()) + 1).value = title


def _typed(text: str) -> str | int | datetime.date | None:
    """A date or a number as a spreadsheet keeps it; a number in a CRM is a text there too."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return int(text) if text.isdecimal() and len(text) < 9 else text or None


# --- what it must come to -------------------------------------------------------------------------


def counted(example: Example) -> list[dict[Any, tuple[Any, ...]]]:
    """The numbers of the report, sheet by sheet: what stands in its first column, and what beside it."""
    return [one(example) for one in (_reasons, _objections, _turns, _competitors, _ratings)]


def _talks(example: Example) -> dict[str, list[str]]:
    return {row[0]: row for row in example.rows(0)}


def _won(example: Example) -> set[str]:
    return {number for number, row in _talks(example).items() if row[OUTCOME] == example.won}


def _lost(example: Example) -> set[str]:
    return _talks(example).keys() - _won(example)


def _interviews(rows: Iterable[list[str]], holds: Callable[[list[str]], bool]) -> dict[str, set[str]]:
    """The interviews in which each thing of the second column was said, in rows of a kind."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if holds(row) and row[1]:
            found.setdefault(row[1], set()).add(row[0])
    return found


def _reasons(example: Example) -> dict[str, tuple[int, ...]]:
    won, lost, coded = _won(example), _lost(example), example.rows(2)
    decided = _interviews(coded, lambda row: row[3] == example.decisive)
    against = _interviews(coded, lambda row: row[2] == example.against)
    for_us = _interviews(coded, lambda row: row[2] == example.for_us)
    return {
        reason: (
            len(decided.get(reason, set()) & lost),
            len(against.get(reason, set()) & lost),
            len(lost),
            len(for_us.get(reason, set()) & won),
            len(won),
        )
        for reason in {row[1] for row in coded}
    }


def _objections(example: Example) -> dict[str, tuple[Any, ...]]:
    talks, lost, rows = _talks(example), _lost(example), example.rows(3)
    found = {}
    for objection, numbers in _interviews(rows, lambda _row: True).items():
        answers = [row[3] for row in rows if row[1] == objection and row[3]]
        cost = sum(int(talks[one][VALUE]) for one in numbers & lost)
        last = max(datetime.date.fromisoformat(talks[one][HELD]) for one in numbers)
        counts = (len(numbers & lost), len(lost), cost or None)
        found[objection] = (*counts, answers.count(example.convinced), len(answers), last)
    return found


def _turns(example: Example) -> dict[str, tuple[int, int]]:
    points = Counter((row[2], row[3]) for row in example.rows(4))
    return {stage: (points[stage, example.for_us], points[stage, example.against]) for stage, _direction in points}


def _competitors(example: Example) -> dict[str, tuple[int, int]]:
    met = Counter(row[COMPETITOR] for row in example.rows(0) if row[COMPETITOR])
    beaten = Counter(row[COMPETITOR] for row in example.rows(0) if row[OUTCOME] == example.won)
    return {one: (times, beaten[one]) for one, times in met.items()}


def _ratings(example: Example) -> dict[str, tuple[float | int | None, ...]]:
    with (example.folder / f"{example.sheets[5]}.csv").open(encoding="utf-8", newline="") as file:
        items = next(csv.reader(file))[1:]
    found = {}
    for place, item in enumerate(items, 1):
        marks = [
            [int(row[place]) for row in example.rows(5) if row[place] and row[0] in asked]
            for asked in (_won(example), _lost(example))
        ]
        if any(marks):
            found[item] = tuple(fact for one in marks for fact in (_mean(one), len(one)))
    return found


def _mean(marks: list[int]) -> float | None:
    return round(sum(marks) / len(marks), 2) if marks else None


def beliefs(example: Example) -> list[tuple[str, str]]:
    """What the salesperson believed and what the customer said, of each interview in which both are known."""
    said = {row[0]: row[1] for row in example.rows(2) if row[3] == example.decisive}
    return [(row[3], said[row[0]]) for row in example.rows(1) if row[3] and row[0] in said]


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of 1960, by the table of what was believed and what was true."""
    names = sorted({name for pair in pairs for name in pair})
    table = [[pairs.count((one, other)) for other in names] for one in names]
    whole = len(pairs)
    observed = sum(table[at][at] for at in range(len(names))) / whole
    expected = sum(sum(table[at]) * sum(row[at] for row in table) for at in range(len(names))) / whole**2
    return (observed - expected) / (1 - expected)


# --- what the report says -------------------------------------------------------------------------


def table(book: Workbook, sheet: int) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet of the report, below the heads of its columns."""
    rows = [row for row in book.worksheets[sheet].iter_rows(values_only=True) if sum(cell is not None for cell in row)]
    start = next(at for at, row in enumerate(rows) if sum(cell is not None for cell in row) > 1)
    width = sum(cell is not None for cell in rows[start])
    for row in rows[start + 1 :]:
        yield tuple(cell.date() if isinstance(cell, datetime.datetime) else cell for cell in row[:width])
