"""Conversations: skeletons of calls and meetings, their questions and notes, objections and techniques."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import (
    AvatarId,
    ChangeId,
    Collection,
    CrmFieldId,
    Entity,
    ExitId,
    Line,
    Name,
    NoteTemplateId,
    ObjectionId,
    OwnStageId,
    PersonaId,
    ProofId,
    QuestionId,
    SegmentId,
    StageId,
    Text,
    Title,
)
from .quantities import Count, Day, Minutes

Outcome = Literal["won", "lost", "abandoned"]


class Question(Entity):
    """A question that is asked in discovery, in Win-Loss or in both."""

    text: Text
    """As it is spoken, at most 20 words."""
    theme: Name
    """What it is about, in a word or two; questions are grouped by it."""
    why: Text | None = None
    """What the answer is needed for."""
    probes: list[Text] = []
    """How to ask on."""
    good_sign: Text | None = None
    """An answer that speaks for the deal."""
    bad_sign: Text | None = None
    """An answer that speaks against it."""
    crm_field: CrmFieldId | None = None
    """Where the answer is written down."""
    criterion: ExitId | None = None
    """Exit criterion that the answer helps to meet: ``discovery.next-step-agreed``."""
    disqualifies_if: Text | None = None
    """The answer that ends the deal."""
    outcomes: list[Outcome] = []
    """In Win-Loss: the editions in which it is asked; empty means all three."""
    rating: bool = False
    """Answered on the scale of 1 to 5, then "why"."""
    verifies: QuestionId | None = None
    """The discovery question whose answer this one verifies afterwards."""


class Opening(Entity):
    """A way to begin, for one situation."""

    when: Title
    """The situation: "Sekretariat pyta, w jakiej sprawie"."""
    text: Text
    """An example wording, not a text to be read out; at most 60 words."""
    personas: list[PersonaId] = []
    """People it suits; everybody where it is empty."""


class TalkBlock(Entity):
    """A timed part of a conversation."""

    title: Title
    """What this part is called."""
    minutes: Minutes
    """Planned length in minutes."""
    goal: Text
    """What is known or agreed at its end."""
    questions: list[QuestionId] = []
    """What is asked, in this order."""
    points: list[Text] = []
    """What to say or do where there is nothing to ask."""
    transition: Text | None = None
    """A sentence that leads on to the next part."""


class Close(Entity):
    """How a conversation ends: always with an agreed next step."""

    ask: Text
    """The sentence that proposes the next step."""
    next_step: Text
    """Who does what by when, and where it is written down."""
    fallback: Text
    """What to propose when the customer does not agree."""
    polite_exit: Text | None = None
    """How to part when it does not fit."""


class TalkOutcome(Entity):
    """A result of a conversation and what follows from it."""

    name: Line
    """The result: "Prosi o telefon później"."""
    next_action: Text
    """What is done then."""


class NoteTemplate(Entity):
    """What a note after a conversation consists of; at most ten lines."""

    name: Line
    """The conversation it is for."""
    stage: OwnStageId | None = None
    """The stage that it belongs to, and goes with; one of the whole process belongs to none."""
    lines: list[Text] = Field(max_length=10)
    """Beginnings of its lines: "Potrzeba słowami klienta"."""
    crm_fields: list[CrmFieldId] = []
    """CRM fields to fill along with it."""


class PublicSkeleton(Entity):
    """How long a call or a meeting takes."""

    minutes: Minutes
    """Planned length in minutes, equal to the sum of the blocks."""


class Skeleton(PublicSkeleton):
    """The skeleton of a call or a meeting: examples and questions, not a script."""

    title: Title
    """Printed title: "Rozmowa discovery"."""
    stage: StageId
    """The stage in which it is used."""
    channel: Literal["phone", "video", "on-site"] = "phone"
    """How the conversation is held."""
    goal: Text
    """What is agreed at the end if all goes well."""
    fallback_goal: Text | None = None
    """What is reached at least."""
    benefit: Text | None = None
    """What the salesperson has from using it, in one sentence."""
    trigger: Text | None = None
    """What has happened before."""
    avatar: AvatarId | None = None
    """The kind of firm it is held with, whose facts stand in it; without one it is for all kinds."""
    personas: list[PersonaId] = []
    """People it is held with; everybody where it is empty."""
    preparation: list[Text] = []
    """At most seven things to do before."""
    openings: Collection[Opening] = {}
    """Ways to begin, by the situation."""
    agenda: Text | None = None
    """The agreement on subject, time and what either side may decide."""
    blocks: Collection[TalkBlock]
    """Its parts in their order."""
    summary: Text | None = None
    """How to sum up in the customer's words."""
    close: Close
    """How it ends."""
    objections: list[ObjectionId] = []
    """What is likely to be said against it."""
    outcomes: Collection[TalkOutcome] = {}
    """Results, each with what follows."""
    note: list[Text] = []
    """Lines of the CRM note."""
    note_template: NoteTemplateId | None = None
    """The note template to use instead of lines of its own."""
    rubric: list[Text] = []
    """Observed behaviours for coaching, rated 1 to 5."""


