"""From when to when something holds, in words: the validity of a price."""

from __future__ import annotations

import datetime

from generator.locale import Label

from .pen import Pen

PRICE_HOLDS = Label("Price valid")


def span(first: datetime.date | None, last: datetime.date | None, pen: Pen) -> str:
    """Both days, or the one that is known; "" for none."""
    if first and last:
        return pen.say("from {first} to {last}", first=pen.date(first), last=pen.date(last))
    if first:
        return pen.say("from {first}", first=pen.date(first))
    return pen.say("until {last}", last=pen.date(last)) if last else ""
