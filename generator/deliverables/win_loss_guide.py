"""``win-loss-guide``: the Win-Loss programme as a handbook for those who run it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import TalkBlock
from generator.blueprint.model.winloss import Change, Driver, WinLoss
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Column,
    Document,
    FormLines,
    Heading,
    KeyValues,
    Paragraph,
    Question,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Inline
from generator.locale import Label, said

from . import names
from .messages import labelled_message
from .pen import Pen
from .registry import Deliverable
from .skeletons import EDITION_NAMES, questions, told_before

TITLE = Label("Win-Loss guide")
SUBTITLE = Label("Why customers buy, and why they do not")
PURPOSE = Label("Why we do this")
AIM = Label("Aim of the programme")
FRAME = Label("The programme in brief")
SPONSOR = Label("Sponsor")
INTERVIEWER = Label("Interviewer")
NOT_THE_SELLER = Label("never the salesperson of the deal")
LENGTH = Label("Length of the interview")
WINDOW = Label("When")
WINDOW_TEXT = Label("{least} to {most} days after the last contact with the customer")
MINIMUM = Label("Minimum order value")
THRESHOLD = Label("the threshold from which customers are invited")
QUOTAS = Label("Interviews a quarter")
OUTCOME = Label("Outcome")
WANTED = Label("Target a quarter")
SELECTION = Label("Who we ask")
EXCLUSIONS = Label("Who we do not ask")
INVITATION = Label("Invitation")
CONSENT = Label("The customer’s consent")
PREPARATION = Label("Before the interview")
BELIEFS = Label("The salesperson’s belief (filled in before the interview)")
QUESTIONS = Label("Interview questions")
QUESTIONS_NOTE = Label(
    "Questions without a mark are asked in every interview, always in the same way: only then can the answers "
    "be compared.",
)
CRAFT = Label("How to ask")
RATINGS = Label("Ratings at the end")
GROUPS = {
    "salesperson": Label("Working with the salesperson"),
    "technical": Label("Technical knowledge"),
    "delivery": Label("Delivery (won deals only)"),
}
ITEM = Label("Item", "win-loss-guide")
MARKS = Label("Rating")
WHY = Label("Why")
SCALE_MARKS = Label("1  2  3  4  5  n/a")
WHOM = Label("Selection")
INTERVIEW = Label("The interview")
SCALE = Label("What the ratings mean")
CODING = Label("How to code")
DRIVERS = Label("Reasons for the decision: the codebook")
DRIVER, GROUP, DEFINITION = Label("Reason"), Label("Group"), Label("Definition")
SYNTHESIS = Label("Synthesis")
CHANGE = Label("From a finding to a changed process")
STEP, ROLE, DEADLINE = Label("Step"), Label("Who"), Label("Deadline")
CHANGES = Label("Decisions on changes")
FINDING, DECISION, OWNER, DUE, STATUS = (
    Label("Finding"),
    Label("Decision"),
    Label("Accountable"),
    Label("Due", "win-loss-guide"),
    Label("Status"),
)
STATUSES = {
    "proposed": Label("proposed"),
    "accepted": Label("accepted"),
    "rejected": Label("rejected"),
    "released": Label("released"),
}
SOURCES = {
    "win-loss": Label("Win-Loss"),
    "review": Label("a review of the process"),
    "law": Label("a change of law"),
    "product": Label("a change of the product"),
    "idea": Label("an idea from the team"),
}
RELEASED_IN, CHECK_ON, TO_DECIDE, URGENT = (
    Label("in edition {edition}"),
    Label("We look whether it helped: {day}"),
    Label("what is done about it"),
    Label("urgent: training at once"),
)
AFFECTS = Label("Concerns")
SOURCE = Label("Source", "win-loss-guide")
BASIS = Label("On what basis we ask")
ANONYMITY = Label("Who learns what of an interview")
RESTS_ON = Label("A finding rests on at least")
NOTES = Label("Good to know")
CODES = Label("More exactly")
FAQ = Label("What salespeople ask")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The guide."""
    return [
        Deliverable(
            "win-loss-guide",
            said(TITLE, blueprint.language),
            stage_of(blueprint),
            document=document,
            packs=("interviewer", "manager"),
        )
    ]


