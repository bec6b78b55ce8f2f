"""The rule about new elements that seem to be one that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.merging.twins import twins
from generator.blueprint.model.fields import branches
from generator.blueprint.problems import Problem

from .finding import Finding, located


def new_beside_old(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """A new element is none that a base has under another id; what is said of it would be missing there."""
    composition = loaded.composition
    for twin in twins(branches(composition.tree), composition.below):
        id_ = twin.key.value
        message = f"`{id_}` is an element of its own, and looks like {twin.name}, which stays beside it"
        off = f"`{twin.id}: {{disabled: true}}`"
        hint = (
            f"To change that one, write `{twin.id}` in place of `{id_}`; to have yours instead, switch it off: {off}."
        )
        yield replace(located(Finding("near-twin", twin.path, message, hint), loaded), place=twin.key.place)
