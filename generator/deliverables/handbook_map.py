"""The handbook's chapter on the process as a whole: a map of each pipeline, and the ways between the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage, Transition
from generator.blueprint.pipelines import leads_out, listed
from generator.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .handbook_stages import EXIT
from .headlines import under
from .internal_pen import InternalPen
from .pictures.maps import map_of
from .pictures.rooms import UPRIGHT
from .pipelines import taking_part
from .process_map import owner_of
from .sections import Shows
from .ways import KINDS

GOAL = Label("Goal")


def _map(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if not blueprint.pipelines:
        yield from _pictured(None, blueprint, pen)
        yield _mapped((stage for stage in blueprint.stages.values() if stage.parent is None), pen, "stages")
    for pipeline in blueprint.pipelines.values():
        yield Heading(2, pen.words(pipeline.name), f"pipeline-{pipeline.id}", pipeline.origin("name"))
        yield from _about(pipeline, pen)
        yield from _pictured(pipeline, blueprint, pen)
        yield _mapped(listed(pipeline, blueprint), pen, pipeline.origin("stages"))
        yield from _ways_out(pipeline, blueprint, pen)


def _pictured(pipeline: Pipeline | None, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The stages and the ways as a picture, with who answers for each."""
    figure = map_of(pipeline, blueprint, pen, UPRIGHT, lambda stage: (owner_of(stage, pen),))
    yield from (figure,) if figure else ()


def _about(pipeline: Pipeline, pen: InternalPen) -> Iterator[Block]:
    if pipeline.description:
        yield Paragraph(pen.inline(pipeline.description), origin=pipeline.origin("description"))
    owner = pen.role_or_decision(pipeline.owner, pipeline.origin("owner"))
    yield from facts(pen, pipeline.origin("owner"), (Label("Accountable for the pipeline"), pen.words(owner)))


def _mapped(stages: Iterable[Stage], pen: InternalPen, origin: str) -> Table:
    return table(
        stages,
        pen,
        Col("stage", Label("Stage"), 2, lambda one: pen.words(_stage(one, pen))),
        Col("goal", GOAL, 3, lambda one: pen.or_decision(one.goal, pen.say(GOAL).lower(), one.origin("goal"))),
        Col("owner", Label("Accountable"), 1.4, lambda one: _owner(one, pen)),
        Col("exit", EXIT, 3.2, lambda one: _exit(one, pen)),
        origin=origin,
    )


def _stage(stage: Stage, pen: InternalPen) -> str:
    part = taking_part(stage, pen)
    return f"{pen.stage(stage.id)}\n({part})" if part else pen.stage(stage.id)


def _owner(stage: Stage, pen: InternalPen) -> Inline:
    return pen.words(pen.role_or_decision(stage.owner, stage.origin("owner")))


def _exit(stage: Stage, pen: InternalPen) -> Inline:
    """Every fact that has to hold, a line each; the decision where there is none."""
    if not stage.exit:
        return pen.or_decision(None, pen.say(EXIT).lower(), stage.origin("exit"))
    dash = "– " if len(stage.exit) > 1 else ""
    lines = ((*pen.words(dash), *pen.inline(one.text)) for one in stage.exit.values())
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:]


def _ways_out(pipeline: Pipeline, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The ways that lead from a pipeline into another one, or to stages that are none of its own."""
    ways = [way for way in blueprint.transitions.values() if leads_out(way, pipeline, blueprint)]
    if ways:
        items = tuple(_way_out(way, blueprint, pen) for way in ways)
        origin = "transitions"
        yield from under(Label("Ways out of this pipeline"), [Bullets(items, origin)], pen)


def _way_out(way: Transition, blueprint: Blueprint, pen: InternalPen) -> Inline:
    kind = f" ({pen.say(KINDS[way.kind])})"
    condition = pen.inline(f": {way.condition}") if way.condition else ()
    return (*pen.words(f"{pen.stage(way.from_)} → {_end(way, blueprint, pen)}{kind}"), *condition)


# --- the ways -------------------------------------------------------------------------------------


def _ways(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if blueprint.transitions:
        shown = table(
            blueprint.transitions.values(),
            pen,
            Col("from", Label("From"), 2, lambda way: pen.words(pen.stage(way.from_))),
            Col("to", Label("To"), 2, lambda way: pen.words(_end(way, blueprint, pen))),
            Col("kind", Label("Kind"), 1.2, lambda way: pen.words(pen.say(KINDS[way.kind]))),
            Col("condition", Label("When"), 3, lambda way: way.condition or "–"),
        )
        yield from under(Label("Ways between the stages"), [shown], pen, 2, "ways")


def _end(way: Transition, blueprint: Blueprint, pen: InternalPen) -> str:
    """The stage that a way leads to, with the pipeline where that is another."""
    stage = pen.stage(way.to)
    return f"{blueprint.pipelines[way.to_pipeline].name}: {stage}" if way.to_pipeline else stage


SHOWS: Shows[Blueprint, InternalPen] = {"map": _map, "ways": _ways}
