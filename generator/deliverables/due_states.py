"""How it stands with a day, in words and with a light: late, due or ahead, seen from the day that counts as today."""

from __future__ import annotations

import datetime

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import Cell, Highlight, Result
from generator.locale import Label

from .internal_pen import InternalPen
from .reference_date import TODAY

LATE, DUE, AHEAD = Label("late"), Label("due"), Label("ahead")


def state(day: str, closed: str, pen: InternalPen) -> str:
    """The formula of the state of ``day``, an expression; nothing where ``closed`` holds, or there is no day."""
    return f'IF(OR({day}="",{TODAY}="",{closed}),"",{by_date(day, pen)})'


def by_date(day: str, pen: InternalPen) -> str:
    """The same for a day that is there."""
    late, due, ahead = (f'"{pen.say(label)}"' for label in (LATE, DUE, AHEAD))
    return f"IF({day}<{TODAY},{late},IF({day}={TODAY},{due},{ahead}))"


def result(day: datetime.date | None, blueprint: Blueprint, pen: InternalPen) -> Cell:
    """What the formula comes to on the day of the blueprint, where nothing is closed yet."""
    today = blueprint.as_of
    if day is None or today is None:
        return Result("")
    return Result(pen.say(LATE if day < today else DUE if day == today else AHEAD))


def lights(column: str, pen: InternalPen) -> tuple[Highlight, ...]:
    """What is late or due stands out; what it is, the word says."""
    return (
        Highlight(column, f'{{{column}}}="{pen.say(LATE)}"', "bad"),
        Highlight(column, f'{{{column}}}="{pen.say(DUE)}"', "warning"),
    )
