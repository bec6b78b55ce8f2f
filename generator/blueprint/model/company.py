"""The company, its look, its habits, its people and its plans."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.blueprint.frequencies.frequency import Weekday
from generator.locale import Language

from .base import (
    Buyers,
    Collection,
    DeliverableId,
    ElementPath,
    Entity,
    Line,
    Name,
    NotPrintedYet,
    PartnerId,
    PicturePath,
    Remark,
    RoleId,
    Text,
    Title,
)
from .quantities import Colour, Count, Country, Currency, Day, Days, Hours, HourSpan, Minutes, Money, Percent


class PublicCompany(Entity):
    """What a customer may know about the company. Only ``name`` has to be given."""

    name: Name
    """Full name as on an invoice, for example "Młyny Nadwiślańskie Sp. z o.o."."""
    short_name: Name | None = None
    """The name used in conversation; the full one where it is missing."""
    sells: Line | None = None
    """What is sold, in one phrase, accusative in Polish: "systemy odpylania dla stolarni"."""
    address: Name | None = None
    """Street, postal code and town, in one line."""
    phone: Name | None = None
    """Number that a customer calls, with the country code: "+48 22 000 00 00"."""
    email: Name | None = None
    """Address that a customer writes to."""
    web: Name | None = None
    """Address of the web site without ``https://``."""
    legal_form: Title | None = None
    """Legal form in words, where the name does not tell it: "spółka komandytowa"."""
    vat_id: Name | None = None
    """Tax number; in Poland the NIP. In quotes, for it may begin with a zero."""
    statistical_id: Name | None = None
    """Number in the business statistics register; in Poland the REGON."""
    register_entry: Title | None = None
    """Entry in the company register, for example the court and the KRS number."""
    currency: Currency = ""
    """Currency of every amount that names no other, as an ISO 4217 code; that of its country where it is missing."""
    tax_name: Name | None = None
    """What the tax on sales is called in offers, for example "VAT"."""
    vat_pct: Percent | None = None
    """Rate of that tax for what names no other, in percent."""
    tax_system: Literal["value-added", "sales", "none"] | None = None
    """How tax comes to a price: ``value-added``: prices are net or gross; ``sales``: it is added where the place of the
    sale asks for it; ``none``: no tax is charged. Its country says it where it is missing."""
    sells_to: Buyers = "businesses"
    """Who buys: consumers read prices with the tax in them."""
    prices_are: Literal["net", "gross"] | None = None
    """How prices of ``products`` are written down; gross where only consumers buy, else net."""
    bank_account: Name | None = None
    """Account number for payments, in quotes."""
    signature: Text | None = None
    """Who signs offers and confirmations: name, position, contact, a line each."""
    privacy_notice: Line | None = None
    """Where and how the company informs about personal data."""
    delivery_area: Line | None = None
    """Where the company delivers: "Polska, Czechy i Słowacja"."""


class Company(PublicCompany):
    """The company as its own people see it."""

    market: Line | None = None
    """The market it sells on, in a phrase: "zakłady spożywcze w Polsce i na Litwie"."""
    confirmation_channel: Line | None = None
    """How an order is confirmed: by mail, from the ERP system, by a portal."""
    typical_order_value: Money | None = None
    """A usual order, net."""
    form_of_address: Literal["formal", "informal"] = "formal"
    """``formal`` is Pan/Pani in Polish, ``informal`` is Ty."""
    notes: Text | None = None
    """Anything worth knowing internally; printed nowhere outside."""


class PublicBrand(Entity):
    """The company's look; what is missing comes from the theme."""

    primary: Colour | None = None
    """Main colour: headings and bands. One that is too light to be read is darkened, which is told."""
    accent: Colour | None = None
    """Second colour: marks."""
    font: Name | None = None
    """Font family that the company's computers have, for example "Calibri"; of headings and text alike."""
    heading_font: Name | None = None
    """Font family of headings, where it is another than that of texts."""
    body_font: Name | None = None
    """Font family of texts, where it is another than that of headings."""
    logo: PicturePath | None = None
    """Picture file in the blueprint's folder, PNG, JPEG or SVG, at most 300 kB: ``pictures/logo.svg``."""
    cover: Literal["band", "plain", "none"] | None = None
    """How a paper with a cover begins: a ``band`` of colour, a ``plain`` page, ``none`` at all."""
    cover_picture: PicturePath | None = None
    """Picture for covers, at most 3 MB: ``pictures/plant.jpg``. It is cut to the room that the theme has for it."""
    footer: Title | None = None
    """Line at the foot of each page, customers' documents included."""
    cards: Literal["a5"] | None = None
    """Paper of the cards that people carry, where it is smaller than that of other papers."""


class Brand(PublicBrand):
    """The company's look and voice as its own people see them."""

    tone: Line | None = None
    """How the company sounds in writing, for whoever writes for it: "rzeczowo, krótko, bez przymiotników"."""


_USUAL_DAYS_A_WEEK = 5
"""Monday to Friday, where the company names no days."""


