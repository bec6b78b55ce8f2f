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
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

TITLE = Label("Stage cards")
SUBTITLE = Label("One page per stage: know, say, show, do")
KNOW = Label("Know")
SAY = Label("Say")
SHOW = Label("Show")
DO = Label("Do", "stage-cards")
GOAL = Label("Goal")
CUSTOMER = Label("What the customer thinks")
WHO_AND_WHEN = Label("Who and by when")
EXIT = Label("We leave the stage when")
NEXT = Label("Next step")
MISTAKES = Label("Usual mistakes")
MEASURE = Label("We measure")
TO_KNOW = Label("what to know at this stage")
TO_SAY = Label("what we say at this stage")
TO_SHOW = Label("the documents of this stage")
TO_DO = Label("the activities of this stage")
EXITS = Label("exit criteria")
MOST_MISTAKES = 3


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The cards of all stages in one paper."""
    return [Deliverable("stage-cards", said(TITLE, blueprint.language), document=document, packs=("seller", "manager"))]


def document(blueprint: Blueprint) -> Document:
    """A page a stage and sub-part."""
    pen = Pen(blueprint)
    return pen.document(
        id_="stage-cards",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
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
    yield Heading(1, pen.words(pen.stage(stage.id)), stage.id, stage.origin("name"))
    yield KeyValues(
        tuple(
            (pen.say(label), value)
            for label, value in (
                (GOAL, pen.or_decision(stage.goal, pen.say(GOAL).lower(), stage.origin("goal"))),
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
    return Card(pen.words(pen.say(SAY)), blocks, origin=stage.origin("say"))


def _show(stage: Stage, pen: Pen) -> Card:
    titles = tuple(pen.words(title) for id_ in stage.show if (title := pen.deliverable_title(id_)))
    papers = Bullets(titles, stage.origin("show")) if titles else _undecided(TO_SHOW, stage.origin("show"), pen)
    return Card(pen.words(pen.say(SHOW)), (papers, *_measures(stage, pen)), origin=stage.origin("show"))


def _measures(stage: Stage, pen: Pen) -> Iterator[Paragraph]:
    """What is measured: beside the papers, because that card has room."""
    measures = [text for text in (stage.leading_indicator, stage.lagging_indicator) if text]
    if measures:
        text = (Run(f"{pen.say(MEASURE)}: ", bold=True), *pen.inline(" · ".join(measures)))
        yield Paragraph(text, "note", stage.origin("leading_indicator"))


def _do(stage: Stage, pen: Pen) -> Card:
    orders = stage.primary_activities or [task.name for task in stage.tasks.values()]
    body = Checklist(pen.inlines(orders)) if orders else _undecided(TO_DO, stage.origin("primary_activities"), pen)
    return _quarter(DO, body, stage.origin("primary_activities"), pen)


def _quarter(title: Label, body: Block, origin: str, pen: Pen) -> Card:
    return Card(pen.words(pen.say(title)), (body,), origin=origin)


def _undecided(subject: Label, where: str, pen: Pen) -> Paragraph:
    return Paragraph(pen.decision(pen.say(subject), where), origin=where)


def _exit(stage: Stage, pen: Pen) -> Card:
    criteria = pen.inlines(criterion.text for criterion in stage.exit.values())
    return _quarter(
        EXIT,
        Checklist(criteria) if criteria else _undecided(EXITS, stage.origin("exit"), pen),
        stage.origin("exit"),
        pen,
    )


def _ahead(stage: Stage, pen: Pen) -> Card:
    blocks: list[Block] = [
        Paragraph(
            pen.or_decision(stage.next_step, pen.say(NEXT).lower(), stage.origin("next_step")),
            origin=stage.origin("next_step"),
        )
    ]
    if stage.mistakes:
        blocks.append(Paragraph((Run(f"{pen.say(MISTAKES)}:", bold=True),)))
        blocks.append(Bullets(pen.inlines(stage.mistakes[:MOST_MISTAKES]), stage.origin("mistakes")))
    return Card(pen.words(pen.say(NEXT)), tuple(blocks), origin=stage.origin("next_step"))
