"""How long things last together: a sum of lengths, each of which may be, has to end within the calendar as well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Mapping, place_of

_LONGEST_ROLLOUT = 3_650
"""Days, which are ten years."""


def length_problems(blueprint: Blueprint, tree: Mapping) -> Iterator[Problem]:
    """The first wave of the rollout that would end later than any plan reaches."""
    waves = list(blueprint.waves.values())
    for wave, end in zip(waves, accumulate(wave.days for wave in waves), strict=True):
        if end > _LONGEST_ROLLOUT:
            message = f"with this wave the rollout lasts {end} days, at most {_LONGEST_ROLLOUT} can be planned"
            path = wave.origin("days")
            yield Problem("value", message, "Shorten the waves.", place_of(tree, path.split(".")), path)
            return
