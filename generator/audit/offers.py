"""Rules about offers and the room for discounts behind them (family H)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule, at_own

LEAST_RESERVE, MOST_RESERVE = Decimal(3), Decimal(20)
"""Percent of the price that are kept for the last talk; the domain reference's figures (H03)."""


def detailed_offers_leave_a_choice(blueprint: Blueprint) -> Iterator[Finding]:
    """H01: a detailed offer has variants or asks its author for them, or a note says why it has one."""
    for offer in blueprint.offers.values():
        asks = not offer.variants and any(section.kind == "variants" for section in offer.sections.values())
        if offer.kind == "detailed" and len(offer.variants) < 2 and not asks and not offer.notes:
            yield Finding(
                "offer-without-variants",
                offer.path,
                f"the detailed offer `{offer.id}` leaves nothing to choose from",
                "Add two or three `variants`; or say in `notes` why there is only one.",
            )


def the_reserve_is_usual(blueprint: Blueprint) -> Iterator[Finding]:
    """H03: the reserve is worth keeping, and not so large that the price is none."""
    reserve = blueprint.price_policy.reserve_pct
    if reserve is not None and not LEAST_RESERVE <= reserve <= MOST_RESERVE:
        yield Finding(
            "reserve-out-of-range",
            "price_policy.reserve_pct",
            f"the price reserve is {reserve:f} %",
            f"Keep {LEAST_RESERVE} to {MOST_RESERVE} % of the price.",
        )


def the_reserve_can_be_granted(blueprint: Blueprint) -> Iterator[Finding]:
    """H04: somebody may grant all of the reserve."""
    policy = blueprint.price_policy
    most = max(policy.authority.values(), key=lambda one: one.max_discount_pct, default=None)
    if most and policy.reserve_pct is not None and policy.reserve_pct > most.max_discount_pct:
        path, related = at_own("price_policy.reserve_pct", most.origin("max_discount_pct"), blueprint)
        yield Finding(
            "reserve-beyond-authority",
            path,
            f"the price reserve is {policy.reserve_pct:f} %, and nobody may grant over {most.max_discount_pct:f} %",
            f"Write `price_policy.reserve_pct: {most.max_discount_pct:f}` or less, or let somebody grant more.",
            related,
        )


def authority_rises(blueprint: Blueprint) -> Iterator[Finding]:
    """H05: who comes next when a discount is asked for may grant more."""
    for before, after in pairwise(blueprint.price_policy.authority.values()):
        if after.max_discount_pct <= before.max_discount_pct:
            yield Finding(
                "authority-not-rising",
                after.origin("max_discount_pct"),
                f"`{after.id}` may grant {after.max_discount_pct:f} %, and `{before.id}`, who is asked before, "
                f"{before.max_discount_pct:f} %",
                f"Let `{after.id}` grant more than {before.max_discount_pct:f} %; who may grant less stands above, "
                f"who may grant the same needs no line.",
                (before.origin("max_discount_pct"),),
            )


RULES: tuple[Rule, ...] = (
    detailed_offers_leave_a_choice,
    the_reserve_is_usual,
    the_reserve_can_be_granted,
    authority_rises,
)
