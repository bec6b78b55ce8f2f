"""What a company may do with an outline: retitle, place, drop and add; and papers that are an outline alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import shipping
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables import registry
from generator.documents.blocks import Callout, Document, Heading, Table
from generator.documents.inline import text_of
from tests.papers import passages
from tests.shell import errors, only, problems, salesbook, write

HEAD = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
OUTLINES = shipping.outlines()
FILES = sorted(path.name for path in (OUTLINES / "en").glob("*.yaml"))


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


# --- the outlines that ship -----------------------------------------------------------------------


def structure(value: Any) -> Any:
    """What is the same in every language: keys and kinds, and how many lines."""
    if isinstance(value, dict):
        return {key: inner if key in ("kind", "layout") else structure(inner) for key, inner in value.items()}
    return len(value) if isinstance(value, list) else ""


def test_every_language_has_the_same_files() -> None:
    assert sorted(path.name for path in (OUTLINES / "pl").glob("*.yaml")) == FILES
    assert len(FILES) > 10


@pytest.mark.parametrize("name", FILES)
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
