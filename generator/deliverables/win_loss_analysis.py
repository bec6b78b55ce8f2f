"""What interviews of the period say, by formulas: reasons, objections, turning points, competitors and marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Driver, Rating
from generator.documents.workbook import Cell, CellFormula, Chart, Result, TableSheet, TextSheet
from generator.locale import Label
from generator.winloss.layout import item
from generator.winloss.lists import AGAINST, DECISIVE, FOR_US, NOT_CONVINCED, OUTCOMES

from .columns import Col, sheet_columns, sheet_rows
from .examples import factor_without_example
from .formulas import counted
from .internal_pen import InternalPen
from .win_loss_forms import chosen
from .win_loss_periods import factor_of_period, held_in_period

N = TypeVar("N", bound=Entity)
DRIVER, GROUP = Label("Reason"), Label("Group")
ITEM = Label("Item", "win-loss-register")


def analysis(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How often each reason was given, by outcome, weight and direction."""
    columns: tuple[Col[Driver, Cell], ...] = (
        *reason(pen),
        *_by_outcome("coding.driver", "{driver}", pen),
        _times("mentions", Label("Mentions"), "coding.driver", "{driver}", pen),
        _of("decisive", DECISIVE, "coding.driver", "{driver}", "weight", pen),
        _of("for-us", FOR_US, "coding.driver", "{driver}", "polarity", pen),
        _of("against", AGAINST, "coding.driver", "{driver}", "polarity", pen),
    )
    yield from _table("analysis", blueprint.win_loss.drivers.values(), columns, pen)


def chart(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The reasons by how the deals ended, as bars on a page of their own; none where there is no reason to code."""
    title, outcomes = pen.say("Reasons, by outcome"), tuple(outcome.id for outcome in OUTCOMES)
    bars = Chart(title, "driver", outcomes, pen.say("Mentions"), "bars", stacked=True, sheet="analysis")
    if blueprint.win_loss.drivers:
        yield TextSheet("chart", "", title, charts=(bars,))


def reason(pen: InternalPen) -> tuple[Col[Driver, Cell], ...]:
    """What a reason is called, and what it belongs to."""
    return (
        Col("driver", DRIVER, 36, lambda driver: pen.caption(driver.name)),
        Col("group", GROUP, 22, lambda driver: pen.caption(driver.group)),
    )


def heard(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How often each objection was raised, by outcome, and how often our answer did not convince."""
    columns: tuple[Col[Entity, Cell], ...] = (
        Col("objection", Label("Objection"), 44, lambda one: chosen("objections", one.id, blueprint, pen)),
        *_by_outcome("objections.objection", "{objection}", pen),
        _times("heard", Label("Times heard"), "objections.objection", "{objection}", pen),
        _of("failed", NOT_CONVINCED, "objections.objection", "{objection}", "answer", pen),
    )
    yield from _table("heard", blueprint.objections.values(), columns, pen)


def moments(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """At which stages decisions turned, and which way."""
    columns: tuple[Col[Entity, Cell], ...] = (
        Col("stage", Label("Stage"), 40, lambda one: pen.stage(one.id)),
        _times("times", Label("Turning points"), "turning-points.stage", "{stage}", pen),
        _of("for-us", FOR_US, "turning-points.stage", "{stage}", "direction", pen),
        _of("against", AGAINST, "turning-points.stage", "{stage}", "direction", pen),
    )
    yield from _table("moments", blueprint.stages.values(), columns, pen)


def rivals(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Against whom deals ended how."""
    columns: tuple[Col[Entity, Cell], ...] = (
        Col("competitor", Label("Competitor", "win-loss-register"), 30, lambda one: _competitor(one, blueprint, pen)),
        *_by_outcome("interviews.competitor", "{competitor}", pen, "interviews.number"),
    )
    yield from _table("rivals", blueprint.competitors.values(), columns, pen)


def _competitor(one: Entity, blueprint: Blueprint, pen: InternalPen) -> str | None:
    return chosen("competitors", one.id, blueprint, pen)


def _table(
    id_: str, elements: Iterable[N], columns: tuple[Col[N, Cell], ...], pen: InternalPen
) -> Iterator[TableSheet]:
    """A row an element of the blueprint; no sheet where there is none."""
    if rows := sheet_rows(elements, columns):
        yield TableSheet(id_, "", sheet_columns(columns, pen), rows, freeze=1)


# --- counting -------------------------------------------------------------------------------------

# What is counted is a column of a sheet that people fill, ``coding.driver``, whose cell equals one of the row.


def _by_outcome(column: str, equals: str, pen: InternalPen, marks: str = "") -> tuple[Col[N, Cell], ...]:
    """A column for each way in which a deal can end."""
    return tuple(_of(one.id, one.words, column, equals, "outcome", pen, marks) for one in OUTCOMES)


def _of(id_: str, words: str, column: str, equals: str, other: str, pen: InternalPen, marks: str = "") -> Col[N, Cell]:
    """How often it was so together with these words in another column of the sheet."""
    sheet, label = column.partition(".")[0], pen.say(words)
    condition = f"{{{sheet}.{other}[]}}", f'"{label}"'
    formula = _counted(column, equals, pen, marks, condition)
    return Col(id_, label[:1].upper() + label[1:], 16, _none_yet, "integer", formula=formula)


def _times(id_: str, label: Label, column: str, equals: str, pen: InternalPen) -> Col[N, Cell]:
    """How often it was so at all."""
    return Col(id_, label, 14, _none_yet, "integer", formula=_counted(column, equals, pen, ""))


def _counted(column: str, equals: str, pen: InternalPen, marks: str, *conditions: tuple[str, str]) -> str:
    sheet = column.partition(".")[0]
    without = factor_without_example(marks or f"{sheet}.interview", pen)
    within = f"{without}*{factor_of_period(f'{sheet}.held')}"
    return counted((f"{{{column}[]}}", equals), *conditions, without=within)


def _none_yet(_: object) -> Cell:
    return Result(0)


# --- marks ----------------------------------------------------------------------------------------


def means(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The average of each rating."""
    rated = blueprint.win_loss.ratings.values()
    columns: tuple[Col[Rating, Cell], ...] = (
        Col("item", ITEM, 44, lambda rating: pen.caption(rating.text)),
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
    within = held_in_period(pen, "ratings.held", "ratings.interview")
    average = f"ROUND(AVERAGEIFS({{ratings.{item(rating.id)}[]}},{within}),2)"
    return CellFormula(f'IF({_given(rating, pen)}=0,"",{average})', Result(""))


def _given(rating: Rating, pen: InternalPen) -> str:
    within = held_in_period(pen, "ratings.held", "ratings.interview")
    return f'COUNTIFS({{ratings.{item(rating.id)}[]}},">0",{within})'
