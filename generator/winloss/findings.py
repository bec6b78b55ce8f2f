"""What interviews come to: shares with the interval that so few leave open, agreement, means; numbers and no words.

An interview counts once for each thing that was said in it, however often it was said. Shares have the 95 % interval of
Wilson (1927), which holds for small numbers as well; agreement of belief and truth is Cohen's kappa (1960), which takes
off what chance alone would bring.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import NormalDist, fmean
from typing import TypeVar

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.interviews import Deal, Interview
from generator.blueprint.model.winloss import Driver

_Z = NormalDist().inv_cdf(0.975)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """The share, rounded half up; None of nothing."""
        return _percent(self.count / self.of) if self.of else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Between which percentages the share of all deals lies, with a certainty of 95 %; None of nothing."""
        if not self.of:
            return None
        share, squared = self.count / self.of, _Z * _Z
        middle = share + squared / (2 * self.of)
        around = _Z * sqrt(share * (1 - share) / self.of + squared / (4 * self.of**2))
        whole = 1 + squared / self.of
        return _percent(max(0.0, (middle - around) / whole)), _percent(min(1.0, (middle + around) / whole))


def _percent(share: float) -> int:
    return int(share * 100 + 0.5)


@dataclass(frozen=True, slots=True)
class Sample:
    """The interviews of a process, those of won deals and those of all others."""

    blueprint: Blueprint

    @property
    def all(self) -> tuple[Interview, ...]:
        """All interviews, in the order in which they were held."""
        return tuple(sorted(self.blueprint.interviews.values(), key=lambda one: (one.held, one.id)))

    @property
    def won(self) -> tuple[Interview, ...]:
        """Those of deals that were won."""
        return self.by_outcome("won")

    @property
    def not_won(self) -> tuple[Interview, ...]:
        """Those of deals that were lost or given up."""
        return tuple(one for one in self.all if one.outcome != "won")

    def by_outcome(self, outcome: str) -> tuple[Interview, ...]:
        """Those of deals that ended so."""
        return tuple(one for one in self.all if one.outcome == outcome)

    def deal(self, interview: Interview) -> Deal | None:
        """The deal that an interview was about."""
        return self.blueprint.deals.get(interview.deal)

    def value(self, interviews: Iterable[Interview]) -> Decimal | None:
        """What the deals were worth together, in the company's currency; None where no value is known."""
        deals = {one.deal: self.deal(one) for one in interviews}.values()
        values = [deal.value.amount for deal in deals if deal and deal.value and deal.value.currency is None]
        return sum(values, Decimal()) if values else None


# --- reasons --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """How often a reason was given against us in deals not won, how often it decided there, and for us in others."""

    driver: Driver
    against: Share
    decided: Share
    for_us: Share


def reasons(sample: Sample) -> tuple[Reason, ...]:
    """The reasons of the codebook, those that decided most deals against us first."""
    found = [_reason(driver, sample) for driver in sample.blueprint.win_loss.drivers.values()]
    return tuple(sorted(found, key=lambda one: (-one.decided.count, -one.against.count, -one.for_us.count)))


def _reason(driver: Driver, sample: Sample) -> Reason:
    lost, won = sample.not_won, sample.won
    return Reason(
        driver,
        Share(_with(lost, lambda one: _given(one, driver.id, "against")), len(lost)),
        Share(_with(lost, lambda one: decisive(one) == driver.id), len(lost)),
        Share(_with(won, lambda one: _given(one, driver.id, "for")), len(won)),
    )


def _with(interviews: Iterable[Interview], holds: Callable[[Interview], bool]) -> int:
    return sum(1 for one in interviews if holds(one))


def _given(interview: Interview, driver: str, polarity: str) -> bool:
    return any(one.driver == driver and one.polarity == polarity for one in interview.mentions.values())


def decisive(interview: Interview) -> str | None:
    """The reason that decided, as the customer tells it; None where none was, or more than one."""
    found = {one.driver for one in interview.mentions.values() if one.weight == "decisive"}
    return found.pop() if len(found) == 1 else None


def by_segment(sample: Sample) -> Mapping[str, Counter[str]]:
    """How often each reason decided against us, by the class of the customer."""
    found: dict[str, Counter[str]] = {}
    for interview in sample.not_won:
        deal, driver = sample.deal(interview), decisive(interview)
        if deal and deal.segment and driver:
            found.setdefault(deal.segment, Counter())[driver] += 1
    return found


