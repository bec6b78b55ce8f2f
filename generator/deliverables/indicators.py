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
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

ID = "indicators"
TITLE = Phrase("Wskaźniki i lejek sprzedaży", "Indicators and sales funnel")
ABOUT = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "Wskaźniki wyprzedzające liczą pracę, którą można zrobić dziś. Wynikowe mówią, co z niej wyszło.",
        "Leading indicators count work that can be done today. Lagging ones say what came of it.",
    ),
    Phrase(
        "Progi są propozycją. Po pierwszym kwartale wpisz własne i nie zmieniaj ich w połowie okresu.",
        "The thresholds are a proposal. After the first quarter enter your own, and leave them alone mid-period.",
    ),
    Phrase(
        "Wpisz niżej cel i wartość zamówienia, a w arkuszu „Lejek” skuteczność kroków. Reszta policzy się sama.",
        "Enter target and order value below, the rate of each step on the sheet “Funnel”. The rest follows.",
    ),
    Phrase(
        "Wpisy prowadź raz na tydzień albo raz na miesiąc, tak jak mówi kolumna „Jak często”.",
        "Make entries weekly or monthly, as the column “How often” says.",
    ),
)
DEFINITIONS, ENTRIES, FUNNEL = (
    Phrase("Definicje", "Definitions"),
    Phrase("Wpisy", "Entries"),
    Phrase("Lejek", "Funnel"),
)
INDICATOR, KIND, FORMULA, SOURCE, UNIT, OWNER, RHYTHM, TARGET, GOOD, BAD = (
    Phrase("Wskaźnik", "Indicator"),
    Phrase("Rodzaj", "Kind"),
    Phrase("Jak liczymy", "How it is counted"),
    Phrase("Skąd dane", "Source"),
    Phrase("Jednostka", "Unit"),
    Phrase("Odpowiada", "Owner"),
    Phrase("Jak często", "How often"),
    Phrase("Cel", "Target"),
    Phrase("Dobrze", "Good"),
    Phrase("Do poprawy", "To improve"),
)
KINDS = {"leading": Phrase("wyprzedzający", "leading"), "lagging": Phrase("wynikowy", "lagging")}
UNITS = {
    "count": Phrase("liczba", "number"),
    "percent": Phrase("%", "%"),
    "hours": Phrase("godziny", "hours"),
    "days": Phrase("dni", "days"),
    "money": Phrase("kwota", "money"),
}
WHOLE = Phrase("cały proces", "whole process")
PERIOD, SELLER, VALUE, REMARK = (
    Phrase("Koniec okresu", "End of period"),
    Phrase("Handlowiec", "Salesperson"),
    Phrase("Wartość", "Value"),
    Phrase("Uwagi", "Remarks"),
)
REVENUE, ORDER_VALUE, SELLERS, WORKING_DAYS = (
    Phrase("Roczny cel przychodu, netto", "Annual revenue target, net"),
    Phrase("Typowe zamówienie, netto", "Typical order, net"),
    Phrase("Liczba handlowców", "Number of salespeople"),
    Phrase("Dni roboczych w roku", "Working days in a year"),
)
ORDER_VALUE_IN = Phrase("{label}, w {currency} (podano {amount})", "{label}, in {currency} (given as {amount})")
STEP, RATE, YEAR, MONTH, DAY, BASIS = (
    Phrase("Krok", "Step"),
    Phrase("Skuteczność", "Rate"),
    Phrase("Potrzeba w roku", "Needed per year"),
    Phrase("W miesiącu", "Per month"),
    Phrase("Dziennie na handlowca", "Per salesperson per day"),
    Phrase("Skąd liczba", "Basis"),
)
BASES = {
    "own-data": Phrase("własne dane", "own data"),
    "assumption": Phrase("założenie do sprawdzenia", "assumption to be checked"),
}
ORDERS = Phrase("zamówienia", "orders")
NEEDED_NOTE = Phrase(
    "„Potrzeba” to liczba rzeczy na początku kroku: tyle prób, rozmów, zapytań lub ofert trzeba, żeby wyszedł cel.",
    "“Needed” is how many calls, conversations, inquiries or offers a step takes to reach the target.",
)
USUAL_WORKING_DAYS = 220
ENTRY_ROWS = 200
_NEEDED_ORDERS = 'IF(OR(Revenue="",OrderValue="",OrderValue=0),"",Revenue/OrderValue)'


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The workbook, where there are indicators."""
    return [Deliverable(ID, TITLE(blueprint.language), workbook=workbook, packs=("manager",))] if blueprint.kpis else []


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions with the targets, definitions, entries, and the funnel."""
    pen = Pen(blueprint)
    return pen.workbook(ID, TITLE(pen.language), tuple(_sheets(blueprint, pen)), _choices(blueprint, pen))


def _sheets(blueprint: Blueprint, pen: Pen) -> Iterator[Sheet]:
    yield _about(blueprint, pen)
    yield _definitions(blueprint, pen)
    yield _entries(pen)
    if _chain(blueprint):
        yield _funnel(blueprint, pen)


