"""The Excel renderer, judged by what is in the file: sheet XML for what we write, openpyxl for what a reader sees."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from generator.documents.blocks import Imprint, LinkItem
from generator.documents.workbook import (
    Cell,
    CellFormula,
    CellLink,
    ChoiceList,
    Highlight,
    NamedValue,
    Result,
    Sheet,
    SheetColumn,
    SheetRow,
    TableSheet,
    TextSheet,
    Workbook,
)
from generator.render.excel import render
from generator.themes import load

from .sample_workbook import sample_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_ROW = 5
"""The first row of data where a sheet has no remarks."""

COLUMNS = (SheetColumn("name", "Nazwa", 30), SheetColumn("note", "Uwaga", 30))
any_text = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@'\"&<>\t\n\r_x000A\x0b\ufffe😀")),
    max_size=60,
)


def workbook(*sheets: Sheet, **changes: object) -> Workbook:
    plain = Workbook("book", "Plik", "pl", "internal", Imprint("Stolmax", "1.0", marking="WEWNĘTRZNE"), sheets)
    return replace(plain, **changes)  # type: ignore[arg-type]


def table(*cells: dict[str, Cell], columns: Sequence[SheetColumn] = COLUMNS, **changes: object) -> TableSheet:
    rows = tuple(SheetRow(row, id=f"row-{number}") for number, row in enumerate(cells, 1))
    return replace(TableSheet("sheet", "Arkusz", tuple(columns), rows), **changes)  # type: ignore[arg-type]


def rendered(book: Workbook) -> bytes:
    return render(book, load("classic"))


def opened(book: Workbook, *, results: bool = False) -> Any:
    return load_workbook(io.BytesIO(rendered(book)), data_only=results)


def part(book: Workbook, path: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(rendered(book))) as archive:
        return etree.fromstring(archive.read(path))


def formula(book: Workbook, cell: str, sheet: str = "Arkusz") -> object:
    return opened(book)[sheet][cell].value


def texts_in(book: Workbook) -> list[str]:
    """The texts of the cells as ISO/IEC 29500 wants them read."""
    items = part(book, "xl/sharedStrings.xml").iter(MAIN + "t")
    return [re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), item.text or "") for item in items]


def midnight(year: int, month: int, day: int) -> datetime.datetime:
    """A date as openpyxl reads it."""
    return datetime.datetime.combine(datetime.date(year, month, day), datetime.time())


def as_cells_have_it(text: str) -> str:
    allowed = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    return re.sub("\r\n?", "\n", re.sub(allowed, "", text))


# Texts


@given(any_text)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    book = workbook(table({"name": text, "note": "znacznik"}))
    assert as_cells_have_it(text) in ["", *texts_in(book)]
    if "x005F_" not in text:  # openpyxl takes it for an escape wherever it stands
        seen = opened(book)["Arkusz"].cell(FIRST_ROW, 1)
        assert (seen.value or "") == as_cells_have_it(text)
        assert seen.data_type in "sn"


@settings(max_examples=25)
@given(any_text, any_text)
def test_any_text_may_be_title_heading_header_and_company(title: str, company: str) -> None:
    sheet = table(
        {"name": "x"}, columns=(SheetColumn("name", title), SheetColumn("two", title)), title=title, heading=title
    )
    book = workbook(sheet, replace(sheet, id="again"), title=title, imprint=Imprint(company, title, title, "", title))
    names = opened(book).sheetnames
    assert len({name.casefold() for name in names}) == 2
    assert all(0 < len(name) <= 31 for name in names)


def test_a_text_that_looks_like_a_formula_stays_a_text_even_when_it_is_edited() -> None:
    sheet = opened(workbook(table({"name": "=1+1"}, columns=(SheetColumn("name", "=2+2"),), heading="=3+3")))["Arkusz"]
    for reference, text in (("A5", "=1+1"), ("A4", "=2+2"), ("A1", "=3+3")):
        cell = sheet[reference]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_text_that_looks_escaped_is_not_unescaped_by_excel() -> None:
    assert "_x000A_" in texts_in(workbook(table({"name": "_x000A_"})))


def test_a_text_that_looks_like_the_markup_of_a_text_stays_one() -> None:
    text = "<r><t>=1+1</t></r>"
    sheet = opened(workbook(table({"name": text, "note": CellLink(text, path="a.docx")}, {"name": "po"})))["Arkusz"]
    assert [sheet[reference].value for reference in ("A5", "B5", "A6")] == [text, text, "po"]


@pytest.mark.parametrize("text", ["słowo " * 7000, "x" * 40_000, "👨‍👩‍👧" * 14_000, "e\u0301" * 20_000])
def test_a_text_too_long_for_a_cell_goes_on_below_and_nothing_is_lost(text: str) -> None:
    book = workbook(table({"name": text, "note": "obok"}, {"name": "następny"}), continued=" [cd.]")
    sheet = opened(book)["Arkusz"]
    column = [sheet.cell(row, 1).value for row in range(FIRST_ROW, sheet.max_row + 1)]
    *started, last = column[:-1]
    assert column[-1] == "następny"
    assert started
    assert all(piece.endswith(" [cd.]") for piece in started)
    assert "".join(piece.removesuffix(" [cd.]") for piece in started) + last == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in column)
    assert all(not re.match("[\u200d\u0301\ufe0f]", piece) for piece in column)
    assert sheet.tables["table_sheet"].ref == f"A4:B{sheet.max_row}"


def test_rows_below_a_long_text_repeat_neither_formulas_nor_identity() -> None:
    columns = (*COLUMNS, SheetColumn("sum", "Suma", formula="{name@row-2}"))
    book = workbook(
        table({"name": "x" * 40_000, "sum": Result("a")}, {"name": "a", "sum": Result("a")}, columns=columns)
    )
    sheet = opened(book)["Arkusz"]
    assert [sheet.cell(row, 3).value for row in range(5, 8)] == ["=$A$7", None, "=$A$7"]


def test_a_long_company_or_heading_goes_on_below_the_band() -> None:
    book = workbook(table({"name": "a"}, heading="Ω" * 40_000), imprint=Imprint("Ψ" * 40_000, "1"))
    printed = "".join(texts_in(book))
    assert (printed.count("Ω"), printed.count("Ψ")) == (40_000, 40_000)
    assert opened(book)["Arkusz"]["A7"].value == "a"


# Types


@pytest.mark.parametrize(
    ("kind", "value", "read", "shown"),
    [
        ("date", datetime.date(2026, 1, 5), midnight(2026, 1, 5), "dd.mm.yyyy"),
        ("money", Decimal("1234.50"), 1234.5, '#,##0.00############"\u00a0zł"'),
        ("money", Decimal("0.0049"), 0.0049, '#,##0.00############"\u00a0zł"'),
        ("percent", 8, 8, 'General"\u00a0%"'),
        ("integer", 12, 12, "#,##0"),
        ("number", 0.1, 0.1, "General"),
        ("text", True, True, "General"),
        ("text", None, None, "General"),
        ("check", True, "✓", "General"),
        ("check", False, None, "General"),
        ("date", datetime.date(1887, 5, 1), "1887-05-01", "dd.mm.yyyy"),
    ],
)
def test_values_are_typed(kind: str, value: Cell, read: object, shown: str) -> None:
    columns = (SheetColumn("name", "Nazwa", kind=kind),)  # type: ignore[arg-type]
    cell = opened(workbook(table({"name": value}, columns=columns)))["Arkusz"].cell(FIRST_ROW, 1)
    assert (cell.value, cell.number_format) == (read, shown)
    assert type(cell.value) is type(read)


@pytest.mark.parametrize(
    ("currency", "shown"),
    [
        ("EUR", '#,##0.00############"\u00a0EUR"'),
        ("JPY", 'General"\u00a0JPY"'),
        ("KWD", '#,##0.000############"\u00a0KWD"'),
    ],
)
def test_an_amount_shows_its_own_currency_and_all_of_its_decimals(currency: str, shown: str) -> None:
    columns = (SheetColumn("name", "Nazwa", kind="money", currency=currency),)
    cell = opened(workbook(table({"name": Decimal("100.5")}, columns=columns)))["Arkusz"].cell(FIRST_ROW, 1)
    assert (cell.value, cell.number_format) == (100.5, shown)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="nan"):
        rendered(workbook(table({"name": float("nan")})))


# Formulas

FORMULA_COLUMNS = (
    SheetColumn("start", "Start", kind="date"),
    SheetColumn("value", "Wartość", kind="money", total="sum"),
    SheetColumn("due", "Termin", kind="date"),
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('IF({start}="","",WORKDAY({start},3,Holidays))', '=IF($A6="","",WORKDAY($A6,3,Holidays))'),
        ("SUM({value[]})", "=SUM($B$5:$B$8)"),
        ("{value@row-1}*2", "=$B$5*2"),
        ("SUM({other.value[]})", "=SUM('Cele & ''plany'' 2026'!$B$5:$B$6)"),
        ("{other.value@row-2}", "='Cele & ''plany'' 2026'!$B$6"),
        ('CONCATENATE("{start}",{start})', '=CONCATENATE("{start}",$A6)'),
        ("SUM({1,2})", "=SUM({1,2})"),
        ('IFS({start}>0,"x")', '=_xlfn.IFS($A6>0,"x")'),
        ("=1+1", "=1+1"),
    ],
)
def test_formulas_name_columns_and_get_addresses(written: str, expected: str) -> None:
    columns = (*FORMULA_COLUMNS[:2], replace(FORMULA_COLUMNS[2], formula=written))
    other = table({"value": 1}, {"value": 2}, columns=FORMULA_COLUMNS, id="other", title="Cele & 'plany' 2026")
    book = workbook(table({"value": 1}, {"value": 2}, columns=columns, blank_rows=2), other)
    assert formula(book, "C6") == expected


@pytest.mark.parametrize("wrong", ["{valeu}", "{other.value[]}", "{value@nobody}", "{sheet.value}"])
def test_an_unknown_name_in_a_formula_is_refused_with_the_formula(wrong: str) -> None:
    columns = (*FORMULA_COLUMNS[:2], replace(FORMULA_COLUMNS[2], formula=f"{wrong}+1"))
    with pytest.raises(LookupError, match=re.escape(wrong)):
        rendered(workbook(table({"value": 1}, columns=columns)))


@pytest.mark.parametrize(
    ("result", "read"),
    [
        (datetime.date(2026, 1, 8), midnight(2026, 1, 8)),
        ("w toku & <pilne>", "w toku & <pilne>"),
        (Decimal("50000.50"), midnight(2036, 11, 21) + datetime.timedelta(hours=12)),
        (True, True),
    ],
)
def test_a_formula_carries_its_result(result: str | Decimal | datetime.date, read: object) -> None:
    columns = (*FORMULA_COLUMNS[:2], replace(FORMULA_COLUMNS[2], formula="{value}"))
    book = workbook(table({"value": 1, "due": Result(result)}, columns=columns))
    assert opened(book, results=True)["Arkusz"]["C5"].value == read
    assert formula(book, "C5") == "=$B5"


def test_a_cell_may_have_a_formula_of_its_own() -> None:
    book = workbook(table({"value": CellFormula("{value@row-2}+1", Result(3))}, {"value": 2}, columns=FORMULA_COLUMNS))
    assert formula(book, "B5") == "=$B$6+1"
    assert opened(book, results=True)["Arkusz"]["B5"].value == 3


def test_a_result_without_a_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="value"):
        rendered(workbook(table({"value": Result(1)}, columns=FORMULA_COLUMNS)))


def test_group_rows_carry_no_formulas() -> None:
    columns = (*FORMULA_COLUMNS[:2], replace(FORMULA_COLUMNS[2], formula="{value}"))
    sheet = replace(table(columns=columns), rows=(SheetRow({"start": "Grupa A"}, style="group"), SheetRow({})))
    opened_sheet = opened(workbook(sheet))["Arkusz"]
    assert [opened_sheet["C5"].value, opened_sheet["C6"].value] == [None, "=$B6"]


def test_totals_stand_under_the_table_and_leave_filtered_rows_out() -> None:
    columns = (
        SheetColumn("name", "Nazwa"),
        SheetColumn("sum", "Suma", kind="money", total="sum"),
        SheetColumn("mean", "Średnia", kind="percent", total="average"),
        SheetColumn("count", "Liczba", total="count"),
    )
    rows: tuple[dict[str, Cell], ...] = (
        {"sum": Decimal("0.10"), "mean": 8, "count": "a"},
        {"sum": 0.2, "mean": 5},
        {"count": "b"},
    )
    book = workbook(table(*rows, columns=columns))
    assert [cell.value for cell in opened(book)["Arkusz"]["A8:D8"][0]] == [
        "Razem",
        "=SUBTOTAL(109,$B$5:$B$7)",
        '=IF(SUBTOTAL(102,$C$5:$C$7)=0,"",SUBTOTAL(101,$C$5:$C$7))',
        "=SUBTOTAL(103,$D$5:$D$7)",
    ]
    assert [cell.value for cell in opened(book, results=True)["Arkusz"]["A8:D8"][0]] == [
        "Razem",
        pytest.approx(0.3),
        6.5,
        2,
    ]
    assert opened(book)["Arkusz"].tables["table_sheet"].ref == "A4:D7"


def test_a_total_over_formulas_without_results_claims_nothing() -> None:
    columns = (SheetColumn("name", "Nazwa"), SheetColumn("sum", "Suma", kind="money", formula="1+1", total="sum"))
    book = workbook(table({"name": "a", "sum": Result(2)}, columns=columns, blank_rows=1))
    assert opened(book, results=True)["Arkusz"]["B7"].value is None


# What surrounds the cells


def test_tables_cover_header_rows_and_blank_rows_and_repeat_the_headers() -> None:
    columns = (
        SheetColumn("a", "Nazwa"),
        SheetColumn("b", "NAZWA"),
        SheetColumn("c", "dwie\nlinie"),
        SheetColumn("d", ""),
    )
    sheet = opened(workbook(table({"a": 1}, columns=columns, blank_rows=3, remarks=("Uwaga",))))["Arkusz"]
    written = sheet.tables["table_sheet"]
    assert written.ref == written.autoFilter.ref == "A5:D9"
    assert [column.name for column in written.tableColumns] == ["Nazwa", "NAZWA (2)", "dwie linie", "–"]
    assert [cell.value for cell in sheet["A5:D5"][0]] == ["Nazwa", "NAZWA (2)", "dwie linie", "–"]


def test_a_sheet_without_rows_has_one_to_fill() -> None:
    assert opened(workbook(table()))["Arkusz"].tables["table_sheet"].ref == "A4:B5"


def test_without_an_excel_table_there_is_a_filter_all_the_same() -> None:
    sheet = opened(workbook(table({"name": "a"}, as_table=False)))["Arkusz"]
    assert not sheet.tables
    assert sheet.auto_filter.ref == "A4:B5"


def test_drop_downs_lead_to_named_ranges_on_the_last_sheet() -> None:
    lists = (
        ChoiceList("stages", "Etapy", ("a", "b", "c")),
        ChoiceList("days", "Święta", (datetime.date(2026, 1, 1),), "Holidays"),
    )
    columns = (SheetColumn("name", "Nazwa", choices="stages"),)
    book = opened(workbook(table({"name": "a"}, columns=columns, blank_rows=2), choices=lists, choices_title="Listy"))
    (rule,) = book["Arkusz"].data_validations.dataValidation
    assert (rule.type, str(rule.sqref), rule.formula1) == ("list", "A5:A7", "choices_stages")
    assert rule.error
    assert rule.showErrorMessage
    assert book.defined_names["choices_stages"].value == "'Listy'!$A$5:$A$7"
    assert book.defined_names["Holidays"].value == "'Listy'!$B$5:$B$5"
    assert book.sheetnames[-1] == "Listy"
    assert [row[0].value for row in book["Listy"]["A5:A7"]] == ["a", "b", "c"]
    assert book["Listy"]["B5"].value == midnight(2026, 1, 1)


def test_cells_to_fill_are_coloured_unlocked_and_watched_over() -> None:
    columns = (SheetColumn("day", "Dzień", kind="date", input=True), SheetColumn("f", "Wynik", formula="{day}"))
    sheet = opened(workbook(table(columns=columns, blank_rows=2)))["Arkusz"]
    assert sheet["A6"].fill.fgColor.rgb == "FF" + load("classic").palette.input[1:]
    assert (sheet["A6"].protection.locked, sheet["B6"].protection.locked) == (False, True)
    assert sheet["B6"].fill.fgColor.rgb != sheet["A6"].fill.fgColor.rgb
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["A5:A6"]


def test_highlights_are_written_for_the_first_row_and_move_with_the_cell() -> None:
    highlights = (
        Highlight("note", "{note}<TODAY()", "bad"),
        Highlight("note", "COUNTIF({name[]},{name})>1", "warning", whole_row=True),
    )
    sheet = opened(workbook(table({"name": "a"}, blank_rows=4, highlights=highlights)))["Arkusz"]
    rules = {str(area.sqref): [rule.formula for rule in area.rules] for area in sheet.conditional_formatting}
    assert rules == {"B5:B9": [["$B5<TODAY()"]], "A5:B9": [["COUNTIF($A$5:$A$9,$A5)>1"]]}


def test_links_lead_to_sheets_and_to_other_files() -> None:
    path = "../word/S04 oferta.docx"
    cells: dict[str, Cell] = {"name": CellLink("Cele", sheet="goals"), "note": CellLink("Oferta", path=path)}
    book = opened(
        workbook(table(cells, {"note": CellLink("Oferta", path=path)}), table(id="goals", title="Nasze 'cele'x"))
    )
    sheet = book["Arkusz"]
    assert sheet["A5"].hyperlink.location == "'Nasze ''cele''x'!A1"
    assert sheet["B5"].hyperlink.target == sheet["B6"].hyperlink.target == "../word/S04%20oferta.docx"
    assert sheet["B5"].value == "Oferta"
    with pytest.raises(LookupError, match="nowhere"):
        rendered(workbook(table({"name": CellLink("x", sheet="nowhere")})))


def test_named_values_are_defined_names_with_their_type() -> None:
    text = TextSheet(
        "read",
        "Instrukcja",
        "Nagłówek",
        (("Sekcja", ("wiersz", "drugi")),),
        (NamedValue("MinimumValue", "Minimum", 5000, "money"),),
    )
    book = opened(workbook(text, table({"name": CellFormula("MinimumValue*2", Result(10000))})))
    assert book.defined_names["MinimumValue"].value == "'Instrukcja'!$B$7"
    assert (book["Instrukcja"]["A7"].value, book["Instrukcja"]["B7"].value) == ("Minimum", 5000)
    assert [book["Instrukcja"][cell].value for cell in ("A1", "A3", "A4", "A5")] == [
        "Nagłówek",
        "Sekcja",
        "wiersz",
        "drugi",
    ]


@pytest.mark.parametrize("name", ["A1", "R1C1", "z spacją", "1x", "c"])
def test_a_name_that_excel_takes_for_something_else_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        rendered(workbook(TextSheet("read", "I", "N", values=(NamedValue(name, "x", 1),))))


def test_sheet_titles_become_names_that_excel_accepts() -> None:
    titles = ["Cele/plany: [2026]?", "cele-plany- -2026--", "x" * 40, "X" * 40, "", "History", "'ab'"]
    book = workbook(*(table(id=f"s{number}", title=title) for number, title in enumerate(titles)))
    assert opened(book).sheetnames == [
        "Cele-plany- -2026--", "cele-plany- -2026-- (2)", "x" * 31, "X" * 27 + " (2)", "–", "History –", "ab",
    ]  # fmt: skip


def test_a_title_too_long_for_a_sheet_is_cut_after_a_word() -> None:
    titles = ["Sekwencja A – mail, telefon, LinkedIn", "After a trade fair or a conference"]
    book = workbook(*(table(id=f"s{number}", title=title) for number, title in enumerate(titles)))
    assert opened(book).sheetnames == ["Sekwencja A – mail, telefon…", "After a trade fair or a…"]


# What registers refuse, and how they begin


REGISTER = (
    SheetColumn("name", "Nazwa", input=True),
    SheetColumn("basis", "Podstawa", input=True, hint="Bez podstawy nie dzwoń."),
    SheetColumn("start", "Start", kind="date", input=True, rule='{basis}<>""', refusal="Najpierw podstawa."),
    SheetColumn("done", "Kontakty", kind="integer", input=True, least=0),
)


def register(**changes: object) -> TableSheet:
    filled = SheetRow({"name": "przykład", "done": 1}, style="example")
    return replace(table(columns=REGISTER), rows=(filled,), blank_rows=3, **changes)  # type: ignore[arg-type]


def test_a_column_refuses_what_its_own_rule_forbids() -> None:
    found = opened(workbook(register()))["Arkusz"].data_validations.dataValidation
    rules = {str(rule.sqref): rule for rule in found}
    start, done, basis = rules["C5:C8"], rules["D5:D8"], rules["B5:B8"]
    assert (start.type, start.formula1, start.error) == (
        "custom", 'AND(ISNUMBER($C5),$C5>=1,$B5<>"")', "Najpierw podstawa.",
    )  # fmt: skip
    assert not start.allowBlank  # or anything passes beside an empty basis
    assert (done.type, done.operator, done.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert "nie mniejszą niż 0" in done.error
    assert (basis.promptTitle, basis.prompt, basis.type) == ("Podstawa", "Bez podstawy nie dzwoń.", None)


def test_a_rule_longer_than_excel_takes_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no rule over 255"):
        rendered(workbook(table(columns=(SheetColumn("name", "Nazwa", input=True, rule="+".join("1" * 200)),))))


def test_an_example_looks_like_one() -> None:
    sheet = opened(workbook(register()))["Arkusz"]
    assert sheet["A5"].font.italic
    assert not sheet["A6"].font.italic
    assert sheet["A5"].fill.fgColor.rgb != sheet["A6"].fill.fgColor.rgb


def test_a_register_is_printed_as_far_as_it_is_filled() -> None:
    names = part(workbook(register(), table(id="other", title="Drugi")), "xl/workbook.xml").iter(MAIN + "definedName")
    areas = {name.get("localSheetId"): name.text for name in names if name.get("name") == "_xlnm.Print_Area"}
    filled = "MAX(5,SUMPRODUCT(MAX(('Arkusz'!$A$5:$D$8<>\"\")*ROW('Arkusz'!$A$5:$D$8))))"
    assert areas == {"0": f"'Arkusz'!$A$1:INDEX('Arkusz'!$D$1:$D$8,{filled})"}


def test_a_cell_opens_the_paper_that_it_names_where_that_has_a_file() -> None:
    there, gone = CellLink('Karta "A"\nCRM', paper="paper:a#x"), CellLink("Nic", paper="paper:b")
    sheet = table({"name": there, "note": gone})
    papers = {"paper:a": LinkItem("../html/a.html", "html"), "paper:a#x": LinkItem("../html/a.html", "html", "x")}
    book = workbook(sheet, papers=papers)
    assert formula(book, "A5") == '=HYPERLINK("../html/a.html#x","Karta ""A"""&CHAR(10)&"CRM")'
    assert (formula(book, "B5"), opened(book, results=True)["Arkusz"]["A5"].value) == ("Nic", 'Karta "A"\nCRM')


