"""Bringing the process to people: waves of the rollout, competences, training, the first ninety days."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import ChangeId, CompetenceId, DeliverableId, Entity, Line, OwnStageId, RoleId, Text
from .quantities import Count, Day, Days


class Wave(Entity):
    """A part of the rollout: one or two stages that the team learns together."""

    name: Line
    """What it is called."""
    stages: list[OwnStageId] = []
    """Stages that begin to be worked by the process."""
    documents: list[DeliverableId] = []
    """Papers that are handed out."""
    place: dict[Literal["early-stages-first", "most-painful-first"], Count] = {}
    """Its place in either order of the rollout."""
    days: Days = Field(default=14, ge=1)
    """How long it takes, in calendar days."""
    pilot: Text | None = None
    """Who tries it first, and how."""
    training: Text | None = None
    """What is practised, and how long."""
    exit: list[Text] = []
    """Facts by which one sees that the next wave can begin."""
    owner: RoleId | None = None
    """Who answers for it."""
    resistance: Text | None = None
    """What people will say against it, and what to answer."""


class Competence(Entity):
    """Something a salesperson has to be good at."""

    name: Line
    """What it is."""
    group: Literal["product", "sales", "people"]
    """What it belongs to."""
    levels: list[Text] = Field(default=[], max_length=5)
    """What is seen at level 1, 2, 3, 4 and 5, in this order."""


class TrainingItem(Entity):
    """A training, a coaching or a rehearsal."""

    topic: Line
    """What is learned."""
    form: Literal["training", "coaching", "mentoring", "rehearsal"]
    """How."""
    competence: CompetenceId | None = None
    """The competence that it builds."""
    change: ChangeId | None = None
    """The change of the process that it comes from."""
    role: RoleId | None = None
    """Who takes part."""
    trainer: RoleId | None = None
    """Who leads it."""
    on: Day | None = None
    """Date."""
    measure: Text | None = None
    """How one sees that it helped."""


class OnboardingStep(Entity):
    """Something that a new salesperson does in the first ninety days."""

    day: Count = Field(ge=1, le=365)
    """Day since the start until which it is done."""
    text: Text
    """What is done, as an order."""
    with_role: RoleId | None = None
    """With whom."""
    reads: list[DeliverableId] = []
    """Papers that belong to it."""
    shows: Text | None = None
    """How one sees that it is learned."""
