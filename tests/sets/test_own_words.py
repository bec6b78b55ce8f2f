"""A firm that calls its customers and salespeople by words of its own reads no others in its papers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.papers import write_blueprint

from .lines import lines_of

FIRMS = {
    "en": {
        "customer": {"one": "client", "many": "clients"},
        "salesperson": {"one": "partner", "many": "partners"},
    },
    "pl": {
        "customer": {
            "one": ["placówka", "placówki", "placówce", "placówkę", "placówką", "placówce"],
            "many": ["placówki", "placówek", "placówkom", "placówki", "placówkami", "placówkach"],
            "gender": "f",
        },
        "salesperson": {
            "one": ["doradczyni", "doradczyni", "doradczyni", "doradczynię", "doradczynią", "doradczyni"],
            "many": ["doradczynie", "doradczyń", "doradczyniom", "doradczynie", "doradczyniami", "doradczyniach"],
            "gender": "f",
        },
    },
}
OF_THE_BASE = {
    "en": re.compile(r"\b(?:(?<!ideal )customers?|salespe(?:rson|ople))\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:klien(?:t|ci)(?!ki\b)\w*|handlow(?:iec|c\w*))\b", re.IGNORECASE),
}
INNOCENT = {
    "en": (
        "the customer who heard", "client’s own customer", "people, costs or customers", "your customers’ demands",
        "your own customers’ contracts", "a supplier, a customer or", "called by salespeople",
    ),
    "pl": (
        "klienta, który usłyszał", "klient placówki", "ludzie, koszty czy klienci", "wymagania klientów",
        "z Państwa klientami", "dostawca, klient albo", "telefonów od handlowców", "klientów indywidualnych",
    ),
}  # fmt: skip
"""Those whom the customers sell to, and salespeople of anybody."""


@pytest.mark.parametrize("country", ["GB", "PL", "US"])
@pytest.mark.parametrize("language", ["en", "pl"])
def test_papers_say_a_firms_own_words_for_its_customers_and_salespeople(
    language: str, country: str, tmp_path: Path
) -> None:
    data = {
        "extends": "ten-stage",
        "language": language,
        "country": country,
        "trade": "services",
        "company": {"name": "Nova", "sells": "audits"},
        "products": {"audit": {"name": "Audit", "unit": "audit", "price": 3900}},
        "words": FIRMS[language],
    }
    blueprint = load(write_blueprint(tmp_path / "nova", data)).blueprint
    innocent = re.compile("|".join(map(re.escape, INNOCENT[language])))
    found = {line.text for line in lines_of(blueprint) if OF_THE_BASE[language].search(innocent.sub("", line.text))}
    assert found == set()
