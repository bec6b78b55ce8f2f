"""Values with a meaning of their own: read as people write them, refused where the writing could mean two things."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.blueprint.model.quantities import (
    Colour,
    Count,
    Country,
    Currency,
    Day,
    Days,
    Hours,
    HourSpan,
    Minutes,
    Money,
    Percent,
)


def read(kind: Any, written: object) -> Any:
    return TypeAdapter(kind).validate_python(written)


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("18500", "18500", None),
        ("18500.50", "18500.50", None),
        ("18 500,50", "18500.50", None),
        ("18\u00a0500 zł", "18500", "PLN"),
        ("1200 EUR", "1200", "EUR"),
        ("1200 eur", "1200", "EUR"),
        ("€1200", "1200", "EUR"),
        ("10 euro", "10", "EUR"),
        ("1200 złotych", "1200", "PLN"),
        ("999 999 999 999", "999999999999", None),
        ("000000000000000000001", "1", None),
        ("12.50000000000000000000", "12.5", None),
        ("£ 99.50", "99.50", "GBP"),
        (7, "7", None),
        ("PLN 100", "100", "PLN"),
        ({"amount": "5", "currency": "EUR"}, "5", "EUR"),
        ({"amount": "1.234,50"}, "1234.50", None),
        ("1.234,50", "1234.50", None),
        ("1,234.50", "1234.50", None),
        ("1'234.50 CHF", "1234.50", "CHF"),
        ("1’234’567", "1234567", None),
        ("1.000.000", "1000000", None),
        ("1,000,000 GBP", "1000000", "GBP"),
        ("100,- zł", "100", "PLN"),
        ("1 200,– zł", "1200", "PLN"),
        ("0.005", "0.005", None),
        ("0,0049 zł", "0.0049", "PLN"),
        ("1 200,999", "1200.999", None),
        ("1200.999", "1200.999", None),
        ("1.2340", "1.2340", None),
    ],
)
def test_money(written: object, amount: str, currency: str | None) -> None:
    assert read(Money, written) == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize("written", ["1,200", "18.500 zł", "999,999 EUR"])
def test_either_way_out_of_two_readings_is_read(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(Money, written)
    ways = refused.value.errors()[0]["msg"].partition("Write ")[2].removesuffix(".").split(" or ")
    assert [str(read(Money, way).amount) for way in ways] == ways


@pytest.mark.parametrize(
    ("written", "value"),
    [("8", "8"), ("8 %", "8"), ("8%", "8"), ("12,5 proc.", "12.5"), ("7.25 percent", "7.25"), (0, "0")],
)
def test_a_share_in_percent(written: object, value: str) -> None:
    assert read(Percent, written) == Decimal(value)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Days, "30", 30),
        (Days, "30 dni", 30),
        (Days, "1 dzień", 1),
        (Days, "2 tygodnie", 14),
        (Days, "3 months", 90),
        (Minutes, "45", 45),
        (Minutes, "45 min", 45),
        (Minutes, "1 h", 60),
        (Minutes, "1,5 godziny", 90),
        (Hours, "2", 2),
        (Hours, "1,5 h", Decimal("1.5")),
    ],
)
def test_a_length_of_time_in_its_unit_or_one_that_is_counted_in_it(kind: Any, written: str, value: object) -> None:
    assert read(kind, written) == value


def test_a_day_a_currency_a_country_a_colour() -> None:
    assert read(Day, "2026-01-05") == datetime.date(2026, 1, 5)
    assert read(Day, datetime.date(2026, 1, 5)) == datetime.date(2026, 1, 5)
    assert read(Currency, "zł") == "PLN"
    assert read(Currency, "eur") == "EUR"
    assert read(Country, "DE") == "DE"
    assert read(Colour, "#0f5C6E") == "#0f5C6E"


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        (Money, "1,200", "“1,200” could be two amounts\nWrite 1200 or 1.2000."),
        (Money, "18.500 zł", "“18.500” could be two amounts\nWrite 18500 or 18.5000."),
        (Money, {"amount": "-5"}, "is below zero"),
        (Money, {"sum": "5"}, "is not an amount"),
        (Money, "-5", "“-5” is below zero\nWrite an amount of zero or more."),
        (Money, "12.34.567", "“12.34.567” is not a number"),
        (Money, "1.200.50", "“1.200.50” is not a number"),
        (Money, "1.234,567,8", "is not a number"),
        (Money, "12.5k", "“12.5k” is not an amount"),
        (Money, "ok. 100", "“ok. 100” is not an amount"),
        (Money, "od 100 zł", "“od 100 zł” is not an amount"),
        (Money, "100-200 zł", "“100-200 zł” is not an amount"),
        (Money, "100 zł netto", "“100 zł netto” is not an amount"),
        (Money, "100 zł/szt.", "“100 zł/szt.” is not an amount"),
        (Money, "12 dukatów", "“12 dukatów” is not an amount"),
        (Money, "100 ZZZ", "“ZZZ” is not a currency"),
        (Money, "PLN 100 EUR", "“PLN 100 EUR” is not an amount"),
        (Money, "about 100", "“about 100” is not an amount\nWrite the digits alone, then a currency"),
        (Money, "drogo", "“drogo” is not an amount"),
        (Money, True, "a number is expected"),
        (Percent, "osiem", "“osiem” is not a share in percent\nWrite digits, 0 to 100: 8 or 12.5"),
        (Count, "1_000", "a whole number is expected"),
        (Count, "0x1F", "a whole number is expected"),
        (Count, "3.0", "a whole number is expected"),
        (Count, "9" * 5000, "a whole number is expected"),
        (Percent, "850", "less than or equal to 100"),
        (Percent, "-1", "greater than or equal to 0"),
        (Days, "2 h", "“h” cannot be counted in days\nWrite the number of days: 30"),
        (Days, "tydzień", "“tydzień” is not a number of days"),
        (Days, "1,5", "valid integer"),
        (Days, "-3", "greater than or equal to 0"),
        (Minutes, "2 dni", "“dni” cannot be counted in minutes"),
        (Day, "86400", "“86400” is not a date"),
        (Day, "0001-01-01", "0001-01-01 is out of bounds\nWrite a day from 1900-03-01 to 2199-12-31."),
        (Day, "1900-02-28", "is out of bounds"),
        (Day, "2200-01-01", "is out of bounds"),
        (Day, "9999-12-31", "is out of bounds"),
        (Count, "1000000000", "at most 999999999 is expected"),
        (Count, -(10**20), "at most 999999999 is expected"),
        (Money, "9" * 27, "is too large an amount\nWrite one of at most 12 digits."),
        (Money, "1 000 000 000 000 zł", "is too large an amount"),
        (Money, "0." + "0" * 40 + "1", "has more than 15 digits\nRound it."),
        (Money, "999999999999.1234", "has more than 15 digits"),
        (Percent, "33.3333", "“33.3333” has more than 3 decimals\nRound it to 3."),
        (Percent, "0." + "0" * 90 + "1", "has more than 3 decimals"),
        (Percent, "9" * 90, "less than or equal to 100"),
        (Hours, "1.00001", "has more than 3 decimals"),
        (Hours, "169", "less than or equal to 168"),
        (Minutes, "10081", "less than or equal to 10080"),
        (Days, "99999999", "less than or equal to 3650"),
        (Days, "9" * 90, "less than or equal to 3650"),
        (Day, "2026", "“2026” is not a date"),
        (Day, "5.01.2026", "“5.01.2026” is not a date\nWrite year, month and day: 2026-01-05"),
        (Day, "2026-02-30", "“2026-02-30” is not in the calendar"),
        (Currency, "dukat", "“dukat” is not a currency\nWrite its three-letter code: PLN, EUR, GBP."),
        (Country, "Polska", "“Polska” is not a country"),
        (Colour, "red", "“red” is not a colour"),
        (Colour, "#FFF", "“#FFF” is not a colour"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_way_out(kind: Any, written: object, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(kind, written)
    assert told in "\n".join(error["msg"] for error in refused.value.errors())


@pytest.mark.parametrize("written", ["8:00–16:00", "8.00-16.00", "08:00 – 16:00"])
def test_hours_of_a_day_are_read_as_people_write_them(written: str) -> None:
    assert read(HourSpan, written) == "8:00–16:00"


@pytest.mark.parametrize("written", ["8–16", "16:00–8:00", "8:00", "8:70–16:00", "8:00–25:00", "always"])
def test_what_is_no_span_of_hours_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        read(HourSpan, written)
