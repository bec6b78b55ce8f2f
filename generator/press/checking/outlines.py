"""What a company's changes of outlines leave behind: formulas that name a sheet, moments that lead into a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem
from generator.deliverables.registry import AnyDeliverable
from generator.documents.workbook import CellFormula, TableSheet, Workbook
from generator.press.planning.contents import Contents

_NAMED_SHEET = re.compile(r"\{([\w-]+)\.[\w-]+(?:\[\]|@[^}]*)?\}")
"""How a formula names a column of another sheet: ``{deals.value[]}``, ``{targets.value@calls}``."""


def needed_sheets(loaded: LoadedBlueprint, contents: Contents, papers: Iterable[AnyDeliverable]) -> Iterator[Problem]:
    """Sheets of papers that are gone although formulas of others name them."""
    for paper in papers:
        if paper.workbook and paper.id in loaded.blueprint.papers:
            yield from _missing_sheets(paper, loaded, contents)


def _missing_sheets(paper: AnyDeliverable, loaded: LoadedBlueprint, contents: Contents) -> Iterator[Problem]:
    workbook: Any = contents.made(paper, "workbook").content
    assert isinstance(workbook, Workbook)  # what a paper makes as a workbook is one
    there = {sheet.id for sheet in workbook.sheets}
    for sheet in workbook.sheets:
        for name in sorted(_named_in(sheet) - there if isinstance(sheet, TableSheet) else ()):
            path = f"papers.{paper.id}.sheets.{name}"
            key = loaded.composition.switched_off.get(path)
            message = f"formulas of the sheet `{sheet.id}` name the sheet `{name}`, which is switched off"
            hint = f"Let `{name}` stay; or switch off `{sheet.id}` as well, in the same place."
            yield Problem("sheet-needed", message, hint, key.place if key else loaded.place(path), path)


def _named_in(sheet: TableSheet) -> set[str]:
    """The other sheets that the formulas of a sheet name."""
    cells = (cell for row in sheet.rows for cell in row.cells.values() if isinstance(cell, CellFormula))
    formulas = (
        *(column.formula for column in sheet.columns),
        *(cell.formula for cell in cells),
        *(highlight.formula for highlight in sheet.highlights),
    )
    return {name for formula in formulas for name in _NAMED_SHEET.findall(formula)}


def lost_moments(loaded: LoadedBlueprint, contents: Contents) -> Iterator[Problem]:
    """Moments that open a paper which shows nothing of theirs."""
    papers = {paper.id: paper for paper in contents.deliverables}
    for id_, moment in loaded.blueprint.moments.items():
        paper = papers.get(moment.deliverable)
        if moment.element and paper and paper.document and not _shows(paper, moment.element, contents):
            path = f"moments.{id_}.element"
            message = f"`{moment.deliverable}` shows nothing of `{moment.element}`, so `{id_}` opens it at its top"
            hint = "Name an element that it shows, or another paper; or delete `element`."
            yield Problem("moment-leads-nowhere", message, hint, loaded.place(path), path, "warning")


def _shows(paper: AnyDeliverable, element: str, contents: Contents) -> bool:
    """Whether a paper has a place that is an element's own."""
    anchor = element.rpartition(".")[2]
    return any(passage.anchor == anchor for passage in contents.made(paper, "document").passages)
