"""What variants of an offer come to at list prices: a range where a price is one, open where something is not known.

How an amount is rounded and taxed is one with offers to a single customer: ``generator.quotes.reckoning``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.customers import PublicProduct, for_so_many
from generator.blueprint.model.offers import PublicOffer, Variant
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.taxes import Basis
from generator.locale.values import decimals
from generator.quotes.reckoning import multiplied, shown_on, taxed


@dataclass(frozen=True, slots=True)
class Sum:
    """From how much to how much, in one currency; the two ends are the same where a price is no range."""

    low: Decimal
    high: Decimal
    currency: str

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.low + other.low, self.high + other.high, self.currency)

    def each(self, reckon: Callable[[Decimal], Decimal]) -> Sum:
        """What is made of either end."""
        return Sum(reckon(self.low), reckon(self.high), self.currency)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What something comes to on each basis on which that is known: ``net`` and ``gross``, or ``bare`` alone."""

    on: Mapping[Basis, Sum]
    rate: Decimal | None = None

    @property
    def tax(self) -> Sum | None:
        """The tax between net and gross."""
        net, gross = self.on.get("net"), self.on.get("gross")
        return Sum(gross.low - net.low, gross.high - net.high, net.currency) if net and gross else None


@dataclass(frozen=True, slots=True)
class Line:
    """A product of a variant; ``quantity`` is None where it is agreed with each customer, ``unit`` without a price."""

    product: PublicProduct
    quantity: Decimal | None
    unit: Sum | None
    amounts: Amounts | None


@dataclass(frozen=True, slots=True)
class Priced:
    """A variant with its lines and what it comes to in each currency; ``total`` is None where somebody fills it in.

    ``is_main``: it is what the offer speaks of where it names one sum.
    """

    variant: Variant
    lines: tuple[Line, ...]
    options: tuple[Line, ...]
    total: tuple[Amounts, ...] | None
    by_rate: tuple[Amounts, ...]
    is_main: bool = False


def priced_variants(offer: PublicOffer, view: CustomerView) -> tuple[Priced, ...]:
    """The variants of an offer with their prices; the main one is the recommended, or the only one."""
    given = tuple(offer.variants.values())
    main = next((one for one in given if one.recommended), given[0] if len(given) == 1 else None)
    return tuple(replace(priced(one, view), is_main=one is main) for one in given)


def priced(variant: Variant, view: CustomerView) -> Priced:
    """A variant with all that is known of its price."""
    lines = tuple(_lines(variant.products, view))
    options = tuple(_lines(variant.options, view))
    if variant.price is not None:
        whole = _whole(variant, view)
        return Priced(variant, lines, options, (whole,) if whole else None, (whole,) if whole else ())
    known = [line.amounts for line in lines if line.amounts]
    if not lines or len(known) < len(lines):
        return Priced(variant, lines, options, None, ())
    return Priced(variant, lines, options, tuple(_totals(known)), tuple(_by_rate(known)))


def first_basis(view: CustomerView) -> Basis:
    """On which basis unit prices stand in an offer."""
    return taxes.shown(view.company)[0]


# --- lines ----------------------------------------------------------------------------------------


def _lines(products: Mapping[str, Decimal | None], view: CustomerView) -> Iterator[Line]:
    for id_, quantity in products.items():
        product = view.products[id_]
        rate = product.vat_pct if product.vat_pct is not None else view.company.vat_pct
        unit = _unit_price(product, quantity, rate, view)
        amounts = _amounts(_times(unit, quantity), rate, view) if unit and quantity is not None else None
        yield Line(product, quantity, unit, amounts)


def _unit_price(
    product: PublicProduct, quantity: Decimal | None, rate: Decimal | None, view: CustomerView
) -> Sum | None:
    """The list price of a unit for so many, on the basis on which the offer shows it; None where there is none."""
    price = product.price if quantity is None else for_so_many(product, quantity)
    if not isinstance(price, Money | PriceRange):
        return None
    return _shown(_sum(price, view), rate, view)


def _sum(price: Money | PriceRange, view: CustomerView) -> Sum:
    currency = price.currency or view.company.currency
    if isinstance(price, Money):
        return Sum(price.amount, price.amount, currency)
    return Sum(price.low.amount, price.high.amount, currency)


def _shown(price: Sum, rate: Decimal | None, view: CustomerView) -> Sum | None:
    """A price as it is written down on the basis that the offer shows; None where its rate of tax is not known."""
    before, after, digits = taxes.written(view.company), first_basis(view), decimals(price.currency)
    low, high = (shown_on(after, end, before, rate, rate, digits) for end in (price.low, price.high))
    return None if low is None or high is None else Sum(low, high, price.currency)


# --- amounts --------------------------------------------------------------------------------------


def _times(unit: Sum, quantity: Decimal) -> Sum:
    return unit.each(lambda end: multiplied(end, quantity, decimals(unit.currency)))


def _amounts(amount: Sum, rate: Decimal | None, view: CustomerView) -> Amounts:
    """An amount with its tax, as far as the rate is known."""
    basis = first_basis(view)
    if basis == "bare" or rate is None:
        return Amounts({basis: amount}, rate)
    low, high = (taxed(end, rate, basis, decimals(amount.currency)) for end in (amount.low, amount.high))
    net, gross = Sum(low.net, high.net, amount.currency), Sum(low.gross, high.gross, amount.currency)
    return Amounts({"net": net, "gross": gross}, rate)


def _whole(variant: Variant, view: CustomerView) -> Amounts | None:
    """What a variant with a price of its own costs; its tax is that of its products where they have but one."""
    if not isinstance(variant.price, Money | PriceRange):
        return None
    rates = {view.products[id_].vat_pct for id_ in variant.products} - {None}
    rate = next(iter(rates)) if len(rates) == 1 else view.company.vat_pct
    price = _shown(_sum(variant.price, view), rate, view)
    return _amounts(price, rate, view) if price else None


def _totals(found: Iterable[Amounts]) -> Iterator[Amounts]:
    """The sums in each currency; on a basis on which one amount is not known there is none."""
    by_currency: dict[str, list[Amounts]] = {}
    for one in found:
        by_currency.setdefault(_currency(one), []).append(one)
    yield from map(_added_up, by_currency.values())


def _by_rate(found: Iterable[Amounts]) -> Iterator[Amounts]:
    """The sums at each rate of tax and in each currency, the highest rate first."""
    groups: dict[tuple[Decimal, str], list[Amounts]] = {}
    for one in found:
        if one.rate is not None:
            groups.setdefault((one.rate, _currency(one)), []).append(one)
    for rate, currency in sorted(groups, key=lambda key: (-key[0], key[1])):
        yield Amounts(_added_up(groups[rate, currency]).on, rate)


def _added_up(found: list[Amounts]) -> Amounts:
    first, *others = (one.on for one in found)
    total = dict(first)
    for on in others:
        total = {basis: amount + on[basis] for basis, amount in total.items() if basis in on}
    return Amounts(total)


def _currency(amounts: Amounts) -> str:
    return next(iter(amounts.on.values())).currency
