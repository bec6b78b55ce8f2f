"""The terms of an offer: how long it holds, what is promised, and of all payment plans the one that fits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.prices import PublicPaymentPlan
from generator.documents.blocks import Block
from generator.documents.inline import Control, Inline
from generator.locale import Label

from .facts import facts
from .pen import CustomerPen
from .price_terms import payment_plan, plan_in_words


def terms(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """What is agreed beside the price; what a company promises nothing about is left out."""
    given = view.terms
    days = given.validity_days
    validity = pen.say("{days} days from the date of the [[word.offer]]", days=days) if days else None

    def known(key: str, text: str | None, undecided: Label) -> Inline:
        return pen.or_decision(text, pen.say(undecided), given.origin(key))

    yield from facts(
        pen,
        "terms",
        (Label("Validity", "offers"), known("validity_days", validity, Label("number of days"))),
        (Label("Payment"), _payment(offer, view, pen)),
        (Label("Payment plan"), _choice(offer, view, pen)),
        (
            Label("[[Word.delivery]]"),
            known("delivery", given.delivery, Label("time, method and cost of the [[word.delivery]]")),
        ),
        (Label("[[Word.warranty]]"), given.warranty),
        (Label("[[Word.complaint.many]]"), given.complaints),
        (Label("Law and courts"), given.jurisdiction),
    )
    for plan, whose in _plans(offer, view, pen):
        yield from payment_plan(plan, lambda part: part.when, pen, whose)


def _payment(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Inline:
    """The terms of payment; where there are but plans, the names of those that are printed below."""
    if view.terms.payment:
        return pen.inline(view.terms.payment)
    if _choice(offer, view, pen):
        return ()
    names = dict.fromkeys(plan.name for plan, _ in _plans(offer, view, pen))
    if names:
        return pen.inline(", ".join(names))
    return pen.decision(pen.say("payment dates and method"), view.terms.origin("payment"))


def _plans(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[tuple[PublicPaymentPlan, str]]:
    """The plans that are printed, each with the variants that are paid so; "" where all are."""
    own = {id_: one.payment_plan for id_, one in offer.variants.items() if one.payment_plan}
    for plan in dict.fromkeys(own.values()):
        whose = [pen.caption(offer.variants[id_].name) for id_, named in own.items() if named == plan]
        yield view.payment_plans[plan], "" if len(whose) == len(offer.variants) else ", ".join(whose)
    fitting = view.plans_of_offers[offer.id]
    if len(fitting) == 1 and fitting[0] not in own.values() and _is_left(offer):
        yield view.payment_plans[fitting[0]], ""


def _is_left(offer: PublicOffer) -> bool:
    """Whether something is paid as the offer says, and not all of it as its variants say."""
    return not offer.variants or any(one.payment_plan is None for one in offer.variants.values())


def _choice(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Inline:
    """The field in which one of several plans is chosen; nothing where one alone fits."""
    fitting = view.plans_of_offers[offer.id]
    if len(fitting) < 2 or not _is_left(offer):
        return ()
    plans = (plan_in_words(view.payment_plans[id_], pen) for id_ in fitting)
    return (pen.ask("payment-plan", pen.say("payment plan"), Control("choice", tuple(plans))),)
