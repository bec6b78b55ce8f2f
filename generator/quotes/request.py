"""What a customer's file may say: who gets the offer, what is in it, what is taken off, and how it is paid.

Elements are keyed by ids, as in a blueprint; references lead into the blueprint. What is "never printed" stays with us.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import WithJsonSchema

from generator.blueprint.model.amounts import plainly
from generator.blueprint.model.base import (
    Collection,
    Entity,
    Name,
    PersonId,
    ProofId,
    Reference,
    Remark,
    SegmentId,
    Text,
    Title,
)
from generator.blueprint.model.quantities import Count, Day, Money, Percent
from generator.locale import Language

_MOST_DIGITS, _MOST_DECIMALS = 9, 3
_NONE = "none"
_HINT = "Write digits, more than zero: 24 or 2.5"


def _quantity(value: object) -> object:
    """A quantity as people write it; ``ValueError`` where it is none, or not more than zero."""
    if isinstance(value, bool):
        raise ValueError(f"a quantity is expected\n{_HINT}")
    if isinstance(value, Decimal):
        return value
    written = re.sub(r"\s+", " ", str(value)).strip()
    digits = _digits(written)
    if Decimal(digits) <= 0:
        raise ValueError(f"the quantity is {written}\n{_HINT}; to leave the product out, delete the line.")
    whole, _, decimals = digits.partition(".")
    if len(whole.lstrip("0")) > _MOST_DIGITS or len(decimals.rstrip("0")) > _MOST_DECIMALS:
        raise ValueError(
            f"“{written}” has too many digits\nWrite at most {_MOST_DIGITS}, and {_MOST_DECIMALS} decimals."
        )
    return Decimal(digits)


def _digits(written: str) -> str:
    try:
        return plainly(written[:40])
    except ValueError as error:
        if "two amounts" in str(error):
            raise
        raise ValueError(f"“{written[:40]}” is not a quantity\n{_HINT}") from None


Quantity = Annotated[
    Decimal,
    BeforeValidator(_quantity),
    WithJsonSchema({"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string"}], "examples": [24, "2,5"]}),
]
"""How many units; more than zero, with at most three decimals."""
DiscountId = Annotated[str, Reference("discounts")]
OfferId = Annotated[str, Reference("offers")]
PlanId = Annotated[str, Reference("payment_plans")]


class Shorthand(Entity):
    """An entity that may be written as the value of its ``main`` field alone: ``installation: 3``."""

    @classmethod
    def main(cls) -> str:
        """The key whose value may stand alone."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, given: object) -> object:
        return given if isinstance(given, (dict, cls)) else {cls.main(): given}


class Customer(Entity):
    """The firm that gets the offer."""

    name: Name
    """Full name, as on an invoice."""
    address: Name | None = None
    """Street, postal code and town, in one line."""
    vat_id: Name | None = None
    """Tax number, in quotes; ``none`` for a customer without one."""
    register_entry: Name | None = None
    """Entry in the company register."""

    @property
    def has_no_vat_id(self) -> bool:
        """Whether it is said that there is no tax number, so that nobody has to fill one in."""
        return (self.vat_id or "").strip().lower() == _NONE


class Contact(Entity):
    """The person there who gets the offer."""

    first_name: Name | None = None
    """First name."""
    last_name: Name | None = None
    """Last name."""
    title: Name | None = None
    """Job title."""
    salutation: Name | None = None
    """How a letter addresses the person."""
    email: Name | None = None
    """E-mail address."""
    phone: Name | None = None
    """Telephone number."""


class Item(Shorthand):
    """A line of the offer: so many of a product of the blueprint, or of something with its own name and price."""

    quantity: Quantity
    """How many units."""
    users: Count | None = Field(default=None, ge=1)
    """How many users it is for, where price breaks count users; the quantity where it is missing."""
    uses: Count | None = Field(default=None, ge=1)
    """How many uses it is for, where price breaks count uses; the quantity where it is missing."""
    price: Money | None = None
    """Price of a unit that was agreed, on the basis of the blueprint's; needed where that is a range or on request."""
    name: Title | None = None
    """What it is called instead; of something that is no product of the blueprint, what it is called at all."""
    unit: Title | None = None
    """Unit that the price is for, where it is another."""
    tax_pct: Percent | None = None
    """Rate of tax, where it is another than the product's."""
    version: Title | None = None
    """The version that the customer has chosen of those of the product."""
    note: Title | None = None
    """What the offer says below its name."""
    optional: bool = False
    """Whether it is an option: listed apart, and in no total."""

    @classmethod
    def main(cls) -> str:
        """The key whose value may stand alone."""
        return "quantity"


