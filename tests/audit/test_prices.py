"""Amounts and dates that bound each other are compared, currencies that differ are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.shell import only, problems, salesbook, where, write

BASE = "extends: ten-stage\nlanguage: pl\nas_of: 2026-01-05\n"


def found(folder: Path, text: str, company: str = "") -> list[dict[str, Any]]:
    return problems(write(folder, {"blueprint.yaml": f"{BASE}company: {{name: Alfa{company}}}\n{text}"}))


def product(fields: str) -> str:
    return f"products: {{a: {{name: A, unit: piece, {fields}}}}}\n"


REVERSED = {
    "a price": (product("price: 1, valid_from: 2026-12-31, valid_until: 2026-01-31"), "products.a.valid_until"),
    "a proof": ("proofs: {a: {title: A, text: T, on: 2025-06-01, valid_until: 2025-05-31}}\n", "proofs.a.valid_until"),
    "the window of interviews": ("win_loss: {window_min_days: 30, window_max_days: 20}\n", "win_loss.window_max_days"),
    "half of the window of interviews": ("win_loss: {window_min_days: 60}\n", "win_loss.window_max_days"),
    "a deadline": (
        "time_rules: {a: {event: delivered, action: A, role: salesperson, min_days: 3, max_days: 2}}\n",
        "time_rules.a.max_days",
    ),
    "a change": ("changes: {a: {finding: F, on: 2025-06-01, due: 2025-05-01}}\n", "changes.a.due"),
    "the check of a change": (
        "changes: {a: {finding: F, on: 2025-06-01, check_on: 2025-05-01}}\n",
        "changes.a.check_on",
    ),
}


@pytest.mark.parametrize("name", REVERSED)
def test_an_end_before_its_beginning_is_an_error(tmp_path: Path, name: str) -> None:
    text, path = REVERSED[name]
    one = only(found(tmp_path, text))
    assert (one["code"], one["severity"], one["path"]) == ("reversed", "error", path)


def test_an_end_on_the_day_of_its_beginning_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, product("price: 1, valid_from: 2026-12-31, valid_until: 2026-12-31")) == []


def test_all_that_is_wrong_with_prices_is_told_at_once(tmp_path: Path) -> None:
    first = "price: 100, cost: 150, floor_price: 120, valid_from: 2026-12-31, valid_until: 2026-01-31"
    text = f"products:\n  a: {{name: A, {first}}}\n  b: {{name: B, price: 100, valid_until: 2019-12-31}}\n"
    told = [(one["code"], where(one)[1]) for one in found(tmp_path, text)]
    assert told == [*[("prices-out-of-order", 6)] * 3, ("reversed", 6), ("price-expired", 7)]


WARNINGS = {
    "a cost above the price": (product("price: 100, cost: 100.01"), "prices-out-of-order", "products.a.cost"),
    "a floor above the price": (product("price: 1, floor_price: 2"), "prices-out-of-order", "products.a.floor_price"),
    "a cost above the floor": (product("cost: 3, floor_price: 2"), "prices-out-of-order", "products.a.cost"),
    "a price that has run out": (
        product("price: 1, valid_until: 2026-01-04"),
        "price-expired",
        "products.a.valid_until",
    ),
    "evidence that has run out": (
        "proofs: {a: {title: A, text: T, permission: granted, valid_until: 2026-01-04}}\n",
        "proof-expired",
        "proofs.a.valid_until",
    ),
    "a price in euros": (product("price: 10 EUR"), "price-in-another-currency", "products.a.price"),
    "a cost in euros": (product("price: 10, cost: 10 EUR"), "currencies-differ", "products.a.cost"),
    "a target in euros": (
        "targets: {yearly_revenue: 1000000 EUR}\n",
        "currencies-differ",
        "company.typical_order_value",
    ),
    "thresholds in two currencies": (
        "segments: {a: {name: A, min_revenue: 100}, b: {name: B, min_revenue: 10 EUR}}\n",
        "currencies-differ",
        "segments.b.min_revenue",
    ),
    "least values of interviews in two currencies": (
        "win_loss: {min_value: 100}\nsegments: {a: {name: A, min_score: 1, win_loss_min_value: 10 EUR}}\n",
        "currencies-differ",
        "segments.a.win_loss_min_value",
    ),
    "a discount that nobody grants": (
        "price_policy: {authority: {a: {role: salesperson, max_discount_pct: 10}}}\n"
        "segments: {a: {name: A, max_discount_pct: 10.5}}\n",
        "discount-nobody-grants",
        "segments.a.max_discount_pct",
    ),
    "weights of a score": (
        "segmentation: {criteria: {a: {name: A, weight: 60}, b: {name: B, weight: 30}}}\n",
        "weights-differ",
        "segmentation.criteria",
    ),
    "weights of an avatar": (
        "avatars: {a: {name: A, criteria: {x: {name: X, weight: 60}, y: {name: Y, weight: 50}}}}\n",
        "weights-differ",
        "avatars.a.criteria",
    ),
    "something verified tomorrow": (
        "competitors: {a: {name: A, verified: 2026-01-06}}\n",
        "date-in-the-future",
        "competitors.a.verified",
    ),
    "a step before the one above it": (
        "cadences: {a: {name: A, function: event, owner: salesperson, goal: G, legal_basis: recorded-consent, "
        "stops: [S], steps: {x: {day: 3, channel: phone, purpose: P}, y: {day: 2, channel: mail, purpose: Q}}}}\n",
        "steps-out-of-order",
        "cadences.a.steps.y.day",
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_it_is_a_warning_where_it_stands(tmp_path: Path, name: str) -> None:
    text, code, path = WARNINGS[name]
    one = only(found(tmp_path, text, ", typical_order_value: 5000"))
    assert (one["code"], one["severity"], one["path"]) == (code, "warning", path)
    assert where(one)[0] == "blueprint.yaml"


SOUND = {
    "the company's own currency, named": product("price: 10 PLN, cost: 5"),
    "evidence that nobody sees": "proofs: {a: {title: A, text: T, valid_until: 2020-01-01}}\n",
    "weights of some criteria": "avatars: {a: {name: A, criteria: {x: {name: X, weight: 60}, y: {name: Y}}}}\n",
    "weights with decimals": (
        "segmentation: {criteria: {a: {name: A, weight: 33.3}, b: {name: B, weight: 33.3}, c: {name: C, weight: 33.4}}"
        "}\n"
    ),
    "the day itself": product("price: 1, valid_until: 2026-01-05"),
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, SOUND[name]) == []


def test_each_other_currency_is_told_once(tmp_path: Path) -> None:
    text = "products: {a: {name: A, price: 1 EUR}, b: {name: B, price: 2 EUR}, c: {name: C, price: 3 GBP}}\n"
    told = found(tmp_path, text)
    assert [one["code"] for one in told] == ["price-in-another-currency"] * 2
    assert "2 products are priced in EUR" in told[0]["message"]
    assert found(tmp_path, text.replace(", c: {name: C, price: 3 GBP}", ""), ", currency: EUR") == []


def test_a_warning_may_be_accepted_and_an_error_may_not(tmp_path: Path) -> None:
    accepted = "audit: {accepted: {a: {code: price-in-another-currency, reason: We buy and sell in euros}}}\n"
    assert found(tmp_path, product("price: 10 EUR") + accepted) == []
    reverse = accepted.replace("price-in-another-currency", "reversed")
    text, _ = REVERSED["a price"]
    assert {one["code"] for one in found(tmp_path, text + reverse)} == {"reversed", "unknown-value"}


def test_nothing_is_built_from_an_end_before_its_beginning(tmp_path: Path) -> None:
    text, _ = REVERSED["a price"]
    source = write(tmp_path / "alfa", {"blueprint.yaml": f"{BASE}company: {{name: Alfa}}\n{text}"})
    said = salesbook("build", source, "--output", tmp_path / "out")
    assert (said.code, (tmp_path / "out").exists()) == (1, False)
