"""The handbook's chapter on how the customer buys: phases, what helps in each, which stages serve it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import BuyerPhase
from generator.documents.blocks import Block, Bullets, Card, Heading, KeyValues, Paragraph
from generator.locale import Label

from .pen import Pen

TITLE = Label("How the customer buys")
INTRODUCTION = Label(
    "The customer doesn’t go through our stages but through phases of their own. See which one they are in, and do "
    "what helps there.",
)
THINKS = Label("Thinks")
STAGES = Label("Our stages")
ASKS = Label("What they ask")
DOES = Label("What they do")
HELPS = Label("What helps then")
PHASE = Label("Phase of the customer’s purchase")


def chapter(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """A card for each phase, in the customer's order; nothing where the blueprint has no phases."""
    if blueprint.buyer_phases:
        yield Heading(1, pen.words(pen.say(TITLE)), "buying")
        yield Paragraph(pen.words(pen.say(INTRODUCTION)), "lead")
        for phase in blueprint.buyer_phases.values():
            yield _card(phase, blueprint, pen)


def _card(phase: BuyerPhase, blueprint: Blueprint, pen: Pen) -> Card:
    return Card(
        pen.inline(phase.name),
        tuple(_blocks(phase, blueprint, pen)),
        anchor=f"phase-{phase.id}",
        origin=phase.path,
    )


def _blocks(phase: BuyerPhase, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    served = " · ".join(pen.stage(stage.id) for stage in blueprint.stages.values() if stage.buyer_phase == phase.id)
    facts = ((THINKS, pen.inline(phase.thinks or "")), (STAGES, pen.words(served)))
    yield KeyValues(tuple((pen.say(label), text) for label, text in facts if text), phase.path)
    for label, items in ((ASKS, phase.asks), (DOES, phase.does), (HELPS, phase.content)):
        if items:
            yield Heading(3, pen.words(pen.say(label)))
            yield Bullets(pen.inlines(items))
