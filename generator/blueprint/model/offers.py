"""Offers and the papers of an order: their sections, variants, terms, and the fields filled for each customer."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from .base import (
    BlockId,
    Buyers,
    Collection,
    CrmFieldId,
    Entity,
    LawId,
    Line,
    MergeFieldId,
    MessageId,
    Name,
    PaymentPlanId,
    PersonaId,
    ProductId,
    RoleId,
    SegmentId,
    StageId,
    Text,
    Title,
)
from .crm import CrmObject, System
from .papers import OfferSection, Section
from .prices import Price
from .quantities import Days, Money, Quantity

Fact = Literal[
    "avatar.trouble",
    "avatar.cost_of_inaction",
    "avatar.words",
    "avatar.proof",
    "avatar.number",
    "avatar.changes",
    "prices.range",
    "prices.drivers",
    "webinar.topic",
    "interviewer.name",
    "head-of-sales.name",
    "head-of-sales.title",
    "head-of-sales.phone",
    "logistics.name",
    "logistics.phone",
]
"""What a blueprint knows and a merge field may stand for: ``avatar`` is the firm that is written to, a role the one
person who fills it."""


class PublicMergeField(Entity):
    """A field that a salesperson fills for each customer, written ``[[id]]`` in texts."""

    label: Title
    """What stands there until it is filled: "nazwa klienta"."""
    type: Literal["text", "long-text", "date", "choice"] = "text"
    """What is filled in: a line, a text of several, a date that is picked, or one of ``options``."""
    options: list[Title] = []
    """Values to choose from, where it is a ``choice``."""
    example: Line | None = None
    """A filled one: "Piekarnia Ziarno"."""


class MergeField(PublicMergeField):
    """A merge field with where its value is found."""

    source: Line | None = None
    """Where the value comes from, in words."""
    fact: Fact | None = None
    """The fact of the blueprint that fills it in the company's own papers; nobody has to fill it there."""
    object: CrmObject | None = None
    """What it tells about: the deal, the firm, the person."""
    tokens: dict[System, Name] = {}
    """How a system's own mail templates write it: "{{deal.title}}"."""
    crm_field: CrmFieldId | None = None
    """The CRM field that holds it."""
    required: bool = True
    """Whether a text makes no sense without it."""
    buyers: Buyers = "both"
    """Of whom it tells; lists of fields leave it out where nobody like that buys."""


class PublicTerms(Entity):
    """The terms of an offer."""

    validity_days: Days | None = Field(default=None, ge=1)
    """How long an offer holds that says nothing else, in days."""
    payment: Text | None = None
    """Terms of payment: "przelew, 14 dni od daty faktury"."""
    delivery: Text | None = None
    """How and where it is delivered, and who pays for that."""
    warranty: Text | None = None
    """Length and extent of the warranty."""
    complaints: Text | None = None
    """How a complaint is made and when it is answered."""
    jurisdiction: Text | None = None
    """Law and court."""


class Terms(PublicTerms):
    """The terms with what is internal about them."""

    notes: Text | None = None
    """What may be changed in them, and by whom."""


class PublicBlock(Entity):
    """A piece of text that several papers share."""

    title: Line
    """Its headline."""
    body: Text | None = None
    """Its text."""


class Block(PublicBlock):
    """A piece of text with for whom it is."""

    buyers: Buyers = "both"
    """Who it is true for, where not for all who buy: a company that sells to others only has no such text, and its
    papers no section that prints it."""
    laws: list[LawId] = []
    """The rules of law that it rests on."""
    personas: list[PersonaId] = []
    """People it is written for; everybody where it is empty."""
    segments: list[SegmentId] = []
    """Classes of customers it is written for."""
    products: list[ProductId] = []
    """Products it goes with."""
    when: Text | None = None
    """When it is put in, in words."""


def _by_product(given: object) -> object:
    """Products that are listed without saying how many."""
    return dict.fromkeys(given) if isinstance(given, list) else given


