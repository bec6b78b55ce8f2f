"""The catalogue in an offer: what is sold, at list prices, net or gross as whoever buys reads them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.customers import PublicProduct
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.taxes import Basis
from generator.documents.blocks import Block, Paragraph
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .pen import CustomerPen, Pen
from .price_terms import discounts
from .prices import LIST_PRICE, Priced, currency_note, tax_note, with_breaks
from .spans import PRICE_HOLDS, span

ITEM, UNIT = Label("Item"), Label("Unit", "offers")
LISTED = ("price", "gross")
"""The columns of list prices: the second is there where both net and gross prices are shown."""


def products(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """The catalogue with list prices, a table for each currency; a decision to make where there is none."""
    if not view.products:
        yield Paragraph(pen.decision(pen.say("[[word.product.many]] and prices"), "products"), origin="products")
        return
    columns = tuple(_columns(view, pen))
    if any(map(_is_priced, view.products.values())):
        yield from tax_note(pen)
    for currency, listed in by_currency(view).items():
        yield table(listed, pen, *columns, origin=section.path)
        if any(map(_is_priced, listed)):
            yield from currency_note(currency, pen)
    yield from discounts(view.discounts.values(), pen)


def _columns(view: CustomerView, pen: CustomerPen) -> Iterator[Col[PublicProduct, Inline | str]]:
    """The columns in which something stands: a customer is shown none of dashes alone."""
    bases, listed = taxes.shown(view.company), view.products.values()
    yield Col("item", ITEM, 2, lambda one: with_breaks(one.name, one, bases[0], pen))
    if any(_described(one, pen) for one in listed):
        yield Col("description", Label("Description"), 3.2, lambda one: _described(one, pen) or pen.words("–"))
    if any(one.unit for one in listed):
        yield Col("unit", UNIT, 0.9, lambda one: one.unit or "–")
    yield from (_list_price(id_, basis, pen) for id_, basis in zip(LISTED, bases, strict=False))


def _list_price(id_: str, basis: Basis, pen: Pen) -> Col[PublicProduct, Inline | str]:
    return Col(id_, LIST_PRICE[basis], 1.5, lambda one: Priced(one, basis, pen).cell(), "number")


def by_currency(view: CustomerView) -> dict[str, list[PublicProduct]]:
    """The products by the currency of their prices, for amounts in two are not to be added up.

    What has no amount stands with those in the company's own, or with the first ones.
    """
    own = view.company.currency
    currencies = dict.fromkeys(currency_of(one, own) for one in view.products.values() if _is_priced(one))
    home = own if own in currencies else next(iter(currencies), own)
    tables: dict[str, list[PublicProduct]] = {currency: [] for currency in currencies or (own,)}
    for product in view.products.values():
        tables[currency_of(product, own) if _is_priced(product) else home].append(product)
    return tables


def _is_priced(product: PublicProduct) -> bool:
    return isinstance(product.price, Money | PriceRange)


def currency_of(product: PublicProduct, own: str) -> str:
    """The currency of a price: its own, or the company's."""
    return (product.price.currency if isinstance(product.price, Money | PriceRange) else None) or own


def _described(product: PublicProduct, pen: Pen) -> Inline:
    """The description, and below it what else the customer chooses and counts by; nothing where neither is known."""
    known = (
        (Label("What it changes"), product.changes),
        (Label("Lead time"), product.lead_time),
        (Label("Choice of"), ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (Label("Item no."), product.code),
    )
    more = (f"{pen.say(label)}: {text}" for label, text in known if text)
    lines = [pen.inline(text) for text in (product.description, *more) if text]
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:]
