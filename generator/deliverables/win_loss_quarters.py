"""How many interviews the register holds, and how well they were held: in the period, and quarter by quarter."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import Cell, CellFormula, Result, SheetColumn, SheetRow, TableSheet
from generator.locale import Label
from generator.winloss.lists import OUTCOMES, YES
from generator.winloss.selection import MONTHS, following, quarter_of

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen
from .win_loss_examples import DIFFERENT, SAME, SAME_GROUP
from .win_loss_periods import (
    PERIOD_FROM,
    PERIOD_TO,
    QUARTER_FROM,
    between,
    held_in_period,
    held_in_quarter,
)
from .win_loss_verdicts import said as text

QUARTERS = 8
"""So many quarters stand beside each other: two years."""
_MATCHES = (SAME, SAME_GROUP, DIFFERENT)


# --- how many, and how well -----------------------------------------------------------------------


def summary(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How many interviews there were in the period, and how many are missing in the quarter."""
    columns = (SheetColumn("measure", pen.say("Measure"), 52), SheetColumn("result", pen.say("Value"), 16, "number"))
    rows = (*_period(blueprint, pen), *_held(blueprint, pen), *_judged(pen), *_missing(blueprint, pen))
    yield TableSheet("summary", "", columns, rows, landscape=False)


def _period(blueprint: Blueprint, pen: InternalPen) -> Iterator[SheetRow]:
    """Which period the sheet counts; a blank end is no day."""
    told = _period_told(blueprint.as_of) if blueprint.as_of else ""
    yield _measure("period", pen.say(Label("Period")), f'{_written(PERIOD_FROM)}&" – "&{_written(PERIOD_TO)}', told)


def _written(day: str) -> str:
    """The month of a day as text. Formats of days are other letters in another language of Excel: none is named."""
    return f'IF(N({day})=0,"…",MONTH({day})&"/"&YEAR({day}))'


def _period_told(day: datetime.date) -> str:
    first = quarter_of(day)
    last = following(first) - datetime.timedelta(days=1)
    return f"{first.month}/{first.year} – {last.month}/{last.year}"


def _held(blueprint: Blueprint, pen: InternalPen) -> Iterator[SheetRow]:
    """Interviews of the period by outcome."""
    yield _measure("held", pen.say("Interviews held"), f"COUNTIFS({held_in_period(pen)})", 0)
    for outcome in OUTCOMES:
        named = pen.say(outcome.words)
        count = f'COUNTIFS({{interviews.outcome[]}},"{named}",{held_in_period(pen)})'
        yield _measure(outcome.id, pen.say("Interviews: {outcome}", outcome=named), count, 0)


def _missing(blueprint: Blueprint, pen: InternalPen) -> Iterator[SheetRow]:
    """What is missing for the target of the quarter that today is in, whichever period is counted above."""
    for outcome in OUTCOMES:
        named, quota = pen.say(outcome.words), _quota(outcome.id, blueprint)
        count = f'COUNTIFS({{interviews.outcome[]}},"{named}",{held_in_quarter(pen)})'
        left = pen.say("Missing for the quarter’s target: {outcome}", outcome=named)
        yield _measure(f"{outcome.id}-left", left, f"MAX(0,{quota}-{count})", quota)


def _quota(outcome: str, blueprint: Blueprint) -> int:
    return sum(one.per_quarter for one in blueprint.win_loss.quotas.values() if one.outcome == outcome)


def _judged(pen: InternalPen) -> Iterator[SheetRow]:
    """How often belief was right, and the interview in time."""
    held, right = f"COUNTIFS({held_in_period(pen)})", _matching(SAME, pen)
    compared = "+".join(_matching(match, pen) for match in _MATCHES)
    on_time = f"COUNTIFS({{interviews.in-window[]}},{text(YES, pen)},{held_in_period(pen)})"
    yield _measure("compared", pen.say("Interviews with both belief and truth"), compared, 0)
    yield _measure("hit-rate", pen.say("Beliefs that were right, %"), _share(right, compared), "")
    yield _measure("on-time", pen.say("Interviews in the window, %"), _share(on_time, held), "")


def _matching(match: Label, pen: InternalPen) -> str:
    return (
        f"COUNTIFS({{beliefs.match[]}},{text(match, pen)},{held_in_period(pen, 'beliefs.held', 'beliefs.interview')})"
    )


