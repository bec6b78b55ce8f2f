"""The rollout plan: waves in the order that the company chose, one after the other, on working days."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.internal_pen import InternalPen
from generator.deliverables.rollout import dated_waves, schedule
from generator.documents.blocks import Table
from generator.documents.inline import text_of

WAVES = {
    "one": {"name": "One", "days": 7, "place": {"early-stages-first": 1, "most-painful-first": 2}},
    "two": {"name": "Two", "days": 14, "place": {"early-stages-first": 2, "most-painful-first": 1}},
    "own": {"name": "Ours, without a place"},
}


def blueprint(**plan: Any) -> Blueprint:
    return Blueprint.model_validate({"company": {"name": "Firma"}, "country": "PL", "waves": WAVES, "plan": plan})


def days(*iso: str) -> list[datetime.date]:
    return [datetime.date.fromisoformat(day) for day in iso]


@pytest.mark.parametrize(
    ("order", "names"),
    [("early-stages-first", ["One", "Two"]), ("most-painful-first", ["Two", "One"])],
)
def test_the_company_chooses_the_order(order: str, names: list[str]) -> None:
    waves = dated_waves(blueprint(rollout_order=order))
    assert [dated.wave.name for dated in waves] == [*names, "Ours, without a place"]
    assert [dated.number for dated in waves] == [1, 2, 3]


def test_a_wave_begins_on_the_working_day_after_the_one_before() -> None:
    """6 January is a holiday in Poland; 3 January a Saturday."""
    waves = dated_waves(blueprint(rollout_start="2026-01-03"))
    assert [dated.first for dated in waves] == days("2026-01-05", "2026-01-12", "2026-01-26")
    assert [dated.last for dated in waves][:2] == days("2026-01-11", "2026-01-25")
    assert dated_waves(blueprint(rollout_start="2026-01-06"))[0].first == datetime.date(2026, 1, 7)


def test_without_a_start_there_are_no_dates() -> None:
    assert {dated.first for dated in dated_waves(blueprint())} == {None}


# Reviews


def reviews(wave_days: int) -> dict[str, str]:
    """What the plan calls its reviews, and their days, where each of the three waves takes so long."""
    waves = {id_: {**wave, "days": wave_days} for id_, wave in WAVES.items()}
    data = {"language": "en", "company": {"name": "Alfa"}, "country": "GB", "waves": waves}
    made = Blueprint.model_validate({**data, "plan": {"rollout_start": "2026-01-05"}})
    (shown,) = (block for block in schedule(made, InternalPen(made)) if isinstance(block, Table))
    told = [[text_of(cell).replace("\u00a0", " ") for cell in row.cells] for row in shown.rows if row.emphasis]
    return {name: day for name, _, day, *_ in told}


def test_a_plan_is_reviewed_after_ninety_days_and_after_a_year() -> None:
    assert reviews(14) == {"Review after 90 days": "6 April 2026", "Review after 12 months": "5 January 2027"}


def test_no_review_comes_before_the_last_wave_is_over() -> None:
    assert reviews(60) == {"Review after the last wave": "6 July 2026", "Review after 12 months": "5 January 2027"}
    assert list(reviews(130)) == ["Review after the last wave"]
