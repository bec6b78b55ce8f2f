"""``offers``: for the author of an offer – which one to take, what to do before sending, what to put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Argument
from generator.blueprint.model.offers import Block as SharedText
from generator.blueprint.model.offers import Offer
from generator.documents.blocks import (
    Block,
    Card,
    Checklist,
    Column,
    Document,
    Heading,
    KeyValues,
    Table,
    TableRow,
)
from generator.documents.inline import Inline
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

ID = "offers"
TITLE = Phrase("Jak przygotować ofertę", "How to write an offer")
SUBTITLE = Phrase(
    "Która oferta, kiedy i co zrobić przed wysłaniem", "Which offer, when, and what to do before it goes out"
)
KIND, WHEN, LEVEL, LEAST, VALID, MESSAGE, NOTES = (
    Phrase("Rodzaj", "Kind"),
    Phrase("Kiedy tę ofertę", "When to use it"),
    Phrase("Co pisze o cenach", "What it says about prices"),
    Phrase("Od wartości zamówienia", "From an order of"),
    Phrase("Ważność", "Validity"),
    Phrase("Wysyłamy z wiadomością", "Sent with the message"),
    Phrase("Warto wiedzieć", "Good to know"),
)
KINDS = {
    "general": Phrase(
        "ogólna: pokazuje typowy zakres i orientacyjne ceny", "general: shows a typical scope and indicative prices"
    ),
    "detailed": Phrase(
        "szczegółowa: odpowiada na potrzeby z rozmowy", "detailed: answers the needs from the conversation"
    ),
    "final": Phrase("ostateczna: zapisuje to, co uzgodniono", "final: puts down what has been agreed"),
}
DAYS = {
    "pl": {"one": "{n} dzień", "few": "{n} dni", "many": "{n} dni", "other": "{n} dnia"},
    "en": {"one": "{n} day", "other": "{n} days"},
}
BEFORE = Phrase("Zanim wyślesz", "Before you send it")
MAY_GO_IN = Phrase("Teksty, które można dołączyć", "Texts that may go in")
FOR_WHOM, FOR_SEGMENTS, FOR_PRODUCTS, CONDITION = (
    Phrase("Dla kogo", "For whom"),
    Phrase("Segmenty", "Segments"),
    Phrase("Do produktów", "With the products"),
    Phrase("Kiedy", "When"),
)
TERMS = Phrase("Warunki: co można zmienić", "Terms: what may be changed")
ARGUMENTS = Phrase("Argumenty: kiedy których użyć", "Arguments: which to use when")
BENEFIT = Phrase("Korzyść", "Benefit")
PROOFS = Phrase("Dowody: na co uważać", "Evidence: what to mind")
PROOF, PERMISSION, USED_UNTIL = (
    Phrase("Dowód", "Evidence"),
    Phrase("Zgoda klienta", "The customer’s permission"),
    Phrase("Używamy do", "Used until"),
)
PERMISSIONS = {
    "none": Phrase("brak: nie pokazujemy", "none: not shown"),
    "asked": Phrase("poproszono: jeszcze nie pokazujemy", "asked for: not shown yet"),
    "granted": Phrase("jest", "granted"),
}


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The guide, where there are offers."""
    title = TITLE(blueprint.language)
    return [Deliverable(ID, title, document=document, packs=("seller", "manager"))] if blueprint.offers else []


