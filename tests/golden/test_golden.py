"""Golden texts: what each paper of a small company says, and how the examples' papers are built up.

``pytest tests/golden --update-golden`` writes them anew; the change is then read in the version control's difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.filing import paths
from generator.deliverables.registry import AnyDeliverable, Deliverable, Shelved, offered
from generator.documents.blocks import Document
from generator.documents.passages import passages
from generator.documents.workbook import DataTable, Workbook
from generator.render import html, word
from generator.themes import load as load_theme
from tests.papers import ROOT, passages_of

from .dump import dump, outline

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
SMALL = load(HERE / "blueprint").blueprint
PAPERS = {paper.id: paper for paper in offered(SMALL)}
EXAMPLES = ("example-en", "example-pl")
OWN_PAPERS = ("document-trial-plan", "skeleton-product-demo")
"""Papers of the English example that the base does not have."""

Content = Document | Workbook | DataTable
Golden = Callable[[str, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the golden one of its name, or writes it anew."""

    def compare(name: str, text: str) -> None:
        file = TEXTS / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            file.write_text(text, "utf-8")
        assert file.exists(), f"there is no golden text {file.name}: write it with --update-golden"
        assert text == file.read_text("utf-8")

    return compare


def contents(paper: AnyDeliverable, blueprint: Blueprint) -> Iterator[tuple[str, Content]]:
    """What a paper is made of, with its kind."""
    view: Any = customer_view(blueprint) if paper.audience == "customer" else blueprint
    for kind in ("document", "workbook", "table"):
        if make := getattr(paper, kind):
            yield kind, make(view)
    if isinstance(paper, Deliverable) and paper.index:
        yield "document", paper.index(blueprint, shelf(blueprint))


def shelf(blueprint: Blueprint) -> tuple[Shelved, ...]:
    papers = offered(blueprint)
    files = paths(papers, blueprint)
    return tuple(
        Shelved(
            paper.id,
            paper.title,
            paper.stage,
            paper.audience,
            tuple(files[paper.id].items()),
            passages(document) if (document := read_one(paper, blueprint)) else (),
        )
        for paper in papers
        if paper.id not in ("portal", "sales-book")
    )


def read_one(paper: AnyDeliverable, blueprint: Blueprint) -> Document | None:
    documents = (content for _, content in contents(paper, blueprint) if isinstance(content, Document))
    return next(documents, None)


@pytest.mark.parametrize("id_", PAPERS)
def test_what_a_paper_says(id_: str, golden: Golden) -> None:
    for kind, content in contents(PAPERS[id_], SMALL):
        golden(f"{id_}.{kind}", dump(content))


@pytest.mark.parametrize(("format_", "render"), [("docx", word.render), ("html", html.render)])
@pytest.mark.parametrize("id_", ["offer-standard", "skeleton-first-call"])
def test_what_is_read_in_a_rendered_paper(id_: str, format_: str, render: Any, golden: Golden) -> None:
    document = read_one(PAPERS[id_], SMALL)
    shown = "\n".join(passages_of(render(document, load_theme("classic")), format_))
    golden(f"{id_}.{format_}", "\n".join(filter(None, (line.strip() for line in shown.splitlines()))) + "\n")


@pytest.mark.parametrize("id_", EXAMPLES)
def test_the_titles_and_headings_of_the_examples_papers(id_: str, golden: Golden) -> None:
    example = load(ROOT / "blueprints" / id_).blueprint
    lines = [
        line
        for paper in offered(example)
        for kind, content in contents(paper, example)
        if not isinstance(content, DataTable)
        for line in (f"\n{paper.id}, {kind}", *outline(content))
    ]
    golden(f"{id_}.outline", "\n".join(lines).lstrip() + "\n")


@pytest.mark.parametrize("id_", OWN_PAPERS)
def test_what_the_english_examples_own_papers_say(id_: str, golden: Golden) -> None:
    example = load(ROOT / "blueprints/example-en").blueprint
    paper = next(paper for paper in offered(example) if paper.id == id_)
    ((_, content),) = contents(paper, example)
    golden(f"example-en.{id_}", dump(content))


def test_there_is_no_golden_text_that_nothing_is_compared_with() -> None:
    made = {f"{id_}.{kind}" for id_, paper in PAPERS.items() for kind, _ in contents(paper, SMALL)}
    made |= {f"{id_}.{format_}" for id_ in ("offer-standard", "skeleton-first-call") for format_ in ("docx", "html")}
    made |= {f"{id_}.outline" for id_ in EXAMPLES} | {f"example-en.{id_}" for id_ in OWN_PAPERS}
    assert {file.stem for file in TEXTS.glob("*.txt")} == made
