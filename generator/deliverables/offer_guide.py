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
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

ID = "offers"
TITLE = Label("How to write an offer")
SUBTITLE = Label("Which offer, when, and what to do before it goes out")
KIND, WHEN, LEVEL, LEAST, VALID, MESSAGE, NOTES = (
    Label("Kind"),
    Label("When to use it"),
    Label("What it says about prices"),
    Label("From an order of"),
    Label("Validity"),
    Label("Sent with the message"),
    Label("Good to know"),
)
KINDS = {
    "general": Label("general: shows a typical scope and indicative prices"),
    "detailed": Label("detailed: answers the needs from the conversation"),
    "final": Label("final: puts down what has been agreed"),
}
BEFORE = Label("Before you send it")
MAY_GO_IN = Label("Texts that may go in")
FOR_WHOM, FOR_SEGMENTS, FOR_PRODUCTS, CONDITION = (
    Label("For whom"),
    Label("Segments"),
    Label("With the products"),
    Label("When"),
)
TERMS = Label("Terms: what may be changed")
ARGUMENTS = Label("Arguments: which to use when")
BENEFIT = Label("Benefit")
PROOFS = Label("Evidence: what to mind")
PROOF, PERMISSION, USED_UNTIL = (
    Label("Evidence"),
    Label("The customer’s permission"),
    Label("Used until"),
)
PERMISSIONS = {
    "none": Label("none: not shown"),
    "asked": Label("asked for: not shown yet"),
    "granted": Label("granted"),
}


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The guide, where there are offers."""
    title = said(TITLE, blueprint.language)
    return [Deliverable(ID, title, document=document, packs=("seller", "manager"))] if blueprint.offers else []


def document(blueprint: Blueprint) -> Document:
    """A chapter an offer, then what holds for all of them."""
    pen = Pen(blueprint)
    return pen.document(
        id_=ID,
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
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
        yield Heading(1, pen.words(pen.say(TERMS)), "terms")
        yield from pen.blocks(blueprint.terms.notes, blueprint.terms.origin("notes"))


def _offer(offer: Offer, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.inline(offer.title), f"offer-{offer.id}", offer.origin("title"))
    yield KeyValues(tuple(_facts(offer, blueprint, pen)), offer.path)
    if offer.instructions:
        yield Heading(3, pen.words(pen.say(BEFORE)), f"before-{offer.id}")
        yield Checklist(pen.inlines(offer.instructions), offer.origin("instructions"))
    if offer.blocks:
        yield Heading(3, pen.words(pen.say(MAY_GO_IN)), f"texts-{offer.id}")
        yield from (_text(blueprint.blocks[id_], offer, blueprint, pen) for id_ in offer.blocks)


def _facts(offer: Offer, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    yield pen.label("common.stage"), pen.words(pen.stage(offer.stage))
    if offer.kind:
        yield pen.say(KIND), pen.words(pen.say(KINDS[offer.kind]))
    if offer.when:
        yield pen.say(WHEN), pen.inline(offer.when)
    if offer.price_level:
        yield pen.say(LEVEL), pen.inline(offer.price_level)
    if offer.minimum_value is not None:
        yield pen.say(LEAST), pen.words(pen.money(offer.minimum_value))
    days = offer.validity_days if offer.validity_days is not None else blueprint.terms.validity_days
    if days is not None:
        yield pen.say(VALID), pen.words(pen.counted(days, "{n} day", "{n} days"))
    if offer.covering_message:
        yield pen.say(MESSAGE), pen.inline(blueprint.messages[offer.covering_message].name)
    if offer.notes:
        yield pen.say(NOTES), pen.inline(offer.notes)


def _text(text: SharedText, offer: Offer, blueprint: Blueprint, pen: Pen) -> Card:
    """A shared text with for whom it is."""
    facts = (
        (FOR_WHOM, ", ".join(blueprint.personas[id_].name for id_ in text.personas)),
        (FOR_SEGMENTS, ", ".join(blueprint.segments[id_].name for id_ in text.segments)),
        (FOR_PRODUCTS, ", ".join(blueprint.products[id_].name for id_ in text.products)),
        (CONDITION, text.when),
    )
    pairs = tuple((pen.say(label), pen.inline(value)) for label, value in facts if value)
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
    yield Heading(1, pen.words(pen.say(ARGUMENTS)), "arguments")
    columns = (
        Column(pen.say(BENEFIT), 2.6),
        Column(pen.say(FOR_WHOM), 1.8),
        Column(pen.label("common.stage"), 1),
        Column(pen.say(NOTES), 2.6),
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
    yield Heading(1, pen.words(pen.say(PROOFS)), "proofs")
    columns = (
        Column(pen.say(PROOF), 2.6),
        Column(pen.say(PERMISSION), 1.6),
        Column(pen.say(USED_UNTIL), 1.1),
        Column(pen.say(NOTES), 2.4),
    )
    rows = (
        TableRow(
            (
                pen.inline(f"{proof.title} – {proof.number}" if proof.number else proof.title),
                pen.words(pen.say(PERMISSIONS[proof.permission])),
                pen.words(pen.date(proof.valid_until) or "–"),
                pen.inline(proof.notes or "–"),
            ),
            origin=proof.path,
        )
        for proof in blueprint.proofs.values()
    )
    yield Table(columns, tuple(rows), origin="proofs")
