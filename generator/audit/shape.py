"""Rules about the shape of a process: the ways between stages and the chances along them (A, B)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage, Transition
from generator.blueprint.pipelines import GIVEN_UP, of_stages, origin_of_standing, standing, steps

from .finding import Finding, Rule, at_own

_CIRCLES_AT_MOST = 20


def ways_lead_to_each_stage(blueprint: Blueprint) -> Iterator[Finding]:
    """B09: where there are ways, one leads to each stage but the first, and one on from it but where deals end.

    What runs beside another stage begins and ends with it, and a pipeline leads from each of its stages to the next.
    """
    if not blueprint.transitions:
        return
    ways = _ends_of_ways(blueprint)
    reached, left = _touched({way[1] for way in ways}, blueprint), _touched({way[0] for way in ways}, blueprint)
    ends = _touched({*_last(blueprint), *_given_up(blueprint)}, blueprint)
    beginnings = _first(blueprint)
    led_to, led_from = reached | beginnings, left | ends
    for stage in blueprint.stages.values():
        if stage.parallel_to or stage.id in led_to & led_from:
            continue
        if stage.id not in reached and stage.id not in left:
            lone = "no way leads to it and none from it"
        elif stage.id not in led_to:
            lone = "no way leads to it"
        else:
            lone = "no way leads on from it"
        yield Finding(
            "stage-without-way",
            stage.path,
            f"stage `{stage.id}`: {lone}",
            "Add one under `transitions`, with `from` and `to`.",
        )


def ways_lead_on(blueprint: Blueprint) -> Iterator[Finding]:
    """A05: a way leads to another stage or pipeline, and going on never leads back to where one was."""
    back = _back(blueprint)
    for way in blueprint.transitions.values():
        if way.from_ == way.to and way.to_pipeline is None:
            told = f"leads from `{way.from_}` to itself"
        elif way.id in back:
            told = f"leads on from `{way.from_}` to `{way.to}`, from which ways lead on to `{way.from_}` again"
        else:
            continue
        hint = (
            "Name another stage in `to`; or say what the way is, where it goes `back`, or is a `loop` to a new process."
        )
        yield Finding("way-in-a-circle", way.path, f"`{way.id}` {told}", hint)


def chances_rise(blueprint: Blueprint) -> Iterator[Finding]:
    """B08: the chance of winning does not fall on the way to an order, nor does the forecast."""
    before: dict[tuple[str | None, str], list[str]] = {}
    for pipeline, first, last in dict.fromkeys(_onward(blueprint)):
        if not blueprint.stages[last].parallel_to:
            before.setdefault((pipeline, last), []).append(first)
    found = (one for (id_, last), firsts in before.items() for one in _falls_within(id_, last, firsts, blueprint))
    yield from dict.fromkeys(found)  # what stages say themselves is the same in all of their pipelines


def _falls_within(pipeline: str | None, last: str, firsts: Iterable[str], blueprint: Blueprint) -> Iterator[Finding]:
    """What falls from the stages before one to it, as they stand in a pipeline."""
    where = blueprint.pipelines[pipeline] if pipeline else None
    earlier, stage = ([standing(blueprint.stages[one], where) for one in ids] for ids in (firsts, (last,)))
    for field, rank in _CHANCES.items():
        nearer = [one for one in earlier if _falls(rank(one, blueprint), rank(stage[0], blueprint))]
        if nearer:
            nearest = max(nearer, key=lambda one: rank(one, blueprint) or 0)
            yield _falling(nearest, stage[0], field, where, blueprint)


# --- ways -----------------------------------------------------------------------------------------


def _touched(ids: set[str], blueprint: Blueprint) -> set[str]:
    """The stages, with the parts that a way to the whole serves, and the whole that a way to a part serves."""
    stages = blueprint.stages.values()
    parts = {stage.id for stage in stages if stage.parent in ids}
    wholes = {stage.parent for stage in stages if stage.parent and stage.id in ids}
    return ids | parts | wholes


def _given_up(blueprint: Blueprint) -> set[str]:
    """The stages in which a deal ends that is not won."""
    return {way.to for way in blueprint.transitions.values() if way.kind in GIVEN_UP}


def _first(blueprint: Blueprint) -> set[str]:
    """The stages in which deals begin, each with its parts: the first of all, and that of each pipeline."""
    firsts = [*blueprint.stages][:1] + [pipeline.stages[0] for pipeline in blueprint.pipelines.values()]
    return {stage.id for stage in blueprint.stages.values() if {stage.id, stage.parent} & {*firsts}}


def _last(blueprint: Blueprint) -> set[str]:
    """The stages in which deals end that are won: the last of all, and that of each pipeline."""
    last = [stage.parent or stage.id for stage in blueprint.stages.values()][-1:]
    return {*last, *(steps(one, blueprint)[-1].id for one in blueprint.pipelines.values() if steps(one, blueprint))}


def _along_pipelines(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """From each step of a pipeline to the next one."""
    for pipeline in blueprint.pipelines.values():
        yield from pairwise(stage.id for stage in steps(pipeline, blueprint))


def _ends_of_ways(blueprint: Blueprint) -> list[tuple[str, str]]:
    """From which stage to which something leads."""
    return [*((way.from_, way.to) for way in blueprint.transitions.values()), *_along_pipelines(blueprint)]


def _onward(blueprint: Blueprint) -> Iterator[tuple[str | None, str, str]]:
    """From which stage to which deals go on, and in which pipeline; in none where a way has no pipeline's both ends."""
    back, among = _back(blueprint), of_stages(blueprint)
    for way in _next(blueprint):
        if way.id not in back:
            inside = {one.id for one in among.get(way.to, ())}
            shared = [one.id for one in among.get(way.from_, ()) if one.id in inside]
            yield from ((pipeline, way.from_, way.to) for pipeline in shared or (None,))
    for pipeline in blueprint.pipelines.values():
        yield from ((pipeline.id, *pair) for pair in pairwise(stage.id for stage in steps(pipeline, blueprint)))


