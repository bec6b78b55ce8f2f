"""What a company may do with an outline: retitle, place, drop and add; and papers that are an outline alone."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from generator import shipping
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables import registry
from generator.deliverables.internal_pen import InternalPen
from generator.documents.blocks import Callout, Document, Heading, Table
from generator.documents.inline import text_of
from generator.documents.undecided import shown
from generator.documents.workbook import TableSheet, Workbook
from tests.papers import passages
from tests.shell import errors, only, problems, salesbook, write

HEAD = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
OUTLINES = shipping.outlines()
WORDS = "words.yaml"
"""The words that outlines and everything above them name; the one file there that is no paper's."""
FILES = sorted(path.name for path in (OUTLINES / "en").glob("*.yaml") if path.name != WORDS)


def blueprint(folder: Path, text: str) -> Path:
    return write(folder, {"blueprint.yaml": f"{HEAD}{text}\n"})


def document(folder: Path, text: str, paper: str = "techniques") -> Document:
    loaded = load(blueprint(folder, text)).blueprint
    return made(loaded, paper)


def made(loaded: Blueprint, paper: str) -> Document:
    deliverable = next(one for one in registry.offered(loaded) if one.id == paper)
    assert deliverable.document is not None
    view: Any = loaded
    return deliverable.document(view)


def headlines(document: Document) -> list[str]:
    """The headlines and boxes of a document in their order, without those below the first level."""
    told = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            told.append(text_of(block.text))
        elif isinstance(block, Callout):
            told.append(block.title)
    return told


WORDS = "words.yaml"
"""Words that our labels name, each with the grammar of its language."""

# --- the outlines that ship -----------------------------------------------------------------------


def structure(value: Any) -> Any:
    """What is the same in every language: keys and kinds, and how many lines."""
    if isinstance(value, dict):
        return {key: inner if key in ("kind", "layout") else structure(inner) for key, inner in value.items()}
    return len(value) if isinstance(value, list) else ""


def test_every_language_has_the_same_files() -> None:
    assert sorted(path.name for path in (OUTLINES / "pl").glob("*.yaml")) == sorted([*FILES, WORDS])
    assert len(FILES) > 10


@pytest.mark.parametrize("name", sorted({*FILES} - {WORDS}))
def test_an_outline_is_the_same_in_every_language(name: str) -> None:
    pl, en = (yaml.safe_load((OUTLINES / language / name).read_text("utf-8")) for language in ("pl", "en"))
    assert structure(pl) == structure(en)
    assert list(en["papers"]) == [name.removesuffix(".yaml")]


def test_code_shows_sections_and_sheets_that_the_outlines_have_and_no_others() -> None:
    outlines = load(OUTLINES.parents[1] / "blueprints/example-en").blueprint.papers
    for id_, paper in registry.with_code().items():
        shows, sheets = (set(getattr(paper, name, None) or ()) for name in ("shows", "sheets"))
        assert shows <= set(outlines[id_].sections), id_
        assert sheets <= set(outlines[id_].sheets), id_


def test_the_columns_of_sheets_stand_in_the_outlines_and_no_others(tmp_path: Path) -> None:
    """In the order of the code; those that there are by data have no place in an outline."""
    for language in ("pl", "en"):
        loaded = load(write(tmp_path / language, {"blueprint.yaml": FULL.format(language=language)})).blueprint
        for paper in registry.with_code().values():
            for id_, made in sheets_of(paper, loaded).items():
                outlined = [*loaded.papers[paper.id].sheets[id_].columns]
                found = [[column.id for column in sheet.columns if not column.origin] for sheet in made]
                assert {*outlined} == {one for ids in found for one in ids}, (language, paper.id, id_)
                assert all(ids == [one for one in outlined if one in ids] for ids in found), (paper.id, id_)


FULL = """extends: ten-stage
country: GB
language: {language}
as_of: 2026-01-05
company: {{name: Alfa}}
crm: {{objects: {{deal: Deal}}, forecasts: {{commit: {{meaning: M}}}}}}
pipelines: {{new: {{name: New, stages: [discovery, offer]}}, again: {{name: Again, stages: [offer, order]}}}}
stages: {{order: {{optional: true}}}}
segments: {{a: {{name: A, win_loss_min_value: 5000}}}}
competitors: {{other: {{name: Other}}}}
merge_fields:
  all-systems: {{label: L, tokens: {{livespace: a, pipedrive: b, hubspot: c, salesforce: d}}}}
tools: {{now-and-then: {{name: N, stage: discovery, perform: {{text: now and then}}}}}}
changes: {{listen: {{finding: F, affects: [tools.now-and-then], urgent: true}}}}
deals: {{lost: {{outcome: lost, competitor: other, value: 5000}}}}
interviews:
  talk:
    deal: lost
    outcome: lost
    held: 2026-01-02
    retain_until: 2028-01-02
    competitor: other
    believed: {{main: total-price}}
    ratings: {{speed: 2}}
    mentions: {{fit: {{driver: fit, weight: decisive}}}}
    objections: {{dear: {{objection: too-expensive, answer: not-convinced}}}}
    turning_points: {{offer: {{stage: offer, direction: against}}}}
"""
"""Enough for every sheet to be made, with all the columns that it may have."""


