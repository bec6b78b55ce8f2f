"""``techniques``: a card for each way to close, to negotiate and to defend a price, with the line not to cross."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Technique
from generator.documents.blocks import Block, Card, Heading, Paragraph, Steps
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .internal_pen import InternalPen
from .paper import Paper

FAMILIES = {
    "closing": Label("Closing"),
    "negotiation": Label("Negotiating"),
    "price-defence": Label("Defending the price"),
}


def index(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A table for each family, whose names lead to the cards."""
    columns: tuple[Col[Technique, Inline | str], ...] = (
        Col("name", Label("Technique"), 2, lambda one: (Run(pen.caption(one.name), link=f"#{one.id}"),)),
        Col("when", Label("When"), 4, lambda one: one.when),
        Col("stages", Label("Stages"), 1.4, lambda one: pen.words(_stages(one, pen))),
    )
    for family, techniques in _by_family(blueprint):
        yield table(techniques, pen, *columns, caption=pen.say(FAMILIES[family]))


def cards(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The cards of each family."""
    for family, techniques in _by_family(blueprint):
        yield Heading(1, pen.words(pen.say(FAMILIES[family])), f"family-{family}")
        yield from (_card(technique, blueprint, pen) for technique in techniques)


def _by_family(blueprint: Blueprint) -> Iterator[tuple[str, list[Technique]]]:
    for family in FAMILIES:
        techniques = [technique for technique in blueprint.techniques.values() if technique.family == family]
        if techniques:
            yield family, techniques


def _card(technique: Technique, blueprint: Blueprint, pen: InternalPen) -> Card:
    blocks = tuple(_content(technique, blueprint, pen))
    return Card(pen.inline(technique.name), blocks, _stages(technique, pen), technique.id, technique.path)


def _content(technique: Technique, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield from facts(
        pen,
        technique.path,
        (Label("When"), technique.when),
        (Label("When not"), technique.when_not),
        (Label("With whom"), _people(technique, blueprint)),
    )
    if technique.steps:
        yield Steps(pen.inlines(technique.steps), technique.origin("steps"))
    example = (Run(f"{pen.say('For example')}: ", bold=True), *pen.inline(technique.example))
    yield Paragraph(example, "say", technique.origin("example"))
    yield from facts(
        pen, technique.path, (Label("Risk"), technique.risk), (Label("Where the line is"), technique.ethics)
    )


def _people(technique: Technique, blueprint: Blueprint) -> str:
    personas = [blueprint.personas[id_].name for id_ in technique.personas]
    segments = [blueprint.segments[id_].name for id_ in technique.segments]
    return ", ".join(personas + segments)


def _stages(technique: Technique, pen: InternalPen) -> str:
    return ", ".join(pen.stage_sign(stage) for stage in technique.stages)


PAPER = Paper(
    "techniques",
    {"index": index, "cards": cards},
    made_for="techniques",
    packs=("seller",),
    searchable=True,
    cards=True,
)
