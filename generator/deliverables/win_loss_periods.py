"""The quarter that is looked at, and the period that the analysis counts: cells that may be overtyped."""

from __future__ import annotations

import datetime

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import CellFormula, NamedValue, Result
from generator.winloss.selection import MONTHS, following, quarter_of

from .examples import not_an_example
from .internal_pen import InternalPen
from .reference_date import TODAY

QUARTER_FROM, PERIOD_FROM, PERIOD_TO = "QuarterFrom", "PeriodFrom", "PeriodTo"
_LAST = 2958465
"""The last day of a spreadsheet's calendar, for a period without an end."""
_END = f'IF({PERIOD_TO}="",{_LAST},{PERIOD_TO})'


def quarter(blueprint: Blueprint, pen: InternalPen) -> NamedValue:
    """Where the quarter of today begins."""
    first = quarter_of(blueprint.as_of) if blueprint.as_of else ""
    begins = f"DATE(YEAR({TODAY}),INT((MONTH({TODAY})-1)/{MONTHS})*{MONTHS}+1,1)"
    return _day(QUARTER_FROM, pen.say("First day of the quarter"), begins, first)


def periods(blueprint: Blueprint, pen: InternalPen) -> tuple[NamedValue, ...]:
    """The quarter, and the period that the analysis counts: that quarter, until somebody types another."""
    first = quarter_of(blueprint.as_of) if blueprint.as_of else None
    last = following(first) - datetime.timedelta(days=1) if first else ""
    since, until = (
        pen.say("The analysis counts interviews from (blank: all)"),
        pen.say("The analysis counts interviews until (blank: all)"),
    )
    return (
        quarter(blueprint, pen),
        _day(PERIOD_FROM, since, QUARTER_FROM, first or ""),
        _day(PERIOD_TO, until, f"EDATE({QUARTER_FROM},{MONTHS})-1", last),
    )


def _day(name: str, label: str, formula: str, result: datetime.date | str) -> NamedValue:
    return NamedValue(name, label, CellFormula(formula, Result(result)), "date")


# --- formulas -------------------------------------------------------------------------------------


def held_in_period(pen: InternalPen, days: str = "interviews.held", marks: str = "interviews.number") -> str:
    """The ranges and criteria by which COUNTIFS keeps to interviews of the period, and leaves the example out."""
    return between(f"MAX(1,N({PERIOD_FROM}))", _END, pen, days, marks)


def held_in_quarter(pen: InternalPen) -> str:
    """The same for the quarter of today, whatever the period is."""
    return between(QUARTER_FROM, f"(EDATE({QUARTER_FROM},{MONTHS})-1)", pen)


def between(
    first: str, last: str, pen: InternalPen, days: str = "interviews.held", marks: str = "interviews.number"
) -> str:
    """The same for two days, given as expressions."""
    return f'{{{days}[]}},">="&{first},{{{days}[]}},"<="&{last},{not_an_example(marks, pen)}'


def factor_of_period(days: str) -> str:
    """The period as a factor of SUMPRODUCT; a text, which stands where no day is known, is later than any day."""
    return f"({{{days}[]}}>=MAX(1,N({PERIOD_FROM})))*({{{days}[]}}<={_END})"
