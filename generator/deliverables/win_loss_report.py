"""``win-loss-report``: what the interviews come to, for those who decide what changes.

Each number says how many interviews it rests on and how far off it may be; where they are few, the paper says so first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Segment
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.winloss import Driver, Rating
from generator.documents.blocks import Block, Bullets, Callout, Paragraph
from generator.documents.figures import Figure
from generator.documents.inline import Inline, Run
from generator.locale import Label
from generator.winloss.findings import (
    Raised,
    Reason,
    Sample,
    Share,
    agreement,
    by_segment,
    marks,
    may_be_told,
    raised,
    reasons,
    rivals,
    turns,
)

from . import win_loss_report_sheets as sheets
from .columns import Col, table
from .facts import facts
from .internal_pen import InternalPen
from .paper import Paper
from .pictures.bars import Bar, bars
from .pictures.rooms import PHONE, UPRIGHT
from .skeletons import EDITION_NAMES
from .win_loss import sponsor_of, stage_of

_PRICE = "total-price"
"""The base's own code for the price; a company that has another in its place is told of that in the table alone."""
_FEW = 5
"""Interviews below which a share says next to nothing, where the programme names no number of its own."""
_SHOWN = 6
"""Reasons in the picture, and in the table by segments."""
_QUOTES = 12


