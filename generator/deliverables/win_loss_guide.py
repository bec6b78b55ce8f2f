"""``win-loss-guide``: the Win-Loss programme as a handbook for those who run it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import TalkBlock
from generator.blueprint.model.winloss import Belief, Driver, WinLoss
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    FormLines,
    Heading,
    KeyValues,
    Paragraph,
    Question,
    Steps,
)
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .internal_pen import InternalPen
from .messages import labelled_message
from .paper import Paper
from .skeletons import EDITION_NAMES, questions, told_before
from .win_loss import sponsor_of, stage_of
from .win_loss_changes import changes
from .win_loss_windows import shown_windows, worded

GROUPS = {
    "salesperson": Label("Working with the [[word.salesperson]]"),
    "technical": Label("Technical knowledge"),
    "delivery": Label("[[Word.delivery]] (won deals only)"),
}


def purpose(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What the programme is for."""
    purpose, aim = blueprint.win_loss.purpose, pen.say("Aim of Win-Loss")
    origin = blueprint.win_loss.origin("purpose")
    yield Callout("rule", aim, (pen.or_decision(purpose, aim.lower(), origin),), origin)


def frame(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The programme in facts."""
    programme, basis = blueprint.win_loss, blueprint.legal_bases.get(blueprint.win_loss.legal_basis or "")
    sponsor = pen.role_or_decision(programme.sponsor, programme.origin("sponsor"))
    yield from facts(
        pen,
        programme.path,
        (Label("Sponsor"), pen.words(sponsor)),
        (Label("Interviewer"), _interviewers(programme, pen)),
        (Label("When"), _window(programme, pen)),
        (Label("Length of the interview"), pen.words(f"{programme.minutes} min")),
        (Label("Minimum [[word.order]] value"), _minimum(programme, pen)),
        (Label("A finding rests on at least"), _interviews(programme.min_interviews, pen)),
        (Label("On what basis we ask"), basis.name if basis else ""),
        (Label("Who learns what of an interview"), programme.anonymity),
        (Label("Good to know"), programme.notes),
    )


def _interviewers(programme: WinLoss, pen: InternalPen) -> Inline:
    roles = ", ".join(map(pen.role, programme.interviewer))
    who = pen.or_decision(roles, pen.say("role"), programme.origin("interviewer"))
    return (*who, *pen.words(f" – {pen.say('never the [[word.salesperson]] of the deal')}"))


def _window(programme: WinLoss, pen: InternalPen) -> Inline:
    return pen.words(worded(programme.window_min_days, programme.window_max_days, pen))


def _minimum(programme: WinLoss, pen: InternalPen) -> Inline:
    if programme.min_value is not None:
        return pen.words(pen.money(programme.min_value))
    return pen.decision(
        pen.say("the threshold from which [[word.customer.many]] are invited"), programme.origin("min_value")
    )


def _interviews(least: int | None, pen: InternalPen) -> Inline:
    return pen.words(pen.counted(least, "{n} interview", "{n} interviews", "at least")) if least else ()


def selection(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Whom one asks, whom not, and how many."""
    programme = blueprint.win_loss
    asked = Bullets(pen.inlines(programme.selection), programme.origin("selection"))
    yield from _listed(pen.say("Who we ask"), "selection", asked, pen)
    spared = Bullets(pen.inlines(programme.exclusions), programme.origin("exclusions"))
    yield from _listed(pen.say("Who we do not ask"), "exclusions", spared, pen)
    if programme.quotas:
        yield Heading(2, pen.words(pen.say("Interviews a quarter")), "quotas")
        yield table(
            programme.quotas.values(),
            pen,
            Col("outcome", Label("Outcome"), 2, lambda one: pen.words(pen.say(EDITION_NAMES[one.outcome]))),
            Col("wanted", Label("Target a quarter"), 1, lambda one: str(one.per_quarter), "number"),
        )


def invitation(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The messages to the customer, and what the customer agrees to."""
    programme = blueprint.win_loss
    named = {programme.invitation, programme.reminder, programme.thanks, programme.refusal}
    for message in blueprint.messages.values():
        if message.kind == "win-loss" or message.id in named:
            yield labelled_message(message, pen)
    if programme.consent:
        consent = pen.paragraphs(programme.consent)
        yield Callout("rule", pen.say("The [[word.customer]]’s consent"), consent, programme.origin("consent"))


def beliefs(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What the salesperson fills in before the interview."""
    programme = blueprint.win_loss
    if programme.beliefs:
        lines = pen.inlines(map(_belief, programme.beliefs.values()))
        yield FormLines(lines, 1, programme.origin("beliefs"))


def _belief(belief: Belief) -> str:
    return f"{belief.text} ({' / '.join(belief.answers)})" if belief.answers else belief.text


def interview(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How the interview is prepared and held."""
    programme = blueprint.win_loss
    before = Checklist(pen.inlines(programme.preparation), programme.origin("preparation"))
    yield from _listed(pen.say("Before the interview"), "preparation", before, pen)
    craft = Bullets(pen.inlines(programme.craft), programme.origin("craft"))
    yield from _listed(pen.say("How to ask"), "craft", craft, pen)
    yield from _questions(blueprint, pen)
    yield from _ratings(programme, pen)


def _questions(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    skeleton = blueprint.skeletons.get(blueprint.win_loss.skeleton or "")
    if not skeleton:
        return
    note = pen.say(
        "Questions without a mark are asked in every interview, always in the same way: only then can the answers "
        "be compared."
    )
    yield Heading(2, pen.words(pen.say("Interview questions")), "questions")
    yield Paragraph(pen.words(note), "note")
    for block, told in told_before(filter(_asks, skeleton.blocks.values()), blueprint):
        yield Heading(3, pen.inline(f"{block.title} ({block.minutes} min)"), f"part-{block.id}", block.path)
        yield from _asked([blueprint.questions[id_] for id_ in block.questions], told, pen)


def _asks(block: TalkBlock) -> bool:
    return bool(block.questions)


def _asked(asked: list[AskedQuestion], told: str | None, pen: InternalPen) -> Iterator[Question]:
    """Questions without marks to circle: the ratings have a table of their own."""
    return (replace(question, scale=()) for question in questions(asked, pen, told))


def _ratings(programme: WinLoss, pen: InternalPen) -> Iterator[Block]:
    if not programme.ratings:
        return
    yield Heading(2, pen.words(pen.say("Ratings at the end")), "ratings")
    for group, name in GROUPS.items():
        items = [rating for rating in programme.ratings.values() if rating.group == group]
        if items:
            yield Heading(3, pen.words(pen.say(name)), f"ratings-{group}")
            yield table(
                items,
                pen,
                Col("item", Label("Item", "win-loss-guide"), 2.4, lambda rating: rating.text),
                Col("rating", Label("Rating"), 1.4, lambda rating: pen.words(pen.say("1  2  3  4  5  n/a"))),
                Col("why", Label("Why"), 2.6, kind="blank"),
            )
    if programme.anchors:
        marks = tuple((str(anchor.value), pen.inline(anchor.text)) for anchor in programme.anchors.values())
        yield Heading(3, pen.words(pen.say("What the ratings mean")), "scale")
        yield KeyValues(marks, programme.origin("anchors"))


def coding(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How an interview is coded, and the codes."""
    programme = blueprint.win_loss
    steps = Steps(pen.inlines(programme.coding), programme.origin("coding"))
    yield from _listed(pen.say("How to code"), "coding", steps, pen)
    if programme.drivers:
        yield Heading(2, pen.words(pen.say("Reasons for the decision: the codebook")), "drivers")
        yield table(
            programme.drivers.values(),
            pen,
            Col("reason", Label("Reason"), 1.6, lambda driver: driver.name),
            Col("group", Label("Group"), 1.2, lambda driver: driver.group),
            Col("definition", Label("Definition"), 3.4, lambda driver: _definition(driver, pen)),
        )


def _definition(driver: Driver, pen: InternalPen) -> Inline:
    """When the code is the right one, and the finer ones within it."""
    finer = pen.inline(f" {pen.say('More exactly')}: {', '.join(driver.codes)}.") if driver.codes else ()
    return (*pen.inline(driver.definition), *finer)


def synthesis(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How findings are drawn from interviews."""
    programme = blueprint.win_loss
    if programme.synthesis:
        yield Steps(pen.inlines(programme.synthesis), programme.origin("synthesis"))


def change_loop(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The way from a finding to a changed process."""
    steps = blueprint.win_loss.change_loop
    if steps:
        yield table(
            steps.values(),
            pen,
            Col("step", Label("Step"), 3.4, lambda step: step.text),
            Col("who", Label("Who"), 1.4, lambda step: pen.words(pen.role_or_decision(step.role, step.origin("role")))),
            Col("deadline", Label("Deadline"), 1.4, lambda step: step.deadline or "–"),
        )


def faq(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What salespeople ask, with the answers."""
    for entry in blueprint.win_loss.faq.values():
        yield Heading(2, pen.inline(entry.title), f"faq-{entry.id}", entry.origin("title"))
        yield from pen.blocks(entry.body, entry.origin("body"))


def _listed(title: str, anchor: str, block: Bullets | Steps | Checklist, pen: InternalPen) -> Iterator[Block]:
    """A titled list; one without content is left out."""
    if block.items:
        yield Heading(2, pen.words(title), anchor)
        yield block


PAPER = Paper(
    "win-loss-guide",
    {
        "purpose": purpose,
        "roles": frame,
        "pipelines": shown_windows,
        "selection": selection,
        "beliefs": beliefs,
        "invitation": invitation,
        "interview": interview,
        "coding": coding,
        "synthesis": synthesis,
        "change-loop": change_loop,
        "changes": changes,
        "faq": faq,
    },
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer", "manager"),
    cover=True,
    contents=True,
)
