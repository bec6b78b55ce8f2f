"""What variants of an offer come to: worked out again here with fractions, and told once for all places."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.blueprint.customer import CustomerView, customer_view
from generator.blueprint.load import load
from generator.deliverables.offer_totals import priced_variants
from generator.deliverables.offers import document
from generator.documents.blocks import Document, Table
from generator.documents.inline import Inline, text_of
from tests.papers import write_blueprint

SECTIONS = {
    "summary": {"title": "W skrócie", "body": "Wartość: [[price-net]]"},
    "variants": {"title": "Warianty", "kind": "variants"},
    "prices": {"title": "Ceny", "kind": "prices"},
    "acceptance": {"title": "Jak zamówić", "kind": "acceptance"},
}


def blueprint(variants: dict[str, Any], products: dict[str, Any], **company: object) -> dict[str, Any]:
    return {
        "language": "pl",
        "company": {"name": "Ziarno", "currency": "PLN", "vat_pct": 23, "tax_name": "VAT", **company},
        "stages": {"s": {"number": 5, "name": "Oferta"}},
        "products": {id_: {"name": id_, "unit": "szt.", **one} for id_, one in products.items()},
        "merge_fields": {"price-net": {"label": "wartość oferty"}},
        "offers": {"o": {"title": "Oferta", "stage": "s", "sections": SECTIONS, "variants": variants}},
    }


def view_of(folder: Path, data: dict[str, Any]) -> CustomerView:
    return customer_view(load(write_blueprint(folder, data)).blueprint)


def variant(name: str = "Pełny", **more: object) -> dict[str, Any]:
    return {"name": name, "summary": "Dla każdego.", "includes": ["montaż"], **more}


def two(**more: object) -> dict[str, Any]:
    """Two variants, the first as told, so that both are compared."""
    return {"v": variant(**more), "w": variant("Inny")}


def tables(paper: Document) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def said(cells: tuple[Inline, ...]) -> list[str]:
    return [text_of(cell).replace("\u00a0", " ") for cell in cells]


def row(paper: Document, beginning: str) -> list[str]:
    rows = [said(row.cells) for table in tables(paper) for row in table.rows]
    return next(one for one in rows if one[0].startswith(beginning))


def half_up(amount: Fraction, digits: int = 2) -> Fraction:
    return Fraction(math.floor(amount * 10**digits + Fraction(1, 2)), 10**digits)


QUANTITIES = st.decimals("0.001", "9999", places=3)
PRICES = st.decimals("0", "99999", places=2)
RATES = st.sampled_from(["0", "5", "7", "8", "19", "20", "23", "25.5"])
LINES = st.lists(st.tuples(QUANTITIES, PRICES, RATES), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, written=st.sampled_from(["net", "gross"]), buyers=st.sampled_from(["businesses", "consumers"]))
def test_totals_are_those_of_an_independent_computation(
    tmp_path: Path, lines: list[tuple[Decimal, Decimal, str]], written: str, buyers: str
) -> None:
    products = {f"p{n}": {"price": str(price), "vat_pct": rate} for n, (_, price, rate) in enumerate(lines)}
    quantities = {f"p{n}": str(quantity) for n, (quantity, _, _) in enumerate(lines)}
    data = blueprint({"v": variant(products=quantities)}, products, sells_to=buyers, prices_are=written)
    (one,) = priced_variants((view := view_of(tmp_path, data)).offers["o"], view)
    net = gross = Fraction(0)
    for quantity, price, rate in lines:
        share = Fraction(rate) / 100
        unit = Fraction(price)
        if buyers == "businesses":
            unit = half_up(unit / (1 + share)) if written == "gross" else unit
            line = half_up(unit * Fraction(quantity))
            net, gross = net + line, gross + line + half_up(line * share)
        else:
            unit = half_up(unit * (1 + share)) if written == "net" else unit
            line = half_up(unit * Fraction(quantity))
            net, gross = net + line - half_up(line * share / (1 + share)), gross + line
    assert one.total is not None
    (total,) = one.total
    assert (Fraction(total.on["net"].low), Fraction(total.on["gross"].low)) == (net, gross)
    taxes = [part.tax for part in one.by_rate]
    assert sum(Fraction(tax.low) for tax in taxes if tax) == gross - net


PRODUCTS = {
    "a": {"price": 100, "breaks": {"ten": {"from": 10, "price": 90}}},
    "b": {"price": "40.50", "vat_pct": 8},
    "r": {"price": {"from": 100, "to": 200}},
    "q": {"price": "on-request"},
}


def test_a_total_stands_once_and_the_same_wherever_the_offer_names_it(tmp_path: Path) -> None:
    variants = {"s": variant("Mały", products={"b": 1}), "l": variant(products={"a": 10, "b": 2}, recommended=True)}
    paper = document(view_of(tmp_path, blueprint(variants, PRODUCTS)), "o")
    assert row(paper, "Cena netto") == ["Cena netto", "40,50 zł", "981,00 zł"]
    totals = [said(one.cells) for table in tables(paper) for one in table.rows if said(one.cells)[0] == "Razem"]
    assert [(one[4], one[6]) for one in totals] == [("40,50 zł", "43,74 zł"), ("981,00 zł", "1 194,48 zł")]
    assert row(paper, "w tym VAT 23%")[-1] == "207,00 zł"
    text = repr(paper)
    assert "wartość oferty" in text
    assert "value='981,00\\xa0zł netto'" in text, "the field of the summary has the total of the recommended variant"


def test_a_price_break_holds_from_its_quantity_on(tmp_path: Path) -> None:
    variants = {"s": variant("Mały", products={"a": 9}), "l": variant(products={"a": 10})}
    paper = document(view_of(tmp_path, blueprint(variants, PRODUCTS)), "o")
    assert row(paper, "Cena netto")[1:] == ["900,00 zł", "900,00 zł"]


def test_options_are_priced_apart(tmp_path: Path) -> None:
    paper = document(view_of(tmp_path, blueprint({"v": variant(products={"a": 1}, options={"b": 2})}, PRODUCTS)), "o")
    assert row(paper, "Razem")[4] == "100,00 zł"
    assert any(table.caption == "Pełny: opcje poza sumą" for table in tables(paper))
    assert row(paper, "b")[4] == "81,00 zł"


def test_a_range_stays_a_range(tmp_path: Path) -> None:
    paper = document(view_of(tmp_path, blueprint(two(products={"a": 1, "r": 2}), PRODUCTS)), "o")
    assert row(paper, "Cena netto")[1] == "od 300,00 zł do 500,00 zł"


def test_a_variant_may_have_a_price_of_its_own(tmp_path: Path) -> None:
    variants = {"v": variant(products={"a": 3}, price=250), "w": variant("Inny", price="on-request")}
    paper = document(view_of(tmp_path, blueprint(variants, PRODUCTS)), "o")
    assert row(paper, "Cena netto")[1:] == ["250,00 zł", "na zapytanie"]
    assert row(paper, "a")[3:5] == ["–", "–"]
    assert row(paper, "Razem")[6] == "307,50 zł"


@pytest.mark.parametrize("products", [["a", "q"], {"a": 1, "q": 1}])
def test_what_is_agreed_with_each_customer_is_a_field_that_is_filled_once(tmp_path: Path, products: object) -> None:
    paper = document(view_of(tmp_path, blueprint(two(products=products), PRODUCTS)), "o")
    assert row(paper, "Cena netto")[1] == row(paper, "Razem")[4] == "[cena: Pełny]"
    assert row(paper, "q")[3:5] == ["[cena 2]", "[netto 2]"]
    if isinstance(products, list):
        assert row(paper, "a")[1] == "[ilość 1]"


def test_both_kinds_of_buyers_read_both_totals(tmp_path: Path) -> None:
    data = blueprint(two(products={"a": 1}), PRODUCTS, sells_to="both")
    paper = document(view_of(tmp_path, data), "o")
    assert row(paper, "Cena netto")[1] == "100,00 zł"
    assert row(paper, "Cena brutto")[1] == "123,00 zł"


def test_prices_without_tax_have_one_total(tmp_path: Path) -> None:
    data = blueprint(two(products={"a": 2}), PRODUCTS, tax_system="none")
    paper = document(view_of(tmp_path, data), "o")
    assert row(paper, "Cena")[1] == "200,00 zł"
    assert row(paper, "Razem")[-1] == "200,00 zł"


def test_amounts_in_two_currencies_are_not_added_up(tmp_path: Path) -> None:
    products = {**PRODUCTS, "e": {"price": "10 EUR"}}
    paper = document(view_of(tmp_path, blueprint({"v": variant(products={"a": 1, "e": 1})}, products)), "o")
    totals = [said(one.cells)[4] for table in tables(paper) for one in table.rows if said(one.cells)[0] == "Razem"]
    assert totals == ["100,00 zł", "10,00 €"]