def _share(part: str, whole: str) -> str:
    return f'IF({whole}=0,"",ROUND({part}/({whole})*100,0))'


def _measure(id_: str, name: str, formula: str, on_empty_register: int | str) -> SheetRow:
    return SheetRow({"measure": name, "result": CellFormula(formula, Result(on_empty_register))}, id_)


# --- quarter by quarter ---------------------------------------------------------------------------


def quarters(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The quarter of today and those before it, each with what was held of its target."""
    target = sum(_quota(outcome.id, blueprint) for outcome in OUTCOMES)
    columns: tuple[Col[int, Cell], ...] = (
        Col("quarter", Label("Quarter"), 16, lambda back: _name_of(back, blueprint, pen), formula=_named(pen)),
        Col("from", Label("From", "win-loss-register"), 13, lambda back: _first(back, blueprint), "date"),
        *(_of_outcome(outcome.id, outcome.words, pen) for outcome in OUTCOMES),
        Col("held", Label("Held", "win-loss-register"), 12, _none, "integer", formula="+".join(_BY_OUTCOME)),
        Col("target", Label("Target", "win-loss-register"), 12, lambda back: target, "integer"),
        Col(
            "missing",
            Label("Missing", "win-loss-register"),
            12,
            lambda back: Result(target),
            "integer",
            formula=_left(blueprint),
        ),
        Col("compared", Label("Beliefs compared"), 14, _none, "integer", formula=_in_quarter(_MATCHES, pen)),
        Col("hit-rate", Label("Beliefs that were right, %"), 16, _blank, "percent", formula=_rate(SAME, pen)),
    )
    rows = tuple(sheet_row(back, columns, f"quarter-{back}", "") for back in range(QUARTERS))
    yield TableSheet("quarters", "", sheet_columns(columns, pen), rows, freeze=1)


_BY_OUTCOME = tuple(f"{{{outcome.id}}}" for outcome in OUTCOMES)
_UNTIL = f"(EDATE({{from}},{MONTHS})-1)"


def _first(back: int, blueprint: Blueprint) -> CellFormula:
    """The first day of the quarter so many before that of today."""
    formula = f"EDATE({QUARTER_FROM},{-MONTHS * back})"
    day = following(quarter_of(blueprint.as_of), -back) if blueprint.as_of else ""
    return CellFormula(formula, Result(day))


def _named(pen: InternalPen) -> str:
    """The quarter in words, as a formula."""
    number, year = f'"&INT((MONTH({{from}})+2)/{MONTHS})&"', '"&YEAR({from})&"'
    told = pen.say(Label("Q{quarter} {year}"), quarter=number, year=year)
    return f'IF(N({{from}})=0,"","{told}")'


def _name_of(back: int, blueprint: Blueprint, pen: InternalPen) -> Cell:
    if blueprint.as_of is None:
        return Result("")
    first = following(quarter_of(blueprint.as_of), -back)
    return Result(pen.say(Label("Q{quarter} {year}"), quarter=(first.month + 2) // MONTHS, year=first.year))


def _of_outcome(id_: str, words: str, pen: InternalPen) -> Col[int, Cell]:
    """Interviews of an outcome that were held in the quarter of the row."""
    named = pen.say(words)
    formula = f'COUNTIFS({{interviews.outcome[]}},"{named}",{between("{from}", _UNTIL, pen)})'
    return Col(id_, named.capitalize(), 16, _none, "integer", formula=formula)


def _left(blueprint: Blueprint) -> str:
    """What is missing of each outcome: too many of one make up for none of another."""
    return "+".join(f"MAX(0,{_quota(outcome.id, blueprint)}-{{{outcome.id}}})" for outcome in OUTCOMES)


def _in_quarter(matches: Iterable[Label], pen: InternalPen) -> str:
    days = between("{from}", _UNTIL, pen, "beliefs.held", "beliefs.interview")
    return "+".join(f"COUNTIFS({{beliefs.match[]}},{text(match, pen)},{days})" for match in matches)


def _rate(match: Label, pen: InternalPen) -> str:
    return f'IF({{compared}}=0,"",ROUND(({_in_quarter((match,), pen)})/{{compared}}*100,0))'


def _none(back: int) -> Cell:
    return Result(0)


def _blank(back: int) -> Cell:
    return Result("")
