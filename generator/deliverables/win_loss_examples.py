"""The example that runs through the Win-Loss register: one deal, what we believed of it, and what the customer said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.blueprint.model.winloss import Driver
from generator.documents.workbook import Cell, Result, SheetRow
from generator.locale import Label
from generator.winloss.layout import item
from generator.winloss.lists import DECISIVE, NO, YES
from generator.winloss.windows import by_pipeline

from .due_states import result
from .examples import EXAMPLE, Sample, example, sample
from .internal_pen import InternalPen
from .reference_date import counted_from
from .win_loss_forms import chosen
from .win_loss_verdicts import BY_VALUE

SAME, SAME_GROUP, DIFFERENT = Label("same"), Label("same group"), Label("different")
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
    programme, windows = blueprint.win_loss, by_pipeline(blueprint)
    least = _worth(blueprint)
    if windows:
        one = windows[0]
        return Deal(sample(blueprint, pen), least, one.pipeline.name, one.first, one.last)
    return Deal(sample(blueprint, pen), least, None, programme.window_min_days, programme.window_max_days)


def _worth(blueprint: Blueprint) -> Decimal | None:
    """The largest of the values from which deals are looked into, so that a deal of any class is."""
    given = (blueprint.win_loss.min_value, *(one.win_loss_min_value for one in blueprint.segments.values()))
    return max((one.amount for one in given if one), default=None)


def interview(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The deal with its interview."""
    one = deal(blueprint, pen)
    ended, whom = one.ended, one.whom
    interviewer = "interviewer" in blueprint.roles
    cells: dict[str, Cell] = {
        "customer": whom.firm,
        "deal": whom.product,
        "value": one.value,
        "seller": whom.seller,
        "outcome": _lost(blueprint, pen),
        "pipeline": one.pipeline,
        "segment": whom.segment,
        "persona": whom.person if blueprint.personas else None,
        "competitor": whom.competitor,
        "interviewer": pen.role("interviewer") if interviewer else None,
        "last": ended,
        "first": pen.say(NO),
        "strategic": pen.say(NO),
        "held": whom.day,
        "quotable": pen.say(YES),
        "selected": Result(pen.say(YES)),
        "why": Result(pen.say(BY_VALUE)),
        "from": Result(later(ended, one.first)),
        "until": Result(whom.day or ""),
        "in-window": Result(pen.say(YES) if ended else ""),
        "keep": Result(add_months(whom.day, blueprint.win_loss.retention_months) if whom.day else ""),
    }
    return example(cells, pen, "number")


def case(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The same deal in the list from which deals are chosen."""
    one = deal(blueprint, pen)
    cells: dict[str, Cell] = {
        "customer": one.whom.firm,
        "value": one.value,
        "outcome": _lost(blueprint, pen),
        "pipeline": one.pipeline,
        "segment": one.whom.segment,
        "last": one.ended,
        "first": pen.say(NO),
        "strategic": pen.say(NO),
        "stage": _stage(blueprint, pen),
        "verdict": Result(pen.say(YES)),
        "why": Result(pen.say(BY_VALUE)),
        "from": Result(later(one.ended, one.first)),
        "until": Result(later(one.ended, one.last)),
        "held": one.whom.day,
    }
    return example(cells, pen, "number")


def later(day: datetime.date | None, days: int) -> datetime.date | str:
    """A day so many days after one, as a formula comes to it; "" where there is none."""
    return day + datetime.timedelta(days=days) if day else ""


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
    day = sample(blueprint, pen).day
    cells: dict[str, Cell] = {
        "written": day,
        "outcome": _lost(blueprint, pen),
        "main": main,
        "second": second,
        "moment": pen.say("when the [[word.offer.many]] were compared"),
        "confidence": 4,
        "held": Result(day or ""),
        "in-time": Result(pen.say(YES) if day else ""),
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
    true = _true(blueprint)
    cells: dict[str, Cell] = {
        "driver": pen.caption(true.name) if true else pen.say(PRICE),
        "polarity": chosen("polarity", "against", blueprint, pen),
        "weight": pen.say(DECISIVE),
        "certainty": chosen("certainties", "certain", blueprint, pen),
        "quote": _heard(blueprint, pen),
        "stage": _stage(blueprint, pen),
        "outcome": Result(_lost(blueprint, pen)),
        "held": _day(blueprint, pen),
        "key": Result(f"{pen.say(EXAMPLE)}|{pen.say(DECISIVE)}"),
        "check": Result(""),
    }
    return example(cells, pen, "interview")


def objection(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """An objection such as salespeople have heard, which nobody answered well."""
    first = next(iter(blueprint.objections), None)
    cells: dict[str, Cell] = {
        "objection": chosen("objections", first, blueprint, pen),
        "quote": _heard(blueprint, pen),
        "answer": chosen("answers", "not-convinced", blueprint, pen),
        "outcome": Result(_lost(blueprint, pen)),
        "held": _day(blueprint, pen),
    }
    return example(cells, pen, "interview")


def turning_point(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The moment in which the customer turned to somebody else."""
    cells: dict[str, Cell] = {
        "what": pen.say("when the [[word.offer.many]] were compared"),
        "stage": _stage(blueprint, pen),
        "direction": chosen("directions", "against", blueprint, pen),
        "held": _day(blueprint, pen),
    }
    return example(cells, pen, "interview")


def marks(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """Marks for each item; what is asked after a won order alone stays blank."""
    rated = blueprint.win_loss.ratings.values()
    cells: dict[str, Cell] = {item(one.id): None if one.group == "delivery" else 4 for one in rated}
    return example({**cells, "held": _day(blueprint, pen)}, pen, "interview")


def proposal(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """What the interviewer would change: the first objection's answer, or nothing that has a name yet."""
    first = next(iter(blueprint.objections.values()), None)
    cells: dict[str, Cell] = {
        "element": chosen("elements", first.path if first else None, blueprint, pen),
        "text": pen.say("show the [[word.customer]] a case that is like theirs"),
        "urgent": pen.say(NO),
    }
    return example(cells, pen, "interview")


def _heard(blueprint: Blueprint, pen: InternalPen) -> str | None:
    heard = next(iter(blueprint.objections.values()), None)
    return pen.caption(heard.wordings[0]) if heard else None


def _stage(blueprint: Blueprint, pen: InternalPen) -> str | None:
    stage = next((one for one in ("offer", *blueprint.stages) if one in blueprint.stages), None)
    return pen.stage(stage) if stage else None


def _lost(blueprint: Blueprint, pen: InternalPen) -> str:
    return chosen("outcomes", _LOST, blueprint, pen) or ""


def _day(blueprint: Blueprint, pen: InternalPen) -> Result:
    """The day of the interview, as a formula finds it."""
    return Result(sample(blueprint, pen).day or "")


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
