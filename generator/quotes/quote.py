"""An offer for one customer as it may be printed: nothing internal is in it, no cost, no reserve and no reason."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.blueprint.model.taxes import Basis

from .reckoning import Amounts


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line as it is printed.

    ``percents`` and ``off`` are the discounts on it, ``reductions`` their names, ``amounts`` what it comes to then.
    """

    id: str
    name: str
    unit: str
    quantity: Decimal
    price: Decimal
    percents: tuple[Decimal, ...]
    off: Decimal
    rate: Decimal | None
    amounts: Amounts
    version: str = ""
    note: str = ""
    reductions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedDiscount:
    """A discount on the whole: its name, "" for none, its share where it is one, and the amounts below zero."""

    id: str
    name: str
    percent: Decimal | None
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """A part of what is to be paid: ``amount`` with tax, ``due`` the date where one was agreed."""

    id: str
    amount: Decimal
    due: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class QuotedVariant:
    """A variant, or the whole offer with the id "", with all that it comes to."""

    id: str
    lines: tuple[QuotedLine, ...]
    options: tuple[QuotedLine, ...]
    discounts: tuple[QuotedDiscount, ...]
    subtotal: Amounts
    total: Amounts
    taxes: tuple[tuple[Decimal | None, Amounts], ...]
    parts: tuple[QuotedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What one customer is offered.

    ``currency`` is "" where nobody knows it. ``main`` is the variant that the offer speaks of where it names one sum.
    ``fields`` are texts by merge field, ``sections`` own texts by section. ``plan`` is the id of the payment plan, or
    "". ``proofs`` are those that it shows, all of them where there is none. ``lacking`` are fields for what a customer
    has not got: no line of the head asks for it.
    """

    offer: str
    number: str
    date: datetime.date
    valid_until: datetime.date | None
    currency: str
    basis: Basis
    variants: tuple[QuotedVariant, ...]
    main: str
    plan: str = ""
    tax_note: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    leave_out: frozenset[str] = frozenset()
    timetable: tuple[str, ...] = ()
    proofs: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()

    @property
    def products(self) -> frozenset[str]:
        """The ids of all that is offered, options as well."""
        return frozenset(line.id for one in self.variants for line in (*one.lines, *one.options))

    @property
    def of_the_main(self) -> QuotedVariant:
        """The variant that the offer speaks of."""
        return next(one for one in self.variants if one.id == self.main)
