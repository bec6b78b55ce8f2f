"""A company's year: what its tool tables ask for, when, after which event and by whom."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.blueprint.frequencies.frequency import Frequency, Kind
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.blueprint.model.process import Tool

from .calendar import WorkingCalendar, calendar_for
from .occurrences import occurrences
from .publications import planned, with_the_plan
from .reactions import Reaction, reactions_of
from .wording import wording_of

Action = Literal["perform", "refresh"]
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One rhythm of a tool; a composite frequency gives an entry for each of its parts.

    ``wording`` is that of the whole frequency, ``trigger`` that of this part alone. ``days`` are the
    working days on which it falls, none where nothing says from when to count or where it follows an
    event; then ``reaction`` says how long after it. ``origin`` is the frequency's lasting name.
    """

    tool: Tool
    action: Action
    kind: Kind
    wording: str
    trigger: str
    days: tuple[datetime.date, ...]
    event: str | None
    reaction: Reaction
    origin: str
    number: int = 0
    """Position among the parts of a composite frequency."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All entries in the order of the blueprint, and the calendar behind them.

    ``first`` and ``last`` bound the twelve calendar months, of which the first may have begun; None
    where the blueprint gives no date to count from.
    """

    entries: tuple[Entry, ...]
    calendar: WorkingCalendar
    first: datetime.date | None
    last: datetime.date | None

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first days of the twelve months; none without a date to count from."""
        if self.first is None:
            return ()
        return tuple(add_months(self.first.replace(day=1), number) for number in range(12))

    def of_kind(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)


def schedule(blueprint: Blueprint) -> Schedule:
    """The year of a blueprint, from ``as_of`` or else from the start of the rollout; there is no other clock."""
    calendar = calendar_for(blueprint)
    first = _first_day(blueprint)
    last = add_months(first.replace(day=1), 12) - _ONE_DAY if first else None
    wording, reactions = wording_of(blueprint), reactions_of(blueprint)
    plan = planned(blueprint, calendar) if first else {}
    entries = (
        Entry(
            tool=tool,
            action=action,
            kind=part.kind,
            wording=wording.frequency(frequency),
            trigger=wording.frequency(part),
            days=_as_planned(_days(part, tool, action, calendar, first, last), tool, action, number, plan, blueprint),
            event=part.on,
            reaction=reactions.to(part),
            origin=tool.origin(action),
            number=number,
        )
        for tool, action, frequency in _rhythms(blueprint)
        for number, part in enumerate(frequency.parts)
    )
    return Schedule(tuple(entries), calendar, first, last)


def _as_planned(
    days: tuple[datetime.date, ...],
    tool: Tool,
    action: Action,
    number: int,
    plan: Mapping[str, tuple[datetime.date, ...]],
    blueprint: Blueprint,
) -> tuple[datetime.date, ...]:
    """The days of a tool; what is published by it falls when the plan says, in the first part of its rhythm."""
    if action != "perform" or tool.id not in plan:
        return days
    within = with_the_plan(days, plan[tool.id], blueprint)
    return within if number == 0 else tuple(day for day in days if day in within)


def _first_day(blueprint: Blueprint) -> datetime.date | None:
    if blueprint.as_of or not blueprint.plan.rollout_start:
        return blueprint.as_of
    return blueprint.plan.rollout_start


def _rhythms(blueprint: Blueprint) -> Iterator[tuple[Tool, Action, Frequency]]:
    """The rhythms of all tools, stage by stage."""
    order = list(blueprint.stages)
    for tool in sorted(blueprint.tools.values(), key=lambda tool: order.index(tool.stage)):
        if tool.perform:
            yield tool, "perform", tool.perform
        if tool.refresh:
            yield tool, "refresh", tool.refresh


def _days(
    part: Frequency,
    tool: Tool,
    action: Action,
    calendar: WorkingCalendar,
    first: datetime.date | None,
    last: datetime.date | None,
) -> tuple[datetime.date, ...]:
    """Reviews are counted from the last one where it is known."""
    if first is None or last is None:
        return ()
    reviewed = tool.last_reviewed if action == "refresh" else None
    return occurrences(part, first, last, calendar, reviewed)
