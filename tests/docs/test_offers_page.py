"""docs/offers.md names every key of a customer's file, and none that there is not."""

from __future__ import annotations

import re

from generator.blueprint.model.annotations import declared
from generator.quotes.request import Contact, Customer, Item, Reduction, Request
from tests.papers import ROOT

PAGE = (ROOT / "docs/offers.md").read_text("utf-8")


def rows() -> dict[str, str]:
    return dict(re.findall(r"^\| (`.+?) \| (.+) \|$", PAGE, re.MULTILINE))


def test_every_key_has_its_row_and_no_other() -> None:
    named = [key for row in rows() for key in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(declared(Request))


def test_the_keys_of_elements_are_named_in_their_row() -> None:
    for row, model in (
        ("`customer`", Customer),
        ("`contact`", Contact),
        ("`products`", Item),
        ("`discounts`", Reduction),
    ):
        for key in declared(model):
            assert key == "discount" or re.search(rf"\b{key}\b", rows()[row]), key
