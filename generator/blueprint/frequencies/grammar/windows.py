"""Windows after an event: "1-2 dni", "within 2 weeks", "w dniu lub 1 dzień"."""

from __future__ import annotations

import re

from .amounts import NUMBER, Mapped, number
from .folding import folded, tidy

_DAYS = (
    r"(?P<unit>(?:working |business |calendar )?days?|(?:dni|dzien|dnia)(?: (?:robocz|kalendarzow)(?:y|e|ych|ego))?"
    r"|tydzien|tygodni(?:e|a)?|weeks?)"
)
_UP_TO = (
    r"(?:w ciagu|w terminie(?: do)?|do|najpozniej(?: w ciagu| do)?|nie pozniej niz(?: w ciagu)?|within|no later than"
    r"|not later than|at most|up to|in up to)"
)
_SAME_DAY = r"(?:w dniu|(?:jeszcze )?tego samego dnia|(?:on )?the same day|on the day)"
_NEXT_DAY = r"(?:nastepnego dnia|(?:on )?the (?:next|following) day|(?:on )?the day)"
_RANGE = re.compile(
    rf"(?:w ciagu |w terminie |within |in )?(?:od |from |between )?"
    rf"(?P<first>{NUMBER})(?: ?- ?| do | to | and )(?P<last>{NUMBER})(?: {_DAYS})?"
)
_LIMIT = re.compile(rf"{_UP_TO} (?P<last>{NUMBER})(?: {_DAYS})?")
_EXACT = re.compile(rf"(?P<last>{NUMBER})(?: {_DAYS})?")
_LATER = re.compile(r"(?P<window>.+) (?:pozniej|later)")
_SAME_OR_LATER = re.compile(
    rf"{_SAME_DAY}(?: of)?,? (?:lub|albo|or) (?:(?:do|up to|within|najpozniej) )?(?P<last>{NUMBER}) {_DAYS}"
)
_SAME_OR_NEXT = re.compile(rf"{_SAME_DAY}(?: of)?,? (?:lub|albo|or) {_NEXT_DAY}|{_UP_TO} {_NEXT_DAY}|by {_NEXT_DAY}")

_BUSINESS, _CALENDAR = re.compile("robocz|working|business"), re.compile("kalendarz|calendar|tygod|tydz|week")


def read_window(text: str) -> Mapped:
    """``min``, ``max`` and, where they are named, ``days`` of a window written as a value: "0-1 days", "2 weeks"."""
    alike = folded(tidy(text))
    window = _range(alike) or _up_to(_LIMIT, alike) or _up_to(_EXACT, alike)
    if window is None:
        raise ValueError(f"“{text}” is no window after an event\nWrite “0-1 days”, “2 days” or “2-4 weeks”.")
    return window


def window_before_event(alike: str) -> Mapped | None:
    """The window of a folded text that stands before "after …", where "2 days" means the second day."""
    for reader in (_range, _named_day):
        if window := reader(alike):
            return window
    return _up_to(_LIMIT, alike) or _up_to(_SAME_OR_LATER, alike) or _exactly(alike)


def window_beside(alike: str) -> Mapped | None:
    """The window of a folded text that stands apart from its event, such as "within 2 days"."""
    if re.fullmatch(_SAME_DAY, alike):
        return {"min": 0, "max": 0}
    later = _LATER.fullmatch(alike)
    return _range(alike) or _up_to(_LIMIT, alike) or (_exactly(later["window"]) if later else None)


def refuse_reversed(first: int, last: int) -> None:
    """Raise ``ValueError`` for a window that ends before it begins."""
    if first > last:
        raise ValueError(f"a window cannot run from day {first} to day {last}\nWrite {last}-{first}.")


def _range(alike: str) -> Mapped | None:
    found = _RANGE.fullmatch(alike)
    if found is None:
        return None
    first, last = number(found["first"], least=0), number(found["last"], least=0)
    refuse_reversed(first, last)
    return _in_days(first, last, found["unit"])


def _up_to(form: re.Pattern[str], alike: str) -> Mapped | None:
    found = form.fullmatch(alike)
    return None if found is None else _in_days(0, number(found["last"], least=0), found["unit"])


def _exactly(alike: str) -> Mapped | None:
    found = _EXACT.fullmatch(alike)
    if found is None or found["unit"] is None:
        return None
    day = number(found["last"], least=0)
    return _in_days(day, day, found["unit"])


def _named_day(alike: str) -> Mapped | None:
    if re.fullmatch(_NEXT_DAY, alike):
        return {"min": 1, "max": 1}
    if re.fullmatch(_SAME_DAY, alike):
        return {"min": 0, "max": 0}
    return {"min": 0, "max": 1} if _SAME_OR_NEXT.fullmatch(alike) else None


def _in_days(first: int, last: int, unit: str | None) -> Mapped:
    """The window in days; weeks are seven calendar days each."""
    length = 7 if unit and re.search("tygod|tydz|week", unit) else 1
    window: Mapped = {"min": first * length, "max": last * length}
    if unit and _BUSINESS.search(unit):
        return {**window, "days": "business"}
    return {**window, "days": "calendar"} if unit and _CALENDAR.search(unit) else window
