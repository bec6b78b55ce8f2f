"""``offers``: for the author of an offer – which one to take, what to do before sending, what to put in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.customer import fitting_plans
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Argument, Proof
from generator.blueprint.model.offers import Block as SharedText
from generator.blueprint.model.offers import Offer
from generator.documents.blocks import Block, Card, Checklist, Heading, KeyValues
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .handbook_prices import SHOWS as PRICES
from .internal_pen import InternalPen
from .laws import cited
from .messages import named_message
from .paper import Paper
from .price_terms import segments_of

KINDS = {
    "general": Label("general: shows a typical scope and indicative prices"),
    "detailed": Label("detailed: answers the needs from the conversation"),
    "final": Label("final: puts down what has been agreed"),
}
PERMISSIONS = {
    "none": Label("none: not shown"),
    "asked": Label("asked for: not shown yet"),
    "granted": Label("granted"),
}
FOR_WHOM, NOTES = Label("For whom"), Label("Good to know")


def offers(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter an offer."""
    for offer in blueprint.offers.values():
        yield from _offer(offer, blueprint, pen)


def _offer(offer: Offer, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(1, pen.inline(offer.title), f"offer-{offer.id}", offer.origin("title"))
    yield from _facts(offer, blueprint, pen)
    if offer.instructions:
        yield Heading(3, pen.words(pen.say("Before you send it")), f"before-{offer.id}")
        yield Checklist(pen.inlines(offer.instructions), offer.origin("instructions"))
    if offer.blocks:
        yield Heading(3, pen.words(pen.say("Texts that may go in")), f"texts-{offer.id}")
        yield from (_text(blueprint.blocks[id_], offer, blueprint, pen) for id_ in offer.blocks)


def _facts(offer: Offer, blueprint: Blueprint, pen: InternalPen) -> Iterator[KeyValues]:
    days = offer.validity_days if offer.validity_days is not None else blueprint.terms.validity_days
    message = named_message(offer.covering_message, pen)
    least = offer.minimum_value
    return facts(
        pen,
        offer.path,
        (pen.say("Stage"), pen.words(pen.stage(offer.stage))),
        (Label("Kind"), pen.words(pen.say(KINDS[offer.kind])) if offer.kind else None),
        (Label("When to use it"), offer.when),
        (Label("What it says about prices"), offer.price_level),
        (Label("From [[word.order.a]] of"), pen.words(pen.money(least)) if least is not None else None),
        (Label("Validity"), pen.words(pen.counted(days, "{n} day", "{n} days")) if days is not None else None),
        (Label("Payment plan"), _payment(offer, blueprint, pen)),
        (Label("Sent with the message"), message),
        (Label("Where it is written"), cited(_laws(offer, blueprint), blueprint, pen)),
        (NOTES, offer.notes),
    )


def _laws(offer: Offer, blueprint: Blueprint) -> dict[str, None]:
    """What its legal status and the shared texts that it prints rest on, each once."""
    printed = (blueprint.blocks[section.block] for section in offer.sections.values() if section.block)
    return dict.fromkeys((*offer.laws, *(law for text in printed for law in text.laws)))


def _payment(offer: Offer, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """The plan that the offer prints; of several the author chooses one, by the class of the customer."""
    plans = [blueprint.payment_plans[id_] for id_ in fitting_plans(offer, blueprint)]
    if len(plans) < 2:
        return pen.words(", ".join(pen.caption(plan.name) for plan in plans))
    lines = (f"{pen.caption(plan.name)} – {segments_of(plan.segments, blueprint, pen)}" for plan in plans)
    return pen.words("\n".join((pen.say("Choose one in the document:"), *lines)))


_LEFT_OUT = Label("what we promise; until then the [[word.offer]] says nothing about it")


def _text(text: SharedText, offer: Offer, blueprint: Blueprint, pen: InternalPen) -> Card:
    """A shared text with for whom it is."""
    known = facts(
        pen,
        text.path,
        (FOR_WHOM, ", ".join(blueprint.personas[id_].name for id_ in text.personas)),
        (Label("Segments"), ", ".join(blueprint.segments[id_].name for id_ in text.segments)),
        (Label("With the [[word.product.many]]"), ", ".join(blueprint.products[id_].name for id_ in text.products)),
        (Label("When"), text.when),
    )
    body = pen.blocks(text.body, text.origin("body")) if text.body else ()
    return Card(pen.inline(text.title), (*known, *body), anchor=f"{offer.id}-{text.id}", origin=text.path)


def arguments(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Which argument for whom, where that is laid down."""
    directed = [one for one in blueprint.arguments.values() if one.personas or one.segments or one.stages or one.notes]
    columns: tuple[Col[Argument, Inline | str], ...] = (
        Col("benefit", Label("Benefit"), 2.6, lambda one: one.benefit),
        Col("whom", FOR_WHOM, 1.8, lambda one: _whom(one, blueprint) or "–"),
        Col("stages", pen.say("Stage"), 1, lambda one: pen.words(_stages(one, pen) or "–")),
        Col("notes", NOTES, 2.6, lambda one: one.notes or "–"),
    )
    if directed:
        yield table(directed, pen, *columns, origin="arguments")


def _whom(argument: Argument, blueprint: Blueprint) -> str:
    personas = [blueprint.personas[id_].name for id_ in argument.personas]
    segments = [blueprint.segments[id_].name for id_ in argument.segments]
    return ", ".join(personas + segments)


def _stages(argument: Argument, pen: InternalPen) -> str:
    return ", ".join(map(pen.stage_sign, argument.stages))


def proofs(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Every piece of evidence with its permission, also those that no offer may show yet."""
    columns: tuple[Col[Proof, Inline | str], ...] = (
        Col("proof", Label("Evidence"), 2.6, lambda one: _named(one, pen)),
        Col(
            "permission",
            Label("The [[word.customer]]’s permission"),
            1.6,
            lambda one: pen.say(PERMISSIONS[one.permission]),
        ),
        Col("until", Label("Used until"), 1.1, lambda one: pen.words(pen.date(one.valid_until) or "–")),
        Col("notes", NOTES, 2.4, lambda one: one.notes or "–"),
    )
    if blueprint.proofs:
        yield table(blueprint.proofs.values(), pen, *columns, origin="proofs")


def _named(proof: Proof, pen: InternalPen) -> Inline:
    """The evidence with its figure, and below it how it is said in a sentence."""
    title = pen.inline(f"{proof.title} – {proof.number}" if proof.number else proof.title)
    return (*title, *pen.inline(f"\n{proof.in_short}")) if proof.in_short else title


def terms(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What may be changed of the terms, and what no offer promises because nobody has written it down."""
    given = blueprint.terms
    unsaid = ((Label("[[Word.warranty]]"), "warranty"), (Label("[[Word.complaint.many]]"), "complaints"))
    missing = ((label, given.origin(key)) for label, key in unsaid if not getattr(given, key))
    yield from facts(pen, "", *((label, pen.decision(pen.say(_LEFT_OUT), where)) for label, where in missing))
    if blueprint.terms.notes:
        yield from pen.blocks(blueprint.terms.notes, blueprint.terms.origin("notes"))


PAPER = Paper(
    "offers",
    {
        "offers": offers,
        "reserve": PRICES["prices"],
        "authority": PRICES["authority"],
        "tiers": PRICES["tiers"],
        "payment-plans": PRICES["payment-plans"],
        "arguments": arguments,
        "proofs": proofs,
        "terms": terms,
    },
    made_for="offers",
    packs=("seller", "manager"),
    contents=True,
    searchable=True,
)