class ChosenVariant(Entity):
    """A variant of the offer template that this customer is offered."""

    products: Collection[Item] = {}
    """Its own lines: they come to those of the whole offer, or take their place."""


class Reduction(Entity):
    """A discount: one of the blueprint by its id, or a free one of so much percent or a fixed amount."""

    discount: DiscountId | None = None
    """The discount of the blueprint, where the key is not its id."""
    reached: Count | None = Field(default=None, ge=0)
    """Months of the contract, or percent paid in advance, where the discount goes by these."""
    percent: Percent | None = None
    """A free discount in percent."""
    amount: Money | None = None
    """A free discount as an amount, on the basis of the offer's prices."""
    products: list[str] = []
    """Lines that it is taken off; the whole offer where none is named."""
    name: Title | None = None
    """What the offer calls it."""
    reason: Remark | None = None
    """Why it is given; a free one has to say so. Never printed."""


class Tax(Entity):
    """How tax is charged to this customer, where it is not as at home."""

    percent: Percent
    """Rate on every line, such as 0."""
    note: Title | None = None
    """Why, as the offer says it."""


class ChosenPlan(Shorthand):
    """How this customer pays."""

    plan: PlanId
    """The payment plan of the blueprint."""
    due: dict[str, Day] = {}
    """Dates on which parts of it are due, by their ids."""

    @classmethod
    def main(cls) -> str:
        """The key whose value may stand alone."""
        return "plan"


class Request(Entity):
    """A customer's file."""

    customer: Customer
    """Who gets the offer."""
    contact: Contact = Contact()
    """The person there."""
    seller: PersonId | None = None
    """Who of us makes the offer."""
    approved_by: PersonId | None = None
    """Who has granted what is above the seller's own authority. Never printed."""
    segment: SegmentId | None = None
    """The class of the customer. Never printed."""
    offer: OfferId | None = None
    """The offer template; the detailed one where it is missing."""
    number: Name
    """Number of the offer."""
    date: Day
    """Date of the offer."""
    valid_until: Day | None = None
    """Last day on which it holds; counted from the terms where it is missing."""
    language: Language | None = None
    """Language of the offer; the blueprint's own where it is missing."""
    products: Collection[Item] = {}
    """What is offered: the quantity of each product, or a line with more than that."""
    variants: Collection[ChosenVariant] = {}
    """Variants of the template that are offered side by side, by their ids."""
    discounts: Collection[Reduction] = {}
    """What is taken off, in this order."""
    tax: Tax | None = None
    """Tax, where it is not charged as at home."""
    payment_plan: ChosenPlan | None = None
    """How it is paid."""
    fields: dict[str, Title] = {}
    """Texts for merge fields, by the ids of these."""
    sections: dict[str, Text] = {}
    """Own texts of sections of the template, by the ids of these: they stand in place of its body and lines."""
    leave_out: list[str] = []
    """Sections of the template that this offer does without."""
    timetable: list[Title] = []
    """Dates of the milestones, in their order."""
    proofs: list[ProofId] = []
    """Evidence that this offer shows, of what may be shown; all of that where none is named."""
    notes: Remark | None = None
    """What we should remember. Never printed."""

    @model_validator(mode="before")
    @classmethod
    def _variants_by_name(cls, given: Any) -> Any:
        """``variants: [basic, recommended]`` as keys without lines of their own."""
        variants = given.get("variants") if isinstance(given, dict) else None
        if isinstance(variants, list) and all(isinstance(one, str) for one in variants):
            return {**given, "variants": {one: {} for one in variants}}
        return given
