"""A process as a figure: a map for paper and wide screens, a column for phones, and what is seen in words."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.deliverables.internal_pen import InternalPen
from generator.documents.figures import Figure

from .column import column
from .grid import fitted
from .process import Facts, Process, process_of
from .rooms import Room


def map_of(
    pipeline: Pipeline | None, blueprint: Blueprint, pen: InternalPen, room: Room, facts: Facts = lambda stage: ()
) -> Figure | None:
    """The map of a pipeline, or of the whole process without one; None where it has no stages."""
    process = process_of(pipeline, blueprint, pen, facts)
    if not process.cells:
        return None
    wide = fitted(process, room.width, room.height, room.sizes, room.columns)
    origin = pipeline.origin("stages") if pipeline else "stages"
    return Figure(_alt(process, pipeline, pen), wide, column(process), origin=origin)


def _alt(process: Process, pipeline: Pipeline | None, pen: InternalPen) -> str:
    what = pen.say("Map of the pipeline “{name}”", name=pipeline.name) if pipeline else pen.say("Map of the process")
    stages = pen.counted(len(process.cells), "{n} stage in a row", "{n} stages in a row")
    names = "; ".join(f"{cell.sign}. {cell.name}" if cell.sign else cell.name for cell in process.cells)
    ways = [way.label for way in process.ways]
    others = f" {pen.say('Other ways')}: {'; '.join(ways)}." if ways else ""
    return f"{what}: {stages} – {names}.{others}"
