"""A text that nobody sees is no text: what a blueprint says is printed in some paper, or a reason stands here."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from tests.papers import MadeSet, make_set, sources, spaces_as_written, write_blueprint

from .planted import Garden, Planted, without_separators

PRINTED_NOWHERE = {
    "Acceptance.reason": "speaks to whoever keeps the blueprint",
    "Acceptance.until": "decides whether a warning is told",
    "Believed.moment": "for whoever led the deal: the report counts reasons",
    "Believed.written_on": "says that it was written before the talk",
    "Blueprint.meta": "free data that nothing prints",
    "Crm.deal_columns": "names the columns that `winloss deals` reads",
    "Deal.closed": "stands for the day of the last contact where that is missing",
    "Deal.seller": "a code that is counted by, never printed",
    "Heard.quote": "proposed as a wording of the objection by `winloss propose`",
    "Interview.retain_until": "decides whether a warning is told",
    "Proposal.text": "proposed as a change by `winloss propose`",
    "TurningPoint.what": "the report counts where it was and which way it went",
    "Thresholds.responses": "decides whether a warning is told",
    "Wave.place": "decides the order of the waves",
    "CrmField.names": "stand in the CRM workbook of a company that has that system",
    "Moment.also": "finds the moment on the portal",
    "MergeField.tokens": "stand in the CRM workbook of a company that has that system",
    "Concession.order": "decides the order of the concessions",
    "Plan.channels": "decides which publications are planned",
    "Plan.publications_start": "the dates that are counted from it are printed",
    "Evidence.on": "stands for the date of the last check where that is missing",
    "PublicBrand.font": "the planted blueprint has a font for headings and one for text",
    "PublicCompany.bank_account": "for the texts of a company's own papers",
    "PublicCompany.delivery_area": "inserted by texts of the base",
    "PublicCompany.legal_form": "for the texts of a company's own papers",
    "PublicCompany.privacy_notice": "inserted by texts of the base",
    "PublicCompany.short_name": "inserted by texts",
    "PublicCompany.signature": "for the texts of a company's own papers",
    "PublicCompany.statistical_id": "for the texts of a company's own papers",
    "PublicMergeField.options": "in Word, in the list that one of them is chosen from",
    "FunnelAssumption.on": "not printed yet",
    "Proof.on": "not printed yet",
    "Stage.probability": "the pipeline of the planted blueprint has its own",
    "Sheet.heading": "stands on a sheet that code makes",
    "Sheet.lines": "stand on a sheet of a paper that code makes",
    "Sheet.title": "names a sheet that code makes",
    "PublicPaper.file_name": "names the files",
    "Question.theme": "groups the questions",
    "Targets.contacts_per_day": "a figure in the indicators' workbook that belongs to the base's indicator",
    "Targets.prospecting_hours_per_day": "a figure in the indicators' workbook that belongs to the base's indicator",
    "Word.many": "put into the texts that name it",
    "Word.one": "put into the texts that name it",
}
"""Fields whose values no paper of the planted blueprint shows, each with the reason."""

_EXCELS_FIRST_DAY = datetime.date(1899, 12, 30)


@pytest.fixture(scope="module")
def garden() -> Garden:
    """Numbers small enough to be counted with as days."""
    return Garden(first_number=700_000)


@pytest.fixture(scope="module")
def printed(garden: Garden, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every text of every file of the planted blueprint's set."""
    folder = tmp_path_factory.mktemp("printed")
    made: MadeSet = make_set(write_blueprint(folder, garden.data), folder / "output")
    found = (text for path in made.paths() if path.suffix in (".docx", ".xlsx", ".html") for text in _texts(path))
    return "\n".join(found)


def _texts(path: Path) -> list[str]:
    contents = map(spaces_as_written, sources(path).values())
    return [f"{content}\n{re.sub('<[^>]*>', '', content)}" for content in contents]


def test_what_a_blueprint_says_is_printed(garden: Garden, printed: str) -> None:
    digits = without_separators(printed)
    seen = {one.field for one in garden.planted if _is_in(one, printed, digits)}
    assert {one.field for one in garden.planted} - seen == set(PRINTED_NOWHERE)


def _is_in(planted: Planted, printed: str, digits: str) -> bool:
    """Whether a value stands there; a date in a cell is the count of its days."""
    if isinstance(planted.value, datetime.date) and f"<v>{(planted.value - _EXCELS_FIRST_DAY).days}</v>" in printed:
        return True
    return str(planted.value) in digits if isinstance(planted.value, int) else planted.found_in(printed)
