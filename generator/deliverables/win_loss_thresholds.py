"""From which value on a deal is looked into: that of its class of customers, or of the programme."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Segment
from generator.documents.workbook import Cell, NamedValue, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .formulas import literal
from .internal_pen import InternalPen


def minimum(blueprint: Blueprint, pen: InternalPen) -> NamedValue:
    """The value of the programme, in a cell of its own."""
    least = blueprint.win_loss.min_value
    label = pen.say("Minimum [[word.order]] value to look into (blank: any)")
    return NamedValue("MinimumValue", label, least.amount if least else None, "money", currency=pen.currency(least))


def thresholds(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The values of classes that have their own, to be changed there."""
    columns: tuple[Col[Segment, Cell], ...] = (
        Col("segment", Label("Segment"), 30, lambda one: pen.caption(one.name)),
        Col("least", Label("Minimum [[word.order]] value to look into"), 22, _least, "money", input=True, least=0),
    )
    rows = tuple(sheet_row(one, columns, one.id, one.path) for one in _own(blueprint))
    if rows:
        yield TableSheet("thresholds", "", sheet_columns(columns, pen), rows, landscape=False)


def has_own(blueprint: Blueprint) -> bool:
    """Whether any class has a value of its own."""
    return bool(_own(blueprint))


def least(blueprint: Blueprint) -> str:
    """The formula of the value from which the deal of a row counts; nothing where any does."""
    if not _own(blueprint):
        return "MinimumValue"
    found = f"INDEX({{thresholds.least[]}},MATCH({literal('{segment}')},{{thresholds.segment[]}},0))"
    return f"IFERROR({found},MinimumValue)"


def _own(blueprint: Blueprint) -> list[Segment]:
    return [one for one in blueprint.segments.values() if one.win_loss_min_value]


def _least(segment: Segment) -> Cell:
    return segment.win_loss_min_value.amount if segment.win_loss_min_value else None
