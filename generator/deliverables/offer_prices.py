"""The prices in an offer: what each variant comes to, and rows to fill in where no variant says what is bought."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.customers import PublicProduct
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.taxes import Basis
from generator.documents.blocks import Block, Bullets, Column, Paragraph, Table, TableRow
from generator.documents.inline import Control, Inline
from generator.locale import Label

from .columns import Col, table
from .offer_catalogue import ITEM, LISTED, UNIT, by_currency
from .offer_totals import Amounts, Line, Priced, Sum, first_basis, priced_variants
from .pen import CustomerPen, Pen
from .price_terms import discounts
from .prices import AMOUNT, ON_REQUEST, UNIT_PRICE, WITH_TAX, currency_note, rate, tax_note, with_breaks
from .prices import Priced as ListPrice

QUANTITY, TOTAL = Label("Quantity"), Label("Total")
ROWS_TO_FILL = 3

# --- what is bought -------------------------------------------------------------------------------


def prices(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """A table of prices for each variant that has any; where none has, one to fill in."""
    known = priced_variants(offer, view)
    listed = [one for one in known if one.lines or one.options]
    yield from tax_note(pen)
    if stands_alone(offer):
        yield from _scope_of_the_only(offer, pen)
    for one in listed:
        yield from _of_variant(one, section, view, pen)
    if listed:
        yield from currency_note(_currency(listed), pen)
    elif not any(one.variant.price for one in known):
        yield from _to_fill(section, view, pen)
    yield from discounts(view.discounts.values(), pen)


def stands_alone(offer: PublicOffer) -> bool:
    """Whether the offer has but one variant, which its prices describe: nothing is compared, nothing is to choose."""
    has_prices = any(section.kind == "prices" for section in offer.sections.values())
    return len(offer.variants) == 1 and has_prices


def _scope_of_the_only(offer: PublicOffer, pen: CustomerPen) -> Iterator[Block]:
    (only,) = offer.variants.values()
    yield Paragraph(pen.inline(only.summary), origin=only.origin("summary"))
    if only.includes:
        yield Bullets(pen.inlines(only.includes), only.origin("includes"))


def _currency(listed: Iterable[Priced]) -> str:
    """The currency in which all prices stand; "" where there are several, or none is known."""
    found = _currencies(line for one in listed for line in (*one.lines, *one.options))
    return found[0] if len(found) == 1 else ""


def _currencies(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(line.unit.currency for line in lines if line.unit))


def _of_variant(one: Priced, section: OfferSection, view: CustomerView, pen: CustomerPen) -> Iterator[Table]:
    name = pen.caption(one.variant.name)
    columns = _Columns(view, pen)
    if one.lines:
        rows = [_row(number, line, one, columns) for number, line in enumerate(one.lines, 1)]
        rows += _total_rows(one, columns)
        yield Table(columns.headings(), tuple(rows), name, section.path)
    if one.options:
        rows = [_row(number, line, one, columns, "option-") for number, line in enumerate(one.options, 1)]
        caption = pen.say("{variant}: options, not in the total", variant=name)
        yield Table(columns.headings(), tuple(rows), caption, section.path)


def _row(number: int, line: Line, one: Priced, columns: _Columns, mark: str = "") -> TableRow:
    """A product of a variant; what is agreed with each customer is a field."""
    field = _Fields(f"{one.variant.id}-{mark}{number}", number, columns.pen)
    included = one.variant.price is not None and not mark
    cells = {
        "item": lambda: columns.item(line.product, line.quantity),
        "quantity": lambda: _quantity(line.quantity, field, columns.pen),
        "unit": lambda: columns.pen.inline(line.product.unit or "–"),
        "price": lambda: columns.pen.words("–") if included else columns.unit_price(line, field),
        "net": lambda: columns.pen.words("–") if included else columns.amount(line.amounts, "net", field),
        "vat": lambda: columns.rate(line.product),
        "gross": lambda: columns.pen.words("–") if included else columns.amount(line.amounts, "gross", field),
    }
    return columns.row(cells, line.product.path)


def _quantity(quantity: Decimal | None, field: _Fields, pen: CustomerPen) -> Inline:
    if quantity is None:
        return field.ask("quantity", Label("quantity {n}", "offers"))
    return pen.words(pen.number(quantity))


def _total_rows(one: Priced, columns: _Columns) -> Iterator[TableRow]:
    """The total of a variant and how much of it is tax, at each rate."""
    pen = columns.pen
    for total in one.total or ():
        yield columns.total_row(total, one)
    if one.total is None:
        _, *others = _currencies(one.lines) or [""]
        yield from (columns.total_row(Amounts({}), one, currency) for currency in ("", *others))
    for part in one.by_rate:
        if part.tax is not None and part.rate is not None:
            share = pen.say("of which {tax} {rate}", tax=columns.tax, rate=pen.percent(part.rate))
            yield columns.row({"item": lambda: pen.words(share), "gross": lambda: columns.words(part.tax)})  # noqa: B023


# --- rows to fill in ------------------------------------------------------------------------------


def _to_fill(section: OfferSection, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """Rows in which a product is chosen, or something else is written: a table for each currency of the catalogue."""
    columns = _Columns(view, pen)
    for number, (currency, listed) in enumerate(by_currency(view).items()):
        another = currency if number else ""
        only = listed[0] if len(listed) == 1 else None
        numbers = range(1, 2 if only else ROWS_TO_FILL + 1)
        rows = [_row_to_fill(_Fields(_row_name(one, another), one, pen), only, columns, listed) for one in numbers]
        yield Table(columns.headings(), (*rows, columns.total_row(Amounts({}), None, another)), origin=section.path)
        yield from currency_note(currency, pen)


def _row_name(number: int, currency: str) -> str:
    """What the fields of a row are called; ``currency`` is one beside the first."""
    return f"item-{currency.lower()}-{number}" if currency else f"item-{number}"


def _row_to_fill(
    field: _Fields, only: PublicProduct | None, columns: _Columns, listed: list[PublicProduct]
) -> TableRow:
    """A row for the ``only`` product that there is, or for what is chosen."""
    pen = columns.pen
    choices = Control("choice", tuple(pen.caption(one.name) for one in listed), or_other=True) if listed else Control()
    line = Line(only, None, None, None) if only else None
    cells = {
        "item": lambda: columns.item(only) if only else field.ask("name", Label("item {n}", "offers"), choices),
        "quantity": lambda: field.ask("quantity", Label("quantity {n}", "offers")),
        "unit": lambda: pen.inline(only.unit or "–") if only else field.ask("unit", Label("unit {n}", "offers")),
        "price": lambda: columns.unit_price(line, field) if line else field.ask("price", Label("price {n}", "offers")),
        "net": lambda: field.ask("net", columns.label("net")),
        "vat": lambda: columns.rate(only) if only else columns.rate_of_any(field),
        "gross": lambda: field.ask("gross", columns.label("gross")),
    }
    return columns.row(cells, only.path if only else "")


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one row, which their tokens begin with."""

    row: str
    number: int
    pen: CustomerPen

    def ask(self, what: str, label: Label, control: Control = Control()) -> Inline:  # noqa: B008
        """A field of the row."""
        return (self.pen.ask(f"{self.row}-{what}", self.pen.say(label, n=self.number), control),)


