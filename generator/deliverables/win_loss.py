"""What the papers of the Win-Loss programme have in common: the stage they belong to, and who answers for them."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Imprint

from .pen import Pen


def stage_of(blueprint: Blueprint) -> str | None:
    """The stage that Win-Loss papers belong to; none where the company has switched it off."""
    return "win-loss" if "win-loss" in blueprint.stages else None


def imprint(blueprint: Blueprint, pen: Pen) -> Imprint:
    """The header and the footer, which name the sponsor."""
    return pen.imprint(stage_of(blueprint), owner=blueprint.win_loss.sponsor)
