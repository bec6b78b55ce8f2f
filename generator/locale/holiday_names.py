"""Public holidays by their names in a language, English ones where nobody has named them in it."""

from __future__ import annotations

import datetime
from functools import lru_cache

_OTHERWISE = "en_US"
_AMERICAN = "US"
"""The country whose English the library speaks where it has no other."""
_RESPELLED = {"Labor": "Labour"}


@lru_cache(maxsize=64)
def public_holidays(country: str, language: str, year: int) -> dict[datetime.date, str]:
    """The public holidays of a country (ISO 3166) in a year; none where no country is named."""
    if not country:
        return {}
    from holidays import country_holidays  # takes 60 ms to import, and few commands need it

    # without a language the library takes whatever the user's environment speaks
    known = country_holidays(country, years=year, language=_OTHERWISE).supported_languages
    names = country_holidays(country, years=year, language=_named(language, known))
    return {day: name if country == _AMERICAN else _respelled(name) for day, name in names.items()}


def _respelled(name: str) -> str:
    return " ".join(_RESPELLED.get(word, word) for word in name.split(" "))


def _named(language: str, known: tuple[str, ...]) -> str:
    """The name of a language in the library, which knows several of some: ``en_US``, ``pl``."""
    speaking = [name for name in known if name.partition("_")[0] == language]
    return _OTHERWISE if _OTHERWISE in speaking or not speaking else speaking[0]
