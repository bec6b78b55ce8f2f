"""Names that Excel accepts: of sheets, tables, header cells and defined names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .text import one_line, shortened, units

SHEET_NAME_LIMIT = 31
HEADER_LIMIT = 255

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LEFT_HANGING = ' \u2013\u2014-,;:(\u201e\u201c"&+'
"""What a name that was cut does not end with."""
_DEFINED_NAME = re.compile(r"[^\W\d][\w.]{0,254}")
_LIKE_A_CELL = re.compile(r"(?i)[a-z]{1,3}\d+|r\d*c\d*|r|c")


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A name for each sheet: at most 31 units long, without forbidden characters, unique whatever the case."""
    return _unique((_sheet_name(title) for title in titles), SHEET_NAME_LIMIT)


def headers(titles: Iterable[str]) -> tuple[str, ...]:
    """The header cells of a table: on one line, none empty, unique whatever the case."""
    return _unique((one_line(title) or "–" for title in titles), HEADER_LIMIT)


def table_name(sheet_id: str) -> str:
    """The name of a sheet's table; with its underscore it can't be taken for a cell."""
    return "table_" + _word(sheet_id)


def choices_name(list_id: str) -> str:
    """The name of a choice list that was given none."""
    return "choices_" + _word(list_id)


def checked(name: str) -> str:
    """The defined name as it stands; ValueError where Excel would refuse it or take it for a cell."""
    if not _DEFINED_NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
        raise ValueError(f"not a name that Excel accepts: {name!r}")
    return name


def _sheet_name(title: str) -> str:
    name = _fitting(one_line(_NOT_IN_SHEET_NAMES.sub("-", title))).strip(" '") or "–"
    return "History –" if name.lower() == "history" else name


def _fitting(title: str) -> str:
    """A title that is too long for a sheet, up to a word in it, and with a sign that it goes on."""
    if units(title) <= SHEET_NAME_LIMIT:
        return title
    cut = shortened(title, SHEET_NAME_LIMIT - 1)
    words = cut if title[len(cut) : len(cut) + 1] == " " else cut.rpartition(" ")[0]
    whole = words.rstrip(_LEFT_HANGING)
    return f"{whole}…" if len(whole) > len(cut) // 2 else shortened(title, SHEET_NAME_LIMIT)


def _unique(names: Iterable[str], limit: int) -> tuple[str, ...]:
    taken: dict[str, str] = {}
    for name in names:
        free = _free(name, taken, limit)
        taken[free.casefold()] = free
    return tuple(taken.values())


def _free(name: str, taken: dict[str, str], limit: int) -> str:
    free, number = shortened(name, limit), 1
    while free.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        free = shortened(name, limit - units(suffix)) + suffix
    return free


def _word(identifier: str) -> str:
    return re.sub(r"\W", "_", identifier)
