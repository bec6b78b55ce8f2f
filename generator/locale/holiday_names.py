"""Public holidays by their names in a language, English ones where nobody has named them in it."""

from __future__ import annotations

import datetime
from functools import lru_cache

_OTHERWISE = "en_US"


@lru_cache(maxsize=64)
def public_holidays(country: str, language: str, year: int) -> dict[datetime.date, str]:
    """The public holidays of a country (ISO 3166) in a year; none where no country is named."""
    if not country:
        return {}
    from holidays import country_holidays  # takes 60 ms to import, and few commands need it

    # without a language the library takes whatever the user's environment speaks
    known = country_holidays(country, years=year, language=_OTHERWISE).supported_languages
    return dict(country_holidays(country, years=year, language=_named(language, known)))


def _named(language: str, known: tuple[str, ...]) -> str:
    """The name of a language in the library, which knows several of some: ``en_US``, ``pl``."""
    speaking = [name for name in known if name.partition("_")[0] == language]
    return _OTHERWISE if _OTHERWISE in speaking or not speaking else speaking[0]
