"""Offers: their sections, variants, terms, and the merge fields filled for each customer."""

from __future__ import annotations

from typing import Literal

from .base import Amount, Collection, Entity, MessageId, ProductId, StageId, Text


class PublicMergeField(Entity):
    """A field that a salesperson fills for each customer, written ``[[id]]`` in texts."""

    label: Text
    """What stands there until it is filled: "nazwa klienta"."""
    example: Text | None = None


class MergeField(PublicMergeField):
    """A merge field with where its value is found."""

    source: Text | None = None
    """Where the value comes from, for example a CRM field."""


class PublicTerms(Entity):
    """The terms of an offer."""

    validity_days: int | None = None
    payment: Text | None = None
    delivery: Text | None = None
    warranty: Text | None = None
    complaints: Text | None = None


class Terms(PublicTerms):
    """The terms with what is internal about them."""

    notes: Text | None = None


SectionKind = Literal[
    "text",
    "customer-input",
    "products",
    "variants",
    "prices",
    "timetable",
    "terms",
    "proofs",
    "acceptance",
    "next-step",
    "changes",
]


class OfferSection(Entity):
    """A part of an offer.

    ``text`` prints the body alone; the other kinds print the body and then: ``customer-input``
    lines to fill in, ``products`` the catalogue with list prices, ``variants`` the comparison of
    variants, ``prices`` the price table to fill in, ``timetable`` milestones with dates, ``terms``
    the terms, ``proofs`` the evidence with permission, ``acceptance`` the signature box,
    ``next-step`` the agreed step, ``changes`` the differences from the previous offer.
    """

    title: Text
    kind: SectionKind = "text"
    body: Text | None = None
    lines: list[Text] = []
    """Labels of lines to fill in, milestones or changes, by kind."""


class Variant(Entity):
    """A variant of the detailed offer."""

    name: Text
    recommended: bool = False
    summary: Text
    includes: list[Text] = []
    products: list[ProductId] = []


class PublicOffer(Entity):
    """An offer template as it reaches the customer."""

    title: Text
    """Printed title: "Oferta szczegółowa"."""
    stage: StageId
    legal_status: Text | None = None
    """Binding offer or invitation, in a sentence."""
    sections: Collection[OfferSection] = {}
    variants: Collection[Variant] = {}


class Offer(PublicOffer):
    """An offer template with the instructions for its author."""

    when: Text | None = None
    """When this offer is used."""
    price_level: Text | None = None
    """How high its prices are set."""
    covering_message: MessageId | None = None
    instructions: list[Text] = []
    """What the author has to do before sending; never printed in the offer."""
    minimum_value: Amount | None = None
    notes: Text | None = None
