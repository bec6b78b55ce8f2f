"""What Babel does not say of a language, or says otherwise than it is printed: ``pl.toml`` for Polish."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from .languages import FOLDER


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language is printed; what its file leaves out is as Babel has it.

    ``territory`` is the country whose habits count, ``date`` a pattern of Babel's or the name of one. ``no_break`` are
    regular expressions for blanks at which a line is not broken. In spreadsheets ``sheet_date`` and ``sheet_percent``
    are parts of number formats, and ``currency_signs`` stand there for currencies' codes.
    """

    territory: str = ""
    date: str = "long"
    no_break: tuple[str, ...] = ()
    sheet_date: str = "yyyy-mm-dd"
    sheet_percent: str = '"%"'
    currency_signs: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=4)
def conventions(language: str) -> Conventions:
    """The conventions of a language."""
    file = FOLDER / f"{language}.toml"
    return Conventions(**tomllib.loads(file.read_text("utf-8"))) if file.exists() else Conventions()


@lru_cache(maxsize=4)
def locale_of(language: str) -> Locale:
    """Babel's locale of a language, in the country that its conventions name or else in the likeliest."""
    territory = conventions(language).territory
    return Locale(language, territory) if territory else Locale.parse(get_global("likely_subtags")[language])


def tag_of(language: str) -> str:
    """The tag under which programs know a language as it is written in its country: ``pl-PL``, ``en-GB``."""
    locale = locale_of(language)
    return f"{locale.language}-{locale.territory}" if locale.territory else locale.language
