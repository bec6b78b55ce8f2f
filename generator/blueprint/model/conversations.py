"""Conversations: skeletons of calls and meetings, their questions, and objections."""

from __future__ import annotations

from typing import Literal

from .base import Collection, Entity, IsoDay, ObjectionId, PersonaId, ProofId, QuestionId, StageId, Text

Outcome = Literal["won", "lost", "abandoned"]


class Question(Entity):
    """A question that is asked in discovery, in Win-Loss or in both."""

    text: Text
    """As it is spoken, at most 20 words."""
    theme: Text
    why: Text | None = None
    """What the answer is needed for."""
    probes: list[Text] = []
    good_sign: Text | None = None
    bad_sign: Text | None = None
    crm_field: Text | None = None
    criterion: Text | None = None
    """Exit criterion that the answer helps to meet."""
    disqualifies_if: Text | None = None
    outcomes: list[Outcome] = []
    """In Win-Loss: the editions in which it is asked; empty means all three."""
    rating: bool = False
    """Answered on the scale of 1 to 5, then "why"."""
    verifies: QuestionId | None = None
    """The discovery question whose answer this one verifies afterwards."""


class Opening(Entity):
    """A way to begin, for one situation."""

    when: Text
    """The situation: "Sekretariat pyta, w jakiej sprawie"."""
    text: Text
    """An example wording, not a text to be read out; at most 60 words."""
    personas: list[PersonaId] = []


class TalkBlock(Entity):
    """A timed part of a conversation."""

    title: Text
    minutes: int
    goal: Text
    questions: list[QuestionId] = []
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


class TalkOutcome(Entity):
    """A result of a conversation and what follows from it."""

    name: Text
    next_action: Text


class Skeleton(Entity):
    """The skeleton of a call or a meeting: examples and questions, not a script."""

    title: Text
    stage: StageId
    channel: Literal["phone", "video", "on-site"] = "phone"
    minutes: int
    """Planned length in minutes, equal to the sum of the blocks."""
    goal: Text
    fallback_goal: Text | None = None
    benefit: Text | None = None
    """What the salesperson has from using it, in one sentence."""
    trigger: Text | None = None
    personas: list[PersonaId] = []
    preparation: list[Text] = []
    """At most seven things to do before."""
    openings: Collection[Opening] = {}
    agenda: Text | None = None
    """The agreement on subject, time and what either side may decide."""
    blocks: Collection[TalkBlock]
    summary: Text | None = None
    """How to sum up in the customer's words."""
    close: Close
    objections: list[ObjectionId] = []
    outcomes: Collection[TalkOutcome] = {}
    note: list[Text] = []
    """Lines of the CRM note."""
    rubric: list[Text] = []
    """Observed behaviours for coaching, rated 1 to 5."""


class Response(Entity):
    """An answer to an objection."""

    kind: Literal[
        "question-back", "reframe", "evidence", "comparison", "scope", "trade", "risk-reducer", "story", "qualify-out"
    ]
    text: Text
    """As it is spoken; sentences of at most 20 words."""
    proof: ProofId | None = None


class Objection(Entity):
    """What customers say against it, what it means and how to answer."""

    category: Literal[
        "price", "need", "time", "brush-off", "trust", "competitor", "authority", "product", "risk", "formal", "process"
    ]
    wordings: list[Text]
    """In the customers' words; the first one is the card's title."""
    stages: list[StageId] = []
    personas: list[PersonaId] = []
    kind: Literal["concern", "brush-off", "condition", "negotiating-move"] = "concern"
    meaning: Text | None = None
    """What it usually means."""
    acknowledge: Text | None = None
    clarify: list[Text] = []
    """Questions to ask before answering."""
    responses: Collection[Response] = {}
    confirm: Text | None = None
    do: list[Text] = []
    dont: list[Text] = []
    next_step: Text | None = None
    heard: int | None = None
    """How often it was heard in the last quarter."""
    last_reviewed: IsoDay | None = None
    notes: Text | None = None
