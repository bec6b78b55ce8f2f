"""Rules about prices and discounts in steps: thresholds rise, and who takes more pays no more for it (family H)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Product, of_break
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
    for path, related, message, hint in (*_dearer(blueprint), *_smaller(blueprint)):
        yield Finding("price-rises", path, message, f"{hint} here; if it is meant so, accept this warning.", (related,))


_Told = tuple[str, str, str, str]
"""Where something is, what it is set against, what is told of it, and the first half of the way out."""


def _dearer(blueprint: Blueprint) -> Iterator[_Told]:
    """Breaks at which a unit costs more than at the step before, the list price being the first step."""
    for product in blueprint.products.values():
        for (earlier, less), (later, more) in pairwise(_steps(product)):
            if _currency(less, blueprint) == _currency(more, blueprint) and more.amount > less.amount:
                message = (
                    f"a unit of `{product.id}` costs {more.amount:f} here, and {less.amount:f} where less is bought"
                )
                yield later, earlier, message, f"Write {less.amount:f} or less"


def _smaller(blueprint: Blueprint) -> Iterator[_Told]:
    """Tiers that take less off than the one before."""
    for discount in blueprint.discounts.values():
        for before, after in pairwise(discount.tiers.values()):
            if after.from_ > before.from_ and after.share < before.share:
                message = (
                    f"`{discount.id}` takes {after.share:f} % off from {after.from_} on, and {before.share:f} % from "
                    f"{before.from_} on"
                )
                yield after.origin("share"), before.origin("share"), message, f"Write {before.share:f} or more"


def _steps(product: Product) -> Iterator[tuple[str, Money]]:
    """The list price where it is an amount, then the breaks, the smallest first."""
    if isinstance(product.price, Money):
        yield product.origin("price"), product.price
    for step in sorted(product.breaks.values(), key=lambda step: step.from_):
        yield step.origin("price"), of_break(product, step)


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


def _currency(money: Money, blueprint: Blueprint) -> str:
    return money.currency or blueprint.company.currency


RULES: tuple[Rule, ...] = (thresholds_rise, more_costs_no_more, nobody_pays_more_than_all_in_advance)
