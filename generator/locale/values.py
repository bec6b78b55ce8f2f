"""Dates, numbers, money and plural forms as they are printed in a language (Babel, CLDR)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

_TERRITORY = {"pl": "pl_PL", "en": "en_GB"}
_DATE = {"pl": "dd.MM.yyyy", "en": "d MMMM yyyy"}


@lru_cache(maxsize=4)
def locale_of(language: str) -> Locale:
    """Babel's locale of ``pl`` or ``en``."""
    return Locale.parse(_TERRITORY[language])


def date(value: datetime.date, language: str) -> str:
    """A date: 05.01.2026, or 5 January 2026."""
    return format_date(value, _DATE[language], locale=locale_of(language))


def number(value: Decimal | float, language: str) -> str:
    """A number with its grouping: 1 234,5."""
    return format_decimal(value, locale=locale_of(language))


def money(value: Decimal, currency: str, language: str) -> str:
    """An amount with its currency: 1 234,56 zł."""
    return format_currency(value, currency, locale=locale_of(language))


def percent(value: Decimal | int, language: str) -> str:
    """A share given in percent: 7.5 is printed as 7,5% in Polish and 7.5% in English."""
    return f"{number(value, language)}%"


def plural(count: int, forms: dict[str, str], language: str) -> str:
    """The form for a count by CLDR's categories (``one``, ``few``, ``many``, ``other``), with ``{n}`` filled in."""
    category = locale_of(language).plural_form(count)
    return forms.get(category, forms["other"]).format(n=count)
