"""The handbook's chapters on the stages: what is done in each, with what, and when it is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Criterion, Rule, Stage
from generator.documents.blocks import Block, Callout, Checklist, Heading, Paragraph
from generator.documents.inline import Inline
from generator.locale import Label

from .facts import facts
from .headlines import bullets, under
from .internal_pen import InternalPen
from .pipelines import PIPELINES, by_pipeline, names, taking_part
from .qualification import proved_by
from .stage_tools import DEFAULT_NOTE, short_tool_table, task_table, tools_of

EXIT = Label("We leave it when")
SEVERITIES = {
    "critical": Label("critical"),
    "important": Label("important"),
    "helpful": Label("helpful"),
}


def chapters(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter for each stage, a part of one for each of those that belong to another."""
    pipelines = names(blueprint)
    for stage in blueprint.stages.values():
        level = 1 if stage.parent is None else 2
        yield Heading(level, pen.words(pen.stage(stage.id)), f"stage-{stage.id}", stage.origin("name"))
        yield from facts(pen, stage.path, *how_it_stands(stage, pipelines.get(stage.id), pen))
        yield from _opening(stage, pen)
        yield from _work(stage, blueprint, pen)
        yield from _end(stage, blueprint, pen)
        yield from under(Label("Figures and deadlines"), _figures(stage, blueprint, pen), pen)
        yield from under(Label("Usual mistakes"), bullets(stage.mistakes, stage.origin("mistakes"), pen), pen)


def how_it_stands(stage: Stage, pipelines: str | None, pen: InternalPen) -> tuple[tuple[Label, Inline], ...]:
    """The facts of where a stage stands in the process, and how it takes part; empty where it is a matter of course."""
    part = taking_part(stage, pen)
    return ((PIPELINES, pen.words(pipelines or "")), (Label("How it runs"), pen.words(part)))


def _opening(stage: Stage, pen: InternalPen) -> Iterator[Block]:
    if stage.goal:
        yield Paragraph(pen.inline(stage.goal), "lead", stage.origin("goal"))
    if stage.customer_view:
        thinks = pen.words(f"{pen.say('What the [[word.customer]] thinks')}: ")
        yield Paragraph((*thinks, *pen.inline(stage.customer_view)), origin=stage.origin("customer_view"))
    for rule in stage.call_outs.values():
        yield Callout("rule", _order(rule, pen), (pen.inline(rule.explanation),), rule.path)


def _order(rule: Rule, pen: InternalPen) -> str:
    """The order, and how much is lost when it is forgotten."""
    severity = f" – {pen.say(SEVERITIES[rule.severity])}" if rule.severity else ""
    return f"{pen.caption(rule.headline)}{severity}"


def _work(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    first = bullets(stage.primary_activities, stage.origin("primary_activities"), pen)
    also = bullets(stage.secondary_activities, stage.origin("secondary_activities"), pen)
    yield from under(Label("We enter it when"), _criteria(stage.entry, stage.origin("entry"), pen), pen)
    yield from under(Label("What we do"), first, pen)
    yield from under(Label("Also, where it pays"), also, pen)
    yield from under(Label("Tools"), _tools(stage, blueprint, pen), pen)
    if stage.tasks:
        yield from under(Label("Tasks"), [task_table(stage.tasks.values(), pen)], pen)


def _tools(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if tools := tools_of(stage, blueprint):
        yield short_tool_table(tools, pen)
        yield Paragraph(pen.words(pen.say(DEFAULT_NOTE)), "note")


def _end(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    ends = _criteria(stage.disqualifiers, stage.origin("disqualifiers"), pen)
    yield from under(EXIT, _exit(stage, blueprint, pen), pen)
    yield from under(Label("We end it courteously when"), ends, pen)
    title, where = pen.say("Next step"), stage.origin("next_step")
    yield Callout("tip", title, (pen.or_decision(stage.next_step, title.lower(), where),), where)


def _criteria(criteria: Mapping[str, Criterion], origin: str, pen: InternalPen) -> Iterator[Block]:
    if criteria:
        yield Checklist(tuple(_criterion(one, pen) for one in criteria.values()), origin)


def _exit(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The exit criteria, each with what it proves of the qualifying framework."""
    if stage.exit:
        told = tuple(
            (*_criterion(one, pen), *_proves(proved_by(f"{stage.id}.{id_}", blueprint), pen))
            for id_, one in stage.exit.items()
        )
        yield Checklist(told, stage.origin("exit"))


def _proves(names: list[str], pen: InternalPen) -> Inline:
    return pen.words(f" {pen.say('Qualifies')}: {', '.join(names)}.") if names else ()


def _criterion(criterion: Criterion, pen: InternalPen) -> Inline:
    evidence = pen.inline(f" ({criterion.evidence})") if criterion.evidence else ()
    return (*pen.inline(criterion.text), *evidence)


def _figures(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    phase = blueprint.buyer_phases.get(stage.buyer_phase or "")
    yield from facts(
        pen,
        stage.path,
        (Label("Phase of the [[word.customer]]’s purchase"), phase.name if phase else None),
        (Label("Deadline"), stage.deadline),
        (Label("Usually takes"), _days(stage.target_days, pen)),
        (
            Label("Longest time without contact"),
            by_pipeline(stage, lambda one: _days(one.stale_after_days, pen), blueprint),
        ),
        (Label("Chance of winning (assumed)"), by_pipeline(stage, lambda one: _chance(one, pen), blueprint)),
        (Label("Leading indicator"), stage.leading_indicator),
        (Label("Lagging indicator"), stage.lagging_indicator),
        (Label("Key fields", "handbook"), ", ".join(map(pen.crm_field, stage.key_fields))),
        (Label("In the CRM"), stage.crm_guidance),
    )


def _chance(stage: Stage, pen: InternalPen) -> str | None:
    return pen.percent(stage.probability) if stage.probability is not None else None


def _days(count: int | None, pen: InternalPen) -> str | None:
    return pen.counted(count, "{n} day", "{n} days") if count is not None else None