def sheets_of(paper: Any, blueprint: Blueprint) -> dict[str, list[TableSheet]]:
    """The tables that code makes for each sheet of a paper's outline, before they are arranged."""
    makes, pen = getattr(paper, "sheets", None) or {}, InternalPen(blueprint)
    made = {id_: list(make(blueprint, pen)) for id_, make in makes.items()}
    assert [id_ for id_ in made if not made[id_]] == []
    tables = {id_: [sheet for sheet in sheets if isinstance(sheet, TableSheet)] for id_, sheets in made.items()}
    return {id_: sheets for id_, sheets in tables.items() if sheets}


# --- sections -------------------------------------------------------------------------------------


def test_a_company_retitles_places_drops_and_adds_sections(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        """papers:
  techniques:
    title: How we close
    sections:
      line: {before: ready}
      index: {title: All techniques}
      ready: {disabled: true}
      our-rule: {after: line, title: Our rule, body: "Ask the **boss** of [[company.name]] first."}""",
    )
    assert found.title == "How we close"
    assert headlines(found)[:3] == ["One line for all of them", "Our rule", "All techniques"]
    assert "Before you ask for a decision" not in headlines(found)
    runs = [run for block in found.blocks for run in getattr(block, "text", ())]
    assert any(run.bold and run.text == "boss" for run in runs)
    assert any("Alfa" in run.text for run in runs)


def test_a_section_is_replaced_as_a_whole(tmp_path: Path) -> None:
    found = document(tmp_path, "papers: {techniques: {sections=: {mine: {title: Mine, lines: [One, Two]}}}}")
    assert headlines(found) == ["Mine"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("papers: {techniques: {sections: {indx: {disabled: true}}}}", "Did you mean `index` (List of techniques)?"),
        ("papers: {techniques: {titel: x}}", "Did you mean `title`?"),
        ("papers: {techniques: {sections: {index: {kind: checklst}}}}", "Did you mean `checklist`?"),
        ("papers: {techniques: {sections: {index: {columns: {stage: {title: x}}}}}}", "Did you mean `stages`?"),
        (
            "papers: {techniques: {sections: {index: {columns: {risk: {title: x}}}}}}",
            "Columns here: name, when, stages.",
        ),
        ("papers: {techniques: {sections: {line: {columns: {risk: {title: x}}}}}}", "The columns of this section stay"),
        ("papers: {objections: {sheets: {log: {columns: {wrked: {title: x}}}}}}", "Did you mean `worked`?"),
        ("papers: {objections: {sheets: {log: {columns: {wrked: {disabled: true}}}}}}", "Did you mean `worked`?"),
        (
            "papers: {responsibilities: {sheets: {matrix: {columns: {x: {title: y}}}}}}",
            "Columns here: group, activity.",
        ),
        ("papers: {objections: {sheets: {about: {columns: {x: {title: y}}}}}}", "This sheet has no columns"),
    ],
)
def test_a_slip_in_an_outline_is_told(tmp_path: Path, text: str, hint: str) -> None:
    assert hint in str(only(errors(blueprint(tmp_path, text)))["hint"])


def test_what_changed_in_an_outline_is_told_as_the_reason(tmp_path: Path) -> None:
    text = "papers: {techniques: {sections: {our-rule: {title: Ours, body: %s}}}}"
    salesbook("build", blueprint(tmp_path, text % "One"), "--output", tmp_path / "out", "--only", "techniques")
    told = salesbook("build", blueprint(tmp_path, text % "Two"), "--output", tmp_path / "out", "--dry-run").out
    assert "paper techniques: section our-rule: body changed" in told


def test_the_sections_of_a_paper_are_shown_with_where_they_come_from(tmp_path: Path) -> None:
    source = blueprint(tmp_path, "papers: {techniques: {sections: {index: {title: Mine}}}}")
    told = salesbook("show", "papers.techniques", "--blueprint", source).out
    assert "sections.index.title  [own" in told
    assert "sections.line.title  [papers/" in told


