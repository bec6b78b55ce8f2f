"""``win-loss-register``: interviews, beliefs, codes and ratings as they come in; what they say, by formulas."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Driver, Rating
from generator.documents.workbook import Cell, CellFormula, Chart, Result, SheetColumn, SheetRow, TableSheet, TextSheet
from generator.locale import Label

from . import win_loss_entries as entries
from .columns import Col, sheet_columns, sheet_rows
from .examples import factor_without_example, not_an_example
from .formulas import counted
from .internal_pen import InternalPen
from .paper import Paper
from .skeletons import EDITION_NAMES
from .win_loss import sponsor_of, stage_of
from .win_loss_entries import DRIVER, FOR_US, GROUP, item, text
from .win_loss_examples import AGAINST, DECISIVE, DIFFERENT, SAME, SAME_GROUP, YES
from .win_loss_windows import windows


def summary(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How many interviews there were, and how many are missing."""
    columns = (SheetColumn("measure", pen.say("Measure"), 52), SheetColumn("result", pen.say("Value"), 16, "number"))
    rows = (*_held(blueprint, pen), *_judged(pen))
    yield TableSheet("summary", "", columns, rows, landscape=False)


def _held(blueprint: Blueprint, pen: InternalPen) -> Iterator[SheetRow]:
    """Interviews by outcome, and those missing for the quarter."""
    yield _measure("held", pen.say("Interviews held"), _of_all(pen), 0)
    others = not_an_example("interviews.number", pen)
    for outcome, name in EDITION_NAMES.items():
        named = pen.say(name)
        count = f'COUNTIFS({{interviews.outcome[]}},"{named}",{{interviews.held[]}},">0",{others})'
        quotas = blueprint.win_loss.quotas.values()
        quota = sum(quota.per_quarter for quota in quotas if quota.outcome == outcome)
        left = pen.say("Missing for the quarter’s target: {outcome}", outcome=named)
        yield _measure(outcome, pen.say("Interviews: {outcome}", outcome=named), count, 0)
        yield _measure(f"{outcome}-left", left, f"MAX(0,{quota}-{count})", quota)


def _judged(pen: InternalPen) -> Iterator[SheetRow]:
    """How often belief was right, and the interview in time."""
    matches, held = (SAME, SAME_GROUP, DIFFERENT), _of_all(pen)
    compared = "+".join(_matching(match, pen) for match in matches)
    right = _matching(SAME, pen)
    on_time = f"COUNTIFS({{interviews.in-window[]}},{text(YES, pen)},{not_an_example('interviews.number', pen)})"
    rate = f'IF({compared}=0,"",ROUND({right}/({compared})*100,0))'
    share = f'IF({held}=0,"",ROUND({on_time}/{held}*100,0))'
    yield _measure("compared", pen.say("Interviews with both belief and truth"), compared, 0)
    yield _measure("hit-rate", pen.say("Beliefs that were right, %"), rate, "")
    yield _measure("on-time", pen.say("Interviews in the window, %"), share, "")


def _of_all(pen: InternalPen) -> str:
    """How many interviews were held."""
    return f'COUNTIFS({{interviews.held[]}},">0",{not_an_example("interviews.number", pen)})'


def _matching(match: Label, pen: InternalPen) -> str:
    return f"COUNTIFS({{beliefs.match[]}},{text(match, pen)},{not_an_example('beliefs.interview', pen)})"


def _measure(id_: str, name: str, formula: str, on_empty_register: int | str) -> SheetRow:
    return SheetRow({"measure": name, "result": CellFormula(formula, Result(on_empty_register))}, id_)


