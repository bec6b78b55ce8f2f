"""How customers are put into classes and what each class gets: scoring, cut-offs, rules, bonus services."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Segment, Service
from generator.documents.blocks import Block, Column, Heading, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .pen import Pen

RULES = Label("Rules for each segment")
OWNER, ANSWER, OFFER, PAYMENT, WIN_LOSS = (
    Label("Looked after by"),
    Label("Answered within"),
    Label("Kind of offer"),
    Label("Payment"),
    Label("Win-Loss interview from an order of"),
)
SCORING = Label("How customers are scored")
SCORING_NOTE = Label(
    "Give 1 to 5 points for each criterion, multiply by its weight in percent, add up and divide by 5. "
    "The highest score is 100.",
)
MAP_NOTE = Label("The customer map: {value} against {potential}.")
CRITERION, WEIGHT = Label("Criterion"), Label("Weight")
CUT_OFFS = Label("Cut-offs")
FROM_SCORE = Label("from {score} points")
SERVICES = Label("Bonus services")
SERVICE, VALUE, COST, MODE, WHERE = (
    Label("Service"),
    Label("What the customer has from it"),
    Label("Cost to us"),
    Label("How it is given"),
    Label("In stage"),
)
MODES = {
    "gift": Label("as a gift"),
    "concession": Label("in exchange"),
    "paid": Label("for a price"),
    "none": Label("not given"),
}
_POINTS = 5


def rules(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What each class gets, as far as it is laid down."""
    described = [(segment, tuple(_rules(segment, pen))) for segment in blueprint.segments.values()]
    if not any(pairs for _, pairs in described):
        return
    yield Heading(3, pen.words(pen.say(RULES)), "segment-rules")
    for segment, pairs in described:
        if pairs:
            yield Paragraph((Run(pen.caption(segment.name), bold=True),), origin=segment.origin("name"))
            yield KeyValues(pairs, segment.path)


def _rules(segment: Segment, pen: Pen) -> Iterator[tuple[str, Inline]]:
    if segment.owner:
        yield pen.say(OWNER), pen.words(pen.role(segment.owner))
    texts = ((ANSWER, segment.response_time), (OFFER, segment.offer), (PAYMENT, segment.payment))
    yield from ((pen.say(label), pen.inline(text)) for label, text in texts if text)
    if segment.win_loss_min_value is not None:
        yield pen.say(WIN_LOSS), pen.words(pen.money(segment.win_loss_min_value))


def scoring(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The criteria with what each number of points means, and from which score a customer belongs where."""
    segmentation = blueprint.segmentation
    scored = [segment for segment in blueprint.segments.values() if segment.min_score is not None]
    if not segmentation.criteria and not scored:
        return
    yield Heading(2, pen.words(pen.say(SCORING)), "scoring")
    if segmentation.criteria:
        yield Paragraph(pen.words(pen.say(SCORING_NOTE)))
        yield _criteria(blueprint, pen)
    if scored:
        yield Heading(3, pen.words(pen.say(CUT_OFFS)), "cut-offs")
        pairs = ((pen.caption(one.name), pen.words(pen.say(FROM_SCORE, score=one.min_score))) for one in scored)
        yield KeyValues(tuple(pairs), "segments")
    if segmentation.value_axis and segmentation.potential_axis:
        axes = pen.say(MAP_NOTE, value=segmentation.value_axis, potential=segmentation.potential_axis)
        yield Paragraph(pen.inline(axes), "note", segmentation.path)


def _criteria(blueprint: Blueprint, pen: Pen) -> Table:
    points = (Column(str(number), 1.1) for number in range(1, _POINTS + 1))
    columns = (Column(pen.say(CRITERION), 1.8), Column(pen.say(WEIGHT), 0.8, "number"), *points)
    rows = (
        TableRow(
            (
                pen.inline(criterion.name),
                pen.words(pen.percent(criterion.weight)),
                *pen.inlines(criterion.anchors),
                *(pen.words("–"),) * (_POINTS - len(criterion.anchors)),
            ),
            origin=criterion.path,
        )
        for criterion in blueprint.segmentation.criteria.values()
    )
    return Table(columns, tuple(rows), origin="segmentation.criteria")


def services(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The bonus services: what they are worth, what they cost us, for whom and where they are used."""
    if not blueprint.services:
        return
    columns = (
        Column(pen.say(SERVICE), 2),
        Column(pen.say(VALUE), 2.4),
        Column(pen.say(COST), 1.1, "number"),
        Column(pen.say(MODE), 2),
        Column(pen.say(WHERE), 1),
    )
    yield Heading(2, pen.words(pen.say(SERVICES)), "services")
    rows = tuple(_service(service, blueprint, pen) for service in blueprint.services.values())
    yield Table(columns, rows, origin="services")


def _service(service: Service, blueprint: Blueprint, pen: Pen) -> TableRow:
    cells = (
        pen.inline(service.name),
        pen.inline(service.value or "–"),
        pen.words(pen.money(service.cost) if service.cost is not None else "–"),
        pen.inline(_mode(service, blueprint, pen)),
        pen.words(", ".join(map(pen.stage_number, service.stages)) or "–"),
    )
    return TableRow(cells, origin=service.path)


def _mode(service: Service, blueprint: Blueprint, pen: Pen) -> str:
    """How it is given, then the classes that get it in another way."""
    others = (
        f"{blueprint.segments[one.segment].name}: {pen.say(MODES[one.mode])}" for one in service.by_segment.values()
    )
    return "; ".join((pen.say(MODES[service.mode]), *others))
