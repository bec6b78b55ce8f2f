"""The discounts of a customer's file: those of the blueprint at the tier that is reached, and free ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.prices import Discount

from .findings import Findings
from .pricing import Price, Prices
from .reckoning import Taken, rounded
from .request import Reduction, Request

_COUNTED = {"volume": "units", "value": "of value", "term": "months", "prepayment": "percent paid in advance"}
"""What the thresholds of a discount count."""


class Discounts:
    """The discounts of one customer's file, for whichever variant."""

    def __init__(self, request: Request, blueprint: Blueprint, prices: Prices, findings: Findings) -> None:
        self._request, self._blueprint = request, blueprint
        self._prices, self._findings = prices, findings
        self._usable = [(id_, one) for id_, one in request.discounts.items() if self._is_whole(id_, one)]

    def taken(self, lines: Sequence[Price]) -> tuple[Taken, ...]:
        """What is taken off the lines of a variant, in the order of the file."""
        found = (self._taken(id_, one, self._reached(one, lines)) for id_, one in self._usable)
        return tuple(taken for taken in found if taken)

    def named(self, id_: str) -> Discount | None:
        """The discount of the blueprint that one of the file stands for; None for a free one."""
        one = self._request.discounts[id_]
        if one.percent is not None or one.amount is not None:
            return None
        return self._blueprint.discounts.get(one.discount or id_)

    def printed(self, id_: str) -> str:
        """What the offer calls a discount; "" for a free one without a name."""
        named = self.named(id_)
        return self._request.discounts[id_].name or (named.name if named else "")

    def printed_on(self, line: str) -> tuple[str, ...]:
        """What the discounts on a line are called."""
        names = (self.printed(id_) for id_, one in self._usable if line in one.products)
        return tuple(name for name in names if name)

    # --- inside ---

    def _reached(self, one: Reduction, lines: Sequence[Price]) -> Sequence[Price]:
        """The lines that a discount goes by."""
        if one.products:
            return [price for price in lines if price.line.id in one.products]
        return [price for price in lines if not price.priced.is_option]

    def _taken(self, id_: str, one: Reduction, lines: Sequence[Price]) -> Taken | None:
        named, on = self.named(id_), frozenset(one.products)
        if not lines:
            return None
        if named is None:
            return Taken(id_, one.percent, one.amount.amount if one.amount else Decimal(0), on)
        count = self._count(named, one, lines)
        tiers = [tier for tier in named.tiers.values() if tier.from_ <= count]
        if not tiers:
            self._tell_not_reached(id_, named, count)
            return None
        share = max(tiers, key=lambda tier: tier.from_).share
        return Taken(id_, share, lines=on, is_free=False)

    def _count(self, named: Discount, one: Reduction, lines: Sequence[Price]) -> Decimal:
        """What the thresholds of a discount are compared with."""
        if named.by == "volume":
            return sum((price.priced.quantity for price in lines), Decimal(0))
        if named.by == "value":
            amounts = (rounded(price.priced.quantity * price.priced.unit, self._prices.digits) for price in lines)
            return sum(amounts, Decimal(0))
        return Decimal(one.reached or 0)

    def _tell_not_reached(self, id_: str, named: Discount, count: Decimal) -> None:
        lowest = min((tier.from_ for tier in named.tiers.values()), default=None)
        if lowest is None:
            return
        unit = _COUNTED[named.by]
        message = f"`{named.id}` begins at {lowest} {unit}, and this offer has {count:f}"
        self._findings.refuse("discount-not-due", message, "Delete the discount, or offer more.", "discounts", id_)

    # --- looking at a discount ---

    def _is_whole(self, id_: str, one: Reduction) -> bool:
        """Whether a discount says what it takes off, which is told where it does not."""
        told = [*self._unsaid(id_, one)]
        for message, hint in told:
            self._findings.refuse("value", message, hint, "discounts", id_)
        named = self.named(id_)
        if named:
            self._look_at_named(id_, named, one)
        return not told and (named is not None or one.percent is not None or one.amount is not None)

    def _unsaid(self, id_: str, one: Reduction) -> Iterator[tuple[str, str]]:
        is_free = one.percent is not None or one.amount is not None
        if one.percent is not None and one.amount is not None:
            yield f"`{id_}` has both `percent` and `amount`", "Keep one of the two."
        if is_free and one.discount:
            yield (
                f"`{id_}` is a discount of the blueprint and a free one",
                "Delete `discount`, or its own size.",
            )
        if is_free and not one.reason:
            yield f"`{id_}` does not say why it is given", "Add `reason: …`; the offer does not print it."
        if one.amount and not self._prices.in_currency(one.amount):
            yield (
                f"`{id_}` is in {one.amount.currency}, the offer in {self._prices.currency}",
                f"Write it in {self._prices.currency}.",
            )
        named = self.named(id_)
        if named and named.by in ("term", "prepayment") and one.reached is None:
            yield f"`{named.id}` goes by {_COUNTED[named.by]}, which is not said", "Add `reached: 24` with that number."

    def _look_at_named(self, id_: str, named: Discount, one: Reduction) -> None:
        segment = self._request.segment
        if named.segments and segment not in named.segments:
            who = f"this customer is of the class `{segment}`" if segment else "no `segment` is said"
            message = f"`{named.id}` is not for everybody, and {who}"
            hint = f"It is for: {', '.join(named.segments)}. Delete the discount, or correct `segment`."
            self._findings.refuse("not-for-segment", message, hint, "discounts", id_)
        if one.reached is not None and named.by in ("volume", "value"):
            message = f"`reached` is read by nothing: `{named.id}` goes by what is offered"
            self._findings.warn("offer-unread", message, "Delete it.", "discounts", id_, "reached")
