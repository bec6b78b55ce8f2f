"""``indicators``: the indicators with their definitions, a board to fill in, and a calculator of the funnel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.audit.funnel import USUAL_WORKING_DAYS, Funnel, funnel_of
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import Kpi
from generator.blueprint.model.quantities import Money
from generator.documents.workbook import Cell, CellFormula, ChoiceList, NamedValue, Result, TableSheet, TextSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .internal_pen import InternalPen
from .paper import Paper

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
BASES = {
    "own-data": Label("own data"),
    "assumption": Label("assumption to be checked"),
}
ENTRY_ROWS = 200
_MONTHLY = 'IF({year}="","",ROUNDUP({year}/12,0))'
_DAILY = 'IF(OR({year}="",Sellers=0,WorkingDays=0),"",{year}/Sellers/WorkingDays)'
_NEEDED_ORDERS = 'IF(OR(Revenue="",OrderValue="",OrderValue=0),"",Revenue/OrderValue)'


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The targets, which the funnel starts from."""
    revenue, order = blueprint.targets.yearly_revenue, blueprint.company.typical_order_value
    target, currency = revenue.amount if revenue else None, pen.currency(revenue)
    values = (
        NamedValue("Revenue", pen.say("Annual revenue target, net"), target, "money", currency=currency),
        _order_value(order, pen.currency(revenue or order), pen),
        NamedValue("Sellers", pen.say("Number of salespeople"), blueprint.targets.salespeople or 1, "integer"),
        NamedValue("WorkingDays", pen.say("Working days in a year"), USUAL_WORKING_DAYS, "integer"),
    )
    yield TextSheet("about", "", blueprint.papers[ID].title, values=values)


def _order_value(order: Money | None, currency: str, pen: InternalPen) -> NamedValue:
    """A usual order in the currency of the target; left to be filled in where it is given in another."""
    label = pen.say("Typical order, net")
    if order is None or pen.currency(order) == currency:
        return NamedValue("OrderValue", label, order.amount if order else None, "money", currency=currency)
    amount = pen.money(order)
    label = pen.say("{label}, in {currency} (given as {amount})", label=label, currency=currency, amount=amount)
    return NamedValue("OrderValue", label, None, "money", currency=currency)


def definitions(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What each indicator counts, who answers for it, and what is good."""
    columns: tuple[Col[Kpi, Cell], ...] = (
        Col("name", INDICATOR, 28, lambda one: pen.caption(one.name)),
        Col("stage", pen.say("Stage"), 22, lambda one: _stage(one, pen)),
        Col("kind", Label("Kind"), 14, lambda one: pen.say(KINDS[one.kind])),
        Col("formula", Label("How it is counted"), 52, lambda one: pen.bare(one.formula)),
        Col("source", Label("Source"), 34, lambda one: pen.bare(one.source or "")),
        Col("unit", Label("Unit"), 10, lambda one: pen.say(UNITS[one.unit])),
        Col("owner", Label("Owner", "indicators"), 18, lambda one: _owner(one, pen)),
        Col("rhythm", Label("How often"), 14, lambda one: pen.frequency(one.rhythm)),
        Col("target", Label("Target"), 18, lambda one: pen.bare(one.target or ""), input=True),
        Col("good", Label("Good"), 22, lambda one: pen.bare(one.good or ""), input=True),
        Col("bad", Label("To improve"), 22, lambda one: pen.bare(one.bad or ""), input=True),
    )
    rows = sheet_rows(blueprint.kpis.values(), columns)
    yield TableSheet("definitions", "", sheet_columns(columns, pen), rows, freeze=1)


def _stage(kpi: Kpi, pen: InternalPen) -> str:
    return pen.stage(kpi.stage) if kpi.stage else pen.say("whole process")


def _owner(kpi: Kpi, pen: InternalPen) -> str:
    return pen.role_or_decision(kpi.owner, kpi.origin("owner"))


def entries(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A line for every period and indicator, to be filled in."""
    columns: tuple[Col[object, Cell], ...] = (
        Col("period", Label("End of period"), 14, kind="date", input=True),
        Col("indicator", INDICATOR, 34, choices="indicators", input=True),
        Col("seller", Label("Salesperson"), 24, input=True),
        Col("value", Label("Value"), 12, kind="number", input=True),
        Col("remark", Label("Remarks"), 48, input=True),
    )
    yield TableSheet("entries", "", sheet_columns(columns, pen), blank_rows=ENTRY_ROWS)


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The indicators, of which an entry is made for one."""
    names = tuple(pen.caption(kpi.name) for kpi in blueprint.kpis.values())
    return (ChoiceList("indicators", pen.say(INDICATOR), names),)


# --- the funnel -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Need:
    """How many of a thing a year takes: ``formula`` reckons it, ``count`` is what it comes to, None if unknown."""

    id: str
    name: str
    formula: str
    count: int | None
    rate: Decimal | None = None
    basis: str | None = None
    origin: str = ""


def funnel(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Each step needs what the next one needs, divided by its own rate."""
    reckoned = funnel_of(blueprint)
    if not reckoned.steps:
        return
    columns: tuple[Col[Need, Cell], ...] = (
        Col("step", Label("Step"), 46, lambda one: one.name),
        Col("rate", Label("Rate"), 13, lambda one: one.rate, "percent", input=True),
        Col("year", Label("Needed per year"), 15, _per_year, "integer"),
        Col("month", Label("Per month"), 13, _per_month, "integer", formula=_MONTHLY),
        Col("day", Label("Per salesperson per day"), 20, lambda one: _per_day(one, reckoned), "number", formula=_DAILY),
        Col("basis", Label("Basis"), 26, lambda one: one.basis),
    )
    *before, orders = (sheet_row(need, columns, need.id, need.origin) for need in _needs(reckoned, pen))
    note = pen.say(
        "“Needed” is how many calls, conversations, [[word.enquiry.many]] or [[word.offer.many]] a step "
        "takes to reach the target."
    )
    rows = (*before, replace(orders, style="strong"))
    yield TableSheet("funnel", "", sheet_columns(columns, pen), rows, remarks=(note,))


def _needs(funnel: Funnel, pen: InternalPen) -> Iterator[Need]:
    """What each step needs, the first one first, and how many orders."""
    *counts, orders = funnel.needed
    following = [*(step.id for step in funnel.steps[1:]), "orders"]
    for step, after, count in zip(funnel.steps, following, counts, strict=True):
        later = f"{{funnel.year@{after}}}"
        formula = f'IF(OR({later}="",{{rate}}="",{{rate}}=0),"",ROUNDUP({later}/({{rate}}/100),0))'
        yield Need(step.id, pen.caption(step.name), formula, count, step.rate, pen.say(BASES[step.source]), step.path)
    yield Need(
        "orders", pen.say("[[word.order.many]]"), f'IF({_NEEDED_ORDERS}="","",ROUNDUP({_NEEDED_ORDERS},0))', orders
    )


def _per_year(need: Need) -> CellFormula:
    return CellFormula(need.formula, Result("" if need.count is None else need.count))


def _per_month(need: Need) -> Result:
    return Result("" if need.count is None else _up(Decimal(need.count) / 12))


def _per_day(need: Need, funnel: Funnel) -> Result:
    return Result("" if need.count is None else funnel.a_day(need.count))


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(rounding="ROUND_CEILING"))


PAPER = Paper(
    ID,
    made_for="kpis",
    packs=("manager",),
    sheets={"about": about, "definitions": definitions, "entries": entries, "funnel": funnel},
    choices=choices,
)
