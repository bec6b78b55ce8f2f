"""Rules about pipelines, and about stages that are optional or run beside others (A, B)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import FunnelAssumption
from generator.blueprint.model.process import Stage
from generator.blueprint.pipelines import members, of_stages, of_step, origin_of_standing, steps, steps_with_parts

from .finding import Finding, Rule, at_own, quoted
from .funnel import Funnel, funnels_of


def stages_have_a_pipeline(blueprint: Blueprint) -> Iterator[Finding]:
    """A05: where there are pipelines, each stage belongs to one; of a stage that does not, its parts are not told."""
    inside = of_stages(blueprint) if blueprint.pipelines else blueprint.stages
    for stage in blueprint.stages.values():
        if stage.id not in inside and (stage.parent is None or stage.parent in inside):
            yield Finding(
                "stage-without-pipeline",
                stage.path,
                f"stage `{stage.id}` belongs to no pipeline",
                f"Name it in `stages` of one: {quoted(blueprint.pipelines)}. "
                f"Or switch it off: `stages: {{{stage.id}: {{disabled: true}}}}`.",
                ("pipelines",),
            )


def deals_begin_somewhere(blueprint: Blueprint) -> Iterator[Finding]:
    """B09: not every stage of a way may be passed by, and the first one cannot."""
    for stages in _ways(blueprint):
        if stages and all(stage.optional for stage in stages):
            yield Finding(
                "all-stages-optional",
                stages[0].origin("optional"),
                f"every stage from `{stages[0].id}` to `{stages[-1].id}` is optional: a deal could pass all of them by"
                if len(stages) > 1
                else f"`{stages[0].id}` is the only stage of its way, and optional: a deal could pass it by",
                f"Take `optional` out where every deal goes through, at least at `{stages[0].id}`.",
            )
        elif stages and stages[0].optional:
            yield Finding(
                "first-stage-optional",
                stages[0].origin("optional"),
                f"`{stages[0].id}` is optional, and the first stage: where does a deal begin that passes it by?",
                f"Take `optional` out at `{stages[0].id}`, or put a stage before it that every deal goes through.",
            )


def parallels_stand_together(blueprint: Blueprint) -> Iterator[Finding]:
    """A05: a stage that runs beside another belongs to a pipeline only where that one does."""
    for pipeline in blueprint.pipelines.values():
        inside = {stage.id for stage in members(pipeline, blueprint)}
        for number, id_ in enumerate(pipeline.stages):
            other = blueprint.stages[id_].parallel_to
            if other and other not in inside:
                yield Finding(
                    "parallel-elsewhere",
                    pipeline.origin("stages", str(number)),
                    f"`{id_}` runs beside `{other}`, which is no stage of pipeline `{pipeline.id}`",
                    f"Name `{other}` in `stages` as well, or take `{id_}` out.",
                    (blueprint.stages[id_].origin("parallel_to"),),
                )


def ways_lead_into_their_pipeline(blueprint: Blueprint) -> Iterator[Finding]:
    """A05: a way into a pipeline ends at one of its stages."""
    for way in blueprint.transitions.values():
        if way.to_pipeline:
            inside = [stage.id for stage in members(blueprint.pipelines[way.to_pipeline], blueprint)]
            if way.to not in inside:
                yield Finding(
                    "way-beside-pipeline",
                    way.origin("to"),
                    f"`{way.id}` leads into pipeline `{way.to_pipeline}`, and `{way.to}` is no stage of it",
                    f"Write one of its stages in `to`: {quoted(inside)}.",
                    (way.origin("to_pipeline"),),
                )


def funnels_have_their_stages(blueprint: Blueprint) -> Iterator[Finding]:
    """B08: the step of a funnel leaves a stage of its pipeline, and none that runs beside others."""
    for step in blueprint.funnel.values():
        if step.stage:
            yield from _apart(step, step.stage, blueprint)


def _apart(step: FunnelAssumption, stage: str, blueprint: Blueprint) -> Iterator[Finding]:
    pipeline = of_step(step, blueprint)
    on_way = steps_with_parts(pipeline, blueprint)
    if stage not in {one.id for one in on_way}:
        beside = blueprint.stages[stage].parallel_to
        where = f"pipeline `{pipeline.id}`" if pipeline else "the process"
        why = f"runs beside `{beside}`" if beside else f"is not one of those that {where} names"
        yield Finding(
            "funnel-step-apart",
            step.origin("stage"),
            f"`{step.id}` counts those who leave `{stage}`, which {why}",
            f"Write a stage that deals leave for the next one: {quoted(one.id for one in on_way)}.",
        )


def targets_add_up(blueprint: Blueprint) -> Iterator[Finding]:
    """B08: where every pipeline has its target, they come to that of the company."""
    whole, own = blueprint.targets.yearly_revenue, blueprint.company.currency
    parts = [one.yearly_revenue for one in blueprint.pipelines.values()]
    given = [one for one in parts if one]
    if not whole or not given or len(given) < len(parts):
        return
    total = sum((one.amount for one in given), Decimal())
    if len({one.currency or own for one in (whole, *given)}) == 1 and total != whole.amount:
        yield Finding(
            "targets-differ",
            "targets.yearly_revenue",
            f"the pipelines are to bring in {total} a year, the company {whole.amount}",
            f"Write `yearly_revenue: {total}` here, or change that of a pipeline.",
            tuple(one.origin("yearly_revenue") for one in blueprint.pipelines.values()),
        )


def chances_keep_to_own_data(blueprint: Blueprint) -> Iterator[Finding]:
    """B08: nobody counts on more than what was counted: of a stage whose steps to the order are own data."""
    for funnel in funnels_of(blueprint):
        for stage, counted in _counted(funnel):
            if stage.probability is not None and stage.probability > counted:
                rates = [step.given.origin("rate") for step in funnel.steps if step.given and step.given.rate]
                chance = origin_of_standing(stage, funnel.pipeline, "probability")
                path, related = at_own(chance, rates[-1], blueprint)
                yield Finding(
                    "chance-above-own-data",
                    path,
                    f"deals in `{stage.id}` count as won with {stage.probability:f} %, and of those counted "
                    f"{counted:f} % came to an order",
                    f"Write {counted:f} in `probability` of `{stage.id}`, or count anew.",
                    related,
                )


def _counted(funnel: Funnel) -> Iterator[tuple[Stage, Decimal]]:
    """The stages from which each step to the order is own data, the last first, with the share that came to one."""
    share = Decimal(100)
    for step in reversed(funnel.steps):
        if step.given is None and step.may_be_passed:
            continue
        if step.given is None or step.given.rate is None or step.given.source != "own-data":
            return
        share = share * step.given.rate / 100
        if step.stage:
            yield step.stage, share.quantize(Decimal(1), ROUND_CEILING)


def _ways(blueprint: Blueprint) -> Iterator[Sequence[Stage]]:
    """The stages one after the other: of each pipeline, or of the whole process."""
    if blueprint.pipelines:
        yield from (steps(pipeline, blueprint) for pipeline in blueprint.pipelines.values())
    else:
        yield [*_steps_of_all(blueprint)]


def _steps_of_all(blueprint: Blueprint) -> Iterator[Stage]:
    return (one for one in blueprint.stages.values() if one.parent is None and one.parallel_to is None)


RULES: tuple[Rule, ...] = (
    stages_have_a_pipeline,
    deals_begin_somewhere,
    parallels_stand_together,
    ways_lead_into_their_pipeline,
    funnels_have_their_stages,
    targets_add_up,
    chances_keep_to_own_data,
)
