"""When customers are asked of a deal that came through one of several pipelines: in days after its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage
from generator.blueprint.pipelines import listed, steps
from generator.documents.blocks import Table
from generator.documents.workbook import Cell, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, table
from .internal_pen import InternalPen
from .pipelines import PIPELINE
from .win_loss import stage_of

END = Label("Ends with")


@dataclass(frozen=True, slots=True)
class Window:
    """Days after a deal's last contact in which its customer is asked; ``end`` closes the pipeline."""

    pipeline: Pipeline
    end: Stage
    first: int
    last: int

    def worded(self, pen: InternalPen) -> str:
        """The days in words."""
        return worded(self.first, self.last, pen)


def worded(least: int, most: int, pen: InternalPen) -> str:
    """Days after the last contact, in words."""
    return pen.say("{least} to {most} days after the last contact with the [[word.customer]]", least=least, most=most)


def windows_of(blueprint: Blueprint) -> tuple[Window, ...]:
    """A window for each pipeline, its own or that of the programme; none where there is but that of the programme."""
    if len(blueprint.pipelines) < 2 and not any(map(_has_its_own, blueprint.pipelines.values())):
        return ()
    return tuple(_window(pipeline, blueprint) for pipeline in blueprint.pipelines.values())


def _has_its_own(pipeline: Pipeline) -> bool:
    return pipeline.window_min_days is not None or pipeline.window_max_days is not None


def _window(pipeline: Pipeline, blueprint: Blueprint) -> Window:
    first, last = pipeline.window_min_days, pipeline.window_max_days
    least, most = blueprint.win_loss.window_min_days, blueprint.win_loss.window_max_days
    if first is None and last is None:
        first, last = least, most
    elif last is None:
        last = (first or 0) + most - least
    elif first is None:
        first = max(0, last - most + least)
    return Window(pipeline, _end(pipeline, blueprint), first or 0, last)


def _end(pipeline: Pipeline, blueprint: Blueprint) -> Stage:
    """The last stage before the programme's own, or of those that run side by side where there is nothing else."""
    programme = stage_of(blueprint)
    found = [one for one in steps(pipeline, blueprint) if programme is None or programme not in (one.id, one.parent)]
    return (found or listed(pipeline, blueprint))[-1]


def shown_windows(blueprint: Blueprint, pen: InternalPen) -> Iterator[Table]:
    """Where each pipeline ends, and when its customers are asked."""
    if found := windows_of(blueprint):
        yield table(
            found,
            pen,
            Col("pipeline", PIPELINE, 2, lambda one: pen.words(one.pipeline.name)),
            Col("end", END, 2, lambda one: pen.words(pen.stage(one.end.id))),
            Col("window", Label("When", "win-loss-windows"), 3, lambda one: pen.words(one.worded(pen))),
            row_origin=lambda one: one.pipeline.path,
        )


def names_to_choose(blueprint: Blueprint) -> list[str]:
    """The pipelines that a deal may have come through; none where all have one window."""
    return [one.pipeline.name for one in windows_of(blueprint)]


def windows(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The windows as the register counts with them, to be changed there."""
    columns: tuple[Col[Window, Cell], ...] = (
        Col("pipeline", PIPELINE, 30, lambda one: one.pipeline.name),
        Col("end", END, 34, lambda one: pen.stage(one.end.id)),
        Col("from", Label("Earliest interview, days after the last contact"), 20, lambda one: one.first, "integer"),
        Col("until", Label("Latest interview, days after the last contact"), 20, lambda one: one.last, "integer"),
    )
    rows = tuple(sheet_row(one, columns, one.pipeline.id, one.pipeline.path) for one in windows_of(blueprint))
    if rows:
        yield TableSheet("windows", "", sheet_columns(columns, pen), rows, landscape=False)


def after_last(column: str, of_programme: str, blueprint: Blueprint) -> str:
    """The formula of days after the last contact: those of the deal's pipeline, or the programme's by their name."""
    if not windows_of(blueprint):
        return of_programme
    found = f"INDEX({{windows.{column}[]}},MATCH({{pipeline}},{{windows.pipeline[]}},0))"
    return f"IFERROR({found},{of_programme})"
