"""What is wrong with the papers of a blueprint that is right in itself."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain

from generator.audit.acceptance import heard
from generator.audit.finding import OF_PAPERS
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem
from generator.deliverables.registry import AnyDeliverable
from generator.press.looks.look import Look
from generator.press.planning.contents import Contents

from . import decisions, moments, taken_along, unprinted, workbooks


def problems(loaded: LoadedBlueprint, contents: Contents, look: Look) -> tuple[Problem, ...]:
    """What is wrong with all papers. What a customer must not see cannot be accepted, all else can."""
    found = chain(
        _of_some(loaded, contents, contents.deliverables, look),
        unprinted.problems(loaded, contents),
        taken_along.problems(loaded),
        moments.lost_moments(loaded, contents),
    )
    return _heard(found, loaded, OF_PAPERS)


def problems_of_some(
    loaded: LoadedBlueprint, contents: Contents, some: tuple[AnyDeliverable, ...], look: Look
) -> tuple[Problem, ...]:
    """What is wrong with some papers, as far as no other need be looked at for it."""
    return _heard(_of_some(loaded, contents, some, look), loaded, ())


def _of_some(
    loaded: LoadedBlueprint, contents: Contents, some: tuple[AnyDeliverable, ...], look: Look
) -> Iterator[Problem]:
    yield from decisions.problems(loaded, contents, some)
    yield from workbooks.needed_parts(loaded, contents, some)
    if look.templates.by_paper:
        from generator.press.templates import checking  # which loads what reads them

        yield from checking.problems(look.templates, contents, some, look.theme)


def _heard(found: Iterable[Problem], loaded: LoadedBlueprint, looked_for: Container[str]) -> tuple[Problem, ...]:
    told = tuple(found)
    errors = (problem for problem in told if problem.severity == "error")
    others = tuple(problem for problem in told if problem.severity != "error")
    return (*errors, *heard(others, loaded, looked_for))
