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
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable, Pack

CHANNELS = {
    "phone": Phrase("telefon", "phone"),
    "video": Phrase("rozmowa wideo", "video call"),
    "on-site": Phrase("rozmowa twarzą w twarz", "face to face"),
}
CHANNEL = Phrase("Kanał i czas", "Channel and time")
GOAL = Phrase("Cel", "Goal")
FALLBACK_GOAL = Phrase("Cel minimum", "Fallback goal")
TRIGGER = Phrase("Kiedy", "When")
PREPARE = Phrase("Zanim zadzwonisz", "Before you call")
PREPARE_MEETING = Phrase("Zanim pojedziesz", "Before you go")
OPENING = Phrase("Otwarcie", "Opening")
AGENDA = Phrase("Umowa na rozmowę", "Agreeing the agenda")
FLOW = Phrase("Przebieg rozmowy", "How the conversation runs")
MINUTES = Phrase("Min", "Min")
ASK = Phrase("Zapytaj", "Ask")
NOTE = Phrase("Notatka", "Note")
CLOSE = Phrase("Zamknięcie: następny krok", "Close: the next step")
SAY = Phrase("Powiedz", "Say")
NEXT_STEP = Phrase("Ustalony krok", "Agreed step")
FALLBACK = Phrase("Jeśli się nie zgodzi", "If the customer does not agree")
POLITE_EXIT = Phrase("Jeśli kończymy", "If it ends here")
BACKGROUND = Phrase("Pytania z objaśnieniem", "The questions explained")
SITUATION = Phrase("Sytuacja", "Situation")
OPENINGS = Phrase("Inne otwarcia", "Other ways to open")
NOT_A_SCRIPT = Phrase(
    "To przykłady, nie tekst do czytania. Powiedz to po swojemu, a lepsze zdania zgłoś właścicielowi procesu.",
    "These are examples, not a text to read out. Use your own words, and pass better ones on to the process owner.",
)
WHY = Phrase("Po co pytamy", "Why we ask")
GOOD = Phrase("Dobry znak", "Good sign")
BAD = Phrase("Zły znak", "Bad sign")
FIELD = Phrase("Pole w CRM", "CRM field")
CRITERION = Phrase("Kryterium", "Criterion")
DISQUALIFIES = Phrase("Dyskwalifikuje", "Disqualifies")
EDITIONS = Phrase("Tylko w wersji", "Only in the edition")
EDITION_NAMES = {
    "won": Phrase("wygrana", "won"),
    "lost": Phrase("przegrana", "lost"),
    "abandoned": Phrase("rezygnacja z zakupu", "purchase abandoned"),
}
TRANSITION = Phrase("Przejście", "Transition")
SUMMARY = Phrase("Podsumowanie słowami klienta", "Summary in the customer’s words")
OBJECTIONS = Phrase("Obiekcje, które tu padają", "Objections heard here")
FIRST_ASK = Phrase("najpierw zapytaj", "first ask")
OUTCOMES = Phrase("Wynik rozmowy i co dalej", "Outcome and what follows")
OUTCOME = Phrase("Wynik", "Outcome")
ACTION = Phrase("Następne działanie", "Next action")
NOTE_TEMPLATE = Phrase("Notatka do CRM (do 5 minut po rozmowie)", "CRM note (within 5 minutes of the conversation)")
OWN_WORDS = Phrase("Moje własne zdania", "My own words")
RUBRIC = Phrase("Karta obserwacji dla przełożonego", "Observation card for the coach")
BEHAVIOUR = Phrase("Zachowanie", "Behaviour")
MARK = Phrase("Ocena 1–5", "Score 1–5")
SCALE = ("1", "2", "3", "4", "5")
NOT_APPLICABLE = Phrase("nd.", "n/a")
OWN_LINES = 2
_PACKS: dict[str, tuple[Pack, ...]] = {
    "prospecting-inbound": ("seller", "marketing"),
    "win-loss": ("interviewer",),
    "win-loss-won": ("interviewer",),
    "win-loss-lost": ("interviewer",),
}
"""Who leads the conversations of these stages, beside or instead of the salesperson."""
UNDECIDED_QUESTIONS = Phrase("pytania do tej części", "questions for this part")


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
    language = pen.language
    editions = ", ".join(EDITION_NAMES[outcome](language) for outcome in question.outcomes)
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
        tuple((label(language), pen.inline(text)) for label, text in facts if text),
        pen.inlines(question.probes),
        0,
        (*SCALE, NOT_APPLICABLE(language)) if question.rating else (),
        origin=question.path,
    )


# --- the talk card --------------------------------------------------------------------------------


