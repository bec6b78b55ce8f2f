"""What comes round by the calendar in words: "co 2 tygodnie", "3 times a month", "we wtorki", "2 h daily"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import WEEKDAYS, Daily, Every, Unit, Weekday
from generator.locale import Label, Plural
from generator.locale.voice import Voice

from .listing import AND, listed

_EVERY_ONE: Mapping[Unit, Label] = {
    "week": Label("every week"),
    "month": Label("every month"),
    "quarter": Label("every quarter"),
    "year": Label("every year"),
}
_EVERY = Label("every {period}")
_HALF_YEAR = Label("every 6 months")
_UNITS: Mapping[Unit, Plural] = {
    "day": Plural("{n} day", "{n} days"),
    "week": Plural("{n} week", "{n} weeks"),
    "month": Plural("{n} month", "{n} months"),
    "quarter": Plural("{n} quarter", "{n} quarters"),
    "year": Plural("{n} year", "{n} years"),
}
_IN_ONE: Mapping[Unit, Label] = {
    "week": Label("a week"),
    "month": Label("a month"),
    "quarter": Label("a quarter"),
    "year": Label("a year"),
}
_IN_SEVERAL = Label("every {period}", "wording")
_TWICE = Label("twice")
_TIMES = Plural("{n} time", "{n} times")
_WEEKDAYS: Mapping[Weekday, Label] = {
    "monday": Label("Monday"),
    "tuesday": Label("Tuesday"),
    "wednesday": Label("Wednesday"),
    "thursday": Label("Thursday"),
    "friday": Label("Friday"),
    "saturday": Label("Saturday"),
    "sunday": Label("Sunday"),
}
_FIRST_WEEKDAY: Mapping[Weekday, Label] = {
    "monday": Label("Monday", "the first of the days on which"),
    "tuesday": Label("Tuesday", "the first of the days on which"),
    "wednesday": Label("Wednesday", "the first of the days on which"),
    "thursday": Label("Thursday", "the first of the days on which"),
    "friday": Label("Friday", "the first of the days on which"),
    "saturday": Label("Saturday", "the first of the days on which"),
    "sunday": Label("Sunday", "the first of the days on which"),
}
"""In Polish with the preposition of them all: "w poniedziałki", but "we wtorki"."""
_ON_DAYS = Label("every {days}")
_ON_DAYS_OF_WEEKS = Label("{every} on {days}")
_EVERY_DAY = Label("daily")
_AMOUNT_EVERY_DAY = Label("{amounts} daily")
_THINGS: Mapping[str, Plural] = {
    "contacts": Plural("{n} contact", "{n} contacts"),
    "calls": Plural("{n} call", "{n} calls"),
    "conversations": Plural("{n} conversation", "{n} conversations"),
    "mails": Plural("{n} mail", "{n} mails"),
    "messages": Plural("{n} message", "{n} messages"),
    "invitations": Plural("{n} invitation", "{n} invitations"),
    "sequences": Plural("{n} sequence", "{n} sequences"),
    "times": _TIMES,
}


@dataclass(frozen=True, slots=True)
class Periods:
    """Says what comes round by the calendar, in weeks that begin on the day ``first_day``, Monday being 0."""

    voice: Voice
    first_day: int = 0

    def every(self, every: Every) -> str:
        """Periods, times in a period, or days of the week."""
        if every.weekdays:
            return self._on_weekdays(every)
        return self._each(every) if every.times == 1 else f"{self._times(every.times)} {self._in_period(every)}"

    def daily(self, daily: Daily) -> str:
        """What is done every day, with how long and how much where that is given."""
        amounts = [*_duration(daily), *self._quantity(daily)]
        if not amounts:
            return self.voice.say(_EVERY_DAY)
        return self.voice.say(_AMOUNT_EVERY_DAY, amounts=self.voice.say(AND).join(amounts))

    def _each(self, every: Every) -> str:
        if every.count == 1:
            return self.voice.say(_EVERY_ONE[every.unit])
        if (every.count, every.unit) == (6, "month"):
            return self.voice.say(_HALF_YEAR)
        return self.voice.say(_EVERY, period=self._units(every))

    def _times(self, times: int) -> str:
        return self.voice.say(_TWICE) if times == 2 else self.voice.counted(times, *_TIMES)

    def _in_period(self, every: Every) -> str:
        if every.count == 1:
            return self.voice.say(_IN_ONE[every.unit])
        return self.voice.say(_IN_SEVERAL, period=self._units(every))

    def _units(self, every: Every) -> str:
        return self.voice.counted(every.count, *_UNITS[every.unit])

    def _on_weekdays(self, every: Every) -> str:
        first, *further = sorted(every.weekdays, key=lambda day: (WEEKDAYS.index(day) - self.first_day) % len(WEEKDAYS))
        names = [_FIRST_WEEKDAY[first], *(_WEEKDAYS[day] for day in further)]
        days = listed([self.voice.say(name) for name in names], self.voice.say(AND))
        if every.count == 1:
            return self.voice.say(_ON_DAYS, days=days)
        weeks = self.voice.say(_EVERY, period=self._units(every))
        return self.voice.say(_ON_DAYS_OF_WEEKS, every=weeks, days=days)

    def _quantity(self, daily: Daily) -> Iterator[str]:
        if daily.quantity is None or daily.unit is None:
            return
        if daily.unit in _THINGS:
            yield self.voice.counted(daily.quantity, *_THINGS[daily.unit])
        else:
            yield f"{daily.quantity} {daily.unit}"


def _duration(daily: Daily) -> Iterator[str]:
    """Hours and minutes by their signs, which are the same everywhere."""
    hours, minutes = divmod(daily.duration or 0, 60)
    if daily.duration:
        yield " ".join(part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "") if part)