_NUMBER = {"type": "number", "exclusiveMinimum": 0}
_PRODUCTS: dict[str, Any] = {
    "anyOf": [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": {"anyOf": [_NUMBER, {"type": "string"}, {"type": "null"}]}},
    ]
}
Products = Annotated[dict[ProductId, Quantity | None], BeforeValidator(_by_product), WithJsonSchema(_PRODUCTS)]
"""Products with how many of each, ``{seat: 10, training: 1}``; a list, or a product without a number, where that is
agreed with each customer."""


class Variant(Entity):
    """A variant of an offer."""

    name: Line
    """What it is called: "Podstawowy", "Zalecany"."""
    recommended: bool = False
    """Whether we advise it; one of them."""
    summary: Text
    """For whom it is, in a sentence."""
    includes: list[Text] = []
    """What it consists of."""
    products: Products = {}
    """Products in it, with how many of each where that is always the same."""
    options: Products = {}
    """Products that may be added to it: priced apart, and in no total."""
    price: Price | Literal["on-request"] | None = None
    """What it costs as a whole, net or gross by ``prices_are`` of the company; what its products come to where it is
    missing."""
    payment_plan: PaymentPlanId | None = None
    """How it is paid, where that is not as the offer says."""


class PublicOffer(Entity):
    """An offer template as it reaches the customer."""

    title: Title
    """Printed title: "Oferta szczegółowa"."""
    stage: StageId
    """The stage in which it is sent."""
    legal_status: Text | None = None
    """Binding offer or invitation, in a sentence."""
    validity_days: Days | None = Field(default=None, ge=1)
    """How long this offer holds, in days; as long as the terms say where it is missing."""
    sections: Collection[OfferSection] = {}
    """Its parts in their order."""
    variants: Collection[Variant] = {}
    """Variants to choose from, two or three."""
    payment_plan: PaymentPlanId | None = None
    """How it is paid; where several plans fit its segments, whoever writes it chooses one."""


class Offer(PublicOffer):
    """An offer template with the instructions for its author."""

    segments: list[SegmentId] = []
    """Classes of customers that it is written for; all where it is empty."""
    kind: Literal["general", "detailed", "final"] | None = None
    """What it is; offers of one kind have the same purpose."""
    when: Text | None = None
    """When this offer is used."""
    laws: list[LawId] = []
    """The rules of law that its legal status rests on."""
    price_level: Text | None = None
    """How high its prices are set."""
    covering_message: MessageId | None = None
    """The message that it is sent with."""
    instructions: list[Text] = []
    """What the author has to do before sending; never printed in the offer."""
    blocks: list[BlockId] = []
    """Shared texts that may be put in."""
    minimum_value: Money | None = None
    """Order value from which it is written, net."""
    notes: Text | None = None
    """What the author should know."""


class PublicDocument(Entity):
    """A paper of an order, or a consent, as the other side gets it."""

    title: Title
    """Printed title: "Potwierdzenie zamówienia"."""
    stage: StageId
    """The stage in which it is used."""
    heading: list[MergeFieldId] = []
    """Merge fields at its top: number, date, customer."""
    sections: Collection[Section] = {}
    """Its parts in their order."""


class Document(PublicDocument):
    """A paper with the instructions for its author."""

    kind: Literal["confirmation", "work-order", "checklist", "consent", "presentation", "other"] | None = None
    """What it is."""
    audience: Literal["internal", "customer"] = "internal"
    """Who reads it."""
    owner: RoleId | None = None
    """Who writes it."""
    receiver: RoleId | None = None
    """Who accepts it."""
    buyers: Buyers = "both"
    """Who is given it, where not all who buy: a company that sells to others only has no such paper."""
    laws: list[LawId] = []
    """The rules of law that it rests on."""
    when: Text | None = None
    """When it is written."""
    covering_message: MessageId | None = None
    """The message that it is sent with."""
    instructions: list[Text] = []
    """What the author has to do before it goes out; never printed in a customer's paper."""
