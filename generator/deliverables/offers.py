"""``offer-…``: the offer templates, made from the customer's view alone.

What a salesperson fills in for each customer stays a named merge field; the price table has rows to
fill, with the company's products in it where there are any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import PublicProduct
from generator.blueprint.model.offers import OfferSection, PublicOffer, Variant
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import (
    Block,
    Card,
    Column,
    Document,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.locale import Label, values

from .pen import Pen
from .registry import CustomerDeliverable
from .spans import PRICE_HOLDS, span

SUPPLIER = Label("Supplier")
CUSTOMER = Label("For")
FOR_WHOM = Label("For the attention of")
NUMBER = Label("Offer number")
DATED = Label("Date")
VALID = Label("Valid until")
AUTHOR = Label("Contact", "offers")
ITEM = Label("Item")
UNIT = Label("Unit", "offers")
QUANTITY = Label("Quantity")
LIST_PRICE = Label("List price, net")
UNIT_PRICE = Label("Unit price, net")
DISCOUNT = Label("Discount %")
NET = Label("Net")
VAT = Label("VAT %")
VAT_ID = Label("VAT no. {number}")
GROSS = Label("Gross")
TOTAL = Label("Total")
ON_REQUEST = Label("on request")
LEAD_TIME = Label("Lead time")
DESCRIPTION = Label("Description")
VERSIONS = Label("Choice of")
CODE = Label("Catalogue no.")
CURRENCY_NOTE = Label("Prices in {currency}.")
VARIANT = Label("Scope")
RECOMMENDED = Label("recommended")
INCLUDED = Label("yes")
MILESTONE = Label("Milestone")
DATE = Label("Date", "offers")
WHO = Label("Who")
PAYMENT = Label("Payment")
DELIVERY = Label("Delivery")
WARRANTY = Label("Warranty")
COMPLAINTS = Label("Complaints")
JURISDICTION = Label("Law and courts")
PAYMENT_TO_DECIDE = Label("payment dates and method")
DELIVERY_TO_DECIDE = Label("delivery time, method and cost")
WARRANTY_TO_DECIDE = Label("period and scope of the warranty")
COMPLAINTS_TO_DECIDE = Label("where to send them and when we answer")
VALIDITY_TO_DECIDE = Label("number of days")
VALIDITY = Label("Validity", "offers")
DAYS = Label("{days} days from the date of the offer")
SIGN = (
    Label("Name"),
    Label("Position"),
    Label("Date and signature"),
)
LEGAL = Label("Legal status")
PRODUCTS = Label("products and prices")
PROOFS = Label("references that customers have agreed to")
VARIANTS = Label("variants of the offer")
BLANK_PRICE_ROWS = 3
MOST_SIDE_BY_SIDE = 3


def offered(blueprint: Blueprint) -> Iterable[CustomerDeliverable]:
    """A deliverable for each offer template of the blueprint."""
    return [
        CustomerDeliverable(f"offer-{id_}", offer.title, offer.stage, document=partial(document, offer_id=id_))
        for id_, offer in blueprint.offers.items()
    ]


def document(view: CustomerView, offer_id: str) -> Document:
    """The offer template."""
    offer = view.offers[offer_id]
    view = _with_own_validity(view, offer)
    pen = Pen(view)
    return pen.document(
        id_=f"offer-{offer_id}",
        title=offer.title,
        imprint=pen.imprint(offer.stage),
        blocks=tuple(_content(offer, view, pen)),
        data={"company": view.company.name, "offer": offer.title},
    )


def _with_own_validity(view: CustomerView, offer: PublicOffer) -> CustomerView:
    """The view with how long this very offer holds, so that its texts and its terms say the same."""
    if offer.validity_days is None:
        return view
    return replace(view, terms=view.terms.model_copy(update={"validity_days": offer.validity_days}))


def _content(offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    yield _head(view, pen)
    for section in offer.sections.values():
        if section.kind == "acceptance":
            yield PageBreak()  # what is signed stands on one sheet
        yield Heading(1, pen.inline(section.title), section.id, section.origin("title"))
        if section.body:
            yield from pen.blocks(section.body, section.origin("body"))
        shared = view.blocks[section.block] if section.block else None
        if shared and shared.body:
            yield from pen.blocks(shared.body, shared.origin("body"))
        yield from _BODY[section.kind](section, offer, view, pen)
    if offer.legal_status:
        status = (Run(f"{pen.say(LEGAL)}: ", bold=True), *pen.inline(offer.legal_status))
        yield Paragraph(status, "note", offer.origin("legal_status"))


def _head(view: CustomerView, pen: Pen) -> KeyValues:
    pairs = (
        (CUSTOMER, _fields(view, "customer-name")),
        (FOR_WHOM, _fields(view, "contact-first-name", "contact-last-name", between=" ")),
        (NUMBER, _fields(view, "offer-number")),
        (DATED, _fields(view, "offer-date")),
        (VALID, _fields(view, "valid-until")),
        (SUPPLIER, _supplier(view, pen)),
        (AUTHOR, _fields(view, "salesperson-name", "salesperson-phone", "salesperson-email")),
    )
    return KeyValues(tuple((pen.say(label), value) for label, value in pairs if value))


def _supplier(view: CustomerView, pen: Pen) -> Inline:
    """Who offers, with the entry in the register: commercial companies have to give it on such letters."""
    company = view.company
    vat = pen.say(VAT_ID, number=company.vat_id) if company.vat_id else ""
    facts = (company.name, company.address, company.phone, company.email, vat, company.register_entry)
    return pen.words(", ".join(filter(None, facts)))


def _fields(view: CustomerView, *tokens: str, between: str = ", ") -> Inline:
    """Merge fields side by side; one that the blueprint does not declare is left out."""
    runs: list[Run] = []
    for token in tokens:
        if token in view.merge_fields:
            runs += [Run(between)] if runs else []
            runs.append(Run(view.merge_fields[token].label, kind="field", token=token))
    return tuple(runs)


# --- what each kind of section prints below its body ----------------------------------------------

_Body = Callable[[OfferSection, PublicOffer, CustomerView, Pen], Iterator[Block]]


def _text(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Steps(pen.inlines(section.lines), section.origin("lines"))


def _customer_input(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield FormLines(pen.inlines(section.lines), 1, section.origin("lines"))


def _products(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    if not view.products:
        yield Paragraph(pen.decision(pen.say(PRODUCTS), "products"), origin="products")
        return
    columns = (
        Column(pen.say(ITEM), 2),
        Column(pen.say(DESCRIPTION), 3.2),
        Column(pen.say(UNIT), 0.9),
        Column(pen.say(LIST_PRICE), 1.5, "number"),
    )
    for currency, products in _by_currency(view).items():
        yield Table(columns, tuple(_product_row(product, pen) for product in products), origin=section.path)
        if any(isinstance(product.price, Money) for product in products):
            yield _currency(currency, pen)


def _by_currency(view: CustomerView) -> dict[str, list[PublicProduct]]:
    """The products by the currency of their prices, for amounts in two are not to be added up.

    What has no amount stands with those in the company's own, or with the first ones.
    """
    own = view.company.currency
    currencies = {
        product.price.currency or own: None for product in view.products.values() if isinstance(product.price, Money)
    }
    home = own if own in currencies else next(iter(currencies), own)
    tables: dict[str, list[PublicProduct]] = {currency: [] for currency in currencies or (own,)}
    for product in view.products.values():
        tables[(product.price.currency or own) if isinstance(product.price, Money) else home].append(product)
    return tables


def _product_row(product: PublicProduct, pen: Pen) -> TableRow:
    cells = (
        pen.inline(product.name),
        _described(product, pen),
        pen.inline(product.unit or "–"),
        _price(product, pen),
    )
    return TableRow(cells, origin=product.path)


def _described(product: PublicProduct, pen: Pen) -> Inline:
    """The description, and below it what else the customer chooses and counts by."""
    facts = (
        (LEAD_TIME, product.lead_time),
        (VERSIONS, ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (CODE, product.code),
    )
    more = (f"{pen.say(label)}: {text}" for label, text in facts if text)
    lines = [pen.inline(text) for text in (product.description, *more) if text]
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:] or pen.words("–")


def _price(product: PublicProduct, pen: Pen) -> Inline:
    if isinstance(product.price, Money):
        return pen.words(pen.money(product.price))
    return (
        pen.words(pen.say(ON_REQUEST))
        if product.price
        else pen.decision(pen.say(LIST_PRICE).lower(), product.origin("price"))
    )


def _currency(currency: str, pen: Pen) -> Paragraph:
    return Paragraph(pen.words(pen.say(CURRENCY_NOTE, currency=currency)), "note")


def _variants(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """The variants side by side: the same rows for all, differences marked, the recommended one named."""
    if not offer.variants:
        yield Paragraph(pen.decision(pen.say(VARIANTS), offer.origin("variants")), origin=offer.origin("variants"))
        return
    variants = list(offer.variants.values())
    yield Grid(tuple(_variant(variant, pen) for variant in variants), min(len(variants), MOST_SIDE_BY_SIDE))
    features = list(dict.fromkeys(feature for variant in variants for feature in variant.includes))
    rows = tuple(
        TableRow(
            (
                pen.inline(feature),
                *(pen.words(pen.say(INCLUDED) if feature in variant.includes else "–") for variant in variants),
            )
        )
        for feature in features
    )
    columns = (Column(pen.say(VARIANT), 3), *(Column(pen.caption(variant.name), 1.2) for variant in variants))
    yield Table(columns, rows, origin=offer.origin("variants"))


def _variant(variant: Variant, pen: Pen) -> Card:
    badge = _badge(variant.name, pen) if variant.recommended else ""
    summary = Paragraph(pen.inline(variant.summary))
    return Card(pen.inline(variant.name), (summary,), badge, f"variant-{variant.id}", variant.path)


def _badge(name: str, pen: Pen) -> str:
    """The mark of the recommended variant, unless its name says so already."""
    mark = pen.say(RECOMMENDED)
    return "" if mark in name.lower() else mark


def _prices(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """A price table to fill in for each currency: the catalogue's items where there are any, and free rows."""
    columns = (
        Column(pen.say(ITEM), 2.4),
        Column(pen.say(QUANTITY), 0.8, "blank"),
        Column(pen.say(UNIT), 1.1),
        Column(pen.say(UNIT_PRICE), 1.2, "number"),
        Column(pen.say(DISCOUNT), 0.8, "blank"),
        Column(pen.say(NET), 1.2, "blank"),
        Column(pen.say(VAT), 0.7, "number"),
        Column(pen.say(GROSS), 1.2, "blank"),
    )
    free = [TableRow(((),) * len(columns)) for _ in range(BLANK_PRICE_ROWS)]
    total = TableRow((pen.words(pen.say(TOTAL)), *((),) * (len(columns) - 1)), emphasis=True)
    for currency, products in _by_currency(view).items():
        rows = [_price_row(product, view, pen) for product in products]
        yield Table(columns, (*rows, *free, total), origin=section.path)
        yield _currency(currency, pen)