def test_a_link_to_what_was_dropped_is_plain(tmp_path: Path) -> None:
    source = blueprint(tmp_path, "papers: {techniques: {sections: {cards: {disabled: true}}}}")
    salesbook("build", source, "--output", tmp_path / "out", "--only", "techniques")
    (page,) = (tmp_path / "out").rglob("*.html")
    assert 'href="#alternative-close"' not in page.read_text("utf-8")
    assert "A choice between two" in page.read_text("utf-8")


# --- columns --------------------------------------------------------------------------------------


def test_a_company_drops_moves_and_retitles_columns(tmp_path: Path) -> None:
    columns = "{stages: {before: name}, when: {disabled: true}, name: {title: Our way}}"
    found = document(tmp_path, f"papers: {{techniques: {{sections: {{index: {{columns: {columns}}}}}}}}}")
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert [column.title for column in table.columns] == ["Stages", "Our way"]
    assert all(len(row.cells) == 2 for row in table.rows)


# --- columns of sheets ----------------------------------------------------------------------------


def workbook(folder: Path, paper: str, sheets: str) -> Workbook:
    """A paper's workbook where a company has changed its sheets."""
    text = f"as_of: 2026-01-05\npapers: {{{paper}: {{sheets: {sheets}}}}}"
    loaded = load(blueprint(folder, text)).blueprint
    deliverable: Any = next(one for one in registry.offered(loaded) if one.id == paper)
    made: Workbook = deliverable.workbook(loaded)
    return made


def table_of(folder: Path, paper: str, sheet: str, columns: str) -> TableSheet:
    """A sheet whose columns a company has changed."""
    made = workbook(folder, paper, f"{{{sheet}: {{columns: {columns}}}}}")
    return next(one for one in made.sheets if isinstance(one, TableSheet) and one.id == sheet)


def test_a_company_drops_moves_and_retitles_columns_of_a_sheet(tmp_path: Path) -> None:
    found = table_of(
        tmp_path, "crm-setup", "reports", "{reader: {before: name}, shows: {disabled: true}, done: {title: In use}}"
    )
    assert [column.title for column in found.columns] == ["Reader", "Report", "How often", "In use"]
    assert found.rows
    assert all(row.cells.keys() == {"name", "reader", "rhythm"} for row in found.rows)


def test_formulas_follow_columns_that_were_moved_and_retitled(tmp_path: Path) -> None:
    text = """papers:
  objections:
    sheets:
      log: {columns: {worked: {before: date, title: Success}}}
      ranking: {columns: {rate: {before: objection}}}"""
    assert salesbook("build", blueprint(tmp_path, text), "--output", tmp_path / "out", "--only", "objections").code == 0
    (file,) = (tmp_path / "out").rglob("*.xlsx")
    book = load_workbook(file)
    log, ranking = book["Log"], book["Ranking"]
    assert (log["B4"].value, log["E4"].value) == ("Success", "Objection")
    titles = ["Success rate %", "Objection", "Times heard", "Times it worked", "To the team meeting?"]
    assert [cell.value for cell in ranking[4]] == titles
    assert ranking["A5"].value == '=IF($C5=0,"",ROUND($D5/$C5*100,0))'
    assert "('Log'!$E$5:$E$205=$B5)*('Log'!$B$5:$B$205=\"yes\")" in ranking["D5"].value
    assert [*log.tables["table_log"].column_names] == [cell.value for cell in log[4]]


def test_columns_by_data_stay_between_those_that_they_stood_between(tmp_path: Path) -> None:
    def order(number: int, columns: str) -> list[str]:
        found = table_of(tmp_path / str(number), "rhythm", "year", columns)
        ids = ["month" if re.fullmatch(r"m\d+", column.id) else column.id for column in found.columns]
        return [one for one, _ in groupby(ids)]

    assert order(1, "{role: {title: Who}}") == ["item", "kind", "role", "rhythm", "month", "total"]
    assert order(2, "{rhythm: {before: item}}") == ["rhythm", "item", "kind", "role", "month", "total"]
    assert order(3, "{rhythm: {after: total}}") == ["item", "kind", "role", "month", "total", "rhythm"]
    assert order(4, "{rhythm: {disabled: true}, role: {disabled: true}}") == ["item", "kind", "month", "total"]
    assert order(5, "{total: {before: item}}") == ["total", "item", "kind", "role", "rhythm", "month"]


