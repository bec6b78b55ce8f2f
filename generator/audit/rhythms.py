"""Rules about how often things are done (family C)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.blueprint.frequencies.frequency import Frequency, unread, why_unread
from generator.blueprint.model.annotations import declared
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.within import entities

from .finding import Finding, Rule

_SHOWN_AT_MOST = 60
"""Characters of a wording that a hint repeats."""


def wordings_are_read(blueprint: Blueprint) -> Iterator[Finding]:
    """C02: every rhythm can be read. One that cannot is printed as it is written and falls on no day."""
    for path, frequency in _frequencies(blueprint):
        for way, text in unread(frequency):
            message, forms = why_unread(text, blueprint.events)
            dates = (
                f"It is printed as written, without dates. To give it dates, say beside it how often: {_beside(text)}."
            )
            yield Finding("frequency", ".".join((path, *way)), message, f"{dates} {forms}")


def _frequencies(blueprint: Blueprint) -> Iterator[tuple[str, Frequency]]:
    """Every rhythm with its lasting name."""
    for entity in entities(blueprint):
        for name, field in declared(type(entity)).items():
            frequency = getattr(entity, field.name) if field.holds_frequency else None
            if isinstance(frequency, Frequency):
                yield entity.origin(name), frequency


def _beside(text: str) -> str:
    shown = text if len(text) <= _SHOWN_AT_MOST else f"{text[:_SHOWN_AT_MOST]}…"
    return f"{{text: {json.dumps(shown, ensure_ascii=False)}, every: 2 weeks}}"


RULES: tuple[Rule, ...] = (wordings_are_read,)
