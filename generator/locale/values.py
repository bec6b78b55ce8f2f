"""Dates, numbers and money as they are printed in a language (Babel, CLDR)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision, get_decimal_symbol

from .conventions import conventions, locale_of

_NO_CURRENCY = "XXX"
"""The code of ISO 4217 for an amount in none."""


def date(value: datetime.date, language: str) -> str:
    """A date: 05.01.2026, or 5 January 2026."""
    return format_date(value, conventions(language).date, locale=locale_of(language))


def number(value: Decimal | float, language: str) -> str:
    """A number with its grouping and all of its decimals: 1 234,5."""
    return format_decimal(_to_the_last_digit(value), locale=locale_of(language), decimal_quantization=False)


def money(value: Decimal, currency: str, language: str) -> str:
    """An amount with its currency, in as many decimals as the currency has, or more where it has more: 0,0049 zł.

    ``currency`` is "" where none is known: then it is the amount alone, 1 200,00.
    """
    exact = _to_the_last_digit(value)
    if not currency:
        return format_currency(exact, _NO_CURRENCY, "#,##0.00", locale=locale_of(language), decimal_quantization=False)
    return format_currency(exact, currency, locale=locale_of(language), decimal_quantization=False)


def decimals(currency: str) -> int:
    """How many decimals amounts of a currency have: 2 for PLN, none for JPY."""
    return get_currency_precision(currency or _NO_CURRENCY)


def _to_the_last_digit(value: Decimal | float) -> Decimal:
    """The number without zeros at the end of its decimals."""
    whole, _, rest = f"{Decimal(str(value)):f}".partition(".")
    return Decimal(f"{whole}.{rest.rstrip('0')}" if rest.strip("0") else whole)


def percent(value: Decimal | int, language: str) -> str:
    """A share given in percent: 7.5 is printed as 7,5% in Polish and 7.5% in English."""
    pattern = locale_of(language).percent_formats[None]
    return f"{pattern.prefix[0]}{number(value, language)}{pattern.suffix[0]}"


def decimal_sign(language: str) -> str:
    """What parts the decimals from the whole: a comma in Polish, a point in English."""
    return get_decimal_symbol(locale_of(language))