def test_a_text_too_long_for_a_formula_is_a_link_of_its_cell() -> None:
    sheet = table({"name": CellLink("x" * 256, paper="paper:a")})
    found = opened(workbook(sheet, papers={"paper:a": LinkItem("../html/a.html", "html")}))["Arkusz"]["A5"]
    assert (found.value, found.hyperlink.target) == ("x" * 256, "../html/a.html")


def test_every_sheet_is_ready_to_be_read_and_printed() -> None:
    book = opened(sample_workbook())
    assert book.active.title == book.sheetnames[0]
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToHeight, sheet.oddFooter.right.text) == (0, "Strona &P z &N")
        assert {selection.activeCell for selection in sheet.sheet_view.selection} == {"A1"}
    deals = book["Szanse sprzedaży"]
    assert (deals.freeze_panes, deals.print_title_rows, deals.page_setup.orientation) == ("B7", "$6:$6", "landscape")
    assert not any(merged.max_row >= 6 for merged in deals.merged_cells.ranges)
    assert deals["A2"].value == "Stolmax Sp. z o.o. • Wydanie 1.0 • stan na 05.01.2026 • WEWNĘTRZNE"


def test_header_and_footer_stay_within_the_255_signs_that_excel_reads() -> None:
    sheet = opened(workbook(table(), title="&" * 300, imprint=Imprint("& " * 200, "&" * 300, marking="&" * 90)))[
        "Arkusz"
    ]
    for thirds in (sheet.oddHeader, sheet.oddFooter):
        texts = [third.text for third in (thirds.left, thirds.center, thirds.right) if third.text]
        assert len(texts) > 1
        assert sum(len(text) + 2 for text in texts) <= 255
        assert all("&" not in text.replace("&&", "") for text in texts if not text.startswith("Strona"))


