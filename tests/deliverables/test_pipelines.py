"""A company with three ways of selling: what is derived from its stages says the same in every paper and language."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables import registry
from generator.documents import inline
from generator.documents.blocks import Block, Bullets, Heading, KeyValues, Pages, Table
from generator.documents.workbook import CellFormula, TableSheet
from tests.papers import document_of, make_set, passages_of, spaces_as_written, workbook_of
from tests.shell import problems, write

SOURCE = Path(__file__).parent / "three_pipelines"
NAMES = {
    "en": ("New business", "Renewal", "Self-serve"),
    "pl": ("Nowi klienci", "Odnowienia", "Zakupy samodzielne"),
}
LANGUAGES = tuple(NAMES)
RENEWAL = {
    "en": ["A. Usage review", "B. Health call", "5. Quotation", "C. Renewed"],
    "pl": ["A. Przegląd wykorzystania", "B. Rozmowa o współpracy", "5. Oferta", "C. Odnowiona umowa"],
}


def text_of(text: inline.Inline) -> str:
    """A text with plain blanks."""
    return spaces_as_written(inline.text_of(text))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def blueprint(language: str) -> Blueprint:
    return load(SOURCE, language).blueprint


def sheet(paper: str, id_: str, blueprint: Blueprint) -> TableSheet:
    (found,) = (one for one in workbook_of(paper, blueprint).sheets if one.id == id_)
    assert isinstance(found, TableSheet)
    return found


def column(found: TableSheet, id_: str) -> list[Any]:
    return [row.cells.get(id_) for row in found.rows]


def below(headline: str, blocks: tuple[Block, ...]) -> list[Block]:
    """What stands below a headline, up to the next one of its level or above."""
    heads = [number for number, one in enumerate(blocks) if isinstance(one, Heading) and text_of(one.text) == headline]
    start = heads[0]  # its map; its funnel follows under the same name
    first = blocks[start]
    assert isinstance(first, Heading)
    after = (
        number
        for number, one in enumerate(blocks[start + 1 :], start + 1)
        if isinstance(one, Heading) and one.level <= first.level
    )
    return [*blocks[start + 1 : next(after, len(blocks))]]


def first_cells(blocks: list[Block]) -> list[str]:
    (table,) = (one for one in blocks if isinstance(one, Table))
    return [spaces_as_written(text_of(row.cells[0])) for row in table.rows]


def facts_in(blocks: list[Block]) -> list[str]:
    return [text_of(value) for one in blocks if isinstance(one, KeyValues) for _, value in one.pairs]


def test_nothing_is_told_of_the_blueprint_in_either_language() -> None:
    assert problems(SOURCE) == []
    assert problems(SOURCE, "--variant", "in-polish") == []


# --- the map --------------------------------------------------------------------------------------


def test_each_pipeline_has_a_map_of_its_stages(blueprint: Blueprint, language: str) -> None:
    blocks = document_of("handbook", blueprint).blocks
    new, renewal, self_serve = (below(name, blocks) for name in NAMES[language])
    numbers = [cell.partition(".")[0] for cell in first_cells(new)]
    assert [*numbers[:3], *numbers[4:]] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert [cell.partition("\n")[0] for cell in first_cells(renewal)] == RENEWAL[language]
    assert len(first_cells(self_serve)) == 4
    marks = {"en": ("(optional)", "(optional, beside Trial)"), "pl": ("(opcjonalny)", "(opcjonalny, obok etapu Okres")}
    assert marks[language][0] in first_cells(renewal)[1]
    assert marks[language][1] in first_cells(self_serve)[2]


def test_the_ways_between_pipelines_are_told_where_they_begin(blueprint: Blueprint, language: str) -> None:
    blocks = document_of("handbook", blueprint).blocks
    ways = []
    for name in NAMES[language]:
        lists = [one for one in below(name, blocks) if isinstance(one, Bullets)]
        ways.append([text_of(item) for one in lists for item in one.items])
    (new,), renewal, (trial, left) = ways
    assert f"→ {NAMES[language][1]}: A. " in new
    assert f"→ {NAMES[language][0]}: 3. " in trial
    assert all("→ 10b. " in one for one in (*renewal, left))  # no way that the base has from the offer leads on


# --- numbers --------------------------------------------------------------------------------------


def test_each_pipeline_has_its_funnel(blueprint: Blueprint, language: str) -> None:
    """Renewal: 30,000 at 1,500 an order are 20 orders, 40 offers, as many before the optional call, 50 reviews."""
    counts = {}
    for id_ in ("funnel-new-business", "funnel-renewal", "funnel-self-serve"):
        cells = column(sheet("indicators", id_, blueprint), "year")
        counts[id_] = [cell.result.value for cell in cells if isinstance(cell, CellFormula)]
    assert counts["funnel-renewal"] == [50, 40, 40, 20]
    assert counts["funnel-self-serve"] == [2500, 1000, 100]
    assert counts["funnel-new-business"][-1] == 60
    steps = column(sheet("indicators", "funnel-renewal", blueprint), "step")
    names = [stage.partition(". ")[2] for stage in RENEWAL[language]]
    assert steps[:3] == [f"{one} → {after}" for one, after in pairwise(names)]


def test_the_optional_step_counts_once_it_has_a_rate(tmp_path: Path) -> None:
    text = (SOURCE / "blueprint.yaml").read_text(
        "utf-8"
    ) + "  call: {pipeline: renewal, stage: health-call, rate: 50}\n"
    loaded = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    cells = column(sheet("indicators", "funnel-renewal", loaded), "year")
    assert [cell.result.value for cell in cells] == [100, 80, 40, 20]


def test_an_indicator_names_its_pipelines(blueprint: Blueprint, language: str) -> None:
    found = sheet("indicators", "definitions", blueprint)
    by_id = {row.id: row.cells["pipelines"] for row in found.rows}
    assert by_id["renewal-rate"] == NAMES[language][1]
    assert by_id["win-rate"] == NAMES[language][0]


# --- the CRM --------------------------------------------------------------------------------------


def test_the_crm_has_each_pipeline_with_its_stages(blueprint: Blueprint, language: str) -> None:
    rows = sheet("crm-setup", "pipelines", blueprint).rows
    of_renewal = [row.cells for row in rows if row.cells["pipeline"] == NAMES[language][1]]
    assert [f"{one['number']}. {one['name']}" for one in of_renewal] == RENEWAL[language]
    assert [one["position"] for one in of_renewal] == [1, 2, 3, 4]
    assert [one["probability"] for one in of_renewal] == [50, 55, 80, 100]
    assert of_renewal[3]["forecast"] == {"en": "after the sale", "pl": "po sprzedaży"}[language]
    stages = sheet("crm-setup", "stages", blueprint)
    assert len(stages.rows) == len(blueprint.stages)
    by_id = {row.id: row.cells["pipelines"] for row in stages.rows}
    assert by_id["offer"] == ", ".join(NAMES[language][:2])
    assert by_id["trial"] == NAMES[language][2]
    assert by_id["inquiry-rfi"] == NAMES[language][0]


def test_a_stage_stands_in_each_pipeline_as_that_one_says(blueprint: Blueprint, language: str) -> None:
    """The offer of a renewal is signed more often than that of new business; where they differ no sheet says one."""
    rows = [row.cells for row in sheet("crm-setup", "pipelines", blueprint).rows]
    offers = {str(one["pipeline"]): one for one in rows if one["number"] == "5"}
    new, renewal, _ = NAMES[language]
    assert [offers[name]["probability"] for name in (new, renewal)] == [65, 80]
    assert [offers[name]["stale"] for name in (new, renewal)] == [blueprint.stages["offer"].stale_after_days, 30]
    assert offers[renewal]["forecast"] == blueprint.crm.forecasts["commit"].name != offers[new]["forecast"]
    (offer,) = (row.cells for row in sheet("crm-setup", "stages", blueprint).rows if row.id == "offer")
    assert [offer["probability"], offer["forecast"], offer["stale"]] == [None, None, None]
    (review,) = (row.cells for row in sheet("crm-setup", "stages", blueprint).rows if row.id == "usage-review")
    assert review["probability"] == 50
    told = spaces_as_written(" ".join(facts_in([*document_of("handbook", blueprint).blocks])))
    percent = {"en": "{}: {}%", "pl": "{}: {}%"}[language]
    assert ", ".join(percent.format(*one) for one in ((new, 65), (renewal, 80))) in told.replace(" %", "%")


def test_the_forecast_names_a_pipeline_where_a_stage_belongs_to_it_there_alone(
    blueprint: Blueprint, language: str
) -> None:
    by_id = {row.id: str(row.cells["stages"]) for row in sheet("crm-setup", "forecasts", blueprint).rows}
    new, renewal, _ = NAMES[language]
    offer = {"en": "5. Quotation", "pl": "5. Oferta"}[language]
    assert f"{offer} ({renewal})" in by_id["commit"]
    assert f"{offer} ({new})" in by_id[blueprint.stages["offer"].forecast or ""]


def test_a_step_without_a_rate_has_that_of_its_chances(tmp_path: Path) -> None:
    """Reviews come to offers as 50 to 80, and the optional call needs no more than the offer."""
    text = (
        (SOURCE / "blueprint.yaml").read_text("utf-8").replace("stage: usage-review, rate: 80", "stage: usage-review")
    )
    loaded = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    steps = sheet("indicators", "funnel-renewal", loaded)
    assert column(steps, "rate") == [Decimal("62.5"), None, 50, None]
    assert [cell.result.value for cell in column(steps, "year")] == [64, 40, 40, 20]
    assert column(steps, "basis")[0] == "from the chances of the stages"


def test_the_plain_table_says_what_the_sheet_says(blueprint: Blueprint, language: str, tmp_path: Path) -> None:
    made = make_set(SOURCE, tmp_path, "--language", language, "--only", "crm-setup")
    (text,) = passages_of(made.path("crm-setup", "csv").read_bytes(), "csv")
    dialect = csv.Sniffer().sniff(text)
    header, *rows = csv.reader(io.StringIO(text), dialect)
    assert len(header) == len(rows[0])
    assert [row[0] for row in rows].count(NAMES[language][1]) == 4
    assert [row[3] for row in rows][-4:] == column(sheet("crm-setup", "pipelines", blueprint), "name")[-4:]


def test_own_forecast_categories_are_explained(blueprint: Blueprint) -> None:
    found = sheet("crm-setup", "forecasts", blueprint)
    assert [row.id for row in found.rows] == ["omitted", "pipeline", "best-case", "commit", "closed", "after-sale"]
    assert column(found, "stages")[-1].startswith("C. ")


# --- people and days ------------------------------------------------------------------------------


def test_responsibilities_name_the_pipelines(blueprint: Blueprint, language: str) -> None:
    for id_ in ("matrix", "list"):
        found = {row.id: row.cells["pipelines"] for row in sheet("responsibilities", id_, blueprint).rows}
        assert found["usage-report"] == NAMES[language][1]
        assert found["onboarding-mail"] == NAMES[language][2]
    blocks = document_of("responsibilities", blueprint).blocks
    assert NAMES[language][1] in facts_in(below(RENEWAL[language][0], blocks))
    assert NAMES[language][1] in facts_in(below(blueprint.roles["key-account-manager"].name, blocks))


def test_the_rhythm_names_the_pipelines(blueprint: Blueprint, language: str) -> None:
    rows = [row for row in sheet("rhythm", "list", blueprint).rows if row.id.startswith("usage-report")]
    assert {row.cells["pipelines"] for row in rows} == {NAMES[language][1]}
    tables = [one for one in document_of("rhythm", blueprint).blocks if isinstance(one, Table)]
    printed = {text_of(cell) for table in tables for row in table.rows for cell in row.cells}
    assert f"{RENEWAL[language][0]}\n({NAMES[language][1]})" in printed


def test_a_stage_card_says_where_its_stage_belongs(blueprint: Blueprint, language: str) -> None:
    pages = {one.id: one for one in document_of("stage-cards", blueprint).blocks if isinstance(one, Pages)}
    facts = {id_: facts_in([*page.blocks]) for id_, page in pages.items()}
    assert ", ".join(NAMES[language][:2]) in facts["offer"]
    assert {"en": "optional, beside Trial", "pl": "opcjonalny, obok etapu Okres próbny"}[language] in facts["coaching"]
    assert {"en": "optional", "pl": "opcjonalny"}[language] in facts["health-call"]


def test_interviews_follow_the_end_of_their_pipeline(blueprint: Blueprint, language: str) -> None:
    found = sheet("win-loss-register", "windows", blueprint)
    assert [(row.cells["from"], row.cells["until"]) for row in found.rows] == [(14, 28), (30, 45), (14, 28)]
    assert [end.partition(".")[0] for end in column(found, "end")][:2] == ["9", "C"]
    interviews = sheet("win-loss-register", "interviews", blueprint)
    formulas = {one.id: one.formula for one in interviews.columns}
    assert "{windows.from[]}" in formulas["from"]
    assert "{windows.until[]}" in formulas["until"]
    guide = document_of("win-loss-guide", blueprint).blocks
    tables = [one for one in guide if isinstance(one, Table) and len(one.rows) == 3]
    assert NAMES[language][1] in {text_of(row.cells[0]) for table in tables for row in table.rows}


# --- no pipelines, one, and any number of stages --------------------------------------------------


def test_one_pipeline_needs_no_column(tmp_path: Path) -> None:
    text = "language: en\ncompany: {name: Alfa}\nroles: {us: {name: We}}\ncrm_fields: {f: {label: F}}\n"
    text += "pipelines: {all: {name: The way, stages: [a, b]}}\nstages: {a: {name: First}, b: {name: Last}}\n"
    loaded = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    assert "pipelines" not in {one.id for one in sheet("crm-setup", "stages", loaded).columns}
    assert column(sheet("crm-setup", "pipelines", loaded), "name") == ["First", "Last"]


@pytest.mark.parametrize("count", [1, 2, 30])
@pytest.mark.parametrize("number", ["zero", "letters", "none"])
def test_a_process_has_as_many_stages_as_the_company_says(count: int, number: str, tmp_path: Path) -> None:
    rows = []
    for place in range(count):
        letters = f"{'' if place < 26 else 'A'}{chr(ord('A') + place % 26)}"
        counted = {"zero": f"number: {place}, ", "letters": f"number: {letters}, ", "none": ""}[number]
        rows.append(
            f"  s-{place}: {{{counted}name: Stage {place}, probability: {place}, next_step: On., "
            f"exit: {{e: {{text: Done.}}}}, tasks: {{t: {{name: Task {place}, responsible: us, accountable: us}}}}}}\n"
        )
    steps = "".join(f"  f-{place}: {{stage: s-{place}, rate: 50}}\n" for place in range(count))
    text = "language: en\ncompany: {name: Alfa, typical_order_value: 1}\ntargets: {yearly_revenue: 1}\n"
    text += "roles: {us: {name: We}}\ncrm_fields: {f: {label: F}}\nkpis: {k: {name: K, kind: lagging, formula: F}}\n"
    source = write(tmp_path, {"blueprint.yaml": f"{text}stages:\n{''.join(rows)}funnel:\n{steps}"})
    assert problems(source) == []
    loaded = load(source).blueprint
    assert len(first_cells(below("The process on a page", document_of("handbook", loaded).blocks))) == count
    assert len(sheet("crm-setup", "stages", loaded).rows) == count
    assert len(sheet("responsibilities", "matrix", loaded).rows) == count
    years = [cell.result.value for cell in column(sheet("indicators", "funnel", loaded), "year")]
    assert years == [2 ** (count - place) for place in range(count + 1)]
    assert {one.id for one in registry.offered(loaded)} >= {"handbook", "stage-cards", "stage-tools"}
