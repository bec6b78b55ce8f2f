"""Rules about prices and discounts in steps: thresholds rise, and who takes more pays no more for it (family H)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Product
from generator.blueprint.model.prices import DiscountTier, PriceBreak
from generator.blueprint.model.quantities import Money

from .finding import Finding, Rule

_WHOLE = 100


def thresholds_rise(blueprint: Blueprint) -> Iterator[Finding]:
    """H13: the breaks of a price and the tiers of a discount stand in order, each from more on than the one before."""
    for steps in _all_steps(blueprint):
        for before, after in pairwise(steps):
            if after.from_ <= before.from_:
                yield Finding(
                    "thresholds-out-of-order",
                    after.origin("from"),
                    f"`{after.id}` holds from {after.from_}, and `{before.id}` before it from {before.from_}",
                    f"Write more than {before.from_} here, or put `before: {before.id}` into `{after.id}`."
                    if after.from_ < before.from_
                    else f"Two cannot hold from {after.from_}: write more here, or keep one of them.",
                    (before.origin("from"),),
                )


def more_costs_no_more(blueprint: Blueprint) -> Iterator[Finding]:
    """H14: a unit costs no more where more is bought, and a higher tier takes no less off."""
    for product in blueprint.products.values():
        yield from _rising(product, blueprint)
    for discount in blueprint.discounts.values():
        for before, after in pairwise(discount.tiers.values()):
            if after.from_ > before.from_ and after.share < before.share:
                yield Finding(
                    "price-rises",
                    after.origin("share"),
                    f"`{discount.id}` takes {after.share:f} % off from {after.from_} on, and {before.share:f} % from "
                    f"{before.from_} on",
                    f"Write {before.share:f} or more here; if it is meant so, accept this warning.",
                    (before.origin("share"),),
                )


def _rising(product: Product, blueprint: Blueprint) -> Iterator[Finding]:
    """Breaks at which a unit costs more than at the step before, the list price being the first step."""
    own = product.price if isinstance(product.price, Money) else None
    steps = [(product.origin("price"), own)] if own else []
    currency = own.currency if own else None
    breaks = sorted(product.breaks.values(), key=lambda step: step.from_)
    steps += [(step.origin("price"), _priced(step, currency)) for step in breaks]
    for (earlier, less), (later, more) in pairwise(steps):
        if _currency(less, blueprint) == _currency(more, blueprint) and more.amount > less.amount:
            yield Finding(
                "price-rises",
                later,
                f"a unit of `{product.id}` costs {more.amount:f} here, and {less.amount:f} where less is bought",
                f"Write {less.amount:f} or less here; if it is meant so, accept this warning.",
                (earlier,),
            )


def no_break_is_below_the_floor(blueprint: Blueprint) -> Iterator[Finding]:
    """H04: no break undercuts the lowest price that anybody may agree to."""
    for product in blueprint.products.values():
        floor = product.floor_price
        for step in product.breaks.values() if floor else ():
            price = _priced(step, product.price.currency if isinstance(product.price, Money) else None)
            if floor and _currency(floor, blueprint) == _currency(price, blueprint) and floor.amount > price.amount:
                yield Finding(
                    "prices-out-of-order",
                    step.origin("price"),
                    f"`{step.id}` of `{product.id}` costs {price.amount:f}, less than its `floor_price`, which is "
                    f"{floor.amount:f}",
                    f"Write {floor.amount:f} or more here, or lower `floor_price`.",
                    (product.origin("floor_price"),),
                )


def nobody_pays_more_than_all_in_advance(blueprint: Blueprint) -> Iterator[Finding]:
    """H15: the tiers of a discount for prepayment count in percent of the price."""
    for discount in blueprint.discounts.values():
        for tier in discount.tiers.values() if discount.by == "prepayment" else ():
            if tier.from_ > _WHOLE:
                yield Finding(
                    "prepaid-beyond-price",
                    tier.origin("from"),
                    f"`{tier.id}` of `{discount.id}` asks for {tier.from_} % of the price in advance",
                    "Write 1 to 100: percent of the price; or choose another `by`: volume, value or term.",
                    (discount.origin("by"),),
                )


def _all_steps(blueprint: Blueprint) -> Iterator[Sequence[PriceBreak | DiscountTier]]:
    yield from (list(product.breaks.values()) for product in blueprint.products.values())
    yield from (list(discount.tiers.values()) for discount in blueprint.discounts.values())


def _priced(step: PriceBreak, currency: str | None) -> Money:
    """The price of a break; one that names no currency has that of the list price."""
    return step.price if step.price.currency else Money(amount=Decimal(step.price.amount), currency=currency)


def _currency(money: Money, blueprint: Blueprint) -> str:
    return money.currency or blueprint.company.currency


RULES: tuple[Rule, ...] = (
    thresholds_rise,
    more_costs_no_more,
    no_break_is_below_the_floor,
    nobody_pays_more_than_all_in_advance,
)
