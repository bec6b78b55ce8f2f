"""``techniques``: a card for each way to close, to negotiate and to defend a price, with the line not to cross."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Technique
from generator.documents.blocks import Block, Card, Column, Heading, KeyValues, Paragraph, Steps, Table, TableRow
from generator.documents.inline import Run
from generator.locale import Label

from .paper import Paper
from .pen import Pen

FAMILIES = {
    "closing": Label("Closing"),
    "negotiation": Label("Negotiating"),
    "price-defence": Label("Defending the price"),
}
NAME = Label("Technique")
WHEN = Label("When")
WHEN_NOT = Label("When not")
STAGES = Label("Stages")
EXAMPLE = Label("For example")
RISK = Label("Risk")
ETHICS = Label("Where the line is")
FOR_WHOM = Label("With whom")


def index(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """A table for each family, whose names lead to the cards."""
    columns = (Column(pen.say(NAME), 2), Column(pen.say(WHEN), 4), Column(pen.say(STAGES), 1.4))
    for family, techniques in _by_family(blueprint):
        rows = tuple(_index_row(technique, pen) for technique in techniques)
        yield Table(columns, rows, pen.say(FAMILIES[family]))


def _index_row(technique: Technique, pen: Pen) -> TableRow:
    name = (Run(pen.caption(technique.name), link=f"#{technique.id}"),)
    return TableRow((name, pen.inline(technique.when), pen.words(_stages(technique, pen))), origin=technique.path)


def cards(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The cards of each family."""
    for family, techniques in _by_family(blueprint):
        yield Heading(1, pen.words(pen.say(FAMILIES[family])), f"family-{family}")
        yield from (_card(technique, blueprint, pen) for technique in techniques)


def _by_family(blueprint: Blueprint) -> Iterator[tuple[str, list[Technique]]]:
    for family in FAMILIES:
        techniques = [technique for technique in blueprint.techniques.values() if technique.family == family]
        if techniques:
            yield family, techniques


def _card(technique: Technique, blueprint: Blueprint, pen: Pen) -> Card:
    blocks = tuple(_content(technique, blueprint, pen))
    return Card(pen.inline(technique.name), blocks, _stages(technique, pen), technique.id, technique.path)


def _content(technique: Technique, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield _facts(
        technique,
        pen,
        (WHEN, technique.when),
        (WHEN_NOT, technique.when_not),
        (FOR_WHOM, _people(technique, blueprint)),
    )
    if technique.steps:
        yield Steps(pen.inlines(technique.steps), technique.origin("steps"))
    example = (Run(f"{pen.say(EXAMPLE)}: ", bold=True), *pen.inline(technique.example))
    yield Paragraph(example, "say", technique.origin("example"))
    yield _facts(technique, pen, (RISK, technique.risk or ""), (ETHICS, technique.ethics))


def _facts(technique: Technique, pen: Pen, *facts: tuple[Label, str]) -> KeyValues:
    """The labelled lines that have a text."""
    return KeyValues(tuple((pen.say(label), pen.inline(text)) for label, text in facts if text), technique.path)


def _people(technique: Technique, blueprint: Blueprint) -> str:
    personas = [blueprint.personas[id_].name for id_ in technique.personas]
    segments = [blueprint.segments[id_].name for id_ in technique.segments]
    return ", ".join(personas + segments)


def _stages(technique: Technique, pen: Pen) -> str:
    return ", ".join(pen.stage_number(stage) for stage in technique.stages)


PAPER = Paper("techniques", {"index": index, "cards": cards}, made_for="techniques", packs=("seller",), searchable=True)
