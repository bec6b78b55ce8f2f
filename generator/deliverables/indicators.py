"""``indicators``: the indicators with their definitions, a board to fill in, and a calculator of the funnel."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from generator.audit.funnel import USUAL_WORKING_DAYS, counted_at_starts, funnels_of
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import Kpi
from generator.documents.workbook import Cell, ChoiceList, NamedValue, SheetRow, TableSheet, TextSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_rows
from .examples import example, numbers, sample
from .funnels import funnels, targets
from .internal_pen import InternalPen
from .paper import Paper
from .pipelines import column, names

ID = "indicators"
INDICATOR = Label("Indicator")
KINDS = {"leading": Label("leading"), "lagging": Label("lagging")}
UNITS = {
    "count": Label("number"),
    "percent": Label("%"),
    "hours": Label("hours"),
    "days": Label("days"),
    "money": Label("money"),
}
ENTRY_ROWS = 200


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The targets, which the funnel starts from."""
    values = (
        *targets(blueprint, pen),
        NamedValue(
            "Sellers", pen.say("Number of [[word.salesperson.many]]"), blueprint.targets.salespeople or 1, "integer"
        ),
        NamedValue("WorkingDays", pen.say("[[Word.working-day.many]] in a year"), USUAL_WORKING_DAYS, "integer"),
    )
    yield TextSheet("about", "", blueprint.papers[ID].title, values=values)


def definitions(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What each indicator counts, who answers for it, and what is good."""
    among, needed = names(blueprint), _needed_a_week(blueprint)
    columns: tuple[Col[Kpi, Cell], ...] = (
        Col("name", INDICATOR, 28, lambda one: pen.caption(one.name)),
        Col("stage", pen.say("Stage"), 22, lambda one: _stage(one, pen)),
        *column(lambda one: _pipelines(one, among, blueprint, pen), blueprint),
        Col("kind", Label("Kind"), 14, lambda one: pen.say(KINDS[one.kind])),
        Col("formula", Label("How it is counted"), 52, lambda one: pen.bare(one.formula)),
        Col("source", Label("Source"), 34, lambda one: pen.bare(one.source or "")),
        Col("unit", Label("Unit"), 10, lambda one: pen.say(UNITS[one.unit])),
        Col("owner", Label("Owner", "indicators"), 18, lambda one: _owner(one, pen)),
        Col("rhythm", Label("How often"), 14, lambda one: pen.frequency(one.rhythm)),
        Col("target", Label("Target"), 18, lambda one: _target(one, needed.get(one.id), pen), input=True),
        Col("good", Label("Good"), 22, lambda one: pen.bare(one.good or ""), input=True),
        Col("bad", Label("To improve"), 22, lambda one: pen.bare(one.bad or ""), input=True),
    )
    rows = sheet_rows(blueprint.kpis.values(), columns)
    yield TableSheet("definitions", "", sheet_columns(columns, pen), rows, freeze=1)


def _stage(kpi: Kpi, pen: InternalPen) -> str:
    return pen.stage(kpi.stage) if kpi.stage else pen.say("whole process")


def _pipelines(kpi: Kpi, among: Mapping[str, str], blueprint: Blueprint, pen: InternalPen) -> str:
    """The pipelines that an indicator is counted in: the one that it names, those of its stage, or all."""
    if kpi.pipeline:
        return blueprint.pipelines[kpi.pipeline].name
    return among.get(kpi.stage or "") or pen.say("all", "pipelines")


def _owner(kpi: Kpi, pen: InternalPen) -> str:
    return pen.role_or_decision(kpi.owner, kpi.origin("owner"))


def _needed_a_week(blueprint: Blueprint) -> dict[str, int]:
    """By indicators, what the funnels need of a salesperson in a week, where that can be reckoned."""
    reckoned = [*funnels_of(blueprint)]
    counts = counted_at_starts(reckoned).items()
    days = blueprint.locale.days_a_week
    return {kpi: math.ceil(reckoned[0].a_day(count) * days) for kpi, count in counts if count is not None}


def _target(kpi: Kpi, needed: int | None, pen: InternalPen) -> str:
    """The company's target; one of the base gives way to what the funnel needs in a week."""
    if needed is None or (kpi.target and not pen.is_default(kpi.origin("target"))):
        return pen.bare(kpi.target or "")
    return pen.say("{n} a week, by the funnel", n=pen.number(needed))


def entries(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A line for every period and indicator, to be filled in."""
    columns: tuple[Col[object, Cell], ...] = (
        numbers(),
        Col("period", Label("End of period"), 14, kind="date", input=True),
        Col("indicator", INDICATOR, 34, choices="indicators", input=True),
        Col("seller", Label("[[Word.salesperson]]"), 24, input=True),
        Col("value", Label("Value"), 12, kind="number", input=True),
        Col("remark", Label("Remarks"), 48, input=True),
    )
    rows = (_example(blueprint, pen),)
    yield TableSheet("entries", "", sheet_columns(columns, pen), rows, blank_rows=ENTRY_ROWS, freeze=1)


def _example(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """An entry of the first indicator for which the funnel says how many a week takes, or of the first of all."""
    needed, whom = _needed_a_week(blueprint), sample(blueprint, pen)
    kpi = next((one for one in blueprint.kpis.values() if one.id in needed), next(iter(blueprint.kpis.values())))
    cells: dict[str, Cell] = {
        "period": whom.day,
        "indicator": pen.caption(kpi.name),
        "seller": whom.seller,
        "value": needed.get(kpi.id, 1),
        "remark": pen.bare(kpi.source or ""),
    }
    return example(cells, pen)


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The indicators, of which an entry is made for one."""
    names = tuple(pen.caption(kpi.name) for kpi in blueprint.kpis.values())
    return (ChoiceList("indicators", pen.say(INDICATOR), names),)


PAPER = Paper(
    ID,
    made_for="kpis",
    packs=("manager",),
    sheets={"about": about, "definitions": definitions, "entries": entries, "funnel": funnels},
    choices=choices,
)
