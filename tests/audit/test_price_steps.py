"""What is wrong with prices in steps, discounts in tiers and payment plans is told where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.shell import only, problems, write

BASE = "extends: ten-stage\nlanguage: en\ncountry: GB\nas_of: 2026-01-05\ncompany: {{name: Alfa{}}}\n"


def found(folder: Path, text: str, company: str = "") -> list[dict[str, Any]]:
    return problems(write(folder, {"blueprint.yaml": BASE.format(company) + text}))


def product(fields: str) -> str:
    return f"products: {{a: {{name: A, {fields}}}}}\n"


def discount(fields: str) -> str:
    return f"discounts: {{a: {{name: A, {fields}}}}}\n"


def plan(parts: str) -> str:
    return f"payment_plans: {{a: {{name: A, parts: {{{parts}}}}}}}\n"


WRONG = {
    "a break out of order": (
        product("price: 9, breaks: {x: {from: 10, price: 8}, y: {from: 5, price: 8}}"),
        "thresholds-out-of-order",
        "products.a.breaks.y.from",
    ),
    "two breaks from the same number": (
        product("price: 9, breaks: {x: {from: 10, price: 8}, y: {from: 10, price: 7}}"),
        "thresholds-out-of-order",
        "products.a.breaks.y.from",
    ),
    "a break above the list price": (
        product("price: 9, breaks: {x: {from: 10, price: 9.5}}"),
        "price-rises",
        "products.a.breaks.x.price",
    ),
    "a break above the one before": (
        product("price: 9, breaks: {x: {from: 10, price: 7}, y: {from: 20, price: 8}}"),
        "price-rises",
        "products.a.breaks.y.price",
    ),
    "a break below the floor": (
        product("price: 9, floor_price: 8, breaks: {x: {from: 10, price: 7}}"),
        "prices-out-of-order",
        "products.a.floor_price",
    ),
    "a break in another currency": (
        product("price: 9, breaks: {x: {from: 10, price: 7 EUR}}"),
        "currencies-differ",
        "products.a.breaks.x.price",
    ),
    "tiers out of order": (
        discount("by: volume, tiers: {x: {from: 20, share: 3}, y: {from: 10, share: 4}}"),
        "thresholds-out-of-order",
        "discounts.a.tiers.y.from",
    ),
    "a higher tier that takes less off": (
        discount("by: term, tiers: {x: {from: 12, share: 5}, y: {from: 24, share: 4}}"),
        "price-rises",
        "discounts.a.tiers.y.share",
    ),
    "more than all in advance": (
        discount("by: prepayment, tiers: {x: {from: 120, share: 5}}"),
        "prepaid-beyond-price",
        "discounts.a.tiers.x.from",
    ),
    "a tier that its role may not grant": (
        discount("by: volume, granted_by: salesperson, tiers: {x: {from: 10, share: 6}}")
        + "price_policy: {reserve_pct: 5, authority: {s: {role: salesperson, max_discount_pct: 5}, "
        + "f: {role: finance, max_discount_pct: 9}}}\n",
        "discount-nobody-grants",
        "discounts.a.tiers.x.share",
    ),
    "a cost above a gross price without its tax": (
        "products: {a: {name: A, price: 120, cost: 101}}\n",
        "prices-out-of-order",
        "products.a.cost",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_weakness_is_a_warning_at_its_place(tmp_path: Path, name: str) -> None:
    text, code, path = WRONG[name]
    one = only(found(tmp_path, text, ", sells_to: consumers" if "gross" in name else ""))
    assert (one["code"], one["severity"], one["path"]) == (code, "warning", path)


RIGHT = {
    "breaks": product("price: 9 EUR, breaks: {x: {from: 2, price: 8}, y: {from: 5, price: 8}}") + "audit: {accepted: "
    "{eur: {code: price-in-another-currency, reason: R}}}\n",
    "a range": product("price: {from: 9, to: 9}, floor_price: 8"),
    "a range in a currency that is said once": product("price: {from: 9, to: 10 GBP}"),
    "all in advance": discount("by: prepayment, tiers: {x: {from: 100, share: 5}}"),
    "whole shares": plan("x: {name: X, share: 33.3, when: W}, y: {name: Y, share: 66.7, when: W}"),
    "fixed amounts alone": plan("x: {name: X, amount: 5, when: W}"),
    "shares of what fixed amounts leave": plan("x: {name: X, amount: 5, when: W}, y: {name: Y, share: 100, when: W}"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_told(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, RIGHT[name]) == []


PARTS = {
    "ninety percent": ("x: {name: X, share: 30, when: W}, y: {name: Y, share: 60, when: W}", "payment_plans.a.parts"),
    "part of the rest": ("x: {name: X, amount: 5, when: W}, y: {name: Y, share: 60, when: W}", "payment_plans.a.parts"),
    "a part of no size": ("x: {name: X, when: W}", "payment_plans.a.parts.x"),
    "a part of two sizes": ("x: {name: X, share: 100, amount: 5, when: W}", "payment_plans.a.parts.x.amount"),
    "no parts": ("", "payment_plans.a.parts"),
}


@pytest.mark.parametrize("name", PARTS)
def test_parts_that_do_not_make_the_whole_are_an_error(tmp_path: Path, name: str) -> None:
    parts, path = PARTS[name]
    one = only(found(tmp_path, plan(parts)))
    assert (one["code"], one["severity"], one["path"]) == ("payment-parts", "error", path)


RANGES = {
    "{from: 10, to: 9}": "Write the lower one first: {from: 9, to: 10}",
    "{from: 9 EUR, to: 10 GBP}": "the currency once",
    "{from: 9, to: 10 GBP, currency: EUR}": "the currency once",
    "{from: 9}": "Write both ends",
    "{from: 9, up: 10}": "Write both ends",
    "{from: 9, to: x}": "Write the digits alone",
}


@pytest.mark.parametrize("written", RANGES)
def test_a_range_that_is_none_is_refused_with_a_way_out(tmp_path: Path, written: str) -> None:
    one = only(found(tmp_path, product(f"price: {written}")))
    assert (one["code"], one["path"]) == ("value", "products.a.price")
    assert RANGES[written] in one["hint"]
