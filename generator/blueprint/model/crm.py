"""The system in which deals are followed: fields, actions, reasons, automations, reports, and their names elsewhere."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Buyers, Collection, DriverId, Entity, EventId, Line, Name, RoleId, StageId, Text, Title
from .quantities import Count

CrmObject = Literal["deal", "company", "person", "activity", "product"]


System = Literal["livespace", "pipedrive", "hubspot", "salesforce"]


DealColumn = Literal[
    "number", "customer", "seller", "outcome", "reason", "value", "currency", "segment", "pipeline", "stage",
    "competitor", "closed", "last_contact", "first_order", "strategic",
]  # fmt: skip


class CrmField(Entity):
    """A field of the CRM."""

    label: Title
    """What it is called there."""
    object: CrmObject = "deal"
    """What it is a field of."""
    type: Literal["text", "long-text", "number", "money", "date", "choice", "multiple-choice", "yes-no", "person"] = (
        "text"
    )
    """What it holds."""
    options: list[Title] = []
    """Values to choose from."""
    stages: list[StageId] = []
    """Stages that are such values too, each under its short name, so that they follow the process."""
    required_from: StageId | None = None
    """The stage from which a deal may not be without it."""
    filled_by: RoleId | None = None
    """Who fills it."""
    personal_data: bool = False
    """Whether it tells something about a person, so that data protection law applies."""
    purpose: Text | None = None
    """What it is needed for; a must where it holds personal data."""
    buyers: Buyers = "both"
    """Of whom it tells; the list of fields leaves it out where nobody like that buys."""
    names: dict[System, Name] = {}
    """What it is called in a system, where that has a field of its own."""


class Forecast(Entity):
    """A forecast category: how sure an order is counted to be."""

    name: Title
    """What it is called: "pewne"."""
    meaning: Text | None = None
    """Which deals belong to it, and who says so."""


class CrmAction(Entity):
    """Something that the CRM asks for in a stage."""

    stage: StageId
    """The stage."""
    name: Line
    """What is done, at most 40 characters."""
    hint: Text | None = None
    """How, in a sentence."""
    weight: Count = Field(default=1, ge=1, le=5)
    """How much it counts towards the stage, 1 to 5."""
    mandatory: bool = False
    """Whether the deal may not go on without it."""
    performer: RoleId | None = None
    """Who does it."""


class CrmReason(Entity):
    """A reason why a deal was won, lost or given up."""

    outcome: Literal["won", "lost", "abandoned", "disqualified"]
    """How the deal ended."""
    name: Line
    """The reason, as one chooses it from a list."""
    explanation: Text | None = None
    """When it is the right one."""
    driver: DriverId | None = None
    """The code of the Win-Loss interviews for the same reason, so that what both say can be compared."""


class CrmAutomation(Entity):
    """Something that the CRM does by itself when an event happens."""

    event: EventId
    """What has happened."""
    task: Text
    """What is set up: a task, a reminder, a mail."""
    role: RoleId
    """For whom."""


class CrmReport(Entity):
    """A view that is looked at again and again."""

    name: Line
    """What it is called."""
    shows: Text
    """What stands in it, and by what it is filtered."""
    reader: RoleId | None = None
    """Who looks at it."""
    rhythm: Line | None = None
    """How often, in words."""


class Crm(Entity):
    """The system in which deals are followed."""

    name: Name | None = None
    """What people call it, for example Livespace."""
    click_path: Line | None = None
    """Where a deal's notes and next steps are entered, in the system's own words."""
    objects: dict[CrmObject, Name] = {}
    """What the system calls its objects: "Szansa sprzedaży" for the deal."""
    forecasts: Collection[Forecast] = {}
    """Forecast categories, the farthest from an order first."""
    actions: Collection[CrmAction] = {}
    """What it asks for, stage by stage."""
    reasons: Collection[CrmReason] = {}
    """Why deals end."""
    automations: Collection[CrmAutomation] = {}
    """What it does by itself."""
    reports: Collection[CrmReport] = {}
    """What is looked at."""
    deal_columns: dict[DealColumn, Name] = {}
    """What the columns of an export of deals are called, where ``salesbook winloss deals`` does not know them."""
