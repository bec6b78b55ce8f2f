"""Which part of the set a build makes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem, did_you_mean
from generator.deliverables.registry import FORMATS, AnyDeliverable, Format


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids, stages and formats that are wanted; an empty tuple means all."""

    only: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS

    @property
    def is_all(self) -> bool:
        """Whether the whole set is wanted."""
        return not self.only and not self.stages and set(self.formats) == set(FORMATS)

    def deliverables(self, offered: tuple[AnyDeliverable, ...], blueprint: Blueprint) -> tuple[AnyDeliverable, ...]:
        """The deliverables that are wanted, in their order."""
        stages = {stage for chosen in self.stages for stage in _with_parts(chosen, blueprint)}
        return tuple(
            deliverable
            for deliverable in offered
            if (not self.only or deliverable.id in self.only) and (not stages or deliverable.stage in stages)
        )

    def problems(self, offered: tuple[AnyDeliverable, ...], blueprint: Blueprint) -> list[Problem]:
        """What is wanted but does not exist."""
        ids = [deliverable.id for deliverable in offered]
        return [
            *(
                _unknown("deliverable", id_, ids, "`salesbook list` shows them all.")
                for id_ in self.only
                if id_ not in ids
            ),
            *(
                _unknown("stage", stage, list(blueprint.stages), f"Stages: {', '.join(blueprint.stages)}.")
                for stage in self.stages
                if stage not in blueprint.stages
            ),
        ]


def _with_parts(stage: str, blueprint: Blueprint) -> set[str]:
    """A stage and its sub-parts."""
    return {stage} | {id_ for id_, part in blueprint.stages.items() if part.parent == stage}


def _unknown(kind: str, name: str, known: list[str], otherwise: str) -> Problem:
    return Problem(f"unknown-{kind}", f"there is no {kind} `{name}`", did_you_mean(name, known, otherwise))
