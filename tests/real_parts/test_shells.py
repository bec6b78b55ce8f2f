"""LibreOffice prints a paper whose shell takes in pictures and documents, and the validator finds it well made."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.word import render
from tests.render.sample import sample_document
from tests.render.word.test_templated import DOCUMENT, LOGO, PICTURE, TERMS, theme

from .office import converted, pdf_pages
from .test_validators import verdict

COLUMNS = [["{%tc for fact in facts %}", "{{ fact.label }}: {{ fact.value }}", "{%tc endfor %}"]]


@pytest.fixture(scope="module")
def paper() -> bytes:
    files = {**LOGO, **TERMS}
    look = "{{r rich(title, bold=true, color=palette.accent, size=20) }}"
    return render(sample_document(), theme(look, PICTURE, COLUMNS, DOCUMENT, files=files, header=PICTURE))


def test_a_paper_filled_by_docxtpl_opens_and_prints(paper: bytes, soffice: str, pdftotext: str, tmp_path: Path) -> None:
    (pdf,) = converted(soffice, {"paper.docx": paper}, "pdf", tmp_path).values()
    pages = pdf_pages(pdftotext, pdf)
    text = " ".join(" ".join(pages).split())
    assert "Wydanie: 1.0 Stan na: 5 stycznia 2026 Właściciel: Anna Kowalczyk" in text
    assert "Warunki dostawy 1. Termin 2. Płatność" in text
    assert "1. Sprawdź etap w CRM. 2. Otwórz kartę etapu." in text
    assert all(page.strip() for page in pages)


def test_a_paper_filled_by_docxtpl_is_valid(paper: bytes, ooxml_validator: str, tmp_path: Path) -> None:
    made = tmp_path / "paper.docx"
    made.write_bytes(paper)
    assert verdict(ooxml_validator, made)["errors"] == []
