"""Which deals are looked into, and why: what the selection's formulas come to, worked out from the blueprint."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.blueprint.model.interviews import Deal
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.winloss import Quota

from .windows import of_deal

MONTHS = 3
"""Of a quarter."""
OFFERED = "offer"
"""The stage that a deal has to have come to, where the company has it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A deal with what is known of its interview."""

    deal: Deal
    held: datetime.date | None

    @property
    def last(self) -> datetime.date | None:
        """The last contact with the customer, as far as it is known."""
        return self.deal.last_contact or self.deal.closed


def cases(blueprint: Blueprint) -> tuple[Case, ...]:
    """The deals that have ended, the latest first."""
    held = {interview.deal: interview.held for interview in blueprint.interviews.values()}
    found = (Case(deal, held.get(deal.id)) for deal in blueprint.deals.values())
    return tuple(sorted(found, key=lambda case: case.last or datetime.date.min, reverse=True))


def amount(money: Money | None, blueprint: Blueprint) -> Decimal | None:
    """An amount in the currency that is compared; None for any other, which says nothing beside it."""
    compared = _currency(blueprint.win_loss.min_value, blueprint)
    return money.amount if money and _currency(money, blueprint) == compared else None


def least(deal: Deal, blueprint: Blueprint) -> Decimal:
    """The value from which a deal is looked into: that of its class of customers, or of the programme."""
    segment = blueprint.segments.get(deal.segment or "")
    own = segment.win_loss_min_value if segment else None
    return amount(own or blueprint.win_loss.min_value, blueprint) or Decimal()


def _currency(money: Money | None, blueprint: Blueprint) -> str:
    return (money.currency if money else None) or blueprint.company.currency


# --- quarters -------------------------------------------------------------------------------------


def quarter_of(day: datetime.date) -> datetime.date:
    """The first day of the quarter that a day is in."""
    return day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1)


def following(first: datetime.date, quarters: int = 1) -> datetime.date:
    """The first day of the quarter so many after one, or before it."""
    return add_months(first, quarters * MONTHS)


def held_for(quota: Quota, blueprint: Blueprint, quarters_back: int = 0) -> int:
    """How many interviews of a quota were held in the quarter of today, or in one before it."""
    if blueprint.as_of is None:
        return 0
    first = following(quarter_of(blueprint.as_of), -quarters_back)
    return sum(
        case.held is not None and first <= case.held < following(first) and _belongs(case.deal, quota)
        for case in cases(blueprint)
    )


def _belongs(deal: Deal, quota: Quota) -> bool:
    return deal.outcome == quota.outcome and quota.segment in (None, deal.segment)


def missing(quota: Quota, blueprint: Blueprint) -> int:
    """How many interviews of a quota are missing in the quarter of today."""
    return max(0, quota.per_quarter - held_for(quota, blueprint))


# --- verdicts -------------------------------------------------------------------------------------


def why(case: Case, blueprint: Blueprint) -> str:
    """For what reason a deal is looked into or not: the first that holds; "" where nobody knows how it ended."""
    if case.deal.outcome is None:
        return ""
    return next(reason for reason, holds in _tests(case, blueprint) if holds)


def _tests(case: Case, blueprint: Blueprint) -> Iterator[tuple[str, bool]]:
    """Reasons in the order in which they count, each with whether it holds."""
    deal, value, threshold = case.deal, amount(case.deal.value, blueprint), least(case.deal, blueprint)
    yield deal.exclusion or "", deal.exclusion is not None
    yield "no-value", value is None and threshold > 0
    yield "below", (value or 0) < threshold
    yield "early", _ended_early(deal, blueprint)
    yield "passed", _is_over(case, blueprint)
    yield "strategic", deal.strategic
    yield "first", deal.first_order
    yield "enough", _is_full(case, blueprint)
    yield "by-value", True


def _ended_early(deal: Deal, blueprint: Blueprint) -> bool:
    order = [*blueprint.stages]
    return bool(deal.stage) and OFFERED in order and order.index(deal.stage or "") < order.index(OFFERED)


def _is_over(case: Case, blueprint: Blueprint) -> bool:
    """Whether the window of an interview that was not held has passed."""
    if case.held or case.last is None or blueprint.as_of is None:
        return False
    return case.last + datetime.timedelta(of_deal(case.deal.pipeline, blueprint).last) < blueprint.as_of


def _is_full(case: Case, blueprint: Blueprint) -> bool:
    """Whether the quarter's targets leave no room for an interview that was not held."""
    targets = blueprint.win_loss.quotas.values()
    rooms = (missing(quota, blueprint) for quota in targets if _belongs(case.deal, quota))
    return bool(targets) and case.held is None and not any(rooms)
