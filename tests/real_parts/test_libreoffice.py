"""LibreOffice opens every paper of the example and prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.deliverables import stage_cards
from generator.deliverables.internal_pen import InternalPen
from tests.papers import MadeSet, spaces_as_written

from .office import converted, named, pdf_pages

BROKEN = re.compile(r"#NAME\?|#REF!|#VALUE!|#DIV/0!|#N/A|Err:5\d\d|#{4,}")
"""What a formula that failed, or a number wider than its column, prints."""


@pytest.fixture(scope="module")
def printed(example: MadeSet, printed_papers: dict[str, dict[str, Path]], pdftotext: str) -> dict[str, list[str]]:
    """The pages of each file, by its name; a file that could not be opened has none."""
    pdfs = printed_papers["pl"]
    files = named(example.paths("docx", "xlsx"))
    return {name: pdf_pages(pdftotext, pdfs[name]) if name in pdfs else [] for name in files}


def test_every_paper_opens_and_prints_text(printed: dict[str, list[str]]) -> None:
    assert len(printed) >= 17
    assert [name for name, pages in printed.items() if not any(page.strip() for page in pages)] == []


def test_no_page_is_empty(printed: dict[str, list[str]]) -> None:
    assert [(name, n) for name, pages in printed.items() for n, page in enumerate(pages, 1) if not page.strip()] == []


def test_no_formula_fails_and_no_column_is_too_narrow(printed: dict[str, list[str]]) -> None:
    found = {name: BROKEN.findall("".join(pages)) for name, pages in printed.items()}
    assert {name: broken for name, broken in found.items() if broken} == {}


def test_a_stage_card_takes_exactly_one_page(example: MadeSet, printed: dict[str, list[str]]) -> None:
    cards = list(stage_cards.cards(example.blueprint, InternalPen(example.blueprint)))
    contents, *pages = printed[next(iter(named([example.path("stage-cards", "docx")])))]
    assert len(cards) > 12
    assert len(pages) == len(cards)
    for card, page in zip(cards, pages, strict=True):
        name = example.blueprint.stages[card.id].name
        assert name.split()[0] in spaces_as_written(page)
        assert name.split()[0] in spaces_as_written(contents)


def test_the_english_examples_cards_and_customers_papers_print_well(
    example_en: MadeSet, printed_papers: dict[str, dict[str, Path]], pdftotext: str
) -> None:
    cards = example_en.path("stage-cards", "docx")
    files = named([cards, *example_en.paths("docx", audience="customer")])
    pdfs = printed_papers["en"]
    pages = {name: pdf_pages(pdftotext, pdfs[name]) for name in files}
    assert [name for name, printed in pages.items() if not all(page.strip() for page in printed)] == []
    assert len(pages[next(iter(named([cards])))]) == 1 + len(example_en.blueprint.stages)


def test_internal_pages_carry_their_marking_and_customers_pages_do_not(
    example: MadeSet, printed: dict[str, list[str]]
) -> None:
    for_customers = set(named(example.paths("docx", audience="customer")))
    for name, pages in printed.items():
        if name.endswith(".docx"):
            marked = ["WEWNĘTRZNE" in page for page in pages]
            assert not any(marked) if name in for_customers else all(marked), name


def test_a_file_that_cannot_be_opened_would_be_noticed(soffice: str, tmp_path: Path) -> None:
    assert converted(soffice, {"broken.docx": b"PK\x03\x04 no package"}, "pdf", tmp_path) == {}
