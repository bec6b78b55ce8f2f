"""The process itself: stages, their tools and tasks, the ways between them, events and deadlines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.blueprint.frequencies.frequency import Frequency

from .base import (
    BuyerPhaseId,
    Collection,
    CrmFieldId,
    DeliverableId,
    Entity,
    EventId,
    ForecastId,
    Line,
    MessageId,
    Name,
    NotBelow,
    OwnStageId,
    PipelineId,
    RoleId,
    StageId,
    Text,
    Title,
    ToolId,
)
from .quantities import Count, Day, Days, Percent, StageNumber

LABEL_LENGTH = 20
"""Characters of a stage's label that a CRM shows."""


class Rule(Entity):
    """A call-out: something a salesperson must not forget."""

    headline: Line
    """A short order, at most eight words: "Dyskwalifikuj jak najszybciej"."""
    explanation: Text
    """Why, and what happens otherwise, in one or two sentences."""
    severity: Literal["critical", "important", "helpful"] | None = None
    """How much is lost when it is forgotten: the deal, time, or little."""
    source: Literal["source", "default"] | None = None
    """``source``: the methodology's source says it; ``default``: our own. A company leaves it out."""


class Criterion(Entity):
    """A checkable fact, in the past tense, that is true or not."""

    text: Text
    """The fact as one sentence: "Termin rozmowy został wpisany do kalendarza"."""
    evidence: Text | None = None
    """Where it can be seen: a CRM field, a mail, a signed paper."""
    crm_field: CrmFieldId | None = None
    """The CRM field that shows it."""
    mandatory: bool = True
    """Whether the deal may not go on without it."""
    weight: Count | None = Field(default=None, ge=1, le=5)
    """How much it counts in a score, 1 to 5."""


class Task(Entity):
    """Something that has to be done in a stage that has no tool table."""

    name: Line
    """What is done, as an order: "Potwierdź miejsce dostawy"."""
    responsible: RoleId | None = None
    """Who does it."""
    accountable: RoleId | None = None
    """Who answers for it."""
    deadline: Line | None = None
    """Until when, in words."""
    evidence: Text | None = None
    """How one sees that it is done."""


class BuyerPhase(Entity):
    """A phase of the customer's way to a purchase."""

    name: Line
    """What the phase is called: "Wie, że ma problem"."""
    thinks: Text | None = None
    """What the customer thinks then."""
    asks: list[Text] = []
    """Questions the customer looks for answers to."""
    does: list[Text] = []
    """What the customer does: searches, asks, compares."""
    content: list[Text] = []
    """What helps then: kinds of publications, proofs, conversations."""


class Stage(Entity):
    """A stage of the process or a sub-part of one."""

    number: StageNumber | None = None
    """What it is counted with: digits from 0 on, letters, or nothing; a sub-part takes its parent's."""
    parent: OwnStageId | None = None
    """The stage that this one is a part of."""
    mark: Name | None = None
    """What follows the number of a sub-part: "a" gives 1a."""
    optional: bool = False
    """Whether a deal may pass it by."""
    parallel_to: StageId | None = None
    """The stage that it runs beside, at the same time: it is no step of its own on the way to an order."""
    name: Title
    """What the stage is called."""
    short_label: Title | None = Field(default=None, max_length=LABEL_LENGTH)
    """Label for the CRM without its number, which is printed before it; at most 20 characters."""
    goal: Text | None = None
    """What has been achieved when the stage is over, in one sentence."""
    buyer_phase: BuyerPhaseId | None = None
    """The phase of the customer's way that the stage serves."""
    customer_view: Text | None = None
    """What the customer thinks and wants at this time."""
    owner: RoleId | None = None
    """Role that is accountable for the stage."""
    call_outs: Collection[Rule] = {}
    """What must not be forgotten in this stage."""
    entry: Collection[Criterion] = {}
    """Facts that are true when a deal comes in."""
    exit: Collection[Criterion] = {}
    """Facts that are true when a deal goes on."""
    disqualifiers: Collection[Criterion] = {}
    """Facts that end the deal here."""
    know: list[Text] = []
    """Three to five facts for the stage card."""
    say: list[Text] = []
    """Three sentences or questions to be spoken, at most 20 words each."""
    show: list[DeliverableId] = []
    """Papers used in this stage."""
    primary_activities: list[Text] = []
    """What is always done, at most eight, as orders."""
    secondary_activities: list[Text] = []
    """What is done when it fits, as orders."""
    mistakes: list[Text] = []
    """What usually goes wrong."""
    tasks: Collection[Task] = {}
    """Task list of a stage without a tool table."""
    next_step: Text | None = None
    """The agreed next step with which the stage closes."""
    deadline: Line | None = None
    """Until when the stage's work is done, in words."""
    target_days: Days | None = None
    """Usual length of the stage in calendar days."""
    stale_after_days: Days | None = None
    """Days without contact after which the deal needs a decision."""
    probability: Percent | None = None
    """Chance of winning in percent once the stage has begun."""
    forecast: ForecastId | None = None
    """Forecast category of a deal in this stage, one of those under ``crm.forecasts``."""
    leading_indicator: Text | None = None
    """What is counted while the work is done."""
    lagging_indicator: Text | None = None
    """What is counted when the result is there."""
    crm_guidance: Text | None = Field(default=None, max_length=1000)
    """What the CRM tells the salesperson in this stage, at most 1,000 characters."""
    key_fields: list[CrmFieldId] = Field(default=[], max_length=5)
    """CRM fields that matter in this stage, at most five; their labels are printed."""


