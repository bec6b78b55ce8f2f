"""The decisions that a company has yet to make: which are open, in which papers, and whether they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Place, Problem
from generator.blueprint.sample import line
from generator.deliverables.registry import AnyDeliverable
from generator.press.planning.contents import Contents

_NAMED = 5
"""So many papers are named in a problem."""


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A decision that papers show as open: the key to set, what it is about in their language, and the papers."""

    path: str
    subject: str
    papers: tuple[AnyDeliverable, ...]

    @property
    def for_customers(self) -> tuple[AnyDeliverable, ...]:
        """The papers for customers among them."""
        return tuple(paper for paper in self.papers if paper.audience == "customer")


def open_decisions(contents: Contents, papers: Iterable[AnyDeliverable]) -> tuple[OpenDecision, ...]:
    """What is open in some papers, each key once: what customers would see first, then in the order of the papers."""
    found: dict[str, list[tuple[str, AnyDeliverable]]] = {}
    for paper in papers:
        subjects = {one.path: one.subject for made in contents.of(paper) for one in made.decisions}
        for path, subject in subjects.items():
            found.setdefault(path, []).append((subject, paper))
    opened = [_opened(path, shown) for path, shown in found.items()]
    return tuple(sorted(opened, key=lambda one: not one.for_customers))


def _opened(path: str, shown: list[tuple[str, AnyDeliverable]]) -> OpenDecision:
    """A decision with the papers that show it, customers' first; they may word its subject in different ways."""
    in_order = sorted(shown, key=lambda one: one[1].audience != "customer")
    return OpenDecision(path, in_order[0][0], tuple(paper for _, paper in in_order))


def problems(loaded: LoadedBlueprint, contents: Contents, papers: Iterable[AnyDeliverable]) -> Iterator[Problem]:
    """What is wrong with decisions being open in some papers: nothing in a draft, in a final edition all of them.

    One that a customer would see is an error, one that only the company's own people see a warning.
    """
    if loaded.blueprint.status == "final":
        for one in open_decisions(contents, papers):
            yield _for_customers(one, loaded) if one.for_customers else _internal(one, loaded)


def _for_customers(one: OpenDecision, loaded: LoadedBlueprint) -> Problem:
    message = f"a customer would read in {_named(one.for_customers)} that this is still to be decided: {one.subject}"
    return Problem("undecided", message, _hint(one, loaded), _place(one.path, loaded), one.path)


def _internal(one: OpenDecision, loaded: LoadedBlueprint) -> Problem:
    message = f"this is still to be decided in {_named(one.papers)}: {one.subject}"
    return Problem("undecided", message, _hint(one, loaded), _place(one.path, loaded), one.path, "warning")


def _named(papers: tuple[AnyDeliverable, ...]) -> str:
    names = [f"`{paper.id}`" for paper in papers[:_NAMED]]
    more = len(papers) - _NAMED
    return ", ".join([*names, *([f"{more} more"] if more > 0 else [])])


def _hint(one: OpenDecision, loaded: LoadedBlueprint) -> str:
    return f"Set `{one.path}`, for example `{line(one.path, loaded.blueprint)}`; or write `status: draft`."


def _place(path: str, loaded: LoadedBlueprint) -> Place:
    """Where the company's own files come nearest to a key; else where they say that the edition is final."""
    return loaded.own_place(path) or loaded.place("status")
