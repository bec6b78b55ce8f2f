"""The funnels of ``indicators``: what is needed in a year, counted back from what is to come in; one a pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import FunnelAssumption
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage
from generator.blueprint.model.quantities import Money
from generator.blueprint.pipelines import of_step, steps_with_parts
from generator.documents.workbook import Cell, CellFormula, NamedValue, Result, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen

ID = "funnel"
BASES = {
    "own-data": Label("own data"),
    "assumption": Label("assumption to be checked"),
}
USUAL_WORKING_DAYS = 220
_MONTHLY = 'IF({year}="","",ROUNDUP({year}/12,0))'
_DAILY = 'IF(OR({year}="",Sellers=0,WorkingDays=0),"",{year}/Sellers/WorkingDays)'


@dataclass(frozen=True, slots=True)
class Target:
    """What a funnel starts from: revenue in a year and a usual order; ``mark`` tells the names of its cells apart."""

    revenue: Money | None
    order: Money | None
    mark: str = ""

    def needed(self, own: str | None) -> int | None:
        """Orders a year; None where a number is not known, or where they are in two currencies."""
        if self.revenue is None or self.order is None or not self.order.amount:
            return None
        is_one_currency = (self.revenue.currency or own) == (self.order.currency or own)
        return _up(self.revenue.amount / self.order.amount) if is_one_currency else None

    @property
    def formula(self) -> str:
        """The same, reckoned by the workbook."""
        revenue, order = f"Revenue{self.mark}", f"OrderValue{self.mark}"
        needed = f'IF(OR({revenue}="",{order}="",{order}=0),"",{revenue}/{order})'
        return f'IF({needed}="","",ROUNDUP({needed},0))'


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a funnel; one that ``may_be_passed`` needs no more than the next one while it has no rate."""

    id: str
    name: str
    rate: Decimal | None
    basis: str
    origin: str
    may_be_passed: bool = False

    def before(self, later: int | None) -> int | None:
        """How many it takes for so many of the next step."""
        if later is None or (not self.rate and not self.may_be_passed):
            return None
        return _up(later / (self.rate / 100)) if self.rate else later

    def formula(self, later: str) -> str:
        """The same, reckoned by the workbook."""
        divided = f"ROUNDUP({later}/({{rate}}/100),0)"
        if self.may_be_passed:
            return f'IF({later}="","",IF(OR({{rate}}="",{{rate}}=0),{later},{divided}))'
        return f'IF(OR({later}="",{{rate}}="",{{rate}}=0),"",{divided})'


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
    company = _of_company(blueprint)
    if not blueprint.pipelines:
        yield from _named(company, "", pen)
    elif company.revenue or company.order:
        yield from _named(company, f" – {pen.say('whole company')}", pen)
    for pipeline in blueprint.pipelines.values():
        if _assumed(pipeline, blueprint):
            yield from _named(_of(pipeline, blueprint), f" – {pipeline.name}", pen)


def _of_company(blueprint: Blueprint) -> Target:
    return Target(blueprint.targets.yearly_revenue, blueprint.company.typical_order_value)


def _of(pipeline: Pipeline, blueprint: Blueprint) -> Target:
    """Of a pipeline its own numbers: an order is usual for the company, but only a single pipeline brings in all."""
    company = _of_company(blueprint)
    revenue = pipeline.yearly_revenue or (company.revenue if len(blueprint.pipelines) == 1 else None)
    return Target(revenue, pipeline.order_value or company.order, f"_{pipeline.id.replace('-', '_')}")


def _named(target: Target, whose: str, pen: InternalPen) -> Iterator[NamedValue]:
    revenue, order = target.revenue, target.order
    amount, currency = revenue.amount if revenue else None, pen.currency(revenue)
    label = f"{pen.say('Annual revenue target, net')}{whose}"
    yield NamedValue(f"Revenue{target.mark}", label, amount, "money", currency=currency)
    yield _order_value(target, whose, pen.currency(revenue or order), pen)


def _order_value(target: Target, whose: str, currency: str, pen: InternalPen) -> NamedValue:
    """A usual order in the currency of the target; left to be filled in where it is given in another."""
    name, label, order = f"OrderValue{target.mark}", f"{pen.say('Typical order, net')}{whose}", target.order
    if order is None or pen.currency(order) == currency:
        return NamedValue(name, label, order.amount if order else None, "money", currency=currency)
    amount = pen.money(order)
    label = pen.say("{label}, in {currency} (given as {amount})", label=label, currency=currency, amount=amount)
    return NamedValue(name, label, None, "money", currency=currency)


# --- the sheets -----------------------------------------------------------------------------------


