"""The parts of an offer that a customer sees: parties, variants, payment, acceptance, and nothing of the template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError
from generator.deliverables import offer_fields, offer_guide, order_papers
from generator.deliverables.offers import document
from generator.documents.blocks import Checklist, Document, Grid, KeyValues, SignatureBox, Table
from generator.documents.inline import Run, text_of
from generator.documents.open_fields import open_fields
from generator.documents.workbook import TableSheet
from generator.render import html, word
from generator.themes import load as theme
from tests.papers import passages_of
from tests.shell import write

BASE = """\
extends: ten-stage
language: {language}
country: {country}
as_of: 2026-01-05
edition: '7.3'
company: {{name: Alfa, {company}}}
"""


def loaded(folder: Path, more: str = "", language: str = "en", country: str = "GB", company: str = "") -> Blueprint:
    text = BASE.format(language=language, country=country, company=company) + more
    return load(write(folder / "alfa", {"blueprint.yaml": text})).blueprint


def offer(blueprint: Blueprint, id_: str = "detailed") -> Document:
    return document(customer_view(blueprint), id_)


def read(paper: Document) -> str:
    return "\n".join(passages_of(html.render(paper, theme("classic")), "html")).replace("\u00a0", " ")


def of_kind(paper: Document, kind: type[Any]) -> list[Any]:
    return [block for block in paper.blocks if isinstance(block, kind)]


VARIANTS = """
offers:
  detailed:
    variants:
      small: {name: Small, summary: For a start.}
      large: {name: Large, summary: For all of it., recommended: true}
"""

# --- what is left to fill in ----------------------------------------------------------------------


def test_a_confirmation_of_an_order_asks_for_nothing_beside_its_total(tmp_path: Path) -> None:
    view = customer_view(loaded(tmp_path))
    page = read(order_papers.customers_document(view, "order-confirmation"))
    assert "[total]" in page
    assert "to fill in" not in page


@pytest.mark.parametrize(
    ("fields", "columns"),
    [
        ("", ["item", "price"]),
        (", unit: each", ["item", "unit", "price"]),
        (", description: Of oak", ["item", "description", "price"]),
    ],
)
def test_the_catalogue_has_no_column_of_dashes(tmp_path: Path, fields: str, columns: list[str]) -> None:
    products = f"products: {{a: {{name: Door, price: 10{fields}}}, b: {{name: Frame, price: 5}}}}\n"
    (listed,) = of_kind(offer(loaded(tmp_path, products), "general"), Table)
    assert [column.id for column in listed.columns] == columns


# --- variants -------------------------------------------------------------------------------------


@pytest.mark.parametrize("trade", ["goods", "services", "software", "installation"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_variant_is_claimed_that_the_firm_has_not_named(tmp_path: Path, trade: str, language: str) -> None:
    blueprint = loaded(tmp_path, f"trade: {trade}\n", language)
    assert not any(one.variants for one in blueprint.offers.values())


@pytest.mark.parametrize("trade", ["goods", "services", "software", "installation"])
def test_the_summary_recommends_no_variant_where_none_is_named(tmp_path: Path, trade: str) -> None:
    summary = loaded(tmp_path, f"trade: {trade}\n").offers["detailed"].sections["summary"].body or ""
    assert "recommended variant" not in summary


def test_a_firm_without_variants_is_asked_for_them(tmp_path: Path) -> None:
    paper = offer(loaded(tmp_path))
    tokens = {place.run.token for place in open_fields(paper)}
    assert {"variant-recommended-name", "variant-other-name", "variant-other-scope", "variant-other-net"} <= tokens
    assert "price-net" in tokens, "what the recommended one costs is what the offer speaks of"
    (choice,) = of_kind(paper, Checklist)
    assert [text_of(item) for item in choice.items] == [
        "[name: the recommended variant]",
        "[name: the other variant]",
    ]


def test_named_variants_are_ticked_where_the_offer_is_accepted(tmp_path: Path) -> None:
    more = VARIANTS.replace("For a start.", "For a start., price: 250, options: [extra]")
    paper = offer(loaded(tmp_path, more + "products: {extra: {name: Extra bay, price: 10}}\n"))
    (choice,) = of_kind(paper, Checklist)
    assert [text_of(item) for item in choice.items] == ["Small – £250.00 net", "Large", "Option: Extra bay"]
    (signed,) = of_kind(paper, SignatureBox)
    assert all(labels == ("Name", "Position", "Place and date", "Signature") for _, labels in signed.parties)


def test_no_offer_of_a_firm_that_says_little_has_a_decision_that_it_need_not_make(tmp_path: Path) -> None:
    said = read(offer(loaded(tmp_path)))
    for needless in ("Variants to be decided", "references", "Warranty", "Complaints"):
        assert needless not in said


def test_what_no_offer_promises_is_told_to_its_author(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path)
    paper = offer_guide.PAPER.deliverable(blueprint)
    assert paper
    assert paper.document
    said = read(paper.document(blueprint))
    assert said.count("until then the quotation says nothing about it") == 2


# --- payment --------------------------------------------------------------------------------------

PLANS = """
segments: {key: {name: Secret-A}, standard: {name: Secret-B}}
payment_plans:
  halves:
    name: In two parts
    segments: [key]
    parts: {first: {name: Deposit, share: 40, when: with the order}, rest: {name: Rest, share: 60, when: at hand-over}}
  whole:
    name: In one
    segments: [standard]
    parts: {all: {name: Everything, share: 100, when: after 14 days}}
