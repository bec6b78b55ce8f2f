"""The facts that a company's own template of a paper may print beside what the paper says: texts, numbers, lists.

What goes to a customer is made from the customer's view alone, so no tag of anybody's reaches what is internal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from generator.blueprint.customer import CustomerView, customer_view
from generator.blueprint.model import taxes
from generator.blueprint.model.annotations import reads_markup
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import PublicProduct
from generator.blueprint.model.offers import PublicMergeField, PublicOffer
from generator.blueprint.model.prices import PublicPaymentPlan
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import Audience, Data

from .offer_prices import in_words
from .offer_totals import Priced as PricedVariant
from .offer_totals import priced_variants
from .offers import with_own_validity
from .pen import CustomerPen, Pen
from .price_terms import size_of
from .prices import ON_REQUEST, Priced

QUOTE = "quote"
_OFFER = "offer-"
_OF_THE_COMPANY = (
    "name",
    "short_name",
    "sells",
    "address",
    "phone",
    "email",
    "web",
    "legal_form",
    "vat_id",
    "statistical_id",
    "register_entry",
)
_TERMS = ("payment", "delivery", "warranty", "complaints", "jurisdiction")


def template_data(paper: str, audience: Audience, blueprint: Blueprint) -> dict[str, Data]:
    """The facts for a template of a paper; a fact that nobody has written down is empty.

    The keys of ``fields`` and ``sections`` are what such a template may name of merge fields and of the paper.
    """
    view = customer_view(blueprint)
    found = customer_data(paper, view)
    return found if audience == "customer" else {**found, "people": _people(blueprint)}


def customer_data(paper: str, view: CustomerView) -> dict[str, Data]:
    """The same for what goes to a customer."""
    pen = CustomerPen(view)
    offer = view.offers.get(paper.removeprefix(_OFFER)) if paper.startswith(_OFFER) else None
    view = with_own_validity(view, offer) if offer else view
    days = view.terms.validity_days
    products = {product.id: _product(product, pen) for product in view.products.values()}
    return {
        "company": {**_texts(view.company, _OF_THE_COMPANY, pen), "short_name": pen.company},
        "terms": {**_texts(view.terms, _TERMS, pen), "validity_days": days or ""},
        "products": [*products.values()],
        "product": {**products},
        "proofs": [_texts(one, ("title", "text", "number", "customer", "link"), pen) for one in view.proofs.values()],
        "payment_plans": [_plan(one, pen) for one in _plans(offer, view)],
        "fields": {id_: _field(field, pen) for id_, field in view.merge_fields.items()},
        "sections": [*_sections(paper, offer, view)],
        **({"offer": _offer(offer, view, pen), QUOTE: _no_quote()} if offer else {}),
    }


def _texts(entity: Entity, names: Iterable[str], pen: Pen) -> dict[str, Data]:
    return {name: _text(entity, name, pen) for name in names}


def _text(entity: Entity, name: str, pen: Pen) -> str:
    """A text as it is printed; "" where there is none."""
    value = getattr(entity, name)
    if value is None:
        return ""
    return pen.voice.typeset(pen.caption(value)) if reads_markup(type(entity), name) else str(value)


def _product(product: PublicProduct, pen: Pen) -> dict[str, Data]:
    priced = Priced(product, taxes.shown(pen.view.company)[0], pen)
    amount = product.price.amount if isinstance(product.price, Money) else None
    return {
        "id": product.id,
        **_texts(product, ("name", "code", "unit", "description", "changes", "lead_time"), pen),
        "price": "" if priced.needs_a_rate() else priced.words(),
        "amount": _number(amount) if amount is not None else "",
        "variants": [pen.caption(variant) for variant in product.variants],
        "breaks": [*priced.breaks()],
    }


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _plans(offer: PublicOffer | None, view: CustomerView) -> tuple[PublicPaymentPlan, ...]:
    """The plans that an offer may be paid by; all of them elsewhere."""
    ids = view.plans_of_offers[offer.id] if offer else tuple(view.payment_plans)
    return tuple(view.payment_plans[id_] for id_ in ids)


def _plan(plan: PublicPaymentPlan, pen: Pen) -> dict[str, Data]:
    parts = plan.parts.values()
    return {
        **_texts(plan, ("name", "note"), pen),
        "parts": [{**_texts(part, ("name", "when"), pen), "size": size_of(part, plan, pen)} for part in parts],
    }


def _field(field: PublicMergeField, pen: CustomerPen) -> dict[str, Data]:
    run = pen.field(field.id)
    options: list[Data] = [*run.control.choices]
    return {"label": run.text, "type": run.control.kind, "options": options, "value": run.control.value}


def _sections(paper: str, offer: PublicOffer | None, view: CustomerView) -> Iterable[str]:
    outlines: tuple[Mapping[str, Entity] | None, ...] = (
        offer.sections if offer else None,
        view.papers[paper].sections if paper in view.papers else None,
        view.documents[paper].sections if paper in view.documents else None,
    )
    return next((outline for outline in outlines if outline), {})


# --- offers ---------------------------------------------------------------------------------------


def _offer(offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> dict[str, Data]:
    return {
        **_texts(offer, ("title", "legal_status"), pen),
        "variants": [_variant(one, view, pen) for one in priced_variants(offer, view)],
    }


def _variant(one: PricedVariant, view: CustomerView, pen: CustomerPen) -> dict[str, Data]:
    variant = one.variant
    return {
        "id": variant.id,
        **_texts(variant, ("name", "summary"), pen),
        "recommended": variant.recommended,
        "includes": [pen.caption(text) for text in variant.includes],
        "products": [pen.caption(line.product.name) for line in one.lines],
        "price": _price(one, view, pen),
    }


def _price(one: PricedVariant, view: CustomerView, pen: CustomerPen) -> str:
    """What a variant comes to, as it is read first; "" where that is agreed with each customer."""
    if one.variant.price == "on-request":
        return pen.say(ON_REQUEST)
    total = one.total[0].on if one.total and len(one.total) == 1 else {}
    basis = taxes.shown(view.company)[0]
    return in_words(total[basis], pen) if basis in total else ""


def _no_quote() -> dict[str, Data]:
    """What a quote will say, as long as there is none: the offer is a template for all customers."""
    said = dict.fromkeys(("number", "date", "valid_until", "total", "net", "tax", "gross"), "")
    return {**said, "lines": [], "options": []}


# --- for our own people ---------------------------------------------------------------------------


def _people(blueprint: Blueprint) -> list[Data]:
    return [
        {
            "name": person.name,
            "phone": person.phone or "",
            "email": person.email or "",
            "roles": [blueprint.roles[id_].name for id_ in person.roles if id_ in blueprint.roles],
        }
        for person in blueprint.people.values()
    ]
