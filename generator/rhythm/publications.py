"""The dates of the publication plan, which are also those of the tools whose work the publications are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.marketing import Publication

from .calendar import WorkingCalendar


def date_of(publication: Publication, blueprint: Blueprint, calendar: WorkingCalendar) -> datetime.date | None:
    """The working day on which it appears; None where the start of the plan is not decided."""
    start = blueprint.plan.publications_start
    if start is None:
        return None
    return calendar.next_working_day(start + datetime.timedelta(days=publication.day - 1))


def planned(blueprint: Blueprint, calendar: WorkingCalendar) -> Mapping[str, tuple[datetime.date, ...]]:
    """The days of the plan by the tools whose work they are; those that a mail program sends by itself are none."""
    found: dict[str, list[datetime.date]] = {}
    for publication in blueprint.publications.values():
        day = date_of(publication, blueprint, calendar)
        if day and publication.tool and publication.channel != "mail":
            found.setdefault(publication.tool, []).append(day)
    return {tool: tuple(sorted(days)) for tool, days in found.items()}


def with_the_plan(
    days: tuple[datetime.date, ...], plan: tuple[datetime.date, ...], blueprint: Blueprint
) -> tuple[datetime.date, ...]:
    """The days of a rhythm; as far as the plan reaches, those of the plan in their place."""
    start = blueprint.plan.publications_start
    if start is None or not plan:
        return days
    end = start + datetime.timedelta(days=blueprint.plan.publication_days)
    return tuple(sorted({*plan, *(day for day in days if not start <= day < end)}))
