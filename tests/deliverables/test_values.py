"""Whatever a company writes comes out as it went in, in Word, Excel and on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Document
from generator.documents.workbook import Workbook
from generator.markup import parsed
from generator.render import excel, html, word
from generator.themes import load as load_theme
from tests.papers import (
    MadeSet,
    document_of,
    make_set,
    passages,
    passages_of,
    spaces_as_written,
    visible,
    workbook_of,
    write_blueprint,
)

from .planted import SET_BY_HAND, Garden, declared_in, entities_of

AWKWARD = (
    "R&D <b>\"x\"</b> 'y' </w:t> ]]>",
    "{{ 6*7 }} {% for x in y %} {# z #}",
    "=1+1",
    "&amp; &lt; &#65;",
    "+48 600 @x -1",
    "żółć 👩‍🔧🏳️‍🌈👍🏽 é ﬁ",
    "مرحبا بالعالم שלום",
    "a<!-- b --> \\d %s {0} $1",
    "C:\\temp\\nowy `kod` # nie nagłówek",
)
"""Values that some part of the way could take for markup, a template, a formula or an escape."""

THEME = load_theme("classic")
END = "¦"


def company(text: str) -> dict[str, Any]:
    """A small blueprint whose every free text is the given one."""
    return {
        "id": "values",
        "company": {"name": text},
        "roles": {"seller": {"name": text}},
        "stages": {"talk": {"number": 1, "name": "Rozmowa"}},
        "tools": {"tool": {"stage": "talk", "name": text, "function": text, "responsible": "seller", "note": text}},
        "objections": {
            "dear": {
                "category": "price",
                "wordings": [text, "drugie"],
                "responses": {"back": {"kind": "question-back", "text": text}},
            }
        },
        "messages": {"hello": {"name": "Powitanie", "subject": [text], "body": text}},
        "cadences": {
            "first": {
                "name": "Sekwencja",
                "function": "cold",
                "owner": "seller",
                "goal": text,
                "steps": {"mail": {"day": 1, "channel": "mail", "purpose": text, "message": "hello"}},
            }
        },
        "products": {"mill": {"name": text, "unit": "szt.", "price": 10, "description": text}},
        "terms": {"payment": text},
        "offers": {
            "plain": {
                "title": "Oferta",
                "stage": "talk",
                "sections": {
                    "prices": {"title": "Ceny", "kind": "products", "body": text},
                    "terms": {"title": "Warunki", "kind": "terms"},
                },
            }
        },
    }


PRINTED_IN = {
    "stage-tools": ("docx", "xlsx", "html"),
    "objections": ("docx", "xlsx", "html"),
    "cadences": ("xlsx", "html"),
    "offer-plain": ("docx", "html"),
    "handbook": ("docx", "html"),
}
BOTH = ("stage-tools", "objections", "cadences")
"""Those that are a document and a workbook."""


def built(text: str, folder: Path) -> MadeSet:
    only = [option for id_ in PRINTED_IN for option in ("--only", id_)]
    return make_set(write_blueprint(folder, company(text)), folder / "output", *only)


# Known trouble


Printed = dict[tuple[str, str], int]


def printed(text: str, folder: Path) -> Printed:
    """How often a text is printed, by deliverable and format."""
    made = built(text, folder)
    return {
        (deliverable, format_): spaces_as_written(visible(made.path(deliverable, format_))).count(text)
        for deliverable, formats in PRINTED_IN.items()
        for format_ in formats
    }


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """How often a value that nothing could take amiss is printed."""
    found = printed("Zwykłe słowa", tmp_path_factory.mktemp("harmless"))
    assert min(found.values()) > 3
    return found


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_values_come_out_as_they_went_in(text: str, harmless: Printed, tmp_path: Path) -> None:
    assert printed(text, tmp_path) == harmless


def test_an_awkward_value_is_a_cell_of_its_own_and_no_formula(tmp_path: Path) -> None:
    made = built("=1+1", tmp_path)
    for deliverable in BOTH:
        assert "=1+1" in passages(made.path(deliverable, "xlsx"))


LONG = "Długa opowieść o młynie, 17 zdań. " * 1200


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    return built(LONG, tmp_path_factory.mktemp("long"))


def test_forty_thousand_characters_come_out_whole_in_word_and_on_the_page(long: MadeSet) -> None:
    assert len(LONG) > 40_000
    for deliverable, formats in PRINTED_IN.items():
        for format_ in set(formats) - {"xlsx"}:
            assert LONG.strip() in spaces_as_written(visible(long.path(deliverable, format_))), (deliverable, format_)


@pytest.mark.parametrize("deliverable", [id_ for id_, formats in PRINTED_IN.items() if "xlsx" in formats])
def test_in_excel_a_text_over_a_cells_limit_goes_on_below_and_says_so(deliverable: str, long: MadeSet) -> None:
    pairs = [pair for sheet in load_workbook(long.path(deliverable, "xlsx")) for pair in long_cells(sheet)]
    assert len(pairs) >= 3
    for text, below in pairs:
        mark = text[common_length(text, LONG) :]
        assert mark.strip()
        assert len(text) <= 32_767
        assert (text.removesuffix(mark) + below).startswith(LONG.strip())


def long_cells(sheet: Any) -> Iterator[tuple[str, str]]:
    """Each cell in which the long text begins, and the cell below it."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and spaces_as_written(cell.value[:1000]) == LONG[:1000]:
                below = sheet.cell(cell.row + 1, cell.column).value
                yield spaces_as_written(cell.value), spaces_as_written(below or "")


