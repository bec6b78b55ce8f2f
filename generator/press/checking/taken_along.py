"""What goes, unasked, with an element that a company switches off: papers, and sequences and messages of contact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from generator.blueprint.load import LoadedBlueprint, validated
from generator.blueprint.merging.compose import compose
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.nodes import Scalar
from generator.deliverables.registry import AnyDeliverable, offered

_TAKE_ALONG = ("stages", "roles", "events", "segments", "buyer_phases")
"""Sections whose elements others cannot do without."""
_MISSED = ("cadences", "messages")
"""Sections whose elements are missed although they may have no paper of their own."""
_MOST = 12
"""So many switches are looked at: each means to read the blueprint once more, as if it were not there."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class _Lost:
    """What there is with an element and not without it."""

    papers: tuple[AnyDeliverable, ...]
    elements: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.papers or self.elements)


def problems(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """Advice for each element that the company switches off and that takes along what may have been meant to stay."""
    for path, key in islice(_switches(loaded), _MOST):
        lost = _lost(path, loaded)
        if lost:
            yield _advice(path, key, lost)


def _switches(loaded: LoadedBlueprint) -> Iterator[tuple[str, Scalar]]:
    own = loaded.composition.own_layers
    for path, key in loaded.composition.switched_off.items():
        section, _, id_ = path.partition(".")
        if section in _TAKE_ALONG and "." not in id_ and key.value == "disabled" and key.source.layer in own:
            yield path, key


def _lost(path: str, loaded: LoadedBlueprint) -> _Lost:
    """What a switch takes along; nothing where the blueprint would be wrong without it, for then nobody can know."""
    given = loaded.composition
    try:
        kept = validated(compose(given.roots[0], given.language, given.variant, kept=path)).blueprint
    except BlueprintError:
        return _Lost((), ())
    there = {paper.id for paper in offered(loaded.blueprint)}
    papers = tuple(paper for paper in offered(kept) if paper.id not in there)
    elements = (
        f"{section}.{id_}"
        for section in _MISSED
        for id_ in _missing(getattr(kept, section), getattr(loaded.blueprint, section))
    )
    return _Lost(papers, tuple(elements))


def _missing(kept: Mapping[str, object], there: Mapping[str, object]) -> Iterator[str]:
    return (id_ for id_ in kept if id_ not in there)


def _advice(path: str, key: Scalar, lost: _Lost) -> Problem:
    papers = [f"`{paper.id}` ({paper.title})" for paper in lost.papers]
    elements = [f"`{path}`" for path in lost.elements]
    kinds = ((papers, "paper", "papers"), (elements, "cadence or message", "cadences and messages"))
    told = "; and ".join(_counted(*kind) for kind in kinds if kind[0])
    message = f"switching off `{path.rpartition('.')[2]}` takes along {told}"
    return Problem("taken-along", message, _hint(path), key.place, path, "advice")


def _counted(named: list[str], noun: str, several: str) -> str:
    more = len(named) - _NAMED
    names = ", ".join([*named[:_NAMED], *([f"and {more} more"] if more > 0 else [])])
    return f"{len(named)} {noun if len(named) == 1 else several}, {names}"


def _hint(path: str) -> str:
    if path.startswith("stages."):
        return "What is to stay needs another stage: give it `stage` with the id of one that is left."
    return "What is to stay must name another one, under the key that names this one now."
