"""The funnels of ``indicators``: what is needed in a year, counted back from what is to come in; one a pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.audit.funnel import Funnel, Step, Target, funnels_of, target_of_company
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage
from generator.documents.workbook import Cell, CellFormula, Chart, NamedValue, Result, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen
from .prices import before_tax

ID = "funnel"
BASES = {
    "own-data": Label("own data"),
    "assumption": Label("assumption to be checked"),
}
REVENUE, BARE_REVENUE = Label("Annual revenue target, net"), Label("Annual revenue target")
ORDER, BARE_ORDER = Label("Typical [[word.order]], net"), Label("Typical [[word.order]]")
PER_YEAR = Label("Needed per year")
_MONTHLY = 'IF({year}="","",ROUNDUP({year}/12,0))'
_DAILY = 'IF(OR({year}="",Sellers=0,WorkingDays=0),"",{year}/Sellers/WorkingDays)'


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


# --- what they start from -------------------------------------------------------------------------


def targets(blueprint: Blueprint, pen: InternalPen) -> Iterator[NamedValue]:
    """The targets as cells with names: those of the company, and of each pipeline that has a funnel."""
    company = target_of_company(blueprint)
    if not blueprint.pipelines:
        yield from _named(company, None, "", pen)
    elif company.revenue or company.order:
        yield from _named(company, None, f" – {pen.say('whole company')}", pen)
    for funnel in funnels_of(blueprint):
        if funnel.pipeline:
            yield from _named(funnel.target, funnel.pipeline, f" – {funnel.pipeline.name}", pen)


def _named(target: Target, pipeline: Pipeline | None, whose: str, pen: InternalPen) -> Iterator[NamedValue]:
    revenue, order = target.revenue, target.order
    amount, currency = revenue.amount if revenue else None, pen.currency(revenue)
    label = f"{pen.say(before_tax(REVENUE, BARE_REVENUE, pen.view.company))}{whose}"
    yield NamedValue(f"Revenue{_mark(pipeline)}", label, amount, "money", currency=currency)
    yield _order_value(target, f"OrderValue{_mark(pipeline)}", whose, pen.currency(revenue or order), pen)


def _mark(pipeline: Pipeline | None) -> str:
    """What tells the names of a pipeline's cells apart."""
    return f"_{pipeline.id.replace('-', '_')}" if pipeline else ""


def _order_value(target: Target, name: str, whose: str, currency: str, pen: InternalPen) -> NamedValue:
    """A usual order in the currency of the target; left to be filled in where it is given in another."""
    label, order = f"{pen.say(before_tax(ORDER, BARE_ORDER, pen.view.company))}{whose}", target.order
    if order is None or pen.currency(order) == currency:
        return NamedValue(name, label, order.amount if order else None, "money", currency=currency)
    amount = pen.money(order)
    label = pen.say("{label}, in {currency} (given as {amount})", label=label, currency=currency, amount=amount)
    return NamedValue(name, label, None, "money", currency=currency)


# --- the sheets -----------------------------------------------------------------------------------


