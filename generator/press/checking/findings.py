"""Everything that is wrong with a blueprint and its papers, in each of its variants as well, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.merging.compose import Composition, compose
from generator.blueprint.merging.layers import NO_DRAFTS, Drafts
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.room import MOST_VALUES_CHECKED, too_many_checked, values_in
from generator.press.planning.contents import Contents
from generator.press.planning.memory import Forgetful, Memory
from generator.press.run import seen
from generator.press.templates import filling

from . import proofreading
from .decisions import OpenDecision, open_decisions


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a blueprint: its problems, and the decisions that its papers show as open.

    ``loaded`` is None where it is so wrong that nothing can be made of it; nothing is known of its decisions then.
    """

    path: Path
    problems: tuple[Problem, ...]
    decisions: tuple[OpenDecision, ...] = ()
    loaded: LoadedBlueprint | None = None


def checked(path: Path, variant: str | None = None, drafts: Drafts = NO_DRAFTS) -> Checked:
    """A blueprint with all its variants, or one variant of it, looked over; each problem is told once.

    One that only variants have says which. The decisions are those of the blueprint itself, or of the one variant.
    ``drafts`` are what files of the blueprint are to hold.
    """
    try:
        first = compose(path, variant=variant, drafts=drafts)
        memory = Memory() if first.variants else Forgetful()
        found = _checked(path, first, memory)
        others = () if variant else tuple(first.variants)
        values = values_in(first.tree)
        if values * len(others) > MOST_VALUES_CHECKED:
            *_, last = first.variants.values()
            return replace(found, problems=(*found.problems, too_many_checked(values, len(others), last.place)))
        sets = {other: compose(path, variant=other, drafts=drafts) for other in others}
        of_others = {other: _checked(path, composed, memory).problems for other, composed in sets.items()}
    except BlueprintError as error:  # there is no blueprint at all
        return Checked(path, error.problems)
    return replace(found, problems=(*found.problems, *_of_variants(of_others, found.problems)))


def _checked(path: Path, composition: Composition, memory: Memory | Forgetful) -> Checked:
    """One set looked over; ``memory`` holds what papers of another say that this one has as well."""
    try:
        loaded, problems, look = seen(composition, None)
    except BlueprintError as error:
        return Checked(path, error.problems)
    contents = Contents(loaded.blueprint, memory)
    of_papers = proofreading.problems(loaded, contents, look)
    if not any(problem.severity == "error" for problem in of_papers):
        of_papers += tuple(filling.trials(look, contents))
    return Checked(path, (*problems, *of_papers), open_decisions(contents, contents.deliverables), loaded)


def _of_variants(found: Mapping[str, Sequence[Problem]], told: Iterable[Problem]) -> Iterable[Problem]:
    """The problems that are not told yet, with the variants that have them."""
    known = {_identity(problem) for problem in told}
    variants_with: dict[tuple[object, ...], dict[str, Problem]] = {}
    for id_, problems in found.items():
        for problem in problems:
            variants_with.setdefault(_identity(problem), {})[id_] = problem
    for identity, problem_of in variants_with.items():
        if identity not in known:
            *_, problem = problem_of.values()
            noun, where = "variant" if len(problem_of) == 1 else "variants", (f"`{id_}`" for id_ in problem_of)
            yield replace(problem, message=f"{problem.message} ({noun} {', '.join(where)})")


def _identity(problem: Problem) -> tuple[object, ...]:
    """What makes two problems the same; a hint may name other ids in another variant."""
    return problem.code, problem.place, problem.path, problem.message
