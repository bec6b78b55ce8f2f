"""Who an offer is from and for, what it is known by, and how the customer accepts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.base import Buyers
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.documents.blocks import Block, Card, Checklist, Grid, Paragraph, SignatureBox
from generator.documents.inline import Inline, Run, bold, plain
from generator.locale import Label

from .facts import facts
from .offer_prices import in_words
from .offer_totals import Priced, priced_variants
from .offer_variants import TO_FILL, name_to_fill
from .pen import CustomerPen
from .prices import told_apart

FROM, FOR = Label("From", "offers"), Label("For")
NUMBER = Label("[[Word.offer]] number")
_AT_HOME = (Label("Name"), Label("Place and date"), Label("Signature"))
SIGN: Mapping[Buyers, tuple[Label, ...]] = {
    "businesses": (Label("Name"), Label("Position"), Label("Place and date"), Label("Signature")),
    "consumers": _AT_HOME,
    "both": _AT_HOME,
}
"""What is signed with, by who buys: a position is asked for where nobody but firms does."""


def head(view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """Supplier and customer side by side; below them number, dates and who answers questions."""
    yield Grid((_card(FROM, _supplier(view, pen), pen), _card(FOR, _customer(view, pen), pen)))
    yield from facts(
        pen,
        "",
        (NUMBER, fields(view, pen, "offer-number")),
        (Label("Date"), fields(view, pen, "offer-date")),
        (Label("Valid until"), fields(view, pen, "valid-until")),
        (Label("Contact", "offers"), fields(view, pen, "salesperson-name", "salesperson-phone", "salesperson-email")),
    )


def reference(view: CustomerView, pen: CustomerPen) -> Inline:
    """The number of the offer, as it stands at the foot of each page."""
    number = fields(view, pen, "offer-number")
    return (*plain(f"{pen.say(NUMBER)}: "), *number) if number else ()


def fields(view: CustomerView, pen: CustomerPen, *tokens: str, between: str = ", ") -> Inline:
    """Merge fields side by side; one that the blueprint does not declare is left out."""
    runs: list[Run] = []
    for token in tokens:
        if token in view.merge_fields:
            runs += [Run(between)] if runs else []
            runs.append(pen.field(token))
    return tuple(runs)


def _card(title: Label, lines: list[Inline], pen: CustomerPen) -> Card:
    text = tuple(run for line in lines for run in (Run("\n"), *line))[1:]
    return Card(pen.words(pen.say(title)), (Paragraph(text),))


def _supplier(view: CustomerView, pen: CustomerPen) -> list[Inline]:
    """Who offers, with the entry in the register: commercial companies have to give it on such letters."""
    company = view.company
    tax = pen.say("[[Word.tax-number]] {number}", number=company.vat_id) if company.vat_id else None
    reached = " · ".join(filter(None, (company.phone, company.email, company.web)))
    known = (company.address, tax, company.register_entry, reached)
    return [bold(pen.words(company.name)), *(pen.words(text) for text in known if text)]


def _attention(view: CustomerView, pen: CustomerPen) -> Inline:
    """The person at a firm, with a position where only firms buy; nobody where people buy for themselves alone."""
    if view.company.sells_to == "consumers":
        return ()
    person = fields(view, pen, "contact-first-name", "contact-last-name", between=" ")
    position = fields(view, pen, "contact-title") if view.company.sells_to == "businesses" else ()
    return (*person, *(plain(", ") if person and position else ()), *position)


def _customer(view: CustomerView, pen: CustomerPen) -> list[Inline]:
    """Who gets it, with the tax number where only firms buy and have one for the tax on their purchases."""
    attention = _attention(view, pen)
    is_asked = view.company.sells_to == "businesses" and view.company.tax_system not in ("sales", "none")
    tax = fields(view, pen, "customer-vat-id") if is_asked else ()
    lines = (
        bold(fields(view, pen, "customer-name")),
        fields(view, pen, "customer-address"),
        (*plain(f"{tax[0].text[:1].upper()}{tax[0].text[1:]}: "), *tax) if tax else (),
        (*plain(f"{pen.say('For the attention of')}: "), *attention) if attention else (),
    )
    return [line for line in lines if line]


# --- acceptance -----------------------------------------------------------------------------------


def acceptance(
    section: OfferSection,
    offer: PublicOffer,
    view: CustomerView,
    pen: CustomerPen,
    choices: tuple[Inline, ...] | None = None,
) -> Iterator[Block]:
    """What there is to choose, ``choices`` in place of the template's own, and who accepts it, when and where."""
    if choices is None:
        choices = tuple(_choices(offer, view, pen))
    if choices:
        yield Paragraph(pen.words(pen.say("Please mark what you accept here, or name it in your reply:")))
        yield Checklist(choices, offer.origin("variants"))
    labels = tuple(pen.say(label) for label in SIGN[view.company.sells_to])
    customer = fields(view, pen, "customer-name") or pen.words(pen.say(FOR))
    yield SignatureBox(((customer, labels), (pen.words(view.company.name), labels)), section.path)


def _choices(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Inline]:
    """The variants with what they cost, and their options; the fields for variants where a company names none."""
    if not offer.variants and any(section.kind == "variants" for section in offer.sections.values()):
        yield from (name_to_fill(mark, pen) for mark in TO_FILL)
    known = priced_variants(offer, view)
    for one in known if len(known) > 1 else ():
        yield (*pen.inline(one.variant.name), *plain(_costing(one, view, pen)))
    options = dict.fromkeys(line.product.name for one in known for line in one.options)
    for name in options:
        yield option(name, pen)


def option(name: str, pen: CustomerPen) -> Inline:
    """An option among what there is to choose."""
    return (*plain(f"{pen.say('Option')}: "), *pen.inline(name))


def _costing(one: Priced, view: CustomerView, pen: CustomerPen) -> str:
    price = total_in_words(one, view, pen)
    return f" – {price}" if price else ""


def total_in_words(one: Priced, view: CustomerView, pen: CustomerPen) -> str:
    """What a variant comes to, net or gross as it is read first; "" where that is filled in, or in two currencies."""
    basis = taxes.shown(view.company)[0]
    if not one.total or len(one.total) != 1 or basis not in one.total[0].on:
        return ""
    amount = in_words(one.total[0].on[basis], pen)
    return told_apart(amount, basis, pen)


def main_total(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> str:
    """What the offer comes to where it names one sum: the recommended variant, or the only one."""
    main = next((one for one in priced_variants(offer, view) if one.is_main), None)
    return total_in_words(main, view, pen) if main else ""
