"""``rollout``: the waves in which a team takes the process up, with dates, what is practised and when to go on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.people import TrainingItem, Wave
from generator.documents.blocks import Block, Callout, Checklist, Heading, Paragraph, TableRow
from generator.documents.figures import Figure
from generator.documents.inline import Inline, Run, text_of
from generator.locale import Label
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .columns import Col, table
from .facts import facts
from .internal_pen import InternalPen
from .paper import Paper
from .pictures.gantt import Bar, Tick, gantt
from .pictures.rooms import PHONE, UPRIGHT

REVIEW_DAY = 90
"""The day of the first review, where the waves are over by then."""
WHOLE = Label("the whole process")
FORMS = {
    "training": Label("training"),
    "coaching": Label("coaching"),
    "mentoring": Label("mentoring"),
    "rehearsal": Label("rehearsal"),
}


@dataclass(frozen=True, slots=True)
class DatedWave:
    """A wave with its first and last day; none where the company has not said when the rollout starts."""

    wave: Wave
    number: int
    first: datetime.date | None
    last: datetime.date | None


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


def schedule(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A row a wave, then the reviews."""
    if blueprint.plan.rollout_start is None:
        yield pen.decision_box(pen.say("the date on which the rollout starts"), "plan.rollout_start")
    yield from _chart(blueprint, pen)
    shown = table(
        dated_waves(blueprint),
        pen,
        Col("wave", Label("Wave"), 2.2, lambda dated: _named(dated, pen)),
        Col("stages", Label("Stages"), 2.6, lambda dated: pen.words(_stages(dated.wave, pen))),
        Col("from", Label("From", "rollout"), 1.1, lambda dated: _span(dated, pen)[0], "number"),
        Col("to", Label("To", "rollout"), 1.1, lambda dated: _span(dated, pen)[1], "number"),
        Col("owner", Label("Accountable"), 1.4, lambda dated: _leader(dated.wave, pen)),
        origin="waves",
        row_origin=lambda dated: dated.wave.path,
    )
    yield replace(shown, rows=(*shown.rows, *_reviews(blueprint, pen)))


# --- the waves as a picture -----------------------------------------------------------------------


def _chart(blueprint: Blueprint, pen: InternalPen) -> Iterator[Figure]:
    """The waves and the reviews over an axis of months, or of weeks as long as there is no date to begin at."""
    dated = dated_waves(blueprint)
    start = blueprint.plan.rollout_start
    bars = tuple(_dated_bars(dated, start, blueprint, pen)) if start else tuple(_following_bars(dated, pen))
    if bars:
        days = max(bar.last for bar in bars) + 1
        ticks = tuple(_months(start, days, pen) if start else _weeks(days, pen))
        waves_said = "; ".join(f"{bar.name} – {bar.said}" for bar in bars)
        alt = pen.say("Waves of the rollout one after the other: {waves}", waves=waves_said)
        yield Figure(alt, gantt(bars, ticks, UPRIGHT.width), gantt(bars, ticks, PHONE), origin="waves")


def _dated_bars(
    dated: tuple[DatedWave, ...], start: datetime.date, blueprint: Blueprint, pen: InternalPen
) -> Iterator[Bar]:
    for one in dated:
        if one.first and one.last:
            first, last = (one.first - start).days, (one.last - start).days
            yield _bar(one, first, last, f"{pen.date(one.first)} – {pen.date(one.last)}", pen)
    for name, day in _review_days(start, blueprint, pen):
        place = (day - start).days
        yield Bar(name, place, place, pen.date(day), origin="plan.rollout_start", is_day=True)


def _following_bars(dated: tuple[DatedWave, ...], pen: InternalPen) -> Iterator[Bar]:
    first = 0
    for one in dated:
        said = pen.counted(one.wave.days, "{n} day", "{n} days")
        yield _bar(one, first, first + one.wave.days - 1, said, pen)
        first += one.wave.days


def _bar(dated: DatedWave, first: int, last: int, said: str, pen: InternalPen) -> Bar:
    return Bar(text_of(_named(dated, pen)), first, last, said, f"#wave-{dated.wave.id}", dated.wave.path)


def _months(start: datetime.date, days: int, pen: InternalPen) -> Iterator[Tick]:
    """The first day of each month that the chart shows."""
    for day in range(days):
        date = start + datetime.timedelta(days=day)
        if date.day == 1 or day == 0:
            yield Tick(day, pen.short_month(date))