def test_the_heading_of_a_group_stands_in_the_first_column(tmp_path: Path) -> None:
    found = table_of(tmp_path, "rhythm", "year", "{role: {before: item}}")
    assert {tuple(row.cells) for row in found.rows if row.style == "group"} == {("role",)}


def test_a_column_that_was_dropped_is_not_kept_in_view(tmp_path: Path) -> None:
    assert table_of(tmp_path / "all", "stage-tools", "all", "{tool: {title: T}}").freeze == 3
    assert table_of(tmp_path / "some", "stage-tools", "all", "{stage: {disabled: true}}").freeze == 2


@pytest.mark.parametrize(("change", "is_open"), [("title: Who", True), ("disabled: true", False)])
def test_what_is_undecided_in_a_column_that_was_dropped_is_not_open(tmp_path: Path, change: str, is_open: bool) -> None:
    text = f"""crm: {{actions: {{x: {{stage: discovery, name: X}}}}}}
papers: {{crm-setup: {{sheets: {{actions: {{columns: {{performer: {{{change}}}}}}}}}}}}}"""
    loaded = load(blueprint(tmp_path, text)).blueprint
    deliverable: Any = next(one for one in registry.offered(loaded) if one.id == "crm-setup")
    open_ones = {one.path for one in shown(deliverable.workbook(loaded)).decisions}
    assert ("crm.actions.x.performer" in open_ones) is is_open


def test_each_of_several_sheets_has_the_columns_of_their_outline(tmp_path: Path) -> None:
    made = workbook(
        tmp_path, "stage-tools", "{stages: {columns: {comment: {disabled: true}, evidence: {title: Proof}}}}"
    )
    tables = [sheet for sheet in made.sheets if isinstance(sheet, TableSheet) and sheet.id != "all"]
    assert {column.id for sheet in tables for column in sheet.columns} >= {"tool", "task"}
    assert not any(column.id == "comment" for sheet in tables for column in sheet.columns)
    assert {column.title for sheet in tables for column in sheet.columns if column.id == "evidence"} == {"Proof"}


def test_the_file_for_schedulers_has_the_names_of_the_sheet(tmp_path: Path) -> None:
    text = "papers: {publication-plan: {sheets: {plan: {columns: {call: {title: Button}, day: {disabled: true}}}}}}"
    built = salesbook("build", blueprint(tmp_path, text), "--output", tmp_path / "out", "--only", "publication-plan")
    assert built.code == 0
    (file,) = (tmp_path / "out").rglob("*.csv")
    assert file.read_text("utf-8-sig").splitlines()[0] == (
        '"Date","Channel","Working title","What it says","Button","Author"'
    )


NEEDED = [
    ("objections", "log: {columns: {worked: {disabled: true}}}", "formulas of `ranking`"),
    ("objections", "ranking: {columns: {count: {disabled: true}}}", "formulas of `ranking`"),
    (
        "win-loss-register",
        "beliefs: {columns: {match: {disabled: true}}}",
        "formulas of `summary`",
    ),
    ("rhythm", "list: {columns: {done: {disabled: true}}}", "highlights of `list`"),
    ("rhythm", "list: {columns: {stage: {disabled: true}}}", "the CSV file"),
    ("publication-plan", "plan: {columns: {brief: {disabled: true}}}", "the CSV file"),
    ("win-loss-register", "codebook: {columns=: {definition: {}}}", "formulas of `beliefs`"),
]


@pytest.mark.parametrize(("paper", "sheets", "by"), NEEDED)
def test_a_column_that_something_names_stays(tmp_path: Path, paper: str, sheets: str, by: str) -> None:
    source = blueprint(tmp_path, f"papers:\n  {paper}:\n    sheets:\n      {sheets}")
    found = errors(source)
    assert {one["code"] for one in found} == {"column-needed"}
    assert all(by in one["message"] for one in found)
    assert {one["line"] for one in found} == {7}
    assert salesbook("build", source, "--output", tmp_path / "out", "--only", paper).code == 1


