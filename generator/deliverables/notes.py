"""``note-templates``: what the note after each kind of conversation consists of, ready to be copied into the CRM."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import NoteTemplate
from generator.documents.blocks import Card, Document, Grid, Message, Paragraph
from generator.documents.inline import Inline, Run
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

TITLE = Label("Note templates")
SUBTITLE = Label("Within five minutes, in the customer’s words")
HOW = Label(
    "Copy the template into the CRM and write after the colons. Leave empty what you do not know: it is a question "
    "for the next conversation. Without a date for the next step, a note is not finished.",
)
FIELDS = Label("Fill these fields too")
LINES = Label("the lines of this note")
PER_ROW = 2


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The templates, where there are any."""
    if blueprint.note_templates:
        yield Deliverable("note-templates", said(TITLE, blueprint.language), document=document, packs=("seller",))


def document(blueprint: Blueprint) -> Document:
    """All templates side by side."""
    pen = Pen(blueprint)
    cards = tuple(_card(template, pen) for template in blueprint.note_templates.values())
    return pen.document(
        id_="note-templates",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(Paragraph(pen.words(pen.say(HOW))), Grid(cards, PER_ROW)),
        searchable=True,
    )


def _card(template: NoteTemplate, pen: Pen) -> Card:
    fields = ", ".join(pen.crm_field(id_) for id_ in template.crm_fields)
    facts = ((pen.say(FIELDS), pen.words(fields)),) if fields else ()
    note = Message("", (), (_lines(template, pen),), origin=template.origin("lines"), facts=facts)
    return Card(pen.inline(template.name), (note,), anchor=template.id, origin=template.path)


def _lines(template: NoteTemplate, pen: Pen) -> Inline:
    """The lines of the note as one text, so that they are copied without empty lines between them."""
    parted = (run for line in pen.inlines(template.lines) for run in (Run("\n"), *line))
    return tuple(parted)[1:] or pen.decision(pen.say(LINES), template.origin("lines"))
