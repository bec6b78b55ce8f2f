"""From when to when something holds, in words: the validity of a price."""

from __future__ import annotations

import datetime

from generator.locale import Phrase

from .pen import Pen

PRICE_HOLDS = Phrase("Cena obowiązuje", "Price valid")
_FROM = Phrase("od {first}", "from {first}")
_UNTIL = Phrase("do {last}", "until {last}")
_BETWEEN = Phrase("od {first} do {last}", "from {first} to {last}")


def span(first: datetime.date | None, last: datetime.date | None, pen: Pen) -> str:
    """Both days, or the one that is known; "" for none."""
    if first and last:
        return _BETWEEN(pen.language, first=pen.date(first), last=pen.date(last))
    if first:
        return _FROM(pen.language, first=pen.date(first))
    return _UNTIL(pen.language, last=pen.date(last)) if last else ""