def analysis(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How often each reason was given, by outcome, weight and direction."""
    drivers = blueprint.win_loss.drivers.values()
    columns: tuple[Col[Driver, Cell], ...] = (
        *_reason(pen),
        *(_count(outcome, name, "outcome", 16, pen) for outcome, name in EDITION_NAMES.items()),
        Col("mentions", Label("Mentions"), 13, _none_yet, "integer", formula=_coded(pen)),
        _count("decisive", DECISIVE, "weight", 16, pen),
        _count("for-us", FOR_US, "polarity", 13, pen),
        _count("against", AGAINST, "polarity", 14, pen),
    )
    if drivers:
        rows = sheet_rows(drivers, columns)
        yield TableSheet("analysis", "", sheet_columns(columns, pen), rows, freeze=1)


def chart(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The reasons by how the deals ended, as bars on a page of their own; none where there is no reason to code."""
    title, measure, outcomes = pen.say("Reasons, by outcome"), pen.say("Mentions"), tuple(EDITION_NAMES)
    bars = Chart(title, "driver", outcomes, measure, "bars", stacked=True, sheet="analysis")
    if blueprint.win_loss.drivers:
        yield TextSheet("chart", "", title, charts=(bars,))


def _reason(pen: InternalPen) -> tuple[Col[Driver, Cell], ...]:
    return (
        Col("driver", DRIVER, 36, lambda driver: pen.caption(driver.name)),
        Col("group", GROUP, 22, lambda driver: pen.caption(driver.group)),
    )


def _count(id_: str, value: Label, coded: str, width: float, pen: InternalPen) -> Col[Driver, Cell]:
    """How often a driver was coded with a value in the column ``coded``."""
    formula = _coded(pen, (f"{{coding.{coded}[]}}", text(value, pen)))
    return Col(id_, pen.say(value).capitalize(), width, _none_yet, "integer", formula=formula)


def _coded(pen: InternalPen, *conditions: tuple[str, str]) -> str:
    without = factor_without_example("coding.interview", pen)
    return counted(("{coding.driver[]}", "{driver}"), *conditions, without=without)


def _none_yet(driver: Driver) -> Cell:
    return Result(0)


def means(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The average of each rating."""
    rated = blueprint.win_loss.ratings.values()
    columns: tuple[Col[Rating, Cell], ...] = (
        Col("item", Label("Item", "win-loss-register"), 44, lambda rating: pen.caption(rating.text)),
        Col("mean", Label("Average"), 12, lambda rating: _mean(rating, pen), "number"),
        Col(
            "count",
            Label("Number of ratings"),
            14,
            lambda rating: CellFormula(_given(rating, pen), Result(0)),
            "integer",
        ),
    )
    if rated:
        bars = Chart(pen.say("Average ratings"), "item", ("mean",), pen.say("Average, 1 to 5"), "bars", most=5)
        rows = sheet_rows(rated, columns)
        yield TableSheet("means", "", sheet_columns(columns, pen), rows, landscape=False, charts=(bars,))


def _mean(rating: Rating, pen: InternalPen) -> Cell:
    average = f"ROUND(AVERAGEIFS({{ratings.{item(rating)}[]}},{not_an_example('ratings.interview', pen)}),2)"
    return CellFormula(f'IF({_given(rating, pen)}=0,"",{average})', Result(""))


def _given(rating: Rating, pen: InternalPen) -> str:
    return f'COUNTIFS({{ratings.{item(rating)}[]}},">0",{not_an_example("ratings.interview", pen)})'


def codebook(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What each reason means."""
    drivers = blueprint.win_loss.drivers.values()
    definition: Col[Driver, Cell] = Col(
        "definition", Label("Definition"), 80, lambda driver: pen.bare(driver.definition)
    )
    columns = (*_reason(pen), definition)
    if drivers:
        yield TableSheet("codebook", "", sheet_columns(columns, pen), sheet_rows(drivers, columns))


PAPER = Paper(
    "win-loss-register",
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer", "manager"),
    sheets={
        "about": entries.about,
        "interviews": entries.interviews,
        "windows": windows,
        "beliefs": entries.beliefs,
        "coding": entries.coding,
        "ratings": entries.ratings,
        "summary": summary,
        "analysis": analysis,
        "chart": chart,
        "means": means,
        "findings": entries.findings,
        "codebook": codebook,
    },
    choices=entries.choices,
)
