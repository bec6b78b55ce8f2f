"""What a unit costs this customer: the price that was agreed, or the list price at its break, on the offer's basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.blueprint.model import taxes
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Product, for_so_many
from generator.blueprint.model.prices import PriceRange
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.taxes import Basis
from generator.blueprint.problems import did_you_mean
from generator.locale.values import decimals

from .findings import Findings
from .reckoning import PricedLine, shown_on
from .request import Request
from .scope import Line


@dataclass(frozen=True, slots=True)
class Price:
    """A line with its price. ``reference`` is the price that discounts are measured by, ``floor`` the lowest of all.

    Both are prices of a unit on the basis of the offer; None where the blueprint has none. They are never printed.
    """

    line: Line
    priced: PricedLine
    reference: Decimal | None = None
    floor: Decimal | None = None


class Prices:
    """The prices of one customer's lines, in one currency and on one basis."""

    def __init__(self, request: Request, blueprint: Blueprint, lines: Iterable[Line], findings: Findings) -> None:
        self._request, self._blueprint, self._findings = request, blueprint, findings
        self._company = blueprint.company
        self.basis: Basis = taxes.shown(self._company)[0]
        amounts = {line.steps: self._amount(line) for line in lines}
        known = [money for money in amounts.values() if money]
        self.currency = self._currency(known[0]) if known else self._company.currency
        self.digits = decimals(self.currency)
        self._found = {line.steps: self._price(line, amounts[line.steps]) for line in lines}

    def of(self, line: Line) -> Price | None:
        """The price of a line; None where it has none, which is told."""
        return self._found[line.steps]

    def in_currency(self, money: Money) -> bool:
        """Whether an amount is in the currency of the offer; one that names none is."""
        return money.currency is None or money.currency == self.currency

    # --- inside ---

    def _currency(self, money: Money) -> str:
        return money.currency or self._company.currency

    def _product(self, line: Line) -> Product | None:
        return self._blueprint.products.get(line.id)

    def _amount(self, line: Line) -> Money | None:
        """The price of a unit as it is written down."""
        product, agreed = self._product(line), line.item.price
        if agreed is None:
            return _listed(product, line) if product else None
        own = product.price.currency if product and isinstance(product.price, Money | PriceRange) else None
        return agreed if agreed.currency else Money(amount=agreed.amount, currency=own)

    def _price(self, line: Line, amount: Money | None) -> Price | None:
        product = self._product(line)
        self._look_at(line, product)
        if amount is None:
            self._tell_unpriced(line, product)
            return None
        if self._currency(amount) != self.currency:
            message = f"`{line.id}` is priced in {self._currency(amount)}, the lines before it in {self.currency}"
            hint = f"Write its price in {self.currency}: `price: 100 {self.currency}`; or make two offers."
            self._findings.refuse("offer-currency", message, hint, *line.steps)
            return None
        own, rate = self._rates(line, product)
        if rate is None and self.basis != "bare":
            hint = "Add `tax_pct: 23` here, or `company.vat_pct` to the blueprint."
            self._findings.refuse(
                "offer-unpriced", f"nobody has said the rate of tax on `{line.id}`", hint, *line.steps
            )
            return None
        unit = self._on_basis(amount.amount, own, rate)
        priced = PricedLine(line.id, line.item.quantity, unit, rate, line.item.optional)
        listed = self._reference(product, line)
        return Price(
            line,
            priced,
            self._on_basis(listed, own, rate) if listed is not None else None,
            self._on_basis(product.floor_price.amount, own, rate) if product and product.floor_price else None,
        )

    def _rates(self, line: Line, product: Product | None) -> tuple[Decimal | None, Decimal | None]:
        """The rate with which the price is written down, and that which this customer pays."""
        if self.basis == "bare":
            return None, None
        own = product.vat_pct if product and product.vat_pct is not None else self._company.vat_pct
        abroad = self._request.tax.percent if self._request.tax else own
        return own, line.item.tax_pct if line.item.tax_pct is not None else abroad

    def _on_basis(self, amount: Decimal, own: Decimal | None, rate: Decimal | None) -> Decimal:
        """A price of the blueprint as the offer shows it, rounded where it had to be worked out."""
        shown = shown_on(self.basis, amount, taxes.written(self._company), own, rate, self.digits)
        return amount if shown is None else shown

    def _reference(self, product: Product | None, line: Line) -> Decimal | None:
        """The price that needs nobody's leave: that of the list at its break, or the lower end of a range."""
        if product is None:
            return None
        if isinstance(product.price, PriceRange):
            return product.price.low.amount
        listed = _listed(product, line)
        return listed.amount if listed else None

    # --- looking at a line ---

    def _tell_unpriced(self, line: Line, product: Product | None) -> None:
        price = product.price if product else None
        why = "is priced on request" if price else "has no list price"
        if isinstance(price, PriceRange):
            why = f"costs between {price.low.amount:f} and {price.high.amount:f}"
        quantity = f"{line.item.quantity:f}"
        hint = f"Write the price that was agreed: `{line.id}: {{quantity: {quantity}, price: …}}`."
        self._findings.refuse("offer-unpriced", f"`{line.id}` {why}, so the offer needs its price", hint, *line.steps)

    def _look_at(self, line: Line, product: Product | None) -> None:
        if product is None:
            return
        self._look_at_time(line, product)
        segment = self._request.segment
        if segment and product.segments and segment not in product.segments:
            message = f"`{line.id}` is not for customers of the class `{segment}`"
            hint = f"It is for: {', '.join(product.segments)}. Offer another product, or correct `segment`."
            self._findings.warn("not-for-segment", message, hint, *line.steps)
        for counted in ("users", "uses"):
            if getattr(line.item, counted) is not None and product.breaks_by != counted:
                message = f"`{counted}` is read by nothing: the prices of `{line.id}` do not depend on it"
                self._findings.warn("offer-unread", message, "Delete it.", *line.steps, counted)
        version = line.item.version
        if version and product.variants and version not in product.variants:
            hint = did_you_mean(version, product.variants, f"One of: {', '.join(product.variants)}.")
            message = f"`{line.id}` does not come as `{version}`"
            self._findings.refuse("unknown-value", message, hint, *line.steps, "version")

    def _look_at_time(self, line: Line, product: Product) -> None:
        day, last = self._request.date, product.valid_until
        if line.item.price is not None:
            return
        if (last and day > last) or (product.valid_from and day < product.valid_from):
            spans = (f"from {product.valid_from}" if product.valid_from else "", f"until {last}" if last else "")
            message = f"the list price of `{line.id}` holds {' '.join(filter(None, spans))}, and the offer is of {day}"
            hint = "Put a new price into the blueprint, or write the one that was agreed here as `price`."
            self._findings.refuse("offer-dates", message, hint, *line.steps)


def _listed(product: Product, line: Line) -> Money | None:
    """The list price at the break that is reached; None where there is no single one."""
    if not isinstance(product.price, Money):
        return None
    counted = getattr(line.item, product.breaks_by)
    many = line.item.quantity if counted is None else Decimal(counted)
    price = for_so_many(product, many)
    return price if isinstance(price, Money) else None