# --- belief and truth -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often salespeople knew why a deal ended as it did.

    ``same`` named the reason itself, ``same_group`` one of its group; ``kappa`` is 1 where belief and truth always
    agree and 0 where chance alone would do as well, None where nothing can be said. ``mistakes`` are pairs of what was
    believed and what was true, the most frequent first.
    """

    same: Share
    same_group: Share
    kappa: Fraction | None
    mistakes: tuple[tuple[str, str, int], ...]


def agreement(sample: Sample) -> Agreement:
    """Belief beside truth, in the interviews in which both are known."""
    pairs = [*_pairs(sample)]
    groups = {driver.id: driver.group for driver in sample.blueprint.win_loss.drivers.values()}
    same = sum(believed == true for believed, true in pairs)
    of_group = sum(groups.get(believed) == groups.get(true) for believed, true in pairs)
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    mistakes = tuple((*pair, times) for pair, times in wrong.most_common())
    return Agreement(Share(same, len(pairs)), Share(of_group, len(pairs)), _kappa(pairs), mistakes)


def _pairs(sample: Sample) -> Iterator[tuple[str, str]]:
    for interview in sample.all:
        true = decisive(interview)
        if true and interview.believed and interview.believed.main:
            yield interview.believed.main, true


def _kappa(pairs: Sequence[tuple[str, str]]) -> Fraction | None:
    if not pairs:
        return None
    believed, true = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    observed = Fraction(sum(one == other for one, other in pairs), len(pairs))
    by_chance = Fraction(sum(believed[one] * true[one] for one in believed), len(pairs) ** 2)
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


# --- what else was said ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of so many marks; None of none."""

    mean: float | None
    of: int


def marks(rating: str, interviews: Iterable[Interview]) -> Mean:
    """The mean mark of an item."""
    given = [one.ratings[rating] for one in interviews if rating in one.ratings]
    return Mean(fmean(given) if given else None, len(given))


@dataclass(frozen=True, slots=True)
class Turn:
    """How often a decision turned at a stage, for us and against us."""

    stage: str
    for_us: int
    against: int


def turns(sample: Sample) -> tuple[Turn, ...]:
    """The stages at which decisions turned, in the order of the process."""
    points = [(one.stage, one.direction) for talk in sample.all for one in talk.turning_points.values()]
    counted = Counter(points)
    stages = (stage for stage in sample.blueprint.stages if any(stage == at for at, _ in points))
    return tuple(Turn(stage, counted[stage, "for"], counted[stage, "against"]) for stage in stages)


@dataclass(frozen=True, slots=True)
class Rival:
    """How often customers compared us with a competitor, and how often they bought from us."""

    competitor: str
    won: Share


def rivals(sample: Sample) -> tuple[Rival, ...]:
    """The competitors that customers named, the most frequent first."""
    met, won = _rivals_of(sample.all, sample), _rivals_of(sample.won, sample)
    return tuple(Rival(id_, Share(won[id_], times)) for id_, times in met.most_common())


def _rivals_of(interviews: Iterable[Interview], sample: Sample) -> Counter[str]:
    named = (_rival(one, sample) for one in interviews)
    return Counter(one for one in named if one)


def _rival(interview: Interview, sample: Sample) -> str | None:
    """Whom the customer names, or the deal where the customer named nobody."""
    deal = sample.deal(interview)
    return interview.competitor or (deal.competitor if deal else None)


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection as customers raised it: in how many of the deals that we did not win, and what those were worth.

    ``last`` is the day of the last interview in which it was raised; ``convinced`` how often our answer did.
    """

    objection: str
    in_lost: Share
    lost_value: Decimal | None
    last: datetime.date
    convinced: Share


def raised(sample: Sample) -> Mapping[str, Raised]:
    """The objections that customers raised, the most frequent and then the most costly first."""
    ids = {one.objection for talk in sample.all for one in talk.objections.values() if one.objection}
    found = sorted((_raised(id_, sample) for id_ in ids), key=_weight)
    return {one.objection: one for one in found}


def _weight(one: Raised) -> tuple[int, Decimal, str]:
    return -one.in_lost.count, -(one.lost_value or Decimal()), one.objection


def _raised(id_: str, sample: Sample) -> Raised:
    heard = [talk for talk in sample.all if any(one.objection == id_ for one in talk.objections.values())]
    lost = [talk for talk in heard if talk.outcome != "won"]
    answers = [one.answer for talk in heard for one in talk.objections.values() if one.objection == id_ and one.answer]
    return Raised(
        id_,
        Share(len(lost), len(sample.not_won)),
        sample.value(lost),
        max(talk.held for talk in heard),
        Share(answers.count("convinced"), len(answers)),
    )


def may_be_told(interview: Interview, today: datetime.date | None) -> bool:
    """Whether what was said may be quoted: the customer agreed, and the time to keep it has not passed."""
    return interview.may_quote and (today is None or interview.retain_until >= today)
