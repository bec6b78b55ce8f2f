"""A number stands in one place, and every paper that tells it takes it from there."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.rhythm.calendar import calendar_for
from generator.rhythm.publications import date_of
from generator.rhythm.schedule import schedule
from tests.papers import MadeSet, document_of, make_set, spaces_as_written, visible, workbook_of, write_blueprint

OURS: dict[str, Any] = {
    "extends": "ten-stage",
    "language": "pl",
    "as_of": "2026-01-05",
    "company": {"name": "Sita", "typical_order_value": 1000},
    "terms": {"payment": "gotówką w 19 dni", "validity_days": 23},
    "targets": {"contacts_per_day": 13, "prospecting_hours_per_day": 3, "yearly_revenue": 44000, "salespeople": 1},
    "time_rules": {"send-detailed-offer": {"max_days": 17}, "call-after-delivery": {"max_days": 6}},
    "tools": {"follow-up-2-skeleton": {"perform": {"on": "delivered", "within": "1-6 dni"}}},
    "win_loss": {"window_min_days": 21, "window_max_days": 35},
    "skeletons": {"discovery": {"minutes": 57}, "win-loss": {"minutes": 33}},
    "plan": {"publications_start": "2026-02-02"},
    "happenings": {"webinar": {"topic": "Mąka w worku"}},
}
TOLD = {
    "57 minut": {"skeleton-cold-call", "skeleton-discovery", "stage-cards", "messages", "onboarding"},
    "w ciągu 17 dni roboczych": {"stage-cards", "handbook", "offers"},
    "33 minut": {"messages", "win-loss-guide"},
    "w ciągu 3–5 tygodni": {"stage-cards", "handbook", "win-loss-guide", "glossary", "crm-setup", "skeleton-win-loss"},
    "w ciągu 1–6 dni roboczych": {
        "stage-cards",
        "handbook",
        "glossary",
        "skeleton-follow-up-2",
        "indicators",
        "responsibilities",
    },
    "13 nowych kontaktów": {"stage-cards", "handbook"},
    "3 godziny": {"stage-cards", "handbook"},
    "65 osób w tygodniu": {"indicators"},
    "15 godzin w tygodniu": {"indicators"},
    "gotówką w 19 dni": {"offer-general", "offer-detailed", "offer-final"},
    "mąka w worku": {"publication-plan", "messages", "skeleton-webinar-follow-up"},
}
"""The papers that tell each of these, as they print it."""
ELSEWHERE = re.compile(
    r"trzy kwadranse|45 minut|do 3 dni roboczych|trzy dni robocze od|14–28 dni|dziesięć nowych (?:osób|kontakt)"
)
"""What the base would say without them."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    folder = tmp_path_factory.mktemp("truth")
    return make_set(write_blueprint(folder, OURS), folder / "output")


@pytest.mark.parametrize("words", TOLD)
def test_a_number_is_told_alike_in_every_paper_that_tells_it(words: str, ours: MadeSet) -> None:
    telling = {file.deliverable for file in ours.files if words in _text(ours.folder / file.path)}
    assert TOLD[words] - telling == set()


def test_no_paper_tells_the_bases_number_beside_it(ours: MadeSet) -> None:
    found = {
        (file.deliverable, match)
        for file in ours.files
        for match in ELSEWHERE.findall(_text(ours.folder / file.path))
        if not (file.deliverable == "publication-plan" and match == "45 minut")  # the length of the webinar
    }
    assert found == set()


def _text(path: Path) -> str:
    return spaces_as_written(visible(path)).lower()


def test_the_calendar_has_what_is_published_on_the_days_of_the_plan(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path)
    calendar, start = calendar_for(blueprint), datetime.date(2026, 2, 2)
    end = start + datetime.timedelta(days=blueprint.plan.publication_days)
    for tool in ("blog-reach", "youtube-reach", "blog-education", "webinars"):
        ours = [one for one in blueprint.publications.values() if one.tool == tool]
        (entry,) = (one for one in schedule(blueprint).entries if one.tool.id == tool and one.action == "perform")
        assert ours
        assert [day for day in entry.days if start <= day < end] == sorted(
            day for one in ours if (day := date_of(one, blueprint, calendar))
        )
        assert [day for day in entry.days if day >= end] or tool == "webinars"


def test_an_event_of_the_plan_has_the_plans_date(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path)
    held = date_of(blueprint.publications["webinar"], blueprint, calendar_for(blueprint))
    assert held
    text = str(document_of("publication-plan", blueprint))
    for days in (-28, 0, 2):
        assert f"{held + datetime.timedelta(days=days):%d.%m.%Y}" in spaces_as_written(text)


def test_a_target_of_the_base_gives_way_to_what_the_funnel_needs(tmp_path: Path) -> None:
    """44 orders a year take 147 offers, 210 inquiries, 420 talks, 525 booked and 10,500 calls, in 44 weeks."""
    targets = _targets(loaded(tmp_path))
    assert targets["calls-made"] == "239 w tygodniu, z lejka"
    assert targets["discovery-booked"] == "12 w tygodniu, z lejka"


def test_a_target_of_the_company_stays_beside_the_funnel(tmp_path: Path) -> None:
    own = {"discovery-booked": {"target": "8 rozmów w tygodniu"}}
    assert _targets(loaded(tmp_path, kpis=own))["discovery-booked"] == "8 rozmów w tygodniu"


def _targets(blueprint: Blueprint) -> dict[str, str]:
    sheet = next(one for one in workbook_of("indicators", blueprint).sheets if one.id == "definitions")
    origins = {row.origin.rpartition(".")[2]: str(row.cells["target"]) for row in sheet.rows}  # type: ignore[union-attr]
    return {id_: spaces_as_written(target) for id_, target in origins.items()}


def test_a_reason_in_the_crm_names_the_code_of_the_interviews(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, win_loss={"drivers": {"trust": {"name": "Wiara w młyn"}}})
    sheet = next(one for one in workbook_of("crm-setup", blueprint).sheets if one.id == "reasons")
    codes = {row.origin.rpartition(".")[2]: row.cells["driver"] for row in sheet.rows}  # type: ignore[union-attr]
    assert (codes["won-trust"], codes["lost-trust"], codes["unsafe"]) == ("Wiara w młyn", "Wiara w młyn", None)


def loaded(folder: Path, **given: object) -> Blueprint:
    return load(write_blueprint(folder, {**OURS, **given})).blueprint
