"""The workbook of the cadences: the register that is worked in every day, a sheet a cadence, the days to look up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Step
from generator.documents.undecided import bare, joined
from generator.documents.workbook import Cell, CellLink, TableSheet, TextSheet
from generator.locale import Label

from .cadence_register import bases, register, states
from .cadence_timing import NO, YES, timing
from .columns import Col, sheet_columns, sheet_rows
from .internal_pen import InternalPen
from .known import avatars_written_to
from .messages import others, text_to_send
from .reference_date import today
from .sheets import Makes
from .touches import FUNCTIONS, basis, channel, day_label


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to work with it, and the day that it takes for today."""
    yield TextSheet("about", "", blueprint.papers["cadences"].title, values=(today(blueprint, pen),))


# --- the cadences ---------------------------------------------------------------------------------


def overview(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a cadence; no sheet where there is none."""
    columns: tuple[Col[Cadence, Cell], ...] = (
        Col("cadence", Label("Cadence"), 18, lambda one: _to_its_sheet(one, blueprint, pen)),
        Col("kind", Label("Kind"), 16, lambda one: pen.say(FUNCTIONS[one.function])),
        Col("goal", Label("Goal"), 23, lambda one: pen.bare(one.goal)),
        Col("entry", Label("Who enters"), 30, lambda one: _entry(one, pen)),
        Col("owner", Label("Owner"), 13, lambda one: pen.role(one.owner)),
        Col("steps", Label("Touches"), 10, lambda one: len(one.steps), "integer"),
        Col("length", Label("Length in days"), 10, _length, "integer"),
        Col("channels", Label("Channel"), 14, lambda one: _channels(one, pen)),
        Col("most", Label("Most contacts at a time"), 10, lambda one: one.most_active, "integer"),
        Col("pause", Label("Pause in days"), 10, lambda one: one.pause, "integer"),
        Col("stops", Label("Stop at once when"), 27, lambda one: "\n".join(pen.bare(stop) for stop in one.stops)),
    )
    if blueprint.cadences:
        rows = sheet_rows(blueprint.cadences.values(), columns)
        yield TableSheet("overview", "", sheet_columns(columns, pen), rows, freeze=1)


def _to_its_sheet(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> Cell:
    """Its name, which opens its sheet where the company has such sheets."""
    name = pen.caption(cadence.name)
    return CellLink(name, sheet=cadence.id) if "touches" in blueprint.papers["cadences"].sheets else name


def _entry(cadence: Cadence, pen: InternalPen) -> str:
    return pen.bare_or_decision(cadence.entry, pen.say("Who enters").lower(), cadence.origin("entry"))


def _length(cadence: Cadence) -> int:
    days = [step.day for step in cadence.steps.values()]
    return max(days) - min(days) + 1 if days else 0


def _channels(cadence: Cadence, pen: InternalPen) -> str:
    return joined(", ", dict.fromkeys(channel(step, pen) for step in cadence.steps.values()))


def touches(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A sheet a cadence: its touches with the texts to send."""
    for cadence in blueprint.cadences.values():
        columns = _of_a_touch(cadence, blueprint, pen.writing_to(cadence.avatar))
        yield TableSheet(
            cadence.id,
            pen.caption(cadence.name),
            sheet_columns(columns, pen),
            sheet_rows(cadence.steps.values(), columns),
            heading=pen.caption(cadence.name),
            remarks=(pen.bare(cadence.goal),),
            freeze=2,
        )


def _of_a_touch(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Step, Cell], ...]:
    return (
        Col("day", day_label(cadence), 9, lambda step: step.day, "integer"),
        Col("channel", Label("Channel"), 12, lambda step: channel(step, pen)),
        Col("purpose", Label("Purpose"), 25, lambda step: pen.bare(step.purpose)),
        Col("subject", Label("Subject"), 19, lambda step: _subject(step, blueprint, pen)),
        Col("body", Label("Text"), 54, lambda step: _text(step, blueprint, pen)),
        *_others(cadence, blueprint, pen),
        Col("automatic", Label("Automatic"), 10, lambda step: pen.say(YES if step.automatic else NO)),
        Col("role", Label("Who"), 13, lambda step: pen.role(step.role or cadence.owner)),
        Col("minutes", Label("Minutes"), 9, lambda step: step.minutes, "integer"),
        Col("basis", Label("Legal basis"), 17, lambda step: basis(step, cadence, blueprint, pen)),
        Col("answered", Label("If answered"), 18, lambda step: pen.bare(step.if_answered or "")),
    )


def _others(cadence: Cadence, blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[Step, Cell]]:
    """What further kinds of firms are written instead, where the cadence is for several."""
    if cadence.avatar is None and len(avatars_written_to(blueprint)) > 1:
        label = Label("To other kinds of companies")
        yield Col("others", label, 34, lambda step: _instead(step, blueprint, pen), origin="avatars")


def _instead(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    said = others(message, pen) if message else ()
    return joined("\n\n", (joined("\n", (firm, bare(facts))) for firm, facts in said))


def _subject(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    return pen.bare(message.subject[0]) if message and message.subject else ""


def _text(step: Step, blueprint: Blueprint, pen: InternalPen) -> str:
    message = blueprint.messages.get(step.message or "")
    return text_to_send(message, pen) if message else ""


SHEETS: Makes = {
    "about": about,
    "register": register,
    "states": states,
    "bases": bases,
    "overview": overview,
    "touches": touches,
    "timing": timing,
}
