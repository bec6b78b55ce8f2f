"""``rollout``: the waves in which a team takes the process up, with dates, what is practised and when to go on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.people import TrainingItem, Wave
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.locale import Label, said
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .pen import Pen
from .registry import Deliverable

ID = "rollout"
TITLE = Label("Rollout plan")
SUBTITLE = Label("In small steps: one wave, one habit, then the next")
RULES = (
    Label("A wave begins when the one before has met its exit facts, not when its date has come."),
    Label(
        "Deals in hand are finished the old way. New ones are run by the stages that are already rolled out.",
    ),
    Label(
        "Resistance is normal. We show salespeople what is in it for them, and listen to what does not work.",
    ),
    Label(
        "After ninety days everything is reviewed; after twelve months the process counts as proven.",
    ),
)
HOW = Label("Principles")
SCHEDULE = Label("Schedule")
DATES = Label("Dates")
WAVE, STAGES, FROM, TO, OWNER = (
    Label("Wave"),
    Label("Stages"),
    Label("From", "rollout"),
    Label("To", "rollout"),
    Label("Accountable"),
)
REVIEW_DAY = 90
REVIEW = Label("Review after 90 days")
YEAR = Label("Review after 12 months")
WHOLE = Label("the whole process")
PAPERS = Label("Documents")
PILOT = Label("Pilot")
TRAINING = Label("We practise")
TRAININGS = Label("Trainings and rehearsals")
TOPIC, FORM, WHO, LEADS, ON, MEASURE = (
    Label("Topic"),
    Label("Form"),
    Label("For whom"),
    Label("Led by"),
    Label("When"),
    Label("How we tell that it helped"),
)
FORMS = {
    "training": Label("training"),
    "coaching": Label("coaching"),
    "mentoring": Label("mentoring"),
    "rehearsal": Label("rehearsal"),
}
BUILDS, COMES_FROM = Label("Competence"), Label("It follows from")
GO_ON = Label("We go on when")
TO_GO_ON = Label("how we will know that we can go on")
RESISTANCE = Label("What you will hear, and what to answer")
START = Label("the date on which the rollout starts")


@dataclass(frozen=True, slots=True)
class DatedWave:
    """A wave with its first and last day; none where the company has not said when the rollout starts."""

    wave: Wave
    number: int
    first: datetime.date | None
    last: datetime.date | None


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The plan, where there are waves."""
    return (
        [Deliverable(ID, said(TITLE, blueprint.language), document=document, packs=("manager",))]
        if blueprint.waves
        else []
    )


def document(blueprint: Blueprint) -> Document:
    """Principles, the schedule, and a chapter a wave."""
    pen = Pen(blueprint)
    waves = dated_waves(blueprint)
    return pen.document(
        id_=ID,
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(
            *_overview(waves, blueprint, pen),
            *(block for wave in waves for block in _chapter(wave, pen)),
            *_trainings(blueprint, pen),
        ),
        cover=True,
        contents=True,
    )


def dated_waves(blueprint: Blueprint) -> tuple[DatedWave, ...]:
    """The waves in the order that the company has chosen, one after the other, each beginning on a working day."""
    order = blueprint.plan.rollout_order
    waves = sorted(blueprint.waves.values(), key=lambda wave: wave.place.get(order, len(blueprint.waves)))
    return tuple(_dated(waves, blueprint.plan.rollout_start, calendar_for(blueprint)))


def _dated(waves: list[Wave], start: datetime.date | None, calendar: WorkingCalendar) -> Iterator[DatedWave]:
    for number, wave in enumerate(waves, start=1):
        if start is None:
            yield DatedWave(wave, number, None, None)
            continue
        first = calendar.next_working_day(start)
        start = first + datetime.timedelta(days=wave.days)
        yield DatedWave(wave, number, first, start - datetime.timedelta(days=1))


def _overview(waves: tuple[DatedWave, ...], blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(HOW)), "principles")
    yield Bullets(tuple(pen.words(pen.say(rule)) for rule in RULES))
    yield Heading(1, pen.words(pen.say(SCHEDULE)), "schedule")
    if blueprint.plan.rollout_start is None:
        yield pen.decision_box(pen.say(START), "plan.rollout_start")
    columns = (
        Column(pen.say(WAVE), 2.2),
        Column(pen.say(STAGES), 2.6),
        Column(pen.say(FROM), 1.1, "number"),
        Column(pen.say(TO), 1.1, "number"),
        Column(pen.say(OWNER), 1.4),
    )
    rows = (*(_row(wave, pen) for wave in waves), *_reviews(blueprint, pen))
    yield Table(columns, rows, origin="waves")


def _row(dated: DatedWave, pen: Pen) -> TableRow:
    stages = ", ".join(pen.stage(id_) for id_ in dated.wave.stages) or pen.say(WHOLE)
    cells = (
        _named(dated, pen),
        pen.words(stages),
        *_span(dated, pen),
        pen.words(pen.role_or_decision(dated.wave.owner, dated.wave.origin("owner"))),
    )
    return TableRow(cells, origin=dated.wave.path)


