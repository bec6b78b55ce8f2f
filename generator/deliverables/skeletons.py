"""``skeleton-…``: a talk card and its background for each conversation skeleton of the blueprint.

The talk card is used during the call: what to ask on the left, room for notes on the right. What comes
after it prepares for it, and says why each question is asked and what a good answer sounds like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import Skeleton, TalkBlock
from generator.documents.blocks import (
    Block,
    Bullets,
    Checklist,
    Column,
    Document,
    FormLines,
    Heading,
    KeyValues,
    Pages,
    Paragraph,
    Question,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.locale import Label

from .pen import Pen
from .registry import Deliverable, Pack

CHANNELS = {
    "phone": Label("phone"),
    "video": Label("video call"),
    "on-site": Label("face to face"),
}
CHANNEL = Label("Channel and time")
GOAL = Label("Goal")
FALLBACK_GOAL = Label("Fallback goal")
TRIGGER = Label("When")
PREPARE = Label("Before you call")
PREPARE_MEETING = Label("Before you go")
OPENING = Label("Opening")
AGENDA = Label("Agreeing the agenda")
FLOW = Label("How the conversation runs")
MINUTES = Label("Min")
ASK = Label("Ask")
NOTE = Label("Note")
CLOSE = Label("Close: the next step")
SAY = Label("Say")
NEXT_STEP = Label("Agreed step")
FALLBACK = Label("If the customer does not agree")
POLITE_EXIT = Label("If it ends here")
BACKGROUND = Label("The questions explained")
SITUATION = Label("Situation")
OPENINGS = Label("Other ways to open")
NOT_A_SCRIPT = Label(
    "These are examples, not a text to read out. Use your own words, and pass better ones on to the process owner.",
)
WHY = Label("Why we ask")
GOOD = Label("Good sign")
BAD = Label("Bad sign")
FIELD = Label("CRM field")
CRITERION = Label("Criterion")
DISQUALIFIES = Label("Disqualifies")
EDITIONS = Label("Only in the edition")
EDITION_NAMES = {
    "won": Label("won"),
    "lost": Label("lost"),
    "abandoned": Label("purchase abandoned"),
}
TRANSITION = Label("Transition")
SUMMARY = Label("Summary in the customer’s words")
OBJECTIONS = Label("Objections heard here")
FIRST_ASK = Label("first ask")
OUTCOMES = Label("Outcome and what follows")
OUTCOME = Label("Outcome")
ACTION = Label("Next action")
NOTE_TEMPLATE = Label("CRM note (within 5 minutes of the conversation)")
OWN_WORDS = Label("My own words")
RUBRIC = Label("Observation card for the coach")
BEHAVIOUR = Label("Behaviour")
MARK = Label("Score 1–5")
SCALE = ("1", "2", "3", "4", "5")
NOT_APPLICABLE = Label("n/a")
OWN_LINES = 2
_PACKS: dict[str, tuple[Pack, ...]] = {
    "prospecting-inbound": ("seller", "marketing"),
    "win-loss": ("interviewer",),
    "win-loss-won": ("interviewer",),
    "win-loss-lost": ("interviewer",),
}
"""Who leads the conversations of these stages, beside or instead of the salesperson."""
UNDECIDED_QUESTIONS = Label("questions for this part")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """A deliverable for each skeleton of the blueprint."""
    return [
        Deliverable(
            f"skeleton-{id_}",
            skeleton.title,
            skeleton.stage,
            document=partial(document, skeleton_id=id_),
            packs=_PACKS.get(skeleton.stage, ("seller",)),
        )
        for id_, skeleton in blueprint.skeletons.items()
    ]


def document(blueprint: Blueprint, skeleton_id: str) -> Document:
    """The talk card and its background."""
    pen = Pen(blueprint)
    skeleton = blueprint.skeletons[skeleton_id]
    return pen.document(
        id_=f"skeleton-{skeleton_id}",
        title=skeleton.title,
        subtitle=pen.bare(skeleton.benefit or skeleton.goal),
        imprint=pen.imprint(skeleton.stage, owner=blueprint.stages[skeleton.stage].owner),
        blocks=(
            Pages("talk", tuple(_talk_card(skeleton, blueprint, pen))),
            Pages("background", tuple(_background(skeleton, blueprint, pen))),
        ),
    )


def told_before(blocks: Iterable[TalkBlock], blueprint: Blueprint) -> Iterator[tuple[TalkBlock, str | None]]:
    """Each part of a talk with the criterion that the last question before it serves."""
    told = None
    for block in blocks:
        yield block, told
        if block.questions:
            told = blueprint.questions[block.questions[-1]].criterion


def questions(asked: list[AskedQuestion], pen: Pen, told: str | None = None) -> Iterator[Question]:
    """The questions of a part; what they serve is said once for those in a row that serve the same."""
    before = [told, *(question.criterion for question in asked)]
    return (_question(question, pen, served) for question, served in zip(asked, before, strict=False))


def _question(question: AskedQuestion, pen: Pen, told: str | None = None) -> Question:
    """A question with everything that is known about it, but for the criterion that was ``told`` just before.

    It has no lines to write on: the talk card has room for notes.
    """
    editions = ", ".join(pen.say(EDITION_NAMES[outcome]) for outcome in question.outcomes)
    facts = (
        (WHY, question.why),
        (GOOD, question.good_sign),
        (BAD, question.bad_sign),
        (DISQUALIFIES, question.disqualifies_if),
        (FIELD, pen.crm_field(question.crm_field)),
        (CRITERION, pen.exit_criterion(question.criterion) if question.criterion != told else None),
        (EDITIONS, editions),
    )
    return Question(
        pen.inline(question.text),
        tuple((pen.say(label), pen.inline(text)) for label, text in facts if text),
        pen.inlines(question.probes),
        0,
        (*SCALE, pen.say(NOT_APPLICABLE)) if question.rating else (),
        origin=question.path,
    )


# --- the talk card --------------------------------------------------------------------------------


def _talk_card(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield _head(skeleton, pen)
    yield Heading(1, pen.words(pen.say(OPENING)), "opening")
    opening = next(iter(skeleton.openings.values()), None)
    if opening:
        yield Paragraph(_labelled(opening.when, opening.text, pen), "say", opening.origin("text"))
    if skeleton.agenda:
        yield Paragraph(_labelled(pen.say(AGENDA), skeleton.agenda, pen), origin=skeleton.origin("agenda"))
    yield Heading(1, pen.words(pen.say(FLOW)), "flow")
    yield _flow(skeleton, blueprint, pen)
    yield Heading(1, pen.words(pen.say(CLOSE)), "close")
    yield _close(skeleton, pen)


def _head(skeleton: Skeleton, pen: Pen) -> KeyValues:
    channel = f"{pen.say(CHANNELS[skeleton.channel])}, {skeleton.minutes} min"
    pairs = (
        (GOAL, pen.inline(skeleton.goal)),
        (FALLBACK_GOAL, pen.inline(skeleton.fallback_goal or "")),
        (CHANNEL, pen.words(channel)),
    )
    return KeyValues(tuple((pen.say(label), value) for label, value in pairs if value), skeleton.path)


def _flow(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Table:
    """The parts of the talk with their minutes, what to ask in each, and room to write beside it."""
    columns = (Column(pen.say(MINUTES), 0.4), Column(pen.say(ASK), 5.4), Column(pen.say(NOTE), 2.2, "blank"))
    rows = tuple(_flow_row(block, blueprint, pen) for block in skeleton.blocks.values())
    return Table(columns, rows, origin=skeleton.origin("blocks"))


def _flow_row(block: TalkBlock, blueprint: Blueprint, pen: Pen) -> TableRow:
    asks = [blueprint.questions[id_].text for id_ in block.questions] + block.points
    lines = (run for ask in asks for run in (Run("\n• "), *pen.inline(ask)))
    return TableRow((pen.words(str(block.minutes)), (Run(block.title, bold=True), *lines), ()), origin=block.path)


def _close(skeleton: Skeleton, pen: Pen) -> KeyValues:
    close = skeleton.close
    pairs = (
        (SAY, close.ask),
        (NEXT_STEP, close.next_step),
        (FALLBACK, close.fallback),
        (POLITE_EXIT, close.polite_exit),
    )
    return KeyValues(tuple((pen.say(label), pen.inline(text)) for label, text in pairs if text), close.path)


# --- the pages behind it --------------------------------------------------------------------------


def _background(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield from _before(skeleton, pen)
    if len(skeleton.openings) > 1:
        yield Heading(1, pen.words(pen.say(OPENINGS)), "openings")
        yield Paragraph(pen.words(pen.say(NOT_A_SCRIPT)), "note")
        yield _openings(skeleton, pen)
    yield Heading(1, pen.words(pen.say(BACKGROUND)), "questions")
    for block, told in told_before(skeleton.blocks.values(), blueprint):
        yield from _explained(block, told, blueprint, pen)
    if skeleton.summary:
        yield Heading(1, pen.words(pen.say(SUMMARY)), "summary")
        yield Paragraph(pen.inline(skeleton.summary), "say", skeleton.origin("summary"))
    yield from _after_the_questions(skeleton, blueprint, pen)


def _before(skeleton: Skeleton, pen: Pen) -> Iterator[Block]:
    """When the talk is due, and what to have ready for it."""
    if not skeleton.trigger and not skeleton.preparation:
        return
    title = PREPARE_MEETING if skeleton.channel == "on-site" else PREPARE
    yield Heading(1, pen.words(pen.say(title)), "prepare")
    if skeleton.trigger:
        yield Paragraph(_labelled(pen.say(TRIGGER), skeleton.trigger, pen), origin=skeleton.origin("trigger"))
    if skeleton.preparation:
        yield Checklist(pen.inlines(skeleton.preparation), skeleton.origin("preparation"))


def _openings(skeleton: Skeleton, pen: Pen) -> Table:
    """All but the first, which stands on the talk card."""
    columns = (Column(pen.say(SITUATION), 2), Column(pen.say(SAY), 5))
    rows = tuple(
        TableRow((pen.inline(opening.when), pen.inline(opening.text)), False, f"opening-{opening.id}", opening.path)
        for opening in list(skeleton.openings.values())[1:]
    )
    return Table(columns, rows, origin=skeleton.origin("openings"))


def _explained(block: TalkBlock, told: str | None, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(2, pen.inline(f"{block.title} ({block.minutes} min)"), f"part-{block.id}", block.path)
    yield Paragraph(pen.inline(block.goal), "body", block.origin("goal"))
    yield from questions([blueprint.questions[id_] for id_ in block.questions], pen, told)
    if not block.questions and not block.points:
        yield pen.decision_box(pen.say(UNDECIDED_QUESTIONS), block.origin("questions"))
    if block.transition:
        yield Paragraph(_labelled(pen.say(TRANSITION), block.transition, pen), "say", block.origin("transition"))


def _after_the_questions(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if skeleton.objections:
        yield Heading(1, pen.words(pen.say(OBJECTIONS)), "objections")
        yield Bullets(
            tuple(_objection_line(id_, blueprint, pen) for id_ in skeleton.objections), skeleton.origin("objections")
        )
    if skeleton.outcomes:
        yield Heading(1, pen.words(pen.say(OUTCOMES)), "outcomes")
        yield _outcomes(skeleton, pen)
    if skeleton.note:
        yield Heading(1, pen.words(pen.say(NOTE_TEMPLATE)), "note")
        yield FormLines(pen.inlines(skeleton.note), 1, skeleton.origin("note"))
    yield Heading(1, pen.words(pen.say(OWN_WORDS)), "own-words")
    yield FormLines(((),), OWN_LINES)
    if skeleton.rubric:
        yield Heading(1, pen.words(pen.say(RUBRIC)), "rubric")
        yield _rubric(skeleton, pen)


def _objection_line(id_: str, blueprint: Blueprint, pen: Pen) -> Inline:
    objection = blueprint.objections[id_]
    heard = (Run(pen.quoted(objection.wordings[0]), bold=True),)
    if not objection.clarify:
        return heard
    return (*heard, *pen.words(f" – {pen.say(FIRST_ASK)}: "), *pen.inline(objection.clarify[0]))


def _outcomes(skeleton: Skeleton, pen: Pen) -> Table:
    rows = tuple(
        TableRow(((), pen.inline(outcome.name), pen.inline(outcome.next_action)), origin=outcome.path)
        for outcome in skeleton.outcomes.values()
    )
    return Table((Column("", 0.4, "check"), Column(pen.say(OUTCOME), 2), Column(pen.say(ACTION), 4)), rows)


def _rubric(skeleton: Skeleton, pen: Pen) -> Table:
    rows = tuple(TableRow((text, pen.words("1   2   3   4   5"))) for text in pen.inlines(skeleton.rubric))
    columns = (Column(pen.say(BEHAVIOUR), 5), Column(pen.say(MARK), 1.4))
    return Table(columns, rows, origin=skeleton.origin("rubric"))


def _labelled(label: str, text: str, pen: Pen) -> Inline:
    return (Run(f"{label}: ", bold=True), *pen.inline(text))