def stage_of(blueprint: Blueprint) -> str | None:
    """The stage that Win-Loss papers belong to; none where the company has switched it off."""
    return "win-loss" if "win-loss" in blueprint.stages else None


def document(blueprint: Blueprint) -> Document:
    """The chapters in the order of the work; what the programme adds to a chapter stands in it."""
    pen = Pen(blueprint)
    programme = blueprint.win_loss
    return pen.document(
        id_="win-loss-guide",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        imprint=pen.imprint(stage_of(blueprint), owner=programme.sponsor),
        blocks=tuple(block for id_ in _order(programme) for block in _chapter(id_, blueprint, pen)),
        cover=True,
        contents=True,
    )


def _order(programme: WinLoss) -> tuple[str, ...]:
    """The chapters that have something to add to, then the company's own."""
    return (*_ADDED, *(id_ for id_ in programme.chapters if id_ not in _ADDED), "faq")


def _chapter(id_: str, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """A chapter: its text, then what the programme adds; without either, nothing."""
    chapter = blueprint.win_loss.chapters.get(id_)
    title, add = _ADDED.get(id_, (FAQ, _faq))
    body = pen.blocks(chapter.body, chapter.origin("body")) if chapter else ()
    added = tuple(add(blueprint, pen)) if id_ in _ADDED or id_ == "faq" else ()
    if body or added:
        yield Heading(
            1,
            pen.inline(chapter.title) if chapter else pen.words(pen.say(title)),
            id_,
            chapter.path if chapter else "",
        )
        yield from (*body, *added)


# --- what the programme adds to each chapter ------------------------------------------------------


def _purpose(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield Callout(
        "rule",
        pen.say(AIM),
        (pen.or_decision(programme.purpose, pen.say(AIM).lower(), programme.origin("purpose")),),
        programme.origin("purpose"),
    )


def _frame(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield KeyValues((*_facts(programme, pen), *_agreed(programme, blueprint, pen)), programme.path)


def _agreed(programme: WinLoss, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    """What holds for every interview, as far as it is laid down."""
    if programme.min_interviews:
        rests = pen.counted(programme.min_interviews, "{n} interview", "{n} interviews", "at least")
        yield pen.say(RESTS_ON), pen.words(rests)
    if programme.legal_basis:
        yield pen.say(BASIS), pen.inline(blueprint.legal_bases[programme.legal_basis].name)
    texts = ((ANONYMITY, programme.anonymity), (NOTES, programme.notes))
    yield from ((pen.say(label), pen.inline(text)) for label, text in texts if text)


def _facts(programme: WinLoss, pen: Pen) -> Iterator[tuple[str, Inline]]:
    yield pen.say(SPONSOR), pen.words(pen.role_or_decision(programme.sponsor, programme.origin("sponsor")))
    yield pen.say(INTERVIEWER), (*_interviewers(programme, pen), *pen.words(f" – {pen.say(NOT_THE_SELLER)}"))
    yield (
        pen.say(WINDOW),
        pen.words(pen.say(WINDOW_TEXT, least=programme.window_min_days, most=programme.window_max_days)),
    )
    yield pen.say(LENGTH), pen.words(f"{programme.minutes} min")
    least = (
        pen.words(pen.money(programme.min_value))
        if programme.min_value is not None
        else pen.decision(pen.say(THRESHOLD), programme.origin("min_value"))
    )
    yield pen.say(MINIMUM), least


def _interviewers(programme: WinLoss, pen: Pen) -> Inline:
    names = ", ".join(map(pen.role, programme.interviewer))
    return pen.or_decision(names, pen.label("common.role"), programme.origin("interviewer"))


def _selection(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield from _list(SELECTION, "selection", Bullets(pen.inlines(programme.selection)), pen)
    yield from _list(EXCLUSIONS, "exclusions", Bullets(pen.inlines(programme.exclusions)), pen)
    if programme.quotas:
        yield Heading(2, pen.words(pen.say(QUOTAS)), "quotas")
        rows = tuple(
            TableRow(
                (pen.words(pen.say(EDITION_NAMES[quota.outcome])), pen.words(str(quota.per_quarter))),
                origin=quota.path,
            )
            for quota in programme.quotas.values()
        )
        yield Table((Column(pen.say(OUTCOME), 2), Column(pen.say(WANTED), 1, "number")), rows)


def _invitation(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    named = {programme.invitation, programme.reminder, programme.thanks, programme.refusal}
    for message in blueprint.messages.values():
        if message.kind == "win-loss" or message.id in named:
            yield labelled_message(message, pen)
    if programme.consent:
        yield Callout("rule", pen.say(CONSENT), pen.paragraphs(programme.consent), programme.origin("consent"))


def _beliefs(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    if programme.beliefs:
        lines = tuple(_belief(belief.text, belief.answers, pen) for belief in programme.beliefs.values())
        yield FormLines(lines, 1, programme.origin("beliefs"))


def _belief(text: str, answers: list[str], pen: Pen) -> Inline:
    return pen.inline(f"{text} ({' / '.join(answers)})" if answers else text)


def _interview(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield from _list(PREPARATION, "preparation", Checklist(pen.inlines(programme.preparation)), pen)
    yield from _list(CRAFT, "craft", Bullets(pen.inlines(programme.craft)), pen)
    skeleton = blueprint.skeletons.get(programme.skeleton or "")
    if skeleton:
        yield Heading(2, pen.words(pen.say(QUESTIONS)), "questions")
        yield Paragraph(pen.words(pen.say(QUESTIONS_NOTE)), "note")
        for block, told in told_before(filter(_asks, skeleton.blocks.values()), blueprint):
            yield Heading(3, pen.inline(f"{block.title} ({block.minutes} min)"), f"part-{block.id}", block.path)
            yield from _asked([blueprint.questions[id_] for id_ in block.questions], told, pen)
    yield from _ratings(programme, pen)


def _asks(block: TalkBlock) -> bool:
    return bool(block.questions)


def _asked(asked: list[AskedQuestion], told: str | None, pen: Pen) -> Iterator[Question]:
    """Questions without marks to circle: the ratings have a table of their own."""
    return (replace(question, scale=()) for question in questions(asked, pen, told))


def _ratings(programme: WinLoss, pen: Pen) -> Iterator[Block]:
    if not programme.ratings:
        return
    yield Heading(2, pen.words(pen.say(RATINGS)), "ratings")
    columns = (Column(pen.say(ITEM), 2.4), Column(pen.say(MARKS), 1.4), Column(pen.say(WHY), 2.6, "blank"))
    for group, name in GROUPS.items():
        items = [rating for rating in programme.ratings.values() if rating.group == group]
        if items:
            yield Heading(3, pen.words(pen.say(name)), f"ratings-{group}")
            yield Table(
                columns,
                tuple(
                    TableRow((pen.inline(rating.text), pen.words(pen.say(SCALE_MARKS)), ()), origin=rating.path)
                    for rating in items
                ),
            )
    if programme.anchors:
        yield Heading(3, pen.words(pen.say(SCALE)), "scale")
        yield KeyValues(
            tuple((str(anchor.value), pen.inline(anchor.text)) for anchor in programme.anchors.values()),
            programme.origin("anchors"),
        )


def _coding(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield from _list(CODING, "coding", Steps(pen.inlines(programme.coding)), pen)
    if programme.drivers:
        yield Heading(2, pen.words(pen.say(DRIVERS)), "drivers")
        rows = tuple(
            TableRow((pen.inline(driver.name), pen.inline(driver.group), _definition(driver, pen)), origin=driver.path)
            for driver in programme.drivers.values()
        )
        yield Table((Column(pen.say(DRIVER), 1.6), Column(pen.say(GROUP), 1.2), Column(pen.say(DEFINITION), 3.4)), rows)


def _definition(driver: Driver, pen: Pen) -> Inline:
    """When the code is the right one, and the finer ones within it."""
    finer = pen.inline(f" {pen.say(CODES)}: {', '.join(driver.codes)}.") if driver.codes else ()
    return (*pen.inline(driver.definition), *finer)


def _synthesis(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    if programme.synthesis:
        yield Steps(pen.inlines(programme.synthesis), programme.origin("synthesis"))


def _change(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    rows = tuple(
        TableRow(
            (
                pen.inline(step.text),
                pen.words(pen.role_or_decision(step.role, step.origin("role"))),
                pen.inline(step.deadline or "–"),
            ),
            origin=step.path,
        )
        for step in blueprint.win_loss.change_loop.values()
    )
    if rows:
        yield Table(
            (Column(pen.say(STEP), 3.4), Column(pen.say(ROLE), 1.4), Column(pen.say(DEADLINE), 1.4)),
            rows,
        )


def _decided(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The changes that have been proposed or decided, the latest first."""
    changes = sorted(blueprint.changes.values(), key=lambda change: change.on or datetime.date.min, reverse=True)
    if changes:
        columns = (
            Column(pen.say(FINDING), 3),
            Column(pen.say(DECISION), 3),
            Column(pen.say(OWNER), 1.3),
            Column(pen.say(DUE), 1.2),
            Column(pen.say(STATUS), 1.3),
        )
        yield Table(columns, tuple(_decision(change, blueprint, pen) for change in changes), origin="changes")


def _decision(change: Change, blueprint: Blueprint, pen: Pen) -> TableRow:
    release = pen.say(RELEASED_IN, edition=change.released_in) if change.released_in else ""
    status = ", ".join(filter(None, (pen.say(STATUSES[change.status]), release)))
    check = pen.say(CHECK_ON, day=pen.date(change.check_on)) if change.check_on else ""
    more = ", ".join(filter(None, (names.of(path, blueprint) for path in change.affects)))
    below = (f"{pen.say(AFFECTS)}: {more}" if more else "", check, pen.say(URGENT) if change.urgent else "")
    cells = (
        (*pen.inline(change.finding), *pen.words(f"\n{pen.say(SOURCE)}: {_rests_on(change, pen)}")),
        (
            *pen.or_decision(change.decision, pen.say(TO_DECIDE), change.origin("decision")),
            *pen.words("".join(f"\n{text}" for text in below if text)),
        ),
        pen.words(pen.role_or_decision(change.owner, change.origin("owner"))),
        pen.words(pen.date(change.due) or "–"),
        pen.words(status),
    )
    return TableRow(cells, origin=change.path)


def _rests_on(change: Change, pen: Pen) -> str:
    """Where the finding comes from, from how many interviews and when."""
    asked = pen.counted(change.interviews, "{n} interview", "{n} interviews") if change.interviews else ""
    return ", ".join(filter(None, (pen.say(SOURCES[change.source]), asked, pen.date(change.on))))


def _faq(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for entry in blueprint.win_loss.faq.values():
        yield Heading(2, pen.inline(entry.title), f"faq-{entry.id}", entry.origin("title"))
        yield from pen.blocks(entry.body, entry.origin("body"))


def _nothing(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    return iter(())


_ADDED: dict[str, tuple[Label, Callable[[Blueprint, Pen], Iterator[Block]]]] = {
    "purpose": (PURPOSE, _purpose),
    "roles": (FRAME, _frame),
    "timing": (WINDOW, _nothing),
    "selection": (WHOM, _selection),
    "beliefs": (BELIEFS, _beliefs),
    "invitation": (INVITATION, _invitation),
    "interview": (INTERVIEW, _interview),
    "coding": (CODING, _coding),
    "synthesis": (SYNTHESIS, _synthesis),
    "change-loop": (CHANGE, _change),
    "changes": (CHANGES, _decided),
}
"""The chapters that the programme adds to: the title where the blueprint has no such chapter, and what is added."""


def _list(title: Label, field: str, block: Bullets | Steps | Checklist, pen: Pen) -> Iterator[Block]:
    """A titled list; one without content is left out."""
    if block.items:
        yield Heading(2, pen.words(pen.say(title)), field)
        yield type(block)(block.items, f"win_loss.{field}")
