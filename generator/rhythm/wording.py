"""The printed wording of a frequency: the company's own where it has one, else made from the structure.

What is made here in English or Polish is read back as the same structure by
``generator.blueprint.frequencies.frequency``.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import AS_NEEDED, DayKind, Frequency, Window
from generator.blueprint.model.blueprint import Blueprint
from generator.locale import Label
from generator.locale.voice import Voice

from .calendar import calendar_for
from .event_phrases import EventPhrases
from .listing import listed
from .periods import Periods
from .windows import Windows

_AND_ALSO = Label(" and ")
_OR = Label(" or ")
_CONTINUOUS = Label("continuous")
_CHECKED = Label("continuous, reviewed {rhythm}")
_SELECTED = Label("according to the selection criteria")
_IF_NEEDED = Label("{rhythm}, if needed")
_IF = Label("{rhythm}, if {fact}")
_AS_NEEDED = Label("as needed")
_WHENEVER = Label("whenever {fact}")
_AT_ONCE = Label("at once if {fact}")
_THEN_IF = Label("{window} if {fact}")
_NEEDED = Label("needed")


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts rhythms into words with a voice; ``events`` names what they follow, ``first_day`` begins a week."""

    voice: Voice
    events: EventPhrases
    first_day: int = 0

    @property
    def periods(self) -> Periods:
        """What words whatever comes round by the calendar."""
        return Periods(self.voice, self.first_day)

    @property
    def windows(self) -> Windows:
        """What words days after an event."""
        return Windows(self.voice, self.events.vocabulary)

    def frequency(self, frequency: Frequency) -> str:
        """A frequency in words."""
        if frequency.text:
            return frequency.text
        if frequency.any_of:
            return self.voice.say(_OR).join(map(self.frequency, frequency.any_of))
        if frequency.all_of:
            return listed([self.frequency(part) for part in frequency.all_of], self.voice.say(_AND_ALSO))
        return self._with_condition(frequency)

    def _window(self, window: Window, days: DayKind) -> str:
        return self.windows.worded(window.min, window.max, days)

    def _with_condition(self, frequency: Frequency) -> str:
        base = self._unconditional(frequency)
        if base is None:
            return self._condition_alone(frequency)
        if frequency.condition is None:
            return base
        if frequency.condition == AS_NEEDED:
            return self.voice.say(_IF_NEEDED, rhythm=base)
        return self.voice.say(_IF, rhythm=base, fact=frequency.condition)

    def _unconditional(self, frequency: Frequency) -> str | None:
        """The rhythm without its condition; None where the condition is all there is."""
        if frequency.every:
            return self.periods.every(frequency.every)
        if frequency.daily:
            return self.periods.daily(frequency.daily)
        if frequency.continuous:
            return self._continuous(frequency.check)
        if frequency.on:
            return self._after_event(frequency.on, frequency.within, frequency.days)
        return self._selected(frequency) if frequency.when else None

    def _continuous(self, check: Frequency | None) -> str:
        return self.voice.say(_CHECKED, rhythm=self.frequency(check)) if check else self.voice.say(_CONTINUOUS)

    def _selected(self, frequency: Frequency) -> str:
        selected = self.voice.say(_SELECTED)
        return f"{selected}, {self._window(frequency.within, frequency.days)}" if frequency.within else selected

    def _condition_alone(self, frequency: Frequency) -> str:
        needed = frequency.condition == AS_NEEDED
        fact = self.voice.say(_NEEDED) if needed else frequency.condition
        if frequency.within is None:
            return self.voice.say(_AS_NEEDED) if needed else self.voice.say(_WHENEVER, fact=fact)
        if frequency.within.max == 0:
            return self.voice.say(_AT_ONCE, fact=fact)
        return self.voice.say(_THEN_IF, window=self._window(frequency.within, frequency.days), fact=fact)

    def _after_event(self, event: str, window: Window | None, days: DayKind) -> str:
        after = self.events.after(event)
        if window is None:
            return after
        if window.max == 0 and (same_day := self.events.on_the_day(event)):
            return same_day
        if window.max == 0 or not self.events.may_follow_days(after):
            return f"{after}, {self._window(window, days)}"
        if window.min == window.max:
            return f"{self.windows.exactly(window.max, days)} {after}"
        return f"{self._window(window, days)} {after}"


def wording_of(blueprint: Blueprint) -> Wording:
    """The wording of a blueprint: its language, and its own phrases of events."""
    voice = Voice(blueprint.language)
    own = {id_: event.follows for id_, event in blueprint.events.items() if event.follows}
    return Wording(voice, EventPhrases(voice, own, blueprint.vocabulary), calendar_for(blueprint).first_day)
