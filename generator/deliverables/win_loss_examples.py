"""The example that runs through the Win-Loss register: one deal, what we believed of it, and what the customer said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Driver, Rating
from generator.documents.workbook import Cell, Result, SheetRow
from generator.locale import Label

from .due_states import result
from .examples import EXAMPLE, Sample, example, sample
from .internal_pen import InternalPen
from .reference_date import counted_from
from .skeletons import EDITION_NAMES
from .win_loss_windows import windows_of

AGAINST, DECISIVE = Label("against us"), Label("decisive")
SAME, SAME_GROUP, DIFFERENT = Label("same"), Label("same group"), Label("different")
YES, NO = Label("yes"), Label("no")
TO_DECIDE = Label("to decide")
PRICE = Label("Price")
_LOST = "lost"
_DAYS_TO_DECIDE = 30


@dataclass(frozen=True, slots=True)
class Deal:
    """A lost deal of such a firm as the company writes to, with an interview on the last day of its window."""

    whom: Sample
    value: Decimal | None
    pipeline: str | None
    first: int
    last: int

    @property
    def ended(self) -> datetime.date | None:
        """The day of the last contact; None where the blueprint has no day."""
        return self.whom.day - datetime.timedelta(days=self.last) if self.whom.day else None


def deal(blueprint: Blueprint, pen: InternalPen) -> Deal:
    """The deal, through the first pipeline where there are several windows, and just large enough to be looked into."""
    programme, windows = blueprint.win_loss, windows_of(blueprint)
    least = programme.min_value.amount if programme.min_value else None
    if windows:
        one = windows[0]
        return Deal(sample(blueprint, pen), least, one.pipeline.name, one.first, one.last)
    return Deal(sample(blueprint, pen), least, None, programme.window_min_days, programme.window_max_days)


def interview(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The deal with its interview."""
    one = deal(blueprint, pen)
    ended, whom = one.ended, one.whom
    interviewer = "interviewer" in blueprint.roles
    cells: dict[str, Cell] = {
        "customer": whom.firm,
        "deal": whom.product,
        "value": one.value,
        "outcome": pen.say(EDITION_NAMES[_LOST]),
        "pipeline": one.pipeline,
        "segment": whom.segment,
        "competitor": whom.competitor,
        "interviewer": pen.role("interviewer") if interviewer else None,
        "last": ended,
        "held": whom.day,
        "selected": Result("" if one.value is None else pen.say(YES)),
        "from": Result(ended + datetime.timedelta(days=one.first) if ended else ""),
        "until": Result(whom.day or ""),
        "in-window": Result(pen.say(YES) if ended else ""),
    }
    return example(cells, pen, "number")


def _believed(blueprint: Blueprint, pen: InternalPen) -> tuple[str, str | None]:
    """What the salesperson takes for the main and the second reason."""
    names = [pen.caption(driver.name) for driver in blueprint.win_loss.drivers.values()]
    return (names[0] if names else pen.say(PRICE)), (names[1] if len(names) > 1 else None)


def _true(blueprint: Blueprint) -> Driver | None:
    """What the customer names instead: a reason of another group, where there is one."""
    drivers = list(blueprint.win_loss.drivers.values())
    others = (driver for driver in drivers if driver.group != drivers[0].group)
    return next(others, drivers[-1] if drivers else None)


def belief(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """What the salesperson believed, beside what the customer said."""
    main, second = _believed(blueprint, pen)
    true = _true(blueprint)
    truth = pen.caption(true.name) if true else main
    cells: dict[str, Cell] = {
        "main": main,
        "second": second,
        "moment": pen.say("when the [[word.offer.many]] were compared"),
        "confidence": 4,
        "truth": Result(truth),
        "match": Result(pen.say(_match(main, truth, true, blueprint))),
    }
    return example(cells, pen, "interview")


def _match(main: str, truth: str, true: Driver | None, blueprint: Blueprint) -> Label:
    if main == truth:
        return SAME
    first = next(iter(blueprint.win_loss.drivers.values()))
    return SAME_GROUP if true and true.group == first.group else DIFFERENT


def code(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The decisive reason in the words of a customer, such as salespeople have heard."""
    heard, true = next(iter(blueprint.objections.values()), None), _true(blueprint)
    stage = next((one for one in ("offer", *blueprint.stages) if one in blueprint.stages), None)
    cells: dict[str, Cell] = {
        "driver": pen.caption(true.name) if true else pen.say(PRICE),
        "polarity": pen.say(AGAINST),
        "weight": pen.say(DECISIVE),
        "quote": pen.caption(heard.wordings[0]) if heard else None,
        "stage": pen.stage(stage) if stage else None,
        "outcome": Result(pen.say(EDITION_NAMES[_LOST])),
        "key": Result(f"{pen.say(EXAMPLE)}|{pen.say(DECISIVE)}"),
        "check": Result(""),
    }
    return example(cells, pen, "interview")


def marks(rated: tuple[tuple[Rating, str], ...], pen: InternalPen) -> SheetRow:
    """Marks for each item, given with its column; what is asked after a won order alone stays blank."""
    cells: dict[str, Cell] = {column: None if rating.group == "delivery" else 4 for rating, column in rated}
    return example(cells, pen, "interview")


def finding(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """What follows from it."""
    true, whom = _true(blueprint), sample(blueprint, pen)
    reason = pen.caption(true.name) if true else pen.say(PRICE)
    due = whom.day + datetime.timedelta(days=_DAYS_TO_DECIDE) if whom.day else None
    owner = blueprint.win_loss.sponsor or blueprint.owner
    cells: dict[str, Cell] = {
        "finding": pen.say("“{reason}” decides more often than we believed", reason=reason),
        "evidence": 6,
        "affects": pen.say("the questions of the first conversation"),
        "decision": pen.say("ask about it there, and look again after a quarter"),
        "owner": pen.role(owner) if owner else None,
        "due": counted_from(whom.day, _DAYS_TO_DECIDE),
        "status": pen.say(TO_DECIDE),
        "state": result(due, blueprint, pen),
    }
    return example(cells, pen)
