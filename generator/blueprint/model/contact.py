"""Contact over time: cadences, their messages and the legal bases for them."""

from __future__ import annotations

from typing import Literal

from .base import Collection, Entity, LegalBasisId, MessageId, PersonaId, RoleId, SegmentId, StageId, Text

Channel = Literal[
    "mail", "phone", "voicemail", "linkedin-invite", "linkedin-message", "video", "letter", "sms", "meeting", "task"
]


class LegalBasis(Entity):
    """What allows a contact by a channel; not legal advice, texts are to be checked by a lawyer."""

    name: Text
    channels: list[Channel] = []
    """Channels for which it may serve; empty means all."""
    text: Text
    evidence: Text | None = None
    """What has to be on record."""
    wording: Text | None = None
    """Wording of the consent, if one is needed."""


class PublicMessage(Entity):
    """A message that goes to a customer."""

    subject: list[Text] = []
    """Variants of the subject, each under 60 characters; none for a spoken message."""
    body: Text
    """Paragraphs parted by empty lines; merge fields as ``[[token]]``."""


class Message(PublicMessage):
    """A message with its purpose."""

    name: Text
    channel: Channel = "mail"
    aim: Text | None = None
    stage: StageId | None = None
    personas: list[PersonaId] = []
    notes: Text | None = None


class Step(Entity):
    """One touch of a cadence."""

    day: int
    """Day of the cadence; 1 is the first, 0 the agreed date."""
    channel: Channel | None = None
    automatic: bool = False
    role: RoleId | None = None
    """The cadence's owner where it is missing."""
    message: MessageId | None = None
    purpose: Text
    """The one idea of this touch."""
    minutes: int | None = None
    legal_basis: LegalBasisId | None = None
    """The cadence's where it is missing."""
    if_answered: Text | None = None


class Cadence(Entity):
    """A planned sequence of touches."""

    name: Text
    function: Literal["cold", "inbound", "event", "after-offer", "nurture", "win-back", "win-loss"]
    owner: RoleId
    goal: Text
    personas: list[PersonaId] = []
    segments: list[SegmentId] = []
    stage: StageId | None = None
    entry: Text | None = None
    """When a contact enters."""
    stops: list[Text] = []
    """What ends it at once: a reply, a refusal, an objection to contact."""
    legal_basis: LegalBasisId | None = None
    working_days: bool = True
    """Days are working days; calendar days otherwise."""
    steps: Collection[Step]
