"""How tax stands to a company's prices: how they are written down, and how they are shown to whoever buys."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from .company import PublicCompany

Basis = Literal["net", "gross", "bare"]
"""``bare``: neither, where no tax is a part of prices."""


def has_value_added_tax(company: PublicCompany) -> bool:
    """Whether prices are net or gross at all: where a rate is known, or the company or its country says so."""
    if company.tax_system is None:
        return company.vat_pct is not None
    return company.tax_system == "value-added"


def is_open(company: PublicCompany) -> bool:
    """Whether neither the company nor its country says how tax stands to prices."""
    return company.tax_system is None and company.vat_pct is None


def written(company: PublicCompany) -> Basis:
    """How prices of products are written down in the blueprint."""
    if not has_value_added_tax(company):
        return "bare"
    return company.prices_are or ("gross" if company.sells_to == "consumers" else "net")


def shown(company: PublicCompany) -> tuple[Basis, ...]:
    """How papers for customers show prices, one way or two."""
    if not has_value_added_tax(company):
        return ("bare",)
    ways: dict[str, tuple[Basis, ...]] = {"businesses": ("net",), "consumers": ("gross",), "both": ("net", "gross")}
    return ways[company.sells_to]


def turned(amount: Decimal, before: Basis, after: Basis, rate: Decimal | None) -> Decimal | None:
    """An amount on another basis, not rounded; None where that would take a rate, in percent, that nobody has given."""
    if before == after or "bare" in (before, after):
        return amount
    if rate is None:
        return None
    factor = 1 + rate / 100
    return amount * factor if after == "gross" else amount / factor
