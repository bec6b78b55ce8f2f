"""The day that a workbook takes for today: the real one, or another that somebody types to look at that day."""

from __future__ import annotations

import datetime

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import CellFormula, NamedValue, Result
from generator.locale import Label

from .internal_pen import InternalPen

TODAY = "ReferenceDate"
"""The name of its cell in formulas."""
LABEL = Label("Today – counts by itself; type a date to look at another day")


def counted_from(day: datetime.date | None, days: int = 0) -> CellFormula | None:
    """A day so many days after today, for an example that is not to grow old; None where the blueprint has no day."""
    later = f"+{days}" if days else ""
    return CellFormula(f"{TODAY}{later}", Result(day + datetime.timedelta(days=days))) if day else None


def today(blueprint: Blueprint, pen: InternalPen) -> NamedValue:
    """Its cell. Until a program counts anew it shows the day of the blueprint, or none where it names none."""
    return NamedValue(TODAY, pen.say(LABEL), CellFormula("TODAY()", Result(blueprint.as_of or "")), "date")
