"""``what-changed`` keeps to two pages, however much an edition changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.papers import ROOT
from tests.shell import salesbook, write

from .office import converted, named, pdf_pages

SMALL = """\
extends: ten-stage
id: {id}
language: {language}
country: {country}
edition: "0.9"
company: {{name: Small}}
"""
EXAMPLES = {"example-pl": ("pl", "PL"), "example-en": ("en", "GB")}


@pytest.mark.parametrize("theme", ["classic", "modern", "field"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_process_written_anew_is_told_on_two_pages(
    example: str, theme: str, tmp_path: Path, soffice: str, pdftotext: str
) -> None:
    """From the base as it is to a company that has said everything: nothing changes more than that."""
    language, country = EXAMPLES[example]
    small = write(tmp_path / "small", {"blueprint.yaml": SMALL.format(id=example, language=language, country=country)})
    assert salesbook("release", "0.9", "--blueprint", small).code == 0
    company = shutil.copytree(ROOT / "blueprints" / example, tmp_path / example)
    shutil.copytree(small / "editions", company / "editions")
    told = ("--blueprint", company, "--output", tmp_path / "out", "--theme", theme, "--format", "docx")
    assert salesbook("what-changed", "0.9", *told).code == 0
    (pdf,) = converted(soffice, named((tmp_path / "out/changes").rglob("*.docx")), "pdf", tmp_path / "pdf").values()
    assert len(pdf_pages(pdftotext, pdf)) == 2
