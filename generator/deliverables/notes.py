"""``note-templates``: what the note after each kind of conversation consists of, ready to be copied into the CRM."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import NoteTemplate
from generator.documents.blocks import Card, Grid, Message
from generator.documents.inline import Inline, Run

from .internal_pen import InternalPen
from .paper import Paper

PER_ROW = 2


def templates(blueprint: Blueprint, pen: InternalPen) -> Iterator[Grid]:
    """All templates side by side."""
    yield Grid(tuple(_card(template, pen) for template in blueprint.note_templates.values()), PER_ROW)


def _card(template: NoteTemplate, pen: InternalPen) -> Card:
    fields = ", ".join(pen.crm_field(id_) for id_ in template.crm_fields)
    facts = ((pen.say("Fill these fields too"), pen.words(fields)),) if fields else ()
    note = Message("", (), (_lines(template, pen),), origin=template.origin("lines"), facts=facts)
    return Card(pen.inline(template.name), (note,), anchor=template.id, origin=template.path)


def _lines(template: NoteTemplate, pen: InternalPen) -> Inline:
    """The lines of the note as one text, so that they are copied without empty lines between them."""
    parted = (run for line in pen.inlines(template.lines) for run in (Run("\n"), *line))
    return tuple(parted)[1:] or pen.decision(pen.say("the lines of this note"), template.origin("lines"))


PAPER = Paper(
    "note-templates",
    {"templates": templates},
    made_for="note_templates",
    packs=("seller",),
    searchable=True,
    cards=True,
    document_formats=("docx", "html", "txt"),
)
