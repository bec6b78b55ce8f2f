"""The tables of prices in an offer: the catalogue with list prices, and the table to fill in for a customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.customers import PublicProduct
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import Block, Paragraph, TableRow
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .pen import CustomerPen, Pen
from .price_terms import discounts
from .prices import AMOUNT, LIST_PRICE, UNIT_PRICE, WITH_TAX, Priced, currency_note, rate, tax_note, with_breaks
from .spans import PRICE_HOLDS, span

ITEM, UNIT = Label("Item"), Label("Unit", "offers")
BLANK_PRICE_ROWS = 3


def products(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """The catalogue with list prices, a table for each currency; a decision to make where there is none."""
    if not view.products:
        yield Paragraph(pen.decision(pen.say("[[word.product.many]] and prices"), "products"), origin="products")
        return
    bases = taxes.shown(view.company)
    columns: tuple[Col[PublicProduct, Inline | str], ...] = (
        Col("item", ITEM, 2, lambda one: with_breaks(one.name, one, bases[0], pen)),
        Col("description", Label("Description"), 3.2, lambda one: _described(one, pen)),
        Col("unit", UNIT, 0.9, lambda one: one.unit or "–"),
        *(_list_price(id_, basis, pen) for id_, basis in zip(_LISTED, bases, strict=False)),
    )
    if any(map(_is_priced, view.products.values())):
        yield from tax_note(pen)
    for currency, listed in _by_currency(view).items():
        yield table(listed, pen, *columns, origin=section.path)
        if any(map(_is_priced, listed)):
            yield from currency_note(currency, pen)
    yield from discounts(view.discounts.values(), pen)


def _list_price(id_: str, basis: taxes.Basis, pen: Pen) -> Col[PublicProduct, Inline | str]:
    return Col(id_, LIST_PRICE[basis], 1.5, lambda one: Priced(one, basis, pen).cell(), "number")


def _by_currency(view: CustomerView) -> dict[str, list[PublicProduct]]:
    """The products by the currency of their prices, for amounts in two are not to be added up.

    What has no amount stands with those in the company's own, or with the first ones.
    """
    own = view.company.currency
    currencies = dict.fromkeys(_currency(one, own) for one in view.products.values() if _is_priced(one))
    home = own if own in currencies else next(iter(currencies), own)
    tables: dict[str, list[PublicProduct]] = {currency: [] for currency in currencies or (own,)}
    for product in view.products.values():
        tables[_currency(product, own) if _is_priced(product) else home].append(product)
    return tables


def _is_priced(product: PublicProduct) -> bool:
    return isinstance(product.price, Money | PriceRange)


def _currency(product: PublicProduct, own: str) -> str:
    """The currency of a price: its own, or the company's."""
    return (product.price.currency if isinstance(product.price, Money | PriceRange) else None) or own


def _described(product: PublicProduct, pen: Pen) -> Inline:
    """The description, and below it what else the customer chooses and counts by."""
    known = (
        (Label("What it changes"), product.changes),
        (Label("Lead time"), product.lead_time),
        (Label("Choice of"), ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (Label("Item no."), product.code),
    )
    more = (f"{pen.say(label)}: {text}" for label, text in known if text)
    lines = [pen.inline(text) for text in (product.description, *more) if text]
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:] or pen.words("–")


def prices(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """A price table to fill in for each currency: the catalogue's items where there are any, and free rows."""
    columns = _price_columns(view, pen)
    free = [TableRow(((),) * len(columns)) for _ in range(BLANK_PRICE_ROWS)]
    total = TableRow((pen.words(pen.say("Total")), *((),) * (len(columns) - 1)), emphasis=True)
    yield from tax_note(pen)
    for currency, offered in _by_currency(view).items():
        listed = table(offered, pen, *columns, origin=section.path)
        yield replace(listed, rows=(*listed.rows, *free, total))
        yield from currency_note(currency, pen)
    yield from discounts(view.discounts.values(), pen)


_LISTED = ("price", "gross")
"""The columns of list prices: the second is there where both net and gross prices are shown."""
_TAXED = {"net", "vat", "gross"}
"""Columns of a price table that there are by how tax stands to prices."""


def _price_columns(view: CustomerView, pen: Pen) -> tuple[Col[PublicProduct, Inline | str], ...]:
    """The columns of a price table: net, tax and gross for who reads net prices, else what is to be paid.

    Where nobody has said how tax stands to prices, there is room for it, and nothing is called net.
    """
    is_open, bases = taxes.is_open(view.company), taxes.shown(view.company)
    first = bases[0]
    shown: tuple[Col[PublicProduct, Inline | str], ...] = (
        Col("item", ITEM, 2.4, lambda one: with_breaks(one.name, one, first, pen)),
        Col("quantity", Label("Quantity"), 0.8, kind="blank"),
        Col("unit", UNIT, 1.1, lambda one: one.unit or "–"),
        Col("price", UNIT_PRICE[first], 1.2, lambda one: Priced(one, first, pen).cell(), "number"),
        Col("discount", Label("Discount %"), 0.8, kind="blank"),
        Col("net", AMOUNT["bare" if first == "bare" else "net"], 1.2, kind="blank"),
        Col("vat", f"{view.company.tax_name or pen.say('Tax')} %", 0.7, lambda one: _vat(one, pen), "number"),
        Col("gross", WITH_TAX if is_open else AMOUNT["gross"], 1.2, kind="blank"),
    )
    absent = {"net": set[str](), "gross": {"net", "vat"}, "bare": set() if is_open else {"vat", "gross"}}[first]
    return tuple(column for column in shown if column.id not in absent)


def _vat(product: PublicProduct, pen: Pen) -> Inline:
    percent = rate(product, pen)
    return pen.words(pen.number(percent)) if percent is not None else ()


def with_its_columns(section: OfferSection, view: CustomerView) -> OfferSection:
    """A section without the columns that its prices have none of, as the company's tax has it."""
    if section.kind == "prices":
        there = {column.id for column in _price_columns(view, CustomerPen(view))}
    elif section.kind == "products":
        there = set(_LISTED[: len(taxes.shown(view.company))])
    else:
        return section
    columns = {id_: column for id_, column in section.columns.items() if id_ in there or id_ not in _TAXED}
    return section.model_copy(update={"columns": columns})
