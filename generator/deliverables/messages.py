"""``messages``: every message of the process, by what it is for, ready to be copied or imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Message
from generator.blueprint.model.offers import MergeField
from generator.documents.blocks import Block, Column, Document, Heading, Paragraph, Table, TableRow
from generator.documents.blocks import Message as MessageBlock
from generator.documents.inline import Inline
from generator.documents.undecided import joined
from generator.documents.workbook import DataTable
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

TITLE = Label("Message templates")
SUBTITLE = Label("Ready texts, from the first letter to the thanks after delivery")
LEAD = Label(
    "Fill the marked fields before you send anything. A message with an empty field stays where it is. Keep the legal "
    "footer in the first email and letter to somebody new; have a lawyer check its wording.",
)
KINDS = {
    "cold": Label("First contact"),
    "connection": Label("LinkedIn"),
    "voicemail": Label("Voicemail"),
    "reply": Label("Replies"),
    "meeting": Label("Meetings"),
    "no-show": Label("Missed meetings"),
    "offer": Label("Emails that carry an offer"),
    "follow-up": Label("After an event and after the offer"),
    "order": Label("Order"),
    "handover": Label("Handover"),
    "delay": Label("Delay"),
    "delivery": Label("Delivery and complaints"),
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
KIND = Label("Kind")
NAME = Label("Name", "messages")
AIM = Label("Aim")
CHANNEL = Label("Channel")
TONE = Label("Tone")
TONES = {
    "formal": Label("formal, by surname"),
    "informal": Label("informal, by first name"),
}
USED = Label("In a cadence")
DAY = Label("day")
FILL = Label("Also fill in")
NOTES = Label("Bear in mind")
SUBJECT = Label("Subject")
PREVIEW = Label("Preview")
BODY = Label("Text")
FOOTER = Label("Legal footer")
NONE_YET = Label("texts of messages")
FIELDS = Label("Fields to fill")
FIELDS_NOTE = Label(
    "These fields stand in messages, offers and documents. Connect them once in the CRM, as the last column says.",
)
FIELD, EXAMPLE, SOURCE = (
    Label("Field"),
    Label("For example"),
    Label("Where to find it"),
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """All messages on paper and as a table for a CRM."""
    return [
        Deliverable(
            "messages", said(TITLE, blueprint.language), document=document, table=table, packs=("seller", "marketing")
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """A chapter a kind, with every message of the blueprint."""
    pen = Pen(blueprint)
    return pen.document(
        id_="messages",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=tuple(_content(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.messages:
        yield pen.decision_box(pen.say(NONE_YET), "messages")
        return
    yield Paragraph(pen.words(pen.say(LEAD)), "lead")
    for kind, messages in _by_kind(blueprint):
        yield Heading(1, pen.words(pen.say(KINDS[kind])), f"kind-{kind or 'other'}")
        for message in messages:
            yield Heading(2, pen.inline(message.name), f"message-{message.id}", message.origin("name"))
            yield _block(message, pen, facts=tuple(_facts(message, blueprint, pen)))
    yield from _fields(blueprint, pen)


def _fields(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """Every merge field with an example and where its value is found."""
    if blueprint.merge_fields:
        yield Heading(1, pen.words(pen.say(FIELDS)), "fields")
        yield Paragraph(pen.words(pen.say(FIELDS_NOTE)), "note")
        fields = sorted(blueprint.merge_fields.values(), key=lambda field: field.label.lower())
        rows = tuple(TableRow(_field(field, pen), origin=field.path) for field in fields)
        yield Table((Column(pen.say(FIELD), 2), Column(pen.say(EXAMPLE), 2), Column(pen.say(SOURCE), 2)), rows)


def _field(field: MergeField, pen: Pen) -> tuple[Inline, ...]:
    in_crm = f"CRM: {pen.crm_field(field.crm_field)}" if field.crm_field else "–"
    return pen.inline(field.label), pen.inline(field.example or "–"), pen.inline(field.source or in_crm)


def _by_kind(blueprint: Blueprint) -> Iterator[tuple[str | None, list[Message]]]:
    for kind in KINDS:
        messages = [message for message in blueprint.messages.values() if message.kind == kind]
        if messages:
            yield kind, messages


def _facts(message: Message, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    """What the sender should know before sending it."""
    if message.aim:
        yield pen.say(AIM), pen.inline(message.aim)
    yield pen.say(CHANNEL), pen.words(pen.say(CHANNELS[message.channel]))
    if message.stage:
        yield pen.label("common.stage"), pen.words(pen.stage(message.stage))
    if message.tone and message.tone != blueprint.company.form_of_address:
        yield pen.say(TONE), pen.words(pen.say(TONES[message.tone]))
    touches = _touches(message, blueprint, pen)
    if touches:
        yield pen.say(USED), pen.words(touches)
    if message.fields:
        labels = (pen.bare(blueprint.merge_fields[id_].label) for id_ in message.fields)
        yield pen.say(FILL), pen.words(", ".join(labels))
    if message.notes:
        yield pen.say(NOTES), pen.inline(message.notes)


def _touches(message: Message, blueprint: Blueprint, pen: Pen) -> str:
    """The cadences that use a message, with their days."""
    return "; ".join(
        f"{pen.caption(cadence.name)}, {pen.say(DAY)} {step.day}"
        for cadence in blueprint.cadences.values()
        for step in cadence.steps.values()
        if step.message == message.id
    )


# --- for other papers -----------------------------------------------------------------------------


def labelled_message(message: Message, pen: Pen) -> MessageBlock:
    """A message under its own name, where a paper shows it among other things."""
    return _block(message, pen, pen.caption(message.name), f"message-{message.id}")


def text_to_send(message: Message, pen: Pen) -> str:
    """The body, and the legal footer below it."""
    return joined("\n\n", (pen.bare(text) for text in (message.body, message.legal_footer) if text))


def _block(
    message: Message, pen: Pen, title: str = "", anchor: str = "", facts: tuple[tuple[str, Inline], ...] = ()
) -> MessageBlock:
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


def table(blueprint: Blueprint) -> DataTable:
    """A row a message; a field to fill stands as ``[label]``."""
    pen = Pen(blueprint)
    language = pen.language
    subjects = _most_subjects(blueprint)
    return DataTable(
        id="messages",
        title=pen.say(TITLE),
        language=language,
        header=(
            pen.say(KIND),
            pen.label("common.stage"),
            pen.say(CHANNEL),
            pen.say(NAME),
            pen.say(AIM),
            *(f"{pen.say(SUBJECT)} {number}" for number in range(1, subjects + 1)),
            pen.say(PREVIEW),
            pen.say(BODY),
            pen.say(FOOTER),
        ),
        rows=tuple(_row(message, subjects, pen) for _, messages in _by_kind(blueprint) for message in messages),
    )


def _most_subjects(blueprint: Blueprint) -> int:
    return max((len(message.subject) for message in blueprint.messages.values()), default=1)


def _row(message: Message, subjects: int, pen: Pen) -> tuple[str, ...]:
    return (
        pen.say(KINDS[message.kind]),
        pen.stage(message.stage) if message.stage else "",
        pen.say(CHANNELS[message.channel]),
        pen.caption(message.name),
        pen.bare(message.aim or ""),
        *(pen.bare(message.subject[number]) if number < len(message.subject) else "" for number in range(subjects)),
        pen.bare(message.preview or ""),
        pen.bare(message.body),
        pen.bare(message.legal_footer or ""),
    )
