"""``cadences``: every cadence with its messages, and a contact register whose due dates are formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Step
from generator.documents.blocks import Block, Callout, Heading, Paragraph, Table
from generator.documents.figures import Figure
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .cadence_register import choices
from .cadence_workbook import SHEETS
from .columns import Col, table
from .facts import facts
from .internal_pen import InternalPen
from .laws import cited
from .messages import CHANNELS, labelled_message
from .paper import Paper
from .pictures.rooms import PHONE, UPRIGHT
from .pictures.timeline import Form, Mark, timeline
from .touches import FUNCTIONS, basis, channel, day_label

FORMS: Mapping[str, Form] = {
    **dict.fromkeys(("phone", "voicemail"), "diamond"),
    **dict.fromkeys(("meeting", "video"), "box"),
    **dict.fromkeys(("linkedin-invite", "linkedin-message"), "round"),
}
"""The form of a mark by its channel; what is written is a circle."""


def chapters(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter a cadence."""
    if not blueprint.cadences:
        yield pen.decision_box(pen.say("contact cadences"), "cadences")
    for cadence in blueprint.cadences.values():
        yield Heading(1, pen.inline(cadence.name), f"cadence-{cadence.id}", cadence.origin("name"))
        yield from _facts(cadence, pen)
        yield from _timeline(cadence, pen)
        yield _touches(cadence, blueprint, pen)
        if cadence.stops:
            yield Callout("warning", pen.say("Stop at once when"), pen.inlines(cadence.stops), cadence.origin("stops"))


def _facts(cadence: Cadence, pen: InternalPen) -> Iterator[Block]:
    return facts(
        pen,
        cadence.path,
        (Label("Goal"), cadence.goal),
        (Label("Kind"), pen.say(FUNCTIONS[cadence.function])),
        (Label("Owner"), pen.words(pen.role(cadence.owner))),
        (Label("Written to"), pen.blueprint.avatars[cadence.avatar].name if cadence.avatar else None),
        (Label("Who enters"), cadence.entry),
        (Label("Most contacts at a time"), str(cadence.most_active or "")),
        (Label("Pause after no answer"), _pause(cadence, pen)),
    )


def _pause(cadence: Cadence, pen: InternalPen) -> str | None:
    """How long a contact is left alone, in days."""
    return None if cadence.pause is None else pen.counted(cadence.pause, "{n} day", "{n} days")


def _timeline(cadence: Cadence, pen: InternalPen) -> Iterator[Figure]:
    """The touches on the days of the cadence; none where there are none."""
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    marks = tuple(_mark(step, cadence, pen) for step in steps)
    if marks:
        unit = pen.say(day_label(cadence)).lower()
        said = "; ".join(f"{unit} {mark.day} – {mark.text}" for mark in marks)
        alt = pen.say("Timeline of the cadence “{name}”: {touches}", name=pen.caption(cadence.name), touches=said)
        wide, narrow = timeline(marks, unit, UPRIGHT.width), timeline(marks, unit, PHONE)
        yield Figure(alt, wide, narrow, origin=cadence.origin("steps"))


def _mark(step: Step, cadence: Cadence, pen: InternalPen) -> Mark:
    """A touch by its channel; the form of the mark says whether it is written, spoken or face to face."""
    form = FORMS.get(step.channel or "", "circle")
    link = f"#message-{step.message}" if step.message else ""
    by = pen.say(CHANNELS[step.channel]) if step.channel else "?"  # the table below says what is undecided
    return Mark(step.day, by, form, f"{by}: {pen.caption(step.purpose)}", link, step.path)


def _touches(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> Table:
    columns: tuple[Col[Step, Inline | str], ...] = (
        Col("day", day_label(cadence), 0.7, lambda step: str(step.day)),
        Col("channel", Label("Channel"), 1.3, lambda step: _made_by(step, cadence, pen)),
        Col("purpose", Label("Purpose"), 3, lambda step: step.purpose),
        Col("message", Label("Message"), 1.9, lambda step: _message(step, blueprint, pen)),
        Col("answered", Label("If answered"), 2.8, lambda step: step.if_answered or "–"),
        Col("basis", Label("Legal basis"), 1.5, lambda step: pen.words(basis(step, cadence, blueprint, pen))),
    )
    return table(cadence.steps.values(), pen, *columns, origin=cadence.origin("steps"))


def _made_by(step: Step, cadence: Cadence, pen: InternalPen) -> Inline:
    """The channel, and who makes this touch where that is not the cadence's owner."""
    named = channel(step, pen)
    others = step.role if step.channel and step.role != cadence.owner else None
    return pen.words(f"{named} ({pen.role(others)})" if others else named)


def _message(step: Step, blueprint: Blueprint, pen: InternalPen) -> Inline:
    message = blueprint.messages.get(step.message or "")
    return (Run(message.name, link=f"#message-{message.id}"),) if message else pen.words("–")


def messages(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The messages of the touches, each once, in the order in which they are first needed, ready to be copied."""
    used: dict[str, str | None] = {}
    for cadence in blueprint.cadences.values():
        for message in (step.message for step in cadence.steps.values() if step.message):
            used.setdefault(message, cadence.avatar)
    return (labelled_message(blueprint.messages[id_], pen.writing_to(avatar)) for id_, avatar in used.items())


def legal_bases(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Each basis with what it says, what has to be on record, and how consent is worded."""
    for one in blueprint.legal_bases.values():
        yield Heading(2, pen.inline(one.name), f"basis-{one.id}", one.origin("name"))
        yield from pen.blocks(one.text, one.origin("text"))
        yield from facts(
            pen,
            one.path,
            (Label("Law of"), one.jurisdiction),
            (Label("Where it is written"), cited(one.laws, blueprint, pen)),
            (Label("What has to be on record"), one.evidence),
            (Label("CRM fields"), pen.words(", ".join(pen.crm_field(id_) for id_ in one.crm_fields))),
        )
        if one.wording:
            yield Paragraph(pen.inline(one.wording), "say", one.origin("wording"))


PAPER = Paper(
    "cadences",
    {"cadences": chapters, "messages": messages, "legal-bases": legal_bases},
    packs=("seller", "marketing"),
    contents=True,
    searchable=True,
    sheets=SHEETS,
    choices=choices,
)
