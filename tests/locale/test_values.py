"""Dates, numbers, money and counts as they are printed in Poland and in Britain."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from generator.locale import values
from generator.locale.conventions import spoken_in
from generator.locale.voice import Voice

DAY = datetime.date(2026, 1, 5)


def test_dates() -> None:
    assert (values.date(DAY, "pl"), values.date(DAY, "en")) == ("05.01.2026", "5 January 2026")


def test_money_has_its_grouping_and_its_currency() -> None:
    amount = Decimal("1234567.5")
    assert values.money(amount, "PLN", "pl") == "1\u00a0234\u00a0567,50\u00a0zł"
    assert values.money(amount, "EUR", "en") == "€1,234,567.50"


@pytest.mark.parametrize(
    ("amount", "currency", "printed"),
    [
        ("0.0049", "PLN", "0,0049\u00a0zł"),
        ("1200.999", "PLN", "1\u00a0200,999\u00a0zł"),
        ("100.5", "JPY", "100,5\u00a0JPY"),
        ("100.0", "JPY", "100\u00a0JPY"),
        ("1.2340", "EUR", "1,234\u00a0€"),
        ("5", "KWD", "5,000\u00a0KWD"),
        ("0.00", "PLN", "0,00\u00a0zł"),
        ("100000000000", "PLN", "100\u00a0000\u00a0000\u00a0000,00\u00a0zł"),
    ],
)
def test_an_amount_is_never_rounded(amount: str, currency: str, printed: str) -> None:
    assert values.money(Decimal(amount), currency, "pl") == printed


def test_numbers_keep_their_decimals() -> None:
    assert (values.number(Decimal("12.12345"), "pl"), values.percent(Decimal("12.125"), "en")) == (
        "12,12345",
        "12.125%",
    )
    assert values.number(Decimal("1000.50"), "pl") == "1\u00a0000,5"


def test_shares_stand_close_to_their_sign() -> None:
    assert (values.percent(Decimal("7.5"), "pl"), values.percent(8, "en")) == ("7,5%", "8%")


@pytest.mark.parametrize(
    ("country", "date", "money"),
    [
        ("US", "January 5, 2026", "$1,200.50"),
        ("GB", "5 January 2026", "US$1,200.50"),
        (None, "5 January 2026", "US$1,200.50"),
    ],
)
def test_english_is_printed_as_in_the_country(country: str | None, date: str, money: str) -> None:
    voice = Voice(spoken_in("en", country))
    assert voice.date(datetime.date(2026, 1, 5)) == date
    assert voice.money(Decimal("1200.50"), "USD") == money
    assert voice.say("Stage") == "Stage"


def test_polish_is_printed_alike_everywhere() -> None:
    assert spoken_in("pl", "US") == "pl"
