"""Which stages a pipeline consists of, and to which pipelines a stage belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .model.blueprint import Blueprint
from .model.measures import FunnelAssumption
from .model.pipelines import Pipeline
from .model.process import Stage, Transition

GIVEN_UP = ("lost", "abandoned", "disqualified")
"""The kinds of ways by which a deal ends that is not won."""
STANDING = ("probability", "forecast", "stale_after_days")
"""The fields of a stage of which a pipeline may have its own."""


def listed(pipeline: Pipeline, blueprint: Blueprint) -> tuple[Stage, ...]:
    """The stages that a pipeline names, in its order."""
    return tuple(blueprint.stages[id_] for id_ in pipeline.stages)


def steps(pipeline: Pipeline, blueprint: Blueprint) -> tuple[Stage, ...]:
    """The stages that a deal goes through one after the other: those that run beside another are none."""
    return tuple(stage for stage in listed(pipeline, blueprint) if stage.parallel_to is None)


def steps_with_parts(pipeline: Pipeline | None, blueprint: Blueprint) -> tuple[Stage, ...]:
    """As ``steps``, with sub-parts; of the whole process without a pipeline."""
    whole = members(pipeline, blueprint) if pipeline else blueprint.stages.values()
    return tuple(stage for stage in whole if stage.parallel_to is None)


def members(pipeline: Pipeline, blueprint: Blueprint) -> tuple[Stage, ...]:
    """The stages of a pipeline with the sub-parts that they bring along.

    A stage brings all of its parts, unless the pipeline names some of them itself.
    """
    named = set(pipeline.stages)
    chosen = {blueprint.stages[id_].parent for id_ in named}
    return tuple(
        one
        for stage in listed(pipeline, blueprint)
        for one in (stage, *(() if stage.id in chosen else _parts(stage.id, blueprint)))
        if one.id == stage.id or one.id not in named
    )


def standing(stage: Stage, pipeline: Pipeline | None) -> Stage:
    """A stage as it stands in a pipeline: with the chance, the forecast and the limit that this has for it."""
    own = pipeline.in_stages.get(stage.id) if pipeline else None
    given = {name: value for name in STANDING if (value := getattr(own, name)) is not None} if own else {}
    return stage.model_copy(update=given) if given else stage


def origin_of_standing(stage: Stage, pipeline: Pipeline | None, field: str) -> str:
    """The lasting name of what ``standing`` takes for one of the fields of ``STANDING``."""
    own = pipeline.in_stages.get(stage.id) if pipeline else None
    return stage.origin(field) if own is None or getattr(own, field) is None else own.origin(field)


def standings(blueprint: Blueprint) -> Iterator[tuple[Pipeline | None, Stage]]:
    """Every stage as it stands in each of its pipelines; once as it is where it belongs to none."""
    among = of_stages(blueprint)
    for stage in blueprint.stages.values():
        yield from ((pipeline, standing(stage, pipeline)) for pipeline in among.get(stage.id, (None,)))


def _parts(stage: str, blueprint: Blueprint) -> Iterator[Stage]:
    return (one for one in blueprint.stages.values() if one.parent == stage)


def of_stages(blueprint: Blueprint) -> Mapping[str, tuple[Pipeline, ...]]:
    """By stage, the pipelines that it belongs to; a stage whose parts belong to one does as well."""
    found: dict[str, tuple[Pipeline, ...]] = {}
    for pipeline in blueprint.pipelines.values():
        inside = [part for stage in members(pipeline, blueprint) for part in (stage.id, stage.parent) if part]
        for stage in dict.fromkeys(inside):
            found[stage] = (*found.get(stage, ()), pipeline)
    return found


def leads_out(way: Transition, pipeline: Pipeline, blueprint: Blueprint) -> bool:
    """Whether a way begins in a pipeline and ends elsewhere: in another one, or where deals are given up.

    One that names no pipeline, and leads on, is a way of those that have both of its ends, where there are any.
    """
    begins, ends = (_ids(of_stages(blueprint).get(stage, ())) for stage in (way.from_, way.to))
    if pipeline.id not in begins:
        return False
    if way.to_pipeline:
        return way.to_pipeline != pipeline.id
    return pipeline.id not in ends and (way.kind in GIVEN_UP or not begins & ends)


def _ids(pipelines: Iterable[Pipeline]) -> set[str]:
    return {one.id for one in pipelines}


def of_step(step: FunnelAssumption, blueprint: Blueprint) -> Pipeline | None:
    """The pipeline whose funnel a step belongs to: the one it names, else the first that has its stage, else the first.

    None where there are no pipelines.
    """
    if step.pipeline:
        return blueprint.pipelines[step.pipeline]
    having = of_stages(blueprint).get(step.stage or "", ())
    return next(iter((*having, *blueprint.pipelines.values())), None)
