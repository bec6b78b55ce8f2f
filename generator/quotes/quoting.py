"""A customer's file to a ``Quote``: all that is wrong told at once, and nothing internal in what comes out."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace

from generator.blueprint.model import taxes
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Offer
from generator.blueprint.problems import Problem

from .authority import Leave
from .discounts import Discounts
from .fields import fields_of, lacking
from .findings import Findings
from .payment import chosen, parts
from .pricing import Price, Prices
from .quote import Quote, QuotedDiscount, QuotedLine, QuotedVariant
from .reading import Given
from .reckoning import ReckonedLine, Reckoning, reckoned
from .references import reference_problems, template
from .request import Request
from .scope import Line, Scope, all_lines, scopes


@dataclass(frozen=True, slots=True)
class Quoted:
    """What came of a customer's file: the quote, None where there are errors, and the problems."""

    quote: Quote | None
    problems: tuple[Problem, ...]


def quoted(given: Given, blueprint: Blueprint, asked: Collection[str] = ()) -> Quoted:
    """Work out what a customer's file asks for, from the prices of a blueprint.

    ``asked`` are the fields that the offer's paper has beside the merge fields of the blueprint.
    """
    found = [*given.problems, *reference_problems(given, blueprint, asked)]
    offer = template(given, blueprint)
    if offer is None and not found:
        found.append(_no_template())
    if given.request is None or offer is None or found:
        return Quoted(None, tuple(found))
    findings = Findings(given)
    quote = _Desk(given.request, blueprint, offer, findings).quote()
    is_wrong = any(problem.severity == "error" for problem in findings.problems)
    return Quoted(None if is_wrong else quote, tuple(findings.problems))


def _no_template() -> Problem:
    hint = "Add one under `offers`, or extend `ten-stage`, which has three."
    return Problem("missing-key", "the blueprint has no offer templates", hint)