def funnels(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Each step needs what the next one needs, divided by its own rate; a sheet for each pipeline that has steps."""
    for funnel in funnels_of(blueprint):
        if funnel.pipeline is None:
            yield _sheet(ID, "", funnel, pen)
        else:
            title = f"{blueprint.papers['indicators'].sheets[ID].title or ''} – {funnel.pipeline.name}".strip(" –")
            yield _sheet(f"{ID}-{funnel.pipeline.id}", title, funnel, pen)


def _sheet(id_: str, title: str, funnel: Funnel, pen: InternalPen) -> TableSheet:
    columns: tuple[Col[Need, Cell], ...] = (
        Col("step", Label("Step"), 46, lambda one: one.name),
        Col("rate", Label("Rate"), 13, lambda one: one.rate, "percent", input=True),
        Col("year", PER_YEAR, 15, _per_year, "integer"),
        Col("month", Label("Per month"), 13, _per_month, "integer", formula=_MONTHLY),
        Col(
            "day",
            Label("Per [[word.salesperson]] per day"),
            20,
            lambda one: _per_day(one, funnel),
            "number",
            formula=_DAILY,
        ),
        Col("basis", Label("Basis"), 26, lambda one: one.basis),
    )
    *before, orders = (sheet_row(need, columns, need.id, need.origin) for need in _needs(id_, funnel, pen))
    note = pen.say(
        "“Needed” is how many calls, conversations, [[word.enquiry.many]] or [[word.offer.many]] a step "
        "takes to reach the target."
    )
    rows = (*before, replace(orders, style="strong"))
    return TableSheet(
        id_,
        title,
        sheet_columns(columns, pen),
        rows,
        heading=title,
        remarks=(note,),
        charts=(_chart(pen),),
    )


def _chart(pen: InternalPen) -> Chart:
    """The funnel as bars; the first step is hundreds of times the last, so to a logarithmic scale."""
    measure = f"{pen.say(PER_YEAR)} ({pen.say('logarithmic scale')})"
    return Chart(pen.say("Funnel of a year"), "step", ("year",), measure, "bars", logarithmic=True)


def _needs(sheet: str, funnel: Funnel, pen: InternalPen) -> Iterator[Need]:
    """What each step needs, the first one first, and how many orders."""
    *counts, orders = funnel.needed
    following = [*(step.id for step in funnel.steps[1:]), "orders"]
    for step, after, count in zip(funnel.steps, following, counts, strict=True):
        formula = _step_formula(step, f"{{{sheet}.year@{after}}}")
        origin = step.given.path if step.given else (step.stage.path if step.stage else "")
        name, basis = step_name(step, funnel.stages, pen), _basis(step, pen)
        yield Need(step.id, name, formula, count, step.rate, basis, origin)
    yield Need("orders", pen.say("[[word.order.many]]"), _orders_formula(_mark(funnel.pipeline)), orders)


# --- a step in words ------------------------------------------------------------------------------


def _basis(step: Step, pen: InternalPen) -> str:
    """What its rate rests on, or that there is none."""
    if step.given and step.given.rate is not None:
        return pen.say(BASES[step.given.source])
    if step.rate is not None:
        return pen.say("from the chances of the stages")
    if step.may_be_passed:
        return pen.say("optional: counts once it has a rate")
    return pen.bare_decision(pen.say("the rate of this step"), step.given.origin("rate") if step.given else ID)


def step_name(step: Step, stages: Sequence[Stage], pen: InternalPen) -> str:
    """What a step is called: by its own name, or by the stages on both sides of it."""
    if step.given and step.given.name:
        return pen.caption(step.given.name)
    if step.stage:
        return _from_to(step.stage, stages, pen)
    return pen.bare_decision(pen.say("the step"), step.given.origin("name") if step.given else ID)


def _from_to(left: Stage, stages: Sequence[Stage], pen: InternalPen) -> str:
    """A step by the stages on both sides of it."""
    after = [stage for stage in stages[[one.id for one in stages].index(left.id) + 1 :] if stage.parent is None]
    return f"{left.name} → {after[0].name if after else pen.say('[[word.order.many]]')}"


# --- formulas and numbers -------------------------------------------------------------------------


def _orders_formula(mark: str) -> str:
    """The orders that a target takes, reckoned by the workbook."""
    revenue, order = f"Revenue{mark}", f"OrderValue{mark}"
    needed = f'IF(OR({revenue}="",{order}="",{order}=0),"",{revenue}/{order})'
    return f'IF({needed}="","",ROUNDUP({needed},0))'


def _step_formula(step: Step, later: str) -> str:
    """How many a step takes for so many of the next one, reckoned by the workbook."""
    divided = f"ROUNDUP({later}/({{rate}}/100),0)"
    if step.may_be_passed:
        return f'IF({later}="","",IF(OR({{rate}}="",{{rate}}=0),{later},{divided}))'
    return f'IF(OR({later}="",{{rate}}="",{{rate}}=0),"",{divided})'


def _per_year(need: Need) -> CellFormula:
    return CellFormula(need.formula, Result("" if need.count is None else need.count))


def _per_month(need: Need) -> Result:
    return Result("" if need.count is None else -(-need.count // 12))


def _per_day(need: Need, funnel: Funnel) -> Result:
    return Result("" if need.count is None else funnel.a_day(need.count))