class Locale(Entity):
    """Where and when the company works. Dates and numbers are printed as the language of the papers has them."""

    country: Country | None = None
    """Country whose public holidays are days off, where that is not the company's own."""
    working_days: list[Weekday] = []
    """Days of the week on which people work; Monday to Friday where none is named."""
    first_day: Weekday | None = None
    """Day of the week with which a week begins, for calendars and numbers of weeks; that of the country without it."""
    working_hours: HourSpan | None = None
    """From when to when somebody answers on a working day: "8:00–16:00"."""
    paper: Literal["a4", "letter"] | None = None
    """Size of the paper that is printed on; that of the country where none is named."""
    csv_delimiter: Annotated[Literal["semicolon", "comma", "tab"] | None, NotPrintedYet()] = None
    """What parts the columns of a CSV file; without it what spreadsheets of the language expect."""

    @property
    def days_a_week(self) -> int:
        """On how many days of a week people work."""
        return len(self.working_days) or _USUAL_DAYS_A_WEEK


class Role(Entity):
    """A part somebody plays in the process, on our side, the customer's or a partner's."""

    name: Title
    """What the role is called, for example "Szef sprzedaży"."""
    side: Literal["us", "customer", "partner"] = "us"
    """Whose people fill the role."""
    partner: PartnerId | None = None
    """Which partner's, where it is a partner's."""
    purpose: Text | None = None
    """Why the role exists, in one sentence."""
    duties: list[Text] = []
    """What the role does, each an activity."""
    deputy: RoleId | None = None
    """Role that stands in."""
    most_open_deals: Count | None = Field(default=None, ge=1)
    """Deals that one person can follow at the same time, for example 40."""


class Partner(Entity):
    """Another firm that we sell or deliver with: a reseller, an installer, a subcontractor."""

    name: Name
    """The firm."""
    does: Text | None = None
    """What it does in the process."""
    contact: Name | None = None
    """How it is reached: a person, a number, an address."""
    notes: Text | None = None
    """What our people should know; never for a customer's eyes."""


class Person(Entity):
    """Somebody at the company and the roles he or she fills."""

    name: Name
    """First and last name."""
    roles: list[RoleId] = []
    """Roles that the person fills."""
    phone: Name | None = None
    """Direct number."""
    email: Name | None = None
    """Direct address."""


class Targets(Entity):
    """How much activity and result is planned."""

    contacts_per_day: Count | None = Field(default=None, ge=0)
    """New contacts added a working day and salesperson."""
    prospecting_hours_per_day: Hours | None = None
    """Hours of calls and started mail sequences a working day and salesperson."""
    yearly_revenue: Money | None = None
    """Revenue target for a year, net."""
    salespeople: Count | None = Field(default=None, ge=0)
    """Number of people who sell."""


class Plan(Entity):
    """When the programmes start."""

    rollout_start: Day | None = None
    """Date on which the first wave of the process starts."""
    rollout_order: Literal["early-stages-first", "most-painful-first"] = "early-stages-first"
    """Which waves come first: the process from its beginning, or the stages that lose the most deals."""
    publications_start: Day | None = None
    """Date on which the 90-day publication plan starts."""
    publication_days: Days = 90
    """How far the publication plan reaches, in days."""
    channels: list[Name] = []
    """Publication channels in use, for example "blog", "LinkedIn"."""


class Moment(Entity):
    """A situation in which a salesperson needs the right page at once: the portal's first list."""

    text: Line
    """The situation in the salesperson's words: "Klient mówi: za drogo"."""
    deliverable: DeliverableId
    """The paper that helps, for example ``objections``."""
    element: ElementPath | None = None
    """Element to open it at, for example ``objections.too-expensive``."""
    also: list[Line] = []
    """What else people type when they look for it: "drożyzna", "voicemail". Found, and never printed."""


PaperPack = Literal["seller", "manager", "marketing", "logistics", "interviewer", "customer"]
"""Whose hands a bundle of papers is for."""


class DeliverableChoice(Entity):
    """Which papers are made of the blueprint, and how; all of them where nothing is said."""

    include: list[DeliverableId] = []
    """Only these papers, by the ids of ``salesbook list``."""
    exclude: list[DeliverableId] = []
    """All papers but these."""
    packs: list[PaperPack] = []
    """Only the papers of these bundles; the portal is always made."""
    formats: Annotated[
        list[Literal["docx", "xlsx", "html", "ics", "csv", "txt"]],
        NotPrintedYet("``salesbook build --format`` does it, repeated for each format."),
    ] = []
    """Only files of these formats."""
    languages: Annotated[list[Language], NotPrintedYet("``salesbook build --language`` does it.")] = []
    """Languages that the set is made in, where it is more than one."""
    editions: Annotated[list[Literal["short", "full"]], NotPrintedYet()] = []
    """Which editions of papers that have a short one."""


class Acceptance(Entity):
    """A warning that the company has looked at and lives with."""

    code: Name
    """Code of the warning, as ``salesbook check`` prints it in brackets."""
    at: ElementPath | None = None
    """Element that the warning is accepted for, with all that is in it; everywhere where it is missing."""
    reason: Remark
    """Why it is all right."""
    until: Day | None = None
    """Date from which the warning is shown again."""


class Thresholds(Entity):
    """The numbers that warnings go by."""

    responses: Count = Field(default=2, ge=1)
    """Kinds of responses that an objection needs, or `objection-with-one-answer` is told."""
    minutes: Minutes = 0
    """Minutes by which the parts of a conversation may differ from the whole before `minutes-differ` is told."""


class Audit(Entity):
    """What the company wants to hear of its own process."""

    severity: dict[str, Literal["error", "warning", "advice"]] = {}
    """Another severity for a warning, by its code."""
    thresholds: Thresholds = Thresholds()
    """The numbers that warnings go by."""
    accepted: Collection[Acceptance] = {}
    """Warnings that are not shown."""
