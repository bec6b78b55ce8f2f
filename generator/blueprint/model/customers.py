"""Whom the company sells to, why they buy, what it sells and at what price."""

from __future__ import annotations

from typing import Literal

from .base import Amount, Collection, Entity, IsoDay, Percent, PersonaId, ProofId, RoleId, SegmentId, StageId, Text


class Avatar(Entity):
    """A kind of firm that is the right customer (or, with ``anti``, the wrong one)."""

    name: Text
    anti: bool = False
    industry: Text | None = None
    size: Text | None = None
    """Employees, revenue or another measure of size."""
    region: Text | None = None
    triggers: list[Text] = []
    """What happens at the firm when the need opens."""
    problems: list[Text] = []
    qualifiers: list[Text] = []
    disqualifiers: list[Text] = []
    criteria: list[Text] = []
    """What the choice is made by, the most important first."""
    decision_path: Text | None = None
    personas: list[PersonaId] = []
    segments: list[SegmentId] = []
    verified: IsoDay | None = None
    """Date (``YYYY-MM-DD``) on which the profile was last compared with real customers."""


class Persona(Entity):
    """A person at the customer's, with a part in the decision."""

    name: Text
    """A tag, not a real name: "Właściciel stolarni"."""
    titles: list[Text] = []
    decision_role: (
        Literal["decider", "economic-buyer", "user", "evaluator", "influencer", "gatekeeper", "champion", "procurement"]
        | None
    ) = None
    goals: list[Text] = []
    worries: list[Text] = []
    judged_by: list[Text] = []
    """What the person is measured by."""
    channels: list[Text] = []
    say: list[Text] = []
    avoid: list[Text] = []
    quote: Text | None = None
    """A sentence this person would say."""
    verified: IsoDay | None = None


class Segment(Entity):
    """A class of customers with rules of its own."""

    name: Text
    min_revenue: Amount | None = None
    """Yearly revenue with us from which a customer belongs here, net."""
    contact: Text | None = None
    """How often and by whom the customer is contacted."""
    owner: RoleId | None = None
    response_time: Text | None = None
    max_discount_pct: Percent | None = None
    payment: Text | None = None
    win_loss_min_value: Amount | None = None
    services: list[Text] = []
    """Bonus services of this segment."""


class PublicProduct(Entity):
    """A product or service as a customer sees it."""

    name: Text
    unit: Text | None = None
    price: Amount | Literal["on-request"] | None = None
    """List price for a unit, net, in the company's currency; or ``on-request``."""
    vat_pct: Percent | None = None
    description: Text | None = None
    lead_time: Text | None = None


class Product(PublicProduct):
    """A product with what only the company may know."""

    cost: Amount | None = None
    """What a unit costs us, net."""
    floor_price: Amount | None = None
    """The lowest price anybody may agree to, net."""
    segments: list[SegmentId] = []
    notes: Text | None = None


class PublicArgument(Entity):
    """A reason why customers buy, as it may be said to them."""

    feature: Text
    advantage: Text | None = None
    benefit: Text
    proof: ProofId | None = None


class Argument(PublicArgument):
    """A reason why customers buy, with when to use it."""

    personas: list[PersonaId] = []
    stages: list[StageId] = []
    notes: Text | None = None


class PublicProof(Entity):
    """Evidence that may be shown: a case, a figure, a quotation, a certificate, a reference."""

    kind: Literal["case", "number", "quote", "certificate", "reference"] = "case"
    title: Text
    text: Text
    customer: Text | None = None
    """Whom it is about, as that customer may be named."""


class Proof(PublicProof):
    """Evidence with the state of the permission to use it."""

    permission: Literal["none", "asked", "granted"] = "none"
    """Only what is ``granted`` reaches a customer's document."""
    valid_until: IsoDay | None = None
    notes: Text | None = None


class Competitor(Entity):
    """Another firm, or another way, that the customer compares us with."""

    name: Text
    position: Text | None = None
    strengths: list[Text] = []
    weaknesses: list[Text] = []
    price_level: Text | None = None
    say: list[Text] = []
    verified: IsoDay | None = None


class Authority(Entity):
    """How large a discount a role may grant."""

    role: RoleId
    max_discount_pct: Percent
    reply_hours: int | None = None
    """Working hours within which the role answers."""


class PricePolicy(Entity):
    """How prices are built and defended; never for a customer's eyes."""

    reserve_pct: Percent | None = None
    """Reserve kept in the detailed offer for the request for quotation, percent of the price."""
    general_offer_level: Text | None = None
    """Price level of a general offer in words."""
    authority: Collection[Authority] = {}
    allowed_reasons: list[Text] = []
    """For what a discount may be given."""
    forbidden_promises: list[Text] = []
    notes: Text | None = None


class Concession(Entity):
    """Something given only in exchange for something else."""

    give: Text
    get: Text
    cost: Text | None = None
    order: int | None = None
