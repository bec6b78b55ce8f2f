"""What papers say of pipelines: to which of them a stage belongs, and how a stage takes part in a deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage
from generator.blueprint.pipelines import of_stages, standing
from generator.documents.workbook import Cell
from generator.locale import Label

from .columns import Col
from .internal_pen import InternalPen

E = TypeVar("E")
PIPELINE, PIPELINES = Label("Pipeline"), Label("Pipelines")
ORIGIN = "pipelines"
OPTIONAL, BESIDE = Label("optional"), Label("beside {stage}")


def names(blueprint: Blueprint) -> Mapping[str, str]:
    """By stage, the printed names of its pipelines; none of any where the company has but one way of selling."""
    if len(blueprint.pipelines) < 2:
        return {}
    return {stage: ", ".join(one.name for one in found) for stage, found in of_stages(blueprint).items()}


def column(cell: Callable[[E], str | None], blueprint: Blueprint, label: Label = PIPELINES) -> tuple[Col[E, Cell], ...]:
    """The column of a sheet that names pipelines; none where there are not several."""
    if len(blueprint.pipelines) < 2:
        return ()
    return (Col("pipelines", label, 20, cell, origin=ORIGIN),)


def by_pipeline(stage: Stage, told: Callable[[Stage], str | None], blueprint: Blueprint) -> str | None:
    """What is told of a stage as it stands in its pipelines: once where they agree, else "Renewal: 80 %, New: 50 %"."""
    found = {one.name: told(standing(stage, one)) for one in of_stages(blueprint).get(stage.id, ())}
    if len({*found.values()}) < 2:
        return next(iter(found.values()), told(stage))
    return ", ".join(f"{name}: {value}" for name, value in found.items() if value)


def taking_part(stage: Stage, pen: InternalPen) -> str:
    """How a stage takes part in a deal where that is not a matter of course: "optional, beside 3. Discovery"."""
    optional = pen.say(OPTIONAL) if stage.optional else ""
    beside = pen.say(BESIDE, stage=pen.stage(stage.parallel_to)) if stage.parallel_to else ""
    return ", ".join(filter(None, (optional, beside)))