class Transition(Entity):
    """A way from one stage to another; the process is a graph."""

    from_: StageId = Field(alias="from")
    """The stage that is left."""
    to: StageId
    """The stage that is entered."""
    to_pipeline: PipelineId | None = None
    """The pipeline that the deal goes on in, where the way leads into another one."""
    kind: Literal["next", "skip", "back", "lost", "abandoned", "disqualified", "loop"] = "next"
    """What the way means: on, past a stage, back, to a loss, to a purchase or a customer given up, to a new process."""
    condition: Text | None = None
    """What has to be true for it."""
    required_fields: list[CrmFieldId] = []
    """CRM fields that have to be filled before."""
    approval: RoleId | None = None
    """Role that agrees to it."""


class Priority(Entity):
    """How much a tool matters, and why."""

    level: Literal["critical", "high", "medium", "low"]
    """How much it matters."""
    reason: Text | None = None
    """Why, in a phrase."""
    by: Literal["source", "default"] | None = None
    """``source``: the methodology's source says it; ``default``: our own default. A company leaves it out."""


class Tool(Entity):
    """A row of a stage's tool table."""

    stage: StageId
    """The stage whose table it stands in."""
    name: Line
    """The tool or the activity."""
    function: Line | None = None
    """Kind of publication, or what the tool is for."""
    perform: Frequency | None = None
    """How often the activity is done."""
    refresh: Frequency | None = None
    """How often the artefact is reviewed."""
    priority: Priority | None = None
    """How much it matters."""
    responsible: RoleId | None = None
    """Who does it."""
    accountable: RoleId | None = None
    """Who answers for it."""
    document: DeliverableId | None = None
    """The paper that supports it."""
    crm_place: Line | None = None
    """Where its result stands in the CRM."""
    status: Literal["used", "planned", "not-used"] | None = None
    """Whether the company works with it today."""
    last_reviewed: Day | None = None
    """Date of the last review of the artefact."""
    note: Text | None = None
    """What the company wants to add."""


class Event(Entity):
    """Something that happens and starts a deadline."""

    name: Line
    """Noun phrase: "otrzymanie zamówienia"."""
    follows: Title | None = None
    """How a rhythm names it: "po otrzymaniu zamówienia"."""
    description: Text | None = None
    """When exactly it has happened."""
    noticed_by: Literal["crm", "person", "calendar"] | None = None
    """Who notices it first."""
    date_field: CrmFieldId | None = None
    """CRM field that holds its date."""


class PublicTimeRule(Entity):
    """How soon something follows an event."""

    min_days: Days = 0
    """Days that have to pass first."""
    max_days: Annotated[Days | None, NotBelow("min_days")] = None
    """Days within which it is done; None: at a date agreed with the customer."""
    days: Literal["business", "calendar"] = "business"
    """Which days are counted."""


class TimeRule(PublicTimeRule):
    """What has to follow an event, by whom and until when."""

    event: EventId
    """What has happened."""
    action: Line
    """What has to be done, as an order."""
    role: RoleId
    """Who does it."""
    window: Literal["win-loss"] | None = None
    """``win-loss``: its days are those of the Win-Loss programme, where none are given here."""
    tool: ToolId | None = None
    """The row of a tool table whose work it is the deadline of: both say the same days."""
    escalation: RoleId | None = None
    """Who is told when it was not done."""
    message: MessageId | None = None
    """The message that goes out with it."""
