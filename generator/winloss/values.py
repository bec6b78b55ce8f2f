"""What a cell of the register says, as a blueprint says it: by the kind of its column.

People write the same thing in many ways. What can mean one thing only is taken; anything else is a ``ValueError`` with
a hint in its second line, as those of the models are.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from generator.blueprint.model.quantities import Money
from generator.blueprint.nearness import nearest
from generator.blueprint.reading.source import FORBIDDEN

from . import days
from .alike import alike
from .layout import Field
from .opening import Cell
from .wording import Wording

_NOT_APPLICABLE = frozenset(map(alike, ("n/a", "nd", "nd.", "nie dotyczy", "not applicable", "brak", "none", "x")))
_BLANK = re.compile(r"[\s–—−-]*")
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""What Excel writes for a character that XML has not: a line feed of Windows, most often."""
_YES = frozenset(map(alike, ("tak", "yes", "y", "t", "true", "prawda", "1", "x")))
_TICKS = ("✓", "✔")
_NO = frozenset(map(alike, ("nie", "no", "n", "false", "fałsz", "0")))
_NAMED = 6
_LONGEST = 2_000
"""Characters of what somebody said; a longer text is no quote, and is told rather than cut."""
_SHOWN = 40

Value = str | bool | int | datetime.date | Money


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells by the words of a register, in a country that may write the month of a day first."""

    wording: Wording
    country: str | None
    currency: str

    def read(self, field: Field, cell: Cell) -> Value | None:
        """The value of a cell; None for one that says nothing. Raises ``ValueError``."""
        _refuse_unknown(cell)
        if is_blank(cell.value):
            return None
        kinds: Mapping[str, Callable[[Field, Any], Value | None]] = {
            "date": lambda _, value: days.read(value, self.country),
            "money": self._money,
            "choice": self._choice,
            "yes-no": _yes_or_no,
            "mark": _mark,
        }
        return kinds.get(field.kind, _text)(field, cell.value)

    def _choice(self, field: Field, value: Any) -> str:
        written = as_text(value)
        ids = self.wording.ids(field.choices)
        if not ids:
            raise ValueError(f"“{_cut(written)}” is none of the blueprint’s, which has no such list\nLeave it blank.")
        found = self.wording.choice(field.choices, written)
        if found is None:
            known = self.wording.words(field.choices)
            near = nearest(written, known)
            few = ", ".join(f"“{one}”" for one in known[:_NAMED]) + (" …" if len(known) > _NAMED else "")
            raise ValueError(
                f"“{_cut(written)}” is none of the list\n{f'Choose “{near}”.' if near else f'Choose {few}'}"
            )
        return found

    def _money(self, _: Field, value: Any) -> Money:
        """An amount; one that names no currency is in that of the register."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(Decimal(str(value)).quantize(Decimal("0.01")).normalize().__format__("f"))
        try:
            money = Money.model_validate(as_text(value))
        except ValidationError as error:
            raise ValueError(str(error.errors()[0]["ctx"]["error"])) from error
        return money if money.currency else Money(amount=money.amount, currency=self.currency)


def is_blank(value: object) -> bool:
    """Whether a cell says nothing: it holds blanks, or the dash that people put for it."""
    return value is None or (isinstance(value, str) and _BLANK.fullmatch(value) is not None)


def as_text(value: object) -> str:
    """The words of a cell on one line, without what no paper can hold; a whole number without decimals."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    return " ".join(FORBIDDEN.sub(" ", _ESCAPED.sub(" ", str(value))).split())


def _refuse_unknown(cell: Cell) -> None:
    """A cell of which nobody can say what it holds."""
    if cell.looks_elsewhere:
        raise ValueError("its value comes from another file\nType the value itself.")
    if cell.formula and cell.value is None:
        raise ValueError("it is a formula, and the file does not say what it comes to\nType the value itself.")
    if cell.is_error or (isinstance(cell.value, str) and cell.value.startswith("#") and cell.formula):
        raise ValueError(f"it shows the error {cell.value}\nType the value itself.")


def _text(_: Field, value: Any) -> str:
    written = as_text(value)
    if len(written) > _LONGEST:
        raise ValueError(f"the text has {len(written):,} characters\nWrite what counts, {_LONGEST:,} at most.")
    return written


def _yes_or_no(_: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = as_text(value)
    if alike(words) in _YES or words in _TICKS:
        return True
    if alike(words) in _NO:
        return False
    raise ValueError(f"“{_cut(words)}” is neither yes nor no\nWrite yes or no, or leave it blank.")


def _mark(_: Field, value: Any) -> int | None:
    written = as_text(value)
    if alike(written) in _NOT_APPLICABLE:
        return None
    if not re.fullmatch("[1-5]", written):
        raise ValueError(
            f"“{_cut(written)}” is no mark\nWrite 1, 2, 3, 4 or 5; leave it blank where it does not apply."
        )
    return int(written)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
