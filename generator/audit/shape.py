"""Rules about the shape of a process: numbers, sub-parts, the ways between stages and the chances along them (A, B)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import get_args

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Forecast, Stage, Transition

from .finding import Finding, Rule, at_own

_CIRCLES_AT_MOST = 20
_FORECASTS = get_args(Forecast)
"""The forecast categories, the farthest from an order first."""


def numbers_are_stages_own(blueprint: Blueprint) -> Iterator[Finding]:
    """A04: no two stages are printed with the same number."""
    by_number: dict[str, Stage] = {}
    for stage in blueprint.stages.values():
        number = _number(stage, blueprint)
        first = by_number.setdefault(number, stage) if number else stage
        if first is not stage:
            field = "mark" if stage.parent else "number"
            path, related = at_own(stage.origin(field), first.origin(field), blueprint)
            yield Finding(
                "same-stage-number",
                path,
                f"`{stage.id}` and `{first.id}` are both printed as {number}",
                f"Give one of them another `{field}`.",
                related,
            )


def numbers_rise(blueprint: Blueprint) -> Iterator[Finding]:
    """A04: stages stand in the order of their numbers, the parts of one in the order of their marks."""
    for siblings in _siblings(blueprint):
        for before, stage in pairwise(siblings):
            if _place(before) > _place(stage):
                yield _out_of_order(before, stage, blueprint)


def parts_follow_their_stage(blueprint: Blueprint) -> Iterator[Finding]:
    """A04: the parts of a stage stand right after it, or papers print 1, 2, 1a, 1b; told of the first that does not."""
    before: Stage | None = None
    last = _last_parts(blueprint)
    for stage in blueprint.stages.values():
        beside = (before.id, before.parent) if before else ()
        if stage.parent and stage.parent not in beside:
            where = f"after `{before.id}`" if before else "before all stages"
            yield Finding(
                "sub-part-apart",
                stage.path,
                f"`{stage.id}` is a part of `{stage.parent}`, and stands {where}",
                f"Place it: `after: {last.get(stage.parent, stage.parent)}`.",
                (f"stages.{stage.parent}",),
            )
        before = stage


def ways_lead_to_each_stage(blueprint: Blueprint) -> Iterator[Finding]:
    """B09: where there are ways, one leads to each stage but the first, and one on from it but where deals end."""
    ways = blueprint.transitions.values()
    if not ways:
        return
    stages = list(blueprint.stages.values())
    reached, left = _touched({way.to for way in ways}, blueprint), _touched({way.from_ for way in ways}, blueprint)
    ends = _touched({stages[-1].parent or stages[-1].id, *_given_up(blueprint)}, blueprint) if stages else set()
    beginnings = {stage.id for stage in stages if stages[0].id in (stage.id, stage.parent)}
    led_to, led_from = reached | beginnings, left | ends
    for stage in stages:
        if stage.id not in reached and stage.id not in left:
            lone = "no way leads to it and none from it"
        elif stage.id not in led_to:
            lone = "no way leads to it"
        elif stage.id not in led_from:
            lone = "no way leads on from it"
        else:
            continue
        yield Finding(
            "stage-without-way",
            stage.path,
            f"stage `{stage.id}`: {lone}",
            "Add one under `transitions`, with `from` and `to`.",
        )


def ways_lead_on(blueprint: Blueprint) -> Iterator[Finding]:
    """A05: a way leads to another stage, and going on never leads back to where one was."""
    back = _back(blueprint)
    for way in blueprint.transitions.values():
        if way.from_ == way.to:
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
    back = _back(blueprint)
    before: dict[str, list[Stage]] = {}
    for way in _next(blueprint):
        if way.id not in back:
            before.setdefault(way.to, []).append(blueprint.stages[way.from_])
    for id_, earlier in before.items():
        stage = blueprint.stages[id_]
        for field, rank in _CHANCES.items():
            nearer = [one for one in earlier if _falls(rank(one), rank(stage))]
            if nearer:
                yield _falling(max(nearer, key=lambda one: rank(one) or 0), stage, field, blueprint)


# --- numbers and parts ----------------------------------------------------------------------------


def _number(stage: Stage, blueprint: Blueprint) -> str:
    """What a stage is printed with; a part without a mark of its own has none."""
    if stage.parent is None:
        return stage.number or ""
    above = _parent(stage, blueprint)
    return f"{stage.number or above.number or ''}{stage.mark}" if stage.mark else ""


def _parent(stage: Stage, blueprint: Blueprint) -> Stage:
    return blueprint.stages[stage.parent] if stage.parent else stage


def _siblings(blueprint: Blueprint) -> Iterator[list[Stage]]:
    """The stages that have a number of their own, then the marked parts of each."""
    printed = Counter(_number(stage, blueprint) for stage in blueprint.stages.values())
    stages = [stage for stage in blueprint.stages.values() if printed[_number(stage, blueprint)] == 1]
    yield [stage for stage in stages if not stage.parent and stage.number]
    parts: dict[str, list[Stage]] = {}
    for stage in stages:
        if stage.parent and stage.mark:
            parts.setdefault(stage.parent, []).append(stage)
    yield from parts.values()


def _place(stage: Stage) -> tuple[bool, int, str]:
    """By number or mark, digits before letters: 9 comes before 10, z before aa."""
    counted = (stage.mark if stage.parent else stage.number) or ""
    return not counted.isdigit(), len(counted), counted


def _out_of_order(before: Stage, stage: Stage, blueprint: Blueprint) -> Finding:
    field = "mark" if stage.parent else "number"
    path, related = at_own(stage.origin(field), before.origin(field), blueprint)
    return Finding(
        "stages-out-of-order",
        path,
        f"`{stage.id}` is printed as {_number(stage, blueprint)} and stands after `{before.id}`, "
        f"{_number(before, blueprint)}",
        f"Place `{stage.id}` where it belongs, `before: {before.id}`, or change one `{field}`.",
        related,
    )


def _last_parts(blueprint: Blueprint) -> dict[str, str]:
    """By stage, the last of the parts that follow it as they should."""
    found: dict[str, str] = {}
    above = ""
    for stage in blueprint.stages.values():
        above = stage.id if stage.parent is None else above
        if stage.parent == above:
            found[above] = stage.id
    return found


# --- ways -----------------------------------------------------------------------------------------


def _touched(ids: set[str], blueprint: Blueprint) -> set[str]:
    """The stages, with the parts that a way to the whole serves, and the whole that a way to a part serves."""
    stages = blueprint.stages.values()
    parts = {stage.id for stage in stages if stage.parent in ids}
    wholes = {stage.parent for stage in stages if stage.parent and stage.id in ids}
    return ids | parts | wholes


def _given_up(blueprint: Blueprint) -> set[str]:
    """The stages in which a deal ends that is not won."""
    return {way.to for way in blueprint.transitions.values() if way.kind in ("lost", "abandoned", "disqualified")}


def _next(blueprint: Blueprint) -> list[Transition]:
    return [way for way in blueprint.transitions.values() if way.kind == "next"]


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


def _forecast(stage: Stage) -> int | None:
    return _FORECASTS.index(stage.forecast) if stage.forecast else None


def _chance(stage: Stage) -> Decimal | None:
    return stage.probability


_CHANCES: Mapping[str, Callable[[Stage], Decimal | int | None]] = {"probability": _chance, "forecast": _forecast}
"""The fields that say how near an order is, and how they are compared."""


def _falls(first: Decimal | int | None, last: Decimal | int | None) -> bool:
    return first is not None and last is not None and last < first


def _falling(before: Stage, stage: Stage, field: str, blueprint: Blueprint) -> Finding:
    path, related = at_own(stage.origin(field), before.origin(field), blueprint)
    return Finding(
        "chance-falls",
        path,
        f"`{field}` falls from {getattr(before, field)} in `{before.id}` to {getattr(stage, field)} in `{stage.id}`, "
        "the next stage",
        f"Give `{stage.id}` at least what `{before.id}` has, or that one less.",
        related,
    )


RULES: tuple[Rule, ...] = (
    numbers_are_stages_own,
    numbers_rise,
    parts_follow_their_stage,
    ways_lead_to_each_stage,
    ways_lead_on,
    chances_rise,
)
