"""``interview-won``, ``interview-lost``, ``interview-abandoned``: the Win-Loss interview, a form for each outcome.

All three ask the same core questions in the same order, so that answers can be compared; what only a customer who has
bought, or has not, can answer stands in the form of that outcome alone. An answer is coded beside it, by the numbers of
the codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import Skeleton, TalkBlock
from generator.blueprint.model.winloss import Driver, Rating
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    FormLines,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
)
from generator.documents.inline import Run
from generator.documents.workbook import Cell, ChoiceList, NamedValue, Sheet, TableSheet, TextSheet, Workbook
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, sheet_rows, table
from .internal_pen import InternalPen
from .registry import Deliverable
from .skeletons import EDITION_NAMES, questions
from .win_loss import sponsor_of
from .win_loss_guide import GROUPS

_ANSWER_LINES = 3
_SHORT = 20
"""Minutes of an interview that has to be cut: the half of those who agree have no more."""
_ONLY_WON = "delivery"
_MARKS = (1, 2, 3, 4, 5)
_HEAD: tuple[tuple[str, Label], ...] = (
    ("InterviewNumber", Label("Interview number")),
    ("InterviewCustomer", Label("[[Word.customer]], person and role")),
    ("InterviewDeal", Label("[[Word.order]] or deal")),
    ("InterviewInterviewer", Label("Interviewer", "win-loss-register")),
    ("InterviewHeld", Label("Date")),
)
_CONSENTS = (
    Label("The consent was read out, and the [[word.customer]] agreed to the interview"),
    Label("Recording: agreed, separately"),
    Label("Quotation inside the company: agreed"),
)
_AT_THE_END = (
    Label("The turning point: what happened, and at which stage"),
    Label("Who was chosen instead, or considered, and where they were better"),
    Label("Objections that we heard, or should have heard"),
    Label("What we should change, in one sentence"),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """The interview after one outcome."""

    outcome: str
    skeleton: Skeleton
    blueprint: Blueprint

    @property
    def parts(self) -> tuple[TalkBlock, ...]:
        """The parts of the interview; one whose questions are all for another outcome is left out."""
        its = self.skeleton.blocks.values()
        return tuple(part for part in its if not part.questions or self.asked(part) or self.is_rating(part))

    def is_rating(self, part: TalkBlock) -> bool:
        """Whether marks are given in a part."""
        return any(self.blueprint.questions[id_].rating for id_ in part.questions)

    def asked(self, part: TalkBlock) -> list[AskedQuestion]:
        """The questions of a part for this outcome; those answered by a mark stand in the table of ratings."""
        found = (self.blueprint.questions[id_] for id_ in part.questions)
        return [one for one in found if not one.rating and (not one.outcomes or self.outcome in one.outcomes)]

    @property
    def ratings(self) -> list[Rating]:
        """What is rated after this outcome."""
        rated = self.blueprint.win_loss.ratings.values()
        return [one for one in rated if one.group != _ONLY_WON or self.outcome == "won"]


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """A form for each outcome, where the company holds interviews."""
    skeleton = blueprint.skeletons.get(blueprint.win_loss.skeleton or "")
    if skeleton is None:
        return []
    pen = InternalPen(blueprint)
    return [
        Deliverable(
            f"interview-{outcome}",
            _title(outcome, skeleton, pen),
            skeleton.stage,
            document=partial(document, outcome=outcome, skeleton_id=skeleton.id),
            workbook=partial(workbook, outcome=outcome, skeleton_id=skeleton.id),
            packs=("interviewer",),
            purpose=pen.say("the interview to print or to type in: questions, room for answers, codes, ratings"),
        )
        for outcome in EDITION_NAMES
    ]


def _title(outcome: str, skeleton: Skeleton, pen: InternalPen) -> str:
    return f"{skeleton.title} – {pen.say(EDITION_NAMES[outcome])}"


# --- the document ---------------------------------------------------------------------------------


def document(blueprint: Blueprint, outcome: str, skeleton_id: str) -> Document:
    """The form to print."""
    form, pen = _Form(outcome, blueprint.skeletons[skeleton_id], blueprint), InternalPen(blueprint)
    return pen.document(
        id_=f"interview-{outcome}",
        title=_title(outcome, form.skeleton, pen),
        blocks=(*_head(form, pen), *_parts(form, pen), *_coded(form, pen)),
        imprint=pen.imprint(form.skeleton.stage, owner=sponsor_of(blueprint)),
    )


def _head(form: _Form, pen: InternalPen) -> Iterator[Block]:
    yield FormLines(tuple(pen.words(pen.say(label)) for _, label in _HEAD))
    programme = form.blueprint.win_loss
    if programme.consent:
        yield Heading(1, pen.words(pen.say("Consent, before the first question")), "consent")
        yield Callout("rule", pen.say("Read out"), pen.paragraphs(programme.consent), programme.origin("consent"))
        yield Checklist(tuple(pen.words(pen.say(label)) for label in _CONSENTS))


def _parts(form: _Form, pen: InternalPen) -> Iterator[Block]:
    """The parts with their questions, each with the minute at which it begins; where to go on when time is short."""
    starts = accumulate((part.minutes for part in form.parts), initial=0)
    cut = _cut(form)
    for part, start in zip(form.parts, starts, strict=False):
        if part.id == cut:
            yield Callout("tip", pen.say("Only {n} minutes? Go on with the ratings from here.", n=_SHORT))
        minute = pen.say("from minute {n}", n=start)
        yield Heading(1, pen.inline(f"{part.title} ({part.minutes} min, {minute})"), f"part-{part.id}", part.path)
        yield Paragraph(pen.inline(part.goal), "note", part.origin("goal"))
        yield from _rated(form, pen) if form.is_rating(part) else _asked(part, form, pen)
    if not any(map(form.is_rating, form.parts)):
        yield Heading(1, pen.words(pen.say("Ratings at the end")), "ratings")
        yield from _rated(form, pen)


def _asked(part: TalkBlock, form: _Form, pen: InternalPen) -> Iterator[Block]:
    """The questions with room for answers; where nothing is asked, what to say and do."""
    for question in questions(form.asked(part), pen):
        yield replace(question, facts=((pen.say("Code"), pen.words(_code(pen))),), answer_lines=_ANSWER_LINES)
    if part.points and not part.questions:
        yield Bullets(pen.inlines(part.points), part.origin("points"))


def _code(pen: InternalPen) -> str:
    """What is filled in and circled beside an answer."""
    return pen.say("reason no. [      ]   + for us / – against us   decisive / important / minor")


def _cut(form: _Form) -> str | None:
    """The part at which a short interview skips to the ratings; None where all of it is short enough."""
    asks = [bool(form.asked(part)) for part in form.parts]
    last = max((at for at, is_asked in enumerate(asks) if is_asked), default=0)
    after = sum(part.minutes for part in form.parts[last + 1 :])
    ends = accumulate(part.minutes for part in form.parts)
    too_late = (
        part.id for part, end, asked in zip(form.parts, ends, asks, strict=True) if asked and end + after > _SHORT
    )
    return next(too_late, None)


def _rated(form: _Form, pen: InternalPen) -> Iterator[Block]:
    """What is rated, below what each mark means."""
    programme = form.blueprint.win_loss
    if form.ratings and programme.anchors:
        marks = tuple((str(anchor.value), pen.inline(anchor.text)) for anchor in programme.anchors.values())
        yield KeyValues(marks, programme.origin("anchors"))
    for group, name in GROUPS.items():
        items = [rating for rating in form.ratings if rating.group == group]
        if items:
            yield Heading(2, pen.words(pen.say(name)), f"ratings-{group}")
            yield table(
                items,
                pen,
                Col("item", Label("Item", "win-loss-guide"), 2.4, lambda rating: rating.text),
                Col("rating", Label("Rating"), 1.4, lambda rating: pen.words(pen.say("1  2  3  4  5  n/a"))),
                Col("why", Label("Why"), 2.6, kind="blank"),
            )


def _coded(form: _Form, pen: InternalPen) -> Iterator[Block]:
    """What is written down when the customer has gone, and the numbers to code by."""
    yield PageBreak()
    yield Heading(1, pen.words(pen.say("Straight after the interview")), "after")
    yield FormLines(tuple(pen.words(pen.say(label)) for label in _AT_THE_END), 2)
    drivers = list(form.blueprint.win_loss.drivers.values())
    if drivers:
        numbers = {driver.id: str(number) for number, driver in enumerate(drivers, 1)}
        yield Heading(1, pen.words(pen.say("Reasons for the decision: the codebook")), "drivers")
        yield table(
            drivers,
            pen,
            Col("number", Label("No.", "register"), 0.5, lambda driver: (Run(numbers[driver.id], bold=True),)),
            Col("reason", Label("Reason"), 1.8, lambda driver: driver.name),
            Col("definition", Label("Definition"), 4.4, lambda driver: driver.definition),
        )


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint, outcome: str, skeleton_id: str) -> Workbook:
    """The form to type in while listening."""
    form, pen = _Form(outcome, blueprint.skeletons[skeleton_id], blueprint), InternalPen(blueprint)
    sheets: tuple[Sheet, ...] = (
        _head_sheet(form, pen),
        *_answers(form, pen),
        *_marks(form, pen),
        *_codebook(form, pen),
    )
    imprint = pen.imprint(form.skeleton.stage, owner=sponsor_of(blueprint))
    return pen.workbook(
        f"interview-{outcome}", _title(outcome, form.skeleton, pen), sheets, _choices(form, pen), imprint
    )


def _head_sheet(form: _Form, pen: InternalPen) -> TextSheet:
    """Who was asked, what was agreed, and what is to be told in a sentence afterwards."""
    lines = (
        pen.say("Type while you listen: one row is one question. Word for word, in quotation marks."),
        pen.say("Code on the day of the interview, then enter the codes in the register."),
    )
    consents = tuple((f"InterviewConsent{number}", label) for number, label in enumerate(_CONSENTS, 1))
    ends = tuple((f"InterviewEnd{number}", label) for number, label in enumerate(_AT_THE_END, 1))
    values = tuple(
        NamedValue(name, pen.say(label), None, "date" if name == "InterviewHeld" else "text")
        for name, label in (*_HEAD, *consents, *ends)
    )
    consent = form.blueprint.win_loss.consent
    parts = [part.strip() for part in (consent or "").split("\n\n") if part.strip()]
    read_out = ((pen.say("Read out"), tuple(map(pen.bare, parts))),) if parts else ()
    title = _title(form.outcome, form.skeleton, pen)
    return TextSheet("head", pen.say("Interview", "win-loss-register"), title, (("", lines), *read_out), values)


def _answers(form: _Form, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a question, with its answer and codes."""
    drivers = "drivers" if form.blueprint.win_loss.drivers else ""
    columns: tuple[Col[tuple[TalkBlock, AskedQuestion], Cell], ...] = (
        Col("part", Label("Part of the interview"), 22, lambda one: pen.bare(one[0].title)),
        Col("question", Label("Question"), 46, lambda one: pen.bare(one[1].text)),
        Col("answer", Label("Answer"), 60, input=True),
        Col("reason", Label("Reason"), 26, choices=drivers, input=True),
        Col("polarity", Label("For or against us"), 14, choices="polarity", input=True),
        Col("weight", Label("Weight"), 14, choices="weights", input=True),
    )
    rows = tuple(
        sheet_row((part, question), columns, question.id, question.path)
        for part in form.parts
        for question in form.asked(part)
    )
    if rows:
        yield TableSheet("answers", pen.say("Questions"), sheet_columns(columns, pen), rows, freeze=2)


