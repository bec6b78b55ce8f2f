"""Contact over time: cadences, their messages and the legal bases for them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import (
    AvatarId,
    Buyers,
    Collection,
    CrmFieldId,
    Entity,
    LawId,
    LegalBasisId,
    Line,
    MergeFieldId,
    MessageId,
    OwnStageId,
    PersonaId,
    RoleId,
    SegmentId,
    StageId,
    Text,
    Title,
)
from .quantities import Count, Day, Days, Minutes

Channel = Literal[
    "mail", "phone", "voicemail", "linkedin-invite", "linkedin-message", "video", "letter", "sms", "meeting", "task"
]


class Law(Entity):
    """A rule of law that papers rest on; not legal advice, a lawyer has to say whether it applies."""

    name: Line
    """What it is cited as: "Prawo komunikacji elektronicznej, art. 398"."""
    says: Text | None = None
    """What follows from it, in a sentence or two."""
    link: Line | None = None
    """Where its text is published."""
    checked_on: Day | None = None
    """The day on which somebody last compared this with the law as it stood."""
    buyers: Buyers = "both"
    """Whom sales have to be made to for it to apply; papers of a company that sells to others only do not cite it."""


class LegalBasis(Entity):
    """What allows a contact by a channel; not legal advice, texts are to be checked by a lawyer."""

    name: Line
    """What it is called: "Zgoda na kontakt handlowy"."""
    channels: list[Channel] = []
    """Channels for which it may serve; empty means all."""
    buyers: Buyers = "both"
    """Whom it allows to contact, where not all who buy."""
    jurisdiction: Line | None = None
    """Country whose law it is."""
    text: Text
    """What it says and where it stands."""
    laws: list[LawId] = []
    """The rules of law that it rests on."""
    evidence: Text | None = None
    """What has to be on record."""
    crm_fields: list[CrmFieldId] = []
    """CRM fields in which that record stands."""
    wording: Text | None = None
    """Wording of the consent, if one is needed."""


class PublicMessage(Entity):
    """A message that goes to a customer."""

    subject: list[Line] = []
    """Variants of the subject, each under 60 characters; none for a spoken message."""
    preview: Line | None = None
    """The line that a mail program shows beside the subject."""
    body: Text
    """Paragraphs parted by empty lines; merge fields as ``[[token]]``."""
    legal_footer: Text | None = None
    """Who writes, where the address is from, how to object; below a mail to somebody new."""


class Message(PublicMessage):
    """A message with its purpose."""

    name: Title
    """What it is called inside the company."""
    channel: Channel = "mail"
    """How it goes out."""
    kind: (
        Literal[
            "cold", "connection", "voicemail", "reply", "meeting", "no-show", "offer", "follow-up", "order", "delay",
            "delivery", "thanks", "referral", "win-loss", "nurture", "autoresponder", "handover"
        ]
        | None
    ) = None  # fmt: skip
    """What it is for; messages are grouped by it."""
    tone: Literal["formal", "informal"] | None = None
    """How the reader is addressed; as the company does where it is missing."""
    aim: Text | None = None
    """What it should bring about, one thing."""
    stage: OwnStageId | None = None
    """The stage in which it is used; without that stage it is not."""
    avatar: AvatarId | None = None
    """The kind of firm it is written to, whose facts stand in it; without one it is for all kinds."""
    personas: list[PersonaId] = []
    """People it is written for; everybody where it is empty."""
    fields: list[MergeFieldId] = []
    """Merge fields that have to be filled before it goes out, beyond those in its text."""
    notes: Text | None = None
    """What the sender should know."""


class Step(Entity):
    """One touch of a cadence."""

    day: Count = Field(ge=0, le=3_650)
    """Day of the cadence; 1 is the first, 0 the agreed date."""
    channel: Channel | None = None
    """How; the message's channel where it is missing."""
    automatic: bool = False
    """Whether it goes out by itself."""
    role: RoleId | None = None
    """The cadence's owner where it is missing."""
    message: MessageId | None = None
    """What is sent or said."""
    purpose: Text
    """The one idea of this touch."""
    minutes: Minutes | None = None
    """How long it takes, in minutes."""
    legal_basis: LegalBasisId | None = None
    """The cadence's where it is missing."""
    if_answered: Text | None = None
    """What happens after an answer."""


class Cadence(Entity):
    """A planned sequence of touches."""

    name: Line
    """What it is called."""
    function: Literal["cold", "inbound", "event", "after-offer", "nurture", "win-back", "win-loss"]
    """Where a contact comes from, and so what the sequence is for."""
    owner: RoleId
    """Who keeps it going."""
    goal: Text
    """What it should lead to."""
    avatar: AvatarId | None = None
    """The kind of firm it is for, whose facts stand in its messages; without one it is for all kinds."""
    personas: list[PersonaId] = []
    """People it is for; everybody where it is empty."""
    segments: list[SegmentId] = []
    """Classes of customers it is for; all where it is empty."""
    stage: StageId | None = None
    """The stage in which it is used."""
    entry: Text | None = None
    """When a contact enters."""
    stops: list[Text] = []
    """What ends it at once: a reply, a refusal, an objection to contact."""
    legal_basis: LegalBasisId | None = None
    """What allows its touches."""
    working_days: bool = True
    """Days are working days; calendar days otherwise."""
    most_active: Count | None = Field(default=None, ge=1)
    """Contacts that one salesperson can have in it at the same time."""
    pause: Days | None = None
    """Days to leave a contact alone after it has ended without an answer."""
    steps: Collection[Step]
    """Its touches."""
