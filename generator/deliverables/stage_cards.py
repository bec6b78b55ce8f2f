"""``stage-cards``: one page a stage – know, say, show, do – with deadline, exit criteria and next step."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.process import Stage
from generator.documents.blocks import Block, Bullets, Callout, Card, Checklist, Grid, Heading, Pages, Paragraph
from generator.documents.inline import Inline, Run, bold
from generator.locale import Label

from .evidence import of_stage
from .facts import facts
from .handbook_stages import how_it_stands
from .internal_pen import InternalPen
from .paper import Paper
from .pipelines import names

GOAL, NEXT = Label("Goal"), Label("Next step")
MOST_MISTAKES = 3


def cards(blueprint: Blueprint, pen: InternalPen) -> Iterator[Pages]:
    """A page a stage and sub-part."""
    pipelines = names(blueprint)
    for stage in _carded(blueprint):
        card = _card(stage, pipelines.get(stage.id), blueprint, pen)
        yield Pages(stage.id, tuple(card), one_page=True, origin=stage.path)


def _carded(blueprint: Blueprint) -> list[Stage]:
    """Stages that are worked in; a stage whose sub-parts have cards of their own has none."""
    parents = {stage.parent for stage in blueprint.stages.values() if stage.primary_activities and stage.parent}
    return [stage for stage in blueprint.stages.values() if stage.id not in parents or stage.primary_activities]


def _card(stage: Stage, pipelines: str | None, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.stage(stage.id)), stage.id, stage.origin("name"))
    yield from facts(
        pen,
        stage.path,
        (GOAL, pen.or_decision(stage.goal, pen.say(GOAL).lower(), stage.origin("goal"))),
        (Label("What the [[word.customer]] thinks"), stage.customer_view),
        (Label("Who and by when"), _who_and_when(stage, pen)),
        *how_it_stands(stage, pipelines, pen),
        (Label("In interviews"), of_stage(stage, blueprint, pen)),
    )
    for rule in list(stage.call_outs.values())[:1]:
        yield Callout("rule", pen.caption(rule.headline), (pen.inline(rule.explanation),), rule.path)
    # The long lists stand side by side, so that the card keeps to one page.
    yield Grid(
        (_know(stage, pen), _say(stage, pen), _exit(stage, pen), _do(stage, pen), _show(stage, pen), _ahead(stage, pen))
    )


def _who_and_when(stage: Stage, pen: InternalPen) -> Inline:
    deadline = pen.inline(f" – {stage.deadline}") if stage.deadline else ()
    return (*bold(pen.words(pen.role_or_decision(stage.owner, stage.origin("owner")))), *deadline)


def _know(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("know")
    known = pen.inlines(stage.know)
    body = Bullets(known) if known else _undecided(pen.say("what to know at this stage"), origin, pen)
    return _part(pen.say("Know"), origin, pen, body)


def _say(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("say")
    said = [Paragraph(text, "say") for text in pen.inlines(stage.say)]
    said = said or [_undecided(pen.say("what we say at this stage"), origin, pen)]
    return _part(pen.say("Say"), origin, pen, *said)


def _show(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("show")
    titles = tuple(title for id_ in stage.show if (title := pen.paper(id_)))
    papers = Bullets(titles, origin) if titles else _undecided(pen.say("the documents of this stage"), origin, pen)
    return _part(pen.say("Show"), origin, pen, papers, *_measures(stage, pen))


def _measures(stage: Stage, pen: InternalPen) -> Iterator[Paragraph]:
    """What is measured: beside the papers, because that card has room."""
    measures = [text for text in (stage.leading_indicator, stage.lagging_indicator) if text]
    if measures:
        text = (Run(f"{pen.say('We measure')}: ", bold=True), *pen.inline(" · ".join(measures)))
        yield Paragraph(text, "note", stage.origin("leading_indicator"))


def _do(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("primary_activities")
    orders = pen.inlines(stage.primary_activities or [task.name for task in stage.tasks.values()])
    done = Checklist(orders) if orders else _undecided(pen.say("the activities of this stage"), origin, pen)
    return _part(pen.say(Label("Do", "stage-cards")), origin, pen, done)


def _exit(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("exit")
    criteria = pen.inlines(criterion.text for criterion in stage.exit.values())
    ticked = Checklist(criteria) if criteria else _undecided(pen.say("exit criteria"), origin, pen)
    return _part(pen.say("We leave the stage when"), origin, pen, ticked)


def _ahead(stage: Stage, pen: InternalPen) -> Card:
    origin = stage.origin("next_step")
    step = Paragraph(pen.or_decision(stage.next_step, pen.say(NEXT).lower(), origin), origin=origin)
    return _part(pen.say(NEXT), origin, pen, step, *_mistakes(stage, pen))


def _mistakes(stage: Stage, pen: InternalPen) -> Iterator[Block]:
    if stage.mistakes:
        yield Paragraph((Run(f"{pen.say('Usual mistakes')}:", bold=True),))
        yield Bullets(pen.inlines(stage.mistakes[:MOST_MISTAKES]), stage.origin("mistakes"))


def _part(title: str, origin: str, pen: InternalPen, *content: Block) -> Card:
    return Card(pen.words(title), content, origin=origin)


def _undecided(subject: str, where: str, pen: InternalPen) -> Paragraph:
    return Paragraph(pen.decision(subject, where), origin=where)


PAPER = Paper("stage-cards", {"cards": cards}, packs=("seller", "manager"), contents=True, cards=True, written_in=True)
