"""The handbook's chapters on customers, on why they buy, and on whom else they ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Avatar, BuyingCriterion, Competitor, Persona, Proof, Segment
from generator.documents.blocks import Block, Card, Heading, Paragraph
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .evidence import of_persona
from .facts import facts
from .internal_pen import InternalPen
from .prices import before_tax
from .sections import Shows

E = TypeVar("E", bound=Entity)
CHECKED = Label("Checked with [[word.customer.many]]")


def _avatars(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(2, pen.words(pen.say("[[Word.avatar.many]]: companies")), "avatars")
    undecided = pen.say("the [[word.avatar]]: which company is right for us")
    yield from _each(blueprint.avatars, lambda avatar: _avatar(avatar, blueprint, pen), undecided, "avatars", pen)


def _personas(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(2, pen.words(pen.say("Personas: people")), "personas")
    undecided = pen.say("buyer personas: who we talk to")
    yield from _each(blueprint.personas, lambda persona: _persona(persona, blueprint, pen), undecided, "personas", pen)


def _competitors(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    undecided = pen.say("main competitors")
    yield from _each(blueprint.competitors, lambda one: _competitor(one, pen), undecided, "competitors", pen)


def _each(
    elements: Mapping[str, E], card: Callable[[E], Card], undecided: str, where: str, pen: InternalPen
) -> Iterator[Block]:
    if not elements:
        yield pen.decision_box(undecided, where)
    yield from map(card, elements.values())


def _segments(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(2, pen.words(pen.say("Segments")), "segments")
    if not blueprint.segments:
        yield pen.decision_box(pen.say("segments and their thresholds"), "segments")
        return
    yield table(
        blueprint.segments.values(),
        pen,
        Col("segment", Label("Segment"), 1.2, lambda one: one.name),
        Col("threshold", Label("From annual revenue of"), 1.3, lambda one: _threshold(one, pen), "number"),
        Col("contact", Label("Contact"), 2, lambda one: one.contact or "–"),
        Col("discount", Label("Discount up to"), 1, lambda one: _discount(one, pen), "number"),
        Col("services", Label("Services included"), 2.4, lambda one: _services(one, blueprint)),
    )


def _threshold(segment: Segment, pen: InternalPen) -> Inline:
    return pen.words(pen.money(segment.min_revenue) if segment.min_revenue is not None else "–")


def _discount(segment: Segment, pen: InternalPen) -> Inline:
    return pen.words(pen.percent(segment.max_discount_pct) if segment.max_discount_pct is not None else "–")


def _services(segment: Segment, blueprint: Blueprint) -> str:
    return ", ".join(blueprint.services[id_].name for id_ in segment.services) or "–"


def _why(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if not blueprint.arguments:
        yield pen.decision_box(pen.say("three reasons why [[word.customer.many]] buy"), "arguments")
        return
    yield table(
        blueprint.arguments.values(),
        pen,
        Col("feature", Label("Feature"), 2, lambda one: one.feature),
        Col("advantage", Label("Advantage"), 2, lambda one: one.advantage or "–"),
        Col("benefit", Label("Benefit", "handbook"), 2.4, lambda one: one.benefit),
        Col("proof", Label("Evidence"), 1.8, lambda one: blueprint.proofs[one.proof].title if one.proof else "–"),
    )


# --- a card for each -------------------------------------------------------------------------------


def _avatar(avatar: Avatar, blueprint: Blueprint, pen: InternalPen) -> Card:
    usual = before_tax(Label("Usual [[word.order]], net"), Label("Usual [[word.order]]"), blueprint.company)
    described = facts(
        pen,
        avatar.path,
        (Label("Industry"), avatar.industry),
        (Label("Size"), avatar.size),
        (Label("Region"), avatar.region),
        (Label("Ownership"), avatar.ownership),
        (Label("What opens the need"), _listed(avatar.triggers)),
        (Label("Problems"), _listed(avatar.problems)),
        (Label("What we write about"), avatar.trouble),
        (Label("What waiting costs it"), avatar.cost_of_inaction),
        (Label("In their own words"), _spoken(avatar, pen)),
        (Label("How it copes today"), _listed(avatar.current_solutions)),
        (Label("It fits when"), _listed(avatar.qualifiers)),
        (Label("It does not fit when"), _listed(avatar.disqualifiers)),
        (Label("Criteria"), _listed(_criterion(one, pen) for one in avatar.criteria.values())),
        (Label("Decision path"), avatar.decision_path),
        (Label("Budget"), avatar.budget),
        (usual, pen.money(avatar.order_value) if avatar.order_value is not None else None),
        (Label("What it buys"), _listed(blueprint.products[id_].name for id_ in avatar.products)),
        (Label("Evidence"), _listed(_evidence(blueprint.proofs[id_]) for id_ in avatar.proofs)),
        (Label("Where to look"), _listed(avatar.where_found)),
        (Label("[[Word.customer.many]] like this"), _listed(avatar.examples)),
        (CHECKED, _checked(avatar, pen)),
    )
    mark = pen.say("not for us") if avatar.anti else ""
    return Card(pen.inline(avatar.name), tuple(described), mark, f"avatar-{avatar.id}", avatar.path)


def _spoken(avatar: Avatar, pen: InternalPen) -> Inline:
    """What its people say, in quotation marks."""
    return pen.words(" · ".join(map(pen.quoted, avatar.words)))


def _evidence(proof: Proof) -> str:
    return proof.in_short or proof.title


def _criterion(criterion: BuyingCriterion, pen: InternalPen) -> str:
    return f"{criterion.name} ({pen.percent(criterion.weight)})" if criterion.weight is not None else criterion.name


def _checked(avatar: Avatar, pen: InternalPen) -> str:
    """When the description was last held against real customers, and how many were asked."""
    asked = avatar.evidence
    count = pen.counted(asked.interviews, "{n} interview", "{n} interviews") if asked else ""
    return ", ".join(filter(None, (pen.date(avatar.verified or (asked.on if asked else None)), count)))


def _persona(persona: Persona, blueprint: Blueprint, pen: InternalPen) -> Card:
    described = facts(
        pen,
        persona.path,
        (Label("Titles"), _listed(persona.titles)),
        (Label("Goals"), _listed(persona.goals)),
        (Label("Worries"), _listed(persona.worries)),
        (Label("Judged by"), _listed(persona.judged_by)),
        (Label("What they will ask"), _listed(persona.questions)),
        (Label("What convinces them"), _listed(blueprint.arguments[id_].benefit for id_ in persona.arguments)),
        (Label("Channels"), _listed(persona.channels)),
        (Label("Say", "handbook"), _listed(persona.say)),
        (Label("Avoid"), _listed(persona.avoid)),
        (Label("In their own words"), persona.quote),
        (Label("In interviews"), of_persona(persona, blueprint, pen)),
        (CHECKED, pen.date(persona.verified)),
    )
    content = (*described, *facts(pen, persona.origin("content"), *_helps(persona, blueprint, pen)))
    return Card(pen.inline(persona.name), content, anchor=f"persona-{persona.id}", origin=persona.path)


def _helps(persona: Persona, blueprint: Blueprint, pen: InternalPen) -> Iterator[tuple[str, str]]:
    """What helps the person, phase by phase."""
    for one in persona.content.values():
        phase = pen.bare(blueprint.buyer_phases[one.phase].name)
        yield pen.say("Helps in the phase “{phase}”", phase=phase), one.text


def _competitor(competitor: Competitor, pen: InternalPen) -> Card:
    position = (Paragraph(pen.inline(competitor.position)),) if competitor.position else ()
    described = facts(
        pen,
        competitor.path,
        (Label("Strengths"), _listed(competitor.strengths)),
        (Label("Weaknesses"), _listed(competitor.weaknesses)),
        (Label("Price level"), _price_level(competitor, pen)),
        (Label("What to ask the [[word.customer]]"), _listed(competitor.ask)),
        (Label("What we say"), _listed(competitor.say)),
        (Label("Last checked"), pen.date(competitor.verified)),
    )
    anchor = f"competitor-{competitor.id}"
    return Card(pen.inline(competitor.name), (*position, *described), anchor=anchor, origin=competitor.path)


def _price_level(competitor: Competitor, pen: InternalPen) -> str | None:
    """Its prices compared with ours, and when they were compared."""
    if competitor.price_level is None or competitor.price_on is None:
        return competitor.price_level
    return f"{competitor.price_level} ({pen.say('as of {day}', day=pen.date(competitor.price_on))})"


def _listed(texts: Iterable[str]) -> str:
    return " · ".join(texts)


SHOWS: Shows[Blueprint, InternalPen] = {
    "avatars": _avatars,
    "personas": _personas,
    "segments": _segments,
    "why": _why,
    "competitors": _competitors,
}
