"""The Win-Loss programme: whom to ask, how, and what follows from the answers."""

from __future__ import annotations

from typing import Literal

from .base import Amount, Collection, Entity, MessageId, RoleId, SkeletonId, Text


class Driver(Entity):
    """A reason for a decision: a code of the codebook."""

    name: Text
    group: Text
    definition: Text


class Rating(Entity):
    """An item rated in every interview."""

    text: Text
    """What is rated: "Zrozumienie potrzeb"."""
    group: Literal["salesperson", "technical", "delivery"]


class Anchor(Entity):
    """What a value of the scale means."""

    value: int
    text: Text


class Belief(Entity):
    """A question that the salesperson answers before the interview."""

    text: Text
    answers: list[Text] = []


class Quota(Entity):
    """How many interviews of an outcome are wanted in a quarter."""

    outcome: Literal["won", "lost", "abandoned"]
    per_quarter: int


class GuideSection(Entity):
    """A chapter of the guide in running text."""

    title: Text
    body: Text


class ChangeStep(Entity):
    """A step of the way from a finding to a changed process."""

    text: Text
    role: RoleId | None = None
    deadline: Text | None = None


class WinLoss(Entity):
    """The Win-Loss programme."""

    purpose: Text | None = None
    sponsor: RoleId | None = None
    interviewer: RoleId | None = None
    """Never the salesperson of the deal."""
    minutes: int = 30
    min_value: Amount | None = None
    """Net order value from which an order is analysed."""
    window_min_days: int = 14
    window_max_days: int = 28
    """Calendar days after the last contact."""
    selection: list[Text] = []
    exclusions: list[Text] = []
    quotas: Collection[Quota] = {}
    invitation: MessageId | None = None
    reminder: MessageId | None = None
    thanks: MessageId | None = None
    consent: Text | None = None
    skeleton: SkeletonId | None = None
    preparation: list[Text] = []
    craft: list[Text] = []
    """How to interview well."""
    ratings: Collection[Rating] = {}
    anchors: Collection[Anchor] = {}
    drivers: Collection[Driver] = {}
    beliefs: Collection[Belief] = {}
    coding: list[Text] = []
    """How to code an interview."""
    synthesis: list[Text] = []
    change_loop: Collection[ChangeStep] = {}
    chapters: Collection[GuideSection] = {}
    faq: Collection[GuideSection] = {}
    notes: Text | None = None
