"""How long after an event something is due."""

from __future__ import annotations

from dataclasses import dataclass

from generator.blueprint.frequencies.frequency import DayKind, Frequency
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import TimeRule
from generator.blueprint.model.winloss import WinLoss
from generator.blueprint.vocabulary import Vocabulary
from generator.locale import Label
from generator.locale.voice import Voice

from .windows import Windows

_AS_AGREED = Label("at the time agreed")
_AFTER_CONTACT = Label("{window} after the last contact")


@dataclass(frozen=True, slots=True)
class Reaction:
    """How long after an event something is due: in words, and its last day; None where no number is given."""

    wording: str
    limit: int | None
    days: DayKind


@dataclass(frozen=True, slots=True)
class Reactions:
    """Says when things are due that follow something; ``programme`` is that of the Win-Loss interviews."""

    voice: Voice
    vocabulary: Vocabulary
    programme: WinLoss

    def to(self, rhythm: Frequency) -> Reaction:
        """What a rhythm asks for; after an event without a window the same day counts."""
        if rhythm.within:
            return self._within(rhythm.within.min, rhythm.within.max, rhythm.days)
        if rhythm.when:
            return self._to_selection()
        return self._within(0, 0, rhythm.days) if rhythm.on else Reaction("", None, rhythm.days)

    def to_rule(self, rule: TimeRule) -> Reaction:
        """What a time rule asks for; without a limit the date is agreed from case to case."""
        if rule.max_days is None:
            return Reaction(self.voice.say(_AS_AGREED), None, rule.days)
        return self._within(rule.min_days, rule.max_days, rule.days)

    def _within(self, first: int, last: int, days: DayKind) -> Reaction:
        return Reaction(Windows(self.voice, self.vocabulary).worded(first, last, days), last, days)

    def _to_selection(self) -> Reaction:
        """An interview takes the window of the programme."""
        first, last = self.programme.window_min_days, self.programme.window_max_days
        window = Windows(self.voice, self.vocabulary).worded(first, last, "calendar")
        return Reaction(self.voice.say(_AFTER_CONTACT, window=window), last, "calendar")


def reactions_of(blueprint: Blueprint) -> Reactions:
    """The reactions of a blueprint's process in its language."""
    return Reactions(Voice(blueprint.language), blueprint.vocabulary, blueprint.win_loss)
