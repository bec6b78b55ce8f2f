"""What goes with a country, by its ISO 3166 code (Babel, CLDR)."""

from __future__ import annotations

from functools import cache
from typing import Literal

PaperSize = Literal["A4", "A5", "Letter"]
_MONDAY, _ISO_LEAST_DAYS = 0, 4
_ON_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Countries that print on US Letter (CLDR, supplemental data: ``paperSize``)."""


@cache
def currency_of(country: str) -> str:
    """The currency that a country pays in, as an ISO 4217 code; "" where it has several, or is none."""
    from babel.numbers import get_territory_currencies  # takes long to load

    tender = get_territory_currencies(country)
    return tender[0] if len(tender) == 1 else ""


@cache
def week_of(country: str) -> tuple[int, bool]:
    """The day that begins a week in a country, Monday being 0, and whether it counts weeks as ISO 8601 does.

    Of a country that CLDR does not know both is as in ISO 8601.
    """
    from babel import Locale, UnknownLocaleError  # takes long to load

    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return _MONDAY, True
    return locale.first_week_day, (locale.first_week_day, locale.min_week_days) == (_MONDAY, _ISO_LEAST_DAYS)


def paper_of(country: str | None) -> PaperSize:
    """The size of the paper that offices of a country print on."""
    return "Letter" if country in _ON_LETTER else "A4"
