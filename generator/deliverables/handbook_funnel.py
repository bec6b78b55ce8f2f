"""The handbook's funnel: what a year takes at each step, as a picture; the workbook of indicators reckons with it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.funnel import Funnel, funnels_of
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Block, Heading
from generator.documents.figures import Figure

from .funnels import step_name
from .internal_pen import InternalPen
from .pictures.funnel import Band, funnel
from .pictures.rooms import PHONE, UPRIGHT
from .sections import Shows


def _funnels(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A picture for the process, or for each pipeline that has a funnel."""
    for one in funnels_of(blueprint):
        if one.pipeline:
            yield Heading(2, pen.words(one.pipeline.name), f"funnel-{one.pipeline.id}", one.pipeline.origin("name"))
        yield _pictured(one, pen)


def _pictured(one: Funnel, pen: InternalPen) -> Figure:
    bands = tuple(_bands(one, pen))
    alt = pen.say("Funnel of a year: {steps}", steps="; ".join(f"{band.name} – {band.said}" for band in bands))
    caption = pen.say("The bars are drawn to a logarithmic scale; the numbers count.") if all(one.needed) else ""
    return Figure(alt, funnel(bands, UPRIGHT.width), funnel(bands, PHONE), caption, "funnel")


def _bands(one: Funnel, pen: InternalPen) -> Iterator[Band]:
    *counts, orders = one.needed
    for step, count in zip(one.steps, counts, strict=True):
        origin = step.given.path if step.given else ""
        rate = pen.say("{share} get on", share=pen.percent(step.rate)) if step.rate is not None else ""
        yield Band(pen.caption(step_name(step, one.stages, pen)), count, _said(count, one, pen), rate, origin)
    yield Band(pen.say("[[word.order.many]]"), orders, _said(orders, one, pen))


def _said(count: int | None, one: Funnel, pen: InternalPen) -> str:
    """A year's number, and what that comes to for one salesperson and working day."""
    if count is None:
        return pen.say("not known yet")
    year, a_day = pen.number(count), round(one.a_day(count), 1)
    if not a_day:  # a share so small says nothing of anybody's day
        return pen.say("{year} a year", year=year)
    day = pen.number(a_day)
    return pen.say("{year} a year, {day} a day per salesperson", year=year, day=day)


SHOWS: Shows[Blueprint, InternalPen] = {"funnel": _funnels}
