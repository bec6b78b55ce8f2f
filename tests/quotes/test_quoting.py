"""A customer's file to a quote: prices, discounts, tax, payment and dates, as the blueprint has them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.quotes.quote import Quote
from generator.quotes.quoting import Quoted

from .firms import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("firm"))


def net(quote: Quote) -> Decimal:
    return quote.of_the_main.total.net


def told(result: Quoted) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in result.problems]


def only(result: Quoted) -> Any:
    (problem,) = result.problems
    return problem


# --- prices -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "price"), [("9.99", 10), (10, 9), ("99.5", 9), (100, 8), ("1 000", 8), ("2,5", 10)]
)
def test_a_price_is_that_of_the_break_that_is_reached(desk: Desk, quantity: object, price: int) -> None:
    (line,) = desk.quote(products={"bolt": quantity}).variants[0].lines
    assert line.price == price


def test_breaks_by_users_go_by_the_users(desk: Desk) -> None:
    assert net(desk.quote(products={"seat": {"quantity": 3, "users": 60}})) == 45
    assert net(desk.quote(products={"seat": 60})) == 900


@pytest.mark.parametrize("product", ["plan", "care"])
def test_a_product_without_one_price_needs_one(desk: Desk, product: str) -> None:
    problem = only(desk.ask(products={product: 2}))
    assert (problem.code, problem.path) == ("offer-unpriced", f"products.{product}")
    assert net(desk.quote(products={product: {"quantity": 2, "price": 1000}})) == 2000


def test_a_line_may_be_something_of_its_own(desk: Desk) -> None:
    (line,) = desk.quote(products={"freight": {"name": "Freight", "quantity": 1, "price": 80}}).variants[0].lines
    assert (line.name, line.amounts.net, line.rate) == ("Freight", 80, 20)


def test_two_currencies_are_one_too_many(desk: Desk) -> None:
    problem = only(desk.ask(products={"bolt": 1, "euro": 1}))
    assert (problem.code, problem.path) == ("offer-currency", "products.euro")
    assert desk.quote(products={"euro": 1}).currency == "EUR"


def test_a_list_price_that_has_ended_is_told_unless_one_was_agreed(desk: Desk) -> None:
    late = {"date": "2026-02-01", "seller": "hal"}
    assert told(desk.ask(products={"old": 1}, **late)) == [("offer-dates", "products.old")]
    assert net(desk.quote(products={"old": {"quantity": 1, "price": 12}}, **late)) == 12


def test_an_offer_that_outlives_a_list_price_is_a_warning(desk: Desk) -> None:
    problem = only(desk.ask(products={"old": 1}))
    assert (problem.code, problem.severity) == ("offer-dates", "warning")
    assert "2026-01-31" in problem.hint
    assert net(desk.quote(products={"old": 1}, valid_until="2026-01-31")) == 10


def test_values_that_nothing_reads_are_told(desk: Desk) -> None:
    assert told(desk.ask(products={"bolt": {"quantity": 1, "users": 5}})) == [("offer-unread", "products.bolt.users")]


def test_versions_are_those_of_the_product(desk: Desk) -> None:
    problem = only(desk.ask(segment="big", products={"big-one": {"quantity": 1, "version": "bleu"}}))
    assert problem.code == "unknown-value"
    assert problem.hint == "Did you mean `blue`?"


def test_a_product_for_another_class_is_a_warning(desk: Desk) -> None:
    problem = only(desk.ask(segment="small", products={"big-one": 1}))
    assert (problem.code, problem.severity) == ("not-for-segment", "warning")


# --- discounts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("products", "discounts", "total"),
    [
        ({"bolt": 10}, {"volume": {}}, "85.50"),
        ({"bolt": 50}, {"volume": None}, "414.00"),
        ({"bolt": 10, "nut": 10}, {"volume": {"products": ["nut"]}}, "1040.00"),
        ({"nut": 10}, {"value": {}}, "980.00"),
        ({"nut": 1}, {"years": {"reached": 24}}, "96.00"),
        ({"nut": 1}, {"ahead": {"reached": 100}}, "97.00"),
        ({"nut": 1}, {"three-years": {"discount": "years", "reached": 36}}, "96.00"),
    ],
)
def test_discounts_of_the_blueprint_take_off_the_tier_that_is_reached(
    desk: Desk, products: dict[str, Any], discounts: dict[str, Any], total: str
) -> None:
    assert net(desk.quote(products=products, discounts=discounts)) == Decimal(total)


def test_a_tier_that_is_not_reached_is_told(desk: Desk) -> None:
    problem = only(desk.ask(products={"bolt": 9}, discounts={"volume": {}}))
    assert problem.code == "discount-not-due"
    assert "begins at 10 units, and this offer has 9" in problem.message


@pytest.mark.parametrize("size", [{"percent": 3}, {"amount": 1}])
def test_a_free_discount_says_why_it_is_given(desk: Desk, size: dict[str, Any]) -> None:
    problem = only(desk.ask(discounts={"free": size}))
    assert "does not say why" in problem.message
    assert net(desk.quote(discounts={"free": {**size, "reason": "trial"}})) < 50


def test_a_discount_by_months_needs_their_number(desk: Desk) -> None:
    assert "Add `reached" in only(desk.ask(discounts={"years": {}})).hint


def test_a_discount_has_one_size(desk: Desk) -> None:
    found = desk.ask(discounts={"x": {"percent": 1, "amount": 1, "reason": "r"}})
    assert "both `percent` and `amount`" in only(found).message


def test_a_discount_in_another_currency_is_told(desk: Desk) -> None:
    assert "is in EUR" in only(desk.ask(discounts={"x": {"amount": "1 EUR", "reason": "r"}})).message


def test_more_than_everything_cannot_be_taken_off(desk: Desk) -> None:
    problem = only(desk.ask(discounts={"x": {"amount": 51, "reason": "r"}}))
    assert (problem.code, problem.path) == ("offer-total", "discounts.x")


def test_a_discount_for_another_class_is_told(desk: Desk) -> None:
    assert ("not-for-segment", "discounts.ours") in told(desk.ask(segment="small", discounts={"ours": {}}))


# --- tax --------------------------------------------------------------------------------------------


def test_each_line_has_the_tax_of_its_product(desk: Desk) -> None:
    total = desk.quote(products={"nut": 1, "book": 1}).of_the_main
    assert (total.total.net, total.total.tax, total.total.gross) == (150, 20, 170)
    assert [(rate, amounts.tax) for rate, amounts in total.taxes] == [(20, 20), (0, 0)]


def test_tax_of_another_country_holds_for_every_line(desk: Desk) -> None:
    quote = desk.quote(products={"nut": 1}, tax={"percent": 0, "note": "reverse charge"})
    assert (quote.of_the_main.total.gross, quote.tax_note) == (100, "reverse charge")


@pytest.mark.parametrize(
    ("company", "basis", "total"),
    [
        ({"sells_to": "consumers"}, "gross", (Decimal("83.33"), Decimal("16.67"), Decimal(100))),
        ({"prices_are": "gross"}, "net", (Decimal("83.33"), Decimal("16.67"), Decimal(100))),
        ({"sells_to": "consumers", "prices_are": "net"}, "gross", (Decimal(100), Decimal(20), Decimal(120))),
        ({"sells_to": "both"}, "net", (Decimal(100), Decimal(20), Decimal(120))),
        ({"tax_system": "none"}, "bare", (Decimal(100), Decimal(0), Decimal(100))),
        ({"tax_system": "sales"}, "bare", (Decimal(100), Decimal(0), Decimal(100))),
    ],
)
def test_prices_stand_on_the_basis_of_the_company(
    tmp_path: Path, company: dict[str, Any], basis: str, total: tuple[Decimal, ...]
) -> None:
    quote = Desk(tmp_path, {"company": company}).quote(products={"nut": 1})
    amounts = quote.of_the_main.total
    assert (quote.basis, (amounts.net, amounts.tax, amounts.gross)) == (basis, total)


def test_gross_prices_without_tax_abroad_are_without_ours(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"company": {"sells_to": "consumers"}})
    quote = desk.quote(products={"nut": {"quantity": 1}}, tax={"percent": 0})
    assert quote.of_the_main.total.gross == Decimal("83.33")


def test_a_currency_without_cents_has_none(tmp_path: Path) -> None:
    quote = Desk(tmp_path, {"company": {"currency": "JPY"}}).quote(products={"nut": "0.333"})
    assert (net(quote), quote.of_the_main.total.tax) == (33, 7)


# --- payment ----------------------------------------------------------------------------------------


def test_parts_of_a_plan_come_to_what_is_paid(desk: Desk) -> None:
    variant = desk.quote(products={"nut": "0.841"}).of_the_main
    assert [part.amount for part in variant.parts] == [Decimal("33.61"), Decimal("33.60"), Decimal("33.71")]
    assert sum(part.amount for part in variant.parts) == variant.total.gross == Decimal("100.92")


def test_fixed_parts_come_first_and_dates_where_they_were_agreed(desk: Desk) -> None:
    asked = {"plan": "deposit", "due": {"a": "2026-02-01"}}
    parts = desk.quote(segment="big", products={"nut": 10}, payment_plan=asked).of_the_main.parts
    assert [(part.amount, part.due) for part in parts] == [(500, datetime.date(2026, 2, 1)), (700, None)]


def test_fixed_parts_beyond_the_total_are_told(desk: Desk) -> None:
    problem = only(desk.ask(segment="big", products={"nut": 1}, payment_plan="deposit"))
    assert (problem.code, problem.path) == ("offer-total", "payment_plan")


def test_a_plan_for_another_class_is_told(desk: Desk) -> None:
    assert only(desk.ask(products={"nut": 9}, payment_plan="deposit")).code == "not-for-segment"


def test_the_only_plan_that_is_open_to_a_customer_is_taken(desk: Desk) -> None:
    assert desk.quote(payment_plan=None).plan == "thirds"
    assert desk.quote(payment_plan=None, segment="big").plan == ""


# --- dates ------------------------------------------------------------------------------------------


def test_an_offer_holds_as_long_as_the_terms_say(desk: Desk) -> None:
    assert desk.quote().valid_until == datetime.date(2026, 2, 11)


def test_an_offer_does_not_end_before_it_begins(desk: Desk) -> None:
    problem = only(desk.ask(valid_until="2026-01-11"))
    assert (problem.code, problem.severity) == ("offer-dates", "error")


def test_an_offer_that_has_ended_by_today_is_a_warning(desk: Desk) -> None:
    problem = only(desk.ask(date="2025-12-01", valid_until="2025-12-31"))
    assert (problem.code, problem.severity) == ("offer-dates", "warning")


# --- variants ---------------------------------------------------------------------------------------


def test_a_variant_has_the_products_that_the_template_gives_it(desk: Desk) -> None:
    quote = desk.quote(offer=None, products={"bolt": 10, "nut": 1}, variants=["basic", "recommended"])
    assert [(one.id, one.total.net) for one in quote.variants] == [("basic", 90), ("recommended", 190)]
    assert quote.main == "recommended"


def test_a_variant_may_have_lines_of_its_own(desk: Desk) -> None:
    chosen = {"basic": {"products": {"bolt": 2, "book": 1}}, "recommended": None}
    quote = desk.quote(offer=None, products={"bolt": 10, "nut": 1}, variants=chosen)
    assert [one.total.net for one in quote.variants] == [70, 190]


def test_options_go_with_every_variant(desk: Desk) -> None:
    asked = {"bolt": 1, "nut": 1, "book": {"quantity": 1, "optional": True}}
    quote = desk.quote(offer=None, products=asked, variants=["basic", "recommended"])
    assert [[line.id for line in one.options] for one in quote.variants] == [["book"], ["book"]]


def test_what_a_variant_lacks_and_what_has_no_variant_is_told(desk: Desk) -> None:
    found = desk.ask(offer=None, products={"bolt": 1, "book": 1}, variants=["basic", "recommended"])
    assert told(found) == [("offer-unread", "variants.recommended"), ("offer-unread", "products.book")]


def test_an_offer_of_nothing_is_none(desk: Desk) -> None:
    assert told(desk.ask(products=None)) == [("missing-key", "products")]
