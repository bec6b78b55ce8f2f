"""The handbook's chapter on how the customer buys: phases, what helps in each, which stages serve it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import BuyerPhase
from generator.documents.blocks import Block, Card
from generator.locale import Label

from .facts import facts
from .headlines import bullets, under
from .internal_pen import InternalPen


def phases(blueprint: Blueprint, pen: InternalPen) -> Iterator[Card]:
    """A card for each phase, in the customer's order."""
    for phase in blueprint.buyer_phases.values():
        content = tuple(_content(phase, blueprint, pen))
        yield Card(pen.inline(phase.name), content, anchor=f"phase-{phase.id}", origin=phase.path)


def _content(phase: BuyerPhase, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    served = " · ".join(pen.stage(stage.id) for stage in blueprint.stages.values() if stage.buyer_phase == phase.id)
    yield from facts(pen, phase.path, (Label("Thinks"), phase.thinks), (Label("Our stages"), pen.words(served)))
    yield from under(Label("What they ask"), bullets(phase.asks, phase.origin("asks"), pen), pen)
    yield from under(Label("What they do"), bullets(phase.does, phase.origin("does"), pen), pen)
    yield from under(Label("What helps then"), bullets(phase.content, phase.origin("content"), pen), pen)
