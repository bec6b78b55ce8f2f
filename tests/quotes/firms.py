"""A small firm with prices of every kind, and offers asked of it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.quotes.quote import Quote
from generator.quotes.quoting import Quoted, quoted
from generator.quotes.reading import given
from tests.papers import write_blueprint

FIRM: dict[str, Any] = {
    "extends": "ten-stage",
    "language": "en",
    "country": "GB",
    "as_of": "2026-01-05",
    "company": {"name": "Bolt & Nut Ltd", "vat_pct": 20},
    "people": {
        "sam": {"name": "Sam Sale", "roles": ["salesperson"], "phone": "111"},
        "hal": {"name": "Hal Head", "roles": ["head-of-sales"]},
        "fin": {"name": "Fin Money", "roles": ["finance"]},
    },
    "segments": {"big": {"name": "Big"}, "small": {"name": "Small"}},
    "products": {
        "bolt": {
            "name": "Bolt",
            "unit": "pc",
            "price": "10",
            "breaks": {"ten": {"from": 10, "price": 9}, "hundred": {"from": 100, "price": 8}},
        },
        "nut": {"name": "Nut", "price": "100", "floor_price": "85", "cost": "60"},
        "book": {"name": "Book", "price": "50", "vat_pct": 0},
        "seat": {
            "name": "Seat",
            "price": "20",
            "breaks_by": "users",
            "breaks": {"fifty": {"from": 50, "price": 15}},
        },
        "plan": {"name": "Plan", "price": {"from": 900, "to": 1200}},
        "care": {"name": "Care", "price": "on-request"},
        "euro": {"name": "Euro", "price": "10 EUR"},
        "old": {"name": "Old", "price": "10", "valid_from": "2025-01-01", "valid_until": "2026-01-31"},
        "big-one": {"name": "Big one", "price": "10", "segments": ["big"], "variants": ["red", "blue"]},
    },
    "discounts": {
        "volume": {
            "name": "Volume",
            "by": "volume",
            "tiers": {"a": {"from": 10, "share": 5}, "b": {"from": 50, "share": 8}},
        },
        "value": {"name": "Value", "by": "value", "tiers": {"a": {"from": 1000, "share": 2}}},
        "years": {"name": "Years", "by": "term", "tiers": {"a": {"from": 24, "share": 4}}},
        "ahead": {"name": "Ahead", "by": "prepayment", "tiers": {"a": {"from": 50, "share": 3}}},
        "ours": {
            "name": "Ours",
            "by": "volume",
            "tiers": {"a": {"from": 1, "share": 1}},
            "segments": ["big"],
            "granted_by": "finance",
        },
    },
    "payment_plans": {
        "thirds": {
            "name": "In thirds",
            "parts": {
                "a": {"name": "First", "share": "33.3", "when": "with the order"},
                "b": {"name": "Second", "share": "33.3", "when": "on delivery"},
                "c": {"name": "Third", "share": "33.4", "when": "later"},
            },
        },
        "deposit": {
            "name": "Deposit",
            "segments": ["big"],
            "parts": {
                "a": {"name": "Deposit", "amount": 500, "when": "with the order"},
                "b": {"name": "Rest", "share": 100, "when": "later"},
            },
        },
    },
    "price_policy": {
        "reserve_pct": 10,
        "authority": {
            "one": {"role": "salesperson", "max_discount_pct": 3},
            "two": {"role": "head-of-sales", "max_discount_pct": 8},
            "three": {"role": "finance", "max_discount_pct": 12},
        },
    },
    "terms": {"validity_days": 30, "payment": "transfer"},
    "offers": {
        "detailed": {
            "variants": {
                "basic": {"name": "Basic", "summary": "What is needed.", "products": ["bolt"]},
                "recommended": {
                    "name": "Recommended",
                    "summary": "What we advise.",
                    "recommended": True,
                    "products": ["bolt", "nut"],
                },
            }
        }
    },
}

ASKED: dict[str, Any] = {
    "customer": {"name": "Ann Ltd"},
    "number": "1/2026",
    "date": "2026-01-12",
    "seller": "sam",
    "offer": "final",
    "payment_plan": "thirds",
    "products": {"bolt": 5},
}


def merged(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A tree with changes laid over it; None takes a key away."""
    result = copy.deepcopy(base)
    for name, value in changes.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict) and isinstance(result.get(name), dict):
            result[name] = merged(result[name], value)
        else:
            result[name] = value
    return result


class Desk:
    """Asks a firm for offers."""

    def __init__(self, folder: Path, firm: dict[str, Any] | None = None) -> None:
        self.folder = folder
        self.path = write_blueprint(folder / "firm", merged(FIRM, firm or {}))
        self.blueprint: Blueprint = load(self.path).blueprint

    def ask(self, **changes: Any) -> Quoted:
        """What comes of a customer's file."""
        return quoted(given(self.file(**changes)), self.blueprint)

    def quote(self, **changes: Any) -> Quote:
        """The quote of a customer's file in which nothing is wrong."""
        result = self.ask(**changes)
        assert result.quote is not None, result.problems
        assert result.problems == ()
        return result.quote

    def file(self, **changes: Any) -> Path:
        """A customer's file."""
        path = self.folder / "ann.yaml"
        asked = {**ASKED, **changes}
        path.write_text(json.dumps({name: value for name, value in asked.items() if value is not None}), "utf-8")
        return path
