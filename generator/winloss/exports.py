"""An export of deals from a CRM: its bytes as a table, and which of its columns holds what.

Systems differ in encoding, delimiter and words; nothing has to be said of a file whose columns are known.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .alike import alike

MOST_BYTES = 20_000_000
_MOST_ROWS = 50_000
_MOST_COLUMNS = 500
_LONGEST = 10_000
"""Characters of a cell."""
_DELIMITERS = (";", ",", "\t", "|")
_BEFORE_NAMES = (" - ", " – ", ": ")
"""What parts the name of a column from that of the object before it."""


@dataclass(frozen=True, slots=True)
class Names:
    """Words of CRMs, all alike: columns by what they hold, how deals ended and which are first orders, by the words."""

    objects: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, str]
    stages: Mapping[str, str]
    first: Mapping[str, bool]


@cache
def names() -> Names:
    """The words that are known, from ``columns.toml``."""
    told = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
    return Names(
        frozenset(map(alike, told["objects"])),
        {what: tuple(map(alike, known)) for what, known in told["columns"].items()},
        _by_word(told["outcomes"]),
        _by_word(told["stages"]),
        {word: answer == "yes" for word, answer in _by_word(told["first"]).items()},
    )


def _by_word(told: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    return {alike(word): meaning for meaning, known in told.items() for word in known}


class UnreadExportError(Exception):
    """A file that is not read as an export: the reason, and a hint that mends it."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass(frozen=True, slots=True)
class Record:
    """A line of an export: its number in the file, and its cells by what they hold."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Export:
    """A table of deals: the heads of its columns by what they hold, its records, and the heads that nobody knows."""

    heads: Mapping[str, tuple[str, ...]]
    records: tuple[Record, ...]
    unknown: tuple[str, ...]


def export_in(data: bytes, language: str, own: Mapping[str, str]) -> Export:
    """Read an export; ``own`` are the names of columns that a company has said. Raises ``UnreadExportError``."""
    text = _decoded(data, language)
    tables = [_table(text, delimiter) for delimiter in _DELIMITERS]
    best = max(tables, key=lambda rows: len(_columns(rows[0], own)) if rows else -1)
    if not best or not _columns(best[0], own):
        raise UnreadExportError(
            "no column of it is known",
            "Export the deals as CSV with a line of column names; or say what they are called: `--column number=Nr`.",
        )
    columns = _columns(best[0], own)
    heads = {what: tuple(best[0][place] for place in places) for what, places in columns.items()}
    known = {place for places in columns.values() for place in places}
    unknown = tuple(head for place, head in enumerate(best[0]) if place and place not in known and head)
    return Export(heads, tuple(_records(best, columns)), unknown)


def _decoded(data: bytes, language: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what Windows writes in the language."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1250" if language == "pl" else "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadExportError("this is no text", "Export the deals as CSV, not as a workbook.")


def _table(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a text, of the first that has anything in it on; none where it cannot be parted so."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if rows or any(map(str.strip, row)):
                rows.append([str(reader.line_num), *row[:_MOST_COLUMNS]])
            if len(rows) > _MOST_ROWS:
                reason = f"it has more than {_MOST_ROWS:,} lines"
                raise UnreadExportError(reason, "Export the deals that ended in the last quarters.")
    except csv.Error:
        return []
    return rows


def _columns(head: Sequence[str], own: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """The places of columns by what they hold; several may hold one thing, the first that is filled counts.

    The first place is the number of the line.
    """
    heads = [_called(cell) for cell in head]
    found: dict[str, tuple[int, ...]] = {}
    for what, known in names().columns.items():
        wanted = (alike(own[what]),) if what in own else known
        places = [place for name in wanted for place, called in enumerate(heads) if place and name in called]
        if places:
            found[what] = tuple(dict.fromkeys(places))
    return found


def _called(head: str) -> set[str]:
    """What a column may be called: as it stands there, or without the object before it."""
    before, mark, name = next((parts for at in _BEFORE_NAMES if (parts := head.partition(at))[1]), (head, "", ""))
    return {alike(head), alike(name)} - {""} if mark and alike(before) in names().objects else {alike(head)} - {""}


def _records(rows: Sequence[Sequence[str]], columns: Mapping[str, tuple[int, ...]]) -> Iterator[Record]:
    """The lines below the heads; what a line has no cell for is blank."""
    for row in rows[1:]:
        cells = {what: _first(row, places) for what, places in columns.items()}
        if any(cells.values()):
            yield Record(int(row[0]), cells)


def _first(row: Sequence[str], places: Sequence[int]) -> str:
    """What stands in the first of some columns that is filled."""
    cells = (" ".join(row[place].split())[:_LONGEST] for place in places if place < len(row))
    return next(filter(None, cells), "")
