"""Pipelines: a company's ways of selling, such as new business, renewal and self-serve, each with its stages."""

from __future__ import annotations

from typing import Annotated

from .base import Entity, NotBelow, OwnStageId, RoleId, Text, Title
from .quantities import Days, Money


class Pipeline(Entity):
    """A way of selling with stages of its own; a stage may belong to several."""

    name: Title
    """What it is called: "Odnowienia"."""
    description: Text | None = None
    """Which deals go through it, and where they come from."""
    stages: list[OwnStageId] = []
    """Its stages in their order; one brings its sub-parts along, unless some of them are named here."""
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
