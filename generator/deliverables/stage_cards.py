"""``stage-cards``: one page a stage – know, say, show, do – with deadline, exit criteria and next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Document,
    Grid,
    Heading,
    KeyValues,
    Pages,
    Paragraph,
)
from generator.documents.inline import Inline, Run, bold
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Karty etapów", "Stage cards")
SUBTITLE = Phrase("Jedna strona na etap: wiedz, powiedz, pokaż, zrób", "One page per stage: know, say, show, do")
KNOW = Phrase("Wiedz", "Know")
SAY = Phrase("Powiedz", "Say")
SHOW = Phrase("Pokaż", "Show")
DO = Phrase("Zrób", "Do")
GOAL = Phrase("Cel", "Goal")
CUSTOMER = Phrase("Co myśli klient", "What the customer thinks")
WHO_AND_WHEN = Phrase("Kto i na kiedy", "Who and by when")
EXIT = Phrase("Wychodzimy z etapu, gdy", "We leave the stage when")
NEXT = Phrase("Następny krok", "Next step")
MISTAKES = Phrase("Częste błędy", "Usual mistakes")
MEASURE = Phrase("Mierzymy", "We measure")
TO_KNOW = Phrase("co trzeba wiedzieć na tym etapie", "what to know at this stage")
TO_SAY = Phrase("co mówimy na tym etapie", "what we say at this stage")
TO_SHOW = Phrase("dokumenty tego etapu", "the documents of this stage")
TO_DO = Phrase("czynności tego etapu", "the activities of this stage")
EXITS = Phrase("kryteria wyjścia", "exit criteria")
MOST_MISTAKES = 3


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The cards of all stages in one paper."""
    return [Deliverable("stage-cards", TITLE(blueprint.language), document=document, packs=("seller", "manager"))]


def document(blueprint: Blueprint) -> Document:
    """A page a stage and sub-part."""
    pen = Pen(blueprint)
    return pen.document(
        id_="stage-cards",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(_page(stage, pen) for stage in _carded(blueprint)),
        contents=True,
    )


def _carded(blueprint: Blueprint) -> list[Stage]:
    """Stages that are worked in; a stage whose sub-parts have cards of their own has none."""
    parents = {stage.parent for stage in blueprint.stages.values() if stage.primary_activities and stage.parent}
    return [stage for stage in blueprint.stages.values() if stage.id not in parents or stage.primary_activities]


def _page(stage: Stage, pen: Pen) -> Pages:
    return Pages(stage.id, tuple(_card(stage, pen)), one_page=True, origin=stage.path)


def _card(stage: Stage, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.words(pen.stage(stage.id)), stage.id, stage.origin("name"))
    yield KeyValues(
        tuple(
            (label(language), value)
            for label, value in (
                (GOAL, pen.or_decision(stage.goal, GOAL(language).lower(), stage.origin("goal"))),
                (CUSTOMER, pen.inline(stage.customer_view or "")),
                (WHO_AND_WHEN, _who_and_when(stage, pen)),
            )
            if value
        ),
        stage.path,
    )
    for rule in list(stage.call_outs.values())[:1]:
        yield Callout("rule", pen.caption(rule.headline), (pen.inline(rule.explanation),), rule.path)
    # The long lists stand side by side, so that the card keeps to one page.
    yield Grid(
        (_know(stage, pen), _say(stage, pen), _exit(stage, pen), _do(stage, pen), _show(stage, pen), _ahead(stage, pen))
    )


def _who_and_when(stage: Stage, pen: Pen) -> Inline:
    deadline = pen.inline(f" – {stage.deadline}") if stage.deadline else ()
    return (*bold(pen.words(pen.role_or_decision(stage.owner, stage.origin("owner")))), *deadline)


def _know(stage: Stage, pen: Pen) -> Card:
    body = Bullets(pen.inlines(stage.know)) if stage.know else _undecided(TO_KNOW, stage.origin("know"), pen)
    return _quarter(KNOW, body, stage.origin("know"), pen)


def _say(stage: Stage, pen: Pen) -> Card:
    blocks = tuple(Paragraph(text, "say") for text in pen.inlines(stage.say)) or (
        _undecided(TO_SAY, stage.origin("say"), pen),
    )
    return Card(pen.words(SAY(pen.language)), blocks, origin=stage.origin("say"))


def _show(stage: Stage, pen: Pen) -> Card:
    titles = tuple(pen.words(title) for id_ in stage.show if (title := pen.deliverable_title(id_)))
    papers = Bullets(titles, stage.origin("show")) if titles else _undecided(TO_SHOW, stage.origin("show"), pen)
    return Card(pen.words(SHOW(pen.language)), (papers, *_measures(stage, pen)), origin=stage.origin("show"))


def _measures(stage: Stage, pen: Pen) -> Iterator[Paragraph]:
    """What is measured: beside the papers, because that card has room."""
    measures = [text for text in (stage.leading_indicator, stage.lagging_indicator) if text]
    if measures:
        text = (Run(f"{MEASURE(pen.language)}: ", bold=True), *pen.inline(" · ".join(measures)))
        yield Paragraph(text, "note", stage.origin("leading_indicator"))


def _do(stage: Stage, pen: Pen) -> Card:
    orders = stage.primary_activities or [task.name for task in stage.tasks.values()]
    body = Checklist(pen.inlines(orders)) if orders else _undecided(TO_DO, stage.origin("primary_activities"), pen)
    return _quarter(DO, body, stage.origin("primary_activities"), pen)


def _quarter(title: Phrase, body: Block, origin: str, pen: Pen) -> Card:
    return Card(pen.words(title(pen.language)), (body,), origin=origin)


def _undecided(subject: Phrase, where: str, pen: Pen) -> Paragraph:
    return Paragraph(pen.decision(subject(pen.language), where), origin=where)


def _exit(stage: Stage, pen: Pen) -> Card:
    criteria = pen.inlines(criterion.text for criterion in stage.exit.values())
    return _quarter(
        EXIT,
        Checklist(criteria) if criteria else _undecided(EXITS, stage.origin("exit"), pen),
        stage.origin("exit"),
        pen,
    )


def _ahead(stage: Stage, pen: Pen) -> Card:
    language = pen.language
    blocks: list[Block] = [
        Paragraph(
            pen.or_decision(stage.next_step, NEXT(language).lower(), stage.origin("next_step")),
            origin=stage.origin("next_step"),
        )
    ]
    if stage.mistakes:
        blocks.append(Paragraph((Run(f"{MISTAKES(language)}:", bold=True),)))
        blocks.append(Bullets(pen.inlines(stage.mistakes[:MOST_MISTAKES]), stage.origin("mistakes")))
    return Card(pen.words(NEXT(language)), tuple(blocks), origin=stage.origin("next_step"))
