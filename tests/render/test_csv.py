"""The CSV renderer, read back as a spreadsheet would read it."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import Language
from generator.documents.workbook import DataTable
from generator.render.csv import render

DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " =", "\u00a0@", '"=')
SEPARATORS = (";", ",", "\t")


def rows(language: Language, *values: str | int | float | Decimal | datetime.date | None) -> str:
    return render(DataTable("t", "T", language, ("nazwa",), (values,))).decode("utf-8-sig")


def test_polish_files_have_semicolons_decimal_commas_iso_dates_and_a_byte_order_mark() -> None:
    table = DataTable(
        "t",
        "T",
        "pl",
        ("dzień", "kwota", "liczba", "puste"),
        ((datetime.date(2026, 1, 5), Decimal("-12.50"), 0.25, None),),
    )
    assert render(table) == '\ufeff"dzień";"kwota";"liczba";"puste"\r\n2026-01-05;-12,50;0,25;\r\n'.encode()


def test_english_files_have_commas_and_decimal_points() -> None:
    assert rows("en", 1, Decimal("1.5"), "a,b") == '"nazwa"\r\n1,1.5,"a,b"\r\n'


def test_quotes_and_line_breaks_are_quoted() -> None:
    assert rows("pl", 'mówi "tak"', "dwie\nlinie", "a;b") == '"nazwa"\r\n"mówi ""tak""";"dwie\nlinie";"a;b"\r\n'


@pytest.mark.parametrize("start", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(start: str) -> None:
    ((_, text),) = csv.reader(
        io.StringIO(rows("pl", "a", f"{start}1+1").split("\r\n", 1)[1], newline=""), delimiter=";"
    )
    assert text == f"'{start}1+1"


def test_headers_are_guarded_too() -> None:
    assert render(DataTable("t", "T", "pl", ("=x",), ())).decode("utf-8-sig") == '"\'=x"\r\n'


@pytest.mark.parametrize("written", SEPARATORS)
@pytest.mark.parametrize(
    "text", ["a{}=1+1", "a{}@SUM(A1)", "a{}-2+3+cmd|' /C calc'!A0", 'a"{}"=cmd()', "a\n{}+cmd()", "a{}＝1"]
)
def test_a_spreadsheet_that_parts_fields_elsewhere_finds_no_formula(written: str, text: str) -> None:
    for language, others in (("pl", ",\t"), ("en", ";\t")):
        body = rows(language, "x", text.format(written), 5)
        for other in others:
            fields = [field for row in csv.reader(io.StringIO(body, newline=""), delimiter=other) for field in row]
            assert [field for field in fields if field.lstrip('" ').startswith(("=", "@", "-2", "+", "＝"))] == []


@pytest.mark.parametrize("text", ["biuro, +48 600 700 800", "- jedno\n- drugie", "od 5, -2 %", "a, @firma"])
def test_what_is_no_formula_stays_as_it_was_written_within_a_text(text: str) -> None:
    assert f'"x{text}"' in rows("pl", f"x{text}")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=5))
def test_any_text_comes_out_as_it_went_in(texts: list[str]) -> None:
    body = render(DataTable("t", "T", "pl", tuple(texts), ())).decode("utf-8-sig")
    (read,) = csv.reader(io.StringIO(body, newline=""), delimiter=";")
    assert [text.replace("'", "") for text in read] == [text.replace("'", "") for text in texts]
    assert all(text.count("'") <= found.count("'") for text, found in zip(texts, read, strict=True))
