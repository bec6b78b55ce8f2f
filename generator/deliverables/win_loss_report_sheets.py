"""The sheets of ``win-loss-report``: the numbers behind its sentences, each with a chart that follows its cells."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Rating
from generator.documents.workbook import Cell, Chart, SheetColumn, SheetRow, TableSheet
from generator.locale import Label
from generator.winloss.findings import (
    Raised,
    Reason,
    Rival,
    Sample,
    Turn,
    agreement,
    marks,
    raised,
    reasons,
    rivals,
    turns,
)

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen


def reason_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The reasons with their numbers, and a chart that follows them."""
    columns: tuple[Col[Reason, Cell], ...] = (
        Col("reason", Label("Reason"), 36, lambda one: pen.caption(one.driver.name)),
        Col("decided", Label("Decided against us"), 14, lambda one: one.decided.count, "integer"),
        Col("against", Label("Named against us"), 14, lambda one: one.against.count, "integer"),
        Col("lost", Label("Deals not won"), 14, lambda one: one.decided.of, "integer"),
        Col("for", Label("Named for us, where we won"), 16, lambda one: one.for_us.count, "integer"),
        Col("won", Label("Deals won"), 14, lambda one: one.for_us.of, "integer"),
    )
    rows = [sheet_row(one, columns, one.driver.id, one.driver.path) for one in reasons(Sample(blueprint))]
    chart = Chart(pen.say("What decided against us"), "reason", ("decided", "against"), pen.say("Deals"), "bars")
    yield from _sheet("reasons", sheet_columns(columns, pen), rows, chart)


def _sheet(id_: str, columns: tuple[SheetColumn, ...], rows: list[SheetRow], chart: Chart) -> Iterator[TableSheet]:
    if rows:
        yield TableSheet(id_, "", columns, tuple(rows), freeze=1, landscape=False, charts=(chart,))


def objection_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The objections that customers raised."""
    columns: tuple[Col[Raised, Cell], ...] = (
        Col(
            "objection",
            Label("Objection"),
            40,
            lambda one: pen.caption(blueprint.objections[one.objection].wordings[0]),
        ),
        Col("count", Label("In deals not won"), 12, lambda one: one.in_lost.count, "integer"),
        Col("lost", Label("Deals not won"), 12, lambda one: one.in_lost.of, "integer"),
        Col("value", Label("What those were worth"), 16, lambda one: one.lost_value, "money"),
        Col("convinced", Label("Our answer convinced"), 12, lambda one: one.convinced.count, "integer"),
        Col("answered", Label("We answered"), 12, lambda one: one.convinced.of, "integer"),
        Col("last", Label("Last heard"), 13, lambda one: one.last, "date"),
    )
    rows = [
        sheet_row(one, columns, id_, blueprint.objections[id_].path) for id_, one in raised(Sample(blueprint)).items()
    ]
    chart = Chart(pen.say("Objections in deals not won"), "objection", ("count",), pen.say("Deals"), "bars")
    yield from _sheet("objections", sheet_columns(columns, pen), rows, chart)


def turn_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The stages at which decisions turned."""
    columns: tuple[Col[Turn, Cell], ...] = (
        Col("stage", Label("Stage"), 40, lambda one: pen.stage(one.stage)),
        Col("for", Label("for us"), 12, lambda one: one.for_us, "integer"),
        Col("against", Label("against us"), 14, lambda one: one.against, "integer"),
    )
    rows = [sheet_row(one, columns, one.stage, blueprint.stages[one.stage].path) for one in turns(Sample(blueprint))]
    chart = Chart(
        pen.say("Turning points by stage"), "stage", ("for", "against"), pen.say("Moments"), "bars", stacked=True
    )
    yield from _sheet("turns", sheet_columns(columns, pen), rows, chart)


def competitor_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The competitors that customers named."""
    columns: tuple[Col[Rival, Cell], ...] = (
        Col("competitor", Label("Competitor"), 36, lambda one: pen.caption(blueprint.competitors[one.competitor].name)),
        Col("met", Label("Compared"), 12, lambda one: one.won.of, "integer"),
        Col("won", Label("We won"), 12, lambda one: one.won.count, "integer"),
    )
    rows = [
        sheet_row(one, columns, one.competitor, blueprint.competitors[one.competitor].path)
        for one in rivals(Sample(blueprint))
    ]
    chart = Chart(pen.say("Compared, and won"), "competitor", ("met", "won"), pen.say("Deals"), "bars")
    yield from _sheet("competitors", sheet_columns(columns, pen), rows, chart)


def rating_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The mean marks."""
    sample = Sample(blueprint)
    columns: tuple[Col[Rating, Cell], ...] = (
        Col("item", Label("Item", "win-loss-register"), 40, lambda one: pen.caption(one.text)),
        Col("won", Label("Won: mean"), 12, lambda one: _rounded(marks(one.id, sample.won).mean), "number"),
        Col("won-n", Label("Won: marks"), 12, lambda one: marks(one.id, sample.won).of, "integer"),
        Col("lost", Label("Not won: mean"), 12, lambda one: _rounded(marks(one.id, sample.not_won).mean), "number"),
        Col("lost-n", Label("Not won: marks"), 12, lambda one: marks(one.id, sample.not_won).of, "integer"),
    )
    items = [one for one in blueprint.win_loss.ratings.values() if marks(one.id, sample.all).of]
    rows = [sheet_row(one, columns, one.id, one.path) for one in items]
    chart = Chart(pen.say("Average ratings"), "item", ("won", "lost"), pen.say("Average, 1 to 5"), "bars", most=5)
    yield from _sheet("ratings", sheet_columns(columns, pen), rows, chart)


def _rounded(mean: float | None) -> float | None:
    return None if mean is None else round(mean, 2)


def belief_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What was believed beside what was true, where they differ."""
    drivers = blueprint.win_loss.drivers
    columns: tuple[Col[tuple[str, str, int], Cell], ...] = (
        Col("believed", Label("We believed"), 36, lambda one: pen.caption(drivers[one[0]].name)),
        Col("truth", Label("The [[word.customer]] said"), 36, lambda one: pen.caption(drivers[one[1]].name)),
        Col("times", Label("Times"), 10, lambda one: one[2], "integer"),
    )
    found = agreement(Sample(blueprint)).mistakes
    rows = tuple(sheet_row(one, columns, "-".join(one[:2]), drivers[one[1]].path) for one in found)
    if rows:
        yield TableSheet("beliefs", "", sheet_columns(columns, pen), rows, landscape=False)
