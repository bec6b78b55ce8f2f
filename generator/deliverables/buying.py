"""The handbook's chapter on how the customer buys: phases, what helps in each, which stages serve it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import BuyerPhase
from generator.documents.blocks import Block, Bullets, Card, Heading, KeyValues, Paragraph
from generator.locale import Phrase

from .pen import Pen

TITLE = Phrase("Jak kupuje klient", "How the customer buys")
INTRODUCTION = Phrase(
    "Klient nie przechodzi naszych etapów, tylko swoje. Sprawdź, w której fazie jest, i zrób to, co w niej pomaga.",
    "The customer doesn’t go through our stages but through phases of their own. See which one they are in, and do "
    "what helps there.",
)
THINKS = Phrase("Myśli", "Thinks")
STAGES = Phrase("Nasze etapy", "Our stages")
ASKS = Phrase("O co pyta", "What they ask")
DOES = Phrase("Co robi", "What they do")
HELPS = Phrase("Co wtedy pomaga", "What helps then")
PHASE = Phrase("Faza zakupu klienta", "Phase of the customer’s purchase")


def chapter(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """A card for each phase, in the customer's order; nothing where the blueprint has no phases."""
    if blueprint.buyer_phases:
        yield Heading(1, pen.words(TITLE(pen.language)), "buying")
        yield Paragraph(pen.words(INTRODUCTION(pen.language)), "lead")
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
    yield KeyValues(tuple((label(pen.language), text) for label, text in facts if text), phase.path)
    for label, items in ((ASKS, phase.asks), (DOES, phase.does), (HELPS, phase.content)):
        if items:
            yield Heading(3, pen.words(label(pen.language)))
            yield Bullets(pen.inlines(items))
