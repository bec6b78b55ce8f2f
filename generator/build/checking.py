"""Everything that is wrong with a blueprint: as it stands, and in each of its variants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.blueprint.compose import Composition, compose
from generator.blueprint.problems import BlueprintError, Problem

from .run import looked_over


def problems(path: Path, variant: str | None = None) -> tuple[Problem, ...]:
    """The problems of a blueprint and of all its variants, or of one variant; each is told once.

    One that only variants have says which. Raises ``BlueprintError`` where there is no blueprint at all.
    """
    first = compose(path, variant=variant)
    found = _problems(first)
    others = () if variant else tuple(first.variants)
    return (*found, *_of_variants({other: _problems(compose(path, variant=other)) for other in others}, found))


def _problems(composition: Composition) -> tuple[Problem, ...]:
    try:
        return looked_over(composition)[1]
    except BlueprintError as error:
        return error.problems


def _of_variants(found: dict[str, Sequence[Problem]], told: Iterable[Problem]) -> Iterable[Problem]:
    """The problems that are not told yet, with the variants that have them."""
    known = {_identity(problem) for problem in told}
    problem_of = {_identity(problem): problem for problems in found.values() for problem in problems}
    for identity, problem in problem_of.items():
        if identity not in known:
            where = [f"`{id_}`" for id_, others in found.items() if identity in map(_identity, others)]
            noun = "variant" if len(where) == 1 else "variants"
            yield replace(problem, message=f"{problem.message} ({noun} {', '.join(where)})")


def _identity(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same; a hint may name other ids in another variant."""
    return problem.code, problem.place, problem.path, problem.message
