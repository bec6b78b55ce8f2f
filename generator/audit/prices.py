"""Rules about prices: their currencies, their order, how long they hold, who may lower them (family H)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from generator.blueprint.model import taxes
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Product, of_break
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money

from .finding import Finding, Rule

_NAMED_AT_MOST = 5
Sums = list[tuple[str, Money]]
"""Amounts by the lasting names of their fields."""


def prices_are_in_order(blueprint: Blueprint) -> Iterator[Finding]:
    """H04: cost, floor, breaks and list price do not cross; amounts in two currencies are not compared."""
    for product in blueprint.products.values():
        for (low, less), (high, more) in _pairs(product):
            net = [_net(name, money, product, blueprint) for name, money in ((low, less), (high, more))]
            if _currency(less, blueprint) == _currency(more, blueprint) and net[0] > net[1]:
                without = "" if net[1] == more.amount or low != "cost" else f" ({net[1]:f} without tax)"
                yield Finding(
                    "prices-out-of-order",
                    product.origin(low),
                    f"`{low}` of `{product.id}` is {less.amount:f}, more than its `{high}`, which is "
                    f"{more.amount:f}{without}",
                    f"Correct one of the two: `{low}` is at most `{high}`.",
                    (product.origin(high),),
                )


def _pairs(product: Product) -> Iterator[tuple[tuple[str, Money], tuple[str, Money]]]:
    """Amounts of a product of which the first is at most the second, by the names of their fields."""
    yield from combinations(_prices(product), 2)
    for step in product.breaks.values():
        for name, money in (("cost", product.cost), ("floor_price", product.floor_price)):
            if money is not None:
                yield (name, money), (f"breaks.{step.id}.price", of_break(product, step))


def prices_are_in_the_company_s_currency(blueprint: Blueprint) -> Iterator[Finding]:
    """H12: a price list is in the currency of the company, or it is told once for each other currency."""
    own, foreign = blueprint.company.currency, _in_another_currency(blueprint)
    for currency, products in foreign.items():
        several = f"{len(products)} products are" if len(products) > 1 else f"`{products[0].id}` is"
        more = "" if len(products) <= _NAMED_AT_MOST else " …"
        yield Finding(
            "price-in-another-currency",
            products[0].origin("price"),
            f"{several} priced in {currency}, the company’s currency is {own}",
            f"Offers have a table for each currency. If {currency} is yours, set `company.currency: {currency}`; "
            f"if it is meant so, accept this warning. Priced in {currency}: "
            f"{', '.join(product.id for product in products[:_NAMED_AT_MOST])}{more}.",
        )


def amounts_can_be_compared(blueprint: Blueprint) -> Iterator[Finding]:
    """H12: amounts that are set against each other are in one currency."""
    for (path, first), *others in _compared(blueprint):
        other = next((one for one in others if _currency(one[1], blueprint) != _currency(first, blueprint)), None)
        if other:
            yield Finding(
                "currencies-differ",
                other[0],
                f"`{other[0]}` is in {_currency(other[1], blueprint)}, `{path}` in {_currency(first, blueprint)}: "
                "the two cannot be compared",
                f"Give both in {_currency(first, blueprint)}.",
                (path,),
            )


def prices_hold_today(blueprint: Blueprint) -> Iterator[Finding]:
    """H08: no price of the catalogue has run out, counted by ``as_of``."""
    for product in blueprint.products.values():
        if _has_run_out(product.valid_until, blueprint):
            yield Finding(
                "price-expired",
                product.origin("valid_until"),
                f"the price of `{product.id}` held until {product.valid_until}, before `as_of`, {blueprint.as_of}",
                "Give the price that holds now and a later `valid_until`, or switch the product off: `disabled: true`.",
            )


def evidence_may_still_be_used(blueprint: Blueprint) -> Iterator[Finding]:
    """H09: nothing that has run out is shown to customers."""
    for proof in blueprint.proofs.values():
        if proof.permission == "granted" and _has_run_out(proof.valid_until, blueprint):
            yield Finding(
                "proof-expired",
                proof.origin("valid_until"),
                f"`{proof.id}` is printed for customers, and may be used only until {proof.valid_until}",
                "Ask the customer again and give a later `valid_until`, or switch it off: `disabled: true`.",
            )


def _has_run_out(valid_until: date | None, blueprint: Blueprint) -> bool:
    return bool(blueprint.as_of and valid_until and valid_until < blueprint.as_of)


def discounts_have_somebody_to_grant_them(blueprint: Blueprint) -> Iterator[Finding]:
    """H05: no discount is larger than whoever grants it may grant."""
    for path, share, message, who in _discounts(blueprint):
        limits = blueprint.price_policy.authority.values()
        most = max((limit.max_discount_pct for limit in limits if who in (None, limit.role)), default=None)
        if most is not None and share > most:
            grants = f"`{who}` may grant no more" if who else "nobody may grant more"
            yield Finding(
                "discount-nobody-grants",
                path,
                f"{message} {share:f} % off, and {grants} than {most:f} %",
                "Lower it, or let somebody grant it under `price_policy.authority`.",
                ("price_policy.authority",),
            )


def _discounts(blueprint: Blueprint) -> Iterator[tuple[str, Decimal, str, str | None]]:
    """Each discount with its place, how large it is, what is said of it, and the role that grants it."""
    for segment in blueprint.segments.values():
        if segment.max_discount_pct is not None:
            yield segment.origin("max_discount_pct"), segment.max_discount_pct, f"`{segment.id}` may have", None
    for discount in blueprint.discounts.values():
        for tier in discount.tiers.values():
            yield tier.origin("share"), tier.share, f"`{discount.id}` takes", discount.granted_by


def _prices(product: Product) -> Sums:
    """What is given of a product's cost, floor and price, the lowest first."""
    given = (("cost", product.cost), ("floor_price", product.floor_price), ("price", _price(product)))
    return [(name, money) for name, money in given if money is not None]


