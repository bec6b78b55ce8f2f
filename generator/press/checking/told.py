"""Warnings as plain data that does not say where a blueprint stands, so that an unchanged set can tell them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from generator.blueprint.problems import Place, Problem, Severity
from generator.blueprint.reading.files import as_path, as_text, shown

_File = tuple[int, str]
"""A file by the number of its layer and its path from the folder of that layer."""
_Lines = dict[tuple[int, str, int], str]
"""The lines that were told of last: each by its file and its number."""


def packed(problems: Iterable[Problem], layers: Sequence[Sequence[Path]]) -> tuple[dict[str, Any], ...]:
    """Problems as data. ``layers`` are the files of each layer, its root file first.

    Raises ``LookupError`` where a problem stands in none of them.
    """
    files = {
        shown(file): (number, as_text(file.relative_to(layer[0].parent).as_posix()))
        for number, layer in enumerate(layers)
        for file in layer
    }
    lines: _Lines = {}
    return tuple(_packed(problem, files, lines) for problem in problems)


def unpacked(rows: Any, roots: Sequence[Path]) -> tuple[Problem, ...]:
    """Problems from data, their places in layers with these root files. Raises ``ValueError`` for any other data."""
    lines: _Lines = {}
    try:
        return tuple(_unpacked(row, roots, lines) for row in rows)
    except (TypeError, LookupError) as error:
        raise ValueError("these are no problems") from error


def _packed(problem: Problem, files: Mapping[str, _File], lines: _Lines) -> dict[str, Any]:
    row = {name: value for name, value in asdict(problem).items() if value}
    if problem.place:
        row["place"] = _packed_place(problem.place, files, lines)
    if problem.related:
        row["related"] = [_packed_place(place, files, lines) for place in problem.related]
    return row


def _packed_place(place: Place, files: Mapping[str, _File], lines: _Lines) -> list[str | int | None]:
    """A place as data; the text of its line only where that is told for the first time, for a line may be long."""
    layer, file = files[place.file]
    where = layer, file, place.line
    text = None if lines.get(where) == place.text else place.text
    lines[where] = place.text
    return [*where, place.column, text]


def _unpacked(row: dict[str, Any], roots: Sequence[Path], lines: _Lines) -> Problem:
    places = {"place", "related"} & row.keys()
    texts = {name: value for name, value in row.items() if name not in places}
    if texts["severity"] not in get_args(Severity) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("this is no problem")
    place = _unpacked_place(row["place"], roots, lines) if "place" in places else None
    related = tuple(_unpacked_place(one, roots, lines) for one in row.get("related", ()))
    return Problem(**texts, place=place, related=related)


def _unpacked_place(data: list[Any], roots: Sequence[Path], lines: _Lines) -> Place:
    match data:
        case [int(layer), str(file), int(line), int(column), str() | None as text]:
            text = lines[layer, file, line] = lines[layer, file, line] if text is None else text
            return Place(shown(roots[layer].parent / as_path(file)), line, column, text)
    raise ValueError("this is no place")
