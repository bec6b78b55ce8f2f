"""What the page and the workbook of the cadences both say: what a cadence is for, and of a touch when and how it is."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Step
from generator.locale import Label

from .internal_pen import InternalPen
from .messages import CHANNELS

FUNCTIONS = {
    "cold": Label("first contact"),
    "inbound": Label("reply to interest"),
    "event": Label("after an event"),
    "after-offer": Label("after the [[word.offer]]"),
    "nurture": Label("nurture"),
    "win-back": Label("win-back"),
    "win-loss": Label("Win-Loss invitation"),
}


def day_label(cadence: Cadence) -> Label:
    """What its days are called."""
    return Label("[[Word.working-day]]") if cadence.working_days else Label("Day")


def channel(step: Step, pen: InternalPen) -> str:
    """The channel of a touch, or the decision on it."""
    if step.channel:
        return pen.say(CHANNELS[step.channel])
    return pen.bare_decision(pen.say("Channel").lower(), step.origin("channel"))


def basis(step: Step, cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> str:
    """The legal basis of a touch, its own or the cadence's, or the decision on it."""
    found = blueprint.legal_bases.get(step.legal_basis or cadence.legal_basis or "")
    named = found.name if found else None
    return pen.bare_or_decision(named, pen.say("Legal basis").lower(), step.origin("legal_basis"))
