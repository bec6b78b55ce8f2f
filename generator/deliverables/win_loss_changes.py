"""The changes of the process that Win-Loss and others have led to, as the guide tells of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.blueprint import element_names
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Change
from generator.documents.blocks import Block
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .internal_pen import InternalPen

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
    "product": Label("a change of the [[word.product]]"),
    "idea": Label("an idea from the team"),
}


def latest_first(blueprint: Blueprint) -> list[Change]:
    """The changes that have been proposed or decided, the latest first."""
    return sorted(blueprint.changes.values(), key=lambda change: change.on or datetime.date.min, reverse=True)


def changes(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A row for each change."""
    if blueprint.changes:
        yield table(
            latest_first(blueprint),
            pen,
            Col("finding", Label("Finding"), 3, lambda one: _finding(one, pen)),
            Col("decision", Label("Decision"), 3, lambda one: _decision(one, blueprint, pen)),
            Col("owner", Label("Accountable"), 1.3, lambda one: _owner(one, pen)),
            Col("due", Label("Due", "win-loss-guide"), 1.2, lambda one: pen.date(one.due) or "–"),
            Col("status", Label("Status"), 1.3, lambda one: _status(one, pen)),
            origin="changes",
        )


def _finding(change: Change, pen: InternalPen) -> Inline:
    """What was found, from how many interviews and when."""
    asked = pen.counted(change.interviews, "{n} interview", "{n} interviews") if change.interviews else ""
    source = ", ".join(filter(None, (pen.say(SOURCES[change.source]), asked, pen.date(change.on))))
    return (*pen.inline(change.finding), *pen.words(f"\n{pen.say(Label('Source', 'win-loss-guide'))}: {source}"))


def _decision(change: Change, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """What is done about it, and below that what it concerns and when one looks whether it helped."""
    affects = ", ".join(filter(None, (element_names.of(path, blueprint) for path in change.affects)))
    day = pen.date(change.check_on)
    below = (
        f"{pen.say('Concerns')}: {affects}" if affects else "",
        pen.say("We look whether it helped: {day}", day=day) if day else "",
        pen.say("urgent: training at once") if change.urgent else "",
    )
    decision = pen.or_decision(change.decision, pen.say("what is done about it"), change.origin("decision"))
    return (*decision, *pen.words("".join(f"\n{line}" for line in below if line)))


def _owner(change: Change, pen: InternalPen) -> Inline:
    return pen.words(pen.role_or_decision(change.owner, change.origin("owner")))


def _status(change: Change, pen: InternalPen) -> Inline:
    release = pen.say("in edition {edition}", edition=change.released_in) if change.released_in else ""
    return pen.words(", ".join(filter(None, (pen.say(STATUSES[change.status]), release))))
