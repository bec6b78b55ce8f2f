"""A process as a figure: a map for paper and wide screens, a column for phones, and what is seen in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.deliverables.internal_pen import InternalPen
from generator.documents.figures import Figure

from .column import column
from .grid import fitted
from .process import Facts, Process, process_of


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a map in points, and the sizes of text and numbers of columns that are tried until it keeps to it."""

    width: float
    height: float
    sizes: tuple[float, ...]
    columns: tuple[int, ...]


UPRIGHT = Room(487, 610, (9, 8.5, 8, 7.5, 7, 6.5), (3, 4, 5, 6))
"""A page of a handbook, below a headline, on A4 or Letter."""
POSTER = Room(1080, 615, (14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5), (5, 6, 7, 8, 10))
"""A sheet of A3 that is turned, below the title of the paper."""
POSTER_OF_SEVERAL = replace(POSTER, height=575)
"""The same below the name of a pipeline as well."""


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
