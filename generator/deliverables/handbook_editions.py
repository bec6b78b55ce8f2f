"""The handbook's last chapter: what each edition brought, from the changes that were released in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby

from generator.blueprint import element_names
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Change
from generator.documents.blocks import Block, Bullets
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .internal_pen import InternalPen
from .sections import Shows


def _editions(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A sentence an edition and a row a change, the latest first; nothing while no change has been released."""
    released = _released(blueprint)
    if released:
        sentences = (_sentence(edition, list(its), pen) for edition, its in groupby(released, _edition))
        yield Bullets(tuple(map(pen.words, sentences)), "changes")
        yield table(
            released,
            pen,
            Col("edition", Label("Edition"), 1, lambda one: pen.words(_edition(one))),
            Col("date", Label("Decided on"), 1.6, lambda one: pen.words(pen.date(one.on) or "–")),
            Col("what", Label("What changed"), 4, lambda one: pen.inline(one.decision or one.finding)),
            Col("concerns", Label("Concerns"), 2.4, lambda one: _concerns(one, blueprint, pen)),
            origin="changes",
        )


def _released(blueprint: Blueprint) -> list[Change]:
    """The changes that are in force, those of one edition together: the edition decided on last comes first."""
    changes = [one for one in blueprint.changes.values() if one.status == "released" and one.released_in]
    latest: dict[str, datetime.date] = {}
    for change in changes:
        latest[_edition(change)] = max(_day(change), latest.get(_edition(change), datetime.date.min))
    return sorted(changes, key=lambda one: (latest[_edition(one)], _edition(one), _day(one)), reverse=True)


def _sentence(edition: str, changes: list[Change], pen: InternalPen) -> str:
    """How much an edition brought, and when the last of it was decided."""
    many = pen.counted(len(changes), "{n} change", "{n} changes")
    day = pen.date(max((one.on for one in changes if one.on), default=None))
    if not day:
        return pen.say("Edition {edition}: {changes}.", edition=edition, changes=many)
    if len(changes) == 1:
        return pen.say("Edition {edition}: {changes}, decided on {day}.", edition=edition, changes=many, day=day)
    return pen.say("Edition {edition}: {changes}, the last decided on {day}.", edition=edition, changes=many, day=day)


def _concerns(change: Change, blueprint: Blueprint, pen: InternalPen) -> Inline:
    return pen.words(", ".join(filter(None, (element_names.of(path, blueprint) for path in change.affects))) or "–")


def _edition(change: Change) -> str:
    return change.released_in or ""


def _day(change: Change) -> datetime.date:
    """When a change was decided; one without a day counts as the earliest."""
    return change.on or datetime.date.min


SHOWS: Shows[Blueprint, InternalPen] = {"editions": _editions}
