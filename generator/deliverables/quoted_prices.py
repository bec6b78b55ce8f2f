"""What one customer's offer shows of its prices: a table for each variant, totals, options apart, the payment plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.blueprint.model.offers import PublicOffer
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.prices import PublicPaymentPlan
from generator.documents.blocks import Block, Bullets, Heading, Paragraph, Table, TableRow
from generator.documents.inline import Inline, Run, bold
from generator.locale import Label
from generator.quotes.quote import Quote, QuotedDiscount, QuotedLine, QuotedVariant
from generator.quotes.reckoning import Amounts

from .arrangement import arranged_table
from .columns import Col, table
from .facts import facts
from .pen import Pen
from .prices import AMOUNT, UNIT_PRICE, tax_note

_TOTAL, _SUBTOTAL, _REDUCED = Label("Total"), Label("Together, before the discount"), Label("Discount")
_TO_PAY = Label("To be paid")
_OPTIONS = Label("Options, not in the total")
_WORDED: Mapping[str, Label] = {"net": Label("{amount} net"), "gross": Label("{amount} gross")}


class PriceTables:
    """Writes the prices of a quote."""

    def __init__(self, quote: Quote, offer: PublicOffer, pen: Pen) -> None:
        self._quote, self._offer, self._pen = quote, offer, pen

    def prices(self, section: OfferSection) -> Iterator[Block]:
        """A table for each variant with what it comes to, below the note on tax."""
        if self._quote.tax_note:
            yield Paragraph(self._pen.words(self._quote.tax_note), "note")
        else:
            yield from tax_note(self._pen)
        for variant in self._quote.variants:
            yield from self._headed(variant)
            yield self._table(variant.lines, variant, section)
            yield from self._totals(variant)
            if variant.options:
                yield Heading(3, self._pen.words(self._pen.say(_OPTIONS)))
                yield self._table(variant.options, None, section)

    def value(self, variant: QuotedVariant) -> str:
        """What a variant comes to, in words: "164 395,00 zł netto"."""
        return self.worth(variant.total)

    def worth(self, amounts: Amounts) -> str:
        """An amount in words, as the offer shows prices."""
        basis = self._quote.basis
        amount = self._money(_on_basis(amounts, basis))
        return self._pen.say(_WORDED[basis], amount=amount) if basis in _WORDED else amount

    def plan(self, plan: PublicPaymentPlan) -> Iterator[Block]:
        """The parts of a payment plan with their amounts, for each variant in a column of its own."""
        pen, variants = self._pen, self._quote.variants
        many = len(variants) > 1
        due = {part.id: part.due for part in variants[0].parts}
        columns: tuple[Col[str, Inline | str], ...] = (
            Col("part", Label("Part"), 2, lambda id_: plan.parts[id_].name),
            *(self._part_column(variant, many) for variant in variants),
            Col("due", Label("When it is due"), 3, lambda id_: self._due(plan, id_, pen.date(due.get(id_)))),
        )
        yield Paragraph(bold(pen.inline(plan.name)), origin=plan.origin("name"))
        yield table(plan.parts, pen, *columns, origin=plan.origin("parts"))
        if self._quote.basis == "net":
            tax = pen.view.company.tax_name or pen.say("tax")
            yield Paragraph(pen.words(pen.say("These amounts include {tax}.", tax=tax)), "note")
        if plan.note:
            yield Paragraph(pen.inline(plan.note), "note", plan.origin("note"))

    # --- inside ---

    def _headed(self, variant: QuotedVariant) -> Iterator[Block]:
        """The name of a variant; of the only one what it consists of as well, for nothing else says so then."""
        known = self._offer.variants.get(variant.id)
        if known is None:
            return
        yield Heading(2, self._pen.inline(known.name), f"prices-{variant.id}", known.path)
        if len(self._quote.variants) == 1 and known.includes:
            yield Bullets(self._pen.inlines(known.includes), known.origin("includes"))

    def _part_column(self, variant: QuotedVariant, many: bool) -> Col[str, Inline | str]:
        amounts = {part.id: self._pen.words(self._money(part.amount)) for part in variant.parts}
        name = self._pen.caption(self._offer.variants[variant.id].name) if many else Label("How much")
        return Col(f"size-{variant.id}", name, 1.6, lambda id_: amounts[id_], "number")

    def _due(self, plan: PublicPaymentPlan, id_: str, day: str) -> Inline:
        """When a part is due: the date that was agreed, behind the words of the plan."""
        words = self._pen.inline(plan.parts[id_].when or "") if plan.parts[id_].when else ()
        if day:
            return (*words, Run(f" ({day})" if words else day))
        origin = plan.parts[id_].origin("when")
        return words or self._pen.decision(self._pen.say("when it is due"), origin)

    def _table(self, lines: tuple[QuotedLine, ...], total: QuotedVariant | None, section: OfferSection) -> Table:
        columns = self._columns(lines)
        listed = table(lines, self._pen, *columns, origin=section.path, row_origin=lambda line: f"products.{line.id}")
        ids = [column.id for column in columns]
        rows = (*listed.rows, *(self._summed(total, ids) if total else ()))
        known = {id_: outline for id_, outline in section.columns.items() if id_ in ids}
        return arranged_table(Table(listed.columns, rows, listed.caption, listed.origin), known)

    def _columns(self, lines: tuple[QuotedLine, ...]) -> tuple[Col[QuotedLine, Inline | str], ...]:
        """The columns that the basis asks for; those that would be empty are left out."""
        pen, basis = self._pen, self._quote.basis
        net = AMOUNT["bare" if basis == "bare" else "net"]
        percent = f"{pen.view.company.tax_name or pen.say('Tax')} %"
        columns: tuple[Col[QuotedLine, Inline | str], ...] = (
            Col("item", Label("Item"), 2.2, self._item),
            Col("quantity", Label("Quantity"), 0.85, lambda one: pen.words(pen.number(one.quantity)), "number"),
            Col("unit", Label("Unit", "offers"), 1.1, lambda one: pen.inline(one.unit)),
            Col("price", UNIT_PRICE[basis], 1.5, lambda one: pen.words(self._money(one.price)), "number"),
            Col("discount", Label("Discount"), 0.85, self._taken_off, "number"),
            Col("net", net, 1.6, lambda one: self._cell(one.amounts.net), "number"),
            Col("vat", percent, 0.75, lambda one: self._rate(one.rate), "number"),
            Col("gross", AMOUNT["gross"], 1.6, lambda one: self._cell(one.amounts.gross), "number"),
        )
        absent = {"net": set[str](), "gross": {"net"}, "bare": {"vat", "gross"}}[basis]
        absent |= set() if any(one.percents or one.off for one in lines) else {"discount"}
        absent |= set() if any(one.unit for one in lines) else {"unit"}
        return tuple(column for column in columns if column.id not in absent)

    def _item(self, line: QuotedLine) -> Inline:
        more = [self._pen.words(text) for text in (line.version, line.note, *line.reductions) if text]
        return (*self._pen.inline(line.name), *(run for text in more for run in (Run("\n"), *text)))

    def _taken_off(self, line: QuotedLine) -> Inline:
        parts = [self._pen.percent(share) for share in line.percents]
        parts += [self._money(line.off)] if line.off else []
        return self._pen.words(" + ".join(parts))

    def _rate(self, rate: Decimal | None) -> Inline:
        return self._pen.words(self._pen.number(rate)) if rate is not None else ()

    def _cell(self, amount: Decimal) -> Inline:
        return self._pen.words(self._money(amount))

    def _money(self, amount: Decimal) -> str:
        return self._pen.voice.money(amount, self._quote.currency)

    def _summed(self, variant: QuotedVariant, ids: list[str]) -> Iterator[TableRow]:
        """What the lines come to, what is taken off that, and the total."""
        if variant.discounts:
            yield self._sum(self._pen.say(_SUBTOTAL), variant.subtotal, ids)
        for one in variant.discounts:
            yield self._sum(self._named(one), one.amounts, ids)
        yield self._sum(self._pen.say(_TOTAL), variant.total, ids, emphasis=True)

    def _named(self, one: QuotedDiscount) -> str:
        name = one.name or self._pen.say(_REDUCED)
        return f"{name}, {self._pen.percent(one.percent)}" if one.percent is not None else name

    def _sum(self, label: str, amounts: Amounts, ids: list[str], *, emphasis: bool = False) -> TableRow:
        cells: dict[str, Inline] = {
            "item": self._pen.words(label),
            "net": self._cell(amounts.net),
            "gross": self._cell(amounts.gross),
        }
        return TableRow(tuple(cells.get(id_, ()) for id_ in ids), emphasis)

    def _totals(self, variant: QuotedVariant) -> Iterator[Block]:
        """What is to be paid with tax, the tax at each rate beside it; one sum alone stands in the table already."""
        if self._quote.basis == "bare":
            return
        tax = self._pen.view.company.tax_name or self._pen.say("Tax")
        rates = [(rate, amounts.tax) for rate, amounts in variant.taxes if rate is not None]
        yield from facts(
            self._pen,
            "",
            (Label("Net total"), self._cell(variant.total.net)),
            *((f"{tax} {self._pen.percent(rate)}", self._cell(amount)) for rate, amount in rates),
            (_TO_PAY, bold(self._cell(variant.total.gross))),
        )


def _on_basis(amounts: Amounts, basis: str) -> Decimal:
    return amounts.gross if basis == "gross" else amounts.net
