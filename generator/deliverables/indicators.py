"""``indicators``: the indicators with their definitions, a board to fill in, and a calculator of the funnel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import FunnelAssumption, Kpi
from generator.blueprint.model.quantities import Money
from generator.documents.workbook import (
    Cell,
    CellFormula,
    ChoiceList,
    NamedValue,
    Result,
    Sheet,
    SheetColumn,
    SheetRow,
    TableSheet,
    TextSheet,
    Workbook,
)
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

ID = "indicators"
TITLE = Label("Indicators and sales funnel")
ABOUT = Label("Instructions")
HOW = (
    Label("Leading indicators count work that can be done today. Lagging ones say what came of it."),
    Label(
        "The thresholds are a proposal. After the first quarter enter your own, and leave them alone mid-period.",
    ),
    Label(
        "Enter target and order value below, the rate of each step on the sheet “Funnel”. The rest follows.",
    ),
    Label("Make entries weekly or monthly, as the column “How often” says."),
)
DEFINITIONS, ENTRIES, FUNNEL = (
    Label("Definitions"),
    Label("Entries"),
    Label("Funnel"),
)
INDICATOR, KIND, FORMULA, SOURCE, UNIT, OWNER, RHYTHM, TARGET, GOOD, BAD = (
    Label("Indicator"),
    Label("Kind"),
    Label("How it is counted"),
    Label("Source"),
    Label("Unit"),
    Label("Owner", "indicators"),
    Label("How often"),
    Label("Target"),
    Label("Good"),
    Label("To improve"),
)
KINDS = {"leading": Label("leading"), "lagging": Label("lagging")}
UNITS = {
    "count": Label("number"),
    "percent": Label("%"),
    "hours": Label("hours"),
    "days": Label("days"),
    "money": Label("money"),
}
WHOLE = Label("whole process")
PERIOD, SELLER, VALUE, REMARK = (
    Label("End of period"),
    Label("Salesperson"),
    Label("Value"),
    Label("Remarks"),
)
REVENUE, ORDER_VALUE, SELLERS, WORKING_DAYS = (
    Label("Annual revenue target, net"),
    Label("Typical order, net"),
    Label("Number of salespeople"),
    Label("Working days in a year"),
)
ORDER_VALUE_IN = Label("{label}, in {currency} (given as {amount})")
STEP, RATE, YEAR, MONTH, DAY, BASIS = (
    Label("Step"),
    Label("Rate"),
    Label("Needed per year"),
    Label("Per month"),
    Label("Per salesperson per day"),
    Label("Basis"),
)
BASES = {
    "own-data": Label("own data"),
    "assumption": Label("assumption to be checked"),
}
ORDERS = Label("orders")
NEEDED_NOTE = Label(
    "“Needed” is how many calls, conversations, inquiries or offers a step takes to reach the target.",
)
USUAL_WORKING_DAYS = 220
ENTRY_ROWS = 200
_NEEDED_ORDERS = 'IF(OR(Revenue="",OrderValue="",OrderValue=0),"",Revenue/OrderValue)'


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The workbook, where there are indicators."""
    return (
        [Deliverable(ID, said(TITLE, blueprint.language), workbook=workbook, packs=("manager",))]
        if blueprint.kpis
        else []
    )


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions with the targets, definitions, entries, and the funnel."""
    pen = Pen(blueprint)
    return pen.workbook(ID, pen.say(TITLE), tuple(_sheets(blueprint, pen)), _choices(blueprint, pen))


def _sheets(blueprint: Blueprint, pen: Pen) -> Iterator[Sheet]:
    yield _about(blueprint, pen)
    yield _definitions(blueprint, pen)
    yield _entries(pen)
    if _chain(blueprint):
        yield _funnel(blueprint, pen)


def _about(blueprint: Blueprint, pen: Pen) -> TextSheet:
    revenue, order = blueprint.targets.yearly_revenue, blueprint.company.typical_order_value
    values = (
        NamedValue(
            "Revenue", pen.say(REVENUE), revenue.amount if revenue else None, "money", currency=pen.currency(revenue)
        ),
        _order_value(order, pen.currency(revenue or order), pen),
        NamedValue("Sellers", pen.say(SELLERS), blueprint.targets.salespeople or 1, "integer"),
        NamedValue("WorkingDays", pen.say(WORKING_DAYS), USUAL_WORKING_DAYS, "integer"),
    )
    lines = tuple(pen.say(line) for line in HOW)
    return TextSheet("about", pen.say(ABOUT), pen.say(TITLE), (("", lines),), values)


def _order_value(order: Money | None, currency: str, pen: Pen) -> NamedValue:
    """A usual order in the currency of the target; left to be filled in where it is given in another."""
    label = pen.say(ORDER_VALUE)
    if order is None or pen.currency(order) == currency:
        return NamedValue("OrderValue", label, order.amount if order else None, "money", currency=currency)
    label = pen.say(ORDER_VALUE_IN, label=label, currency=currency, amount=pen.money(order))
    return NamedValue("OrderValue", label, None, "money", currency=currency)


def _definitions(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("name", pen.say(INDICATOR), 28),
        SheetColumn("stage", pen.label("common.stage"), 22),
        SheetColumn("kind", pen.say(KIND), 14),
        SheetColumn("formula", pen.say(FORMULA), 52),
        SheetColumn("source", pen.say(SOURCE), 34),
        SheetColumn("unit", pen.say(UNIT), 10),
        SheetColumn("owner", pen.say(OWNER), 18),
        SheetColumn("rhythm", pen.say(RHYTHM), 14),
        SheetColumn("target", pen.say(TARGET), 18, input=True),
        SheetColumn("good", pen.say(GOOD), 22, input=True),
        SheetColumn("bad", pen.say(BAD), 22, input=True),
    )
    rows = tuple(_definition(kpi, pen) for kpi in blueprint.kpis.values())
    return TableSheet("definitions", pen.say(DEFINITIONS), columns, rows, heading=pen.say(DEFINITIONS), freeze=1)


def _definition(kpi: Kpi, pen: Pen) -> SheetRow:
    cells: dict[str, Cell] = {
        "name": pen.caption(kpi.name),
        "stage": pen.stage(kpi.stage) if kpi.stage else pen.say(WHOLE),
        "kind": pen.say(KINDS[kpi.kind]),
        "formula": pen.bare(kpi.formula),
        "source": pen.bare(kpi.source or ""),
        "unit": pen.say(UNITS[kpi.unit]),
        "owner": pen.role_or_decision(kpi.owner, kpi.origin("owner")),
        "rhythm": pen.frequency(kpi.rhythm),
        "target": pen.bare(kpi.target or ""),
        "good": pen.bare(kpi.good or ""),
        "bad": pen.bare(kpi.bad or ""),
    }
    return SheetRow(cells, id=kpi.id, origin=kpi.path)


def _entries(pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("period", pen.say(PERIOD), 14, kind="date", input=True),
        SheetColumn("indicator", pen.say(INDICATOR), 34, choices="indicators", input=True),
        SheetColumn("seller", pen.say(SELLER), 24, input=True),
        SheetColumn("value", pen.say(VALUE), 12, kind="number", input=True),
        SheetColumn("remark", pen.say(REMARK), 48, input=True),
    )
    title = pen.say(ENTRIES)
    return TableSheet("entries", title, columns, heading=title, blank_rows=ENTRY_ROWS)


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    names = tuple(pen.caption(kpi.name) for kpi in blueprint.kpis.values())
    return (ChoiceList("indicators", pen.say(INDICATOR), names),)


# --- the funnel -----------------------------------------------------------------------------------


def _chain(blueprint: Blueprint) -> list[FunnelAssumption]:
    """The steps that lead to an order, the first one first."""
    return [step for step in blueprint.funnel.values() if step.chain == "sales"]


def _funnel(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """Each step needs what the next one needs, divided by its own rate."""
    columns = (
        SheetColumn("step", pen.say(STEP), 46),
        SheetColumn("rate", pen.say(RATE), 13, kind="percent", input=True),
        SheetColumn("year", pen.say(YEAR), 15, kind="integer"),
        SheetColumn("month", pen.say(MONTH), 13, kind="integer", formula='IF({year}="","",ROUNDUP({year}/12,0))'),
        SheetColumn(
            "day",
            pen.say(DAY),
            20,
            kind="number",
            formula='IF(OR({year}="",Sellers=0,WorkingDays=0),"",{year}/Sellers/WorkingDays)',
        ),
        SheetColumn("basis", pen.say(BASIS), 26),
    )
    title = pen.say(FUNNEL)
    rows = tuple(_funnel_rows(blueprint, pen))
    return TableSheet("funnel", title, columns, rows, heading=title, remarks=(pen.say(NEEDED_NOTE),))


def _funnel_rows(blueprint: Blueprint, pen: Pen) -> Iterator[SheetRow]:
    steps = _chain(blueprint)
    needed = _needed(blueprint, steps)
    following = [*(step.id for step in steps[1:]), "orders"]
    for step, after, count in zip(steps, following, needed, strict=False):
        later, rate = f"{{funnel.year@{after}}}", "{rate}"
        formula = f'IF(OR({later}="",{rate}="",{rate}=0),"",ROUNDUP({later}/({rate}/100),0))'
        cells: dict[str, Cell] = {
            "step": pen.caption(step.name),
            "rate": step.rate,
            "year": CellFormula(formula, Result("" if count is None else count)),
            "basis": pen.say(BASES[step.source]),
            **_per_month_and_day(count, blueprint),
        }
        yield SheetRow(cells, id=step.id, origin=step.path)
    orders = needed[-1]
    last: dict[str, Cell] = {
        "step": pen.say(ORDERS),
        "year": CellFormula(f'IF({_NEEDED_ORDERS}="","",ROUNDUP({_NEEDED_ORDERS},0))', Result(orders or "")),
        **_per_month_and_day(orders, blueprint),
    }
    yield SheetRow(last, id="orders", style="strong")


def _needed(blueprint: Blueprint, steps: list[FunnelAssumption]) -> list[int | None]:
    """How many of each step are needed in a year, then how many orders.

    None where target or order value is not known, or where they are in two currencies.
    """
    revenue, order, own = (
        blueprint.targets.yearly_revenue,
        blueprint.company.typical_order_value,
        blueprint.company.currency,
    )
    if revenue is None or order is None or not order.amount or (revenue.currency or own) != (order.currency or own):
        return [None] * (len(steps) + 1)
    counts: list[int | None] = [_up(revenue.amount / order.amount)]
    for step in reversed(steps):
        later = counts[0]
        counts.insert(0, _up(later / (step.rate / 100)) if later is not None and step.rate else None)
    return counts


def _per_month_and_day(count: int | None, blueprint: Blueprint) -> dict[str, Cell]:
    if count is None:
        return {"month": Result(""), "day": Result("")}
    sellers = blueprint.targets.salespeople or 1
    return {"month": Result(_up(Decimal(count) / 12)), "day": Result(count / sellers / USUAL_WORKING_DAYS)}


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(rounding="ROUND_CEILING"))
