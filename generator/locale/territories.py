"""What goes with a country, by its ISO 3166 code (Babel, CLDR)."""

from __future__ import annotations

from functools import cache


@cache
def currency_of(country: str) -> str:
    """The currency that a country pays in, as an ISO 4217 code; "" where it has several, or is none."""
    from babel.numbers import get_territory_currencies  # takes long to load

    tender = get_territory_currencies(country)
    return tender[0] if len(tender) == 1 else ""
