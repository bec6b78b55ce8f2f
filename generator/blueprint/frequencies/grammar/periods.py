"""Rhythms that come round by the calendar: periods, weekdays, every day, continuously."""

from __future__ import annotations

import re

from .amounts import NUMBER, TIMES, Mapped, daily_amounts, number, times
from .folding import folded, tidy

_UNITS: tuple[tuple[str, int, str], ...] = (
    (r"pol roku|polrocz(?:e|a|u|y)|half[- ]?years?|half a year", 6, "month"),
    (r"fortnights?", 2, "week"),
    (r"dni|dzien|dnia|days?", 1, "day"),
    (r"tydzien|tygodni(?:e|a|u)?|tyg\.?|weeks?", 1, "week"),
    (r"miesiac(?:e|a|u)?|miesiecy|mies\.?|months?", 1, "month"),
    (r"kwartal(?:y|u|ow|e)?|kw\.?|quarters?", 1, "quarter"),
    (r"roku?|lata|lat|years?", 1, "year"),
)
_ADVERBS: tuple[tuple[str, int, str], ...] = (
    (r"(?:co)?tygodniowo|weekly", 1, "week"),
    (r"fortnightly", 2, "week"),
    (r"(?:co)?miesiecznie|monthly", 1, "month"),
    (r"(?:co)?kwartalnie|quarterly", 1, "quarter"),
    (r"polrocznie|half[- ]?yearly|semi-?annually", 6, "month"),
    (r"(?:co)?rocznie|yearly|annually", 1, "year"),
)
_ORDINALS = {"drug": 2, "trzec": 3, "czwart": 4, "other": 2, "second": 2, "third": 3, "fourth": 4}

_UNIT = rf"(?P<unit>{'|'.join(forms for forms, _, _ in _UNITS)})"
_PERIOD = rf"(?:(?P<count>{NUMBER}) ?)?{_UNIT}"
_EACH = r"(?:raz co|co|once every|every|once each|each|kazd(?:y|a|e|ego|ej)|w kazd(?:y|a|ym|ej))"
_ORDINAL = r"(?P<ordinal>other|second|third|fourth|(?:drug|trzec|czwart)(?:i|a|y|ie|e)?)"
_IN = r"(?:na|w|do|w ciagu|w kazdym|per|an?|in an?|in each|each|every|co)"
_PERIODS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<times>{TIMES}) ?/ ?{_PERIOD}",
        rf"(?P<times>{TIMES}) {_IN} {_PERIOD}",
        rf"{_EACH} {_PERIOD}",
        rf"{_EACH} {_ORDINAL} {_UNIT}",
        rf"(?:(?P<times>{TIMES}) )?(?P<adverb>{'|'.join(forms for forms, _, _ in _ADVERBS)})",
    )
)

_DAYS = {
    "monday": r"poniedzial(?:ek|ki)|pon\.?|mon(?:days?)?",
    "tuesday": r"wtor(?:ek|ki)|wt\.?|tue(?:s(?:days?)?)?",
    "wednesday": r"srod[aey]|sr\.?|wed(?:nesdays?)?",
    "thursday": r"czwart(?:ek|ki)|czw\.?|thu(?:rs(?:days?)?)?",
    "friday": r"piat(?:ek|ki)|pt\.?|fri(?:days?)?",
    "saturday": r"sobot[aey]|sob\.?|sat(?:urdays?)?",
    "sunday": r"niedziel[aey]?|niedz\.?|sun(?:days?)?",
}
_DAY = rf"(?:{'|'.join(_DAYS.values())})"
_EACH_DAY = r"(?:w kazd[ya]|kazd[ya]|co|we?|on|every|each)"
_DAY_SEPARATOR = r"(?:, ?(?:and |i )?| i | oraz | and | & )"
_DAY_LIST = rf"(?P<days>{_DAY}(?:{_DAY_SEPARATOR}{_DAY})*)"
_WEEKDAYS = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_EACH_DAY} )?{_DAY_LIST}",
        rf"(?:w )?(?:co|every) {_ORDINAL} {_DAY_LIST}",
        rf"{_EACH} {_PERIOD},? (?:{_EACH_DAY} )?{_DAY_LIST}",
        rf"{_EACH} {_ORDINAL} {_UNIT},? (?:{_EACH_DAY} )?{_DAY_LIST}",
    )
)

