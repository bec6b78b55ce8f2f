"""What lines and discounts come to, against a second computation in fractions that shares no code with the first."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.model.taxes import Basis
from generator.quotes.reckoning import Amounts, PricedLine, Reckoning, Taken, reckoned, shares

quantities = st.decimals("0.001", 5000, places=3)
prices = st.decimals(0, 100_000, places=2)
rates = st.sampled_from([Decimal(0), Decimal(5), Decimal(8), Decimal(23), Decimal("7.7")])
percents = st.decimals(0, 100, places=1)
BASES: list[Basis] = ["net", "gross", "bare"]


@st.composite
def offers(draw: st.DrawFn) -> tuple[list[PricedLine], list[Taken]]:
    number = draw(st.integers(1, 6))
    lines = [
        PricedLine(f"l{n}", draw(quantities), draw(prices), draw(rates), draw(st.booleans())) for n in range(number)
    ]
    reductions = []
    for n in range(draw(st.integers(0, 4))):
        on = draw(st.frozensets(st.sampled_from([line.id for line in lines]), max_size=3))
        percent = draw(st.none() | percents)
        amount = Decimal(0) if percent is not None else draw(st.decimals(0, 500, places=2))
        reductions.append(Taken(f"d{n}", percent, amount, on))
    return lines, reductions


def cents(amount: Fraction, digits: int) -> Fraction:
    unit = 10**digits
    return Fraction(math.floor(amount * unit + Fraction(1, 2)), unit)


def shared(total: Fraction, weights: list[Fraction], digits: int) -> list[Fraction]:
    whole = sum(weights, Fraction(0))
    if not whole:
        return [Fraction(0)] * len(weights)
    ends = [cents(total * sum(weights[: n + 1], Fraction(0)) / whole, digits) for n in range(len(weights))]
    return [end - start for start, end in zip([Fraction(0), *ends], ends, strict=False)]


def taxed(amount: Fraction, rate: Decimal | None, basis: str, digits: int) -> tuple[Fraction, Fraction]:
    share = Fraction(rate or 0) / 100
    if basis == "net":
        return amount, amount + cents(amount * share, digits)
    if basis == "gross":
        return amount - cents(amount * share / (1 + share), digits), amount
    return amount, amount


Left = dict[str, Fraction]


def off_lines(left: Left, one: Taken, digits: int) -> None:
    on = [id_ for id_ in left if id_ in one.lines]
    if one.percent is not None:
        parts = [cents(left[id_] * Fraction(one.percent) / 100, digits) for id_ in on]
    else:
        amount = cents(min(Fraction(one.amount), sum((left[id_] for id_ in on), Fraction(0))), digits)
        parts = shared(amount, [left[id_] for id_ in on], digits)
    for id_, part in zip(on, parts, strict=True):
        left[id_] -= part


def off_the_whole(counted: list[PricedLine], left: Left, one: Taken, digits: int) -> dict[Decimal | None, Fraction]:
    whole = sum((left[line.id] for line in counted), Fraction(0))
    amount = min(Fraction(one.amount), whole) if one.percent is None else whole * Fraction(one.percent) / 100
    by_rate: dict[Decimal | None, Fraction] = {}
    parts = shared(cents(amount, digits), [left[line.id] for line in counted], digits)
    for line, part in zip(counted, parts, strict=True):
        left[line.id] -= part
        by_rate[line.rate] = by_rate.get(line.rate, Fraction(0)) + part
    return by_rate


def expected_total(
    lines: list[PricedLine], reductions: list[Taken], basis: str, digits: int
) -> tuple[Fraction, Fraction]:
    left = {line.id: cents(Fraction(line.quantity) * Fraction(line.unit), digits) for line in lines}
    for one in (one for one in reductions if one.lines):
        off_lines(left, one, digits)
    counted = [line for line in lines if not line.is_option]
    sums = [taxed(left[line.id], line.rate, basis, digits) for line in counted]
    for one in (one for one in reductions if not one.lines):
        by_rate = off_the_whole(counted, left, one, digits)
        less = (taxed(part, rate, basis, digits) for rate, part in by_rate.items())
        sums += [(-net, -gross) for net, gross in less]
    return sum((net for net, _ in sums), Fraction(0)), sum((gross for _, gross in sums), Fraction(0))


@pytest.mark.parametrize("digits", [0, 2, 3])
@pytest.mark.parametrize("basis", BASES)
@given(offers())
def test_the_total_is_that_of_a_second_computation(
    basis: Basis, digits: int, offer: tuple[list[PricedLine], list[Taken]]
) -> None:
    total = reckoned(*offer, basis, digits).total
    assert (Fraction(total.net), Fraction(total.gross)) == expected_total(*offer, basis, digits)
    assert total.net + total.tax == total.gross


@pytest.mark.parametrize("basis", BASES)
@given(offers())
def test_every_column_adds_up_to_its_total(basis: Basis, offer: tuple[list[PricedLine], list[Taken]]) -> None:
    result = reckoned(*offer, basis, 2)
    rows = [line.amounts for line in result.lines]
    assert sum(rows, Amounts()) == result.subtotal
    assert sum((one.amounts for one in result.discounts), result.subtotal) == result.total
    assert sum((amounts for _, amounts in result.taxes), Amounts()) == result.total


@given(offers())
def test_what_is_left_of_the_lines_is_what_the_offer_comes_to(offer: tuple[list[PricedLine], list[Taken]]) -> None:
    result = reckoned(*offer, "net", 2)
    assert sum((line.left for line in result.lines), Decimal(0)) == result.total.net
    assert all(line.left >= 0 for line in (*result.lines, *result.options))


@given(st.decimals(0, 10**9, places=2), st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=30))
def test_shares_come_to_the_whole_to_the_cent(total: Decimal, weights: list[Decimal]) -> None:
    found = shares(total, weights, 2)
    assert sum(found) == (total if any(weights) else 0)
    assert all(share >= 0 for share in found)


def one_line(quantity: str, unit: str, *reductions: Taken, rate: str = "23", basis: Basis = "net") -> Reckoning:
    return reckoned([PricedLine("a", Decimal(quantity), Decimal(unit), Decimal(rate))], reductions, basis, 2)


def test_half_a_cent_is_rounded_up() -> None:
    assert one_line("1", "0.50", rate="5").total == Amounts(Decimal("0.50"), Decimal("0.03"), Decimal("0.53"))
    assert one_line("0.5", "0.01").total.net == Decimal("0.01")


def test_gross_prices_have_their_tax_in_them() -> None:
    assert one_line("1", "123", basis="gross").total == Amounts(Decimal("100.00"), Decimal("23.00"), Decimal("123.00"))


def test_prices_without_tax_have_none() -> None:
    assert one_line("2", "10", basis="bare").total == Amounts(Decimal("20.00"), Decimal(0), Decimal("20.00"))


def test_percentages_are_taken_one_after_the_other() -> None:
    twice = (Taken("x", Decimal(10), lines=frozenset("a")), Taken("y", Decimal(10), lines=frozenset("a")))
    assert one_line("1", "100", *twice).total.net == Decimal("81.00")


def test_a_discount_on_the_whole_comes_after_those_on_lines() -> None:
    whole, line = Taken("w", amount=Decimal(50)), Taken("l", Decimal(50), lines=frozenset("a"))
    result = one_line("1", "100", whole, line)
    assert (result.subtotal.net, result.total.net) == (Decimal("50.00"), Decimal("0.00"))
    assert result.beyond == ()


def test_a_discount_beyond_what_there_is_is_named_and_takes_no_more() -> None:
    result = one_line("1", "100", Taken("w", amount=Decimal("100.01")))
    assert (result.beyond, result.total.net) == (("w",), Decimal("0.00"))


def test_options_are_in_no_total_and_have_no_part_in_discounts_on_the_whole() -> None:
    lines = [PricedLine("a", Decimal(1), Decimal(100)), PricedLine("b", Decimal(1), Decimal(40), is_option=True)]
    result = reckoned(lines, [Taken("w", Decimal(10))], "net", 2)
    assert result.total.net == Decimal("90.00")
    assert [(one.line.id, one.left) for one in result.options] == [("b", Decimal("40.00"))]


def test_the_greatest_amounts_are_exact_to_the_cent() -> None:
    line = PricedLine("a", Decimal("999999999.999"), Decimal("999999999999.99"), Decimal(23))
    assert reckoned([line], [], "net", 2).total.net == Decimal("999999999998990000000.00")
