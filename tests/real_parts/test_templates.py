"""Papers in a company's own files are valid packages, whatever the file was."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render import excel
from generator.render.word import fill
from generator.themes.template import Template
from tests.render import test_excel_templates as workbooks
from tests.render.word.templates import CLASSIC, document, letterhead, offer

from .test_validators import verdict


@pytest.mark.parametrize(
    "data", [letterhead("{{p body }}"), document("{{ fields.customer_name }}", "{{p contents }}", "{{p body }}")]
)
def test_a_word_file_that_was_filled_is_valid(data: bytes, ooxml_validator: str, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(fill(offer(), CLASSIC, Template("own.docx", data)))
    assert verdict(ooxml_validator, made)["errors"] == []


def test_an_excel_file_that_was_filled_is_valid(ooxml_validator: str, tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    one = workbooks.template(workbooks.cells(A1="{{ title }}", A2="{{ row.name }}", B2="{{ row.from }}", C2="=B2+1"))
    made.write_bytes(excel.fill(workbooks.book(), one))
    assert verdict(ooxml_validator, made)["errors"] == []
