"""``win-loss-register``: interviews, beliefs, codes and ratings as they come in; what they say, by formulas."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Driver
from generator.documents.workbook import Cell, TableSheet
from generator.locale import Label
from generator.winloss.layout import REGISTER

from . import win_loss_analysis as said
from . import win_loss_entries as entries
from . import win_loss_quarters as counted
from .columns import Col, sheet_columns, sheet_rows
from .internal_pen import InternalPen
from .paper import Paper
from .win_loss import sponsor_of, stage_of
from .win_loss_thresholds import thresholds
from .win_loss_windows import windows


def codebook(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What each reason means."""
    drivers = blueprint.win_loss.drivers.values()
    definition: Col[Driver, Cell] = Col(
        "definition", Label("Definition"), 80, lambda driver: pen.bare(driver.definition)
    )
    columns = (*said.reason(pen), definition)
    if drivers:
        yield TableSheet("codebook", "", sheet_columns(columns, pen), sheet_rows(drivers, columns))


PAPER = Paper(
    REGISTER,
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer", "manager"),
    sheets={
        "about": entries.about,
        "interviews": entries.interviews,
        "windows": windows,
        "thresholds": thresholds,
        "beliefs": entries.beliefs,
        "coding": entries.coding,
        "objections": entries.objections,
        "turning-points": entries.turning_points,
        "ratings": entries.ratings,
        "proposals": entries.proposals,
        "summary": counted.summary,
        "quarters": counted.quarters,
        "analysis": said.analysis,
        "chart": said.chart,
        "means": said.means,
        "heard": said.heard,
        "moments": said.moments,
        "rivals": said.rivals,
        "findings": entries.findings,
        "codebook": codebook,
    },
    choices=entries.choices,
    read_back=True,
)