def funnels(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Each step needs what the next one needs, divided by its own rate; a sheet for each pipeline that has steps."""
    if not blueprint.pipelines and (assumed := _assumed(None, blueprint)):
        found = _steps(assumed, steps_with_parts(None, blueprint), pen)
        yield _sheet(ID, "", found, _of_company(blueprint), blueprint, pen)
    for pipeline in blueprint.pipelines.values():
        if assumed := _assumed(pipeline, blueprint):
            found = _steps(assumed, steps_with_parts(pipeline, blueprint), pen)
            title = f"{blueprint.papers['indicators'].sheets[ID].title or ''} – {pipeline.name}".strip(" –")
            yield _sheet(f"{ID}-{pipeline.id}", title, found, _of(pipeline, blueprint), blueprint, pen)


def _assumed(pipeline: Pipeline | None, blueprint: Blueprint) -> list[FunnelAssumption]:
    """The steps to an order that are given for a pipeline; what runs beside another stage is none."""
    steps = (one for one in blueprint.funnel.values() if one.chain == "sales" and not _runs_beside(one, blueprint))
    return [one for one in steps if _id(of_step(one, blueprint)) == _id(pipeline)]


def _id(pipeline: Pipeline | None) -> str | None:
    return pipeline.id if pipeline else None


def _runs_beside(step: FunnelAssumption, blueprint: Blueprint) -> bool:
    return bool(step.stage and blueprint.stages[step.stage].parallel_to)


def _sheet(
    id_: str, title: str, found: Sequence[Step], target: Target, blueprint: Blueprint, pen: InternalPen
) -> TableSheet:
    sellers = blueprint.targets.salespeople or 1
    columns: tuple[Col[Need, Cell], ...] = (
        Col("step", Label("Step"), 46, lambda one: one.name),
        Col("rate", Label("Rate"), 13, lambda one: one.rate, "percent", input=True),
        Col("year", Label("Needed per year"), 15, _per_year, "integer"),
        Col("month", Label("Per month"), 13, _per_month, "integer", formula=_MONTHLY),
        Col("day", Label("Per salesperson per day"), 20, lambda one: _per_day(one, sellers), "number", formula=_DAILY),
        Col("basis", Label("Basis"), 26, lambda one: one.basis),
    )
    needs = _needs(id_, found, target, blueprint, pen)
    *before, orders = (sheet_row(need, columns, need.id, need.origin) for need in needs)
    note = pen.say("“Needed” is how many calls, conversations, inquiries or offers a step takes to reach the target.")
    rows = (*before, replace(orders, style="strong"))
    return TableSheet(id_, title, sheet_columns(columns, pen), rows, heading=title, remarks=(note,))


def _needs(sheet: str, found: Sequence[Step], target: Target, blueprint: Blueprint, pen: InternalPen) -> Iterator[Need]:
    """What each step needs, the first one first, and how many orders."""
    counts = [target.needed(blueprint.company.currency)]
    for step in reversed(found):
        counts.insert(0, step.before(counts[0]))
    following = [*(step.id for step in found[1:]), "orders"]
    for step, after, count in zip(found, following, counts, strict=False):
        formula = step.formula(f"{{{sheet}.year@{after}}}")
        yield Need(step.id, step.name, formula, count, step.rate, step.basis, step.origin)
    yield Need("orders", pen.say("orders"), target.formula, counts[-1])


# --- the steps ------------------------------------------------------------------------------------


def _steps(assumed: Sequence[FunnelAssumption], stages: Sequence[Stage], pen: InternalPen) -> list[Step]:
    """The steps as they are given; where each leaves a stage, in the order of the stages and without a gap."""
    if not all(one.stage for one in assumed):
        return [_given(one, stages, pen) for one in assumed]
    given = {one.stage: one for one in assumed}
    left = [stage for stage in stages if stage.id in given or not _has_part_in(given, stage, stages)]
    places = [number for number, stage in enumerate(left) if stage.id in given]
    between = left[places[0] : places[-1] + 1] if places else []
    return [
        _given(given[stage.id], stages, pen) if stage.id in given else _missing(stage, stages, pen)
        for stage in between
        if stage.id in given or stage.parent is None
    ]


def _has_part_in(given: Iterable[str | None], stage: Stage, stages: Sequence[Stage]) -> bool:
    return any(one.id in given for one in stages if one.parent == stage.id)


def _given(step: FunnelAssumption, stages: Sequence[Stage], pen: InternalPen) -> Step:
    left = next((stage for stage in stages if stage.id == step.stage), None)
    may_be_passed = left is not None and left.optional
    basis: str = pen.say(BASES[step.source])
    if step.rate is None:
        basis = _without_rate(may_be_passed, step.origin("rate"), pen)
    return Step(step.id, _name(step, left, stages, pen), step.rate, basis, step.path, may_be_passed)


def _missing(stage: Stage, stages: Sequence[Stage], pen: InternalPen) -> Step:
    """The step from a stage of which nobody has said how many get on."""
    basis = _without_rate(stage.optional, ID, pen)
    return Step(f"from-{stage.id}", _from_to(stage, stages, pen), None, basis, stage.path, stage.optional)


def _without_rate(may_be_passed: bool, where: str, pen: InternalPen) -> str:
    if may_be_passed:
        return pen.say("optional: counts once it has a rate")
    return pen.bare_decision(pen.say("the rate of this step"), where)


def _name(step: FunnelAssumption, left: Stage | None, stages: Sequence[Stage], pen: InternalPen) -> str:
    if step.name:
        return pen.caption(step.name)
    return _from_to(left, stages, pen) if left else pen.bare_decision(pen.say("the step"), step.origin("name"))


def _from_to(left: Stage, stages: Sequence[Stage], pen: InternalPen) -> str:
    """A step by the stages on both sides of it."""
    after = [stage for stage in stages[[one.id for one in stages].index(left.id) + 1 :] if stage.parent is None]
    return f"{left.name} → {after[0].name if after else pen.say('orders')}"


# --- numbers --------------------------------------------------------------------------------------


def _per_year(need: Need) -> CellFormula:
    return CellFormula(need.formula, Result("" if need.count is None else need.count))


def _per_month(need: Need) -> Result:
    return Result("" if need.count is None else _up(Decimal(need.count) / 12))


def _per_day(need: Need, sellers: int) -> Result:
    return Result("" if need.count is None else need.count / sellers / USUAL_WORKING_DAYS)


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(rounding="ROUND_CEILING"))
