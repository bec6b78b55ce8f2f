"""Pipelines: a company's ways of selling, such as new business, renewal and self-serve, each with its stages."""

from __future__ import annotations

from typing import Annotated

from .base import Collection, Entity, ForecastId, NotBelow, OwnStageId, RoleId, Text, Title
from .quantities import Days, Money, Percent


class PipelineStage(Entity):
    """What a pipeline says otherwise of one of its stages than the stage says itself; by the stage's id."""

    probability: Percent | None = None
    """Chance of winning in percent once the stage has begun in this pipeline."""
    forecast: ForecastId | None = None
    """Forecast category of a deal that is there in this pipeline."""
    stale_after_days: Days | None = None
    """Days without contact after which such a deal needs a decision."""


class Pipeline(Entity):
    """A way of selling with stages of its own; a stage may belong to several."""

    name: Title
    """What it is called: "Odnowienia"."""
    description: Text | None = None
    """Which deals go through it, and where they come from."""
    stages: list[OwnStageId] = []
    """Its stages in their order; one brings its sub-parts along, unless some of them are named here."""
    in_stages: Collection[PipelineStage] = {}
    """Stages that stand otherwise here than in the other pipelines, each by its id, with what is otherwise."""
    owner: RoleId | None = None
    """Role that answers for its result."""
    yearly_revenue: Money | None = None
    """Revenue that it is to bring in a year, net: what its funnel starts from."""
    order_value: Money | None = None
    """Value of a usual order in it, net."""
    window_min_days: Days | None = None
    """Calendar days after the last contact from which an interview is held, where not as in the programme."""
    window_max_days: Annotated[Days | None, NotBelow("window_min_days")] = None
    """Calendar days until which it is held; one of the two alone takes as many days as the programme's."""
