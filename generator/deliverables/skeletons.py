"""``skeleton-…``: a talk card and its background for each conversation skeleton of the blueprint.

The talk card is used during the call: what to ask on the left, room for notes on the right. What comes
after it prepares for it, and says why each question is asked and what a good answer sounds like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import Skeleton, TalkBlock, TalkOutcome
from generator.documents.blocks import (
    Block,
    Bullets,
    Checklist,
    Column,
    Document,
    FormLines,
    Heading,
    Pages,
    Paragraph,
    Question,
    Table,
    TableRow,
    TimedPart,
)
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .firms import to_others, written_to
from .internal_pen import InternalPen
from .qualification import of_talk
from .registry import Deliverable, Pack

CHANNELS = {
    "phone": Label("phone"),
    "video": Label("video call"),
    "on-site": Label("face to face"),
}
EDITION_NAMES = {
    "won": Label("won"),
    "lost": Label("lost"),
    "abandoned": Label("purchase abandoned"),
}
NOT_A_SCRIPT = Label(
    "These are examples, not a text to read out. Use your own words, and pass better ones on.",
)
SCALE = ("1", "2", "3", "4", "5")
OWN_LINES = 2
_PACKS: dict[str, tuple[Pack, ...]] = {
    "prospecting-inbound": ("seller", "marketing"),
    "win-loss": ("interviewer",),
    "win-loss-won": ("interviewer",),
    "win-loss-lost": ("interviewer",),
}
"""Who leads the conversations of these stages, beside or instead of the salesperson."""


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """A deliverable for each skeleton of the blueprint."""
    return [
        Deliverable(
            f"skeleton-{id_}",
            skeleton.title,
            skeleton.stage,
            document=partial(document, skeleton_id=id_),
            packs=_PACKS.get(skeleton.stage, ("seller",)),
            purpose=skeleton.goal,
        )
        for id_, skeleton in blueprint.skeletons.items()
    ]


def document(blueprint: Blueprint, skeleton_id: str) -> Document:
    """The talk card and its background."""
    skeleton = blueprint.skeletons[skeleton_id]
    pen = InternalPen(blueprint, skeleton.avatar)
    return pen.document(
        id_=f"skeleton-{skeleton_id}",
        title=skeleton.title,
        subtitle=pen.bare(skeleton.benefit or skeleton.goal),
        imprint=pen.imprint(skeleton.stage, owner=blueprint.stages[skeleton.stage].owner),
        blocks=(
            Pages("talk", tuple(_talk_card(skeleton, blueprint, pen)), one_page=True),
            Pages("background", tuple(_background(skeleton, blueprint, pen))),
        ),
        notebook=pen.notebook(f"skeleton-{skeleton_id}", tuple(_parts(skeleton, pen))),
    )


def _parts(skeleton: Skeleton, pen: InternalPen) -> Iterator[TimedPart]:
    """The parts of the talk for a timer, each with its row on the talk card."""
    return (
        TimedPart(pen.caption(block.title), block.minutes, f"talk-{block.id}") for block in skeleton.blocks.values()
    )


def told_before(blocks: Iterable[TalkBlock], blueprint: Blueprint) -> Iterator[tuple[TalkBlock, str | None]]:
    """Each part of a talk with the criterion that the last question before it serves."""
    told = None
    for block in blocks:
        yield block, told
        if block.questions:
            told = blueprint.questions[block.questions[-1]].criterion


def questions(asked: list[AskedQuestion], pen: InternalPen, told: str | None = None) -> Iterator[Question]:
    """The questions of a part; what they serve is said once for those in a row that serve the same."""
    before = [told, *(question.criterion for question in asked)]
    return (_question(question, pen, served) for question, served in zip(asked, before, strict=False))


def _question(question: AskedQuestion, pen: InternalPen, told: str | None = None) -> Question:
    """A question with everything that is known about it, but for the criterion that was ``told`` just before.

    It has no lines to write on: the talk card has room for notes.
    """
    known = (
        (pen.say("Why we ask"), question.why),
        (pen.say("Good sign"), question.good_sign),
        (pen.say("Bad sign"), question.bad_sign),
        (pen.say("Disqualifies"), question.disqualifies_if),
        (pen.say("CRM field"), pen.crm_field(question.crm_field)),
        (pen.say("Criterion"), pen.exit_criterion(question.criterion) if question.criterion != told else None),
        (pen.say("Only in the edition"), ", ".join(pen.say(EDITION_NAMES[outcome]) for outcome in question.outcomes)),
    )
    return Question(
        pen.inline(question.text),
        tuple((label, pen.inline(text)) for label, text in known if text),
        pen.inlines(question.probes),
        0,
        (*SCALE, pen.say("n/a")) if question.rating else (),
        pen.crm_field(question.crm_field),
        origin=question.path,
    )


# --- the talk card --------------------------------------------------------------------------------


def _talk_card(skeleton: Skeleton, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield from facts(
        pen,
        skeleton.path,
        (Label("Goal"), skeleton.goal),
        (Label("Fallback goal"), skeleton.fallback_goal),
        (Label("Channel and time"), f"{pen.say(CHANNELS[skeleton.channel])}, {skeleton.minutes} min"),
    )
    said = _said(skeleton)
    to = (pen.say("Written to"), pen.words(written_to(skeleton.avatar, said, pen)))
    yield from facts(pen, skeleton.path, to, *to_others(skeleton.avatar, said, pen))
    yield _heading("opening", Label("Opening"), pen)
    opening = next(iter(skeleton.openings.values()), None)
    if opening:
        yield Paragraph(_labelled(opening.when, opening.text, pen), "say", opening.origin("text"))
    if skeleton.agenda:
        yield Paragraph(
            _labelled(pen.say("Agreeing the agenda"), skeleton.agenda, pen), origin=skeleton.origin("agenda")
        )
    yield _heading("flow", Label("How the conversation runs"), pen)
    yield _flow(skeleton, blueprint, pen)
    yield _heading("close", Label("Close: the next step"), pen)
    yield from facts(
        pen,
        skeleton.close.path,
        (Label("Say"), skeleton.close.ask),
        (Label("Agreed step"), skeleton.close.next_step),
        (Label("If the [[word.customer]] does not agree"), skeleton.close.fallback),
        (Label("If it ends here"), skeleton.close.polite_exit),
    )


def _said(skeleton: Skeleton) -> list[str | None]:
    """What is said in a talk and may hold facts of the firm that it is held with."""
    openings = (opening.text for opening in skeleton.openings.values())
    points = (point for block in skeleton.blocks.values() for point in (*block.points, block.transition))
    return [*openings, skeleton.agenda, *points, skeleton.summary, skeleton.close.ask, skeleton.close.fallback]


def _flow(skeleton: Skeleton, blueprint: Blueprint, pen: InternalPen) -> Table:
    """The parts of the talk with their minutes, what to ask in each, and room to write beside it."""
    columns: tuple[Col[TalkBlock, Inline | str], ...] = (
        Col("minutes", Label("Min"), 0.4, lambda block: str(block.minutes)),
        Col("ask", Label("Ask"), 5.8, lambda block: _asks(block, blueprint, pen)),
        Col("note", Label("Note"), 1.8, kind="blank"),
    )
    shown = table(skeleton.blocks.values(), pen, *columns, origin=skeleton.origin("blocks"))
    parts = zip(shown.rows, skeleton.blocks.values(), strict=True)
    rows = (replace(row, anchor=f"talk-{part.id}", name=pen.caption(part.title)) for row, part in parts)
    return replace(shown, rows=tuple(rows))


def _asks(block: TalkBlock, blueprint: Blueprint, pen: InternalPen) -> Inline:
    asks = [blueprint.questions[id_].text for id_ in block.questions] + block.points
    lines = (run for ask in asks for run in (Run("\n• "), *pen.inline(ask)))
    return (Run(block.title, bold=True), *lines)


# --- the pages behind it --------------------------------------------------------------------------


def _background(skeleton: Skeleton, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield from _before(skeleton, pen)
    if len(skeleton.openings) > 1:
        yield _heading("openings", Label("Other ways to open"), pen)
        yield Paragraph(pen.words(pen.say(NOT_A_SCRIPT)), "note")
        yield _openings(skeleton, pen)
    yield _heading("questions", Label("The questions explained"), pen)
    for block, told in told_before(skeleton.blocks.values(), blueprint):
        yield from _explained(block, told, blueprint, pen)
    if skeleton.summary:
        yield _heading("summary", Label("Summary in the [[word.customer]]’s words"), pen)
        yield Paragraph(pen.inline(skeleton.summary), "say", skeleton.origin("summary"))
    yield from of_talk(skeleton, blueprint, pen)
    yield from _after_the_questions(skeleton, blueprint, pen)


def _before(skeleton: Skeleton, pen: InternalPen) -> Iterator[Block]:
    """When the talk is due, and what to have ready for it."""
    if not skeleton.trigger and not skeleton.preparation:
        return
    title = Label("Before you go") if skeleton.channel == "on-site" else Label("Before you call")
    yield _heading("prepare", title, pen)
    if skeleton.trigger:
        yield Paragraph(_labelled(pen.say("When"), skeleton.trigger, pen), origin=skeleton.origin("trigger"))
    if skeleton.preparation:
        yield Checklist(pen.inlines(skeleton.preparation), skeleton.origin("preparation"))


def _openings(skeleton: Skeleton, pen: InternalPen) -> Table:
    """All but the first, which stands on the talk card."""
    columns = (Column(pen.say("Situation"), 2), Column(pen.say("Say"), 5))
    rows = tuple(
        TableRow((pen.inline(opening.when), pen.inline(opening.text)), False, f"opening-{opening.id}", opening.path)
        for opening in list(skeleton.openings.values())[1:]
    )
    return Table(columns, rows, origin=skeleton.origin("openings"))


def _explained(block: TalkBlock, told: str | None, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(2, pen.inline(f"{block.title} ({block.minutes} min)"), f"part-{block.id}", block.path)
    yield Paragraph(pen.inline(block.goal), "body", block.origin("goal"))
    yield from questions([blueprint.questions[id_] for id_ in block.questions], pen, told)
    if not block.questions and not block.points:
        yield pen.decision_box(pen.say("questions for this part"), block.origin("questions"))
    if block.transition:
        yield Paragraph(_labelled(pen.say("Transition"), block.transition, pen), "say", block.origin("transition"))


def _after_the_questions(skeleton: Skeleton, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if skeleton.objections:
        yield _heading("objections", Label("Objections heard here"), pen)
        lines = tuple(_objection_line(id_, blueprint, pen) for id_ in skeleton.objections)
        yield Bullets(lines, skeleton.origin("objections"))
    if skeleton.outcomes:
        yield _heading("outcomes", Label("Outcome and what follows"), pen)
        yield _outcomes(skeleton, pen)
    if skeleton.note:
        yield _heading("note", Label("CRM note (within 5 minutes of the conversation)"), pen)
        yield FormLines(pen.inlines(skeleton.note), 1, skeleton.origin("note"))
    yield _heading("own-words", Label("My own words"), pen)
    yield FormLines(((),), OWN_LINES)
    if skeleton.rubric:
        yield _heading("rubric", Label("Observation card for the coach"), pen)
        yield _rubric(skeleton, pen)


def _objection_line(id_: str, blueprint: Blueprint, pen: InternalPen) -> Inline:
    objection = blueprint.objections[id_]
    heard = pen.paper("objections", id_, (Run(pen.quoted(objection.wordings[0]), bold=True),))
    if not objection.clarify:
        return heard
    first_ask = pen.say("first ask")
    return (*heard, *pen.words(f" – {first_ask}: "), *pen.inline(objection.clarify[0]))


def _outcomes(skeleton: Skeleton, pen: InternalPen) -> Table:
    columns: tuple[Col[TalkOutcome, Inline | str], ...] = (
        Col("happened", "", 0.4, kind="check"),
        Col("outcome", Label("Outcome"), 2, lambda one: one.name),
        Col("action", Label("Next action"), 4, lambda one: one.next_action),
    )
    return table(skeleton.outcomes.values(), pen, *columns)


def _rubric(skeleton: Skeleton, pen: InternalPen) -> Table:
    columns: tuple[Col[str, Inline | str], ...] = (
        Col("behaviour", Label("What to watch for"), 5, lambda behaviour: behaviour),
        Col("mark", Label("Score 1–5"), 1.4, lambda behaviour: pen.words("   ".join(SCALE))),
    )
    return table(skeleton.rubric, pen, *columns, origin=skeleton.origin("rubric"))


def _heading(anchor: str, words: Label, pen: InternalPen) -> Heading:
    return Heading(1, pen.words(pen.say(words)), anchor)


def _labelled(label: str, text: str, pen: InternalPen) -> Inline:
    return (Run(f"{label}: ", bold=True), *pen.inline(text))