def _weeks(days: int, pen: InternalPen) -> Iterator[Tick]:
    return (Tick(day, pen.say("week {n}", n=day // 7 + 1)) for day in range(0, days, 7))


def _named(dated: DatedWave, pen: InternalPen) -> Inline:
    return (*pen.words(f"{pen.say('Wave')} {dated.number} – "), *pen.inline(dated.wave.name))


def _stages(wave: Wave, pen: InternalPen) -> str:
    return ", ".join(map(pen.stage, wave.stages)) or pen.say(WHOLE)


def _span(dated: DatedWave, pen: InternalPen) -> tuple[Inline, Inline]:
    """First and last day; without a start, how long it takes."""
    if dated.first is None:
        return (), pen.words(pen.counted(dated.wave.days, "{n} day", "{n} days"))
    return pen.words(pen.date(dated.first)), pen.words(pen.date(dated.last))


def _leader(wave: Wave, pen: InternalPen) -> Inline:
    return pen.words(pen.role_or_decision(wave.owner, wave.origin("owner")))


def _reviews(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableRow]:
    start = blueprint.plan.rollout_start
    if start is None:
        return
    for name, day in _review_days(start, blueprint, pen):
        date = pen.words(pen.date(day))
        cells = (pen.words(name), pen.words(pen.say(WHOLE)), date, date, _owner(blueprint, pen))
        yield TableRow(cells, emphasis=True, origin="plan.rollout_start")


def _review_days(start: datetime.date, blueprint: Blueprint, pen: InternalPen) -> Iterator[tuple[str, datetime.date]]:
    """What the reviews are called, and the working day of each: none comes before the last wave is over."""
    calendar = calendar_for(blueprint)
    done = max((wave.last for wave in dated_waves(blueprint) if wave.last), default=start)
    quarter, year = start + datetime.timedelta(days=REVIEW_DAY), _a_year_after(start)
    if done < quarter:
        yield pen.say("Review after 90 days"), calendar.next_working_day(quarter)
    else:
        yield pen.say("Review after the last wave"), calendar.next_working_day(done + datetime.timedelta(days=1))
    if done < year:
        yield pen.say("Review after 12 months"), calendar.next_working_day(year)


def _a_year_after(day: datetime.date) -> datetime.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def _owner(blueprint: Blueprint, pen: InternalPen) -> Inline:
    owner = blueprint.owner or ("process-owner" if "process-owner" in blueprint.roles else None)
    return pen.words(pen.role_or_decision(owner, "owner"))


def waves(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A chapter a wave."""
    return (block for dated in dated_waves(blueprint) for block in _chapter(dated, pen))


def _chapter(dated: DatedWave, pen: InternalPen) -> Iterator[Block]:
    wave = dated.wave
    yield Heading(1, _named(dated, pen), f"wave-{wave.id}", wave.origin("name"))
    yield from facts(
        pen,
        wave.path,
        (Label("Dates"), _dates(dated, pen)),
        (Label("Accountable"), _leader(wave, pen)),
        (Label("Documents"), pen.papers(wave.documents)),
    )
    yield from _opened(pen.say("Pilot"), wave.pilot, wave.origin("pilot"), pen)
    yield from _opened(pen.say("Practice"), wave.training, wave.origin("training"), pen)
    yield Heading(3, pen.words(pen.say("We go on when")))
    if wave.exit:
        yield Checklist(pen.inlines(wave.exit), wave.origin("exit"))
    else:
        undecided = pen.decision(pen.say("how we will know that we can go on"), wave.origin("exit"))
        yield Paragraph(undecided, origin=wave.origin("exit"))
    if wave.resistance:
        heard = pen.say("What you will hear, and what to answer")
        yield Callout("tip", heard, (pen.inline(wave.resistance),), wave.origin("resistance"))


def _dates(dated: DatedWave, pen: InternalPen) -> Inline:
    first, last = _span(dated, pen)
    return (*first, *pen.words(" – "), *last) if first else last


def _opened(name: str, text: str | None, origin: str, pen: InternalPen) -> Iterator[Paragraph]:
    """A paragraph that opens with what it is about; none without a text."""
    if text:
        yield Paragraph((Run(f"{name}. ", bold=True), *pen.inline(text)), origin=origin)


def training(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is practised beside the waves, in the order of the dates."""
    items = sorted(blueprint.training.values(), key=lambda item: item.on or datetime.date.max)
    if items:
        yield table(
            items,
            pen,
            Col("topic", Label("Topic"), 3, lambda item: (*pen.inline(item.topic), *_reasons(item, blueprint, pen))),
            Col("form", Label("Form"), 1.2, lambda item: pen.words(pen.say(FORMS[item.form]))),
            Col("for", Label("For whom"), 1.3, lambda item: pen.words(pen.role(item.role) if item.role else "–")),
            Col("trainer", Label("Led by"), 1.3, lambda item: _trainer(item, pen)),
            Col("on", Label("When"), 1.6, lambda item: pen.date(item.on) or "–", "number"),
            Col("measure", Label("How we tell that it helped"), 2.4, lambda item: item.measure or "–"),
            origin="training",
        )


def _trainer(item: TrainingItem, pen: InternalPen) -> Inline:
    return pen.words(pen.role_or_decision(item.trainer, item.origin("trainer")))


def _reasons(item: TrainingItem, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """The competence that it builds, and the change that it follows from."""
    competence = blueprint.competences.get(item.competence or "")
    change = blueprint.changes.get(item.change or "")
    builds = _reason(pen.say("Competence"), competence.name if competence else "", pen)
    return (*builds, *_reason(pen.say("It follows from"), change.finding if change else "", pen))


def _reason(name: str, text: str, pen: InternalPen) -> Inline:
    return (*pen.words(f"\n{name}: "), *pen.inline(text)) if text else ()


PAPER = Paper(
    "rollout",
    {"schedule": schedule, "waves": waves, "training": training},
    made_for="waves",
    packs=("manager",),
    cover=True,
    contents=True,
)