def _next(blueprint: Blueprint) -> list[Transition]:
    """The ways on within a pipeline: in another one a deal has other chances, and may come from there."""
    return [way for way in blueprint.transitions.values() if way.kind == "next" and way.to_pipeline is None]


def _back(blueprint: Blueprint) -> set[str]:
    """Of each circle of ways that lead on, the one that leads to an earlier stage; of very many circles some."""
    order = {id_: number for number, id_ in enumerate(blueprint.stages)}
    onward = {(way.from_, way.to): way.id for way in _next(blueprint) if way.from_ != way.to}
    found: set[str] = set()
    for _ in range(_CIRCLES_AT_MOST):
        circle = _circle(onward)
        if not circle:
            break
        found.add(onward.pop(next(ends for ends in circle if order[ends[1]] < order[ends[0]])))
    return found


def _circle(ways: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Ways that lead round in a circle; none where there are none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for first, last in ways:
        sorter.add(last, first)
    try:
        sorter.prepare()
    except CycleError as error:
        return list(pairwise(error.args[1]))
    return []


def _forecast(stage: Stage, blueprint: Blueprint) -> int | None:
    return [*blueprint.crm.forecasts].index(stage.forecast) if stage.forecast else None


def _chance(stage: Stage, blueprint: Blueprint) -> Decimal | None:
    return stage.probability


_CHANCES: Mapping[str, Callable[[Stage, Blueprint], Decimal | int | None]] = {
    "probability": _chance,
    "forecast": _forecast,
}
"""The fields that say how near an order is, and how they are compared."""


def _falls(first: Decimal | int | None, last: Decimal | int | None) -> bool:
    return first is not None and last is not None and last < first


def _falling(before: Stage, stage: Stage, field: str, pipeline: Pipeline | None, blueprint: Blueprint) -> Finding:
    here, there = (origin_of_standing(one, pipeline, field) for one in (stage, before))
    path, related = at_own(here, there, blueprint)
    return Finding(
        "chance-falls",
        path,
        f"`{field}` falls from {getattr(before, field)} in `{before.id}` to {getattr(stage, field)} in `{stage.id}`, "
        "the next stage",
        f"Give `{stage.id}` at least what `{before.id}` has, or that one less.",
        related,
    )


RULES: tuple[Rule, ...] = (ways_lead_to_each_stage, ways_lead_on, chances_rise)
