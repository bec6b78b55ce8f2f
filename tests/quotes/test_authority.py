"""Who may grant what: authority by role, discounts that one role grants, the lowest price, the reserve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .firms import Desk
from .test_quoting import only, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("firm"))


def free(**size: Any) -> dict[str, Any]:
    return {"free": {**size, "reason": "because"}}


@pytest.mark.parametrize(("who", "percent"), [("sam", 3), ("hal", 8), ("fin", 12)])
def test_a_seller_gives_as_much_as_the_role_may(desk: Desk, who: str, percent: int) -> None:
    assert desk.quote(seller=who, products={"book": 3}, discounts=free(percent=percent))
    found = desk.ask(seller=who, products={"book": 3}, discounts=free(percent=percent + 1))
    assert told(found) == [("discount-beyond-authority", "products.book")]


def test_it_is_told_how_much_that_is_and_who_may_give_more(desk: Desk) -> None:
    problem = only(desk.ask(products={"book": 1}, discounts=free(percent=5)))
    assert problem.message == "what is taken off `book` comes to 5 % of its price, and Sam Sale may give 3 %"
    assert "Take off 3 % at most, or ask Head of sales (Hal Head) to grant it" in problem.hint
    assert "`approved_by: hal`" in problem.hint
    assert desk.quote(products={"book": 1}, discounts=free(percent=5), approved_by="hal")


def test_beyond_everybody_there_is_nobody_to_ask(desk: Desk) -> None:
    problem = only(desk.ask(products={"book": 1}, discounts=free(percent=20)))
    assert "Nobody may grant that: the most is 12 %" in problem.hint


def test_without_a_seller_nothing_free_is_given(desk: Desk) -> None:
    assert "nobody is named as `seller`" in only(desk.ask(seller=None, discounts=free(percent=1))).message
    assert desk.quote(seller=None)


@pytest.mark.parametrize(
    "asked",
    [
        {"products": {"book": {"quantity": 2, "price": 48}}},
        {"products": {"book": 2}, "discounts": free(amount=4)},
        {"products": {"book": 2}, "discounts": free(amount=4, products=["book"])},
        {"products": {"book": {"quantity": 2, "price": 49}}, "discounts": free(percent=2.5)},
        {"products": {"plan": {"quantity": 1, "price": 860}}},
    ],
)
def test_however_it_is_taken_off_it_counts(desk: Desk, asked: dict[str, Any]) -> None:
    assert only(desk.ask(**asked)).code == "discount-beyond-authority"


def test_a_price_above_the_list_and_tiers_of_the_blueprint_need_nobody(desk: Desk) -> None:
    assert desk.quote(products={"bolt": {"quantity": 100, "price": 8}}, discounts={"volume": {}})
    assert desk.quote(products={"plan": {"quantity": 1, "price": 900}})


def test_rounding_to_cents_is_nobodys_discount(desk: Desk) -> None:
    assert desk.quote(products={"bolt": "0.003"}, discounts=free(percent=3))


def test_a_discount_that_one_role_grants_is_granted_by_it(desk: Desk) -> None:
    problem = only(desk.ask(segment="big", payment_plan="thirds", discounts={"ours": {}}))
    assert problem.code == "discount-beyond-authority"
    assert "Finance (Fin Money)" in problem.message
    assert desk.quote(segment="big", discounts={"ours": {}}, approved_by="fin")


def test_nobody_goes_below_the_lowest_price(desk: Desk) -> None:
    asked = {"products": {"nut": {"quantity": 1, "price": 84}}, "seller": "fin"}
    found = desk.ask(**asked)
    assert [problem.code for problem in found.problems] == ["discount-beyond-authority", "price-below-floor"]
    below = found.problems[1]
    assert below.message == "a unit of `nut` comes to 84.00, below its lowest price of 85"
    assert "15 % in all" in below.hint


def test_tiers_of_the_blueprint_do_not_go_below_it_either(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"products": {"nut": {"floor_price": "97"}}})
    assert only(desk.ask(products={"nut": 10}, discounts={"volume": {}})).code == "price-below-floor"


def test_a_list_price_below_the_lowest_is_not_the_sellers_fault(tmp_path: Path) -> None:
    assert Desk(tmp_path, {"products": {"nut": {"floor_price": "101"}}}).quote(products={"nut": 1})


def test_a_detailed_offer_keeps_the_reserve(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"products": {"nut": {"floor_price": "88"}}})
    asked = {"products": {"nut": 1}, "discounts": free(percent=3)}
    problem = only(desk.ask(offer="detailed", **asked))
    assert problem.code == "price-below-floor"
    assert "Keep a price of 97.78 or more; the reserve is for the final offer." in problem.hint
    assert "Finance (Fin Money)" in problem.hint
    assert desk.quote(offer="final", **asked)
    assert desk.quote(offer="detailed", approved_by="fin", **asked)
    assert desk.quote(offer="detailed", products={"nut": 1})


def test_without_authority_in_the_blueprint_there_is_none_to_exceed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"price_policy": {"authority": None}})
    assert desk.quote(products={"book": 1}, discounts=free(percent=40))
