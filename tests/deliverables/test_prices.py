"""What a customer reads is the price of the blueprint, and no table adds up two currencies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.blueprint.load import load
from generator.deliverables.indicators import PAPER as INDICATORS
from generator.documents.workbook import TextSheet
from tests.papers import MadeSet, make_set, visible
from tests.shell import write

BASE = "extends: ten-stage\nlanguage: {}\nas_of: 2026-01-05\ncompany: {{name: Alfa{}}}\n"
FORMATS = ("docx", "html")


def offers(folder: Path, products: str, language: str = "pl", more: str = "") -> MadeSet:
    text = BASE.format(language, more) + f"products: {products}\n"
    source = write(folder / "alfa", {"blueprint.yaml": text})
    return make_set(source, folder / "out", "--only", "offer-general", "--only", "offer-detailed")


@pytest.mark.parametrize(
    ("price", "printed"),
    [
        ("0.0049", "0,0049 zł"),
        ("0.4512", "0,4512 zł"),
        ("1200.999", "1 200,999 zł"),
        ("100.5 JPY", "100,5 JPY"),
        ("0.005", "0,005 zł"),
        ("1.234,50", "1 234,50 zł"),
        ("7", "7,00 zł"),
    ],
)
def test_a_price_is_printed_to_its_last_digit(tmp_path: Path, price: str, printed: str) -> None:
    made = offers(tmp_path, f'{{a: {{name: A, unit: szt., price: "{price}", vat_pct: 0.5}}}}')
    for paper in ("offer-general", "offer-detailed"):
        for format_ in FORMATS:
            assert printed in visible(made.path(paper, format_)).replace("\u00a0", " "), (paper, format_)
    assert "0,5" in visible(made.path("offer-detailed", "docx")).splitlines()


@pytest.mark.parametrize(
    ("language", "more", "price", "notes"),
    [
        ("pl", ", currency: PLN", "1200 EUR", {"Ceny w EUR."}),
        ("en", "", "1200 GBP", {"Prices in GBP."}),
        ("pl", ", currency: EUR", "1200", {"Ceny w EUR."}),
        ("pl", "", "on-request", set()),
    ],
)
def test_the_note_names_the_currency_of_its_table(
    tmp_path: Path, language: str, more: str, price: str, notes: set[str]
) -> None:
    made = offers(tmp_path, f"{{a: {{name: A, price: {price}}}}}", language, more)
    for format_ in FORMATS:
        lines = visible(made.path("offer-general", format_)).replace("\u00a0", " ").splitlines()
        assert {line.strip() for line in lines if line.strip().startswith(("Ceny w ", "Prices in "))} == notes


TWO = (
    "{a: {name: Aaa, price: 10 EUR}, b: {name: Bbb, price: 5}, c: {name: Ccc, price: on-request}, "
    "d: {name: Ddd, price: 7 €}}"
)


def test_two_currencies_make_two_tables_with_a_total_each(tmp_path: Path) -> None:
    made = offers(tmp_path, TWO)
    detailed = visible(made.path("offer-detailed", "html")).replace("\u00a0", " ")
    assert detailed.count("Razem") == 2
    for field in ("[wartość oferty netto]", "[razem PLN]"):
        assert field in detailed
    page = visible(made.path("offer-general", "html")).replace("\u00a0", " ")
    assert page.index("Aaa") < page.index("Ddd") < page.index("Ceny w EUR.") < page.index("Bbb") < page.index("Ccc")
    assert page.index("Ccc") < page.index("Ceny w PLN.")


def sheets(folder: Path, more: str) -> Any:
    text = BASE.format("pl", more) + "targets: {yearly_revenue: 1000000}\nwin_loss: {min_value: 500 EUR}\n"
    source = write(folder / "alfa", {"blueprint.yaml": text})
    return make_set(source, folder / "out", "--only", "indicators", "--only", "win-loss-register")


def test_a_target_is_not_divided_by_an_order_in_another_currency(tmp_path: Path) -> None:
    for money, counted in (("10000", True), ("10000 PLN", True), ("10000 EUR", False)):
        made = sheets(tmp_path / money, f", typical_order_value: {money}")
        blueprint = load(made.source).blueprint
        paper = INDICATORS.deliverable(blueprint)
        assert paper is not None
        assert paper.workbook is not None
        about = paper.workbook(blueprint).sheets[0]
        assert isinstance(about, TextSheet)
        assert (about.values[1].value is not None) is counted
        assert ("10 000,00 €" in about.values[1].label.replace("\u00a0", " ")) is not counted
        funnel = load_workbook(made.path("indicators", "xlsx"), data_only=True)["Lejek"]
        assert (100 in [cell.value for cell in funnel["C"]]) is counted


def test_what_is_compared_with_a_minimum_is_in_its_currency(tmp_path: Path) -> None:
    book = load_workbook(sheets(tmp_path, "").path("win-loss-register", "xlsx"))
    formats = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row}
    assert '#,##0.00############"\u00a0EUR"' in formats
    assert not [one for one in formats if "zł" in one]
