"""Excel workbooks: a ``Workbook`` and a theme in, the bytes of an .xlsx out.

The parts are written as XML by ourselves, at a tenth of what an object a cell costs. ``lines`` says what is
printed, ``layout`` where it stands, ``references`` what formulas mean by their names, ``looks`` how cells
look; ``table_sheet`` and ``text_sheet`` draw, ``worksheet`` and ``parts`` hold to the order of the schemas.
"""

from __future__ import annotations

from dataclasses import replace

from generator.documents.workbook import Workbook
from generator.render.package import package
from generator.themes import Theme

from .layout import TextLayout, lay_out
from .parts import parts
from .shared import shared_by
from .table_sheet import table_sheet
from .text_sheet import text_sheet

__all__ = ["render"]


def render(workbook: Workbook, theme: Theme) -> bytes:
    """The workbook as an .xlsx file; the same workbook and theme give the same bytes.

    LookupError where a formula, link or column names something that the workbook does not have, ValueError
    where Excel has no room for something that a programmer chose (a defined name, a formula).
    """
    shared = shared_by(lay_out(workbook), theme)
    first, *others = (
        text_sheet(layout, shared) if isinstance(layout, TextLayout) else table_sheet(layout, shared)
        for layout in shared.book.layouts
    )
    return package(parts(shared, [replace(first, first=True), *others]))
