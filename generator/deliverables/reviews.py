"""When a tool is to be gone over again: so long after its last review as its blueprint says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from generator.blueprint.frequencies.frequency import Frequency, Unit
from generator.blueprint.model.days import add_months
from generator.blueprint.model.process import Tool
from generator.documents.workbook import CellFormula, Result

_MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


class _Span(NamedTuple):
    """The time between two reviews: whole months, or days."""

    months: int = 0
    days: int = 0


def next_review(tool: Tool) -> CellFormula | None:
    """The formula of a tool's next review, after the date in the column ``reviewed``; None where none comes round."""
    span = _span(tool.refresh)
    if span is None:
        return None
    after = f"EDATE({{reviewed}},{span.months})" if span.months else f"{{reviewed}}+{span.days}"
    return CellFormula(f'IF({{reviewed}}="","",{after})', Result(next_day(tool) or ""))


def next_day(tool: Tool) -> datetime.date | None:
    """The day itself; None where the tool was never reviewed, or need not be again."""
    span, last = _span(tool.refresh), tool.last_reviewed
    if span is None or last is None:
        return None
    return add_months(last, span.months) if span.months else last + datetime.timedelta(days=span.days)


def _span(frequency: Frequency | None) -> _Span | None:
    every = frequency.every if frequency else None
    if every is None:
        return None
    months = _MONTHS.get(every.unit, 0) * every.count
    if months and months % every.times == 0:
        return _Span(months=months // every.times)
    return _Span(days=max(1, _DAYS[every.unit] * every.count // max(every.times, len(every.weekdays), 1)))