def _marks(form: _Form, pen: InternalPen) -> Iterator[TableSheet]:
    """A row an item, with its mark and why."""
    columns: tuple[Col[Rating, Cell], ...] = (
        Col("item", Label("Item", "win-loss-register"), 44, lambda rating: pen.bare(rating.text)),
        Col("mark", Label("Rating"), 11, kind="integer", choices="marks", input=True),
        Col("why", Label("Why"), 60, input=True),
    )
    rows = sheet_rows(form.ratings, columns)
    if rows:
        yield TableSheet("ratings", pen.say("Ratings"), sheet_columns(columns, pen), rows, freeze=1)


def _codebook(form: _Form, pen: InternalPen) -> Iterator[TableSheet]:
    drivers = form.blueprint.win_loss.drivers.values()
    columns: tuple[Col[Driver, Cell], ...] = (
        Col("reason", Label("Reason"), 30, lambda driver: pen.caption(driver.name)),
        Col("group", Label("Group"), 22, lambda driver: pen.caption(driver.group)),
        Col("definition", Label("Definition"), 90, lambda driver: pen.bare(driver.definition)),
    )
    if drivers:
        yield TableSheet("codebook", pen.say("Codebook"), sheet_columns(columns, pen), sheet_rows(drivers, columns))


def _choices(form: _Form, pen: InternalPen) -> tuple[ChoiceList, ...]:
    drivers = tuple(pen.caption(driver.name) for driver in form.blueprint.win_loss.drivers.values())
    polarity = (Label("for us"), Label("against us"))
    weights = (Label("decisive"), Label("important", "win-loss-register"), Label("minor"))
    lists = (
        ChoiceList("drivers", pen.say("Reason"), drivers),
        ChoiceList("polarity", pen.say("For or against us"), tuple(map(pen.say, polarity))),
        ChoiceList("weights", pen.say("Weight"), tuple(map(pen.say, weights))),
        ChoiceList("marks", pen.say("Rating"), _MARKS),
    )
    return tuple(one for one in lists if one.values)
