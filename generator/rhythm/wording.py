"""The printed wording of a frequency: the company's own where it has one, else made from the structure.

What is made here is read back as the same structure by ``generator.blueprint.frequencies.frequency``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.blueprint.frequencies.frequency import AS_NEEDED, Daily, DayKind, Every, Frequency, Window
from generator.locale import Label, said, values

from . import event_phrases

Forms = dict[str, dict[str, str]]
"""Plural forms by language."""

_NO_EVENTS: Mapping[str, str] = MappingProxyType({})


def wording(frequency: Frequency, language: str, events: Mapping[str, str] = _NO_EVENTS) -> str:
    """The wording of a frequency in ``pl`` or ``en``.

    ``events`` gives the phrase of an event in that language ("po otrzymaniu zamówienia"); for an event
    that is not in it our own phrase serves.
    """
    if frequency.text:
        return frequency.text
    if frequency.any_of:
        return said(_OR, language).join(wording(part, language, events) for part in frequency.any_of)
    if frequency.all_of:
        return _listed([wording(part, language, events) for part in frequency.all_of], said(_AND_ALSO, language))
    return _with_condition(frequency, language, events)


def window_wording(first: int, last: int, days: DayKind, language: str) -> str:
    """A window of days by itself: "w ciągu 1–2 dni", "within 2–4 weeks"; for day 0 "tego samego dnia"."""
    if last == 0:
        return said(_SAME_DAY, language)
    if first == last:
        return said(_LATER, language, days=_days(last, days, _EXACT, language))
    return said(_WITHIN, language, days=_span(first, last, days, language))


# --- one rhythm -----------------------------------------------------------------------------------

_AND_ALSO = Label(" and ")
_OR = Label(" or ")
_AND = Label(" and ", "wording")
_CONTINUOUS = Label("continuous")
_CHECKED = Label("continuous, reviewed {rhythm}")
_SELECTED = Label("according to the selection criteria for orders")
_IF_NEEDED = Label("{rhythm}, if needed")
_IF = Label("{rhythm}, if {fact}")
_AS_NEEDED = Label("as needed")
_WHENEVER = Label("whenever {fact}")
_AT_ONCE = Label("at once if {fact}")
_THEN_IF = Label("{window} if {fact}")
_NEEDED = Label("needed")


def _with_condition(frequency: Frequency, language: str, events: Mapping[str, str]) -> str:
    base = _unconditional(frequency, language, events)
    if base is None:
        return _condition_alone(frequency, language)
    if frequency.condition is None:
        return base
    if frequency.condition == AS_NEEDED:
        return said(_IF_NEEDED, language, rhythm=base)
    return said(_IF, language, rhythm=base, fact=frequency.condition)


def _unconditional(frequency: Frequency, language: str, events: Mapping[str, str]) -> str | None:
    """The rhythm without its condition; None where the condition is all there is."""
    if frequency.every:
        return _every(frequency.every, language)
    if frequency.daily:
        return _daily(frequency.daily, language)
    if frequency.continuous:
        return _continuous(frequency.check, language)
    if frequency.on:
        return _after_event(frequency.on, frequency.within, frequency.days, language, events)
    return _selected(frequency, language) if frequency.when else None


def _continuous(check: Frequency | None, language: str) -> str:
    return said(_CHECKED, language, rhythm=wording(check, language)) if check else said(_CONTINUOUS, language)


def _selected(frequency: Frequency, language: str) -> str:
    if frequency.within is None:
        return said(_SELECTED, language)
    return f"{said(_SELECTED, language)}, {_window(frequency.within, frequency.days, language)}"


def _condition_alone(frequency: Frequency, language: str) -> str:
    needed = frequency.condition == AS_NEEDED
    fact = said(_NEEDED, language) if needed else frequency.condition
    if frequency.within is None:
        return said(_AS_NEEDED, language) if needed else said(_WHENEVER, language, fact=fact)
    if frequency.within.max == 0:
        return said(_AT_ONCE, language, fact=fact)
    return said(_THEN_IF, language, window=_window(frequency.within, frequency.days, language), fact=fact)


def _listed(items: Sequence[str], last_joint: str) -> str:
    """The items as people list them: "A, B oraz C"."""
    *first, last = items
    return last_joint.join([", ".join(first), last]) if first else last


# --- by the calendar ------------------------------------------------------------------------------

_EVERY_ONE = {
    "week": Label("every week"),
    "month": Label("every month"),
    "quarter": Label("every quarter"),
    "year": Label("every year"),
}
_EVERY = Label("every {period}")
_HALF_YEAR = Label("every 6 months")
_UNITS: dict[str, Forms] = {
    "day": {
        "pl": {"one": "{n} dzień", "few": "{n} dni", "many": "{n} dni", "other": "{n} dni"},
        "en": {"one": "{n} day", "other": "{n} days"},
    },
    "week": {
        "pl": {"one": "{n} tydzień", "few": "{n} tygodnie", "many": "{n} tygodni", "other": "{n} tygodnia"},
        "en": {"one": "{n} week", "other": "{n} weeks"},
    },
    "month": {
        "pl": {"one": "{n} miesiąc", "few": "{n} miesiące", "many": "{n} miesięcy", "other": "{n} miesiąca"},
        "en": {"one": "{n} month", "other": "{n} months"},
    },
    "quarter": {
        "pl": {"one": "{n} kwartał", "few": "{n} kwartały", "many": "{n} kwartałów", "other": "{n} kwartału"},
        "en": {"one": "{n} quarter", "other": "{n} quarters"},
    },
    "year": {
        "pl": {"one": "{n} rok", "few": "{n} lata", "many": "{n} lat", "other": "{n} roku"},
        "en": {"one": "{n} year", "other": "{n} years"},
    },
}
_IN_ONE = {
    "week": Label("a week"),
    "month": Label("a month"),
    "quarter": Label("a quarter"),
    "year": Label("a year"),
}
_IN_SEVERAL = Label("every {period}", "wording")
_TIMES: Forms = {
    "pl": {"one": "raz", "other": "{n} razy"},
    "en": {"one": "once", "other": "{n} times"},
}
_WEEKDAYS = {
    "monday": Label("Monday"),
    "tuesday": Label("Tuesday"),
    "wednesday": Label("Wednesday"),
    "thursday": Label("Thursday"),
    "friday": Label("Friday"),
    "saturday": Label("Saturday"),
    "sunday": Label("Sunday"),
}
_ON_DAYS = Label("every {days}")
_ON_DAYS_OF_WEEKS = Label("{every} on {days}")


def _every(every: Every, language: str) -> str:
    if every.weekdays:
        return _on_weekdays(every, language)
    if every.times == 1:
        return _each(every, language)
    times = values.plural(every.times, _TIMES[language], language)
    if every.times == 2 and language == "en":
        times = "twice"
    return f"{times} {_in_period(every, language)}"


def _each(every: Every, language: str) -> str:
    if every.count == 1:
        return said(_EVERY_ONE[every.unit], language)
    if (every.count, every.unit) == (6, "month"):
        return said(_HALF_YEAR, language)
    return said(_EVERY, language, period=_units(every, language))


def _in_period(every: Every, language: str) -> str:
    if every.count == 1:
        return said(_IN_ONE[every.unit], language)
    return said(_IN_SEVERAL, language, period=_units(every, language))


def _units(every: Every, language: str) -> str:
    return values.plural(every.count, _UNITS[every.unit][language], language)


def _on_weekdays(every: Every, language: str) -> str:
    days = _listed([said(_WEEKDAYS[day], language) for day in every.weekdays], said(_AND, language))
    if every.count == 1:
        return _polish_we(said(_ON_DAYS, language, days=days))
    return _polish_we(
        said(_ON_DAYS_OF_WEEKS, language, every=said(_EVERY, language, period=_units(every, language)), days=days)
    )


def _polish_we(text: str) -> str:
    return text.replace("w wtorki", "we wtorki")


_EVERY_DAY = Label("daily")
_AMOUNT_EVERY_DAY = Label("{amounts} daily")
_THINGS: dict[str, Forms] = {
    "contacts": {
        "pl": {"one": "{n} kontakt", "few": "{n} kontakty", "many": "{n} kontaktów", "other": "{n} kontaktu"},
        "en": {"one": "{n} contact", "other": "{n} contacts"},
    },
    "calls": {
        "pl": {"one": "{n} telefon", "few": "{n} telefony", "many": "{n} telefonów", "other": "{n} telefonu"},
        "en": {"one": "{n} call", "other": "{n} calls"},
    },
    "conversations": {
        "pl": {"one": "{n} rozmowa", "few": "{n} rozmowy", "many": "{n} rozmów", "other": "{n} rozmowy"},
        "en": {"one": "{n} conversation", "other": "{n} conversations"},
    },
    "mails": {
        "pl": {"one": "{n} mail", "few": "{n} maile", "many": "{n} maili", "other": "{n} maila"},
        "en": {"one": "{n} mail", "other": "{n} mails"},
    },
    "messages": {
        "pl": {"one": "{n} wiadomość", "few": "{n} wiadomości", "many": "{n} wiadomości", "other": "{n} wiadomości"},
        "en": {"one": "{n} message", "other": "{n} messages"},
    },
    "invitations": {
        "pl": {"one": "{n} zaproszenie", "few": "{n} zaproszenia", "many": "{n} zaproszeń", "other": "{n} zaproszenia"},
        "en": {"one": "{n} invitation", "other": "{n} invitations"},
    },
    "sequences": {
        "pl": {"one": "{n} sekwencja", "few": "{n} sekwencje", "many": "{n} sekwencji", "other": "{n} sekwencji"},
        "en": {"one": "{n} sequence", "other": "{n} sequences"},
    },
    "times": {"pl": {"one": "{n} raz", "other": "{n} razy"}, "en": {"one": "{n} time", "other": "{n} times"}},
}


def _daily(daily: Daily, language: str) -> str:
    amounts = [*_duration(daily), *_quantity(daily, language)]
    if not amounts:
        return said(_EVERY_DAY, language)
    return said(_AMOUNT_EVERY_DAY, language, amounts=said(_AND, language).join(amounts))


def _duration(daily: Daily) -> list[str]:
    hours, minutes = divmod(daily.duration or 0, 60)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return [" ".join(part for part in parts if part)] if daily.duration else []


def _quantity(daily: Daily, language: str) -> list[str]:
    if daily.quantity is None or daily.unit is None:
        return []
    if daily.unit not in _THINGS:
        return [f"{daily.quantity} {daily.unit}"]
    return [values.plural(daily.quantity, _THINGS[daily.unit][language], language)]


# --- after an event -------------------------------------------------------------------------------

_SAME_DAY = Label("on the same day")
_LATER = Label("{days} later")
_WITHIN = Label("within {days}")
_EXACT: dict[DayKind, Forms] = {
    "business": _UNITS["day"],
    "calendar": {
        "pl": {"one": "{n} dzień kalendarzowy", "few": "{n} dni kalendarzowe", "other": "{n} dni kalendarzowych"},
        "en": {"one": "{n} calendar day", "other": "{n} calendar days"},
    },
}
_DURING: dict[DayKind, Forms] = {
    "business": {"pl": {"one": "{n} dnia", "other": "{n} dni"}, "en": {"one": "{n} day", "other": "{n} days"}},
    "calendar": {
        "pl": {"one": "{n} dnia kalendarzowego", "other": "{n} dni kalendarzowych"},
        "en": {"one": "{n} calendar day", "other": "{n} calendar days"},
    },
}
_DURING_WEEKS: Forms = {
    "pl": {"one": "{n} tygodnia", "other": "{n} tygodni"},
    "en": {"one": "{n} week", "other": "{n} weeks"},
}


def _after_event(event: str, window: Window | None, days: DayKind, language: str, events: Mapping[str, str]) -> str:
    after = events.get(event) or event_phrases.after(event, language)
    if window is None:
        return after
    if window.max == 0 and event not in events and (same_day := event_phrases.on_the_day(event, language)):
        return same_day
    if window.max == 0 or not event_phrases.follows_a_window(after):
        return f"{after}, {_window(window, days, language)}"
    if window.min == window.max:
        return f"{_days(window.max, days, _EXACT, language)} {after}"
    return f"{_window(window, days, language)} {after}"


def _window(window: Window, days: DayKind, language: str) -> str:
    return window_wording(window.min, window.max, days, language)


def _span(first: int, last: int, days: DayKind, language: str) -> str:
    """The days of a window after "w ciągu": "2 dni", "1–2 dni", "2–4 tygodni"."""
    if first == 0:
        return _days(last, days, _DURING, language)
    if days == "calendar" and first % 7 == 0 and last % 7 == 0:
        return f"{first // 7}–{values.plural(last // 7, _DURING_WEEKS[language], language)}"
    return f"{first}–{values.plural(last, _DURING[days][language], language)}"


def _days(count: int, days: DayKind, forms: dict[DayKind, Forms], language: str) -> str:
    """A number of days, in weeks where it is whole weeks of the calendar."""
    if days == "business" or count % 7:
        return values.plural(count, forms[days][language], language)
    weeks = _DURING_WEEKS if forms is _DURING else _UNITS["week"]
    return values.plural(count // 7, weeks[language], language)
