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
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Szablony wiadomości", "Message templates")
SUBTITLE = Phrase(
    "Gotowe treści, od pierwszego listu do podziękowania po dostawie",
    "Ready texts, from the first letter to the thanks after delivery",
)
LEAD = Phrase(
    "Wyróżnione pola uzupełnij przed wysłaniem. Wiadomość z pustym polem nie wychodzi. Stopkę prawną zostaw w pierwszym"
    " mailu i liście do nowej osoby; jej treść sprawdza prawnik.",
    "Fill the marked fields before you send anything. A message with an empty field stays where it is. Keep the legal "
    "footer in the first email and letter to somebody new; have a lawyer check its wording.",
)
KINDS = {
    "cold": Phrase("Pierwszy kontakt", "First contact"),
    "connection": Phrase("LinkedIn", "LinkedIn"),
    "voicemail": Phrase("Poczta głosowa", "Voicemail"),
    "reply": Phrase("Odpowiedzi", "Replies"),
    "meeting": Phrase("Spotkania", "Meetings"),
    "no-show": Phrase("Nieodbyte rozmowy", "Missed meetings"),
    "offer": Phrase("Maile z ofertą", "Emails that carry an offer"),
    "follow-up": Phrase("Po wydarzeniu i po ofercie", "After an event and after the offer"),
    "order": Phrase("Zamówienie", "Order"),
    "handover": Phrase("Przekazanie do realizacji", "Handover"),
    "delay": Phrase("Opóźnienie", "Delay"),
    "delivery": Phrase("Dostawa i reklamacja", "Delivery and complaints"),
    "thanks": Phrase("Podziękowania", "Thanks"),
    "referral": Phrase("Polecenia i rekomendacje", "Referrals and recommendations"),
    "win-loss": Phrase("Rozmowa Win-Loss", "Win-Loss interview"),
    "autoresponder": Phrase("Maile automatyczne na 90 dni", "Automatic emails for 90 days"),
    "nurture": Phrase("Stały kontakt po „nie teraz”", "Keeping in touch after “not now”"),
    None: Phrase("Pozostałe", "Other messages"),
}
CHANNELS = {
    "mail": Phrase("e-mail", "email"),
    "phone": Phrase("telefon", "phone"),
    "voicemail": Phrase("poczta głosowa", "voicemail"),
    "linkedin-invite": Phrase("LinkedIn: zaproszenie", "LinkedIn invitation"),
    "linkedin-message": Phrase("LinkedIn: wiadomość", "LinkedIn message"),
    "video": Phrase("wideo", "video"),
    "letter": Phrase("list", "letter"),
    "sms": Phrase("SMS", "text message"),
    "meeting": Phrase("spotkanie", "meeting"),
    "task": Phrase("zadanie", "task"),
}
KIND = Phrase("Rodzaj", "Kind")
NAME = Phrase("Nazwa", "Name")
AIM = Phrase("Cel", "Aim")
CHANNEL = Phrase("Kanał", "Channel")
TONE = Phrase("Zwracamy się", "Tone")
TONES = {
    "formal": Phrase("per Pan/Pani", "formal, by surname"),
    "informal": Phrase("na ty", "informal, by first name"),
}
USED = Phrase("W sekwencji", "In a cadence")
DAY = Phrase("dzień", "day")
FILL = Phrase("Uzupełnij też", "Also fill in")
NOTES = Phrase("Pamiętaj", "Bear in mind")
SUBJECT = Phrase("Temat", "Subject")
PREVIEW = Phrase("Podgląd", "Preview")
BODY = Phrase("Treść", "Text")
FOOTER = Phrase("Stopka prawna", "Legal footer")
NONE_YET = Phrase("treści wiadomości", "texts of messages")
FIELDS = Phrase("Pola do uzupełnienia", "Fields to fill")
FIELDS_NOTE = Phrase(
    "Te pola stoją w wiadomościach, ofertach i dokumentach. W CRM podłącz je raz, do miejsc z ostatniej kolumny.",
    "These fields stand in messages, offers and documents. Connect them once in the CRM, as the last column says.",
)
FIELD, EXAMPLE, SOURCE = (
    Phrase("Pole", "Field"),
    Phrase("Na przykład", "For example"),
    Phrase("Skąd wziąć", "Where to find it"),
)


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """All messages on paper and as a table for a CRM."""
    return [
        Deliverable(
            "messages", TITLE(blueprint.language), document=document, table=table, packs=("seller", "marketing")
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """A chapter a kind, with every message of the blueprint."""
    pen = Pen(blueprint)
    return pen.document(
        id_="messages",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(_content(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.messages:
        yield pen.decision_box(NONE_YET(pen.language), "messages")
        return
    yield Paragraph(pen.words(LEAD(pen.language)), "lead")
    for kind, messages in _by_kind(blueprint):
        yield Heading(1, pen.words(KINDS[kind](pen.language)), f"kind-{kind or 'other'}")
        for message in messages:
            yield Heading(2, pen.inline(message.name), f"message-{message.id}", message.origin("name"))
            yield _block(message, pen, facts=tuple(_facts(message, blueprint, pen)))
    yield from _fields(blueprint, pen)


def _fields(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """Every merge field with an example and where its value is found."""
    language = pen.language
    if blueprint.merge_fields:
        yield Heading(1, pen.words(FIELDS(language)), "fields")
        yield Paragraph(pen.words(FIELDS_NOTE(language)), "note")
        fields = sorted(blueprint.merge_fields.values(), key=lambda field: field.label.lower())
        rows = tuple(TableRow(_field(field, pen), origin=field.path) for field in fields)
        yield Table((Column(FIELD(language), 2), Column(EXAMPLE(language), 2), Column(SOURCE(language), 2)), rows)


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
    language = pen.language
    if message.aim:
        yield AIM(language), pen.inline(message.aim)
    yield CHANNEL(language), pen.words(CHANNELS[message.channel](language))
    if message.stage:
        yield pen.label("common.stage"), pen.words(pen.stage(message.stage))
    if message.tone and message.tone != blueprint.company.form_of_address:
        yield TONE(language), pen.words(TONES[message.tone](language))
    touches = _touches(message, blueprint, pen)
    if touches:
        yield USED(language), pen.words(touches)
    if message.fields:
        labels = (pen.bare(blueprint.merge_fields[id_].label) for id_ in message.fields)
        yield FILL(language), pen.words(", ".join(labels))
    if message.notes:
        yield NOTES(language), pen.inline(message.notes)


def _touches(message: Message, blueprint: Blueprint, pen: Pen) -> str:
    """The cadences that use a message, with their days."""
    return "; ".join(
        f"{pen.caption(cadence.name)}, {DAY(pen.language)} {step.day}"
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
        title=TITLE(language),
        language=language,
        header=(
            KIND(language),
            pen.label("common.stage"),
            CHANNEL(language),
            NAME(language),
            AIM(language),
            *(f"{SUBJECT(language)} {number}" for number in range(1, subjects + 1)),
            PREVIEW(language),
            BODY(language),
            FOOTER(language),
        ),
        rows=tuple(_row(message, subjects, pen) for _, messages in _by_kind(blueprint) for message in messages),
    )


def _most_subjects(blueprint: Blueprint) -> int:
    return max((len(message.subject) for message in blueprint.messages.values()), default=1)


def _row(message: Message, subjects: int, pen: Pen) -> tuple[str, ...]:
    return (
        KINDS[message.kind](pen.language),
        pen.stage(message.stage) if message.stage else "",
        CHANNELS[message.channel](pen.language),
        pen.caption(message.name),
        pen.bare(message.aim or ""),
        *(pen.bare(message.subject[number]) if number < len(message.subject) else "" for number in range(subjects)),
        pen.bare(message.preview or ""),
        pen.bare(message.body),
        pen.bare(message.legal_footer or ""),
    )