class Response(Entity):
    """An answer to an objection."""

    kind: Literal[
        "question-back", "reframe", "evidence", "comparison", "scope", "trade", "risk-reducer", "story", "qualify-out"
    ]
    """What the answer does; two answers to one objection are of different kinds."""
    text: Text
    """As it is spoken; sentences of at most 20 words."""
    proof: ProofId | None = None
    """Evidence to show with it."""


class Objection(Entity):
    """What customers say against it, what it means and how to answer."""

    category: Literal[
        "price", "need", "time", "brush-off", "trust", "competitor", "authority", "product", "risk", "formal", "process"
    ]
    """What it is about; objections are grouped by it."""
    wordings: list[Line] = Field(min_length=1)
    """In the customers' words; the first one is the card's title."""
    stages: list[StageId] = []
    """Where it is heard."""
    personas: list[PersonaId] = []
    """Who says it."""
    kind: Literal["concern", "brush-off", "condition", "negotiating-move"] = "concern"
    """What it is: a doubt, a way to end the talk, a fact that has to be met, a move in a negotiation."""
    meaning: Text | None = None
    """What it usually means."""
    acknowledge: Text | None = None
    """A sentence that shows it was heard."""
    clarify: list[Text] = []
    """Questions to ask before answering."""
    responses: Collection[Response] = {}
    """Answers, at least two of different kinds."""
    confirm: Text | None = None
    """A question that shows whether it is settled."""
    do: list[Text] = []
    """What helps."""
    dont: list[Text] = []
    """What makes it worse."""
    next_step: Text | None = None
    """What is agreed afterwards."""
    heard: Count | None = Field(default=None, ge=0)
    """How often it was heard in the last quarter."""
    last_reviewed: Day | None = None
    """Date on which the card was last gone through."""
    source: ChangeId | None = None
    """The change of the process that the card comes from."""
    notes: Text | None = None
    """What the salesperson should know."""


class Technique(Entity):
    """A way to close, to negotiate or to defend a price."""

    family: Literal["closing", "negotiation", "price-defence"]
    """What it serves."""
    name: Line
    """What it is called: "Podsumowanie i pytanie o decyzję"."""
    when: Text
    """When it fits, as a sign that one can see or hear."""
    when_not: Text
    """When it does harm."""
    steps: list[Text] = []
    """How it is done."""
    example: Text
    """How it sounds; sentences of at most 20 words."""
    risk: Text | None = None
    """What can go wrong."""
    ethics: Text
    """Where the line is: what would be pressure or untrue."""
    personas: list[PersonaId] = []
    """People with whom it works."""
    segments: list[SegmentId] = []
    """Classes of customers with whom it works."""
    stages: list[StageId] = []
    """Where in the process it is used."""