def _about(blueprint: Blueprint, pen: Pen) -> TextSheet:
    language = pen.language
    revenue, order = blueprint.targets.yearly_revenue, blueprint.company.typical_order_value
    values = (
        NamedValue(
            "Revenue", REVENUE(language), revenue.amount if revenue else None, "money", currency=pen.currency(revenue)
        ),
        _order_value(order, pen.currency(revenue or order), pen),
        NamedValue("Sellers", SELLERS(language), blueprint.targets.salespeople or 1, "integer"),
        NamedValue("WorkingDays", WORKING_DAYS(language), USUAL_WORKING_DAYS, "integer"),
    )
    lines = tuple(line(language) for line in HOW)
    return TextSheet("about", ABOUT(language), TITLE(language), (("", lines),), values)


def _order_value(order: Money | None, currency: str, pen: Pen) -> NamedValue:
    """A usual order in the currency of the target; left to be filled in where it is given in another."""
    label, language = ORDER_VALUE(pen.language), pen.language
    if order is None or pen.currency(order) == currency:
        return NamedValue("OrderValue", label, order.amount if order else None, "money", currency=currency)
    label = ORDER_VALUE_IN(language, label=label, currency=currency, amount=pen.money(order))
    return NamedValue("OrderValue", label, None, "money", currency=currency)


def _definitions(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("name", INDICATOR(language), 28),
        SheetColumn("stage", pen.label("common.stage"), 22),
        SheetColumn("kind", KIND(language), 14),
        SheetColumn("formula", FORMULA(language), 52),
        SheetColumn("source", SOURCE(language), 34),
        SheetColumn("unit", UNIT(language), 10),
        SheetColumn("owner", OWNER(language), 18),
        SheetColumn("rhythm", RHYTHM(language), 14),
        SheetColumn("target", TARGET(language), 18, input=True),
        SheetColumn("good", GOOD(language), 22, input=True),
        SheetColumn("bad", BAD(language), 22, input=True),
    )
    rows = tuple(_definition(kpi, pen) for kpi in blueprint.kpis.values())
    return TableSheet("definitions", DEFINITIONS(language), columns, rows, heading=DEFINITIONS(language), freeze=1)


def _definition(kpi: Kpi, pen: Pen) -> SheetRow:
    language = pen.language
    cells: dict[str, Cell] = {
        "name": pen.caption(kpi.name),
        "stage": pen.stage(kpi.stage) if kpi.stage else WHOLE(language),
        "kind": KINDS[kpi.kind](language),
        "formula": pen.bare(kpi.formula),
        "source": pen.bare(kpi.source or ""),
        "unit": UNITS[kpi.unit](language),
        "owner": pen.role_or_decision(kpi.owner, kpi.origin("owner")),
        "rhythm": pen.frequency(kpi.rhythm),
        "target": pen.bare(kpi.target or ""),
        "good": pen.bare(kpi.good or ""),
        "bad": pen.bare(kpi.bad or ""),
    }
    return SheetRow(cells, id=kpi.id, origin=kpi.path)


def _entries(pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("period", PERIOD(language), 14, kind="date", input=True),
        SheetColumn("indicator", INDICATOR(language), 34, choices="indicators", input=True),
        SheetColumn("seller", SELLER(language), 24, input=True),
        SheetColumn("value", VALUE(language), 12, kind="number", input=True),
        SheetColumn("remark", REMARK(language), 48, input=True),
    )
    title = ENTRIES(language)
    return TableSheet("entries", title, columns, heading=title, blank_rows=ENTRY_ROWS)


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    names = tuple(pen.caption(kpi.name) for kpi in blueprint.kpis.values())
    return (ChoiceList("indicators", INDICATOR(pen.language), names),)


# --- the funnel -----------------------------------------------------------------------------------


def _chain(blueprint: Blueprint) -> list[FunnelAssumption]:
    """The steps that lead to an order, the first one first."""
    return [step for step in blueprint.funnel.values() if step.chain == "sales"]


def _funnel(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """Each step needs what the next one needs, divided by its own rate."""
    language = pen.language
    columns = (
        SheetColumn("step", STEP(language), 46),
        SheetColumn("rate", RATE(language), 13, kind="percent", input=True),
        SheetColumn("year", YEAR(language), 15, kind="integer"),
        SheetColumn("month", MONTH(language), 13, kind="integer", formula='IF({year}="","",ROUNDUP({year}/12,0))'),
        SheetColumn(
            "day",
            DAY(language),
            20,
            kind="number",
            formula='IF(OR({year}="",Sellers=0,WorkingDays=0),"",{year}/Sellers/WorkingDays)',
        ),
        SheetColumn("basis", BASIS(language), 26),
    )
    title = FUNNEL(language)
    rows = tuple(_funnel_rows(blueprint, pen))
    return TableSheet("funnel", title, columns, rows, heading=title, remarks=(NEEDED_NOTE(language),))


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
            "basis": BASES[step.source](pen.language),
            **_per_month_and_day(count, blueprint),
        }
        yield SheetRow(cells, id=step.id, origin=step.path)
    orders = needed[-1]
    last: dict[str, Cell] = {
        "step": ORDERS(pen.language),
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
