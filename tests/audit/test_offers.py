"""Offers and the room for discounts behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "offer-without-variants": Weakness(
        """\
offers:
  detailed:
    variants: {basic: {name: Podstawowy, summary: Samo sito.}}
""",
        "offers.detailed",
        """\
offers:
  detailed:
    variants:
      basic: {name: Podstawowy, summary: Samo sito.}
      full: {name: Pełny, summary: Sito z montażem., recommended: true}
""",
    ),
    "reserve-out-of-range": Weakness(
        """\
price_policy: {reserve_pct: 25}
""",
        "price_policy.reserve_pct",
        """\
price_policy: {reserve_pct: 10}
""",
    ),
    "reserve-beyond-authority": Weakness(
        """\
price_policy:
  reserve_pct: 12
  authority:
    head: {role: head-of-sales, max_discount_pct: 8}
""",
        "price_policy.reserve_pct",
        """\
price_policy:
  reserve_pct: 8
  authority:
    head: {role: head-of-sales, max_discount_pct: 8}
""",
    ),
    "authority-not-rising": Weakness(
        """\
price_policy:
  authority:
    seller: {role: salesperson, max_discount_pct: 10}
    head: {role: head-of-sales, max_discount_pct: 10}
""",
        "price_policy.authority.head.max_discount_pct",
        """\
price_policy:
  authority:
    seller: {role: salesperson, max_discount_pct: 5}
    head: {role: head-of-sales, max_discount_pct: 10}
""",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "a written reason for one variant": """\
offers:
  detailed:
    notes: Jest jedno sito i nie ma z czego wybierać.
    variants: {basic: {name: Podstawowy, summary: Samo sito.}}
""",
    "no variants, where the offer asks its author for them": """\
offers: {detailed: {variants: {}}}
""",
    "a reserve that somebody may grant": """\
price_policy: {authority: {a: {role: head-of-sales, max_discount_pct: 15}}}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
