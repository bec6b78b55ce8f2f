"""What interviews with customers say of an element, in a line for its card; nothing where nobody spoke of it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Objection
from generator.blueprint.model.customers import Persona
from generator.blueprint.model.process import Stage
from generator.documents.inline import Inline
from generator.winloss.findings import Sample, may_be_told, raised, turns

from .internal_pen import InternalPen

_QUOTES = 2


def weightiest_first(objections: Iterable[Objection], blueprint: Blueprint) -> list[Objection]:
    """Objections in the order in which they cost deals, as interviews tell; the others as they stand in the list."""
    order = [*raised(Sample(blueprint))]
    return sorted(objections, key=lambda one: order.index(one.id) if one.id in order else len(order))


def of_objection(objection: Objection, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """In how many deals that we did not win it was raised, when last, and how often our answer convinced."""
    found = raised(Sample(blueprint)).get(objection.id)
    if found is None:
        return ()
    said = pen.say(
        "raised in {count} of {of} deals not won, last on {day}",
        count=found.in_lost.count,
        of=found.in_lost.of,
        day=pen.date(found.last),
    )
    answered = pen.say("our answer convinced in {count} of {of}", count=found.convinced.count, of=found.convinced.of)
    return pen.words("; ".join((said, answered) if found.convinced.of else (said,)))


def of_stage(stage: Stage, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """How often decisions turned at a stage."""
    found = next((turn for turn in turns(Sample(blueprint)) if turn.stage == stage.id), None)
    if found is None:
        return ()
    times = pen.counted(found.for_us + found.against, "{n} decision turned here", "{n} decisions turned here")
    sides = pen.say("{for_us} for us, {against} against us", for_us=found.for_us, against=found.against)
    return pen.words(f"{times}: {sides}")


def of_persona(persona: Persona, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """What such people said of what decided, the latest first, where they may be quoted."""
    told = (talk for talk in reversed(Sample(blueprint).all) if talk.persona == persona.id)
    quotes = [
        mention.quote
        for talk in told
        if may_be_told(talk, blueprint.as_of)
        for mention in talk.mentions.values()
        if mention.quote and mention.weight == "decisive"
    ]
    return pen.words(" · ".join(map(pen.quoted, dict.fromkeys(quotes[:_QUOTES]))))