@pytest.mark.parametrize("choices", [ChoiceList("a", "A", ("x",), "a" * 256), ChoiceList("a", "A", ("x",), "aa1")])
def test_what_would_be_left_out_is_refused(choices: ChoiceList) -> None:
    with pytest.raises(ValueError, match=choices.name):
        rendered(workbook(table(), choices=(choices,)))


@pytest.mark.parametrize("path", ["a.docx", "../word/S04 Oferta & co #1.docx", "x/100%.docx", "zażółć.docx"])
def test_a_path_that_is_linked_to_is_an_address(path: str) -> None:
    link = opened(workbook(table({"name": CellLink("Oferta", path=path)})))["Arkusz"]["A5"].hyperlink
    assert unquote(link.target + (f"#{link.location}" if link.location else "")) == path


def test_rows_are_high_enough_for_their_texts() -> None:
    long = "Zdanie, które ma być widoczne w całości. " * 6
    sheet = opened(workbook(table({"name": "krótki"}, {"name": long}, {"name": "a\nb\nc\nd"})))["Arkusz"]
    one, many, four = (sheet.row_dimensions[row].height for row in (5, 6, 7))
    assert many >= len(long) / sheet.column_dimensions["A"].width * 13
    assert one < 20
    assert 4 * 13 <= four < 4 * 13 + 20


def test_excel_computes_everything_once_when_it_opens_the_file() -> None:
    assert part(sample_workbook(), "xl/workbook.xml").find(MAIN + "calcPr").get("fullCalcOnLoad") == "1"


def test_an_english_workbook_speaks_english() -> None:
    columns = (SheetColumn("name", "Day", kind="date"), SheetColumn("p", "Share", kind="percent"))
    book = opened(workbook(table({"name": datetime.date(2026, 1, 5), "p": 8}, columns=columns), language="en"))
    assert [cell.number_format for cell in book["Arkusz"][5][:2]] == [r"dd\/mm\/yyyy", 'General"%"']
    assert book["Arkusz"]["A2"].value == "Stolmax • Edition 1.0 • WEWNĘTRZNE"


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert rendered(sample_workbook()) == rendered(sample_workbook())


def test_no_part_carries_a_clock() -> None:
    book = opened(sample_workbook())
    assert book.properties.created == book.properties.modified == midnight(2000, 1, 1)
    assert (book.properties.title, book.properties.creator) == ("Rejestr szans i kontaktów", "Stolmax Sp. z o.o.")


def test_two_sheets_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        rendered(workbook(table(), table(title="Inny")))
