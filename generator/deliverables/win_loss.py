"""What the papers of the Win-Loss programme have in common: the stage they belong to, and who answers for them."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint


def stage_of(blueprint: Blueprint) -> str | None:
    """The stage that Win-Loss papers belong to; none where the company has switched it off."""
    return "win-loss" if "win-loss" in blueprint.stages else None


def sponsor_of(blueprint: Blueprint) -> str | None:
    """The role that stands behind the programme."""
    return blueprint.win_loss.sponsor
