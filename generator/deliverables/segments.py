"""How customers are put into classes and what each class gets: scoring, cut-offs, rules, bonus services."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import ScoreCriterion, Segment, Service
from generator.documents.blocks import Block, Heading, Paragraph
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .headlines import under
from .internal_pen import InternalPen
from .sections import Shows

MODES = {
    "gift": Label("as a gift"),
    "concession": Label("in exchange"),
    "paid": Label("for a price"),
    "none": Label("not given"),
}
_POINTS = 5


def _rules(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What each class gets, as far as it is laid down."""
    rules = (block for segment in blueprint.segments.values() for block in _rules_of(segment, pen))
    yield from under(Label("Rules for each segment"), rules, pen, anchor="segment-rules")


def _rules_of(segment: Segment, pen: InternalPen) -> Iterator[Block]:
    least = segment.win_loss_min_value
    for rules in facts(
        pen,
        segment.path,
        (Label("Looked after by"), pen.words(pen.role(segment.owner)) if segment.owner else None),
        (Label("Answered within"), segment.response_time),
        (Label("Kind of [[word.offer]]"), segment.offer),
        (Label("Payment"), segment.payment),
        (Label("Win-Loss interview from [[word.order.a]] of"), pen.money(least) if least is not None else None),
    ):
        yield Paragraph((Run(pen.caption(segment.name), bold=True),), origin=segment.origin("name"))
        yield rules


# --- how they are scored --------------------------------------------------------------------------


def _scoring(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if blueprint.segmentation.criteria or _scored(blueprint):
        yield Heading(2, pen.words(pen.say("How [[word.customer.many]] are scored")), "scoring")


def _scored(blueprint: Blueprint) -> list[Segment]:
    return [segment for segment in blueprint.segments.values() if segment.min_score is not None]


def _criteria(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The criteria with what each number of points means."""
    if blueprint.segmentation.criteria:
        yield table(
            blueprint.segmentation.criteria.values(),
            pen,
            Col("criterion", Label("Criterion"), 1.8, lambda one: one.name),
            Col("weight", Label("Weight"), 0.8, lambda one: pen.percent(one.weight), "number"),
            *(_points(number) for number in range(1, _POINTS + 1)),
            origin="segmentation.criteria",
        )


def _points(number: int) -> Col[ScoreCriterion, Inline | str]:
    return Col(f"points-{number}", str(number), 1.1, lambda one: _anchor(one, number))


def _anchor(criterion: ScoreCriterion, points: int) -> str:
    return criterion.anchors[points - 1] if points <= len(criterion.anchors) else "–"


def _cut_offs(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """From which score a customer belongs where."""
    cut_offs = (
        (pen.caption(one.name), pen.say("from {score} points", score=one.min_score)) for one in _scored(blueprint)
    )
    yield from under(Label("Cut-offs"), facts(pen, "segments", *cut_offs), pen, anchor="cut-offs")


def _customer_map(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    segmentation = blueprint.segmentation
    value, potential = segmentation.value_axis, segmentation.potential_axis
    if value and potential and (segmentation.criteria or _scored(blueprint)):
        axes = pen.say("The [[word.customer]] map: {value} against {potential}.", value=value, potential=potential)
        yield Paragraph(pen.inline(axes), "note", segmentation.path)


# --- what they are given --------------------------------------------------------------------------


def _services(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The bonus services: what they are worth, what they cost us, for whom and where they are used."""
    if blueprint.services:
        shown = table(
            blueprint.services.values(),
            pen,
            Col("service", Label("Service"), 2, lambda one: one.name),
            Col("value", Label("What the [[word.customer]] has from it"), 2.4, lambda one: one.value or "–"),
            Col("cost", Label("Cost to us"), 1.1, lambda one: pen.money(one.cost) if one.cost else "–", "number"),
            Col("mode", Label("How it is given"), 2, lambda one: _mode(one, blueprint, pen)),
            Col("stages", Label("In stage"), 1, lambda one: ", ".join(map(pen.stage_sign, one.stages)) or "–"),
            origin="services",
        )
        yield from under(Label("Bonus services"), [shown], pen, 2, "services")


def _mode(service: Service, blueprint: Blueprint, pen: InternalPen) -> str:
    """How it is given, then the classes that get it in another way."""
    others = (
        f"{blueprint.segments[one.segment].name}: {pen.say(MODES[one.mode])}" for one in service.by_segment.values()
    )
    return "; ".join((pen.say(MODES[service.mode]), *others))


SHOWS: Shows[Blueprint, InternalPen] = {
    "segment-rules": _rules,
    "scoring": _scoring,
    "criteria": _criteria,
    "cut-offs": _cut_offs,
    "customer-map": _customer_map,
    "services": _services,
}