def document(blueprint: Blueprint) -> Document:
    """A chapter an offer, then what holds for all of them."""
    pen = Pen(blueprint)
    return pen.document(
        id_=ID,
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(_content(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for offer in blueprint.offers.values():
        yield from _offer(offer, blueprint, pen)
    yield from _arguments(blueprint, pen)
    yield from _proofs(blueprint, pen)
    if blueprint.terms.notes:
        yield Heading(1, pen.words(TERMS(pen.language)), "terms")
        yield from pen.blocks(blueprint.terms.notes, blueprint.terms.origin("notes"))


def _offer(offer: Offer, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.inline(offer.title), f"offer-{offer.id}", offer.origin("title"))
    yield KeyValues(tuple(_facts(offer, blueprint, pen)), offer.path)
    if offer.instructions:
        yield Heading(3, pen.words(BEFORE(pen.language)), f"before-{offer.id}")
        yield Checklist(pen.inlines(offer.instructions), offer.origin("instructions"))
    if offer.blocks:
        yield Heading(3, pen.words(MAY_GO_IN(pen.language)), f"texts-{offer.id}")
        yield from (_text(blueprint.blocks[id_], offer, blueprint, pen) for id_ in offer.blocks)


def _facts(offer: Offer, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    language = pen.language
    yield pen.label("common.stage"), pen.words(pen.stage(offer.stage))
    if offer.kind:
        yield KIND(language), pen.words(KINDS[offer.kind](language))
    if offer.when:
        yield WHEN(language), pen.inline(offer.when)
    if offer.price_level:
        yield LEVEL(language), pen.inline(offer.price_level)
    if offer.minimum_value is not None:
        yield LEAST(language), pen.words(pen.money(offer.minimum_value))
    days = offer.validity_days if offer.validity_days is not None else blueprint.terms.validity_days
    if days is not None:
        yield VALID(language), pen.words(pen.plural(days, **DAYS[language]))
    if offer.covering_message:
        yield MESSAGE(language), pen.inline(blueprint.messages[offer.covering_message].name)
    if offer.notes:
        yield NOTES(language), pen.inline(offer.notes)


def _text(text: SharedText, offer: Offer, blueprint: Blueprint, pen: Pen) -> Card:
    """A shared text with for whom it is."""
    facts = (
        (FOR_WHOM, ", ".join(blueprint.personas[id_].name for id_ in text.personas)),
        (FOR_SEGMENTS, ", ".join(blueprint.segments[id_].name for id_ in text.segments)),
        (FOR_PRODUCTS, ", ".join(blueprint.products[id_].name for id_ in text.products)),
        (CONDITION, text.when),
    )
    pairs = tuple((label(pen.language), pen.inline(value)) for label, value in facts if value)
    blocks = (
        *((KeyValues(pairs, text.path),) if pairs else ()),
        *(pen.blocks(text.body, text.origin("body")) if text.body else ()),
    )
    return Card(pen.inline(text.title), blocks, anchor=f"{offer.id}-{text.id}", origin=text.path)


def _arguments(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """Which argument for whom, where that is laid down."""
    directed = [one for one in blueprint.arguments.values() if one.personas or one.segments or one.stages or one.notes]
    if not directed:
        return
    language = pen.language
    yield Heading(1, pen.words(ARGUMENTS(language)), "arguments")
    columns = (
        Column(BENEFIT(language), 2.6),
        Column(FOR_WHOM(language), 1.8),
        Column(pen.label("common.stage"), 1),
        Column(NOTES(language), 2.6),
    )
    yield Table(columns, tuple(_argument(one, blueprint, pen) for one in directed), origin="arguments")


def _argument(argument: Argument, blueprint: Blueprint, pen: Pen) -> TableRow:
    whom = (
        *(blueprint.personas[id_].name for id_ in argument.personas),
        *(blueprint.segments[id_].name for id_ in argument.segments),
    )
    cells = (
        pen.inline(argument.benefit),
        pen.inline(", ".join(whom) or "–"),
        pen.words(", ".join(map(pen.stage_number, argument.stages)) or "–"),
        pen.inline(argument.notes or "–"),
    )
    return TableRow(cells, origin=argument.path)


def _proofs(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """Every piece of evidence with its permission, also those that no offer may show yet."""
    if not blueprint.proofs:
        return
    language = pen.language
    yield Heading(1, pen.words(PROOFS(language)), "proofs")
    columns = (
        Column(PROOF(language), 2.6),
        Column(PERMISSION(language), 1.6),
        Column(USED_UNTIL(language), 1.1),
        Column(NOTES(language), 2.4),
    )
    rows = (
        TableRow(
            (
                pen.inline(f"{proof.title} – {proof.number}" if proof.number else proof.title),
                pen.words(PERMISSIONS[proof.permission](language)),
                pen.words(pen.date(proof.valid_until) or "–"),
                pen.inline(proof.notes or "–"),
            ),
            origin=proof.path,
        )
        for proof in blueprint.proofs.values()
    )
    yield Table(columns, tuple(rows), origin="proofs")
