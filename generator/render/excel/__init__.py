"""Excel workbooks: a ``Workbook`` and a theme in, the bytes of an .xlsx out.

XlsxWriter writes the file; the rows are poured in as XML, at a quarter of what a call a cell costs. ``lines`` says
what is printed, ``layout`` where it stands, ``references`` what formulas mean by their names, ``looks`` how cells
look; ``table_sheet`` and ``text_sheet`` draw into a ``sheet`` of the ``book``.
"""

from __future__ import annotations

from typing import cast

from generator.documents.workbook import Workbook
from generator.themes import Theme
from generator.themes.template import Template

from .book import Target, refusing
from .layout import TextLayout, lay_out
from .legend import LEGEND_ID
from .lines import BandLine
from .own.opening import TemplateError, template_parts
from .shared import shared_by
from .sheet import PouredSheet
from .table_sheet import draw_table_sheet
from .text_sheet import draw_text_sheet

__all__ = ["TemplateError", "fill", "render", "template_parts"]


def render(workbook: Workbook, theme: Theme) -> bytes:
    """The workbook as an .xlsx file; the same workbook and theme give the same bytes.

    LookupError where a formula, link or column names something that the workbook does not have, ValueError
    where Excel has no room for something that a programmer chose (a defined name, a formula).
    """
    book = lay_out(workbook, (BandLine("logo"),) if theme.brand.logo else ())
    with refusing(workbook):
        target = Target(book, theme)
        shared = shared_by(book, theme, target)
        for layout in book.layouts:
            sheet = cast(PouredSheet, target.add_worksheet(layout.name, PouredSheet))
            if isinstance(layout, TextLayout):
                draw_text_sheet(sheet, layout, shared)
            else:
                draw_table_sheet(sheet, layout, shared)
            if layout.sheet.id == LEGEND_ID:
                sheet.hide()
        return target.closed()


def fill(workbook: Workbook, template: Template) -> bytes:
    """The workbook in an Excel file of the company's own; the same bytes for the same two. Raises ``TemplateError``."""
    from .own.filling import fill as filled  # openpyxl, which nothing else that renders needs

    return filled(workbook, template)