_WORKING = r"(?:working |business )?"
EVERY_DAY = (
    rf"(?:codziennie|co dzien|kazdego dnia(?: roboczego)?|w (?:kazdy dzien(?: roboczy)?|dni robocze)|(?:raz )?dziennie"
    rf"|(?:once )?daily|(?:once )?(?:every|each|a|per) {_WORKING}day|every weekday|on working days)"
)
_DAILY_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{EVERY_DAY}(?:(?:,|:)? (?P<amounts>.+))?",
        rf"(?P<amounts>.+?),? (?:{EVERY_DAY}|na dzien)(?:, (?P<more>.+))?",
        r"(?P<amounts>.+?) ?/ ?(?:dzien|day)",
    )
)

_CHECKED = r"(?:(?:z )?(?:przeglad(?:em)?|kontrola)|sprawdzan(?:ie|e|a|y)|review(?:ed)?|check(?:ed)?)"
_CONTINUOUS = re.compile(
    r"(?:dzialani[ea] ciagle|(?:w sposob )?ciagl[eya]|ciagle|stale|na biezaco|bez przerwy"
    r"|continuous(?:ly)?(?: activity)?|ongoing|all the time|non-?stop)"
    rf"(?:,? ?\(?{_CHECKED}:? (?P<check>.+?)\)?)?"
)


def read_by_calendar(text: str) -> Mapped | None:
    """The rhythm of a text that names no event and no condition."""
    return _weekdays(text) or _period(text) or _daily(text) or _continuous(text)


def begins_with_weekday(text: str) -> bool:
    """Whether a text goes on with a list of weekdays, as after "every Tuesday and"."""
    return re.match(rf"{_DAY}\b", folded(text)) is not None


def read_weekday(day: object) -> str:
    """The English name of a weekday in either language; ``ValueError`` for what is none."""
    name = folded(tidy(str(day)))
    for weekday, forms in _DAYS.items():
        if re.fullmatch(forms, name):
            return weekday
    raise ValueError(f"“{day}” is no weekday\nWrite monday … sunday.")


def _first_match(forms: tuple[re.Pattern[str], ...], alike: str) -> dict[str, str | None] | None:
    found = next((match for form in forms if (match := form.fullmatch(alike))), None)
    return None if found is None else found.groupdict()


def _period(text: str) -> Mapped | None:
    found = _first_match(_PERIODS, folded(text))
    if found is None:
        return None
    count, unit = _length(found)
    how_often = times(found.get("times") or "once")
    if (count, unit) == (1, "day"):
        return {"daily": {"quantity": how_often, "unit": "times"} if how_often > 1 else {}}
    return {"every": {"count": count, "unit": unit, "times": how_often}}


def _length(found: dict[str, str | None]) -> tuple[int, str]:
    """How many units a period has, and of which kind."""
    if adverb := found.get("adverb"):
        return _measure(_ADVERBS, adverb)
    each, unit = _measure(_UNITS, found.get("unit") or "week")
    if ordinal := found.get("ordinal"):
        return each * next(value for start, value in _ORDINALS.items() if ordinal.startswith(start)), unit
    return each * number(found.get("count") or "one"), unit


def _measure(table: tuple[tuple[str, int, str], ...], written: str) -> tuple[int, str]:
    return next((count, unit) for forms, count, unit in table if re.fullmatch(forms, written))


def _weekdays(text: str) -> Mapped | None:
    found = _first_match(_WEEKDAYS, folded(text))
    if found is None:
        return None
    count, unit = _length(found)
    days = [read_weekday(day) for day in re.split(_DAY_SEPARATOR, found["days"] or "")]
    return {"every": {"count": count, "unit": unit, "weekdays": days}}


def _daily(text: str) -> Mapped | None:
    for form in _DAILY_FORMS:
        found = form.fullmatch(folded(text))
        if found is None:
            continue
        places = [found.span(name) for name, written in found.groupdict().items() if written]
        amounts = daily_amounts(", ".join(text[start:end] for start, end in places)) if places else {}
        if amounts is not None:
            return {"daily": amounts}
    return None


def _continuous(text: str) -> Mapped | None:
    found = _CONTINUOUS.fullmatch(folded(text))
    if found is None:
        return None
    if found["check"] is None:
        return {"continuous": True}
    check = _weekdays(found["check"]) or _period(found["check"]) or _daily(found["check"])
    return None if check is None else {"continuous": True, "check": check}
