"""Qualifying frameworks: what a deal is looked at by, letter by letter."""

from __future__ import annotations

from .base import Collection, CrmFieldId, Entity, ExitId, FrameworkId, Name, QuestionId, Text, Title


class Letter(Entity):
    """A letter of a framework: something that has to be known before a deal goes on."""

    letter: Name
    """What it is marked with: "M", or a number where the framework has no letters."""
    name: Title
    """What it stands for: "Economic buyer"."""
    meaning: Text | None = None
    """When it is met, in a sentence."""
    questions: list[QuestionId] = []
    """Questions of the bank that find it out."""
    ask: list[Text] = []
    """Questions in words, where the bank has none."""
    crm_field: CrmFieldId | None = None
    """Where the answer is written down."""
    exit: ExitId | None = None
    """Exit criterion that it is proved by: ``discovery.next-step-dated``."""


class Framework(Entity):
    """A qualifying framework, as MEDDPICC or BANT are."""

    name: Title
    """What people call it."""
    about: Text | None = None
    """For which deals it suits."""
    letters: Collection[Letter] = {}
    """Its letters in their order."""


class Qualification(Entity):
    """How the company qualifies its deals."""

    framework: FrameworkId | None = None
    """The one that papers show: ``six-themes``, ``meddpicc``, ``bant`` or ``spiced`` of the base, or one's own."""
