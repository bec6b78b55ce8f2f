"""What Babel does not say of a language, or says otherwise than it is printed: ``pl.toml`` for Polish.

``en-US.toml`` says what is other in one country than in the rest of the language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global

from .languages import FOLDER

_NAMED_DATES = frozenset({"full", "long", "medium", "short"})
_YEAR = re.compile(r"(?<!y)y(?!y)")


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language is printed; what its file leaves out is as Babel has it.

    ``territory`` is the country whose habits count, ``date`` a pattern of Babel's or the name of one. ``no_break``
    are regular expressions for the place after a blank at which a line is not broken; they match nothing themselves,
    and look back over the blank. ``cases`` are those in which a noun has a form
    of its own, the nominative first, and ``has_articles`` says whether one stands before it. In spreadsheets
    ``sheet_date`` and ``sheet_percent`` are parts of number formats, and ``currency_signs`` stand there for
    currencies' codes. A search passes over ``stop_words`` and takes words for the same that differ by one of
    ``endings`` only. ``phrases`` are regular expressions by which rules on texts see what a text says, by what that is.
    """

    territory: str = ""
    date: str = "long"
    no_break: tuple[str, ...] = ()
    cases: tuple[str, ...] = ("nom",)
    has_articles: bool = False
    sheet_date: str = "yyyy-mm-dd"
    sheet_percent: str = '"%"'
    currency_signs: Mapping[str, str] = field(default_factory=dict)
    stop_words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4)
def conventions(language: str) -> Conventions:
    """The conventions of a language, or of a language as it is ``spoken_in`` a country."""
    plain = language.partition("-")[0]
    return Conventions(**{**_given(plain), **_given(language)})


def _given(name: str) -> dict[str, Any]:
    file = FOLDER / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def spoken_in(language: str, country: str | None) -> str:
    """A language as it is printed in a country: ``en-US``; the language alone where there is nothing else to know."""
    name = f"{language}-{country}"
    return name if (FOLDER / f"{name}.toml").exists() else language


@lru_cache(maxsize=4)
def locale_of(language: str) -> Locale:
    """Babel's locale of a language, in the country that its conventions name or else in the likeliest."""
    territory, plain = conventions(language).territory, language.partition("-")[0]
    return Locale(plain, territory) if territory else Locale.parse(get_global("likely_subtags")[plain])


def tag_of(language: str) -> str:
    """The tag under which programs know a language as it is written in its country: ``pl-PL``, ``en-GB``."""
    locale = locale_of(language)
    return f"{locale.language}-{locale.territory}" if locale.territory else locale.language


def date_pattern(language: str) -> str:
    """How a date is written in letters that office programs know as well: ``dd.MM.yyyy``, ``d MMMM yyyy``."""
    pattern = conventions(language).date
    if pattern in _NAMED_DATES:
        pattern = str(locale_of(language).date_formats[pattern].pattern)
    return _YEAR.sub("yyyy", pattern)
