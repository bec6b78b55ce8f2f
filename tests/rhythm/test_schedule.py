"""A company's year from its tool tables."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError
from generator.rhythm.schedule import Entry, schedule

SMALL = (Path(__file__).parent / "blueprint.yaml").read_text("utf-8")


def blueprint(folder: Path, text: str = SMALL) -> Blueprint:
    file = folder / "blueprint.yaml"
    file.write_text(text, "utf-8")
    return load(file).blueprint


@pytest.fixture
def entries(tmp_path: Path) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in schedule(blueprint(tmp_path)).entries:
        found.setdefault(entry.tool.id, []).append(entry)
    return found


def days(entry: Entry) -> list[str]:
    return [str(day) for day in entry.days]


def test_entries_stand_stage_by_stage(entries: dict[str, list[Entry]]) -> None:
    assert list(entries) == ["blog", "plan", "ads", "contacts", "mails", "confirmation", "interview"]


def test_the_year_begins_with_as_of_and_has_twelve_calendar_months(tmp_path: Path) -> None:
    year = schedule(blueprint(tmp_path))
    assert (year.first, year.last) == (datetime.date(2026, 1, 5), datetime.date(2026, 12, 31))
    assert [f"{first:%m.%y}" for first in year.months][::11] == ["01.26", "12.26"]
    assert len(year.months) == 12


def test_without_as_of_the_year_begins_with_the_rollout(tmp_path: Path) -> None:
    text = SMALL.replace("as_of: 2026-01-05", 'plan: {rollout_start: "2026-03-16"}')
    year = schedule(blueprint(tmp_path, text))
    assert (year.first, year.last) == (datetime.date(2026, 3, 16), datetime.date(2027, 2, 28))


def test_without_any_date_nothing_has_a_day(tmp_path: Path) -> None:
    year = schedule(blueprint(tmp_path, SMALL.replace("as_of: 2026-01-05\n", "")))
    assert (year.first, year.last, year.months) == (None, None, ())
    assert len(year.entries) == 8
    assert not any(entry.days for entry in year.entries)


def test_a_start_that_is_no_date_is_a_problem_in_its_place(tmp_path: Path) -> None:
    text = SMALL.replace("as_of: 2026-01-05", "plan: {rollout_start: wiosna}")
    with pytest.raises(BlueprintError) as refused:
        blueprint(tmp_path, text)
    [problem] = refused.value.problems
    assert (problem.path, problem.message) == ("plan.rollout_start", "“wiosna” is not a date")
    assert problem.place is not None
    assert problem.place.line == 4


def test_periodic_entries_have_days_and_reviews_count_from_the_last_one(entries: dict[str, list[Entry]]) -> None:
    [blog], [plan] = entries["blog"], entries["plan"]
    assert (blog.kind, blog.action, len(blog.days)) == ("periodic", "perform", 12)
    assert (plan.kind, plan.action, days(plan)) == ("periodic", "refresh", ["2026-05-11", "2026-11-10"])


def test_a_composite_gives_an_entry_for_each_part(entries: dict[str, list[Entry]]) -> None:
    monthly, needed = entries["mails"]
    assert (monthly.kind, len(monthly.days), monthly.wording) == (
        "periodic", 12, "1 / miesiąc, bieżąca aktualizacja wg. potrzeb"
    )  # fmt: skip
    assert (needed.kind, needed.days, needed.trigger) == ("conditional", (), "w razie potrzeby")
    assert (monthly.number, needed.number) == (0, 1)


def test_events_say_how_long_after_them_something_is_due(entries: dict[str, list[Entry]]) -> None:
    [confirmation], [interview] = entries["confirmation"], entries["interview"]
    assert confirmation.event == "order-received"
    assert (confirmation.reaction.wording, confirmation.reaction.limit) == ("w ciągu 1 dnia roboczego", 1)
    assert interview.event is None
    assert interview.reaction.wording == "w ciągu 2–4 tygodni po ostatnim kontakcie"
    assert (interview.reaction.limit, interview.reaction.days) == (28, "calendar")
