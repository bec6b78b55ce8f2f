"""Marketing: what is published for whom, campaigns, and events where people meet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.blueprint.frequencies.frequency import Frequency

from .base import (
    AvatarId,
    BuyerPhaseId,
    CadenceId,
    Collection,
    Entity,
    Line,
    MessageId,
    PersonaId,
    PillarId,
    PublicationId,
    RoleId,
    SkeletonId,
    StageId,
    Text,
    Title,
    ToolId,
)
from .quantities import Count, Money


class Pillar(Entity):
    """A theme that publications come back to: a problem of the customers or a way to solve it."""

    name: Line
    """The theme: "Ile kosztuje postój"."""
    kind: Literal["problem", "solution"]
    """Whether it is about the trouble or about the way out."""
    persona: PersonaId | None = None
    """Whom it concerns most."""
    angle: Text | None = None
    """What we say about it that others do not."""


class Publication(Entity):
    """A publication or an automatic mail of the plan."""

    stage: StageId
    """``marketing-reach`` for the problem, ``marketing-education`` for solutions."""
    pillar: PillarId | None = None
    """The theme it belongs to."""
    title: Line
    """Working title, as a reader would see it."""
    avatar: AvatarId | None = None
    """The kind of firm it is written for, whose facts stand in it; without one it is for all kinds."""
    persona: PersonaId | None = None
    """Whom it is written for."""
    phase: BuyerPhaseId | None = None
    """The phase of the purchase that it serves."""
    channel: Literal["blog", "linkedin", "facebook", "youtube", "mail", "webinar", "event", "press"]
    """Where it appears."""
    form: Line | None = None
    """Form and length: "post do 1500 znaków", "film 10 minut"."""
    brief: Text | None = None
    """What it says, in two or three sentences."""
    call_to_action: Text | None = None
    """What the reader does next, one thing."""
    keyword: Title | None = None
    """Words by which it is found."""
    pair: PublicationId | None = None
    """The publication that it is linked with: a film with its article."""
    author: RoleId | None = None
    """Who writes it."""
    message: MessageId | None = None
    """For a mail: its text."""
    tool: ToolId | None = None
    """The tool whose work it is: as far as the plan reaches, the rhythm has it on the days of its publications."""
    day: Count = Field(ge=1, le=3_650)
    """Day of the plan on which it appears; 1 is the first."""


class Campaign(Entity):
    """A paid campaign."""

    name: Line
    """What it is called."""
    kind: Literal["reach", "remarketing"]
    """To new people, or to those who have read something."""
    channel: Literal["linkedin", "facebook", "youtube", "google", "press"]
    """Where it runs."""
    avatars: list[AvatarId] = []
    """Firms it is aimed at."""
    personas: list[PersonaId] = []
    """People it is aimed at."""
    landing: PublicationId | None = None
    """The publication that it leads to."""
    budget: Money | None = None
    """What a month may cost, net."""
    check: Frequency | None = None
    """How often it is looked at."""
    stop_when: Text | None = None
    """When it is stopped."""


class Milestone(Entity):
    """Something to do a number of days before or after an event."""

    day: Count = Field(ge=-3_650, le=3_650)
    """Days from the event: -28 is four weeks before, 1 the day after."""
    text: Text
    """What is done, as an order."""
    role: RoleId | None = None
    """Who does it."""


class Happening(Entity):
    """An event where people meet: a webinar, a fair, a talk."""

    name: Line
    """What it is called."""
    kind: Literal["webinar", "fair", "conference", "talk"]
    """What it is."""
    topic: Text | None = None
    """What it is about, as guests would see it."""
    expert: RoleId | None = None
    """Who speaks."""
    publication: PublicationId | None = None
    """Its place in the publication plan, which gives its date."""
    timeline: Collection[Milestone] = {}
    """What is done before and after."""
    goals: list[Text] = []
    """What it should bring, in numbers."""
    skeleton: SkeletonId | None = None
    """The conversation that is held there."""
    cadence: CadenceId | None = None
    """The sequence that follows."""
