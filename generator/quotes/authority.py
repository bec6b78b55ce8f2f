"""Who may grant what an offer takes off: the seller's authority, the lowest price, the reserve. None of it is printed.

Discounts of the blueprint need nobody's authority but that of whom they name; a free discount, and a price below that
of the list, need authority for the share that they take of a line's price.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Person
from generator.blueprint.model.customers import Authority
from generator.blueprint.model.offers import Offer

from .discounts import Discounts
from .findings import Findings
from .pricing import Price
from .reckoning import ReckonedLine, rounded
from .request import Request

_HUNDREDTH = Decimal("0.01")


class Leave:
    """Looks whether somebody with the authority for it has granted what an offer takes off."""

    def __init__(self, request: Request, blueprint: Blueprint, offer: Offer, findings: Findings) -> None:
        self._request, self._blueprint, self._offer, self._findings = request, blueprint, offer, findings
        self._policy = blueprint.price_policy
        people = (request.seller, request.approved_by)
        self._grants = [blueprint.people[id_] for id_ in people if id_ and id_ in blueprint.people]

    def look_at_discounts(self, discounts: Discounts) -> None:
        """Discounts of the blueprint that only one role may grant."""
        for id_ in self._request.discounts:
            named = discounts.named(id_)
            role = named.granted_by if named else None
            if named and role and not any(role in person.roles for person in self._grants):
                message = f"`{named.id}` is granted by {self._whose(role)}, who has not granted it here"
                self._findings.refuse("discount-beyond-authority", message, self._ask(role, ""), "discounts", id_)

    def look_at_line(self, price: Price, line: ReckonedLine, digits: int) -> None:
        """What free discounts and an agreed price leave of a line's price."""
        taken, listed = _taken(price, line, digits)
        if not taken or not listed:
            self._look_at_floor(price, line, digits)
            return
        cent = Decimal(1).scaleb(-digits) * (1 + len(self._request.discounts))  # what rounding may make of it
        highest = self._highest()
        is_beyond = bool(self._policy.authority) and taken > listed * highest / 100 + cent
        if is_beyond:
            self._tell_beyond(price, taken * 100 / listed, highest)
        if not self._look_at_floor(price, line, digits) and not is_beyond:
            self._look_at_reserve(price, line, digits)

    # --- authority ---

    def _highest(self) -> Decimal:
        """The greatest discount that those may grant who have, in percent."""
        roles = {role for person in self._grants for role in person.roles}
        rows = self._policy.authority.values()
        return max((row.max_discount_pct for row in rows if row.role in roles), default=Decimal(0))

    def _tell_beyond(self, price: Price, share: Decimal, highest: Decimal) -> None:
        share = share.quantize(_HUNDREDTH, ROUND_UP)
        who = " and ".join(person.name for person in self._grants)
        may = f"{who} may give {_plain(highest)} %" if who else "nobody is named as `seller`"
        message = f"what is taken off `{price.line.id}` comes to {_plain(share)} % of its price, and {may}"
        granting = self._granting(share)
        if granting:
            before = f"Take off {_plain(highest)} % at most, or ask" if who else "Add `seller`, or ask"
            hint = self._ask(granting.role, before)
        else:
            top = max(self._policy.authority.values(), key=lambda row: row.max_discount_pct)
            hint = f"Nobody may grant that: the most is {_plain(top.max_discount_pct)} %, from {self._whose(top.role)}."
        self._findings.refuse("discount-beyond-authority", message, hint, *price.line.steps)

    def _granting(self, share: Decimal) -> Authority | None:
        """The lowest authority that is enough."""
        enough = (row for row in self._policy.authority.values() if row.max_discount_pct >= share)
        return min(enough, key=lambda row: row.max_discount_pct, default=None)

    def _ask(self, role: str, before: str) -> str:
        """How to have somebody of a role grant it."""
        people = [*self._people(role)]
        ids = " or ".join(f"`approved_by: {person.id}`" for person in people) or "`approved_by: …`"
        asked = f"{before} {self._whose(role)} to grant it" if before else f"Have {self._whose(role)} grant it"
        return f"{asked}, and then add {ids}."

    def _whose(self, role: str) -> str:
        """A role with the people who fill it: ``Head of sales (Anna Wilczek)``."""
        name = self._blueprint.roles[role].name if role in self._blueprint.roles else role
        people = ", ".join(person.name for person in self._people(role))
        return f"{name} ({people})" if people else name

    def _people(self, role: str) -> Iterator[Person]:
        return (person for person in self._blueprint.people.values() if role in person.roles)

    # --- lowest price and reserve ---

    def _look_at_floor(self, price: Price, line: ReckonedLine, digits: int) -> bool:
        """Whether a line is cheaper than anybody may sell it, which is told."""
        if price.floor is None or not _is_reduced(price, line) or line.left >= _of(price.floor, line, digits):
            return False
        each = (line.left / price.priced.quantity).quantize(_HUNDREDTH, ROUND_DOWN)
        message = f"a unit of `{price.line.id}` comes to {each:f}, below its lowest price of {price.floor:f}"
        hint = "Nobody may go below it."
        if price.reference:
            most = ((1 - price.floor / price.reference) * 100).quantize(_HUNDREDTH, ROUND_DOWN)
            share = _plain(max(most, Decimal(0)) or Decimal(0))
            hint = f"Nobody may go below it: take off {share} % in all at most, or change the scope."
        self._findings.refuse("price-below-floor", message, hint, *price.line.steps)
        return True

    def _look_at_reserve(self, price: Price, line: ReckonedLine, digits: int) -> None:
        """A detailed offer keeps the reserve above the lowest price, for the talk about the price that follows."""
        reserve = self._policy.reserve_pct
        if self._offer.kind != "detailed" or not reserve or price.floor is None or self._highest() >= reserve:
            return
        least = rounded(price.floor / (1 - reserve / 100), digits) if reserve < 100 else price.floor
        if line.left >= _of(least, line, digits):
            return
        message = f"`{price.line.id}` leaves less than the reserve of {_plain(reserve)} % above its lowest price"
        keep = f"Keep a price of {least:f} or more; the reserve is for the final offer."
        granting = self._granting(reserve)
        hint = f"{keep} {self._ask(granting.role, 'Or ask')}" if granting else keep
        self._findings.refuse("price-below-floor", message, hint, *price.line.steps)


def _taken(price: Price, line: ReckonedLine, digits: int) -> tuple[Decimal, Decimal]:
    """What somebody has to have the authority for, and the price of the line that it is a share of."""
    if price.reference is None:
        return line.free, line.before
    listed = _of(price.reference, line, digits)
    return line.free + max(listed - line.before, Decimal(0)), listed


def _is_reduced(price: Price, line: ReckonedLine) -> bool:
    """Whether a line costs less than the list has it: a list price itself is nobody's discount."""
    return price.reference is None or line.left < price.reference * price.priced.quantity


def _of(unit: Decimal, line: ReckonedLine, digits: int) -> Decimal:
    return rounded(unit * line.line.quantity, digits)


def _plain(share: Decimal) -> str:
    return f"{share.normalize():f}"
