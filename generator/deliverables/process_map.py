"""``process-map``: the poster of a sales room – a sheet a pipeline: stages, ways, who, by when, and when we go on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Criterion, Stage
from generator.documents.blocks import Block, Heading, Pages
from generator.locale import Label

from .internal_pen import InternalPen
from .paper import Paper
from .pictures.maps import map_of
from .pictures.process import Fact
from .pictures.rooms import POSTER, POSTER_OF_SEVERAL

WHO, BY, EXIT = Label("Accountable"), Label("By when"), Label("We leave it when")
MOST_CRITERIA = 2
"""So many of the facts that end a stage stand on a poster; the stage's card and the handbook have all of them."""


def posters(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A sheet for each pipeline, or one for the process."""
    for pipeline in blueprint.pipelines.values() or (None,):
        room = POSTER_OF_SEVERAL if pipeline else POSTER
        figure = map_of(pipeline, blueprint, pen, room, lambda stage: tuple(_facts(stage, pen)))
        if figure and pipeline:
            head = Heading(1, pen.words(pipeline.name), f"pipeline-{pipeline.id}", pipeline.origin("name"))
            yield Pages(pipeline.id, (head, figure), one_page=True, poster=True, origin=pipeline.path)
        elif figure:
            yield Pages("process", (figure,), one_page=True, poster=True)


def _facts(stage: Stage, pen: InternalPen) -> Iterator[Fact]:
    """Who answers for a stage, until when its work is done, and what shows that it is."""
    yield owner_of(stage, pen)
    if stage.deadline:
        yield Fact(pen.say(BY), pen.caption(stage.deadline), stage.origin("deadline"))
    criteria = list(stage.exit.values())[:MOST_CRITERIA]
    if criteria:
        yield Fact(pen.say(EXIT), "\n".join(_criterion(one, pen) for one in criteria), stage.origin("exit"))


def owner_of(stage: Stage, pen: InternalPen) -> Fact:
    """Who answers for a stage; a mark where that is open, for a picture cannot say how it is decided."""
    who = pen.role(stage.owner) if stage.owner else "?"
    return Fact(pen.say(WHO), who, stage.origin("owner"))


def _criterion(criterion: Criterion, pen: InternalPen) -> str:
    """The fact, and where it can be seen."""
    evidence = f" ({pen.caption(criterion.evidence)})" if criterion.evidence else ""
    return f"– {pen.caption(criterion.text)}{evidence}"


PAPER = Paper("process-map", {"map": posters}, made_for="stages", packs=("seller", "manager"))
