"""What a price depends on: a range, breaks by how much is bought, discounts in tiers; and how it is paid."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from .base import Collection, Entity, EventId, Line, RoleId, SegmentId, Text
from .quantities import Count, Money, Percent

Counted = Literal["quantity", "users", "uses"]
DiscountBy = Literal["volume", "value", "term", "prepayment"]

# --- ranges ---------------------------------------------------------------------------------------

_ENDS = {"from", "to"}
_RANGE_HINT = "Write both ends, and the currency once: {from: 900, to: 1200}"


class PriceRange(BaseModel):
    """A price that lies between two amounts of one currency: ``{from: 900, to: 1200}``."""

    model_config = ConfigDict(frozen=True)

    low: Money
    high: Money

    @model_validator(mode="before")
    @classmethod
    def _of_amounts(cls, given: object) -> object:
        ends = (given.get("low"), given.get("high")) if isinstance(given, dict) else ()
        if not ends or not all(isinstance(end, Money) for end in ends):
            raise ValueError(f"a range of prices is expected\n{_RANGE_HINT}")
        return given

    @property
    def currency(self) -> str | None:
        """The currency of both ends; None is the company's."""
        return self.low.currency

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """An editor sees how it is written, not how it is kept."""
        lowest = {"description": "The lower end.", "anyOf": Money.schema_forms}
        highest = {"description": "The upper end.", "anyOf": Money.schema_forms}
        currency = {"description": "Currency of both ends, where it is not the company's.", "type": "string"}
        return {
            "description": cls.__doc__,
            "type": "object",
            "properties": {"from": lowest, "to": highest, "currency": currency},
            "additionalProperties": False,
        }


def _in_range(given: object) -> object:
    """What is written as ``{from: …, to: …}`` as a range; anything else as it is."""
    if not isinstance(given, dict) or not given.keys() & _ENDS:
        return given
    unknown = given.keys() - _ENDS - {"currency"}
    if unknown or not given.keys() >= _ENDS:
        raise ValueError(f"a range has `from` and `to`\n{_RANGE_HINT}")
    low, high = _amount(given["from"], given), _amount(given["to"], given)
    currency = _once(low, high)
    if low.amount > high.amount:
        raise ValueError(
            f"`from` is {low.amount:f}, more than `to`, which is {high.amount:f}\n"
            f"Write the lower one first: {{from: {high.amount:f}, to: {low.amount:f}}}"
        )
    return PriceRange(
        low=Money(amount=low.amount, currency=currency), high=Money(amount=high.amount, currency=currency)
    )


def _amount(written: object, given: dict[str, Any]) -> Money:
    """An end of a range, in the currency that is written for both or with it."""
    try:
        end = Money.model_validate(written)
        named = Money.model_validate({"amount": "0", "currency": given.get("currency", "")})
    except ValidationError as error:
        raise ValueError(str(error.errors()[0].get("ctx", {}).get("error", ""))) from None
    if end.currency and named.currency and end.currency != named.currency:
        raise ValueError(f"the range is in {named.currency}, an end of it in {end.currency}\n{_RANGE_HINT}")
    return Money(amount=end.amount, currency=end.currency or named.currency)


def _once(low: Money, high: Money) -> str | None:
    """The one currency of a range."""
    if low.currency and high.currency and low.currency != high.currency:
        raise ValueError(f"the range begins in {low.currency} and ends in {high.currency}\n{_RANGE_HINT}")
    return low.currency or high.currency


Price = Annotated[Money | PriceRange, BeforeValidator(_in_range)]
"""An amount, or a range of amounts."""


# --- breaks and discounts -------------------------------------------------------------------------


class PriceBreak(Entity):
    """A price that holds from so many on."""

    from_: Count = Field(alias="from", ge=1)
    """How many it takes, counted as ``breaks_by`` of the product says."""
    price: Money
    """Price for a unit then, in the currency of the product's own."""


class DiscountTier(Entity):
    """A discount that is given from a threshold on."""

    from_: Count = Field(alias="from", ge=0)
    """The threshold: units, an order's value, months or percent paid in advance, by ``by`` of the discount."""
    share: Percent
    """How much is taken off, percent of the price."""


class PublicDiscount(Entity):
    """A discount in tiers, as a customer reads it."""

    name: Line
    """What it is called: "Rabat za przedpłatę"."""
    by: DiscountBy
    """What its thresholds count: units bought, the order's value, months of the contract, percent paid in advance."""
    tiers: Collection[DiscountTier]
    """Its steps, the lowest threshold first."""
    note: Text | None = None
    """What else has to be so: "liczone od cennika"."""


class Discount(PublicDiscount):
    """A discount with whom it is for and who grants it."""

    audience: Literal["internal", "customer"] = "internal"
    """Whether offers print it for customers."""
    segments: list[SegmentId] = []
    """Classes of customers that may have it; all where it is empty."""
    granted_by: RoleId | None = None
    """Who may grant it."""


# --- how it is paid -------------------------------------------------------------------------------


class PaymentPart(Entity):
    """A part of the price that is paid at one time; a deposit is one."""

    name: Line
    """What it is called: "Zadatek", "Reszta"."""
    share: Percent | None = None
    """How much of the price it is, in percent; beside parts of a fixed amount, of what is left."""
    amount: Money | None = None
    """How much it is, where that is a fixed amount."""
    when: Line | None = None
    """When it is due, in words: "przy zamówieniu", "14 dni po odbiorze"."""
    event: EventId | None = None
    """The event after which it is due; it is printed in the event's words where ``when`` is missing."""


class PublicPaymentPlan(Entity):
    """How an order is paid, part by part."""

    name: Line
    """What it is called: "W dwóch częściach"."""
    parts: Collection[PaymentPart]
    """Its parts in the order in which they are due; the shares come to 100 percent."""
    note: Text | None = None
    """What else holds: "zadatek wraca, jeżeli nie dotrzymamy terminu"."""


class PaymentPlan(PublicPaymentPlan):
    """A plan with whom it is for."""

    segments: list[SegmentId] = []
    """Classes of customers that pay so; all where it is empty."""
