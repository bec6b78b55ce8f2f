"""The workbooks of a company with several pipelines: LibreOffice calculates their funnels and windows as we do."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.papers import ROOT, make_set

from .office import recalculated
from .test_formulas import Table, saved

SOURCE = ROOT / "tests/deliverables/three_pipelines"
LAST = datetime.date(2026, 3, 2)


@pytest.fixture(scope="module")
def calculated(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The indicators as they are, and a register with a deal of each pipeline and one of none."""
    folder = tmp_path_factory.mktemp("pipelines")
    made = make_set(SOURCE, folder / "out", "--only", "indicators", "--only", "win-loss-register")
    register = load_workbook(made.path("win-loss-register", "xlsx"))
    deals = [{"Pipeline": name, "Last contact": LAST} for name in ("New business", "Renewal", "Self-serve", None)]
    Table(register["Interviews"], "Pipeline", "Last contact").fill(deals)
    files = {"indicators.xlsx": Path(made.path("indicators", "xlsx")).read_bytes(), "register.xlsx": saved(register)}
    done = recalculated(soffice, files, folder)
    return {name: load_workbook(path, data_only=True) for name, path in done.items()} | {
        "ours": load_workbook(io.BytesIO(files["indicators.xlsx"]), data_only=True)
    }


def test_the_funnels_come_to_what_we_wrote(calculated: dict[str, Any]) -> None:
    for title in ("Funnel – New business", "Funnel – Renewal", "Funnel – Self-serve"):
        ours, theirs = (
            [row["Needed per year"] for row in Table(calculated[name][title], "Step", "Needed per year").rows()]
            for name in ("ours", "indicators.xlsx")
        )
        assert ours == theirs
        assert all(isinstance(count, int) for count in ours)


def test_a_deal_is_asked_in_the_window_of_its_pipeline(calculated: dict[str, Any]) -> None:
    rows = [*Table(calculated["register.xlsx"]["Interviews"], "Pipeline", "Call from").rows()][:4]
    windows = [((row["Call from"] - LAST).days, (row["Call until"] - LAST).days) for row in rows]
    assert windows == [(14, 28), (30, 45), (14, 28), (14, 28)]
