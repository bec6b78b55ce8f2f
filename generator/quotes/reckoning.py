"""What lines and discounts come to: exact decimals, rounded half up to the currency's digits where an amount is made.

Every row of an offer is rounded by itself, its tax as well, so that each column adds up to its total. A discount on
several lines is shared out by what these come to; what rounding leaves goes on to the next line, so that the shares
add up to the discount. Offer templates show their list prices by the same sums, so that an offer to one customer at
list prices comes to what its template says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext

from generator.blueprint.model import taxes
from generator.blueprint.model.taxes import Basis

_PRECISION = 60
"""Digits: a quantity of twelve times a price of fifteen, shared out, with room to spare."""
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount without tax, its tax, and both together; where prices have no tax, the two are one."""

    net: Decimal = _NOTHING
    tax: Decimal = _NOTHING
    gross: Decimal = _NOTHING

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.net + other.net, self.tax + other.tax, self.gross + other.gross)

    def __neg__(self) -> Amounts:
        return Amounts(-self.net, -self.tax, -self.gross)


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line before discounts: ``unit`` is its price on the basis of the offer, ``rate`` its tax in percent."""

    id: str
    quantity: Decimal
    unit: Decimal
    rate: Decimal | None = None
    is_option: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A discount: ``percent``, or an ``amount`` on the basis of the offer; off some ``lines``, or the whole for none.

    ``is_free``: it is no discount of the blueprint's, so somebody has to have the authority.
    """

    id: str
    percent: Decimal | None = None
    amount: Decimal = _NOTHING
    lines: frozenset[str] = frozenset()
    is_free: bool = True


