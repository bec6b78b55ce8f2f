"""Which part of the set a build makes."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.blueprint.problems import Problem, did_you_mean

if TYPE_CHECKING:  # a build that finds nothing changed asks for a part, and never loads what could make it
    from generator.blueprint.model.blueprint import Blueprint
    from generator.deliverables.registry import AnyDeliverable, Audience, Format, Pack


FORMATS = ("docx", "xlsx", "html", "csv", "txt", "pdf")
AUDIENCES = ("internal", "customer")
PACKS = ("seller", "manager", "marketing", "logistics", "interviewer", "customer")
"""What may be asked for; a test holds it to what deliverables have."""
ON_REQUEST = frozenset({"pdf"})
"""Formats that are made where somebody asks for them, and made anew from then on while they are there."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids, stages, formats, audiences and packs that are wanted; of each an empty tuple means all.

    No format asked for means all but those on request.
    """

    only: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    audiences: tuple[Audience, ...] = ()
    packs: tuple[Pack, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether the whole set is wanted."""
        return self == ALL

    def deliverables(self, offered: tuple[AnyDeliverable, ...], blueprint: Blueprint) -> tuple[AnyDeliverable, ...]:
        """The deliverables that are wanted, in their order."""
        from generator.deliverables.registry import part

        stages = {stage for chosen in self.stages for stage in _with_parts(chosen, blueprint)}
        parts = (part(id_, blueprint) for id_ in self.only if "." in id_)
        return tuple(one for one in (*offered, *parts) if one and self._takes(one, stages))

    def takes_format(self, format_: Format, deliverable: AnyDeliverable) -> bool:
        """Whether a paper is wanted in a format; one that has no other than those on request is, where it is named."""
        if self.formats:
            return format_ in self.formats
        return format_ not in ON_REQUEST or (deliverable.id in self.only and ON_REQUEST.issuperset(deliverable.formats))

    def _takes(self, deliverable: AnyDeliverable, stages: Set[str]) -> bool:
        return (
            (not self.only or deliverable.id in self.only)
            and (not stages or deliverable.stage in stages)
            and (not self.audiences or deliverable.audience in self.audiences)
            and (not self.packs or not set(self.packs).isdisjoint(deliverable.packs))
        )

    def problems(self, offered: tuple[AnyDeliverable, ...], blueprint: Blueprint) -> list[Problem]:
        """What is wanted but does not exist."""
        from generator.deliverables.registry import part

        ids = [deliverable.id for deliverable in offered]
        wrong = [id_ for id_ in self.only if id_ not in ids and not ("." in id_ and part(id_, blueprint))]
        outlines = {id_: blueprint.papers[id_] for id_ in ids if wrong and id_ in blueprint.papers}
        sections = (f"{id_}.{section}" for id_, outline in outlines.items() for section in outline.sections)
        ids += [id_ for id_ in sections if part(id_, blueprint)]
        return [
            *(_unknown("deliverable", id_, ids, "`salesbook list` shows them all.") for id_ in wrong),
            *(
                _unknown("stage", stage, list(blueprint.stages), f"Stages: {', '.join(blueprint.stages)}.")
                for stage in self.stages
                if stage not in blueprint.stages
            ),
        ]


ALL = Selection()


def _with_parts(stage: str, blueprint: Blueprint) -> set[str]:
    """A stage and its sub-parts."""
    return {stage} | {id_ for id_, part in blueprint.stages.items() if part.parent == stage}


def _unknown(kind: str, name: str, known: list[str], otherwise: str) -> Problem:
    return Problem(f"unknown-{kind}", f"there is no {kind} `{name}`", did_you_mean(name, known, otherwise))
