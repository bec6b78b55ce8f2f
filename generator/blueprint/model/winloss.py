"""The Win-Loss programme: whom to ask, how, what follows from the answers, and the changes that came of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import (
    Collection,
    ElementPath,
    Entity,
    LegalBasisId,
    Line,
    MessageId,
    Name,
    NotBelow,
    RoleId,
    RoleIds,
    SegmentId,
    SkeletonId,
    Text,
)
from .quantities import Count, Day, Days, Minutes, Money


class Driver(Entity):
    """A reason for a decision: a code of the codebook."""

    name: Line
    """The reason in two or three words."""
    group: Line
    """What it belongs to; reasons are grouped by it."""
    definition: Text
    """When this code is the right one, and when it is not."""
    codes: list[Text] = []
    """Finer reasons within it."""


class Rating(Entity):
    """An item rated in every interview."""

    text: Line
    """What is rated: "Zrozumienie potrzeb"."""
    group: Literal["salesperson", "technical", "delivery"]
    """What it belongs to; ``delivery`` is asked only after a won order."""


class Anchor(Entity):
    """What a value of the scale means."""

    value: Count = Field(ge=1)
    """The value."""
    text: Text
    """What it means."""


class Belief(Entity):
    """A question that the salesperson answers before the interview."""

    text: Text
    """The question."""
    answers: list[Text] = []
    """Answers to choose from; free words where it is empty."""


class Quota(Entity):
    """How many interviews of an outcome are wanted in a quarter."""

    outcome: Literal["won", "lost", "abandoned"]
    """How the deal ended."""
    segment: SegmentId | None = None
    """The class of customers; all where it is missing."""
    per_quarter: Count = Field(ge=0)
    """Interviews in a quarter."""


class FrequentQuestion(Entity):
    """A question that salespeople ask about the programme."""

    title: Line
    """The question."""
    body: Text
    """The answer."""


class ChangeStep(Entity):
    """A step of the way from a finding to a changed process."""

    text: Text
    """What is done, as an order."""
    role: RoleId | None = None
    """Who does it."""
    deadline: Line | None = None
    """Until when, in words."""


class WinLoss(Entity):
    """The Win-Loss programme."""

    purpose: Text | None = None
    """Why it is done: to make people and process better, never to punish."""
    sponsor: RoleId | None = None
    """Who stands behind it."""
    interviewer: RoleIds = []
    """Role that asks the customer, or a list of several; never the salesperson of the deal."""
    minutes: Minutes = 30
    """Length of an interview in minutes."""
    min_value: Money | None = None
    """Order value from which an order is analysed, net."""
    min_interviews: Count | None = Field(default=None, ge=1)
    """Interviews that a conclusion has to rest on."""
    window_min_days: Days = 14
    """Calendar days after the last contact from which an interview is held."""
    window_max_days: Annotated[Days, NotBelow("window_min_days")] = 28
    """Calendar days after the last contact until which an interview is held."""
    selection: list[Text] = []
    """By what orders are chosen."""
    exclusions: list[Text] = []
    """Orders that are not analysed."""
    quotas: Collection[Quota] = {}
    """How many interviews are wanted."""
    invitation: MessageId | None = None
    """The message that asks for an interview."""
    reminder: MessageId | None = None
    """The message that asks again."""
    thanks: MessageId | None = None
    """The message afterwards."""
    refusal: MessageId | None = None
    """The message to somebody who does not want to."""
    consent: Text | None = None
    """What the customer agrees to before the interview."""
    retention_months: Count = Field(default=24, ge=1, le=120)
    """How long what a customer said is kept, as ``consent`` says it; then codes and marks are left."""
    legal_basis: LegalBasisId | None = None
    """What allows to ask the customer."""
    anonymity: Text | None = None
    """Who learns what of an interview."""
    skeleton: SkeletonId | None = None
    """How the interview is held."""
    preparation: list[Text] = []
    """What is done before an interview."""
    craft: list[Text] = []
    """How to interview well."""
    ratings: Collection[Rating] = {}
    """What is rated."""
    anchors: Collection[Anchor] = {}
    """What the values of the scale mean."""
    drivers: Collection[Driver] = {}
    """The codebook: reasons for decisions."""
    beliefs: Collection[Belief] = {}
    """What the salesperson is asked before."""
    coding: list[Text] = []
    """How to code an interview."""
    synthesis: list[Text] = []
    """How findings are drawn from interviews."""
    change_loop: Collection[ChangeStep] = {}
    """The way from a finding to a changed process."""
    faq: Collection[FrequentQuestion] = {}
    """What salespeople ask about it."""
    notes: Text | None = None
    """What else is to be known."""


class Change(Entity):
    """A decision to change the process, with what it rests on."""

    on: Day | None = None
    """Date of the decision."""
    source: Literal["win-loss", "review", "law", "product", "idea"] = "win-loss"
    """Where the finding comes from."""
    interviews: Count | None = Field(default=None, ge=0)
    """How many interviews it rests on."""
    finding: Text
    """What was found."""
    decision: Text | None = None
    """What is done about it."""
    affects: list[ElementPath] = []
    """Elements that it changes, by their paths."""
    owner: RoleId | None = None
    """Who sees to it."""
    due: Annotated[Day | None, NotBelow("on")] = None
    """Until when."""
    status: Literal["proposed", "accepted", "rejected", "released"] = "proposed"
    """How far it is."""
    released_in: Name | None = None
    """Edition in which it came into force."""
    check_on: Annotated[Day | None, NotBelow("on")] = None
    """Date on which one looks whether it helped."""
    urgent: bool = False
    """Whether training has to follow at once."""
