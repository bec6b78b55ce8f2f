"""``messages``: every message of the process, by what it is for, ready to be copied or imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.blueprint.buyers import sold_to
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Message
from generator.blueprint.model.offers import MergeField
from generator.documents.blocks import Block, Callout, Heading
from generator.documents.blocks import Message as MessageBlock
from generator.documents.inline import Inline, Run
from generator.documents.undecided import joined
from generator.documents.workbook import DataTable
from generator.locale import Label

from .columns import Col, table
from .firms import to_others, written_to
from .internal_pen import InternalPen
from .known import avatar_fields, avatars_written_to
from .paper import Paper

KINDS = {
    "cold": Label("First contact"),
    "connection": Label("LinkedIn"),
    "voicemail": Label("Voicemail"),
    "reply": Label("Replies"),
    "meeting": Label("Meetings"),
    "no-show": Label("Missed meetings"),
    "offer": Label("Emails that carry [[word.offer.a]]"),
    "follow-up": Label("After an event and after the [[word.offer]]"),
    "order": Label("[[Word.order]]"),
    "handover": Label("Handover"),
    "delay": Label("Delay"),
    "delivery": Label("[[Word.delivery]] and [[word.complaint.many]]"),
    "thanks": Label("Thanks"),
    "referral": Label("Referrals and recommendations"),
    "win-loss": Label("Win-Loss interview"),
    "autoresponder": Label("Automatic emails for 90 days"),
    "nurture": Label("Keeping in touch after “not now”"),
    None: Label("Other messages"),
}
CHANNELS = {
    "mail": Label("email"),
    "phone": Label("phone"),
    "voicemail": Label("voicemail"),
    "linkedin-invite": Label("LinkedIn invitation"),
    "linkedin-message": Label("LinkedIn message"),
    "video": Label("video"),
    "letter": Label("letter"),
    "sms": Label("text message"),
    "meeting": Label("meeting"),
    "task": Label("task"),
}
TONES = {
    "formal": Label("formal, by surname"),
    "informal": Label("informal, by first name"),
}


def undecided(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How the company sounds; the decision that one without any messages has to make."""
    if blueprint.brand.tone:
        title, tone = pen.caption(pen.say("How we sound")), pen.inline(blueprint.brand.tone)
        yield Callout("rule", title, (tone,), blueprint.brand.origin("tone"))
    if not blueprint.messages:
        yield pen.decision_box(pen.say("texts of messages"), "messages")


