"""Days after an event in words: "w ciągu 1–2 dni roboczych", "2 weeks later"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import DayKind
from generator.blueprint.vocabulary import Vocabulary, in_words
from generator.locale import Label, Plural
from generator.locale.voice import Voice

_ON_THE_SAME_DAY = Label("on the same day")
_LATER = Label("{days} later")
_WITHIN = Label("within {days}")
_Days = Mapping[DayKind, Plural]
_DAYS: _Days = {
    "business": Plural("{n} [[word.working-day]]", "{n} [[word.working-day.many]]"),
    "calendar": Plural("{n} calendar day", "{n} calendar days"),
}
_WEEKS = Plural("{n} week", "{n} weeks")
_DAYS_WITHIN: _Days = {
    "business": Plural("{n} [[word.working-day]]", "{n} [[word.working-day.many]]", "within"),
    "calendar": Plural("{n} calendar day", "{n} calendar days", "within"),
}
_WEEKS_WITHIN = Plural("{n} week", "{n} weeks", "within")


@dataclass(frozen=True, slots=True)
class Windows:
    """Says windows, working days in the company's words; days of the calendar are weeks where they are whole ones."""

    voice: Voice
    vocabulary: Vocabulary

    def worded(self, first: int, last: int, days: DayKind) -> str:
        """A window by itself: "w ciągu 1–2 dni roboczych", "within 2–4 weeks"; for day 0 "tego samego dnia"."""
        if last == 0:
            return self.voice.say(_ON_THE_SAME_DAY)
        if first == last:
            return self.voice.say(_LATER, days=self.exactly(last, days))
        return self.voice.say(_WITHIN, days=self._within(first, last, days))

    def exactly(self, count: int, days: DayKind) -> str:
        """A number of days: "2 dni robocze", "3 tygodnie"."""
        if _are_weeks(days, count):
            return self.voice.counted(count // 7, *_WEEKS)
        return self._counted(count, _DAYS[days])

    def _within(self, first: int, last: int, days: DayKind) -> str:
        """The days of a window after "w ciągu": "2 dni roboczych", "1–2 dni roboczych", "2–4 tygodni"."""
        if _are_weeks(days, first, last):
            first, limit = first // 7, self.voice.counted(last // 7, *_WEEKS_WITHIN)
        else:
            limit = self._counted(last, _DAYS_WITHIN[days])
        return f"{first}–{limit}" if first else limit

    def _counted(self, count: int, days: Plural) -> str:
        return in_words(self.voice.counted(count, *days), self.vocabulary)[0]


def _are_weeks(days: DayKind, *counts: int) -> bool:
    return days == "calendar" and not any(count % 7 for count in counts)
