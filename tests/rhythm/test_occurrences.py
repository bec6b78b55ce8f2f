"""On which days rhythms fall."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.frequencies.frequency import WEEKDAYS, Frequency
from generator.blueprint.model.days import add_months
from generator.rhythm.calendar import WorkingCalendar
from generator.rhythm.occurrences import occurrences

POLAND = WorkingCalendar("PL", "pl")
MOST_FREE_DAYS = 5
"""No more than five free days follow each other in Poland: Christmas Eve to the weekend after."""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


START, UNTIL = day("2026-01-05"), day("2026-12-31")


def fall(rhythm: object, start: datetime.date = START, until: datetime.date = UNTIL, **given: Any) -> list[str]:
    found = occurrences(Frequency.model_validate(rhythm), start, until, POLAND, **given)
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ("1 / rok", ["2026-01-05"]),
        ("1 / 2 lata", ["2026-01-05"]),
        ("1 / pół roku", ["2026-01-05", "2026-07-06"]),  # 5 July is a Sunday
        ("1 / 3 miesiące", ["2026-01-05", "2026-04-07", "2026-07-06", "2026-10-05"]),  # 5 and 6 April: Easter
        ("1 / kwartał", ["2026-04-01", "2026-07-01", "2026-10-01"]),
        ("po każdej rozmowie", []),
        ("Zawsze zgodnie z kryteriami wyboru zamówień", []),
        ("Działanie ciągłe", []),
        ({"if": "needed"}, []),
    ],
)
def test_a_rhythm_falls_on_these_days_of_the_year(rhythm: object, days: list[str]) -> None:
    assert fall(rhythm) == days


def test_a_quarter_that_begins_on_new_years_day_begins_on_its_first_working_day() -> None:
    assert fall("1 / kwartał", day("2026-01-01"))[0] == "2026-01-02"
    assert fall("1 / kwartał", day("2026-01-02"))[0] == "2026-01-02"


def test_daily_means_every_working_day() -> None:
    assert fall("codziennie", until=day("2026-01-13")) == [
        "2026-01-05", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-12", "2026-01-13"
    ]  # fmt: skip


def test_months_are_counted_from_the_start_so_that_the_31st_stays() -> None:
    assert fall("co miesiąc", day("2025-12-31"), day("2026-04-15")) == [
        "2025-12-31",
        "2026-02-02",
        "2026-03-02",
        "2026-03-31",
    ]


def test_weekdays_move_off_holidays() -> None:
    assert fall("w każdy wtorek", until=day("2026-01-20")) == ["2026-01-07", "2026-01-13", "2026-01-20"]
    assert fall("co 2 tygodnie we wtorek", until=day("2026-02-03")) == ["2026-01-07", "2026-01-20", "2026-02-03"]


def test_times_in_a_period_are_spread_evenly() -> None:
    assert fall("2 razy w miesiącu", day("2026-03-01"), day("2026-03-31")) == ["2026-03-02", "2026-03-17"]
    assert fall("5 razy w tygodniu", day("2026-03-02"), day("2026-03-08")) == [f"2026-03-0{n}" for n in range(2, 7)]


def test_composites_fall_on_the_days_of_all_their_parts() -> None:
    assert fall({"all_of": ["1 / rok", "1 / kwartał", {"on": "delivered"}]}) == [
        "2026-01-05", "2026-04-01", "2026-07-01", "2026-10-01"
    ]  # fmt: skip


def test_something_continuous_falls_on_the_days_of_its_check() -> None:
    assert fall("działanie ciągłe, przegląd co kwartał") == fall("1 / kwartał")


def test_reviews_are_counted_from_the_last_one_and_overdue_ones_fall_on_the_first_day() -> None:
    assert fall("1 / pół roku", done=day("2025-11-10")) == ["2026-05-11", "2026-11-10"]
    assert fall("1 / rok", done=day("2024-05-01")) == ["2026-01-05", "2026-05-04"]
    assert fall("1 / 2 lata", done=day("2025-06-01")) == []


# --- properties ---

starts = st.dates(datetime.date(2024, 1, 1), datetime.date(2030, 12, 31))
lengths = st.integers(0, 420)
every = st.builds(
    lambda count, unit, times: {"every": {"count": count, "unit": unit, "times": times}},
    st.integers(1, 14),
    st.sampled_from(["week", "month", "quarter", "year"]),
    st.integers(1, 40),
)
weekdays = st.builds(
    lambda count, chosen: {"every": {"count": count, "weekdays": sorted(chosen)}},
    st.integers(1, 5),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
)
days_apart = st.integers(2, 40).map(lambda count: {"every": {"count": count, "unit": "day"}})
rhythms = st.one_of(every, weekdays, days_apart, st.just({"daily": {}}), st.just({"on": "delivered"}))


@given(rhythm=rhythms, start=starts, length=lengths, since=st.none() | st.integers(-30, 900))
def test_days_are_working_days_in_order_and_within_the_time(
    rhythm: dict[str, Any], start: datetime.date, length: int, since: int | None
) -> None:
    until = start + datetime.timedelta(days=length)
    done = None if since is None else start - datetime.timedelta(days=since)
    found = occurrences(Frequency.model_validate(rhythm), start, until, POLAND, done)
    assert list(found) == sorted(set(found))
    assert all(start <= each <= until and POLAND.is_working_day(each) for each in found)


@given(
    count=st.integers(1, 13), unit=st.sampled_from(["week", "month", "year"]), start=starts, length=st.integers(0, 900)
)
def test_rolling_periods_are_as_far_apart_as_they_say(count: int, unit: str, start: datetime.date, length: int) -> None:
    """Give or take the free days that an occurrence moved over."""
    found = occurrences(
        Frequency.model_validate({"every": {"count": count, "unit": unit}}),
        start,
        start + datetime.timedelta(days=length),
        POLAND,
    )
    shortest, longest = {"week": (7, 7), "month": (28, 31), "year": (365, 366)}[unit]
    for earlier, later in pairwise(found):
        gap = (later - earlier).days
        assert count * shortest - MOST_FREE_DAYS <= gap <= count * longest + MOST_FREE_DAYS


@given(start=starts, times=st.integers(2, 15))
def test_times_a_month_are_that_many_and_their_gaps_differ_by_one_working_day(start: datetime.date, times: int) -> None:
    first = start.replace(day=1)
    last = add_months(first, 1) - datetime.timedelta(days=1)
    found = occurrences(Frequency.model_validate({"every": {"unit": "month", "times": times}}), first, last, POLAND)
    assert len(found) == times
    gaps = {len(list(POLAND.working_days(earlier, later))) for earlier, later in pairwise(found)}
    assert max(gaps) - min(gaps) <= 1


@given(chosen=st.sets(st.sampled_from(WEEKDAYS[:5]), min_size=1), start=starts)
def test_weekdays_come_every_week(chosen: set[str], start: datetime.date) -> None:
    until = start + datetime.timedelta(days=200)
    found = occurrences(Frequency.model_validate({"every": {"weekdays": sorted(chosen)}}), start, until, POLAND)
    expected = {each for each in POLAND.working_days(start, until) if WEEKDAYS[each.weekday()] in chosen}
    assert expected <= set(found)


@given(start=starts, length=lengths)
def test_quarters_begin_when_the_calendar_says(start: datetime.date, length: int) -> None:
    until = start + datetime.timedelta(days=length)
    expected = [
        opening
        for year in range(start.year, until.year + 1)
        for month in (1, 4, 7, 10)
        if start <= (opening := POLAND.next_working_day(datetime.date(year, month, 1))) <= until
    ]
    assert list(occurrences(Frequency.model_validate("1 / kwartał"), start, until, POLAND)) == expected


def test_every_second_week_begins_as_weeks_do_in_the_country() -> None:
    """From Saturday 3 January: a week of two days in Poland, of one in America, where Sunday begins the second."""
    rhythm = Frequency.model_validate({"every": {"count": 2, "weekdays": ["sunday", "saturday"]}})
    start, until = day("2026-01-03"), day("2026-01-19")
    in_poland = WorkingCalendar("PL", "pl", frozenset())
    in_america = WorkingCalendar("PL", "pl", frozenset(), first_day=6, has_iso_weeks=False)
    assert [str(one) for one in occurrences(rhythm, start, until, in_poland)] == [
        "2026-01-03", "2026-01-04", "2026-01-17", "2026-01-18"
    ]  # fmt: skip
    assert [str(one) for one in occurrences(rhythm, start, until, in_america)] == [
        "2026-01-03", "2026-01-11", "2026-01-17"
    ]  # fmt: skip
