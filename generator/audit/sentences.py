"""The rule about sentences that a comma has torn into two items of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blueprint.checking.torn import torn
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.fields import branches
from generator.blueprint.problems import Problem

from .finding import Finding, located


def in_one_piece(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """No item of a list is the rest of the one before it."""
    for section in branches(loaded.composition.tree):
        for one in torn(section):
            message = f"`{one.rest.value}` is an item of its own, and reads like the rest of the one before its comma"
            hint = f'Put the whole in quotes, comma included: `"{one.whole}"`. Where these are two, put each in quotes.'
            finding = Finding("torn-sentence", one.path, message, hint)
            yield replace(located(finding, loaded), place=one.rest.place)
