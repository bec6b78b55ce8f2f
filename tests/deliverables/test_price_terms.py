"""Price breaks, ranges, discounts and payment plans stand where prices do, net or gross as buyers read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.papers import MadeSet, make_set, visible, write_blueprint
from tests.shell import write

BASE = (
    "extends: ten-stage\nlanguage: {language}\ncountry: {country}\nas_of: 2026-01-05\ncompany: {{name: Alfa{more}}}\n"
)
PAPERS = ("offer-general", "offer-detailed", "handbook")
PRICES = """
products:
  seat:
    name: Miejsce
    unit: mies.
    price: 100
    breaks_by: users
    breaks: {ten: {from: 10, price: 90}, many: {from: 50, price: 80.5}}
  audit: {name: Audyt, price: {from: 900, to: 1200}}
discounts:
  ahead:
    name: Rabat za przedpłatę
    by: prepayment
    audience: customer
    tiers: {half: {from: 50, share: 2}, all: {from: 100, share: 5}}
  inside: {name: Rabat wewnętrzny, by: value, tiers: {large: {from: 50000, share: 7}}}
payment_plans:
  parts:
    name: W dwóch częściach
    segments: [key]
    parts:
      deposit: {name: Zadatek, share: 30, event: order-received}
      rest: {name: Reszta, share: 70, when: 14 dni po odbiorze}
  fixed:
    name: Z kwotą stałą
    parts: {start: {name: Start, amount: 500, when: na początku}, rest: {name: Reszta, share: 100, when: na końcu}}
segments: {key: {name: Kluczowi-wewnętrzni}}
offers:
  detailed:
    payment_plan: parts
    variants: {all: {name: Całość, summary: Wszystko razem., products: [seat, audit]}}
