"""The root of a blueprint: one company, one edition of its process."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from .base import Entity, RoleId, Text
from .company import Brand, Company, Crm, Moment, Person, Plan, Role, Targets
from .contact import Cadence, LegalBasis, Message
from .conversations import Objection, Question, Skeleton
from .customers import Argument, Avatar, Competitor, Concession, Persona, PricePolicy, Product, Proof, Segment
from .offers import MergeField, Offer, Terms
from .process import Event, Stage, TimeRule, Tool, Transition
from .winloss import WinLoss


class GlossaryTerm(Entity):
    """A word of the process."""

    term: Text
    definition: Text


class Blueprint(Entity):
    """A company's sales process, complete after its bases have been merged in."""

    blueprint: int = Field(default=1, ge=1, le=1)
    """Version of this format."""
    id_: str = Field(default="", alias="id")
    """Name of the blueprint and of its output folder."""
    extends: str | None = None
    """A base that ships with the generator, or a path to one."""
    language: Literal["pl", "en"] = "pl"
    edition: Text = "1.0"
    as_of: datetime.date | None = None
    """The only "today" there is."""
    status: Literal["draft", "final"] = "draft"
    owner: RoleId | None = None
    """Role that keeps the blueprint up to date."""

    company: Company
    brand: Brand = Brand()
    crm: Crm = Crm()
    targets: Targets = Targets()
    plan: Plan = Plan()
    terms: Terms = Terms()
    price_policy: PricePolicy = PricePolicy()
    win_loss: WinLoss = WinLoss()

    roles: dict[str, Role] = {}
    people: dict[str, Person] = {}
    stages: dict[str, Stage] = {}
    transitions: dict[str, Transition] = {}
    tools: dict[str, Tool] = {}
    events: dict[str, Event] = {}
    time_rules: dict[str, TimeRule] = {}
    avatars: dict[str, Avatar] = {}
    personas: dict[str, Persona] = {}
    segments: dict[str, Segment] = {}
    products: dict[str, Product] = {}
    arguments: dict[str, Argument] = {}
    proofs: dict[str, Proof] = {}
    competitors: dict[str, Competitor] = {}
    concessions: dict[str, Concession] = {}
    questions: dict[str, Question] = {}
    skeletons: dict[str, Skeleton] = {}
    objections: dict[str, Objection] = {}
    legal_bases: dict[str, LegalBasis] = {}
    messages: dict[str, Message] = {}
    cadences: dict[str, Cadence] = {}
    offers: dict[str, Offer] = {}
    merge_fields: dict[str, MergeField] = {}
    glossary: dict[str, GlossaryTerm] = {}
    moments: dict[str, Moment] = {}
    meta: dict[str, Any] = {}
    """Free data that nothing prints."""

    _base_paths: frozenset[str] = PrivateAttr(default=frozenset())

    def is_default(self, path: str) -> bool:
        """Whether the value with this lasting name comes from a base rather than the company."""
        return path in self._base_paths

    def as_of_date(self, date: datetime.date) -> Blueprint:
        """This blueprint with another "today"."""
        changed = self.model_copy(update={"as_of": date})
        changed._id, changed._path, changed._base_paths = self._id, self._path, self._base_paths
        return changed
