"""Rules about skeletons and objections (families E and F)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule


def minutes_add_up(blueprint: Blueprint) -> Iterator[Finding]:
    """E03: the blocks of a skeleton take as long as the whole."""
    tolerance = blueprint.audit.thresholds.minutes
    for skeleton in blueprint.skeletons.values():
        total = sum(block.minutes for block in skeleton.blocks.values())
        if abs(total - skeleton.minutes) > tolerance:
            yield Finding(
                "minutes-differ",
                skeleton.origin("minutes"),
                f"the parts of `{skeleton.id}` take {total} minutes, the whole {skeleton.minutes}",
                f"Set `minutes: {total}`, or change the parts.",
            )


def objections_have_answers(blueprint: Blueprint) -> Iterator[Finding]:
    """F01: an objection has responses of several kinds, at least two where the company wants no more."""
    least = blueprint.audit.thresholds.responses
    for objection in blueprint.objections.values():
        if len({response.kind for response in objection.responses.values()}) < least:
            yield Finding(
                "objection-with-one-answer",
                objection.path,
                f"objection `{objection.id}` has fewer than {least} responses of different kinds",
                "Add a response of another `kind` under `responses`.",
            )


RULES: tuple[Rule, ...] = (minutes_add_up, objections_have_answers)