"""


def choices(paper: Document) -> list[Run]:
    return [place.run for place in open_fields(paper) if place.run.token == "payment-plan"]


def test_of_several_plans_whoever_writes_the_offer_chooses_one(tmp_path: Path) -> None:
    paper = offer(loaded(tmp_path, PLANS))
    (choice,) = choices(paper)
    assert choice.control.choices == (
        "In two parts: 40% Deposit, with the order; 60% Rest, at hand-over",
        "In one: 100% Everything, after 14 days",
    )
    said = read(paper)
    assert "[payment plan]" in said
    assert "Deposit" not in said
    assert "payment dates and method" not in said


@pytest.mark.parametrize(
    "named", ["segments: [key]", "payment_plan: halves", "variants: {a: {name: A, summary: S., payment_plan: halves}}"]
)
def test_the_one_plan_that_fits_is_printed(tmp_path: Path, named: str) -> None:
    paper = offer(loaded(tmp_path, PLANS + f"offers: {{detailed: {{{named}}}}}\n"))
    said = read(paper)
    assert not choices(paper)
    assert "Deposit" in said
    assert "Everything" not in said
    assert "Secret" not in said


def test_a_variant_that_is_paid_otherwise_says_so(tmp_path: Path) -> None:
    more = PLANS + VARIANTS.replace("For a start.", "For a start., payment_plan: whole").replace(
        "  detailed:\n", "  detailed:\n    payment_plan: halves\n"
    )
    said = read(offer(loaded(tmp_path, more)))
    assert "In one (Small)" in said
    assert "In two parts" in said
    assert "In two parts (" not in said


def test_the_author_reads_which_plans_there_are_and_for_whom(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, PLANS)
    paper = offer_guide.PAPER.deliverable(blueprint)
    assert paper
    assert paper.document
    said = read(paper.document(blueprint))
    assert "Choose one in the document:" in said
    assert "In two parts – Secret-A" in said
    assert "Who may grant which discount" in said


# --- parties --------------------------------------------------------------------------------------


def test_supplier_and_customer_stand_side_by_side(tmp_path: Path) -> None:
    company = "address: 1 Mill Lane, vat_id: GB 1, register_entry: company 7, phone: '1', email: a@b.example"
    paper = offer(loaded(tmp_path, company=company))
    head = of_kind(paper, Grid)[0]
    ours, theirs = ("".join(text_of(block.text) for block in card.blocks) for card in head.cards)
    for text in ("Alfa", "1 Mill Lane", "VAT no. GB 1", "company 7", "1 · a@b.example"):
        assert text in ours
    for text in ("[customer’s name]", "[customer’s address]", "[customer’s VAT number]", "[contact’s job title]"):
        assert text in theirs


def test_a_consumer_is_asked_for_no_tax_number(tmp_path: Path) -> None:
    assert "customer-vat-id" not in repr(offer(loaded(tmp_path, company="sells_to: consumers")))


@pytest.mark.parametrize("id_", ["general", "detailed", "final"])
def test_nothing_of_the_template_reaches_the_customer(tmp_path: Path, id_: str) -> None:
    paper = offer(loaded(tmp_path), id_)
    for data, format_ in (
        (html.render(paper, theme("classic")), "html"),
        (word.render(paper, theme("classic")), "docx"),
    ):
        said = "\n".join(passages_of(data, format_))
        assert "7.3" not in said
        assert "Edition" not in said
        assert "5 January 2026" not in said
    assert text_of(paper.imprint.reference) == "Quotation number: [quotation number]"


# --- fields ---------------------------------------------------------------------------------------


def sheet_of(blueprint: Blueprint) -> TableSheet:
    paper = offer_fields.PAPER.deliverable(blueprint)
    assert paper
    assert paper.workbook
    return next(sheet for sheet in paper.workbook(blueprint).sheets if isinstance(sheet, TableSheet))


def test_the_sheet_lists_every_open_field_of_every_offer_and_no_other(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, PLANS + VARIANTS)
    sheet = sheet_of(blueprint)
    for id_ in blueprint.offers:
        asked = {place.run.token for place in open_fields(offer(blueprint, id_))}
        assert asked
        assert {row.cells["token"] for row in sheet.rows if row.cells[f"in-{id_}"]} == asked
    tokens = [row.cells["token"] for row in sheet.rows]
    assert len(tokens) == len(set(tokens))


def test_the_sheet_says_where_a_value_comes_from_and_what_there_is_to_choose(tmp_path: Path) -> None:
    rows = {row.id: row.cells for row in sheet_of(loaded(tmp_path, PLANS)).rows}
    assert rows["customer-name"]["source"] == "CRM: company, name"
    assert rows["customer-name"]["example"] == "Oakfield Joinery Ltd"
    assert "In one: 100% Everything" in str(rows["payment-plan"]["example"])
    assert rows["item-1-net"]["place"] == "Prices"


def test_no_value_is_asked_for_that_the_offer_knows(tmp_path: Path) -> None:
    more = VARIANTS.replace("For all of it.", "For all of it., price: 900")
    assert "price-net" not in {place.run.token for place in open_fields(offer(loaded(tmp_path, more)))}


def test_a_section_of_fields_has_a_place_for_each_line(tmp_path: Path) -> None:
    sections = 'mind: {title: To mind, kind: fields, lines: ["Gate and hours", "[[delivery-place]]"]}'
    paper = offer(loaded(tmp_path, f"offers: {{detailed: {{sections: {{{sections}}}}}}}\n"))
    pairs = [pair for block in of_kind(paper, KeyValues) for pair in block.pairs]
    assert [(label, text_of(value)) for label, value in pairs[-2:]] == [
        ("Gate and hours", "[gate and hours]"),
        ("Place of delivery", "[place of delivery]"),
    ]


def test_dates_are_picked_and_items_chosen(tmp_path: Path) -> None:
    paper = offer(loaded(tmp_path, "products: {a: {name: Sieve, price: 5}, b: {name: Frame, price: 6}}\n"))
    controls = {place.run.token: place.run.control for place in open_fields(paper)}
    assert controls["offer-date"].kind == "date"
    assert controls["milestone-1-date"].kind == "date"
    assert controls["item-1-name"].choices == ("Sieve", "Frame")
    assert controls["item-1-name"].or_other
    assert controls["attachments"].kind == "lines"


def test_the_only_product_stands_in_the_table_with_its_price(tmp_path: Path) -> None:
    paper = offer(loaded(tmp_path, "products: {a: {name: Sieve, price: 5}}\n"), "final")
    table = next(block for block in of_kind(paper, Table) if block.columns[0].id == "item")
    assert [text_of(cell) for cell in table.rows[0].cells][:4] == ["Sieve", "[quantity 1]", "–", "£5.00"]
    assert len(table.rows) == 2


# --- what is wrong is told --------------------------------------------------------------------------


def test_a_product_that_a_variant_cannot_hold_is_told_where_it_stands(tmp_path: Path) -> None:
    more = (
        "products: {seat: {name: Seat, price: 5}}\n"
        "offers:\n  detailed:\n    variants:\n      a: {name: A, summary: S., products: {seet: 2}, options: [sea]}\n"
        "      b: {name: B, summary: S., products: {seat: 0}}\n"
    )
    with pytest.raises(BlueprintError) as refused:
        loaded(tmp_path, more)
    told = {(problem.code, problem.place.line, problem.hint) for problem in refused.value.problems}
    assert told == {
        ("unknown-reference", 11, "Did you mean `seat`?"),
        ("value", 12, "Write more than zero; to leave it out, delete the line."),
    }
    assert len(refused.value.problems) == 3


def test_a_product_that_is_switched_off_leaves_the_variants_below(tmp_path: Path) -> None:
    base = VARIANTS.replace("For a start.", "For a start., products: {seat: 2, desk: 1}") + (
        "products: {seat: {name: Seat, price: 5}, desk: {name: Desk, price: 9}}\n"
    )
    write(tmp_path / "base", {"blueprint.yaml": BASE.format(language="en", country="GB", company="") + base})
    own = "extends: ../base\nlanguage: en\ncompany: {name: Beta}\nproducts: {desk: {disabled: true}}\n"
    blueprint = load(write(tmp_path / "beta", {"blueprint.yaml": own})).blueprint
    assert list(blueprint.offers["detailed"].variants["small"].products) == ["seat"]
