"""Charts of workbooks: Excel's own, below what the sheet says, with titles and the values that are known."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from generator.documents.workbook import Chart, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.render import excel
from generator.themes import load
from tests.render.sample import sample_imprint

THEME = load("classic")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COLUMNS = (
    SheetColumn("what", "Powód"),
    SheetColumn("won", "Wygrane", kind="integer"),
    SheetColumn("lost", "=Przegrane"),
)
ROWS = (SheetRow({"what": "Cena", "won": 3, "lost": 1}), SheetRow({"what": "<Termin> & „inne”", "lost": 2}))
CHART = Chart("Powody", "what", ("won", "lost"), "Liczba", "bars")


def parts_of(*charts: Chart, apart: Chart | None = None) -> dict[str, bytes]:
    sheets: list[TableSheet | TextSheet] = [TableSheet("data", "Dane", COLUMNS, ROWS, charts=charts)]
    if apart:
        sheets.append(TextSheet("picture", "Wykres", "Wykres", charts=(apart,)))
    made = excel.render(Workbook("w", "Skoroszyt", "pl", "internal", sample_imprint(), tuple(sheets)), THEME)
    package = zipfile.ZipFile(io.BytesIO(made))
    return {name: package.read(name) for name in package.namelist()}


def charts_in(parts: dict[str, bytes]) -> list[Any]:
    return [etree.fromstring(data) for name, data in sorted(parts.items()) if name.startswith("xl/charts/chart")]


def test_a_chart_names_its_columns_its_axes_and_the_values_that_are_known() -> None:
    (chart,) = charts_in(parts_of(CHART))
    assert [one.text for one in chart.iter(f"{A}t")] == ["Powody", "Powód", "Liczba"]
    assert [one.text for one in chart.iter(f"{C}f")] == [
        *("'Dane'!$A$5:$A$6", "'Dane'!$B$5:$B$6"), *("'Dane'!$A$5:$A$6", "'Dane'!$C$5:$C$6")
    ]  # fmt: skip
    first, second = chart.iter(f"{C}ser")
    assert [one.text for one in first.iter(f"{C}v")] == ["Wygrane", "Cena", "<Termin> & „inne”", "3.0"]
    assert next(second.iter(f"{C}v")).text == "Przegrane"


def test_series_differ_by_pattern_and_labels_show_values_alone() -> None:
    (chart,) = charts_in(parts_of(CHART))
    first, second = chart.iter(f"{C}ser")
    assert first.find(f"{C}spPr/{A}solidFill") is not None
    assert second.find(f"{C}spPr/{A}pattFill") is not None
    for labels in chart.iter(f"{C}dLbls"):
        shown = {str(one.tag).removeprefix(C): one.get("val") for one in labels if "show" in str(one.tag)}
        assert [name for name, value in shown.items() if value == "1"] == ["showVal"]
        assert len(shown) == 6


def test_a_chart_stands_below_the_last_row() -> None:
    parts = parts_of(CHART)
    (drawing,) = (data for name, data in parts.items() if name.startswith("xl/drawings/drawing"))
    row = etree.fromstring(drawing).find(".//{*}from/{*}row")
    assert int(row.text) >= 7  # counted from 0; the last row of the table is the sixth


def test_a_chart_may_stand_on_a_sheet_of_its_own() -> None:
    apart = Chart("Powody", "what", ("won",), "Liczba", sheet="data")
    (chart,) = charts_in(parts_of(apart=apart))
    assert next(chart.iter(f"{C}f")).text == "'Dane'!$A$5:$A$6"


def test_what_the_company_has_dropped_is_left_out() -> None:
    without = Chart("Powody", "what", ("won", "gone"), "Liczba")
    (chart,) = charts_in(parts_of(without))
    assert len([*chart.iter(f"{C}ser")]) == 1
    assert charts_in(parts_of(Chart("Powody", "gone", ("won",), "Liczba"))) == []


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert parts_of(CHART) == parts_of(CHART)
