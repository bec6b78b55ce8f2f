"""Somebody who speaks a language: words, values and the calendar as they are printed in it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from . import calendar_names, values
from .typography import typeset
from .words import counted, said


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks a language, so that whoever prints in it is handed a voice and need not know which."""

    language: str

    def say(self, words: str, context: str = "", **values: object) -> str:
        """Words that stand in English where they are said; ``{name}`` filled in."""
        return said(words, self.language, context, **values)

    def counted(self, count: int, one: str, several: str, context: str = "") -> str:
        """So many of a thing: ``counted(3, "{n} day", "{n} days")`` is "3 dni" in Polish."""
        return counted(count, one, several, self.language, context)

    def typeset(self, text: str) -> str:
        """A text with the non-breaking spaces that a typesetter would put in."""
        return typeset(text, self.language)

    def date(self, day: datetime.date) -> str:
        """A date: 05.01.2026, or 5 January 2026."""
        return values.date(day, self.language)

    def number(self, value: Decimal | float) -> str:
        """A number with all of its decimals: 1 234,5."""
        return values.number(value, self.language)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency: 1 200,50 zł."""
        return values.money(amount, currency, self.language)

    def percent(self, share: Decimal | int) -> str:
        """A share: 7,5%."""
        return values.percent(share, self.language)

    def weekday(self, day: datetime.date) -> str:
        """The weekday by itself: "poniedziałek", "Monday"."""
        return calendar_names.weekday(day, self.language)

    def month(self, day: datetime.date) -> str:
        """Month and year as a heading: "Styczeń 2026"."""
        return calendar_names.month(day, self.language)

    def short_month(self, day: datetime.date) -> str:
        """Month and year over a narrow column: "sty 26"."""
        return calendar_names.short_month(day, self.language)
