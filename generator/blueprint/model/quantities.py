"""Values with a meaning of their own: money, shares, lengths of time, dates, colours.

They are read as people write them ("18 500 zł", "8 %", "30 dni") and refused where the writing could mean
two things.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import WithJsonSchema

from . import days
from .amounts import plainly, without_dash

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SYMBOLS = {
    "zł": "PLN", "złoty": "PLN", "złote": "PLN", "złotych": "PLN",
    "€": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "£": "GBP", "kč": "CZK",
}  # fmt: skip
"""What people write for a currency; dollars and crowns in words are left out, as several countries have their own."""
_MONEY_PARTS = re.compile(r"(?P<before>[^\d\s-]*) ?(?P<amount>-?\d[\d .,'’]*?) ?(?P<after>[^\d\s]*)")
_LONGEST_AMOUNT = 100
"""A longer text is no amount; matching one takes as long as the square of its length."""
_DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_DIGITS_OF_AN_AMOUNT = 12
"""Before the decimal mark, which leaves room for decimals and for what amounts come to together."""
_PERCENT_PARTS = re.compile(r"(?P<number>.*?) ?(?:%|proc\.?|procent|percent)?", re.IGNORECASE)
_MONEY_HINT = "Write the digits alone, then a currency if it is another than the company's: 1200 EUR"
_DECIMALS = 3
"""So many decimals of a share or a number of hours are printed."""
_NUMBER_HINT = "Write digits, with a dot before decimals: 18500.50"


def _tidy(value: object) -> str:
    return _SPACES.sub(" ", str(value)).strip()


def _number(written: str) -> Decimal:
    """The value of a number as written in Polish or English; ``ValueError`` where it is none."""
    if not _NUMBER.fullmatch(written):
        raise ValueError(f"“{written}” is not a number\n{_NUMBER_HINT}")
    return Decimal(written.replace(" ", "").replace(",", "."))


def _decimals(written: str) -> str:
    """The digits behind the decimal mark, without zeros at their end."""
    return written.replace(",", ".").partition(".")[2].rstrip("0")


def _to_the_last_digit(written: str) -> Decimal:
    """A number that is printed as it was written; ``ValueError`` for one with more decimals than are printed."""
    number = _number(written)
    if len(_decimals(written)) > _DECIMALS:
        raise ValueError(f"“{written}” has more than {_DECIMALS} decimals\nRound it to {_DECIMALS}.")
    return number


def _refuse_truth(value: object) -> None:
    if isinstance(value, bool):
        raise ValueError("a number is expected\nWrite digits: 3")


# --- whole numbers --------------------------------------------------------------------------------

_WHOLE = re.compile(r"-?(?:\d{1,3}(?: \d{3})+|\d+)", re.ASCII)
_LONGEST_NUMBER = 15
_LARGEST_COUNT = 999_999_999
"""A count times another still has its last digit in a spreadsheet, or nearly: more cannot be meant."""


def _whole(value: object) -> object:
    _refuse_truth(value)
    if isinstance(value, int):
        return _within(value, _LARGEST_COUNT)
    written = _tidy(value)
    if len(written) > _LONGEST_NUMBER or not _WHOLE.fullmatch(written):
        raise ValueError("a whole number is expected\nWrite digits only: 3")
    return _within(int(written.replace(" ", "")), _LARGEST_COUNT)


def _within(value: int, largest: int) -> int:
    if abs(value) > largest:
        raise ValueError(f"at most {largest} is expected\nWrite {largest} or less.")
    return value


Count = Annotated[int, BeforeValidator(_whole)]
"""A whole number; what YAML would make of ``1_000`` or ``0x1F`` is none."""


def _stage_number(value: object) -> object:
    _refuse_truth(value)
    written = str(value).strip()
    if not _STAGE_NUMBER.fullmatch(written):
        raise ValueError(f"“{written}” is not the number of a stage\nWrite up to three digits or letters: 0, 12, B.")
    return written.lstrip("0") or "0" if written.isdigit() else written


_STAGE_NUMBER = re.compile(r"[0-9]{1,3}|[A-Za-z]{1,3}")
StageNumber = Annotated[
    str,
    BeforeValidator(_stage_number),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 999}, {"type": "string"}], "examples": [3, "A"]}
    ),
]
"""What a stage is counted with, from 0 on or by letters."""


def _quantity(value: object) -> object:
    _refuse_truth(value)
    if isinstance(value, Decimal):
        return value
    written = _tidy(value)
    if len(written) > _LONGEST_NUMBER:
        raise ValueError(f"“{written[:_LONGEST_NUMBER]}…” is no quantity\n{_NUMBER_HINT}")
    quantity = _to_the_last_digit(written)
    if quantity <= 0:
        raise ValueError(f"the quantity is {written}\nWrite more than zero; to leave it out, delete the line.")
    return _within_count(quantity)


def _within_count(quantity: Decimal) -> Decimal:
    _within(int(quantity), _LARGEST_COUNT)
    return quantity


Quantity = Annotated[
    Decimal,
    BeforeValidator(_quantity),
    WithJsonSchema({"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string"}], "examples": [24, "2,5"]}),
]
"""How many units; more than zero, with at most three decimals."""


# --- money ----------------------------------------------------------------------------------------


def currency_code(written: str) -> str:
    """The ISO 4217 code of a currency written as its code or its symbol; ``ValueError`` for any other."""
    code = _SYMBOLS.get(written.lower(), written.upper())
    if not _CURRENCY.fullmatch(code) or not _is_currency(code):
        raise ValueError(f"“{written}” is not a currency\nWrite its three-letter code: PLN, EUR, GBP.")
    return code


_USUAL = frozenset({"CHF", "CZK", "DKK", "EUR", "GBP", "HUF", "NOK", "PLN", "RON", "SEK", "USD"})
"""Currencies that need not be looked up."""


def _is_currency(code: str) -> bool:
    if code in _USUAL:
        return True
    from babel.numbers import is_currency  # takes long to load

    return is_currency(code)


Currency = Annotated[str, AfterValidator(currency_code), Field(examples=["PLN", "EUR"])]
"""A currency by its ISO 4217 code."""


def country_code(written: str) -> str:
    """The ISO 3166 code of a country whose holidays are known, in capitals; ``ValueError`` for any other."""
    from holidays import list_supported_countries  # takes 60 ms to import, and few blueprints name a country

    code, meant = written.upper(), meant_country(written)
    if code not in list_supported_countries() or meant:
        way = f"Write {meant}." if meant else "Write its code: PL, DE, GB."
        raise ValueError(f"“{written}” is not a country whose holidays are known\n{way}")
    return code


def meant_country(written: str) -> str:
    """The code of a country that people call so; "" for any other text, and for a code."""
    called = written.upper().replace(".", "")
    return next((code for code, names in _CALLED.items() if called in names), "")


_CALLED: Mapping[str, tuple[str, ...]] = {
    "PL": ("POLAND", "POLSKA"),
    "GB": ("UK", "UNITED KINGDOM", "GREAT BRITAIN", "BRITAIN", "ENGLAND", "WIELKA BRYTANIA", "ANGLIA"),
    "US": ("USA", "UNITED STATES", "AMERICA", "STANY ZJEDNOCZONE"),
    "DE": ("GERMANY", "DEUTSCHLAND", "NIEMCY"),
}
"""What people write for a country, by its code."""


Country = Annotated[str, AfterValidator(country_code), Field(examples=["PL", "GB"])]
"""A country by its ISO 3166 code."""


def _may_be_currency(written: str) -> bool:
    return written.lower() in _SYMBOLS or _CURRENCY.fullmatch(written.upper()) is not None


def _sum_of_money(written: str) -> Decimal:
    """An amount that a spreadsheet holds to its last digit; ``ValueError`` for any other."""
    whole = written.partition(".")[0].lstrip("0")
    if len(whole) > _DIGITS_OF_AN_AMOUNT:
        raise ValueError(f"“{written}” is too large an amount\nWrite one of at most {_DIGITS_OF_AN_AMOUNT} digits.")
    if len(whole + _decimals(written)) > _DIGITS:
        raise ValueError(f"“{written}” has more than {_DIGITS} digits\nRound it.")
    return _number(written)


def _in_words(given: object) -> object:
    """An amount that is written as a mapping, ``{amount: 1200, currency: EUR}``, as the text that says the same."""
    if not isinstance(given, dict) or not given.keys() <= {"amount", "currency"}:
        return given
    return f"{given.get('amount', '')} {given.get('currency', '')}"


class Money(BaseModel):
    """Money, net of VAT unless the field says otherwise: ``18500.50`` in the company's currency, or ``1200 EUR``."""

    model_config = ConfigDict(frozen=True)
    schema_forms: ClassVar[list[dict[str, Any]]] = [
        {"type": "number"},
        {"type": "string", "pattern": r"\d", "examples": ["1200 EUR", "18 500,50 zł"]},
    ]

    amount: Decimal
    currency: str | None = None
    """ISO 4217 code; None is the company's currency."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: object) -> object:
        if isinstance(given, Money) or (isinstance(given, dict) and isinstance(given.get("amount"), Decimal)):
            return given  # by code; what a blueprint writes is never a number yet
        _refuse_truth(given)
        written = without_dash(_tidy(_in_words(given)))
        parts = _MONEY_PARTS.fullmatch(written) if len(written) <= _LONGEST_AMOUNT else None
        named = parts and (parts["before"] or parts["after"])
        if parts is None or (parts["before"] and parts["after"]) or (named and not _may_be_currency(named)):
            raise ValueError(f"“{given}” is not an amount\n{_MONEY_HINT}")
        if parts["amount"].startswith("-"):
            raise ValueError(f"“{given}” is below zero\nWrite an amount of zero or more.")
        return {"amount": _sum_of_money(plainly(parts["amount"])), "currency": currency_code(named) if named else None}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """An editor sees how it is written, not how it is kept."""
        return {"description": cls.__doc__, "anyOf": cls.schema_forms, "examples": [18500.5, "1200 EUR"]}


# --- shares ---------------------------------------------------------------------------------------


def _percent(value: object) -> object:
    _refuse_truth(value)
    if isinstance(value, Decimal):
        return value
    parts = _PERCENT_PARTS.fullmatch(_tidy(value))
    written = parts["number"] if parts else _tidy(value)
    if not _NUMBER.fullmatch(written):
        raise ValueError(f"“{_tidy(value)}” is not a share in percent\nWrite digits, 0 to 100: 8 or 12.5")
    return _to_the_last_digit(written)


Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    Field(ge=0, le=100),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string"}],
                    "examples": [8, "12,5 %"]}),
]  # fmt: skip
"""A share in percent, 0 to 100: 8 means 8 %."""


# --- lengths of time ------------------------------------------------------------------------------

_UNITS = {
    "minute": r"min\.?|mins|minut[aye]?|minutes?",
    "hour": r"h|hrs?|godz\.?|godzin[aye]?|hours?",
    "day": r"d|dni|dzień|dnia|days?",
    "week": r"tydzień|tygodni[ea]?|tyg\.?|weeks?",
    "month": r"miesiąc[ea]?|miesięcy|mies\.?|months?",
}
_TEN_YEARS = 3_650
_A_WEEK_OF_HOURS = 168
_A_WEEK_OF_MINUTES = 60 * _A_WEEK_OF_HOURS
_LENGTHS = {"minute": {"hour": 60}, "hour": {}, "day": {"week": 7, "month": 30}}
"""For each unit the larger ones that may stand for so many of it."""
_LENGTH = re.compile(r"(?P<number>-?\d+(?: \d{3})*(?:[.,]\d+)?) ?(?P<unit>[^\W\d]+\.?)?")


class _Length:
    """Reads a length of time in one unit: a bare number, or one with a unit that can be counted in it."""

    def __init__(self, unit: str) -> None:
        self._unit = unit

    def __call__(self, value: object) -> object:
        _refuse_truth(value)
        if isinstance(value, (int, Decimal)):
            return value
        written = _tidy(value)
        parts = _LENGTH.fullmatch(written) if len(written) <= _LONGEST_AMOUNT else None
        if parts is None:
            raise ValueError(f"“{value}” is not a number of {self._unit}s\nWrite digits only: 30")
        counted = _to_the_last_digit(parts["number"]) * self._size(parts["unit"])
        return int(counted) if counted == int(counted) else counted

    def _size(self, written: str | None) -> int:
        sizes = {self._unit: 1, **_LENGTHS[self._unit]}
        unit = next((unit for unit in sizes if written and re.fullmatch(_UNITS[unit], written.lower())), None)
        if written and unit is None:
            raise ValueError(f"“{written}” cannot be counted in {self._unit}s\nWrite the number of {self._unit}s: 30")
        return sizes[unit or self._unit]


def _length_schema(*examples: object) -> WithJsonSchema:
    return WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}], "examples": list(examples)}
    )


Minutes = Annotated[
    int, BeforeValidator(_Length("minute")), Field(ge=0, le=_A_WEEK_OF_MINUTES), _length_schema(30, "1 h")
]
"""A length of time in minutes, up to a week; "1 h" is 60."""
Hours = Annotated[
    Decimal,
    BeforeValidator(_Length("hour")),
    Field(ge=0, le=_A_WEEK_OF_HOURS),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}], "examples": [2, "1,5 h"]}),
]
"""A length of time in hours, up to a week."""
Days = Annotated[int, BeforeValidator(_Length("day")), Field(ge=0, le=_TEN_YEARS), _length_schema(14, "2 tygodnie")]
"""A length of time in days, up to ten years; a week is 7 of them, a month 30."""


# --- dates and colours ----------------------------------------------------------------------------


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return days.within(value)
    return days.read(str(value).strip())


Day = Annotated[datetime.date, BeforeValidator(_day), Field(examples=["2026-01-05"])]
"""A date as ``YYYY-MM-DD``, from 1900-03-01 to 2199-12-31."""

_COLOUR = r"^#[0-9A-Fa-f]{6}$"


def _colour(value: str) -> str:
    if not re.fullmatch(_COLOUR, value):
        raise ValueError(f'“{value}” is not a colour\nWrite six hexadecimal digits after #, in quotes: "#0F5C6E"')
    return value


Colour = Annotated[str, AfterValidator(_colour), WithJsonSchema({"type": "string", "pattern": _COLOUR,
                                                                "examples": ["#0F5C6E"]})]  # fmt: skip
"""A colour as ``#RRGGBB``."""


# --- hours of the day -----------------------------------------------------------------------------

_HOUR_SPAN = re.compile(r"(\d{1,2})[:.](\d{2}) ?[-–] ?(\d{1,2})[:.](\d{2})")


def _hour_span(value: object) -> str:
    parts = _HOUR_SPAN.fullmatch(_tidy(value))
    if parts is None:
        raise ValueError(f"“{value}” is not a span of hours\nWrite from when to when: 8:00–16:00")
    from_hour, from_minute, to_hour, to_minute = map(int, parts.groups())
    if not (from_hour, from_minute) < (to_hour, to_minute) <= (24, 0) or max(from_minute, to_minute) > 59:
        raise ValueError(f"“{value}” does not lie within a day\nWrite the earlier hour first: 8:00–16:00")
    return f"{from_hour}:{from_minute:02}–{to_hour}:{to_minute:02}"


HourSpan = Annotated[str, BeforeValidator(_hour_span), WithJsonSchema({"type": "string", "examples": ["8:00–16:00"]})]
"""Hours of a day, from when to when: ``8:00–16:00``."""
