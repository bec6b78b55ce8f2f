"""The handbook's chapter on prices: what things cost, who may grant what, and what is given for what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.blueprint.customer import due
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Authority, Concession, PricePolicy, Product
from generator.blueprint.model.prices import Discount, PaymentPlan
from generator.blueprint.model.taxes import Basis, written
from generator.documents.blocks import Block
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .headlines import bullets, under
from .internal_pen import InternalPen
from .price_terms import discount_columns, payment_plan, segments_of
from .prices import LIST_PRICE, Priced, before_tax, with_breaks
from .sections import Shows
from .spans import PRICE_HOLDS, span

RESERVE = Label("Price reserve in the detailed [[word.offer]]")
GENERAL_LEVEL = Label("Price level of the general [[word.offer]]")
NOTES = Label("Good to know")


def _policy(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    policy = blueprint.price_policy
    yield from facts(
        pen,
        policy.path,
        (RESERVE, _reserve(policy, pen)),
        (GENERAL_LEVEL, _general_level(policy, pen)),
        (before_tax(Label("Usual range, net"), Label("Usual range"), blueprint.company), policy.usual_range),
        (Label("What the price depends on"), policy.drivers),
        (Label("Rounding"), policy.rounding),
        (NOTES, policy.notes),
    )


def _reserve(policy: PricePolicy, pen: InternalPen) -> Inline:
    if policy.reserve_pct is None:
        return pen.decision(pen.say(RESERVE).lower(), policy.origin("reserve_pct"))
    mark = f" ({pen.say('default, to be confirmed')})" if pen.is_default("price_policy.reserve_pct") else ""
    return pen.words(f"{pen.percent(policy.reserve_pct)}{mark}")


def _general_level(policy: PricePolicy, pen: InternalPen) -> Inline:
    where = policy.origin("general_offer_level")
    return pen.or_decision(policy.general_offer_level, pen.say(GENERAL_LEVEL).lower(), where)


# --- products -------------------------------------------------------------------------------------


def _products(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if not blueprint.products:
        yield pen.decision_box(pen.say("[[word.product.many]] and prices"), "products")
        return
    basis = written(blueprint.company)
    yield table(
        blueprint.products.values(),
        pen,
        Col("product", Label("[[Word.product]]"), 3, lambda one: _product(one, basis, pen)),
        Col("price", LIST_PRICE[basis], 1.4, lambda one: _list_price(one, basis, pen), "number"),
        Col("floor", Label("Floor price"), 1.4, lambda one: pen.words(_floor_price(one, pen)), "number"),
    )


def _product(product: Product, basis: Basis, pen: InternalPen) -> Inline:
    """The name, and below it what a salesperson has to know beside the price."""
    known = _with_lines(
        pen,
        "",
        (Label("Item number"), product.code),
        (Label("What it changes"), product.changes),
        (Label("Versions"), ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (Label("Cost to us"), pen.money(product.cost) if product.cost is not None else None),
        (NOTES, product.notes),
    )
    return (*with_breaks(product.name, product, basis, pen), *known)


def _list_price(product: Product, basis: Basis, pen: InternalPen) -> Inline:
    return Priced(product, basis, pen).cell() if product.price else pen.words("–")


def _floor_price(product: Product, pen: InternalPen) -> str:
    return pen.money(product.floor_price) if product.floor_price is not None else "–"


def _with_lines(pen: InternalPen, name: str, *facts: tuple[str, str | None]) -> Inline:
    """A name, and the facts that there are on a line each below it."""
    lines = ((*pen.words(f"\n{pen.label_of(label)}: "), *pen.inline(text)) for label, text in facts if text)
    return (*pen.inline(name), *(run for line in lines for run in line))


# --- discounts and concessions --------------------------------------------------------------------


def _authority(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Who may grant which discount, and how soon they answer where that is agreed."""
    limits = blueprint.price_policy.authority.values()
    if not limits:
        yield pen.decision_box(pen.say("who may grant which discount"), "price_policy.authority")
        return
    columns: list[Col[Authority, Inline | str]] = [
        Col("role", Label("Role"), 2, lambda limit: pen.words(pen.role(limit.role))),
        Col("discount", Label("Discount up to"), 1, lambda limit: pen.percent(limit.max_discount_pct), "number"),
    ]
    if any(limit.reply_hours is not None for limit in limits):
        columns.append(Col("reply", Label("Answers within"), 1.4, lambda limit: _hours(limit, pen)))
    yield table(limits, pen, *columns)
    locale = blueprint.locale
    yield from facts(pen, locale.origin("working_hours"), (Label("Working hours"), locale.working_hours))


def _hours(limit: Authority, pen: InternalPen) -> str:
    hours = limit.reply_hours
    if hours is None:
        return "–"
    if hours == int(hours):
        return pen.counted(int(hours), "{n} working hour", "{n} working hours", "within")
    return pen.say(Label("{n} working hours", "within"), n=pen.number(hours))


def _discounts(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    policy = blueprint.price_policy
    reasons = bullets(policy.allowed_reasons, policy.origin("allowed_reasons"), pen)
    forbidden = bullets(policy.forbidden_promises, policy.origin("forbidden_promises"), pen)
    yield from under(Label("What a discount may be given for"), reasons, pen)
    yield from under(Label("What we never promise"), forbidden, pen)


def _tiers(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Every discount in tiers, with whom it is for and who grants it."""
    if blueprint.discounts:
        columns: tuple[Col[Discount, Inline | str], ...] = (
            *discount_columns(pen),
            Col("whom", Label("For whom"), 1.6, lambda one: segments_of(one.segments, blueprint, pen)),
            Col("granted", Label("Granted by"), 1.4, lambda one: pen.words(_granted_by(one, pen))),
        )
        shown = table(blueprint.discounts.values(), pen, *columns, origin="discounts")
        yield from under(Label("Discounts in tiers"), [shown], pen, 2, "tiers")


def _granted_by(discount: Discount, pen: InternalPen) -> str:
    return pen.role_or_decision(discount.granted_by, discount.origin("granted_by"))


def _payment_plans(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How orders are paid, with the classes of customers who pay so."""
    plans = chain.from_iterable(_payment_plan(plan, blueprint, pen) for plan in blueprint.payment_plans.values())
    yield from under(Label("Payment plans"), plans, pen, 2, "payment-plans")


def _payment_plan(plan: PaymentPlan, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield from payment_plan(plan, lambda part: due(part, blueprint.events), pen)
    yield from facts(pen, plan.origin("segments"), (Label("For whom"), segments_of(plan.segments, blueprint, pen)))


def _concessions(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is given and got, the first to be offered first."""
    concessions = blueprint.concessions.values()
    if concessions:
        shown = table(
            sorted(concessions, key=lambda one: one.order or len(concessions)),
            pen,
            Col("give", Label("We give"), 1, lambda one: _given(one, pen)),
            Col("get", Label("In return"), 1, lambda one: one.get),
        )
        yield from under(Label("Concessions: give and get"), [shown], pen, 2, "concessions")


def _given(concession: Concession, pen: InternalPen) -> Inline:
    """What is given, and below it what it is worth and costs."""
    return _with_lines(
        pen,
        concession.give,
        (Label("Worth to the [[word.customer]]"), concession.value),
        (Label("Cost to us", "handbook"), concession.cost),
        (Label("At most"), concession.ceiling),
    )


SHOWS: Shows[Blueprint, InternalPen] = {
    "prices": _policy,
    "products": _products,
    "authority": _authority,
    "discounts": _discounts,
    "tiers": _tiers,
    "payment-plans": _payment_plans,
    "concessions": _concessions,
}
