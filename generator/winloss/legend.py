"""What a register says of itself on a sheet out of sight: of which edition it is, and which ids its words stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .alike import alike
from .opening import Row, Sheet

_COLUMNS = ("kind", "id", "words")
"""The heads of its columns, as ``render.excel.legend`` prints them."""
_MOST = 20_000

Words = Mapping[str, str]
"""Ids by words, which are alike."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands on that sheet; empty for a file that has none."""

    paper: str = ""
    edition: str = ""
    sheets: Words = field(default_factory=dict)
    columns: Mapping[str, Words] = field(default_factory=dict)
    """By the ids of sheets."""
    choices: Mapping[str, Words] = field(default_factory=dict)
    """By the ids of lists."""


def legend_in(sheets: Iterable[Sheet]) -> Legend:
    """The legend of a register, if one of its sheets is that."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:10]):
            if _texts(row) == _COLUMNS:
                return _legend(_texts(one) for one in sheet.rows[place + 1 : place + _MOST])
    return Legend()


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(str(row.cells[column].value) if column in row.cells else "" for column in (1, 2, 3))


def _legend(rows: Iterable[tuple[str, ...]]) -> Legend:
    paper = edition = ""
    sheets: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    choices: dict[str, dict[str, str]] = {}
    for kind, id_, words in rows:
        within, _, name = id_.partition(".")
        if kind == "paper":
            paper = id_
        elif kind == "edition":
            edition = id_
        elif kind == "sheet":
            sheets.setdefault(alike(words), id_)
        elif kind == "column":
            columns.setdefault(within, {}).setdefault(alike(words), name)
        elif kind == "choice":
            choices.setdefault(within, {}).setdefault(alike(words), name)
    return Legend(paper, edition, sheets, columns, choices)
