"""What a format cannot show as a link, it writes out: the address follows the label."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from generator.documents.inline import Run, written_out
from tests.papers import MadeSet, make_set, visible
from tests.shell import write

BLUEPRINT = """\
extends: ten-stage
id: alfa
as_of: 2026-01-05
company: {name: Alfa}
objections:
  too-expensive:
    wordings: ["Za [drogo](https://alfa.example/drogo)", Macie wysokie ceny]
    next_step: "[rachunek](www.alfa.example/r)"
    responses:
      ours: {kind: evidence, text: "Oto [rachunek](https://alfa.example/r?a=1&b=2)."}
messages:
  offer-detailed-mail:
    subject: ["Oferta ze strony [alfa.example](https://www.alfa.example/)"]
    body: "Dzień dobry, [umów termin](https://cal.example/alfa?x=1) albo [napisz](mailto:a@alfa.example?subject=O)."
    legal_footer: "[**Zadzwoń** _dziś_](tel:+48000000100) albo www.alfa.example, a_b_@alfa.example"
cadences:
  after-offer:
    goal: "Decyzja, jak w [planie](https://alfa.example/plan)"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    folder = tmp_path_factory.mktemp("plain-forms")
    source = write(folder / "alfa", {"blueprint.yaml": BLUEPRINT})
    return make_set(source, folder / "output", "--only", "messages", "--only", "objections", "--only", "cadences")


@pytest.mark.parametrize(
    "text",
    [
        "Dzień dobry, umów termin (https://cal.example/alfa?x=1) albo napisz (a@alfa.example).",
        "Zadzwoń dziś (+48000000100) albo www.alfa.example, a_b_@alfa.example",
        "Oferta ze strony alfa.example",
    ],
)
def test_a_table_of_messages_holds_the_addresses(made: MadeSet, text: str) -> None:
    assert text in visible(made.path("messages", "csv")).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("objections", "Oto rachunek (https://alfa.example/r?a=1&b=2)."),
        ("objections", "rachunek (https://www.alfa.example/r)"),
        ("cadences", "Decyzja, jak w planie (https://alfa.example/plan)"),
    ],
)
def test_a_cell_holds_the_addresses(made: MadeSet, paper: str, text: str) -> None:
    book = load_workbook(made.path(paper, "xlsx"))
    cells = [str(cell.value).replace("\u00a0", " ") for sheet in book for row in sheet for cell in row if cell.value]
    assert text in cells


def test_a_title_holds_the_label_alone(made: MadeSet) -> None:
    page = made.path("objections", "html").read_text("utf-8")
    assert "„Za drogo”" in page
    assert "drogo (http" not in page


def test_a_page_and_a_word_file_link_and_write_nothing_beside(made: MadeSet) -> None:
    for format_ in ("html", "docx"):
        assert "umów termin albo napisz." in visible(made.path("messages", format_)).replace("\u00a0", " ")
    page = made.path("messages", "html").read_text("utf-8")
    assert '<a href="https://cal.example/alfa?x=1" data-address="https://cal.example/alfa?x=1">umów termin</a>' in page
    assert '<a href="https://www.alfa.example">www.alfa.example</a>' in page


@pytest.mark.parametrize(
    ("label", "link", "text"),
    [
        ("tu", "https://a.example", "tu (https://a.example)"),
        ("a.example", "https://a.example/", "a.example"),
        ("http://a.example", "https://www.A.example", "http://a.example"),
        ("a.example", "https://b.example", "a.example (https://b.example)"),
        ("a@b.example", "mailto:a@b.example?subject=x", "a@b.example"),
        ("+48 000 000 100", "tel:+48000000100", "+48 000 000 100"),
        ("Rozdział", "#chapter", "Rozdział"),
    ],
)
def test_an_address_is_written_where_the_label_does_not_say_it(label: str, link: str, text: str) -> None:
    assert written_out((Run(label[:2], link=link), Run(label[2:], bold=True, link=link))) == text
