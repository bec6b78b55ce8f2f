"""What ships has no weakness: the base alone, in both languages and for each country, and the two examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import audit
from generator.blueprint.load import load
from tests.papers import ROOT
from tests.shell import write

EXAMPLES = sorted(folder for folder in (ROOT / "blueprints").iterdir() if folder.name.startswith("example-"))


@pytest.mark.parametrize("country", ["PL", "GB", "US", None])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_company_of_a_name_alone_hears_nothing_of_the_base(
    tmp_path: Path, language: str, country: str | None
) -> None:
    where = f"country: {country}\n" if country else ""
    text = f"extends: ten-stage\nlanguage: {language}\nas_of: 2026-01-05\n{where}company: {{name: Alfa}}\n"
    assert audit.findings(load(write(tmp_path, {"blueprint.yaml": text}))) == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_does_what_it_asks_of_others(folder: Path) -> None:
    assert audit.findings(load(folder)) == []
