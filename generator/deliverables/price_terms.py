"""What a price comes to beside the list: discounts in tiers, and the parts in which an order is paid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.prices import PaymentPart, PublicDiscount, PublicPaymentPlan
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import Block, Paragraph, Table
from generator.documents.inline import Inline, Run, bold
from generator.locale import Label

from .columns import Col, table
from .pen import Pen

DISCOUNT = Label("Discount")
D = TypeVar("D", bound=PublicDiscount)
Due = Callable[[PaymentPart], str | None]


# --- discounts ------------------------------------------------------------------------------------


def discounts(given: Iterable[PublicDiscount], pen: Pen) -> Iterator[Block]:
    """The discounts that customers read of, each with its tiers."""
    if found := tuple(given):
        yield table(found, pen, *discount_columns(pen), origin="discounts")


def discount_columns(pen: Pen) -> tuple[Col[D, Inline | str], ...]:
    """What a discount is called, and how large it is from where on."""
    return (
        Col("discount", DISCOUNT, 2, lambda one: _named(one, pen)),
        Col("tiers", Label("How large"), 3, lambda one: _tiers(one, pen)),
    )


def _named(discount: PublicDiscount, pen: Pen) -> Inline:
    """The name, and below it what else has to be so."""
    more = (Run("\n"), *pen.inline(discount.note)) if discount.note else ()
    return (*bold(pen.inline(discount.name)), *more)


def _tiers(discount: PublicDiscount, pen: Pen) -> Inline:
    lines = (f"{_FROM[discount.by](tier.from_, pen)}: {pen.percent(tier.share)}" for tier in discount.tiers.values())
    return pen.words("\n".join(lines))


_FROM: Mapping[str, Callable[[int, Pen], str]] = {
    "volume": lambda count, pen: pen.say("{n} or more", n=pen.number(count)),
    "value": lambda count, pen: pen.say(
        "[[word.order]] from {amount}", amount=pen.money(Money.model_validate(str(count)))
    ),
    "term": lambda count, pen: pen.counted(count, "contract from {n} month", "contract from {n} months"),
    "prepayment": lambda count, pen: pen.say("from {share} paid in advance", share=pen.percent(count)),
}
"""From where on a tier holds, by what the thresholds count."""


# --- payment --------------------------------------------------------------------------------------


def payment_plan(plan: PublicPaymentPlan, due: Due, pen: Pen, whose: str = "") -> Iterator[Block]:
    """The parts of a price with when each is due, below its name and what is paid so, where not all is."""
    paid = pen.words(f" ({whose})") if whose else ()
    yield Paragraph((*bold(pen.inline(plan.name)), *paid), origin=plan.origin("name"))
    yield _parts(plan, due, pen)
    if plan.note:
        yield Paragraph(pen.inline(plan.note), "note", plan.origin("note"))


def plan_in_words(plan: PublicPaymentPlan, pen: Pen) -> str:
    """A plan on one line, to be chosen from a list: its name, and its parts behind a colon."""
    parts = (f"{size_of(part, plan, pen)} {pen.caption(part.name)}{_when(part, pen)}" for part in plan.parts.values())
    return f"{pen.caption(plan.name)}: {'; '.join(parts)}"


def _when(part: PaymentPart, pen: Pen) -> str:
    return f", {pen.caption(part.when)}" if part.when else ""


def _parts(plan: PublicPaymentPlan, due: Due, pen: Pen) -> Table:
    columns: tuple[Col[PaymentPart, Inline | str], ...] = (
        Col("part", Label("Part"), 2, lambda one: one.name),
        Col("size", Label("How much"), 1.6, lambda one: pen.words(size_of(one, plan, pen))),
        Col("due", Label("When it is due"), 3, lambda one: _due(one, due(one), pen)),
    )
    return table(plan.parts.values(), pen, *columns, origin=plan.origin("parts"))


def size_of(part: PaymentPart, plan: PublicPaymentPlan, pen: Pen) -> str:
    """A fixed amount, or a share: of the price, or of what such amounts leave of it."""
    if part.amount is not None:
        return pen.money(part.amount)
    share = pen.percent(part.share or 0)
    is_of_the_rest = any(other.amount is not None for other in plan.parts.values())
    return pen.say("{share} of the rest", share=share) if is_of_the_rest else share


def _due(part: PaymentPart, words: str | None, pen: Pen) -> Inline:
    return pen.or_decision(words, pen.say("when it is due"), part.origin("when"))


def segments_of(ids: Iterable[str], blueprint: Blueprint, pen: Pen) -> str:
    """The classes of customers that something is for; everybody where none is named."""
    return ", ".join(pen.bare(blueprint.segments[id_].name) for id_ in ids) or pen.say("everybody")
