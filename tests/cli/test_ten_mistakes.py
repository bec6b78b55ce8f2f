"""Ten mistakes that consultants make, one in each of ten files: all told in one run, each mended by its own hint.

The hints are followed by a program that knows nothing but the hint, the message and the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.shell import errors, write

Lines = list[str]

ROOT = "extends: ten-stage\nlanguage: pl\ncompany:\n  name: Młyny Nowak Sp. z o.o.\n"

TEN = {
    "blueprint.yaml": ("id: Młyny Nowak\n" + ROOT, "id", 1, 5),
    "ludzie.yaml": (
        "people:\n  jan:\n    name: Jan Kowalski\n    roles: [salesperson, head-of-sale]\n", "unknown-reference", 4, 26
    ),
    "rozmowy.yaml": ("objections:\n  too-expensive:\n    wordngs:\n      - Za drogo\n", "unknown-key", 3, 5),
    "dowody.yaml": (
        "proofs:\n  mill:\n    kind: case\n    title: Młyn\n    text: Trwa 35 minut.\n    permission: grantd\n",
        "unknown-value", 6, 17,
    ),
    "warunki.yaml": ("terms:\n\tvalidity_days: 30\n", "yaml-syntax", 2, 1),
    "produkty.yaml": ("products:\n  mill:\n    name:Młyn\n    price: 18500\n", "yaml-syntax", 4, 10),
    "wiadomosci.yaml": ("messages:\n  offer-detailed-mail:\n    body: Oferta: młyn\n", "yaml-syntax", 3, 17),
    "firma.yaml": (
        "company:\n  address: Młyńska 1\n  phone: '+48 000 000 100'\n  address: Młyńska 2\n", "duplicate-key", 4, 3
    ),
    "narzedzia.yaml": ("tools:\n  fairs:\n    perform:\n      every: czasami\n", "frequency", 4, 14),
    "slownik.yaml": (
        "glossary:\n  mill:\n    term: młyn\n    definition: maszyna\n    synonyms: mlewnik\n", "value", 5, 15
    ),
}  # fmt: skip
"""What stands in each file, and the code, line and column of the one mistake in it."""

ELSEWHERE = {
    "own/blueprint.yaml": (ROOT.replace("ten-stage", "../base") + "as_of: 5.01.2026\n", "value", 5, 8),
    "own/pl/oferta.yaml": ("terms:\n  validity_days: miesiąc\n", "value", 2, 18),
    "own/win-loss/zakres.yaml": ("win_loss:\n  exclusion+:\n    - Części zamienne.\n", "unknown-key", 2, 3),
    "own/a/b/ludzie.yaml": ("people:\n  jan: {name: Jan Kowalski, dyrektor}\n", "key", 2, 29),
    "own/wylaczone.yaml": ("tools:\n  facebook-reech: {disabled: true}\n", "unknown-reference", 2, 3),
    "own/kolejnosc.yaml": (
        "glossary:\n  x: {term: x, definition: y, after: miller}\n  mill: {term: m, definition: n}\n",
        "unknown-reference", 2, 38,
    ),
    "own/teksty.yaml": (
        "messages:\n  offer-detailed-mail:\n    body: |-\n      Dzień dobry,\n      tu [[company.nam]].\n",
        "unknown-merge-field", 3, 11,
    ),
    "base/blueprint.yaml": ("extends: ten-stage\nstatus: drft\n", "unknown-value", 2, 9),
    "base/etapy.yaml": ("stages:\n  delivery:\n    target_days: [45]\n", "value", 3, 18),
}  # fmt: skip
"""The same in a base of one's own, in folders, in a language's folder, and beside interviews."""


# --- following a hint -----------------------------------------------------------------------------


def _put(lines: Lines, found: dict[str, Any], new: str) -> None:
    """Write something in place of what the message names, or of the value that stands at the place."""
    row, column = found["line"] - 1, found["column"] - 1
    named = re.search(r"`(?:after: |before: |\[+)?(.+?)\]*`", found["message"])
    wrong = named[1] if named else lines[row][column:].rstrip()
    row = next(number for number in range(row, len(lines)) if wrong in lines[number])
    column = column if wrong in lines[row][column:] else 0
    lines[row] = lines[row][:column] + lines[row][column:].replace(wrong, new, 1)


def _value(lines: Lines, found: dict[str, Any], new: str) -> None:
    row, column = found["line"] - 1, found["column"] - 1
    lines[row] = lines[row][:column] + new


def _in_quotes(lines: Lines, found: dict[str, Any], _: str) -> None:
    key, value = lines[found["line"] - 1].split(": ", 1)
    lines[found["line"] - 1] = f'{key}: "{value}"'


def _in_quotes_with_its_comma(lines: Lines, found: dict[str, Any], _: str) -> None:
    row = found["line"] - 1
    lines[row] = re.sub(r": ([^:{]*,[^:}]*)}", r': "\1"}', lines[row])


def _with_spaces(lines: Lines, found: dict[str, Any], _: str) -> None:
    lines[found["line"] - 1] = lines[found["line"] - 1].replace("\t", "  ")


def _space_above(lines: Lines, found: dict[str, Any], _: str) -> None:
    lines[found["line"] - 2] = lines[found["line"] - 2].replace(":", ": ", 1)


def _keep_one(lines: Lines, found: dict[str, Any], _: str) -> None:
    del lines[found["line"] - 1]


def _as_items(lines: Lines, found: dict[str, Any], _: str) -> None:
    row = found["line"] - 1
    key, value = lines[row].split(": ", 1)
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    lines[row : row + 1] = [f"{key}:", *(f"{indent}- {item}" for item in value.split(", "))]


HINTS: list[tuple[str, Callable[[Lines, dict[str, Any], str], None]]] = [
    (r"Did you mean `([^`]+)`(?: \(.+\))?\?", _put),
    (r"Write `([^`]+)`\.", _put),
    (r"Write “(.+?)”, “month”, .*", _value),
    (r"Write year, month and day: (\S+)", _value),
    (r"Write digits only: (\d+)", _value),
    (r"Keep one of the two\.()", _keep_one),
    (r"Indent with spaces; YAML does not allow tabs there\.()", _with_spaces),
    (r"Write a space after the colon in the line above\.()", _space_above),
    (r"Put the text in quotes: a colon followed by a space begins a new key\..*()", _in_quotes),
    (r"Put the whole text in quotes, comma included; .*()", _in_quotes_with_its_comma),
    (r"Write each item on a line of its own, after `- `\.()", _as_items),
]
"""What somebody does who takes a hint at its word."""


def followed(found: dict[str, Any]) -> None:
    """Do to the file what the hint says."""
    rule, follow = next((rule, follow) for rule, follow in HINTS if re.fullmatch(rule, found["hint"]))
    told = re.fullmatch(rule, found["hint"])
    assert told is not None
    file = Path(found["file"])
    lines = file.read_text("utf-8").split("\n")
    follow(lines, found, told[1])
    file.write_text("\n".join(lines), "utf-8")


# --- the tests ------------------------------------------------------------------------------------


def _told(folder: Path, found: list[dict[str, Any]]) -> dict[str, tuple[str, int, int]]:
    """Code, line and column by file."""
    return {
        Path(problem["file"]).resolve().relative_to(folder).as_posix(): (
            problem["code"], problem["line"], problem["column"],
        )
        for problem in found
    }  # fmt: skip


@pytest.mark.parametrize(("mistakes", "blueprint"), [(TEN, "."), (ELSEWHERE, "own")], ids=["ten", "elsewhere"])
def test_each_mistake_is_told_once_and_mended_by_its_hint(
    tmp_path: Path, mistakes: dict[str, tuple[str, str, int, int]], blueprint: str
) -> None:
    folder = write(tmp_path, {name: mistake[0] for name, mistake in mistakes.items()})
    found = errors(folder / blueprint)
    assert _told(folder, found) == {name: mistake[1:] for name, mistake in mistakes.items()}
    assert len(found) == len(mistakes)
    for problem in found:
        followed(problem)
    assert errors(folder / blueprint) == []
