"""The company, its look, its people and its systems."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from .base import Amount, Entity, IsoDay, RoleId, Text


class PublicCompany(Entity):
    """What a customer may know about the company. Only ``name`` has to be given."""

    name: Text
    """Full name as on an invoice, for example "Młyny Nadwiślańskie Sp. z o.o."."""
    short_name: Text | None = None
    """The name used in conversation; the full one where it is missing."""
    sells: Text | None = None
    """What is sold, in one phrase, accusative in Polish: "systemy odpylania dla stolarni"."""
    address: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    web: Text | None = None
    vat_id: Text | None = None
    """Tax number; in Poland the NIP."""
    register_entry: Text | None = None
    """Entry in the company register, for example the court and the KRS number."""
    currency: Text = "PLN"
    """ISO 4217 code."""
    vat_pct: Amount = Decimal(23)
    """Default VAT rate in percent."""
    bank_account: Text | None = None
    privacy_notice: Text | None = None
    """Where and how the company informs about personal data."""
    delivery_area: Text | None = None


class Company(PublicCompany):
    """The company as its own people see it."""

    confirmation_channel: Text | None = None
    """How an order is confirmed: by mail, from the ERP system, by a portal."""
    typical_order_value: Amount | None = None
    """A usual order, in the company's currency, net."""
    form_of_address: Literal["formal", "informal"] = "formal"
    """``formal`` is Pan/Pani in Polish, ``informal`` is Ty."""
    notes: Text | None = None
    """Anything worth knowing internally; printed nowhere outside."""


class Brand(Entity):
    """The company's look; what is missing comes from the theme."""

    primary: Text | None = None
    """Main colour, ``#RRGGBB``."""
    accent: Text | None = None
    """Second colour, ``#RRGGBB``."""
    font: Text | None = None
    """Font family that the company's computers have."""
    footer: Text | None = None
    """Line at the foot of each page, customers' documents included."""


class Role(Entity):
    """A part somebody plays in the process, on our side or the customer's."""

    name: Text
    side: Literal["us", "customer"] = "us"
    purpose: Text | None = None
    """Why the role exists, in one sentence."""
    duties: list[Text] = []


class Person(Entity):
    """Somebody at the company and the roles he or she fills."""

    name: Text
    roles: list[RoleId] = []
    phone: Text | None = None
    email: Text | None = None


class Crm(Entity):
    """The system in which deals are followed."""

    name: Text | None = None
    """What people call it, for example Livespace."""
    click_path: Text | None = None
    """Where a deal's notes and next steps are entered, in the system's own words."""


class Targets(Entity):
    """How much activity and result is planned."""

    contacts_per_day: int | None = None
    """New contacts added a working day and salesperson."""
    prospecting_hours_per_day: Amount | None = None
    """Hours of calls and started mail sequences a working day and salesperson."""
    yearly_revenue: Amount | None = None
    """Revenue target for a year, net."""
    salespeople: int | None = None
    """Number of people who sell."""


class Plan(Entity):
    """When the programmes start."""

    rollout_start: IsoDay | None = None
    """Date (``YYYY-MM-DD``) on which the first wave of the process starts."""
    publications_start: IsoDay | None = None
    """Date (``YYYY-MM-DD``) on which the 90-day publication plan starts."""
    channels: list[Text] = []
    """Publication channels in use, for example "blog", "LinkedIn"."""


class Moment(Entity):
    """A situation in which a salesperson needs the right page at once: the portal's first list."""

    text: Text
    """The situation in the salesperson's words: "Klient mówi: za drogo"."""
    deliverable: str
    """Id of the paper that helps, for example ``objections``."""
    element: str | None = None
    """Path of the element to open it at, for example ``objections.too-expensive``."""
