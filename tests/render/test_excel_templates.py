"""A workbook in a company's own Excel file: rows and formats, formulas that follow, and texts that stay texts."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from generator.documents.workbook import NamedValue, Result, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.render.excel import TemplateError, fill
from generator.render.excel.own.mistakes import mistakes
from generator.themes.template import Template
from tests.render.sample import sample_imprint

DAY = datetime.date(2026, 1, 5)
COLUMNS = (
    SheetColumn("name", "Name"),
    SheetColumn("list-price", "Price", kind="money"),
    SheetColumn("from", "From", kind="date"),
    SheetColumn("twice", "Twice", formula="{list-price}*2"),
)
ROWS = (
    SheetRow({"name": "=HYPERLINK(1)", "list-price": Decimal("10.50"), "from": DAY, "twice": Result(Decimal(21))}),
    SheetRow({"name": "Nut & <washer>", "list-price": Decimal(2), "from": DAY, "twice": Result(Decimal(4))}),
    SheetRow({"name": "Screw", "list-price": Decimal(3)}),
)


def book(rows: tuple[SheetRow, ...] = ROWS, **changes: Any) -> Workbook:
    prices = TableSheet("price-list", "Price list", COLUMNS, rows)
    about = TextSheet("about", "About", "About", values=(NamedValue("Reserve", "Reserve", Decimal("0.05")),))
    made = Workbook(
        "prices",
        "Prices",
        "en",
        "internal",
        sample_imprint(),
        (about, prices),
        data={"company": {"name": "Ann & Sons", "phone": ""}},
    )
    return replace(made, **changes)


def template(draw: Callable[[Any], None], title: str = "Price list") -> Template:
    own = openpyxl.Workbook()
    sheet = own.active
    assert sheet is not None
    sheet.title = title
    draw(sheet)
    target = io.BytesIO()
    own.save(target)
    return Template("ours.xlsx", target.getvalue())


def cells(**values: Any) -> Callable[[Any], None]:
    def draw(sheet: Any) -> None:
        for place, value in values.items():
            sheet[place] = value

    return draw


def made(one: Template, workbook: Workbook | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(fill(workbook or book(), one)))


def values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def told(one: Template, workbook: Workbook | None = None) -> list[str]:
    return [f"{each} → {each.hint}" for each in mistakes(workbook or book(), one)]


# What is filled


def test_a_row_of_tags_is_repeated_for_each_row_with_its_values_and_formats() -> None:
    def draw(sheet: Any) -> None:
        cells(A1="{{ title }} of {{ company }}", A2="{{ row.name }}", B2="{{ row.list-price }}", C2="{{ row.from }}")(
            sheet
        )
        sheet["A2"].font, sheet["B2"].number_format = Font(bold=True), "0.00"
        sheet.row_dimensions[2].height = 31
        sheet["A3"] = "Foot"
        sheet.row_dimensions[3].height = 7

    sheet = made(template(draw)).active
    assert values(sheet) == [
        ["Prices of Ann & Sons", None, None],
        ["=HYPERLINK(1)", 10.5, datetime.datetime(2026, 1, 5)],  # noqa: DTZ001
        ["Nut & <washer>", 2, datetime.datetime(2026, 1, 5)],  # noqa: DTZ001
        ["Screw", 3, None],
        ["Foot", None, None],
    ]
    assert all(sheet.cell(row, 1).font.b and sheet.cell(row, 2).number_format == "0.00" for row in (2, 3, 4))
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4, 5)] == [31, 31, 31, 7]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    cell = made(template(cells(A1="{{ row.name }}"))).active["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_formulas_follow_the_rows() -> None:
    def draw(sheet: Any) -> None:
        cells(A2="{{ row.name }}", B2="{{ row.list_price }}", C2="=B2*2", D2="=SUM(B2:C2)", E2="=$B$9")(sheet)
        cells(B3="=SUM(B2:B2)", B4="=B3/COUNTA(A2:A2)", B9=7, C9="='Price list'!B3")(sheet)
        sheet.parent.create_sheet("Other")["A1"] = "=SUM('Price list'!B2:B2)+'Price list'!B9"

    own = made(template(draw))
    sheet = own["Price list"]
    assert [sheet[f"C{row}"].value for row in (2, 3, 4)] == ["=B2*2", "=B3*2", "=B4*2"]
    assert [sheet[f"D{row}"].value for row in (2, 4)] == ["=SUM(B2:C2)", "=SUM(B4:C4)"]
    assert [sheet[f"E{row}"].value for row in (2, 3)] == ["=$B$11", "=$B$11"]
    assert [sheet[place].value for place in ("B5", "B6", "C11")] == [
        "=SUM(B2:B4)",
        "=B5/COUNTA(A2:A4)",
        "='Price list'!B5",
    ]
    assert own["Other"]["A1"].value == "=SUM('Price list'!B2:B4)+'Price list'!B11"


def test_rules_merged_cells_names_and_links_go_with_the_rows() -> None:
    def draw(sheet: Any) -> None:
        cells(A2="{{ row.name }}", A5="Foot")(sheet)
        sheet.merge_cells("C2:D2")
        sheet.merge_cells("A5:B6")
        sheet["A5"].hyperlink = "https://example.com"
        choice = DataValidation(type="list", formula1='"a,b"')
        choice.add("E2")
        sheet.add_data_validation(choice)
        fill_ = PatternFill("solid", bgColor="FF0000")
        sheet.conditional_formatting.add("B2", FormulaRule(formula=["$B2>$A$5"], fill=fill_))
        sheet.parent.defined_names["Foot"] = DefinedName("Foot", attr_text="'Price list'!$A$5")
        sheet.print_area = "A1:E6"

    own = made(template(draw))
    sheet = own.active
    assert {str(one) for one in sheet.merged_cells.ranges} == {"C2:D2", "C3:D3", "C4:D4", "A7:B8"}
    assert str(sheet.data_validations.dataValidation[0].sqref) == "E2:E4"
    (rule,) = sheet.conditional_formatting
    assert (str(rule.sqref), rule.rules[0].formula) == ("B2:B4", ["$B2>$A$7"])
    assert own.defined_names["Foot"].value == "'Price list'!$A$7"
    assert sheet["A7"].hyperlink.ref == "A7"
    assert sheet.print_area == "'Price list'!$A$1:$E$8"


def test_an_excel_table_that_is_called_as_a_sheet_is_filled_by_its_headings() -> None:
    def draw(sheet: Any) -> None:
        for row in (["Name", "Price", "Our remark"], ["old", 1, "x"], [None, None, None]):
            sheet.append(row)
        sheet.add_table(Table(displayName="price_list", ref="A1:C3"))
        sheet["A6"] = "Foot"

    sheet = made(template(draw, "Any")).active
    assert sheet.tables["price_list"].ref == "A1:C4"
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == [10.5, 2, 3]
    assert sheet["A7"].value == "Foot"


def test_cells_with_the_name_of_a_fact_or_a_value_are_filled_and_others_are_left() -> None:
    def draw(sheet: Any) -> None:
        cells(A1="x", A2="y", A3="z")(sheet)
        names = sheet.parent.defined_names
        for name, place in (("company.name", "A1"), ("Reserve", "A2"), ("MyOwn", "A3")):
            names[name] = DefinedName(name, attr_text=f"'Price list'!${place[0]}${place[1]}")

    assert values(made(template(draw)).active) == [["Ann & Sons"], [0.05], ["z"]]


def test_several_rows_of_tags_are_repeated_each_for_its_sheet() -> None:
    two = book().sheets[1]
    assert isinstance(two, TableSheet)
    other = replace(two, id="others", title="Others", rows=ROWS[1:])
    one = template(cells(A1="{{ price_list.name }}", A2="and", A3="{{ others.name }}"), "Any")
    sheet = made(one, book(sheets=(two, other))).active
    assert [row[0] for row in values(sheet)] == [
        "=HYPERLINK(1)",
        "Nut & <washer>",
        "Screw",
        "and",
        "Nut & <washer>",
        "Screw",
    ]


def test_a_sheet_without_rows_leaves_an_empty_row() -> None:
    sheet = made(template(cells(A1="Head", A2="{{ row.name }}", B2=1, A3="Foot")), book(rows=())).active
    assert [row[0] for row in values(sheet)] == ["Head", None, "Foot"]


def test_the_same_two_give_the_same_bytes() -> None:
    one = template(cells(A1="{{ row.name }}"))
    assert fill(book(), one) == fill(book(), one)


# What is told


def test_all_mistakes_are_told_at_once_with_their_cells() -> None:
    found = told(
        template(
            cells(
                A1="{{ titel }}", A2="{{ row.nmae }}", B2="{{ x y }}", A3="{{ company.fone }}", A4="{{ title|shout }}"
            )
        )
    )
    assert len(found) == 5
    assert "sheet “Price list”, cell A2: `{{ row.nmae }}`: there is no `row.nmae`" in "\n".join(found)
    assert (found := mistakes(book(), template(cells(A1="{{ row.nmae }}"))))[0].name == "nmae"
    assert "name" in found[0].known


def test_a_row_of_no_sheet_is_told_with_the_names_of_sheets() -> None:
    two = book().sheets[1]
    assert isinstance(two, TableSheet)
    workbook = book(sheets=(two, replace(two, id="others", title="Others")))
    (said,) = [one for one in told(template(cells(A1="{{ row.name }}"), "Any"), workbook) if "not known" in one]
    assert "Name the sheet in the tag, {{ price_list.… }}; sheets: `price_list`, `others`." in said


def test_a_name_of_a_fact_that_there_is_not_is_told() -> None:
    def draw(sheet: Any) -> None:
        cells(A1="{{ row.name }}", B1="x")(sheet)
        sheet.parent.defined_names["company.nmae"] = DefinedName("company.nmae", attr_text="'Price list'!$B$1")

    assert "there is no `company.nmae`" in "".join(told(template(draw)))


def test_rows_that_are_printed_nowhere_are_told() -> None:
    assert "it prints no rows of 1 of the workbook’s sheets: Price list" in "".join(told(template(cells(A1="x"))))


@pytest.mark.parametrize(
    "tag", ["{{ title.__class__ }}", "{{ row.name + 1 }}", "{{ 'a' * 900000000 }}", "{% include 'x' %}"]
)
def test_a_tag_that_fails_is_told_with_its_cell(tag: str) -> None:
    with pytest.raises(TemplateError, match="sheet “Price list”, cell B1"):
        fill(book(), template(cells(A1="{{ row.name }}", B1=tag)))
