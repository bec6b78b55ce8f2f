"""How customers are put into classes and what each class gets: scoring, cut-offs, rules, bonus services."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Segment, Service
from generator.documents.blocks import Block, Column, Heading, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Inline, Run
from generator.locale import Phrase

from .pen import Pen

RULES = Phrase("Zasady dla segmentów", "Rules for each segment")
OWNER, ANSWER, OFFER, PAYMENT, WIN_LOSS = (
    Phrase("Opiekuje się", "Looked after by"),
    Phrase("Czas odpowiedzi", "Answered within"),
    Phrase("Jaka oferta", "Kind of offer"),
    Phrase("Płatność", "Payment"),
    Phrase("Rozmowa Win-Loss od kwoty", "Win-Loss interview from an order of"),
)
SCORING = Phrase("Jak oceniamy klientów", "How customers are scored")
SCORING_NOTE = Phrase(
    "Daj od 1 do 5 punktów za każde kryterium, pomnóż przez wagę w procentach, zsumuj i podziel przez 5. "
    "Najwyższy wynik to 100.",
    "Give 1 to 5 points for each criterion, multiply by its weight in percent, add up and divide by 5. "
    "The highest score is 100.",
)
MAP_NOTE = Phrase("Mapa klientów: {value} i {potential}.", "The customer map: {value} against {potential}.")
CRITERION, WEIGHT = Phrase("Kryterium", "Criterion"), Phrase("Waga", "Weight")
CUT_OFFS = Phrase("Progi", "Cut-offs")
FROM_SCORE = Phrase("od {score} punktów", "from {score} points")
SERVICES = Phrase("Usługi dodatkowe", "Bonus services")
SERVICE, VALUE, COST, MODE, WHERE = (
    Phrase("Usługa", "Service"),
    Phrase("Co daje klientowi", "What the customer has from it"),
    Phrase("Koszt własny", "Cost to us"),
    Phrase("Jak ją dajemy", "How it is given"),
    Phrase("Na etapie", "In stage"),
)
MODES = {
    "gift": Phrase("w prezencie", "as a gift"),
    "concession": Phrase("za coś w zamian", "in exchange"),
    "paid": Phrase("odpłatnie", "for a price"),
    "none": Phrase("nie dajemy", "not given"),
}
_POINTS = 5


def rules(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What each class gets, as far as it is laid down."""
    described = [(segment, tuple(_rules(segment, pen))) for segment in blueprint.segments.values()]
    if not any(pairs for _, pairs in described):
        return
    yield Heading(3, pen.words(RULES(pen.language)), "segment-rules")
    for segment, pairs in described:
        if pairs:
            yield Paragraph((Run(pen.caption(segment.name), bold=True),), origin=segment.origin("name"))
            yield KeyValues(pairs, segment.path)


def _rules(segment: Segment, pen: Pen) -> Iterator[tuple[str, Inline]]:
    language = pen.language
    if segment.owner:
        yield OWNER(language), pen.words(pen.role(segment.owner))
    texts = ((ANSWER, segment.response_time), (OFFER, segment.offer), (PAYMENT, segment.payment))
    yield from ((label(language), pen.inline(text)) for label, text in texts if text)
    if segment.win_loss_min_value is not None:
        yield WIN_LOSS(language), pen.words(pen.money(segment.win_loss_min_value))


def scoring(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The criteria with what each number of points means, and from which score a customer belongs where."""
    segmentation, language = blueprint.segmentation, pen.language
    scored = [segment for segment in blueprint.segments.values() if segment.min_score is not None]
    if not segmentation.criteria and not scored:
        return
    yield Heading(2, pen.words(SCORING(language)), "scoring")
    if segmentation.criteria:
        yield Paragraph(pen.words(SCORING_NOTE(language)))
        yield _criteria(blueprint, pen)
    if scored:
        yield Heading(3, pen.words(CUT_OFFS(language)), "cut-offs")
        pairs = ((pen.caption(one.name), pen.words(FROM_SCORE(language, score=one.min_score))) for one in scored)
        yield KeyValues(tuple(pairs), "segments")
    if segmentation.value_axis and segmentation.potential_axis:
        axes = MAP_NOTE(language, value=segmentation.value_axis, potential=segmentation.potential_axis)
        yield Paragraph(pen.inline(axes), "note", segmentation.path)


def _criteria(blueprint: Blueprint, pen: Pen) -> Table:
    points = (Column(str(number), 1.1) for number in range(1, _POINTS + 1))
    columns = (Column(CRITERION(pen.language), 1.8), Column(WEIGHT(pen.language), 0.8, "number"), *points)
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
    language = pen.language
    columns = (
        Column(SERVICE(language), 2),
        Column(VALUE(language), 2.4),
        Column(COST(language), 1.1, "number"),
        Column(MODE(language), 2),
        Column(WHERE(language), 1),
    )
    yield Heading(2, pen.words(SERVICES(language)), "services")
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
    language = pen.language
    others = (
        f"{blueprint.segments[one.segment].name}: {MODES[one.mode](language)}" for one in service.by_segment.values()
    )
    return "; ".join((MODES[service.mode](language), *others))
