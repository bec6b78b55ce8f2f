"""Firms as a newcomer would write them a week after ``salesbook new``, each a folder here with one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.blueprint.load import LoadedBlueprint, load

_HERE = Path(__file__).parent
FIRMS = tuple(sorted(file.parent.name for file in _HERE.glob("*/blueprint.yaml")))
"""The names of all of them: what they sell, and where."""


def source(firm: str) -> Path:
    """The folder of a firm's blueprint."""
    return _HERE / firm


@cache
def loaded(firm: str) -> LoadedBlueprint:
    """A firm's blueprint, read once however many tests look at it."""
    return load(source(firm))
