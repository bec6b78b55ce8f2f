"""``offer-…``: the offer templates, made from the customer's view alone.

What a salesperson fills in for each customer stays a named merge field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.documents.blocks import (
    Block,
    Card,
    Document,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureBox,
)
from generator.documents.inline import Inline, Run
from generator.locale import Label

from . import offer_prices
from .columns import Col, table
from .facts import facts
from .offer_variants import variants
from .pen import CustomerPen, Pen
from .price_terms import payment_plan
from .registry import CustomerDeliverable
from .sections import SIGN, Shows, blocks

CUSTOMER = Label("For")


def offered(blueprint: Blueprint) -> Iterable[CustomerDeliverable]:
    """A deliverable for each offer template of the blueprint."""
    return [
        CustomerDeliverable(
            f"offer-{id_}",
            offer.title,
            offer.stage,
            document=partial(document, offer_id=id_),
            purpose=offer.when or "",
        )
        for id_, offer in blueprint.offers.items()
    ]


def document(view: CustomerView, offer_id: str) -> Document:
    """The offer template."""
    offer = view.offers[offer_id]
    view = _with_own_validity(view, offer)
    pen = CustomerPen(view)
    return pen.document(
        id_=f"offer-{offer_id}",
        title=offer.title,
        blocks=tuple(_content(offer, view, pen)),
        data={"company": view.company.name, "offer": offer.title},
    )


def _with_own_validity(view: CustomerView, offer: PublicOffer) -> CustomerView:
    """The view with how long this very offer holds, so that its texts and its terms say the same."""
    if offer.validity_days is None:
        return view
    return replace(view, terms=view.terms.model_copy(update={"validity_days": offer.validity_days}))


def _content(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    yield from _head(view, pen)
    for section in offer.sections.values():
        if section.kind == "acceptance":
            yield PageBreak()  # what is signed stands on one sheet
        shown = offer_prices.with_its_columns(section, view)
        yield from blocks({section.id: shown}, _shows(section, offer, view), view, pen)
    if offer.legal_status:
        status = (Run(f"{pen.say('Legal status')}: ", bold=True), *pen.inline(offer.legal_status))
        yield Paragraph(status, "note", offer.origin("legal_status"))


def _shows(section: OfferSection, offer: PublicOffer, view: CustomerView) -> Shows[CustomerView, CustomerPen]:
    """What the offer shows in a section, where it shows something."""
    is_shown = section.kind in _KINDS or (section.block and view.blocks[section.block].body)
    return {section.id: partial(_shown, section, offer)} if is_shown else {}


def _shown(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """The text that it shares with other offers, then what its kind prints."""
    shared = view.blocks[section.block] if section.block else None
    if shared and shared.body:
        yield from pen.blocks(shared.body, shared.origin("body"))
    if section.kind in _KINDS:
        yield from _KINDS[section.kind](section, offer, view, pen)


def _head(view: CustomerView, pen: Pen) -> Iterator[KeyValues]:
    return facts(
        pen,
        "",
        (CUSTOMER, _fields(view, "customer-name")),
        (Label("For the attention of"), _contact(view)),
        (Label("[[Word.offer]] number"), _fields(view, "offer-number")),
        (Label("Date"), _fields(view, "offer-date")),
        (Label("Valid until"), _fields(view, "valid-until")),
        (Label("Supplier"), _supplier(view, pen)),
        (Label("Contact", "offers"), _fields(view, "salesperson-name", "salesperson-phone", "salesperson-email")),
    )


def _contact(view: CustomerView) -> Inline:
    """The person at a firm; nobody where all customers are people who buy for themselves."""
    if view.company.sells_to == "consumers":
        return ()
    return _fields(view, "contact-first-name", "contact-last-name", between=" ")


def _supplier(view: CustomerView, pen: Pen) -> Inline:
    """Who offers, with the entry in the register: commercial companies have to give it on such letters."""
    company = view.company
    vat = pen.say("[[Word.tax-number]] {number}", number=company.vat_id) if company.vat_id else ""
    known = (company.name, company.address, company.phone, company.email, vat, company.register_entry)
    return pen.words(", ".join(filter(None, known)))


def _fields(view: CustomerView, *tokens: str, between: str = ", ") -> Inline:
    """Merge fields side by side; one that the blueprint does not declare is left out."""
    runs: list[Run] = []
    for token in tokens:
        if token in view.merge_fields:
            runs += [Run(between)] if runs else []
            runs.append(Run(view.merge_fields[token].label, kind="field", token=token))
    return tuple(runs)


# --- what the kinds of an offer show below the body -----------------------------------------------

_Kind = Callable[[OfferSection, PublicOffer, CustomerView, Pen], Iterator[Block]]


def _timetable(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    yield table(
        section.lines,
        pen,
        Col("milestone", Label("Milestone"), 3, lambda one: one),
        Col("who", Label("Who"), 1.5, kind="blank"),
        Col("date", Label("Date", "offers"), 1.5, kind="blank"),
        origin=section.origin("lines"),
    )


def _terms(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    terms = view.terms
    days = terms.validity_days
    validity = pen.say("{days} days from the date of the [[word.offer]]", days=days) if days else None

    def known(key: str, text: str | None, undecided: Label) -> Inline:
        return pen.or_decision(text, pen.say(undecided), terms.origin(key))

    yield from facts(
        pen,
        "terms",
        (Label("Validity", "offers"), known("validity_days", validity, Label("number of days"))),
        (Label("Payment"), _payment(view, pen)),
        (
            Label("[[Word.delivery]]"),
            known("delivery", terms.delivery, Label("time, method and cost of the [[word.delivery]]")),
        ),
        (
            Label("[[Word.warranty]]"),
            known("warranty", terms.warranty, Label("period and scope of the [[word.warranty]]")),
        ),
        (
            Label("[[Word.complaint.many]]"),
            known("complaints", terms.complaints, Label("where to send them and when we answer")),
        ),
        (Label("Law and courts"), terms.jurisdiction),
    )
    for plan in view.payment_plans.values():
        yield from payment_plan(plan, lambda part: part.when, pen)


def _payment(view: CustomerView, pen: Pen) -> Inline:
    """The terms of payment; where there are but plans, the names of these."""
    if view.payment_plans and not view.terms.payment:
        return pen.inline(", ".join(plan.name for plan in view.payment_plans.values()))
    return pen.or_decision(view.terms.payment, pen.say("payment dates and method"), view.terms.origin("payment"))


def _proofs(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    if not view.proofs:
        yield Paragraph(pen.decision(pen.say("references that customers have agreed to"), "proofs"), origin="proofs")
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


_KINDS: dict[str, _Kind] = {
    "products": offer_prices.products,
    "variants": variants,
    "prices": offer_prices.prices,
    "timetable": _timetable,
    "terms": _terms,
    "proofs": _proofs,
    "acceptance": _acceptance,
}
