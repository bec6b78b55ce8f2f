"""When customers are asked of a deal that came through one of several pipelines: in days after its end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.pipelines import listed, steps
from generator.documents.blocks import Table
from generator.documents.workbook import Cell, TableSheet
from generator.locale import Label
from generator.winloss.windows import PipelineWindow, by_pipeline

from .columns import Col, sheet_columns, sheet_row, table
from .internal_pen import InternalPen
from .pipelines import PIPELINE
from .win_loss import stage_of

END = Label("Ends with")


def worded(least: int, most: int, pen: InternalPen) -> str:
    """Days after the last contact, in words."""
    return pen.say("{least} to {most} days after the last contact with the [[word.customer]]", least=least, most=most)


def _end(window: PipelineWindow, blueprint: Blueprint, pen: InternalPen) -> str:
    """The last stage before the programme's own, or of those that run side by side where there is nothing else."""
    programme, pipeline = stage_of(blueprint), window.pipeline
    found = [one for one in steps(pipeline, blueprint) if programme is None or programme not in (one.id, one.parent)]
    return pen.stage((found or listed(pipeline, blueprint))[-1].id)


def shown_windows(blueprint: Blueprint, pen: InternalPen) -> Iterator[Table]:
    """Where each pipeline ends, and when its customers are asked."""
    if found := by_pipeline(blueprint):
        yield table(
            found,
            pen,
            Col("pipeline", PIPELINE, 2, lambda one: pen.words(one.pipeline.name)),
            Col("end", END, 2, lambda one: pen.words(_end(one, blueprint, pen))),
            Col(
                "window", Label("When", "win-loss-windows"), 3, lambda one: pen.words(worded(one.first, one.last, pen))
            ),
            row_origin=lambda one: one.pipeline.path,
        )


def names_to_choose(blueprint: Blueprint) -> list[str]:
    """The pipelines that a deal may have come through; none where all have one window."""
    return [one.pipeline.name for one in by_pipeline(blueprint)]


def windows(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The windows as the register counts with them, to be changed there."""
    columns: tuple[Col[PipelineWindow, Cell], ...] = (
        Col("pipeline", PIPELINE, 30, lambda one: one.pipeline.name),
        Col("end", END, 34, lambda one: _end(one, blueprint, pen)),
        Col("from", Label("Earliest interview, days after the last contact"), 20, lambda one: one.first, "integer"),
        Col("until", Label("Latest interview, days after the last contact"), 20, lambda one: one.last, "integer"),
    )
    rows = tuple(sheet_row(one, columns, one.pipeline.id, one.pipeline.path) for one in by_pipeline(blueprint))
    if rows:
        yield TableSheet("windows", "", sheet_columns(columns, pen), rows, landscape=False)


def after_last(column: str, of_programme: str, blueprint: Blueprint) -> str:
    """The formula of days after the last contact: those of the deal's pipeline, or the programme's by their name."""
    if not by_pipeline(blueprint):
        return of_programme
    found = f"INDEX({{windows.{column}[]}},MATCH({{pipeline}},{{windows.pipeline[]}},0))"
    return f"IFERROR({found},{of_programme})"
