"""The funnel: each step needs what the next one needs, divided by its own rate, from the target down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.blueprint.load import load
from generator.deliverables.indicators import PAPER
from generator.documents.workbook import CellFormula, TableSheet
from tests.papers import write_blueprint

STEPS = {
    "calls": {"name": "call → talk", "rate": 50},
    "webinar": {"name": "guest → talk", "rate": 10, "chain": "marketing"},
    "offers": {"name": "offer → order", "rate": 25},
}
KPIS = {"calls": {"name": "Calls", "kind": "leading", "formula": "Calls made"}}


def funnel(folder: Path, **given: Any) -> dict[str, Any]:
    """What stands in the funnel: by the row, the number that is needed in a year."""
    company = {"name": "Firma", **given.pop("company", {})}
    file = write_blueprint(folder, {"company": company, "kpis": KPIS, "funnel": STEPS, **given})
    blueprint = load(file).blueprint
    paper = PAPER.deliverable(blueprint)
    assert paper is not None
    assert paper.workbook is not None
    sheet = next(sheet for sheet in paper.workbook(blueprint).sheets if sheet.id == "funnel")
    assert isinstance(sheet, TableSheet)
    return {row.id: row.cells["year"] for row in sheet.rows}


def results(cells: dict[str, Any]) -> dict[str, Any]:
    return {id_: cell.result.value for id_, cell in cells.items() if isinstance(cell, CellFormula)}


def test_the_steps_lead_to_the_target(tmp_path: Path) -> None:
    """1,000 a year at 30 an order are 34 orders, 136 offers, 272 calls; a fraction of an order is a whole one."""
    cells = funnel(tmp_path, company={"typical_order_value": 30}, targets={"yearly_revenue": 1000})
    assert results(cells) == {"calls": 272, "offers": 136, "orders": 34}


def test_a_step_refers_to_the_one_after_it(tmp_path: Path) -> None:
    formulas = {id_: cell.formula for id_, cell in funnel(tmp_path).items()}
    assert "{funnel.year@offers}" in formulas["calls"]
    assert "{funnel.year@orders}" in formulas["offers"]


def test_without_a_target_the_cells_wait(tmp_path: Path) -> None:
    assert set(results(funnel(tmp_path)).values()) == {""}
