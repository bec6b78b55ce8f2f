"""The funnels reckoned: how many of each step a year's target takes. Papers print them, and rules compare with them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import FunnelAssumption
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage
from generator.blueprint.model.quantities import Money
from generator.blueprint.pipelines import of_step, standing, steps_with_parts

USUAL_WORKING_DAYS = 220
"""Working days of a year: some 250 without holidays, less leave and days at fairs; our own round figure."""
_CERTAIN, _TENTH = Decimal(100), Decimal("0.1")
MOST = 10**12
"""More than this of anything nobody could do in a year: such a number says only that a rate is wrong."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a funnel starts from: revenue in a year and a usual order."""

    revenue: Money | None
    order: Money | None

    def needed(self, own: str | None) -> int | None:
        """Orders a year; None where a number is not known, or where they are in two currencies."""
        if self.revenue is None or self.order is None or not self.order.amount:
            return None
        is_one_currency = (self.revenue.currency or own) == (self.order.currency or own)
        return math.ceil(self.revenue.amount / self.order.amount) if is_one_currency else None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a funnel: as it is ``given``, which leaves a ``stage`` where one is named; at least one of the two.

    ``by_chances`` is what the chances of its stage and of the next one make of its rate, in percent.
    """

    given: FunnelAssumption | None
    stage: Stage | None
    by_chances: Decimal | None = None

    @property
    def id(self) -> str:
        """What tells it apart from the other steps of its funnel."""
        return self.given.id if self.given else f"from-{self.stage.id if self.stage else ''}"

    @property
    def rate(self) -> Decimal | None:
        """How many of a hundred get on to the next step: as given, else as the chances have it."""
        given = self.given.rate if self.given else None
        return self.by_chances if given is None else given

    @property
    def may_be_passed(self) -> bool:
        """Whether it needs no more than the next one while it has no rate."""
        return self.stage is not None and self.stage.optional

    def before(self, later: int | None) -> int | None:
        """How many it takes for so many of the next step."""
        if later is None or (not self.rate and not self.may_be_passed):
            return None
        return math.ceil(later / (self.rate / 100)) if self.rate else later


@dataclass(frozen=True, slots=True)
class Funnel:
    """The way to an order, of a ``pipeline`` or of the process: how many of each step, and of orders, a year needs.

    A number is None where target, usual order or rate is not known, or where the amounts are in two currencies, or
    where nobody could do so many. ``stages`` are those that a deal goes through, with their parts.
    """

    pipeline: Pipeline | None
    target: Target
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    needed: tuple[int | None, ...]
    sellers: int

    def a_day(self, count: int) -> float:
        """What a year's number comes to for one salesperson and working day."""
        return count / self.sellers / USUAL_WORKING_DAYS


def funnels_of(blueprint: Blueprint) -> Iterator[Funnel]:
    """The funnels of a company: one of the process, or of each pipeline for which steps are given."""
    for pipeline in blueprint.pipelines.values() or (None,):
        if given := _given(pipeline, blueprint):
            stages = tuple(standing(stage, pipeline) for stage in steps_with_parts(pipeline, blueprint))
            steps, target = _steps(given, stages), _target(pipeline, blueprint)
            needed = _needed(steps, target.needed(blueprint.company.currency))
            yield Funnel(pipeline, target, stages, steps, needed, blueprint.targets.salespeople or 1)


def counted_at_starts(funnels: Iterable[Funnel]) -> dict[str, int | None]:
    """How many a year needs in all funnels, by the indicators that count what steps begin with; None if unknown."""
    pairs = (
        (step.given.needs, count)
        for funnel in funnels
        for step, count in zip(funnel.steps, funnel.needed, strict=False)
        if step.given and step.given.needs
    )
    return _summed(pairs)


def counted_at_ends(funnels: Iterable[Funnel]) -> dict[str, int | None]:
    """As ``counted_at_starts``, by the indicators that count what comes out of steps."""
    pairs = (
        (step.given.kpi, count)
        for funnel in funnels
        for step, count in zip(funnel.steps, funnel.needed[1:], strict=True)
        if step.given and step.given.kpi
    )
    return _summed(pairs)


def _summed(counts: Iterable[tuple[str, int | None]]) -> dict[str, int | None]:
    sums: dict[str, int | None] = {}
    for indicator, count in counts:
        before = sums.get(indicator, 0)
        sums[indicator] = None if before is None or count is None else before + count
    return sums


def target_of_company(blueprint: Blueprint) -> Target:
    """What the whole company aims at."""
    return Target(blueprint.targets.yearly_revenue, blueprint.company.typical_order_value)


def _target(pipeline: Pipeline | None, blueprint: Blueprint) -> Target:
    """Of a pipeline its own numbers: an order is usual for the company, but only a single pipeline brings in all."""
    company = target_of_company(blueprint)
    if pipeline is None:
        return company
    revenue = pipeline.yearly_revenue or (company.revenue if len(blueprint.pipelines) == 1 else None)
    return Target(revenue, pipeline.order_value or company.order)


def _given(pipeline: Pipeline | None, blueprint: Blueprint) -> list[FunnelAssumption]:
    """The steps to an order that are given for a pipeline; what runs beside another stage is none."""
    steps = (one for one in blueprint.funnel.values() if one.chain == "sales" and not _runs_beside(one, blueprint))
    return [one for one in steps if _id(of_step(one, blueprint)) == _id(pipeline)]


def _id(pipeline: Pipeline | None) -> str | None:
    return pipeline.id if pipeline else None


def _runs_beside(step: FunnelAssumption, blueprint: Blueprint) -> bool:
    return bool(step.stage and blueprint.stages[step.stage].parallel_to)


def _steps(given: Sequence[FunnelAssumption], stages: Sequence[Stage]) -> tuple[Step, ...]:
    """The steps as they are given; where each leaves a stage on the way, in the order of stages and without a gap."""
    by_id = {stage.id: stage for stage in stages}
    if not all(one.stage in by_id for one in given):
        return tuple(Step(one, by_id.get(one.stage or "")) for one in given)
    leaving = {one.stage: one for one in given}
    with_steps = {stage.parent for stage in stages if stage.id in leaving}
    left = [stage for stage in stages if stage.id in leaving or stage.id not in with_steps]
    places = [number for number, stage in enumerate(left) if stage.id in leaving]
    between = left[places[0] : places[-1] + 1] if places else []
    on_way = [stage for stage in between if stage.id in leaving or stage.parent is None]
    needed = [stage for stage in on_way if not stage.optional or (stage.id in leaving and leaving[stage.id].rate)]
    rates = {stage.id: _by_chances(stage, after) for stage, after in zip_longest(needed, needed[1:])}
    return tuple(Step(leaving.get(stage.id), stage, rates.get(stage.id)) for stage in on_way)


def _by_chances(stage: Stage, after: Stage | None) -> Decimal | None:
    """How many of a hundred deals get on, where a stage and the next one, or the order, have chances that rise."""
    chance, of_next = stage.probability, after.probability if after else _CERTAIN
    if not chance or not of_next or chance > of_next:
        return None
    return (chance / of_next * _CERTAIN).quantize(_TENTH)


def _needed(steps: Sequence[Step], orders: int | None) -> tuple[int | None, ...]:
    counts = [orders]
    for step in reversed(steps):
        counts.append(step.before(counts[-1]))
        if (counts[-1] or 0) > MOST:
            counts[-1] = None
    return tuple(reversed(counts))
