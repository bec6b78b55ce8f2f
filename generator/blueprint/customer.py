"""What a customer may see of a blueprint: a view in which internal fields do not exist."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from generator.locale import Language
from generator.locale.territories import PaperSize

from .model.base import Entity
from .model.blueprint import Blueprint
from .model.company import PublicBrand, PublicCompany
from .model.conversations import PublicSkeleton
from .model.customers import PublicArgument, PublicProduct, PublicProof
from .model.offers import Offer, PublicBlock, PublicDocument, PublicMergeField, PublicOffer, PublicTerms
from .model.papers import PublicPaper
from .model.prices import PaymentPart, PaymentPlan, PublicDiscount, PublicPaymentPlan
from .model.process import Event, PublicTimeRule
from .vocabulary import Vocabulary

P = TypeVar("P", bound=Entity)


@dataclass(frozen=True, slots=True)
class CustomerView:
    """The part of a blueprint from which customers' papers are made.

    It holds public classes only, so a leak of an internal value is a type error. Evidence is in it
    only with the permission granted. ``plans_of_offers`` are the payment plans that fit the customers of each offer:
    of whom a plan or an offer is for, no customer reads.
    """

    id: str
    language: Language
    country: str | None
    edition: str
    as_of: datetime.date | None
    company: PublicCompany
    brand: PublicBrand
    terms: PublicTerms
    vocabulary: Vocabulary
    paper_size: PaperSize
    stage_numbers: Mapping[str, str]
    products: Mapping[str, PublicProduct]
    discounts: Mapping[str, PublicDiscount]
    payment_plans: Mapping[str, PublicPaymentPlan]
    plans_of_offers: Mapping[str, tuple[str, ...]]
    arguments: Mapping[str, PublicArgument]
    proofs: Mapping[str, PublicProof]
    offers: Mapping[str, PublicOffer]
    documents: Mapping[str, PublicDocument]
    papers: Mapping[str, PublicPaper]
    blocks: Mapping[str, PublicBlock]
    merge_fields: Mapping[str, PublicMergeField]
    time_rules: Mapping[str, PublicTimeRule]
    skeletons: Mapping[str, PublicSkeleton]


def customer_view(blueprint: Blueprint) -> CustomerView:
    """The customer's view of a blueprint."""
    outgoing = {id_: paper for id_, paper in blueprint.documents.items() if paper.audience == "customer"}
    sent = {id_: paper for id_, paper in blueprint.papers.items() if paper.audience == "customer"}
    published = {id_: discount for id_, discount in blueprint.discounts.items() if discount.audience == "customer"}
    granted = {id_: proof for id_, proof in blueprint.proofs.items() if proof.permission == "granted"}
    return CustomerView(
        id=blueprint.id,
        language=blueprint.language,
        country=blueprint.country,
        edition=blueprint.edition,
        as_of=blueprint.as_of,
        company=_public(blueprint.company, PublicCompany),
        brand=_public(blueprint.brand, PublicBrand),
        terms=_public(blueprint.terms, PublicTerms),
        vocabulary=blueprint.vocabulary,
        paper_size=blueprint.paper_size,
        stage_numbers={id_: stage.number or "" for id_, stage in blueprint.stages.items()},
        products=_all_public(blueprint.products, PublicProduct),
        discounts=_all_public(published, PublicDiscount),
        payment_plans={id_: _in_words(plan, blueprint.events) for id_, plan in blueprint.payment_plans.items()},
        plans_of_offers={id_: fitting_plans(offer, blueprint) for id_, offer in blueprint.offers.items()},
        arguments=_all_public(blueprint.arguments, PublicArgument),
        proofs=_all_public(granted, PublicProof),
        offers=_all_public(blueprint.offers, PublicOffer),
        documents=_all_public(outgoing, PublicDocument),
        papers=_all_public(sent, PublicPaper),
        blocks=_all_public(blueprint.blocks, PublicBlock),
        merge_fields=_all_public(blueprint.merge_fields, PublicMergeField),
        time_rules=_all_public(blueprint.time_rules, PublicTimeRule),
        skeletons=_all_public(blueprint.skeletons, PublicSkeleton),
    )


def fitting_plans(offer: Offer, blueprint: Blueprint) -> tuple[str, ...]:
    """The payment plans that an offer may be paid by: the one it names, or those for its classes of customers."""
    if offer.payment_plan:
        return (offer.payment_plan,)
    plans, wanted = blueprint.payment_plans.items(), set(offer.segments)
    return tuple(id_ for id_, plan in plans if not wanted or not plan.segments or wanted & set(plan.segments))


def due(part: PaymentPart, events: Mapping[str, Event]) -> str | None:
    """When a part of a price is due: in its own words, or in those of the event that it follows."""
    if part.when or not part.event:
        return part.when
    event = events[part.event]
    return event.follows or event.name


def _in_words(plan: PaymentPlan, events: Mapping[str, Event]) -> PublicPaymentPlan:
    """A plan as customers see it, to whom events are not known."""
    parts = {id_: part.model_copy(update={"when": due(part, events)}) for id_, part in plan.parts.items()}
    return _public(plan, PublicPaymentPlan).model_copy(update={"parts": parts})


def _all_public(elements: Mapping[str, Entity], kind: type[P]) -> dict[str, P]:
    return {id_: _public(element, kind) for id_, element in elements.items()}


def _public(entity: Entity, kind: type[P]) -> P:
    """The entity as an instance of its public class: only that class's fields are copied."""
    public = cast(P, kind.model_construct(**{name: getattr(entity, name) for name in kind.model_fields}))
    public._id, public._path = entity.id, entity.path
    return public