def test_what_is_dropped_together_is_not_needed(tmp_path: Path) -> None:
    columns = "{count: {disabled: true}, worked: {disabled: true}, rate: {disabled: true}, discuss: {disabled: true}}"
    text = f"papers: {{objections: {{sheets: {{ranking: {{columns: {columns}}}}}}}}}"
    assert errors(blueprint(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("paper", "names"),
    [
        (
            "win-loss-register",
            "`WindowFrom`, `WindowTo`, `MinimumValue`, `RetentionMonths`, `ReferenceDate` of the sheet `about`",
        ),
        ("cadences", "`ReferenceDate` of the sheet `about`"),
        ("indicators", "`WorkingDays`"),
    ],
)
def test_a_sheet_whose_values_formulas_name_stays(tmp_path: Path, paper: str, names: str) -> None:
    found = errors(blueprint(tmp_path, f"papers: {{{paper}: {{sheets: {{about: {{disabled: true}}}}}}}}"))
    assert {one["code"] for one in found} == {"sheet-needed"}
    assert any(names in one["message"] for one in found)


def test_a_sheet_whose_values_nothing_names_may_go(tmp_path: Path) -> None:
    assert errors(blueprint(tmp_path, "papers: {crm-setup: {sheets: {about: {disabled: true}}}}")) == []


def test_a_changed_column_is_told_as_the_reason(tmp_path: Path) -> None:
    text = "papers: {crm-setup: {sheets: {fields: {columns: {label: {title: %s}}}}}}"
    salesbook("build", blueprint(tmp_path, text % "One"), "--output", tmp_path / "out", "--only", "crm-setup")
    told = salesbook("build", blueprint(tmp_path, text % "Two"), "--output", tmp_path / "out", "--dry-run").out
    assert "(paper crm-setup: sheet fields: column label: title changed)" in told


def test_the_columns_of_a_sheet_are_shown_with_where_they_come_from(tmp_path: Path) -> None:
    source = blueprint(tmp_path, "papers: {crm-setup: {sheets: {fields: {columns: {label: {title: Mine}}}}}}")
    told = salesbook("show", "papers.crm-setup", "--blueprint", source).out
    assert "sheets.fields.columns.label.title  [own" in told
    assert "sheets.fields.columns.object  [papers/" in told


# --- papers of the company's own ------------------------------------------------------------------

VISIT = """papers:
  visit-form:
    title: Visit form
    audience: {audience}
    stage: discovery
    file_name: card of a visit
    sections:
      who: {{title: Who came, kind: form, lines: [Name, Firm]}}
      agreed: {{title: What we agreed, kind: checklist, lines: [A date]}}
      mind: {{title: Keep in mind, kind: warning, body: "Call [[customer-name]] first."}}
      sign: {{title: Signed, kind: signatures}}"""


@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_a_form_needs_no_code(tmp_path: Path, audience: str) -> None:
    source = blueprint(tmp_path, VISIT.format(audience=audience))
    built = salesbook("build", source, "--output", tmp_path / "out", "--only", "visit-form")
    assert built.code == 0
    (file,) = (tmp_path / "out").rglob("*.docx")
    assert (file.parents[1].name, file.name) == (audience, "S03-card-of-a-visit.docx")
    said = "\n".join(passages(file))
    for words in ("Visit form", "Who came", "Firm", "A date", "Keep in mind", "Signed"):
        assert words in said


def test_a_company_that_extends_nothing_has_the_outlines(tmp_path: Path) -> None:
    one = "{name: X, family: closing, when: a, when_not: b, example: c, ethics: d}"
    text = f"company: {{name: Alfa}}\nlanguage: en\ntechniques: {{x: {one}}}\n"
    loaded = load(write(tmp_path, {"blueprint.yaml": text})).blueprint
    assert headlines(made(loaded, "techniques"))[:1] == ["Before you ask for a decision"]


def test_a_paper_can_be_switched_off_by_its_outline(tmp_path: Path) -> None:
    loaded = load(blueprint(tmp_path, "papers: {techniques: {disabled: true}}")).blueprint
    assert "techniques" not in {paper.id for paper in registry.offered(loaded)}


def test_an_outline_of_a_paper_that_is_made_of_something_else_is_told(tmp_path: Path) -> None:
    found = problems(blueprint(tmp_path, "papers: {offer-general: {title: Mine}}"))
    assert any(one["code"] == "unprinted" and "`offer-general`" in one["message"] for one in found)


# --- a section alone ------------------------------------------------------------------------------


def test_one_section_is_built_alone(tmp_path: Path) -> None:
    built = salesbook("build", blueprint(tmp_path, ""), "--output", tmp_path / "out", "--only", "techniques.index")
    assert built.code == 0
    names = {file.name for file in (tmp_path / "out").rglob("S*")}
    assert names == {f"S00-closing-negotiating-and-defending-the-price--index.{ending}" for ending in ("docx", "html")}


def test_a_section_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    told = salesbook("build", blueprint(tmp_path, ""), "--output", tmp_path / "out", "--only", "techniques.indx").err
    assert "Did you mean `techniques.index`?" in told
