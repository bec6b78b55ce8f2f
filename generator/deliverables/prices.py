"""What papers say of a price: the amount or the range, net or gross, its breaks; and the notes beside a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.blueprint.model import taxes
from generator.blueprint.model.company import PublicCompany
from generator.blueprint.model.customers import PublicProduct, of_break
from generator.blueprint.model.prices import PriceBreak, PriceRange
from generator.blueprint.model.quantities import Money
from generator.blueprint.model.taxes import Basis
from generator.documents.blocks import Paragraph
from generator.documents.inline import Inline, Run
from generator.locale import Label
from generator.locale.values import decimals

from .pen import Pen

LIST_PRICE: Mapping[Basis, Label] = {
    "net": Label("List price, net"),
    "gross": Label("List price, gross"),
    "bare": Label("List price"),
}
UNIT_PRICE: Mapping[Basis, Label] = {
    "net": Label("Unit price, net"),
    "gross": Label("Unit price, gross"),
    "bare": Label("Unit price"),
}
PRICE: Mapping[Basis, Label] = {"net": Label("Net price"), "gross": Label("Gross price"), "bare": Label("Price")}
AMOUNT: Mapping[Basis, Label] = {"net": Label("Net"), "gross": Label("Gross"), "bare": Label("Amount")}
WITH_TAX = Label("With tax")
_TOLD_APART: Mapping[Basis, Label] = {"net": Label("{amount} net"), "gross": Label("{amount} gross")}
ON_REQUEST = Label("on request")


def before_tax(net: Label, bare: Label, company: PublicCompany) -> Label:
    """What an amount without tax is called: net only where there is a tax that it could hold."""
    return net if taxes.has_value_added_tax(company) else bare


# --- one price ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Priced:
    """A product's prices on one basis."""

    product: PublicProduct
    basis: Basis
    pen: Pen

    def cell(self) -> Inline:
        """The list price; a decision where nobody has set one."""
        price = self.product.price
        if price is None:
            return self.pen.decision(self.pen.say(LIST_PRICE[self.basis]).lower(), self.product.origin("price"))
        if self.needs_a_rate():
            return self.pen.decision(self.pen.say("tax rate"), "company.vat_pct")
        return self.pen.words(self.words())

    def words(self) -> str:
        """The list price in words and figures; "" where there is none."""
        price = self.product.price
        if isinstance(price, Money):
            return self._amount(price)
        if isinstance(price, PriceRange):
            return self.pen.say("{low} to {high}", low=self._amount(price.low), high=self._amount(price.high))
        return self.pen.say(ON_REQUEST) if price else ""

    def breaks(self) -> Iterator[str]:
        """What it costs from so many on, a line each."""
        if not self.needs_a_rate():
            for step in self.product.breaks.values():
                amount = self._amount(of_break(self.product, step))
                yield f"{self._from(step)}: {self._told_apart(amount)}"

    def _told_apart(self, amount: str) -> str:
        """An amount with its basis, where a paper shows prices on another as well."""
        if len(taxes.shown(self.pen.view.company)) == 1:
            return amount
        return told_apart(amount, self.basis, self.pen)

    def needs_a_rate(self) -> bool:
        """Whether the prices stand on another basis, and nobody has said how high the tax is."""
        before = taxes.written(self.pen.view.company)
        return taxes.turned(Decimal(1), before, self.basis, rate(self.product, self.pen)) is None

    def _from(self, step: PriceBreak) -> str:
        return _FROM[self.product.breaks_by](step.from_, self.pen)

    def _amount(self, money: Money) -> str:
        """An amount on the basis, rounded where it had to be worked out."""
        company, currency = self.pen.view.company, self.pen.currency(money)
        before = taxes.written(company)
        amount = taxes.turned(money.amount, before, self.basis, rate(self.product, self.pen))
        if amount is None or before == self.basis:
            return self.pen.money(money)
        rounded = amount.quantize(Decimal(1).scaleb(-decimals(currency)), ROUND_HALF_UP)
        return self.pen.money(Money(amount=rounded, currency=money.currency))


def told_apart(amount: str, basis: Basis, pen: Pen) -> str:
    """An amount with the basis that it stands on, where there are two."""
    return amount if basis == "bare" else pen.say(_TOLD_APART[basis], amount=amount)


_FROM: Mapping[str, Callable[[int, Pen], str]] = {
    "quantity": lambda count, pen: pen.say("{n} or more", n=pen.number(count)),
    "users": lambda count, pen: pen.counted(count, "from {n} user", "from {n} users"),
    "uses": lambda count, pen: pen.counted(count, "from {n} use", "from {n} uses"),
}
"""From how many on a break holds, by what it counts."""


def rate(product: PublicProduct, pen: Pen) -> Decimal | None:
    """The rate of tax on a product, in percent."""
    return product.vat_pct if product.vat_pct is not None else pen.view.company.vat_pct


def with_breaks(name: str, product: PublicProduct, basis: Basis, pen: Pen) -> Inline:
    """What a product is called, or what is said of it, and below that its price breaks on a line each."""
    lines = (run for line in Priced(product, basis, pen).breaks() for run in (Run("\n"), *pen.words(line)))
    return (*pen.inline(name), *lines)


# --- what stands beside a table of them --------------------------------------------------------------


def tax_note(pen: Pen) -> Iterator[Paragraph]:
    """How tax stands to prices, above a table of them; nothing where nobody has said that."""
    if not taxes.is_open(pen.view.company):
        yield Paragraph(_tax(pen), "note")


def currency_note(currency: str, pen: Pen) -> Iterator[Paragraph]:
    """In which currency prices stand, below a table of them; nothing where nobody knows that."""
    if currency:
        yield Paragraph(pen.words(pen.say("Prices in {currency}.", currency=currency)), "note")


def _tax(pen: Pen) -> Inline:
    company = pen.view.company
    if company.tax_system == "sales":
        return pen.words(pen.say("Prices do not include sales tax; it is added where it is due."))
    if company.tax_system == "none":
        return pen.words(pen.say("No tax is added."))
    return pen.words(pen.say(_TAX[taxes.shown(company)], tax=company.tax_name or pen.say("tax")))


_TAX: Mapping[tuple[Basis, ...], Label] = {
    ("net",): Label("Prices are net; {tax} is added."),
    ("gross",): Label("Prices include {tax}."),
    ("net", "gross"): Label("Net prices are without {tax}, gross prices include it."),
}
