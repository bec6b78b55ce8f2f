"""The sentences of a base that customers will read: what the company has not said itself, and may not be true of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.base import Entity
from generator.blueprint.model.fields import Field, branches
from generator.blueprint.problems import Place
from generator.deliverables.registry import AnyDeliverable
from generator.press.planning.contents import Contents

_MESSAGES = "messages"
"""The section whose texts are sent to customers, and the paper of our own that they stand in."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text that stands in a base, at a place, and is printed under its lasting name."""

    path: str
    text: str
    place: Place


def untouched(loaded: LoadedBlueprint, contents: Contents) -> Iterator[tuple[AnyDeliverable, tuple[Sentence, ...]]]:
    """The papers that customers read, each with the base's sentences in it in the order of the blueprint."""
    sentences = tuple(_of_bases(loaded))
    for paper in contents.deliverables:
        if paper.audience == "customer" or paper.id == _MESSAGES:
            origins = frozenset(origin for made in contents.of(paper) for origin in made.origins)
            found = tuple(one for one in sentences if _is_read_in(paper, one) and _is_printed(one.path, origins))
            if found:
                yield paper, found


def _is_read_in(paper: AnyDeliverable, sentence: Sentence) -> bool:
    """Whether a customer reads a sentence of a paper; of our own papers that is what is sent on."""
    return paper.audience == "customer" or sentence.path.startswith(f"{_MESSAGES}.")


def _is_printed(path: str, origins: frozenset[str]) -> bool:
    """Whether a paper prints what stands at a path, by itself or as a part of an element."""
    parts = path.split(".")
    return any(".".join(parts[:length]) in origins for length in range(2, len(parts) + 1))


def _of_bases(loaded: LoadedBlueprint) -> Iterator[Sentence]:
    """The texts that are a base's and may be shown to a customer."""
    own = loaded.composition.own_layers
    for section in branches(loaded.composition.tree):
        for field in section.fields:
            if field.declared.is_worded and _is_public(field):
                for scalar in field.scalars():
                    if scalar.source.layer not in own:
                        yield Sentence(field.path, scalar.value or "", scalar.place)


def _is_public(field: Field) -> bool:
    """Whether a customer's view has a field: what a class beginning with ``Public`` declares, or one without such."""
    public = [model for model in field.model.__mro__ if model.__name__.startswith("Public")]
    return not public or any(_declares(model, field.declared.name) for model in public)


def _declares(model: type, name: str) -> bool:
    return issubclass(model, Entity) and name in model.model_fields