Cells = dict[str, Callable[[], Inline]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a price table, and what stands in its cells."""

    view: CustomerView
    pen: CustomerPen

    @property
    def tax(self) -> str:
        """What the tax is called."""
        return self.view.company.tax_name or self.pen.say("Tax")

    @property
    def basis(self) -> Basis:
        """On which basis unit prices stand."""
        return first_basis(self.view)

    def columns(self) -> tuple[Col[object, Inline | str], ...]:
        """Net, tax and gross for who reads net prices, else what is to be paid.

        Where nobody has said how tax stands to prices, there is room for it, and nothing is called net.
        """
        is_open, first = taxes.is_open(self.view.company), self.basis
        shown: tuple[Col[object, Inline | str], ...] = (
            Col("item", ITEM, 2.6),
            Col("quantity", QUANTITY, 0.9, kind="number"),
            Col("unit", UNIT, 1),
            Col("price", UNIT_PRICE[first], 1.3, kind="number"),
            Col("net", AMOUNT["bare" if first == "bare" else "net"], 1.4, kind="number"),
            Col("vat", f"{self.tax} %", 0.7, kind="number"),
            Col("gross", WITH_TAX if is_open else AMOUNT["gross"], 1.4, kind="number"),
        )
        absent = {"net": set[str](), "gross": {"net", "vat"}, "bare": set() if is_open else {"vat", "gross"}}[first]
        return tuple(column for column in shown if column.id not in absent)

    def headings(self) -> tuple[Column, ...]:
        """The columns as a table has them."""
        return table((), self.pen, *self.columns()).columns

    def row(self, cells: Cells, origin: str = "", *, emphasis: bool = False) -> TableRow:
        """A row with the cells that there are of its columns."""
        found = (cells[column.id]() if column.id in cells else () for column in self.columns())
        return TableRow(tuple(found), emphasis, origin=origin)

    def total_row(self, total: Amounts, of: Priced | None, currency: str = "") -> TableRow:
        """What a variant, or all of it, comes to; fields where nobody knows it, in ``currency`` beside the first."""
        cells: Cells = {
            "item": lambda: self.pen.words(self.pen.say(TOTAL)),
            "net": lambda: total_of(total, self._first_sum, of, self.pen, currency),
            "gross": lambda: total_of(total, "gross", of, self.pen, currency),
        }
        return self.row(cells, emphasis=True)

    @property
    def _first_sum(self) -> Basis:
        return "bare" if self.basis == "bare" else "net"

    def item(self, product: PublicProduct, quantity: Decimal | None = None) -> Inline:
        """What it is called; with the price breaks below where it is still open how many are bought."""
        if quantity is not None:
            return self.pen.inline(product.name)
        return with_breaks(product.name, product, self.basis, self.pen)

    def unit_price(self, line: Line, field: _Fields) -> Inline:
        """The price of a unit; a field where there is none that holds for everybody."""
        if line.unit:
            return self.words(line.unit)
        if line.product.price == "on-request" or line.product.price is None:
            return field.ask("price", Label("price {n}", "offers"))
        return ListPrice(line.product, self.basis, self.pen).cell()

    def amount(self, amounts: Amounts | None, column: Basis, field: _Fields) -> Inline:
        """What a line comes to, in the column for net or for gross amounts; a field where nobody knows it yet."""
        basis = self._first_sum if column == "net" else column
        if amounts and basis in amounts.on:
            return self.words(amounts.on[basis])
        return field.ask(column, self.label(column))

    def label(self, column: Basis) -> Label:
        """What an amount that is to be filled in is called in a column."""
        if column == "gross":
            return WITH_TAX_OF_LINE if taxes.is_open(self.view.company) else GROSS_OF_LINE
        return AMOUNT_OF_LINE if self.basis == "bare" else NET_OF_LINE

    def rate(self, product: PublicProduct) -> Inline:
        """The rate of tax on a product."""
        percent = rate(product, self.pen)
        return self.pen.words(self.pen.number(percent)) if percent is not None else ()

    def rate_of_any(self, field: _Fields) -> Inline:
        """The rate of whatever is chosen, where that is the same for all; otherwise a field."""
        rates = {rate(product, self.pen) for product in self.view.products.values()} or {self.view.company.vat_pct}
        (percent,) = rates if len(rates) == 1 else (None,)
        if percent is not None:
            return self.pen.words(self.pen.number(percent))
        return (self.pen.ask(f"{field.row}-vat", f"{self.tax} {field.number}"),)

    def words(self, amount: Sum | None) -> Inline:
        """An amount, or from where to where it reaches."""
        return self.pen.words(in_words(amount, self.pen)) if amount else ()


def in_words(amount: Sum, pen: Pen) -> str:
    """An amount as it is printed: one, or from which to which."""
    low, high = (pen.money(Money(amount=end, currency=amount.currency or None)) for end in (amount.low, amount.high))
    return low if low == high else pen.say("{low} to {high}", low=low, high=high)


def total_of(total: Amounts, basis: Basis, of: Priced | None, pen: CustomerPen, currency: str = "") -> Inline:
    """What a variant comes to on a basis; where nobody knows it yet the field for it, the same all over an offer.

    ``currency`` is one beside the first, where a variant has products in several.
    """
    if basis in total.on:
        return pen.words(in_words(total.on[basis], pen))
    if of and of.variant.price == "on-request":
        return pen.words(pen.say(ON_REQUEST))
    mark = "net" if basis == taxes.shown(pen.view.company)[0] else "gross"
    if not of or of.is_main:
        return whole_to_fill(mark, pen, currency)
    label = pen.say(_TOTALS_OF[mark], variant=pen.caption(of.variant.name))
    return _sum_to_fill(f"price-{mark}-{of.variant.id}", label, currency, pen)


def whole_to_fill(mark: str, pen: CustomerPen, currency: str = "") -> Inline:
    """The field for what all comes to: ``net`` as it is read first, which texts name as well, ``gross`` with tax."""
    return _sum_to_fill(f"price-{mark}", pen.say(_TOTALS[mark]), currency, pen)


def _sum_to_fill(token: str, label: str, currency: str, pen: CustomerPen) -> Inline:
    return (pen.ask(f"{token}-{currency.lower()}", f"{label} {currency}") if currency else pen.ask(token, label),)


NET_OF_LINE, AMOUNT_OF_LINE = Label("net {n}", "offers"), Label("amount {n}", "offers")
GROSS_OF_LINE, WITH_TAX_OF_LINE = Label("gross {n}", "offers"), Label("with tax {n}", "offers")
_TOTALS = {"net": Label("total", "offers"), "gross": Label("total with tax", "offers")}
_TOTALS_OF = {"net": Label("price: {variant}", "offers"), "gross": Label("price with tax: {variant}", "offers")}

_TAXED = {"net", "vat", "gross", "discount"}
"""Columns of a price table that there are by how tax stands to prices, or by what is agreed."""


def with_its_columns(section: OfferSection, view: CustomerView) -> OfferSection:
    """A section without the columns that its prices have none of, as the company's tax has it."""
    if section.kind == "prices":
        there = {column.id for column in _Columns(view, CustomerPen(view)).columns()}
    elif section.kind == "products":
        there = set(LISTED[: len(taxes.shown(view.company))])
    else:
        return section
    columns = {id_: column for id_, column in section.columns.items() if id_ in there or id_ not in _TAXED}
    return section.model_copy(update={"columns": columns})
