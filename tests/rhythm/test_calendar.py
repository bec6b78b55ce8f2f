"""The working calendar: free days of a country, and counting as Excel counts."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.deliverables.formulas import workday
from generator.locale.holiday_names import public_holidays
from generator.rhythm.calendar import Holiday, WorkingCalendar, calendar_for

START = datetime.date(2025, 12, 10)
POLAND = WorkingCalendar("PL", "pl")
SIX_DAYS = WorkingCalendar("PL", "pl", weekend=frozenset({6}))
DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-01-05", True),  # Monday
        ("2026-01-06", False),  # Epiphany, Tuesday
        ("2026-01-10", False),  # Saturday
        ("2026-04-06", False),  # Easter Monday
        ("2026-06-04", False),  # Corpus Christi, Thursday
        ("2026-06-05", True),
        ("2026-12-24", False),  # Christmas Eve, free since 2025
        ("2024-12-24", True),
    ],
)
def test_weekends_and_public_holidays_are_free(text: str, works: bool) -> None:
    assert POLAND.is_working_day(day(text)) is works


# Results of =WORKDAY(date, count, holidays) with Poland's public holidays.
WORKDAYS = [
    ("2026-01-05", 0, "2026-01-05"),
    ("2026-01-04", 0, "2026-01-04"),  # 0 gives back even a Sunday
    ("2026-01-05", 1, "2026-01-07"),  # over Epiphany
    ("2026-01-02", 1, "2026-01-05"),
    ("2026-01-03", 1, "2026-01-05"),
    ("2026-01-05", 5, "2026-01-13"),
    ("2026-04-02", 2, "2026-04-07"),  # over Easter: Friday, then Tuesday
    ("2026-04-30", 1, "2026-05-04"),
    ("2026-12-23", 1, "2026-12-28"),
    ("2026-12-30", 3, "2027-01-05"),
    ("2026-01-07", -1, "2026-01-05"),
    ("2026-01-05", -1, "2026-01-02"),
    ("2026-01-03", -1, "2026-01-02"),
    ("2026-01-05", -3, "2025-12-30"),
]


@pytest.mark.parametrize(("start", "count", "result"), WORKDAYS)
def test_working_days_are_counted_as_workday_does(start: str, count: int, result: str) -> None:
    assert POLAND.add_working_days(day(start), count) == day(result)


@pytest.mark.parametrize("calendar", [POLAND, SIX_DAYS], ids=["five days", "six days"])
def test_a_spreadsheet_counts_the_same(calendar: WorkingCalendar, soffice: str, tmp_path: Path) -> None:
    """LibreOffice computes WORKDAY for the cases and for a count a day across the turn of a year."""
    more = [(str(START + datetime.timedelta(days=n)), n - 15) for n in range(40)]
    cases = [*((start, count) for start, count, _ in WORKDAYS), *more]
    _write_workdays(tmp_path / "workdays.xlsx", cases, calendar)
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "csv"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "workdays.xlsx"], check=True, timeout=120)
    computed = (tmp_path / "workdays.csv").read_text("utf-8").split()
    assert computed == [str(calendar.add_working_days(day(start), count)) for start, count in cases]


def _write_workdays(path: Path, cases: list[tuple[str, int]], calendar: WorkingCalendar) -> None:
    """A column of WORKDAY formulas as ISO texts; the holidays stand in a sheet of their own."""
    book = openpyxl.Workbook()
    free = book.create_sheet("free")
    for row, holiday in enumerate(POLAND.holidays(day("2025-01-01"), day("2027-12-31")), start=1):
        free.cell(row, 1, holiday.day)
    sheet = book.worksheets[0]
    for row, (start, count) in enumerate(cases, start=1):
        found = day(start)
        date = f"DATE({found.year},{found.month},{found.day})"
        counted = workday(date, str(count), calendar, "free!$A$1:$A$60")
        sheet.cell(row, 1, f'=TEXT({counted},"yyyy-mm-dd")')
    book.save(path)


@given(start=DAYS, count=st.integers(1, 80))
def test_so_many_working_days_lie_in_between(start: datetime.date, count: int) -> None:
    end = POLAND.add_working_days(start, count)
    assert POLAND.is_working_day(end)
    assert len(list(POLAND.working_days(start + datetime.timedelta(days=1), end))) == count


@given(start=DAYS)
def test_the_next_working_day_is_the_first_one_from_that_day_on(start: datetime.date) -> None:
    following = POLAND.next_working_day(start)
    assert list(POLAND.working_days(start, following)) == [following]


def test_holidays_of_a_year_are_named_in_the_language() -> None:
    polish, english = POLAND.holidays_of_year(2026), WorkingCalendar("PL", "en").holidays_of_year(2026)
    assert polish[1] == Holiday(day("2026-01-06"), "Święto Trzech Króli")
    assert english[1] == Holiday(day("2026-01-06"), "Epiphany")
    assert [holiday.day for holiday in polish] == sorted(holiday.day for holiday in english)
    assert len(polish) == 14


def test_holidays_of_other_countries_are_not_spelled_as_americans_spell() -> None:
    assert "Labor Day" in public_holidays("US", "en", 2026).values()
    assert "Labour Day" in public_holidays("DE", "en", 2026).values()


def test_holidays_of_a_time_span_years() -> None:
    names = [holiday.name for holiday in POLAND.holidays(day("2025-12-26"), day("2026-01-01"))]
    assert names == ["Boże Narodzenie (drugi dzień)", "Nowy Rok"]


def test_the_environments_language_changes_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "uk")
    assert WorkingCalendar("CZ", "pl").holidays_of_year(2031)[1].name == "Good Friday"


def test_the_currency_tells_the_country_where_it_is_that_of_one() -> None:
    assert calendar_for(in_business(currency="GBP")).country == "GB"
    assert calendar_for(in_business(currency="EUR")).country == ""


def test_where_nobody_knows_the_country_no_day_is_a_holiday() -> None:
    assert calendar_for(in_business(currency="EUR")).holidays_of_year(2026) == ()


def test_the_country_that_the_company_names_counts() -> None:
    assert calendar_for(in_business(currency="EUR", country="DE")).country == "DE"


def in_business(currency: str, country: str | None = None) -> Blueprint:
    company, locale = {"name": "Firma", "currency": currency}, {"country": country}
    return Blueprint.model_validate({"company": company, "locale": locale, "language": "en"})


@pytest.mark.parametrize(
    ("start", "months", "result"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-15", 2, "2027-01-15"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(start: str, months: int, result: str) -> None:
    assert add_months(day(start), months) == day(result)


AMERICA = WorkingCalendar("US", "en", first_day=6, has_iso_weeks=False)


@pytest.mark.parametrize(
    ("date", "in_poland", "in_america"),
    [
        ("2026-01-01", 1, 1),
        ("2026-01-03", 1, 1),  # a Saturday
        ("2026-01-04", 1, 2),  # a Sunday ends the week in Poland and begins one in America
        ("2026-12-31", 53, 53),
        ("2027-01-01", 53, 1),
        ("2027-01-03", 53, 2),
        ("2027-01-04", 1, 2),
    ],
)
def test_weeks_are_counted_as_the_country_counts_them(date: str, in_poland: int, in_america: int) -> None:
    assert (POLAND.week(day(date)), AMERICA.week(day(date))) == (in_poland, in_america)


@given(start=DAYS)
def test_a_week_has_seven_days_and_begins_on_its_first(start: datetime.date) -> None:
    for calendar in (POLAND, AMERICA):
        first = calendar.week_begins(start)
        assert first.weekday() == calendar.first_day
        assert 0 <= (start - first).days < 7


@pytest.mark.parametrize(
    ("said", "first_day", "has_iso_weeks"),
    [
        ("country: PL", 0, True),
        ("country: GB", 0, True),
        ("country: DE", 0, True),
        ("country: US", 6, False),
        ("country: US\nlocale: {first_day: monday}", 0, False),
        ("country: GB\nlocale: {first_day: sunday}", 6, False),
        ("company: {name: N, currency: USD}", 6, False),
        ("edition: A", 0, True),
    ],
)
def test_a_week_begins_as_in_the_country_unless_the_company_says_otherwise(
    tmp_path: Path, said: str, first_day: int, has_iso_weeks: bool
) -> None:
    company = "" if "company:" in said else "company: {name: N}\n"
    (tmp_path / "blueprint.yaml").write_text(f"language: en\n{company}{said}\n", "utf-8")
    calendar = calendar_for(load(tmp_path).blueprint)
    assert (calendar.first_day, calendar.has_iso_weeks) == (first_day, has_iso_weeks)