class _Desk:
    """Writes one quote."""

    def __init__(self, request: Request, blueprint: Blueprint, offer: Offer, findings: Findings) -> None:
        self._request, self._blueprint, self._offer, self._findings = request, blueprint, offer, findings

    def quote(self) -> Quote:
        request, findings = self._request, self._findings
        found = scopes(request, self._offer, findings)
        lines = tuple(all_lines(found))
        self._prices = Prices(request, self._blueprint, lines, findings)
        self._discounts = Discounts(request, self._blueprint, self._prices, findings)
        self._leave = Leave(request, self._blueprint, self._offer, findings)
        self._leave.look_at_discounts(self._discounts)
        self._plan = chosen(request, self._blueprint, findings)
        variants = tuple(self._variant(scope) for scope in found)
        self._look_at_tax()
        main = self._main(variants)
        self._look_at_value(main)
        return Quote(
            self._offer.id,
            request.number,
            request.date,
            self._valid_until(lines),
            self._prices.currency,
            self._prices.basis,
            variants,
            main.id,
            self._plan.id if self._plan else "",
            (request.tax.note if request.tax else "") or "",
            fields_of(request, self._blueprint),
            request.sections,
            frozenset(request.leave_out),
            tuple(request.timetable),
            frozenset(request.proofs),
            lacking(request),
        )

    def _variant(self, scope: Scope) -> QuotedVariant:
        prices = [price for line in scope.lines if (price := self._prices.of(line))]
        result = reckoned(
            (price.priced for price in prices), self._discounts.taken(prices), self._prices.basis, self._prices.digits
        )
        by_id = {price.line.id: price for price in prices}
        for line in () if result.beyond else (*result.lines, *result.options):
            self._leave.look_at_line(by_id[line.line.id], line, self._prices.digits)
        self._look_at_total(scope, result)
        shown = QuotedVariant(
            scope.id,
            tuple(self._line(by_id[line.line.id], line) for line in result.lines),
            tuple(self._line(by_id[line.line.id], line) for line in result.options),
            tuple(
                QuotedDiscount(one.taken.id, self._discounts.printed(one.taken.id), one.taken.percent, one.amounts)
                for one in result.discounts
            ),
            result.subtotal,
            result.total,
            result.taxes,
        )
        total = result.total.gross
        plan = parts(self._plan, total, self._request, self._prices, self._findings) if self._plan and total else ()
        return replace(shown, parts=plan)

    def _line(self, price: Price, line: ReckonedLine) -> QuotedLine:
        item, product = price.line.item, self._blueprint.products.get(price.line.id)
        return QuotedLine(
            price.line.id,
            item.name or (product.name if product else ""),
            item.unit or (product.unit if product else "") or "",
            line.line.quantity,
            line.line.unit,
            line.percents,
            line.off,
            line.line.rate,
            line.amounts,
            item.version or "",
            item.note or "",
            self._discounts.printed_on(price.line.id),
        )

    def _main(self, variants: tuple[QuotedVariant, ...]) -> QuotedVariant:
        """The recommended variant where it is offered, else the first."""
        recommended = {id_ for id_, variant in self._offer.variants.items() if variant.recommended}
        return next((one for one in variants if one.id in recommended), variants[0])

    # --- looking at the whole ---

    def _look_at_total(self, scope: Scope, result: Reckoning) -> None:
        for id_ in result.beyond:
            where = f" in the variant `{scope.id}`" if scope.id else ""
            message = f"the discount `{id_}` is more than what it is taken off comes to{where}"
            self._findings.refuse("offer-total", message, "Write a smaller amount.", "discounts", id_)

    def _look_at_tax(self) -> None:
        if self._request.tax and not taxes.has_value_added_tax(self._blueprint.company):
            message = "`tax` is read by nothing: prices of this company have no tax in them"
            self._findings.warn("offer-unread", message, "Delete it.", "tax")

    def _look_at_value(self, main: QuotedVariant) -> None:
        least = self._offer.minimum_value
        if least and self._prices.in_currency(least) and main.total.net < least.amount:
            comes_to = f"the offer comes to {main.total.net:f} net"
            message = f"{comes_to}, and `{self._offer.id}` is written from {least.amount:f} on"
            others = ", ".join(f"`{id_}`" for id_ in self._blueprint.offers if id_ != self._offer.id)
            hint = f"Offer more, or take another template: `offer:` {others}." if others else "Offer more."
            self._findings.warn("offer-below-minimum", message, hint, "offer")

    def _valid_until(self, lines: tuple[Line, ...]) -> datetime.date | None:
        """The last day of the offer: the one that is written, or as many days on as the template or the terms say."""
        date, last = self._request.date, self._request.valid_until
        days = self._offer.validity_days or self._blueprint.terms.validity_days
        if last is None:
            last = date + datetime.timedelta(days=days) if days else None
        elif last < date:
            hint = f"Write {date} or a later day."
            message = f"`valid_until` is {last}, before the date of the offer, which is {date}"
            self._findings.refuse("offer-dates", message, hint, "valid_until")
        today = self._blueprint.as_of
        if last and today and date <= last < today:
            message = f"the offer holds until {last}, and today is {today} by `as_of` of the blueprint"
            self._findings.warn("offer-dates", message, "Write new dates, or correct `as_of`.", "valid_until")
        if last:
            self._look_at_list_prices(lines, last)
        return last

    def _look_at_list_prices(self, lines: tuple[Line, ...], last: datetime.date) -> None:
        """List prices that end before the offer does."""
        for line in lines:
            product = self._blueprint.products.get(line.id)
            ends = product.valid_until if product and line.item.price is None else None
            if ends and self._request.date <= ends < last:
                message = f"the offer holds until {last}, the list price of `{line.id}` until {ends}"
                hint = f"Write `valid_until: {ends}`, or the price that holds longer as `price` of the line."
                self._findings.warn("offer-dates", message, hint, *line.steps)
