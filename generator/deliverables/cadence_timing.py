"""The days of all cadences in one table: what the register looks its due dates up in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Step
from generator.documents.workbook import Cell, SheetRow, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen
from .touches import channel

YES, NO = Label("yes"), Label("no")


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch with its number in the order of days, counted from 1."""

    cadence: Cadence
    step: Step
    number: int

    @property
    def offset(self) -> int:
        """Days from the first touch."""
        return self.step.day - min(step.day for step in self.cadence.steps.values())


def timing(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a touch of each cadence."""
    columns: tuple[Col[Touch, Cell], ...] = (
        Col("key", Label("Key"), 44, lambda one: f"{pen.caption(one.cadence.name)}|{one.number}"),
        Col("cadence", Label("Cadence"), 34, lambda one: pen.caption(one.cadence.name)),
        Col("touch", Label("Touch no."), 12, lambda one: one.number, "integer"),
        Col("offset", Label("Days from start"), 14, lambda one: one.offset, "integer"),
        Col("working", Label("[[Word.working-day]]"), 16, lambda one: pen.say(YES if one.cadence.working_days else NO)),
        Col("channel", Label("Channel"), 24, lambda one: channel(one.step, pen)),
    )
    if blueprint.cadences:
        rows = tuple(_timed(one, columns) for cadence in blueprint.cadences.values() for one in by_day(cadence))
        yield TableSheet("timing", "", sheet_columns(columns, pen), rows)


def by_day(cadence: Cadence) -> Iterator[Touch]:
    """The touches of a cadence in the order of their days."""
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    return (Touch(cadence, step, number) for number, step in enumerate(steps, start=1))


def _timed(touch: Touch, columns: tuple[Col[Touch, Cell], ...]) -> SheetRow:
    return sheet_row(touch, columns, f"{touch.cadence.id}-{touch.step.id}", touch.step.path)
