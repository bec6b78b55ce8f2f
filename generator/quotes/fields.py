"""Which texts stand in merge fields for one customer: what the file says, and what we know of the seller."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.blueprint.model.blueprint import Blueprint

from .request import Request

_TAX_NUMBER = "customer-vat-id"


def fields_of(request: Request, blueprint: Blueprint) -> Mapping[str, str]:
    """Texts by merge field; what the file writes under ``fields`` itself comes before what follows from the rest."""
    found = {**_of_the_customer(request), **_of_the_seller(request, blueprint), **request.fields}
    return MappingProxyType({id_: text for id_, text in found.items() if text})


def lacking(request: Request) -> frozenset[str]:
    """The merge fields for what the customer has not got, by the word of the file."""
    return frozenset({_TAX_NUMBER} if request.customer.has_no_vat_id and _TAX_NUMBER not in request.fields else ())


def _of_the_customer(request: Request) -> dict[str, str | None]:
    customer, contact = request.customer, request.contact
    return {
        "customer-name": customer.name,
        "customer-address": customer.address,
        _TAX_NUMBER: None if customer.has_no_vat_id else customer.vat_id,
        "customer-register-entry": customer.register_entry,
        "contact-first-name": contact.first_name,
        "contact-last-name": contact.last_name,
        "contact-title": contact.title,
        "contact-salutation": contact.salutation,
        "contact-email": contact.email,
        "contact-phone": contact.phone,
        "offer-number": request.number,
    }


def _of_the_seller(request: Request, blueprint: Blueprint) -> dict[str, str | None]:
    seller = blueprint.people.get(request.seller) if request.seller else None
    if seller is None:
        return {}
    return {
        "salesperson-name": seller.name,
        "salesperson-phone": seller.phone or blueprint.company.phone,
        "salesperson-email": seller.email or blueprint.company.email,
    }
