"""What is counted: indicators, and the assumptions that the funnel is calculated with."""

from __future__ import annotations

from typing import Literal

from generator.blueprint.frequencies.frequency import Frequency

from .base import Entity, KpiId, Line, PipelineId, RoleId, StageId, Text
from .quantities import Day, Percent


class Kpi(Entity):
    """An indicator with how it is counted."""

    name: Line
    """What it is called."""
    kind: Literal["leading", "lagging"]
    """``leading``: work that can be done today; ``lagging``: what came of it."""
    formula: Text
    """How it is counted, so that two people get the same number."""
    source: Text | None = None
    """Where the numbers come from: a CRM field or report."""
    unit: Literal["count", "percent", "hours", "days", "money"] = "count"
    """What it is measured in."""
    owner: RoleId | None = None
    """Who looks after it."""
    rhythm: Frequency | None = None
    """How often it is counted."""
    target: Line | None = None
    """What is aimed at, with its unit."""
    good: Line | None = None
    """From where it is good, in words: "co najmniej 40 %"."""
    bad: Line | None = None
    """From where something has to be done."""
    stage: StageId | None = None
    """The stage that it measures; the whole process where it is missing."""
    pipeline: PipelineId | None = None
    """The pipeline that it measures; all of them where it is missing."""


class FunnelAssumption(Entity):
    """How many of one step get to the next: what the funnel is calculated with until one has figures of one's own."""

    name: Line | None = None
    """The step: "rozmowa discovery → oferta"; that of its ``stage`` is named by the stages on both sides."""
    rate: Percent | None = None
    """Share that gets there, in percent."""
    stage: StageId | None = None
    """The stage that is left with it, to the next one of the pipeline."""
    pipeline: PipelineId | None = None
    """The pipeline whose funnel it is a step of; the first one where it is missing."""
    chain: Literal["sales", "marketing"] = "sales"
    """``sales``: a step of the way to an order, in the order in which they stand; ``marketing``: beside it."""
    source: Literal["own-data", "assumption"] = "assumption"
    """Whether it was counted or assumed."""
    on: Day | None = None
    """Date on which it was counted."""
    kpi: KpiId | None = None
    """The indicator that shows the real figure."""
    needs: KpiId | None = None
    """The indicator that counts, by the week, what the step begins with; the funnel gives its target."""
