"""The pipelines of ``crm-setup``: a row for each of their stages, in a sheet and as a plain table; the forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import Forecast
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage
from generator.blueprint.pipelines import members, of_stages, standing
from generator.documents.workbook import Cell, DataTable, PlainCell, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .internal_pen import InternalPen
from .pipelines import PIPELINE, taking_part
from .sheets import plain_table

V = TypeVar("V")
ID = "crm-setup"
NUMBER, FULL_NAME, LABEL = Label("No."), Label("Full name"), Label("Label")
PROBABILITY, FORECAST, STALE = Label("Probability"), Label("Forecast"), Label("Stale after days")
PART = Label("How it runs")
DONE = Label("Done", "crm-setup")


@dataclass(frozen=True, slots=True)
class Place:
    """A stage as it stands in a pipeline, its place counted from 1."""

    pipeline: Pipeline
    position: int
    stage: Stage


def forecast_of(stage: Stage, blueprint: Blueprint) -> str | None:
    """The printed category of a deal in a stage."""
    return blueprint.crm.forecasts[stage.forecast].name if stage.forecast else None


def standings(stage: Stage, blueprint: Blueprint) -> list[Stage]:
    """A stage as it stands in each of its pipelines; as it is where it has none."""
    return [standing(stage, one) for one in of_stages(blueprint).get(stage.id, ())] or [stage]


def agreed(stages: Iterable[Stage], cell: Callable[[Stage], V | None]) -> V | None:
    """What is the same wherever a stage stands; nothing where pipelines differ, which each say so themselves."""
    told = {cell(one) for one in stages}
    return told.pop() if len(told) == 1 else None


def pipelines(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Each pipeline with its stages; none where the company has but the process."""
    done: Col[Place, Cell] = Col("done", DONE, 13, kind="date", input=True)
    columns = (*_columns(blueprint, pen), done)
    rows = tuple(
        sheet_row(one, columns, f"{one.pipeline.id}-{one.stage.id}", one.pipeline.origin("stages"))
        for one in _places(blueprint)
    )
    if rows:
        yield TableSheet("pipelines", "", sheet_columns(columns, pen), rows, freeze=1)


def plain(blueprint: Blueprint) -> DataTable:
    """The same for a CRM to read: a row for each stage of each pipeline."""
    pen = InternalPen(blueprint)
    columns = _columns(blueprint, pen)
    rows = (tuple(_plain(column, one) for column in columns) for one in _places(blueprint))
    return plain_table(blueprint.papers[ID], "pipelines", columns, rows, pen)


def _plain(column: Col[Place, PlainCell], place: Place) -> PlainCell:
    return column.cell(place) if column.cell else None


def _places(blueprint: Blueprint) -> Iterator[Place]:
    for pipeline in blueprint.pipelines.values():
        for position, stage in enumerate(members(pipeline, blueprint), start=1):
            yield Place(pipeline, position, standing(stage, pipeline))


def _columns(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Place, PlainCell], ...]:
    return (
        Col("pipeline", PIPELINE, 24, lambda one: one.pipeline.name),
        Col("position", Label("Place"), 8, lambda one: one.position, "integer"),
        Col("number", NUMBER, 6, lambda one: pen.stage_number(one.stage.id)),
        Col("name", FULL_NAME, 30, lambda one: pen.bare(one.stage.name)),
        Col("label", LABEL, 20, lambda one: pen.stage_label(one.stage.id) or None),
        Col("part", PART, 22, lambda one: taking_part(one.stage, pen) or None),
        Col("probability", PROBABILITY, 11, lambda one: one.stage.probability, "percent"),
        Col("forecast", FORECAST, 13, lambda one: forecast_of(one.stage, blueprint)),
        Col("stale", STALE, 11, lambda one: one.stage.stale_after_days, "integer"),
    )


def forecasts(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What the forecast categories mean; none where the company has not said so of any."""
    columns: tuple[Col[Forecast, Cell], ...] = (
        Col("name", FORECAST, 24, lambda one: one.name),
        Col("meaning", Label("Which deals belong to it"), 64, lambda one: pen.bare(one.meaning or "")),
        Col("stages", Label("Stages"), 48, lambda one: _stages(one, blueprint, pen) or None),
        Col("done", DONE, 13, kind="date", input=True),
    )
    found = blueprint.crm.forecasts.values()
    if any(one.meaning for one in found):
        yield TableSheet("forecasts", "", sheet_columns(columns, pen), sheet_rows(found, columns), freeze=1)


def _stages(forecast: Forecast, blueprint: Blueprint, pen: InternalPen) -> str:
    return ", ".join(
        filter(None, (_with_pipelines(one, forecast, blueprint, pen) for one in blueprint.stages.values()))
    )


def _with_pipelines(stage: Stage, forecast: Forecast, blueprint: Blueprint, pen: InternalPen) -> str:
    """A stage that belongs to a category; with the pipelines in which it does, where it does not in all of its own."""
    among = of_stages(blueprint).get(stage.id, ())
    having = [one for one in among if standing(stage, one).forecast == forecast.id]
    if not among or len(having) == len(among):
        return pen.stage(stage.id) if (having or stage.forecast == forecast.id) else ""
    return f"{pen.stage(stage.id)} ({', '.join(one.name for one in having)})" if having else ""
