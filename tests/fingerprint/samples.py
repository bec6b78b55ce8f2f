"""Files made with the documented functions of python-docx and openpyxl: much that our own papers do not have."""

from __future__ import annotations

import base64
import io

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Inches, RGBColor
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, DataBarRule, IconSetRule
from openpyxl.styles import Border, Font, GradientFill, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One point of colour, as a PNG."""


def word_sample() -> bytes:
    """A document with a table, lists, a picture, a comment, two sections, headers and footers."""
    document = docx.Document()
    document.core_properties.title = "Sample"
    document.add_heading("A heading", 0)
    paragraph = document.add_paragraph("A plain paragraph with ")
    bold = paragraph.add_run("bold")
    bold.bold, bold.font.color.rgb, bold.font.name = True, RGBColor(0x42, 0x24, 0xE9), "Arial"
    document.add_comment(bold, "why?", author="A", initials="a")
    document.add_paragraph("A quote", style="Intense Quote")
    document.add_paragraph("An item", style="List Bullet")
    document.add_paragraph("A number", style="List Number")
    document.add_picture(io.BytesIO(PICTURE), width=Inches(1))
    table = document.add_table(rows=2, cols=3, style="Light Grid Accent 1")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "merged"
    table.cell(1, 2).text = "cell"
    document.add_page_break()
    section = document.add_section()
    section.orientation, section.different_first_page_header_footer = WD_ORIENT.LANDSCAPE, True
    section.header.paragraphs[0].text = "header"
    section.first_page_footer.paragraphs[0].text = "footer"
    return _saved(document)


def excel_sample() -> bytes:
    """A workbook with charts, rules, comments, tables, protection, groups, filters and a print set-up."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "Value"), ("a", 1.5), ("b", 2.5), ("c", 3.5)):
        sheet.append(row)
    _look(sheet)
    _rules(sheet)
    _set_up(sheet)
    for chart in (BarChart(), LineChart(), PieChart()):
        chart.title = "Chart"
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
        sheet.add_chart(chart, "H2")
    other = book.create_sheet("Other")
    other.append(["Key", "Total"])
    other.append(["k", "=SUM(Sheet!B2:B4)"])
    other.add_table(Table(displayName="Keys", ref="A1:B2", tableStyleInfo=TableStyleInfo("TableStyleMedium9")))
    other.protection.enable()
    other.sheet_state = "hidden"
    book.defined_names["Rate"] = DefinedName("Rate", attr_text="Sheet!$B$2")
    book.security = WorkbookProtection(workbookPassword="secret", lockStructure=True)
    book.add_named_style(NamedStyle("Mine", font=Font(italic=True)))
    other["A2"].style = "Mine"
    return _saved(book)


def _look(sheet: object) -> None:
    cells = sheet  # type: ignore[assignment]
    side = Side(style="double", color="FF0000")
    cells["A1"].font = Font(name="Arial", sz=14, bold=True, strike=True, underline="double", vertAlign="superscript")
    cells["A2"].border = Border(left=side, top=side, diagonal=side, diagonalUp=True)
    cells["A2"].fill = GradientFill(stop=("FF0000", "0000FF"))
    cells["B2"].number_format = '0.00 "zł"'
    cells["B3"].protection = Protection(locked=False, hidden=True)
    cells["A3"].hyperlink = "https://example.com"
    cells["A4"].comment = Comment("why?", "a")
    cells["D1"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"))
    cells["D2"] = "=B2*2"


def _rules(sheet: object) -> None:
    cells = sheet  # type: ignore[assignment]
    limit = DataValidation(type="whole", operator="between", formula1="1", formula2="9", showErrorMessage=True)
    limit.error, limit.prompt = "no", "one to nine"
    limit.add("E1:E9")
    cells.add_data_validation(limit)
    rules = cells.conditional_formatting
    rules.add("B2:B4", ColorScaleRule(start_type="min", start_color="AA0000", end_type="max", end_color="00AA00"))
    rules.add("B2:B4", DataBarRule("num", 0, "num", 9, color="FF638EC6"))
    rules.add("B2:B4", IconSetRule("3Arrows", "percent", [0, 33, 67]))
    rules.add("B2:B4", CellIsRule(operator="lessThan", formula=["2"], fill=PatternFill(bgColor="FFC7CE")))


def _set_up(sheet: object) -> None:
    cells = sheet  # type: ignore[assignment]
    cells.title = "Sheet"
    cells.merge_cells("F1:G2")
    cells.freeze_panes = "B2"
    cells.auto_filter.ref = "A1:B4"
    cells.auto_filter.add_filter_column(0, ["a", "b"])
    cells.auto_filter.add_sort_condition("B2:B4")
    cells.column_dimensions.group("J", "L", hidden=True)
    cells.row_dimensions[3].height = 40
    cells.row_dimensions[4].hidden = True
    cells.print_area = "A1:D4"
    cells.print_title_rows = "1:1"
    cells.oddHeader.center.text = "Header &P"
    cells.page_setup.orientation = "landscape"
    cells.page_margins.left = 1.2
    cells.row_breaks.append(Break(id=2))
    cells.sheet_properties.tabColor = "1072BA"
    cells.sheet_view.zoomScale = 130


def _saved(made: object) -> bytes:
    target = io.BytesIO()
    made.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