def common_length(left: str, right: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


# Every text field there is


def awkward_and_numbered(number: int) -> str:
    """Awkward, told from all others, and short enough for a label of the CRM."""
    return f"<&\"{{{{{number}}}}}'>{END}"


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The whole set of a blueprint whose every text is awkward, its numbers small enough to plan with."""
    garden = Garden(awkward_and_numbered)
    folder = tmp_path_factory.mktemp("everywhere")
    return make_set(write_blueprint(folder, _with_small_numbers(garden.data)), folder / "output")


def _with_small_numbers(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _with_small_numbers(value) for key, value in data.items()}
    return data % 90 + 1 if isinstance(data, int) and data > 1_000_000 else data


def test_every_text_of_the_model_comes_out_whole_wherever_it_is_printed(everywhere: MadeSet) -> None:
    whole = re.compile(r"<&\"\{\{\d+\}\}'>" + END)
    begun = re.compile(r"\{\{\d+")
    seen: set[str] = set()
    for path in everywhere.paths("docx", "xlsx", "html"):
        text = visible(path)
        assert len(whole.findall(text)) == len(begun.findall(text)), path.name
        seen.update(whole.findall(text))
    assert len(seen) > 150


# Any text at all

ANY_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]) | st.sampled_from("*_[]()"),
    min_size=1,
    max_size=40,
).filter(lambda text: not re.search(r"\\[*_\[\]]|\[\[|\]\]", text))


def as_company_writes_it(text: str) -> str:
    """The text with what light markdown would read escaped, as a company would have to, and nothing else."""
    found = parsed(text)
    parts = (*found.marks, *(span for span in found.spans if span.kind != "text"))
    read = {place for part in parts for place in range(part.start, part.end) if text[place] in "*_[]"}
    return "".join(f"\\{sign}" if place in read else sign for place, sign in enumerate(text))


def loaded(text: str, folder: Path) -> Blueprint:
    return load(write_blueprint(folder, company(as_company_writes_it(text)))).blueprint


def files(blueprint: Blueprint) -> list[tuple[str, bytes]]:
    documents: list[Document] = [document_of(id_, blueprint) for id_ in BOTH]
    workbooks: list[Workbook] = [workbook_of(id_, blueprint) for id_ in BOTH]
    return [
        *(("docx", word.render(document, THEME)) for document in documents),
        *(("html", html.render(document, THEME)) for document in documents),
        *(("xlsx", excel.render(workbook, THEME)) for workbook in workbooks),
    ]


@settings(max_examples=25)
@given(ANY_TEXT)
def test_any_text_survives_the_whole_way(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    text = f"<{text}>"
    for format_, data in files(loaded(text, tmp_path_factory.getbasetemp() / "any-text")):
        shown = [spaces_as_written(passage) for passage in passages_of(data, format_)]
        assert any(spaces_as_written(text) in passage for passage in shown), format_


def test_the_fields_set_by_hand_are_still_there() -> None:
    """A name in the list that no model has would leave its successor unplanted."""
    fields = {
        f"{declared_in(model, name).__name__}.{info.alias or name}"
        for model in entities_of()
        for name, info in model.model_fields.items()
    }
    assert set(SET_BY_HAND) <= fields