@dataclass(frozen=True, slots=True)
class ReckonedLine:
    """A line and what it comes to.

    ``before`` is without discounts, ``shown`` after those on the line, ``left`` after its share of those on the whole
    as well; ``free`` is what free discounts took of it. ``percents`` and ``off`` are the discounts on the line.
    """

    line: PricedLine
    before: Decimal
    shown: Decimal
    left: Decimal
    free: Decimal
    percents: tuple[Decimal, ...]
    off: Decimal
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class ReckonedDiscount:
    """A discount on the whole, and what it comes to as amounts that are taken off."""

    taken: Taken
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Lines, options and discounts with what they come to.

    ``taxes`` is what there is at each rate. ``beyond`` names discounts that would take off more than there is.
    """

    lines: tuple[ReckonedLine, ...]
    options: tuple[ReckonedLine, ...]
    discounts: tuple[ReckonedDiscount, ...]
    subtotal: Amounts
    total: Amounts
    taxes: tuple[tuple[Decimal | None, Amounts], ...]
    beyond: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    """A line while discounts are taken off it."""

    line: PricedLine
    before: Decimal
    left: Decimal
    shown: Decimal = _NOTHING
    free: Decimal = _NOTHING
    percents: list[Decimal] = field(default_factory=list)
    off: Decimal = _NOTHING

    def take(self, amount: Decimal, taken: Taken) -> None:
        self.left -= amount
        if taken.is_free:
            self.free += amount


def reckoned(lines: Iterable[PricedLine], discounts: Iterable[Taken], basis: Basis, digits: int) -> Reckoning:
    """What lines come to after discounts, in their order; those on lines come before those on the whole."""
    with localcontext(prec=_PRECISION):
        return _Desk(basis, digits).reckoning(tuple(lines), tuple(discounts))


def shares(total: Decimal, weights: Sequence[Decimal], digits: int) -> tuple[Decimal, ...]:
    """An amount shared out by weights, each share rounded, all together the amount; nothing where all weigh nothing."""
    with localcontext(prec=_PRECISION):
        whole = sum(weights, _NOTHING)
        if not whole:
            return (_NOTHING,) * len(weights)
        found, weight, given = [], _NOTHING, _NOTHING
        for one in weights:
            weight += one
            until = rounded(total * weight / whole, digits)
            found.append(until - given)
            given = until
        return tuple(found)


def rounded(amount: Decimal, digits: int) -> Decimal:
    """An amount to so many decimals, half up."""
    with localcontext(prec=_PRECISION):
        return amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def multiplied(unit: Decimal, quantity: Decimal, digits: int) -> Decimal:
    """What so many units come to."""
    with localcontext(prec=_PRECISION):
        return rounded(unit * quantity, digits)


def taxed(amount: Decimal, rate: Decimal | None, basis: Basis, digits: int) -> Amounts:
    """An amount on a basis with its tax, which is rounded by itself; a ``rate`` of None is no tax."""
    if basis == "bare":
        return Amounts(amount, _NOTHING, amount)
    share = rate or _NOTHING
    with localcontext(prec=_PRECISION):
        if basis == "net":
            tax = rounded(amount * share / 100, digits)
            return Amounts(amount, tax, amount + tax)
        tax = rounded(amount * share / (100 + share), digits)
        return Amounts(amount - tax, tax, amount)


def shown_on(
    basis: Basis, amount: Decimal, written: Basis, own: Decimal | None, paid: Decimal | None, digits: int
) -> Decimal | None:
    """A price that is ``written`` with its ``own`` rate of tax, as whoever pays another is shown it.

    It is rounded where it had to be worked out; None where that would take a rate that nobody has given.
    """
    if written == basis and (written != "gross" or own == paid):
        return amount
    net = taxes.turned(amount, written, "net", own)
    turned = taxes.turned(net, "net", basis, paid) if net is not None else None
    return None if turned is None else rounded(turned, digits)


class _Desk:
    """Reckons on one basis, to so many decimals."""

    def __init__(self, basis: Basis, digits: int) -> None:
        self._basis, self._digits = basis, digits
        self._beyond: list[str] = []

    def reckoning(self, lines: tuple[PricedLine, ...], discounts: tuple[Taken, ...]) -> Reckoning:
        rows = [self._row(line) for line in lines]
        for taken in discounts:
            if taken.lines:
                self._take_off_lines(rows, taken)
        for row in rows:
            row.shown = row.left
        counted = [row for row in rows if not row.line.is_option]
        whole = [self._off_the_whole(counted, taken) for taken in discounts if not taken.lines]
        reduced = [discount for discount, _ in whole]
        shown = [(row.line.rate, self._taxed(row.shown, row.line.rate)) for row in counted]
        at_rates = [*shown, *((rate, part) for _, parts in whole for rate, part in parts)]
        subtotal = sum((amounts for _, amounts in shown), Amounts())
        total = sum((one.amounts for one in reduced), subtotal)
        return Reckoning(
            tuple(self._line(row) for row in counted),
            tuple(self._line(row) for row in rows if row.line.is_option),
            tuple(reduced),
            subtotal,
            total,
            tuple(_by_rate(at_rates)),
            tuple(dict.fromkeys(self._beyond)),
        )

    def _taxed(self, amount: Decimal, rate: Decimal | None) -> Amounts:
        return taxed(amount, rate, self._basis, self._digits)

    def _row(self, line: PricedLine) -> _Row:
        before = multiplied(line.unit, line.quantity, self._digits)
        return _Row(line, before, before)

    def _line(self, row: _Row) -> ReckonedLine:
        amounts = self._taxed(row.shown, row.line.rate)
        return ReckonedLine(row.line, row.before, row.shown, row.left, row.free, tuple(row.percents), row.off, amounts)

    def _take_off_lines(self, rows: list[_Row], taken: Taken) -> None:
        """A discount on lines: a percentage off each, an amount shared out among them."""
        reached = [row for row in rows if row.line.id in taken.lines]
        if taken.percent is not None:
            for row in reached:
                row.take(rounded(row.left * taken.percent / 100, self._digits), taken)
                row.percents.append(taken.percent)
        elif reached:
            for row, part in zip(reached, self._parts(taken, reached), strict=True):
                row.take(part, taken)
                row.off += part

    def _off_the_whole(
        self, rows: list[_Row], taken: Taken
    ) -> tuple[ReckonedDiscount, list[tuple[Decimal | None, Amounts]]]:
        """A discount on the whole as a row of its own, and what it takes off at each rate of tax."""
        by_rate: dict[Decimal | None, Decimal] = {}
        for row, part in zip(rows, self._parts(taken, rows), strict=True):
            row.take(part, taken)
            by_rate[row.line.rate] = by_rate.get(row.line.rate, _NOTHING) + part
        parts = [(rate, -self._taxed(part, rate)) for rate, part in by_rate.items()]
        return ReckonedDiscount(taken, sum((amounts for _, amounts in parts), Amounts())), parts

    def _parts(self, taken: Taken, rows: list[_Row]) -> tuple[Decimal, ...]:
        left = sum((row.left for row in rows), _NOTHING)
        amount = taken.amount if taken.percent is None else left * taken.percent / 100
        if amount > left:
            self._beyond.append(taken.id)
        return shares(rounded(min(amount, left), self._digits), [row.left for row in rows], self._digits)


def _by_rate(found: Iterable[tuple[Decimal | None, Amounts]]) -> Iterator[tuple[Decimal | None, Amounts]]:
    sums: dict[Decimal | None, Amounts] = {}
    for rate, amounts in found:
        sums[rate] = sums.get(rate, Amounts()) + amounts
    yield from sorted(sums.items(), key=lambda one: -(one[0] or _NOTHING))