def basis(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How many interviews there are, of which deals and from when; and a word where they are few."""
    sample = Sample(blueprint)
    ends = (f"{pen.say(name)}: {len(sample.by_outcome(id_))}" for id_, name in EDITION_NAMES.items())
    yield from facts(
        pen,
        "interviews",
        (Label("Interviews held"), pen.words(str(len(sample.all)))),
        (Label("By outcome"), pen.words(", ".join(ends))),
        (Label("From – to"), pen.words(f"{pen.date(sample.all[0].held)} – {pen.date(sample.all[-1].held)}")),
    )
    least = blueprint.win_loss.min_interviews or _FEW
    if len(sample.not_won) < least:
        few = pen.counted(len(sample.not_won), "{n} interview on a deal not won", "{n} interviews on deals not won")
        body = pen.say("{few} is a handful of stories. Take each seriously, and no share for a rule.", few=few)
        yield Callout("warning", pen.say("Few interviews"), (pen.words(body),), "interviews")


def why(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The reasons, those that decided most deals first: as bars, and all of them in a table."""
    sample = Sample(blueprint)
    given = [one for one in reasons(sample) if one.against.count or one.for_us.count]
    if not given:
        return
    if any(one.decided.count for one in given):
        what = pen.say("Share of the deals not won that a reason decided; the line is the 95 % interval.")
        yield Paragraph(pen.words(what), "note")
        yield _pictured([one for one in given if one.decided.count][:_SHOWN], pen)
    yield table(
        given,
        pen,
        Col("reason", Label("Reason"), 2.6, lambda one: one.driver.name),
        Col("decided", Label("Decided against us"), 2.4, lambda one: pen.words(_said(one.decided, pen))),
        Col("against", Label("Named against us"), 2.4, lambda one: pen.words(_said(one.against, pen))),
        Col("for", Label("Named for us, where we won"), 2.4, lambda one: pen.words(_said(one.for_us, pen))),
        row_origin=lambda one: one.driver.path,
    )


def _pictured(given: list[Reason], pen: InternalPen) -> Figure:
    shown = [_bar(one, pen) for one in given]
    alt = pen.say("What decided against us: {reasons}", reasons="; ".join(f"{bar.name} – {bar.said}" for bar in shown))
    return Figure(alt, bars(shown, UPRIGHT.width), bars(shown, PHONE), origin="interviews")


def _bar(one: Reason, pen: InternalPen) -> Bar:
    low, high = one.decided.interval or (0, 100)
    name = pen.caption(one.driver.name)
    return Bar(name, one.decided.percent or 0, low, high, _said(one.decided, pen), one.driver.path)


def _said(share: Share, pen: InternalPen) -> str:
    """“7 of 12 (58 %, 32–81 %)”."""
    if share.interval is None:
        return "–"
    low, high = share.interval
    return pen.say(
        "{count} of {of} ({percent}, {low} to {high})",
        count=share.count,
        of=share.of,
        percent=pen.percent(share.percent or 0),
        low=pen.percent(low),
        high=pen.percent(high),
    )


def price(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How many deals the price decided: what is believed of most."""
    found = next((one for one in reasons(Sample(blueprint)) if one.driver.id == _PRICE), None)
    if found and found.decided.of:
        said = pen.say("The price decided {share} of the deals not won.", share=_said(found.decided, pen))
        yield Callout("rule", pen.say("What the price decides"), (pen.words(said),), found.driver.path)


def segments(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What decided against us in each class of customers."""
    found, drivers = by_segment(Sample(blueprint)), blueprint.win_loss.drivers
    ids = list(dict.fromkeys(one.driver.id for one in reasons(Sample(blueprint)) if one.decided.count))[:_SHOWN]
    classes = [segment for segment in blueprint.segments.values() if segment.id in found]
    if len(classes) > 1:
        yield table(
            [drivers[id_] for id_ in ids],
            pen,
            Col("reason", Label("Reason"), 3, lambda one: one.name),
            *(_of_segment(one, found[one.id]) for one in classes),
        )


def _of_segment(segment: Segment, decided: Counter[str]) -> Col[Driver, Inline | str]:
    """How often each reason decided in a class; the column is there because of the class."""
    id_ = f"segment-{segment.id}"
    return Col(id_, segment.name, 1, lambda one: str(decided[one.id]), "number", origin=segment.origin("name"))


def objections(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The objections that customers raised, the most frequent and the most costly first."""
    found = raised(Sample(blueprint))
    if found:
        yield table(
            found.values(),
            pen,
            Col("objection", Label("Objection"), 3, lambda one: _objection(one, blueprint, pen)),
            Col("lost", Label("In deals not won"), 2.2, lambda one: pen.words(_said(one.in_lost, pen))),
            Col("value", Label("What those were worth"), 1.6, lambda one: _worth(one.lost_value, pen), "number"),
            Col("convinced", Label("Our answer convinced"), 2.2, lambda one: pen.words(_said(one.convinced, pen))),
            Col("last", Label("Last heard"), 1.4, lambda one: pen.words(pen.date(one.last)), "number"),
            row_origin=lambda one: blueprint.objections[one.objection].path,
        )


def _objection(one: Raised, blueprint: Blueprint, pen: InternalPen) -> Inline:
    words = pen.quoted(blueprint.objections[one.objection].wordings[0])
    return pen.paper("objections", one.objection, (Run(words),))


def _worth(value: Decimal | None, pen: InternalPen) -> Inline:
    return pen.words(pen.money(Money(amount=value)) if value is not None else "–")


def turning(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """At which stages decisions turned."""
    found = turns(Sample(blueprint))
    if found:
        yield table(
            found,
            pen,
            Col("stage", Label("Stage"), 4, lambda one: pen.words(pen.stage(one.stage))),
            Col("for", Label("for us"), 1, lambda one: str(one.for_us), "number"),
            Col("against", Label("against us"), 1, lambda one: str(one.against), "number"),
            row_origin=lambda one: blueprint.stages[one.stage].path,
        )


def competitors(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Whom customers compared us with, and how often they then bought from us."""
    found = rivals(Sample(blueprint))
    if found:
        yield table(
            found,
            pen,
            Col("competitor", Label("Competitor"), 3, lambda one: blueprint.competitors[one.competitor].name),
            Col("met", Label("Compared"), 1.2, lambda one: str(one.won.of), "number"),
            Col("won", Label("We won"), 2.6, lambda one: pen.words(_said(one.won, pen))),
            row_origin=lambda one: blueprint.competitors[one.competitor].path,
        )


def rated(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The mean marks, of those who bought and of all others."""
    sample = Sample(blueprint)
    items = [one for one in blueprint.win_loss.ratings.values() if marks(one.id, sample.all).of]
    if items:
        yield table(
            items,
            pen,
            Col("item", Label("Item", "win-loss-guide"), 3, lambda one: one.text),
            Col("won", Label("Won: mean (n)"), 1.4, lambda one: _mean(one, sample, True, pen), "number"),
            Col("lost", Label("Not won: mean (n)"), 1.4, lambda one: _mean(one, sample, False, pen), "number"),
        )


def _mean(rating: Rating, sample: Sample, won: bool, pen: InternalPen) -> Inline:
    found = marks(rating.id, sample.won if won else sample.not_won)
    return pen.words("–" if found.mean is None else f"{pen.number(round(Decimal(found.mean), 1))} ({found.of})")


def beliefs(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How often we knew, and where we were wrong."""
    found, drivers = agreement(Sample(blueprint)), blueprint.win_loss.drivers
    if not found.same.of:
        return
    lines = [
        pen.say("The main reason was known beforehand in {share}.", share=_said(found.same, pen)),
        pen.say("At least its group was known in {share}.", share=_said(found.same_group, pen)),
    ]
    if found.kappa is not None:
        lines.append(pen.say("Kappa: {kappa}.", kappa=pen.number(round(Decimal(float(found.kappa)), 2))))
    yield Bullets(tuple(map(pen.words, lines)), "interviews")
    if found.mistakes:
        yield table(
            found.mistakes,
            pen,
            Col("believed", Label("We believed"), 3, lambda one: drivers[one[0]].name),
            Col("truth", Label("The [[word.customer]] said"), 3, lambda one: drivers[one[1]].name),
            Col("times", Label("Times"), 1, lambda one: str(one[2]), "number"),
            row_origin=lambda one: drivers[one[1]].path,
        )


def words(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What customers said of what decided, where they may be quoted; the latest first."""
    sample = Sample(blueprint)
    told = (talk for talk in reversed(sample.all) if may_be_told(talk, blueprint.as_of))
    said = [
        (blueprint.win_loss.drivers[one.driver].name, one)
        for talk in told
        for one in talk.mentions.values()
        if one.quote and one.weight == "decisive"
    ]
    for driver, mention in said[:_QUOTES]:
        about = Run(f" – {pen.caption(driver)}", italic=True)
        yield Paragraph((*pen.words(pen.quoted(mention.quote or "")), about), "say", mention.origin("quote"))


PAPER = Paper(
    "win-loss-report",
    {
        "basis": basis,
        "reasons": why,
        "price": price,
        "segments": segments,
        "objections": objections,
        "turns": turning,
        "competitors": competitors,
        "ratings": rated,
        "beliefs": beliefs,
        "words": words,
    },
    made_for="interviews",
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer", "manager"),
    sheets={
        "reasons": sheets.reason_sheet,
        "objections": sheets.objection_sheet,
        "turns": sheets.turn_sheet,
        "competitors": sheets.competitor_sheet,
        "ratings": sheets.rating_sheet,
        "beliefs": sheets.belief_sheet,
    },
)
