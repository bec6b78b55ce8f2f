"""The funnel reckoned: how many of each step a year's target takes. Papers print it, and rules compare with it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import FunnelAssumption

USUAL_WORKING_DAYS = 220
"""Working days of a year: some 250 without holidays, less leave and days at fairs; our own round figure."""
MOST = 10**12
"""More than this of anything nobody could do in a year: such a number says only that a rate is wrong."""
WORKING_WEEK = 5
"""Working days of a week where the company names none."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps of the way to an order, and how many of each, and then of orders, are needed in a year.

    A number is None where target, usual order or rate is not known, or where the amounts are in two currencies,
    or where nobody could do so many.
    """

    steps: tuple[FunnelAssumption, ...]
    needed: tuple[int | None, ...]
    sellers: int

    def a_day(self, count: int) -> float:
        """What a year's number comes to for one salesperson and working day."""
        return count / self.sellers / USUAL_WORKING_DAYS


def funnel_of(blueprint: Blueprint) -> Funnel:
    """The funnel of a company, each step needing what the next one needs, divided by its own rate."""
    steps = tuple(step for step in blueprint.funnel.values() if step.chain == "sales")
    counts: list[int | None] = [_orders(blueprint)]
    for step in reversed(steps):
        later = counts[-1]
        counts.append(math.ceil(later / (step.rate / 100)) if later is not None and step.rate else None)
        if (counts[-1] or 0) > MOST:
            counts[-1] = None
    return Funnel(steps, tuple(reversed(counts)), blueprint.targets.salespeople or 1)


def _orders(blueprint: Blueprint) -> int | None:
    revenue, order = blueprint.targets.yearly_revenue, blueprint.company.typical_order_value
    own = blueprint.company.currency
    if revenue is None or order is None or not order.amount or (revenue.currency or own) != (order.currency or own):
        return None
    return math.ceil(Decimal(revenue.amount / order.amount))
