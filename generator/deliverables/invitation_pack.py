"""``invitation-pack``: all that a customer hears and reads around a Win-Loss interview, in the order of sending."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Message
from generator.documents.blocks import Block, Paragraph
from generator.documents.inline import Run

from .internal_pen import InternalPen
from .messages import labelled_message
from .paper import Paper
from .win_loss import sponsor_of, stage_of

_BY_PHONE = "invitation"
"""The opening of the interview's skeleton with which somebody calls to invite."""


def call(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is said to whoever is invited by phone."""
    skeleton = blueprint.skeletons.get(blueprint.win_loss.skeleton or "")
    opening = skeleton.openings.get(_BY_PHONE) if skeleton else None
    if opening:
        when = Run(f"{pen.bare(opening.when)}: ", bold=True)
        yield Paragraph((when, *pen.inline(opening.text)), "say", opening.origin("text"))


def messages(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The messages, those that the programme names in their places and the company's others before the thanks."""
    return (labelled_message(message, pen) for message in _in_order(blueprint))


def _in_order(blueprint: Blueprint) -> Iterator[Message]:
    programme = blueprint.win_loss
    first, last = (programme.invitation, programme.reminder), (programme.thanks, programme.refusal)
    named = {id_ for id_ in (*first, *last) if id_}
    others = [one.id for one in blueprint.messages.values() if one.kind == "win-loss" and one.id not in named]
    return (blueprint.messages[id_] for id_ in (*first, *others, *last) if id_ in blueprint.messages)


def consent(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What the customer agrees to, to be sent with the confirmation and read out before the first question."""
    programme = blueprint.win_loss
    paragraphs = pen.paragraphs(programme.consent or "")
    return (Paragraph(paragraph, origin=programme.origin("consent")) for paragraph in paragraphs)


PAPER = Paper(
    "invitation-pack",
    {"call": call, "messages": messages, "consent": consent},
    made_for="messages",
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer",),
    document_formats=("docx", "html", "txt"),
)
