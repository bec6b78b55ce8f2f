"""A patch: proposals to change a blueprint, each with its reason, as a person reads, edits and accepts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from generator.blueprint.problems import Place

NOWHERE = Place("")
"""Where something stands that was made and not read."""
Where = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that takes the place of another; ``before`` is None where nothing is said so far.

    Values are plain data as they stand in a blueprint: texts with markup, merge fields and words to be put in.
    """

    path: str
    before: Any
    after: Any
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Appending:
    """Items that come to the end of a list."""

    path: str
    items: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Adding:
    """An element that is not there yet."""

    path: str
    element: Any
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SwitchingOff:
    """An element that is to be there no more."""

    path: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Moving:
    """An element that is to stand beside another of its collection."""

    path: str
    where: Where
    neighbour: str
    place: Place = NOWHERE


Step = Setting | Appending | Adding | SwitchingOff | Moving


@dataclass(frozen=True, slots=True)
class Proposal:
    """Steps that belong together; one that is not ``accepted`` is left out.

    ``why`` is the reason in words. ``change`` says more about the decision, in the fields of a blueprint's ``changes``;
    ``remarks`` is what people wrote beside, for whoever decides.
    """

    id: str
    steps: tuple[Step, ...]
    accepted: bool = True
    why: str = ""
    change: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    place: Place = NOWHERE

    @property
    def paths(self) -> tuple[str, ...]:
        """What it touches, each once."""
        return tuple(dict.fromkeys(step.path for step in self.steps))


def told_apart(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Proposals under ids of their own: a second of one id gets a number."""
    seen = Counter[str]()
    numbered: list[Proposal] = []
    for one in proposals:
        seen[one.id] += 1
        numbered.append(one if seen[one.id] == 1 else replace(one, id=f"{one.id}-{seen[one.id]}"))
    return tuple(numbered)


@dataclass(frozen=True, slots=True)
class Patch:
    """Proposals for a blueprint, by its id, in the ``edition`` that they were written against.

    ``language`` and ``variant`` are those of the papers that they speak of, where these are not the blueprint's own.
    """

    blueprint: str
    edition: str
    proposals: tuple[Proposal, ...]
    language: str | None = None
    variant: str | None = None
    edition_place: Place = NOWHERE
    blueprint_place: Place = NOWHERE

    @property
    def accepted(self) -> tuple[Proposal, ...]:
        """The proposals that a person wants."""
        return tuple(one for one in self.proposals if one.accepted)