def _price(product: Product) -> Money | None:
    """The list price, the lower end of a range; None where it has no amount."""
    price = product.price.low if isinstance(product.price, PriceRange) else product.price
    return price if isinstance(price, Money) else None


def _net(name: str, money: Money, product: Product, blueprint: Blueprint) -> Decimal:
    """An amount without the tax in it, where prices are written down with it; costs always are without."""
    company = blueprint.company
    rate = product.vat_pct if product.vat_pct is not None else company.vat_pct
    net = None if name == "cost" else taxes.turned(money.amount, taxes.written(company), "net", rate)
    return money.amount if net is None else round(net, 2)


def _in_another_currency(blueprint: Blueprint) -> dict[str, list[Product]]:
    """The products by currencies that are not the company's; none where nobody knows that."""
    own, found = blueprint.company.currency, dict[str, list[Product]]()
    for product in blueprint.products.values():
        price = _price(product)
        if own and price and _currency(price, blueprint) != own:
            found.setdefault(_currency(price, blueprint), []).append(product)
    return found


def _compared(blueprint: Blueprint) -> Iterator[Sums]:
    """Amounts that a person or a paper sets against each other, where there are two or more."""
    segments = blueprint.segments.values()
    least = [
        ("win_loss.min_value", blueprint.win_loss.min_value),
        *((one.origin("win_loss_min_value"), one.win_loss_min_value) for one in segments),
    ]
    groups: Iterable[Iterable[tuple[str, Money | None]]] = (
        *(_with_breaks(one) for one in blueprint.products.values()),
        [
            ("targets.yearly_revenue", blueprint.targets.yearly_revenue),
            ("company.typical_order_value", blueprint.company.typical_order_value),
        ],
        [(one.origin("min_revenue"), one.min_revenue) for one in segments],
        least,
    )
    for group in groups:
        given = [(path, money) for path, money in group if money is not None]
        if len(given) > 1:
            yield given


def _with_breaks(product: Product) -> Iterator[tuple[str, Money | None]]:
    """The amounts of a product, the price first; a break has the currency of that unless it names one."""
    yield from ((product.origin(name), money) for name, money in _prices(product)[::-1])
    yield from ((step.origin("price"), step.price) for step in product.breaks.values() if step.price.currency)


def _currency(money: Money, blueprint: Blueprint) -> str:
    return money.currency or blueprint.company.currency


RULES: tuple[Rule, ...] = (
    prices_are_in_order,
    prices_are_in_the_company_s_currency,
    amounts_can_be_compared,
    prices_hold_today,
    evidence_may_still_be_used,
    discounts_have_somebody_to_grant_them,
)
