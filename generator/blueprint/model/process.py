"""The process itself: stages, their tools and tasks, events and deadlines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.blueprint.frequency import Frequency

from .base import Collection, Entity, EventId, IsoDay, Reference, RoleId, StageId, Text


class Rule(Entity):
    """A call-out: something a salesperson must not forget."""

    headline: Text
    """A short order, at most eight words: "Dyskwalifikuj jak najszybciej"."""
    explanation: Text


class Criterion(Entity):
    """A checkable fact, in the past tense, that is true or not."""

    text: Text
    evidence: Text | None = None
    """Where it can be seen: a CRM field, a mail, a signed paper."""


class Task(Entity):
    """Something that has to be done in a stage that has no tool table."""

    name: Text
    responsible: RoleId | None = None
    """Who does it."""
    accountable: RoleId | None = None
    """Who answers for it."""
    deadline: Text | None = None
    evidence: Text | None = None


class Stage(Entity):
    """A stage of the process or a sub-part of one."""

    number: int | None = None
    """1 to 10 for a stage; a sub-part takes its parent's."""
    parent: Annotated[str, Reference("stages", essential=True)] | None = None
    mark: Text | None = None
    """What follows the number of a sub-part: "a" gives 1a."""
    name: Text
    short_label: Text | None = Field(default=None, max_length=20)
    """Label for the CRM, at most 20 characters."""
    goal: Text | None = None
    customer_view: Text | None = None
    """What the customer thinks and wants at this time."""
    owner: RoleId | None = None
    """Role that is accountable for the stage."""
    call_outs: Collection[Rule] = {}
    entry: Collection[Criterion] = {}
    exit: Collection[Criterion] = {}
    know: list[Text] = []
    """Three to five facts for the stage card."""
    say: list[Text] = []
    """Three sentences or questions to be spoken, at most 20 words each."""
    show: list[str] = []
    """Ids of the deliverables used in this stage."""
    primary_activities: list[Text] = []
    """What is always done, at most eight, as orders."""
    secondary_activities: list[Text] = []
    mistakes: list[Text] = []
    tasks: Collection[Task] = {}
    """Task list of a stage without a tool table."""
    next_step: Text | None = None
    """The agreed next step with which the stage closes."""
    deadline: Text | None = None
    target_days: int | None = None
    """Usual length of the stage in calendar days."""
    stale_after_days: int | None = None
    """Days without contact after which the deal needs a decision."""
    probability: int | None = None
    """Chance of winning in percent once the stage has begun."""
    leading_indicator: Text | None = None
    lagging_indicator: Text | None = None
    crm_guidance: Text | None = Field(default=None, max_length=1000)
    key_fields: list[Text] = Field(default=[], max_length=5)


class Transition(Entity):
    """A way from one stage to another; the process is a graph."""

    from_: StageId = Field(alias="from")
    to: StageId
    kind: Literal["next", "skip", "back", "lost", "abandoned", "loop"] = "next"
    condition: Text | None = None


class Priority(Entity):
    """How much a tool matters, and why."""

    level: Literal["critical", "high", "medium", "low"]
    reason: Text | None = None
    by: Literal["source", "default"] | None = None
    """``source``: the methodology's source says it; ``default``: our own default. A company leaves it out."""


class Tool(Entity):
    """A row of a stage's tool table."""

    stage: StageId
    name: Text
    function: Text | None = None
    """Kind of publication, or what the tool is for."""
    perform: Frequency | None = None
    """How often the activity is done."""
    refresh: Frequency | None = None
    """How often the artefact is reviewed."""
    priority: Priority | None = None
    responsible: RoleId | None = None
    accountable: RoleId | None = None
    document: str | None = None
    """Id of the deliverable that supports it."""
    last_reviewed: IsoDay | None = None
    """Date (``YYYY-MM-DD``) of the last review of the artefact."""
    note: Text | None = None


class Event(Entity):
    """Something that happens and starts a deadline."""

    name: Text
    """Noun phrase: "otrzymanie zamówienia"."""
    follows: Text | None = None
    """How a rhythm names it: "po otrzymaniu zamówienia"."""


class TimeRule(Entity):
    """What has to follow an event, by whom and until when."""

    event: EventId
    action: Text
    role: RoleId
    min_days: int = 0
    max_days: int | None = None
    """None: at a date agreed with the customer."""
    days: Literal["business", "calendar"] = "business"
    escalation: RoleId | None = None
