"""When the customer of a deal is asked: days after its last contact, of the programme or of the deal's pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline


@dataclass(frozen=True, slots=True)
class Window:
    """Days after a deal's last contact between which its customer is asked."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PipelineWindow(Window):
    """The window of the deals that came through a pipeline."""

    pipeline: Pipeline


def of_programme(blueprint: Blueprint) -> Window:
    """The window of a deal of which nothing else is said."""
    return Window(blueprint.win_loss.window_min_days, blueprint.win_loss.window_max_days)


def by_pipeline(blueprint: Blueprint) -> tuple[PipelineWindow, ...]:
    """A window for each pipeline, its own or that of the programme; none where there is but that of the programme."""
    if len(blueprint.pipelines) < 2 and not any(map(_has_its_own, blueprint.pipelines.values())):
        return ()
    return tuple(_window(pipeline, of_programme(blueprint)) for pipeline in blueprint.pipelines.values())


def of_deal(pipeline: str | None, blueprint: Blueprint) -> Window:
    """The window of a deal that came through a pipeline, if it is known through which."""
    found = (one for one in by_pipeline(blueprint) if one.pipeline.id == pipeline)
    return next(found, of_programme(blueprint))


def _has_its_own(pipeline: Pipeline) -> bool:
    return pipeline.window_min_days is not None or pipeline.window_max_days is not None


def _window(pipeline: Pipeline, programme: Window) -> PipelineWindow:
    first, last = pipeline.window_min_days, pipeline.window_max_days
    if first is None and last is None:
        first, last = programme.first, programme.last
    elif last is None:
        last = (first or 0) + programme.last - programme.first
    elif first is None:
        first = max(0, last - programme.last + programme.first)
    return PipelineWindow(first or 0, last, pipeline)