"""


def made(folder: Path, text: str = PRICES, language: str = "pl", country: str = "PL", more: str = "") -> MadeSet:
    source = write(
        folder / "alfa",
        {"blueprint.yaml": BASE.format(language=language, country=country, more=more) + text},
    )
    return make_set(source, folder / "out", *(part for paper in PAPERS for part in ("--only", paper)))


def read(made: MadeSet, paper: str, format_: str = "html") -> str:
    return visible(made.path(paper, format_)).replace("\u00a0", " ")


@pytest.mark.parametrize("format_", ["docx", "html"])
@pytest.mark.parametrize("paper", PAPERS)
def test_breaks_and_ranges_stand_with_the_price(tmp_path: Path, paper: str, format_: str) -> None:
    said = read(made(tmp_path), paper, format_)
    for words in ("od 10 użytkowników: 90,00 zł", "od 50 użytkowników: 80,50 zł", "od 900,00 zł do 1200,00 zł"):
        assert words in said.replace("1 200", "1200"), words


def test_breaks_count_what_they_are_said_to_count(tmp_path: Path) -> None:
    text = "products: {a: {name: A, price: 2 EUR, breaks_by: %s, breaks: {x: {from: 1000, price: 1.5}}}}\n"
    words = {"quantity": "1,000 or more: €1.50", "users": "from 1000 users: €1.50", "uses": "from 1000 uses: €1.50"}
    for number, (counted, printed) in enumerate(words.items()):
        said = read(made(tmp_path / str(number), text % counted, "en", "IE"), "offer-general")
        assert printed.replace("1,000", "1000") in said.replace("1,000", "1000"), counted


def test_customers_read_only_of_discounts_that_are_theirs(tmp_path: Path) -> None:
    papers = made(tmp_path)
    for paper in ("offer-general", "offer-detailed"):
        said = read(papers, paper)
        assert "przedpłata od 50%: 2%" in said
        assert "przedpłata od 100%: 5%" in said
        assert "Rabat wewnętrzny" not in said
    inside = read(papers, "handbook")
    assert "zamówienie od 50 000,00 zł: 7%" in inside
    assert "Rabat za przedpłatę" in inside


def test_a_plan_says_when_each_part_is_due_and_for_whom_only_inside(tmp_path: Path) -> None:
    papers = made(tmp_path)
    for paper in ("offer-detailed", "handbook"):
        lines = [line.strip() for line in read(papers, paper, "docx").splitlines()]
        deposit = lines.index("Zadatek")
        assert lines[deposit : deposit + 3] == ["Zadatek", "30%", "po otrzymaniu zamówienia"]
    assert "100% reszty" in read(papers, "handbook", "docx")
    assert "100% reszty" not in read(papers, "offer-detailed", "docx"), "an offer is paid by one plan"
    assert "Kluczowi-wewnętrzni" in read(papers, "handbook")
    assert "Kluczowi-wewnętrzni" not in read(papers, "offer-detailed")
    assert "terminy i sposób zapłaty" not in read(papers, "offer-detailed"), "the plans say how it is paid"


# Net, gross, or neither

ONE = "products: {a: {name: A, price: 100}}\n"


def test_businesses_read_net_prices(tmp_path: Path) -> None:
    said = read(made(tmp_path, ONE), "offer-detailed")
    assert "Cena jedn. netto" in said
    assert "VAT %" in said
    assert "Ceny są netto, VAT doliczamy." in said
    assert "Cena katalogowa netto" in read(made(tmp_path / "again", ONE), "offer-general")


def test_consumers_read_gross_prices(tmp_path: Path) -> None:
    papers = made(tmp_path, ONE, more=", sells_to: consumers")
    said = read(papers, "offer-detailed")
    assert "Cena jedn. brutto" in said
    assert "100,00 zł" in said
    assert "Ceny zawierają VAT." in said
    assert "netto" not in said + read(papers, "offer-general")


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("", "wartość oferty netto"),
        (", sells_to: both", "wartość oferty netto"),
        (", sells_to: consumers", "wartość oferty brutto"),
        (", tax_system: none", "wartość oferty"),
    ],
)
def test_the_field_for_an_offers_value_is_called_as_the_company_quotes(tmp_path: Path, said: str, label: str) -> None:
    own = "merge_fields: {price-net: {label: moja cena}}\n"
    firm = f"extends: ten-stage\nlanguage: pl\ncompany: {{name: Alfa{said}}}\n"
    blueprints = [
        load(write(tmp_path / name, {"blueprint.yaml": firm + more})) for name, more in (("a", ""), ("b", own))
    ]
    assert [one.blueprint.merge_fields["price-net"].label for one in blueprints] == [label, "moja cena"]


def test_prices_written_net_are_worked_out_for_consumers(tmp_path: Path) -> None:
    first = "{name: A, price: 40.64, breaks: {x: {from: 5, price: 30}}}"
    text = f"products: {{a: {first}, b: {{name: B, price: 10, vat_pct: 8}}}}\n"
    said = read(made(tmp_path, text, more=", sells_to: consumers, prices_are: net"), "offer-general")
    assert "49,99 zł" in said
    assert "5 i więcej: 36,90 zł" in said
    assert "10,80 zł" in said


def test_both_kinds_of_buyers_read_both_prices(tmp_path: Path) -> None:
    text = "products: {a: {name: A, price: 100, breaks: {x: {from: 5, price: 90}}}}\n"
    for format_ in ("docx", "html"):
        said = read(made(tmp_path / format_, text, more=", sells_to: both"), "offer-general", format_)
        assert "Cena katalogowa netto" in said
        assert "Cena katalogowa brutto" in said
        assert "123,00 zł" in said
        assert "5 i więcej: 90,00 zł netto" in said


def test_an_american_price_is_neither(tmp_path: Path) -> None:
    papers = made(tmp_path, ONE, "en", "US")
    for paper in ("offer-general", "offer-detailed"):
        lines = [line.strip() for line in read(papers, paper, "docx").splitlines()]
        assert not {"Net", "Gross", "Sales tax %", "Unit price, net", "List price, net"} & set(lines)
        assert "Prices do not include sales tax; it is added where it is due." in lines
    assert "Amount" in lines
    assert "Unit price" in lines


def test_who_charges_no_tax_says_so(tmp_path: Path) -> None:
    said = read(made(tmp_path, ONE, more=", tax_system: none"), "offer-detailed")
    assert "Podatku nie doliczamy." in said
    assert "VAT %" not in said
    assert "Cena jedn. netto" not in said


def test_where_nobody_has_said_how_tax_stands_to_prices_there_is_room_for_it_and_no_claim(tmp_path: Path) -> None:
    lines = [line.strip() for line in read(made(tmp_path, ONE, "en", "NZ"), "offer-detailed", "docx").splitlines()]
    assert {"Unit price", "Amount", "Tax %", "With tax"} <= set(lines)
    assert not any("net" in line.split() or "gross" in line.lower() for line in lines)


def test_a_person_who_buys_has_no_firm_in_the_papers(tmp_path: Path) -> None:
    """Offers and forms ask for nobody's attention and for no tax number where people buy for themselves."""
    base = {"extends": "ten-stage", "language": "en", "country": "PL", "company": {"name": "Sita"}}
    said = {}
    for sells_to in ("businesses", "consumers"):
        given = {**base, "company": {"name": "Sita", "sells_to": sells_to}}
        folder = tmp_path / sells_to
        papers = (
            "--only",
            "offer-detailed",
            "--only",
            "document-case-consent",
            "--only",
            "document-order-confirmation",
        )
        built = make_set(write_blueprint(folder, given), folder / "out", "--format", "html", *papers)
        said[sells_to] = {file.deliverable: visible(built.folder / file.path) for file in built.files}
    for paper, words in (("offer-detailed", "For the attention of"), ("document-case-consent", "contact’s first name")):
        assert words in said["businesses"][paper]
        assert words not in said["consumers"][paper]
    for paper, text in said["consumers"].items():
        if paper.startswith(("offer-", "document-order")):
            assert "customer’s tax number" not in text