def chapters(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter a kind, with every message of the blueprint."""
    for kind, messages in _by_kind(blueprint):
        yield Heading(1, pen.words(pen.say(KINDS[kind])), f"kind-{kind or 'other'}")
        for message in messages:
            yield Heading(2, pen.inline(message.name), f"message-{message.id}", message.origin("name"))
            yield _block(message, pen, facts=(*_facts(message, blueprint, pen), *others(message, pen)))


def _by_kind(blueprint: Blueprint) -> Iterator[tuple[str | None, list[Message]]]:
    for kind in KINDS:
        messages = [message for message in blueprint.messages.values() if message.kind == kind]
        if messages:
            yield kind, messages


def _facts(message: Message, blueprint: Blueprint, pen: InternalPen) -> tuple[tuple[str, Inline], ...]:
    """What the sender should know before sending it."""
    facts = (
        (pen.say("Aim"), pen.inline(message.aim or "")),
        (pen.say("Channel"), pen.words(pen.say(CHANNELS[message.channel]))),
        (pen.say("Stage"), pen.words(_stage(message, pen))),
        (pen.say("Written to"), pen.words(written_to(message.avatar, _texts(message), pen))),
        (pen.say("Tone"), pen.words(_tone(message, blueprint, pen))),
        (pen.say("In a cadence"), _touches(message, blueprint, pen)),
        (pen.say("Also fill in"), pen.words(_to_fill(message, blueprint, pen))),
        (pen.say("Bear in mind"), pen.inline(message.notes or "")),
    )
    return tuple((label, text) for label, text in facts if text)


def others(message: Message, pen: InternalPen) -> tuple[tuple[str, Inline], ...]:
    """What a message says instead to each further kind of firm; nothing where it is written to one alone."""
    return to_others(message.avatar or pen.avatar, _texts(message), pen)


def _texts(message: Message) -> tuple[str | None, ...]:
    return (*message.subject, message.preview, message.body)


def _stage(message: Message, pen: InternalPen) -> str:
    return pen.stage(message.stage) if message.stage else ""


def _tone(message: Message, blueprint: Blueprint, pen: InternalPen) -> str:
    """The tone, where it is not the company's."""
    return pen.say(TONES[message.tone]) if message.tone and message.tone != blueprint.company.form_of_address else ""


def _touches(message: Message, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """The cadences that use a message, with their days."""
    day = pen.say("day")
    touches = [
        (*pen.paper("cadences", f"cadence-{cadence.id}", pen.inline(cadence.name)), *pen.words(f", {day} {step.day}"))
        for cadence in blueprint.cadences.values()
        for step in cadence.steps.values()
        if step.message == message.id
    ]
    return tuple(run for at, touch in enumerate(touches) for run in (*((Run("; "),) if at else ()), *touch))


def _to_fill(message: Message, blueprint: Blueprint, pen: InternalPen) -> str:
    return ", ".join(pen.bare(blueprint.merge_fields[id_].label) for id_ in message.fields)


def fields(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Every merge field that is to be filled, with an example and where its value is found."""
    columns: tuple[Col[MergeField, Inline | str], ...] = (
        Col("field", Label("Field"), 2, lambda one: one.label),
        Col("example", Label("For example"), 2, lambda one: one.example or "–"),
        Col("source", Label("Where to find it"), 2, lambda one: one.source or _in_crm(one, pen)),
    )
    found = [one for one in sold_to(blueprint, blueprint.merge_fields).values() if not pen.knows(one)]
    if blueprint.messages and found:
        yield table(sorted(found, key=lambda one: one.label.lower()), pen, *columns)


def _in_crm(field: MergeField, pen: InternalPen) -> str:
    return f"CRM: {pen.crm_field(field.crm_field)}" if field.crm_field else "–"


# --- for other papers -----------------------------------------------------------------------------


def named_message(id_: str | None, pen: InternalPen) -> Inline:
    """The name of a message, leading to its text; () for none."""
    if not id_:
        return ()
    return pen.paper("messages", f"message-{id_}", pen.inline(pen.blueprint.messages[id_].name))


def labelled_message(message: Message, pen: InternalPen) -> MessageBlock:
    """A message under its own name, where a paper shows it among other things."""
    return _block(message, pen, pen.caption(message.name), f"message-{message.id}", others(message, pen))


def text_to_send(message: Message, pen: InternalPen) -> str:
    """The body, and the legal footer below it."""
    pen = pen.writing_to(message.avatar or pen.avatar)
    return joined("\n\n", (pen.bare(text) for text in (message.body, message.legal_footer) if text))


def _block(
    message: Message, pen: InternalPen, title: str = "", anchor: str = "", facts: tuple[tuple[str, Inline], ...] = ()
) -> MessageBlock:
    pen = pen.writing_to(message.avatar or pen.avatar)
    return MessageBlock(
        title=title,
        subjects=pen.inlines(message.subject),
        body=pen.paragraphs(message.body),
        anchor=anchor,
        origin=message.path,
        preview=pen.inline(message.preview or ""),
        footer=pen.paragraphs(message.legal_footer or ""),
        facts=facts,
    )


# --- the table ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A message as one kind of firm gets it; without one it is the same for all."""

    message: Message
    pen: InternalPen

    @property
    def avatar(self) -> str:
        """The kind of firm, as it is called."""
        return self.pen.caption(self.pen.blueprint.avatars[self.pen.avatar].name) if self.pen.avatar else ""


def for_a_crm(blueprint: Blueprint) -> DataTable:
    """A row a message and kind of firm that its facts stand for; a field to fill stands as ``[label]``."""
    pen = InternalPen(blueprint)
    columns: tuple[tuple[str, Callable[[_Row], str]], ...] = (
        (pen.say("Kind"), lambda one: pen.say(KINDS[one.message.kind])),
        (pen.say("Stage"), lambda one: _stage(one.message, pen)),
        (pen.say("Channel"), lambda one: pen.say(CHANNELS[one.message.channel])),
        (pen.say(Label("Name", "messages")), lambda one: pen.caption(one.message.name)),
        (pen.say("Written to"), lambda one: one.avatar),
        (pen.say("Aim"), lambda one: one.pen.bare(one.message.aim or "")),
        *_subjects(blueprint, pen),
        (pen.say("Preview"), lambda one: one.pen.bare(one.message.preview or "")),
        (pen.say("Text"), lambda one: one.pen.bare(one.message.body)),
        (pen.say("Legal footer"), lambda one: one.pen.bare(one.message.legal_footer or "")),
    )
    header = tuple(title for title, _ in columns)
    found = (row for _, messages in _by_kind(blueprint) for message in messages for row in _rows(message, pen))
    return pen.data_table("messages", header, (tuple(cell(one) for _, cell in columns) for one in found))


def _rows(message: Message, pen: InternalPen) -> Iterator[_Row]:
    """A row for each kind of firm that a message says something else to."""
    if message.avatar:
        yield _Row(message, pen.writing_to(message.avatar))
    elif len(firms := avatars_written_to(pen.blueprint)) > 1 and avatar_fields(_texts(message), pen.blueprint):
        yield from (_Row(message, pen.writing_to(firm.id)) for firm in firms)
    else:
        yield _Row(message, pen)


def _subjects(blueprint: Blueprint, pen: InternalPen) -> Iterator[tuple[str, Callable[[_Row], str]]]:
    """As many columns as a message has subjects to choose from."""
    most = max((len(message.subject) for message in blueprint.messages.values()), default=1)
    subject = pen.say("Subject")
    return ((f"{subject} {place + 1}", partial(_subject, place=place)) for place in range(most))


def _subject(row: _Row, place: int) -> str:
    return "".join(row.pen.bare(subject) for subject in row.message.subject[place : place + 1])


PAPER = Paper(
    "messages",
    {"undecided": undecided, "messages": chapters, "fields": fields},
    packs=("seller", "marketing"),
    contents=True,
    searchable=True,
    table=for_a_crm,
)
