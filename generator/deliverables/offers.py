"""``offer-…``: the offer templates, made from the customer's view alone.

What a salesperson fills in for each customer stays a named merge field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.documents.blocks import Block, Card, Document, PageBreak, Paragraph
from generator.documents.inline import Control, Inline, Run
from generator.locale import Label

from .columns import Col, table
from .offer_catalogue import products
from .offer_parties import acceptance, head, main_total, reference
from .offer_prices import prices, stands_alone, with_its_columns
from .offer_terms import terms
from .offer_variants import variants
from .pen import CustomerPen
from .registry import CustomerDeliverable
from .sections import Shows, blocks


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


def document(view: CustomerView, offer_id: str, choices: tuple[Inline, ...] | None = None) -> Document:
    """The offer template; ``choices`` is what one customer may tick, in place of what the template offers."""
    offer = view.offers[offer_id]
    view = with_own_validity(view, offer)
    pen = _pen(offer, view)
    return pen.document(
        id_=f"offer-{offer_id}",
        title=offer.title,
        imprint=pen.imprint(reference(view, pen)),
        blocks=tuple(_content(offer, view, pen, _KINDS | {"acceptance": partial(acceptance, choices=choices)})),
    )


def _pen(offer: PublicOffer, view: CustomerView) -> CustomerPen:
    """A pen that knows what the offer comes to, where its texts name that."""
    return CustomerPen(view, {"price-net": main_total(offer, view, CustomerPen(view))})


def with_own_validity(view: CustomerView, offer: PublicOffer) -> CustomerView:
    """The view with how long this very offer holds, so that its texts and its terms say the same."""
    if offer.validity_days is None:
        return view
    return replace(view, terms=view.terms.model_copy(update={"validity_days": offer.validity_days}))


def _content(offer: PublicOffer, view: CustomerView, pen: CustomerPen, kinds: Mapping[str, _Kind]) -> Iterator[Block]:
    yield from head(view, pen)
    for section in offer.sections.values():
        if section.kind == "variants" and stands_alone(offer):
            continue  # there is nothing to compare
        if section.kind == "acceptance":
            yield PageBreak()  # what is signed stands on one sheet
        kind = kinds.get(section.kind)
        shows: Shows[CustomerView, CustomerPen] = {section.id: partial(kind, section, offer)} if kind else {}
        yield from blocks({section.id: with_its_columns(section, view)}, shows, view, pen)
    if offer.legal_status:
        status = (Run(f"{pen.say('Legal status')}: ", bold=True), *pen.inline(offer.legal_status))
        yield Paragraph(status, "note", offer.origin("legal_status"))


# --- what the kinds of an offer show below the body -----------------------------------------------

_Kind = Callable[[OfferSection, PublicOffer, CustomerView, CustomerPen], Iterator[Block]]


def _timetable(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    columns: tuple[Col[tuple[int, str], Inline | str], ...] = (
        Col("milestone", Label("Milestone"), 3, lambda one: one[1]),
        Col("who", Label("Who"), 1.5, lambda one: _of_milestone(one, "who", Control(), pen)),
        Col("date", Label("Date", "offers"), 1.5, lambda one: _of_milestone(one, "date", Control("date"), pen)),
    )
    yield table(enumerate(section.lines, 1), pen, *columns, origin=section.origin("lines"))


def _of_milestone(milestone: tuple[int, str], what: str, control: Control, pen: CustomerPen) -> Inline:
    number, _ = milestone
    label = pen.say(_MILESTONE[what], n=number)
    return (pen.ask(f"milestone-{number}-{what}", label, control),)


_MILESTONE = {"who": Label("who, step {n}", "offers"), "date": Label("date, step {n}", "offers")}


def _proofs(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    for proof in view.proofs.values():
        figure = (Paragraph(pen.inline(proof.number), "lead", proof.origin("number")),) if proof.number else ()
        about = tuple(Paragraph(pen.inline(text), "note") for text in (proof.customer, proof.link) if text)
        yield Card(
            pen.inline(proof.title),
            (*figure, *pen.blocks(proof.text, proof.origin("text")), *about),
            anchor=f"proof-{proof.id}",
            origin=proof.path,
        )


_KINDS: dict[str, _Kind] = {
    "products": products,
    "variants": variants,
    "prices": prices,
    "timetable": _timetable,
    "terms": terms,
    "proofs": _proofs,
    "acceptance": acceptance,
}