def _named(dated: DatedWave, pen: Pen) -> Inline:
    return (*pen.words(f"{pen.say(WAVE)} {dated.number} – "), *pen.inline(dated.wave.name))


def _span(dated: DatedWave, pen: Pen) -> tuple[Inline, Inline]:
    """First and last day; without a start, how long it takes."""
    if dated.first is None:
        return (), pen.words(pen.counted(dated.wave.days, "{n} day", "{n} days"))
    return pen.words(pen.date(dated.first)), pen.words(pen.date(dated.last))


def _reviews(blueprint: Blueprint, pen: Pen) -> Iterator[TableRow]:
    start = blueprint.plan.rollout_start
    if start is None:
        return
    calendar = calendar_for(blueprint)
    quarter = calendar.next_working_day(start + datetime.timedelta(days=REVIEW_DAY))
    year = calendar.next_working_day(_a_year_after(start))
    for label, day in ((REVIEW, quarter), (YEAR, year)):
        date = pen.words(pen.date(day))
        cells = (pen.words(pen.say(label)), pen.words(pen.say(WHOLE)), date, date, _owner(blueprint, pen))
        yield TableRow(cells, emphasis=True, origin="plan.rollout_start")


def _a_year_after(day: datetime.date) -> datetime.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def _owner(blueprint: Blueprint, pen: Pen) -> Inline:
    owner = blueprint.owner or ("process-owner" if "process-owner" in blueprint.roles else None)
    return pen.words(pen.role_or_decision(owner, "owner"))


def _chapter(dated: DatedWave, pen: Pen) -> Iterator[Block]:
    wave = dated.wave
    yield Heading(1, _named(dated, pen), f"wave-{wave.id}", wave.origin("name"))
    yield KeyValues(tuple(_facts(dated, pen)), wave.path)
    if wave.pilot:
        yield Paragraph((Run(f"{pen.say(PILOT)}. ", bold=True), *pen.inline(wave.pilot)), origin=wave.origin("pilot"))
    if wave.training:
        text = (Run(f"{pen.say(TRAINING)}. ", bold=True), *pen.inline(wave.training))
        yield Paragraph(text, origin=wave.origin("training"))
    yield Heading(3, pen.words(pen.say(GO_ON)))
    if wave.exit:
        yield Checklist(pen.inlines(wave.exit), wave.origin("exit"))
    else:
        yield Paragraph(pen.decision(pen.say(TO_GO_ON), wave.origin("exit")), origin=wave.origin("exit"))
    if wave.resistance:
        yield Callout("tip", pen.say(RESISTANCE), (pen.inline(wave.resistance),), wave.origin("resistance"))


def _facts(dated: DatedWave, pen: Pen) -> Iterator[tuple[str, Inline]]:
    wave = dated.wave
    first, last = _span(dated, pen)
    yield pen.say(DATES), (*first, *pen.words(" – "), *last) if first else last
    yield pen.say(OWNER), pen.words(pen.role_or_decision(wave.owner, wave.origin("owner")))
    titles = [title for id_ in wave.documents if (title := pen.deliverable_title(id_))]
    if titles:
        yield pen.say(PAPERS), pen.words(" · ".join(titles))


def _trainings(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What is practised beside the waves, in the order of the dates."""
    if not blueprint.training:
        return
    yield Heading(1, pen.words(pen.say(TRAININGS)), "training")
    columns = (
        Column(pen.say(TOPIC), 3),
        Column(pen.say(FORM), 1.2),
        Column(pen.say(WHO), 1.3),
        Column(pen.say(LEADS), 1.3),
        Column(pen.say(ON), 1.6, "number"),
        Column(pen.say(MEASURE), 2.4),
    )
    items = sorted(blueprint.training.values(), key=lambda item: item.on or datetime.date.max)
    yield Table(columns, tuple(_training(item, blueprint, pen) for item in items), origin="training")


def _training(item: TrainingItem, blueprint: Blueprint, pen: Pen) -> TableRow:
    cells = (
        (*pen.inline(item.topic), *_reasons(item, blueprint, pen)),
        pen.words(pen.say(FORMS[item.form])),
        pen.words(pen.role(item.role) if item.role else "–"),
        pen.words(pen.role_or_decision(item.trainer, item.origin("trainer"))),
        pen.words(pen.date(item.on) or "–"),
        pen.inline(item.measure or "–"),
    )
    return TableRow(cells, origin=item.path)


def _reasons(item: TrainingItem, blueprint: Blueprint, pen: Pen) -> Inline:
    """The competence that it builds, and the change that it follows from."""
    competence = blueprint.competences.get(item.competence or "")
    change = blueprint.changes.get(item.change or "")
    lines = ((BUILDS, competence.name if competence else ""), (COMES_FROM, change.finding if change else ""))
    return tuple(
        run for label, text in lines if text for run in (*pen.words(f"\n{pen.say(label)}: "), *pen.inline(text))
    )