def _price_row(product: PublicProduct, view: CustomerView, pen: Pen) -> TableRow:
    vat = product.vat_pct if product.vat_pct is not None else view.company.vat_pct
    cells: tuple[Inline, ...] = (
        pen.inline(product.name),
        (),
        pen.inline(product.unit or "–"),
        _price(product, pen),
        (),
        (),
        pen.words(values.number(vat, pen.language)),
        (),
    )
    return TableRow(cells, origin=product.path)


def _timetable(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    columns = (
        Column(pen.say(MILESTONE), 3),
        Column(pen.say(WHO), 1.5, "blank"),
        Column(pen.say(DATE), 1.5, "blank"),
    )
    rows = tuple(TableRow((text, (), ())) for text in pen.inlines(section.lines))
    yield Table(columns, rows, origin=section.origin("lines"))


def _terms(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    terms = view.terms
    validity = (
        pen.words(pen.say(DAYS, days=terms.validity_days))
        if terms.validity_days
        else pen.decision(pen.say(VALIDITY_TO_DECIDE), terms.origin("validity_days"))
    )
    pairs = [(pen.say(VALIDITY), validity)]
    pairs += [
        (pen.say(label), pen.or_decision(text, pen.say(undecided), terms.origin(key)))
        for label, key, text, undecided in (
            (PAYMENT, "payment", terms.payment, PAYMENT_TO_DECIDE),
            (DELIVERY, "delivery", terms.delivery, DELIVERY_TO_DECIDE),
            (WARRANTY, "warranty", terms.warranty, WARRANTY_TO_DECIDE),
            (COMPLAINTS, "complaints", terms.complaints, COMPLAINTS_TO_DECIDE),
        )
    ]
    if terms.jurisdiction:
        pairs.append((pen.say(JURISDICTION), pen.inline(terms.jurisdiction)))
    yield KeyValues(tuple(pairs), "terms")
    yield from _text(section, offer, view, pen)


def _proofs(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    if not view.proofs:
        yield Paragraph(pen.decision(pen.say(PROOFS), "proofs"), origin="proofs")
    for proof in view.proofs.values():
        figure = (Paragraph(pen.inline(proof.number), "lead", proof.origin("number")),) if proof.number else ()
        about = tuple(Paragraph(pen.inline(text), "note") for text in (proof.customer, proof.link) if text)
        yield Card(
            pen.inline(proof.title),
            (*figure, *pen.blocks(proof.text, proof.origin("text")), *about),
            anchor=f"proof-{proof.id}",
            origin=proof.path,
        )


def _acceptance(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    labels = tuple(pen.say(label) for label in SIGN)
    customer = _fields(view, "customer-name") or pen.words(pen.say(CUSTOMER))
    yield SignatureBox(((customer, labels), (pen.words(view.company.name), labels)), section.path)


def _next_step(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    yield from _text(section, offer, view, pen)


def _changes(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    yield from _customer_input(section, offer, view, pen)


_BODY: dict[str, _Body] = {
    "text": _text,
    "customer-input": _customer_input,
    "products": _products,
    "variants": _variants,
    "prices": _prices,
    "timetable": _timetable,
    "terms": _terms,
    "proofs": _proofs,
    "acceptance": _acceptance,
    "next-step": _next_step,
    "changes": _changes,
}
