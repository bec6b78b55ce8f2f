"""Rules about what stages are counted with: their numbers, and the marks and places of sub-parts (A)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage
from generator.blueprint.pipelines import members

from .finding import Finding, Rule, at_own


def numbers_are_stages_own(blueprint: Blueprint) -> Iterator[Finding]:
    """A04: no two stages are printed with the same number; each pipeline may have its own first."""
    apart: set[tuple[str, str]] = set()
    for first, stage in _alike(blueprint):
        if (first.id, stage.id) not in apart:
            apart.add((first.id, stage.id))
            number = _number(stage, blueprint)
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
    pairs = (pair for siblings in _siblings(blueprint) for pair in pairwise(siblings))
    falling = {(one.id, other.id): (one, other) for one, other in pairs if _place(one) > _place(other)}
    yield from (_out_of_order(before, stage, blueprint) for before, stage in falling.values())


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


# --- numbers and marks ----------------------------------------------------------------------------


def _number(stage: Stage, blueprint: Blueprint) -> str:
    """What a stage is printed with; a part without a mark of its own has none, nor has one of what has no number."""
    number = stage.number or _parent(stage, blueprint).number
    if stage.parent is None or not number:
        return number or ""
    return f"{number}{stage.mark}" if stage.mark else ""


def _parent(stage: Stage, blueprint: Blueprint) -> Stage:
    return blueprint.stages[stage.parent] if stage.parent else stage


def _together(blueprint: Blueprint) -> Iterator[list[Stage]]:
    """The stages that are counted together, in their order: those of each pipeline, and all where there are none."""
    if not blueprint.pipelines:
        yield [*blueprint.stages.values()]
    for pipeline in blueprint.pipelines.values():
        inside = {stage.id for stage in members(pipeline, blueprint)}
        yield [stage for stage in blueprint.stages.values() if stage.id in inside]


def _alike(blueprint: Blueprint) -> Iterator[tuple[Stage, Stage]]:
    """Stages that are counted together and printed with the same number: the first with each of the others."""
    for together in _together(blueprint):
        by_number: dict[str, Stage] = {}
        for stage in together:
            number = _number(stage, blueprint)
            first = by_number.setdefault(number, stage) if number else stage
            if first is not stage:
                yield first, stage


def _siblings(blueprint: Blueprint) -> Iterator[list[Stage]]:
    """Of those that are counted together the stages with a number of their own, then the marked parts of each."""
    for together in _together(blueprint):
        yield from _siblings_among(together, blueprint)


def _siblings_among(together: list[Stage], blueprint: Blueprint) -> Iterator[list[Stage]]:
    printed = Counter(_number(stage, blueprint) for stage in together)
    stages = [stage for stage in together if printed[_number(stage, blueprint)] == 1]
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


RULES: tuple[Rule, ...] = (numbers_are_stages_own, numbers_rise, parts_follow_their_stage)
