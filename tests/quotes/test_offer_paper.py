"""The paper of one customer: what is offered and nothing else, every field that is known, and nothing internal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.deliverables.quoted_offer import QuotedOffer, quoted_offer
from generator.render import html, word
from generator.themes import load as theme
from tests.deliverables.planted import FIRST, Garden
from tests.papers import passages_of, spaces_as_written, write_blueprint
from tests.shell import salesbook

from .firms import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("firm"))


def paper(desk: Desk, **asked: Any) -> QuotedOffer:
    return quoted_offer(customer_view(desk.blueprint), desk.quote(**asked))


def text(made: QuotedOffer) -> str:
    """What a person reads, the same in Word and on a page."""
    look = theme("classic")
    files = {"docx": word.render(made.document, look), "html": html.render(made.document, look)}
    read = {format_: "\n".join(passages_of(data, format_)) for format_, data in files.items()}
    return spaces_as_written(f"{read['docx']}\n{read['html']}")


def twice(said: str, read: str) -> bool:
    return read.count(said) >= 2


def test_the_head_says_who_and_when(desk: Desk) -> None:
    customer = {"name": "Ann Ltd", "address": "1 Street", "vat_id": "GB 1"}
    contact = {"first_name": "Ann", "last_name": "Field", "title": "buyer", "email": "ann@ann.example"}
    read = text(paper(desk, customer=customer, contact=contact))
    for said in ("Ann Ltd", "1 Street", "GB 1", "Ann Field", "buyer", "ann@ann.example", "1/2026", "12 January 2026"):
        assert twice(said, read), said
    assert twice("11 February 2026", read)
    assert twice("Sam Sale, 111", read)


def test_a_customer_without_a_tax_number_is_asked_for_none(desk: Desk) -> None:
    asked, lacking = paper(desk), paper(desk, customer={"name": "Ann Ltd", "vat_id": "none"})
    assert "customer-vat-id" in asked.open.fields
    assert "customer-vat-id" not in lacking.open.fields
    assert "VAT number" in text(asked)
    read = text(lacking)
    assert [said for said in ("VAT number", "none", "None") if said in read] == []
    assert twice("Ann Ltd", read)


def test_nobody_is_addressed_whom_the_file_does_not_name(desk: Desk) -> None:
    assert "For the attention of" in text(paper(desk, contact={"last_name": "Field"}))
    assert "For the attention of" not in text(paper(desk))


def test_only_what_is_offered_stands_in_the_table(desk: Desk) -> None:
    read = text(paper(desk, products={"bolt": 10, "nut": 2}))
    assert twice("Bolt", read)
    assert twice("£290.00", read)
    assert "Book" not in read
    assert "Seat" not in read


def test_lines_say_what_is_taken_off_and_why_in_words_for_customers(desk: Desk) -> None:
    reductions = {
        "a": {"percent": 2, "products": ["nut"], "name": "Early order", "reason": "SECRET"},
        "b": {"amount": 1, "reason": "SECRET"},
        "volume": {},
    }
    read = text(paper(desk, products={"nut": 10}, discounts=reductions, seller="hal", notes="SECRET"))
    assert twice("Early order", read)
    assert twice("2%", read)
    assert twice("Volume, 5%", read)
    assert twice("Together, before the discount", read)
    assert "SECRET" not in read


def test_options_stand_apart_and_in_no_total(desk: Desk) -> None:
    read = text(paper(desk, products={"nut": 1, "book": {"quantity": 3, "optional": True}}))
    assert twice("Options, not in the total", read)
    assert twice("£150.00", read)
    assert twice("£120.00", read)


def test_variants_stand_side_by_side_with_what_they_come_to(desk: Desk) -> None:
    asked = {"offer": None, "products": {"bolt": 10, "nut": 1}, "variants": ["basic", "recommended"]}
    read = text(paper(desk, **asked))
    assert twice("£90.00 net", read)
    assert twice("£190.00 net", read)
    assert "Extended" not in read


def test_one_variant_alone_is_compared_with_nothing(desk: Desk) -> None:
    title = desk.blueprint.offers["detailed"].sections["variants"].body or ""
    asked = {"offer": None, "products": {"bolt": 10}, "variants": ["basic"]}
    assert title[:40] not in text(paper(desk, **asked))


def test_the_sum_that_texts_speak_of_is_that_of_the_recommended_variant(desk: Desk) -> None:
    asked = {"offer": None, "products": {"bolt": 10, "nut": 1}, "variants": ["basic", "recommended"]}
    made = paper(desk, **asked)
    assert "price-net" not in made.open.fields
    assert "valid-until" not in made.open.fields


def test_the_plan_has_its_amounts_and_no_other_plan_is_told(desk: Desk) -> None:
    asked = {"plan": "deposit", "due": {"a": "2026-02-01"}}
    read = text(paper(desk, segment="big", products={"nut": 10}, payment_plan=asked))
    for said in ("£500.00", "£700.00", "with the order (1 February 2026)"):
        assert twice(said, read), said
    assert "In thirds" not in read
    assert "transfer" not in read


def test_what_the_file_says_for_fields_and_sections_stands_there(desk: Desk) -> None:
    asked = {
        "fields": {"customer-goal": "Sell *more*"},
        "sections": {"changes": "**Nothing** but [[customer-goal]]."},
        "leave_out": ["next-step"],
        "timetable": ["at once"],
    }
    made = paper(desk, **asked)
    read = text(made)
    assert twice("Nothing but Sell *more*.", read)
    assert twice("at once", read)
    assert (desk.blueprint.offers["final"].sections["next-step"].title or "?") not in read


def test_a_day_is_printed_as_the_head_prints_days_and_words_for_one_as_they_are(desk: Desk) -> None:
    fields = {"delivery-date": "2026-03-30", "decision-date": "in early May", "customer-goal": "done by 2026-04-01"}
    read = text(paper(desk, fields=fields, timetable=["2026-02-16", "in week 9"]))
    for said in ("30 March 2026", "in early May", "done by 2026-04-01", "16 February 2026", "in week 9"):
        assert twice(said, read), said
    assert "2026-03-30" not in read


def test_what_is_still_open_is_told_and_stays_named(desk: Desk) -> None:
    made = paper(desk)
    assert "delivery-date" in made.open.fields
    assert made.open.fields["changed-price"] == desk.blueprint.merge_fields["changed-price"].label
    assert f"[{desk.blueprint.merge_fields['delivery-date'].label}]" in text(made)


def test_a_field_that_the_paper_has_no_place_for_is_told(desk: Desk) -> None:
    assert paper(desk, fields={"webinar-topic": "x"}).unread == ("webinar-topic",)


def test_markup_in_what_a_customer_is_called_is_text(desk: Desk) -> None:
    name = '<b>"R&D"</b> {{ 6*7 }} [[company.name]] **x**'
    assert twice(name, text(paper(desk, customer={"name": name})))


def test_a_catalogue_gives_way_to_the_prices_where_there_is_no_table_of_these(desk: Desk) -> None:
    read = text(paper(desk, offer="general", products={"bolt": 10}))
    assert twice("£90.00", read)
    assert "Seat" not in read


def test_a_company_that_has_decided_nothing_can_offer(tmp_path: Path) -> None:
    path = write_blueprint(tmp_path / "b", {"extends": "ten-stage", "company": {"name": "Tiny"}})
    file = tmp_path / "ann.yaml"
    file.write_text(
        "customer: {name: Ann}\nnumber: 1\ndate: 2026-01-05\nproducts: {x: {name: X, quantity: 2, price: 10}}\n",
        "utf-8",
    )
    said = salesbook("offer", path, "--customer", file, "--output", tmp_path / "out")
    assert said.code == 0, said.err
    assert "[offer-open]" in said.err


# --- nothing internal -------------------------------------------------------------------------------


def test_nothing_internal_of_a_planted_blueprint_reaches_the_paper(tmp_path: Path) -> None:
    garden = Garden()
    path = write_blueprint(tmp_path / "planted", garden.data)
    file = tmp_path / "ann.yaml"
    file.write_text(
        f"customer: {{name: Ann}}\nnumber: 1\ndate: 2026-01-05\noffer: {FIRST}\n"
        f"products: {{own: {{name: Own, quantity: 1, price: 77}}, {FIRST}: {{quantity: 1, price: 99999999}}}}\n",
        "utf-8",
    )
    said = salesbook("offer", path, "--customer", file, "--output", tmp_path / "out")
    assert said.code == 0, said.err
    made = [file for file in (tmp_path / "out/offers").rglob("*.*") if file.suffix in (".docx", ".html")]
    assert {file.suffix for file in made} == {".docx", ".html"}
    read = "\n".join(
        spaces_as_written(line) for file in made for line in passages_of(file.read_bytes(), file.suffix[1:])
    )
    found = {one.field for one in garden.planted if one.found_in(read)}
    assert {one.field for one in garden.planted if not one.public and one.found_in(read)} == set()
    assert {"PublicCompany.name", "PublicProduct.name", "PublicOffer.title"} <= found


def test_costs_floors_and_authority_are_not_in_the_bytes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"products": {"nut": {"cost": "61.77", "floor_price": "83.33", "notes": "CANARY"}}})
    file = desk.file(
        products={"nut": 1}, discounts={"x": {"percent": 5, "reason": "CANARY"}}, approved_by="hal", notes="CANARY"
    )
    said = salesbook("offer", desk.path, "--customer", file, "--output", tmp_path / "out")
    assert said.code == 0, said.err
    for made in (tmp_path / "out").rglob("*"):
        if made.suffix in (".docx", ".html"):
            read = "\n".join(passages_of(made.read_bytes(), made.suffix[1:]))
            assert not re.search("61.77|83.33|CANARY|Hal Head", read)