def _talk_card(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield _head(skeleton, pen)
    yield Heading(1, pen.words(OPENING(language)), "opening")
    opening = next(iter(skeleton.openings.values()), None)
    if opening:
        yield Paragraph(_labelled(opening.when, opening.text, pen), "say", opening.origin("text"))
    if skeleton.agenda:
        yield Paragraph(_labelled(AGENDA(language), skeleton.agenda, pen), origin=skeleton.origin("agenda"))
    yield Heading(1, pen.words(FLOW(language)), "flow")
    yield _flow(skeleton, blueprint, pen)
    yield Heading(1, pen.words(CLOSE(language)), "close")
    yield _close(skeleton, pen)


def _head(skeleton: Skeleton, pen: Pen) -> KeyValues:
    language = pen.language
    channel = f"{CHANNELS[skeleton.channel](language)}, {skeleton.minutes} min"
    pairs = (
        (GOAL, pen.inline(skeleton.goal)),
        (FALLBACK_GOAL, pen.inline(skeleton.fallback_goal or "")),
        (CHANNEL, pen.words(channel)),
    )
    return KeyValues(tuple((label(language), value) for label, value in pairs if value), skeleton.path)


def _flow(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Table:
    """The parts of the talk with their minutes, what to ask in each, and room to write beside it."""
    language = pen.language
    columns = (Column(MINUTES(language), 0.4), Column(ASK(language), 5.4), Column(NOTE(language), 2.2, "blank"))
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
    return KeyValues(tuple((label(pen.language), pen.inline(text)) for label, text in pairs if text), close.path)


# --- the pages behind it --------------------------------------------------------------------------


def _background(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield from _before(skeleton, pen)
    if len(skeleton.openings) > 1:
        yield Heading(1, pen.words(OPENINGS(language)), "openings")
        yield Paragraph(pen.words(NOT_A_SCRIPT(language)), "note")
        yield _openings(skeleton, pen)
    yield Heading(1, pen.words(BACKGROUND(language)), "questions")
    for block, told in told_before(skeleton.blocks.values(), blueprint):
        yield from _explained(block, told, blueprint, pen)
    if skeleton.summary:
        yield Heading(1, pen.words(SUMMARY(language)), "summary")
        yield Paragraph(pen.inline(skeleton.summary), "say", skeleton.origin("summary"))
    yield from _after_the_questions(skeleton, blueprint, pen)


def _before(skeleton: Skeleton, pen: Pen) -> Iterator[Block]:
    """When the talk is due, and what to have ready for it."""
    if not skeleton.trigger and not skeleton.preparation:
        return
    title = PREPARE_MEETING if skeleton.channel == "on-site" else PREPARE
    yield Heading(1, pen.words(title(pen.language)), "prepare")
    if skeleton.trigger:
        yield Paragraph(_labelled(TRIGGER(pen.language), skeleton.trigger, pen), origin=skeleton.origin("trigger"))
    if skeleton.preparation:
        yield Checklist(pen.inlines(skeleton.preparation), skeleton.origin("preparation"))


def _openings(skeleton: Skeleton, pen: Pen) -> Table:
    """All but the first, which stands on the talk card."""
    columns = (Column(SITUATION(pen.language), 2), Column(SAY(pen.language), 5))
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
        yield pen.decision_box(UNDECIDED_QUESTIONS(pen.language), block.origin("questions"))
    if block.transition:
        yield Paragraph(_labelled(TRANSITION(pen.language), block.transition, pen), "say", block.origin("transition"))


def _after_the_questions(skeleton: Skeleton, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    if skeleton.objections:
        yield Heading(1, pen.words(OBJECTIONS(language)), "objections")
        yield Bullets(
            tuple(_objection_line(id_, blueprint, pen) for id_ in skeleton.objections), skeleton.origin("objections")
        )
    if skeleton.outcomes:
        yield Heading(1, pen.words(OUTCOMES(language)), "outcomes")
        yield _outcomes(skeleton, pen)
    if skeleton.note:
        yield Heading(1, pen.words(NOTE_TEMPLATE(language)), "note")
        yield FormLines(pen.inlines(skeleton.note), 1, skeleton.origin("note"))
    yield Heading(1, pen.words(OWN_WORDS(language)), "own-words")
    yield FormLines(((),), OWN_LINES)
    if skeleton.rubric:
        yield Heading(1, pen.words(RUBRIC(language)), "rubric")
        yield _rubric(skeleton, pen)


def _objection_line(id_: str, blueprint: Blueprint, pen: Pen) -> Inline:
    objection = blueprint.objections[id_]
    heard = (Run(pen.quoted(objection.wordings[0]), bold=True),)
    if not objection.clarify:
        return heard
    return (*heard, *pen.words(f" – {FIRST_ASK(pen.language)}: "), *pen.inline(objection.clarify[0]))


def _outcomes(skeleton: Skeleton, pen: Pen) -> Table:
    rows = tuple(
        TableRow(((), pen.inline(outcome.name), pen.inline(outcome.next_action)), origin=outcome.path)
        for outcome in skeleton.outcomes.values()
    )
    return Table((Column("", 0.4, "check"), Column(OUTCOME(pen.language), 2), Column(ACTION(pen.language), 4)), rows)


def _rubric(skeleton: Skeleton, pen: Pen) -> Table:
    rows = tuple(TableRow((text, pen.words("1   2   3   4   5"))) for text in pen.inlines(skeleton.rubric))
    columns = (Column(BEHAVIOUR(pen.language), 5), Column(MARK(pen.language), 1.4))
    return Table(columns, rows, origin=skeleton.origin("rubric"))


def _labelled(label: str, text: str, pen: Pen) -> Inline:
    return (Run(f"{label}: ", bold=True), *pen.inline(text))
