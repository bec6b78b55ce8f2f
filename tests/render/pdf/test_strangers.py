"""What strangers write is printed and never run; what a theme may not do is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.blocks import (
    Bullets,
    Callout,
    Card,
    Column,
    Document,
    Heading,
    Imprint,
    KeyValues,
    Message,
    Paragraph,
    Question,
    SignatureBox,
    Table,
    TableRow,
)
from generator.documents.inline import Run, plain
from generator.render.pdf.typesetting import compiled
from generator.themes import load
from generator.themes.loading import ThemeFileError, assembled
from tests.render.pdf.reading import opened, rendered, text_of_pdf

THEME = load("classic")
AWKWARD = st.text(
    st.one_of(st.sampled_from("#\\\"'[](){}$*_`@<>~/=-+%&|;:\x00\t\n\r\u2028\ufe0f\u200d\u0301😀中ק"), st.characters()),
    max_size=30,
)
CODE = [
    '#panic("run")',
    "]#panic()",
    '")#panic("',
    "\\u{22}#panic()",
    "$ panic() $",
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.1"',
    "@label <label>",
    "= Title\n- item",
    "// comment /* more */",
    "`raw` *strong* _emph_ \\ ~ --- ...",
]


def paper_of(one: str, other: str) -> Document:
    """A paper in which texts stand in all kinds of places."""
    inline = (Run(one), Run(other, bold=True, link=other), Run(one, italic=True, kind="field", token=other))
    blocks = (
        Heading(1, inline, one),
        Paragraph(inline),
        Bullets((inline, inline)),
        Table((Column(one), Column(other, kind="number")), (TableRow((inline, inline), anchor=other),), one),
        Callout("tip", one, (inline,)),
        KeyValues(((one, inline),)),
        Card(inline, (Paragraph(inline),), other, one),
        Message(one, (inline,), (inline,), other, preview=inline, footer=(inline,), facts=((one, inline),)),
        Question(inline, ((one, inline),), (inline,), 1, (one,)),
        SignatureBox(((inline, (one, other)),)),
    )
    return Document("any", one, "pl", "internal", Imprint(other, one, footer=one, marking=other), blocks)


@settings(max_examples=40, deadline=None)
@given(AWKWARD, AWKWARD)
def test_a_paper_is_made_of_any_text(one: str, other: str) -> None:
    assert len(opened(rendered(paper_of(one, other), THEME)).pages) > 0


@pytest.mark.parametrize("code", CODE)
def test_code_is_printed_as_it_stands(code: str) -> None:
    data = rendered(paper_of(code, "Alfa"), THEME)
    shown = text_of_pdf(data).replace(" ", "")
    assert shown.count("".join(code.split())) >= 8
    assert rendered(paper_of(code, "Alfa"), THEME) == data


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("#\\\"'[]{}()$*_`@<>~/abc"), min_size=1, max_size=12))
def test_no_character_of_a_text_is_markup(text: str) -> None:
    document = Document("any", "Tytuł", "pl", "customer", Imprint("", ""), (Paragraph(plain(f"A{text}Z")),))
    assert f"A{text}Z" in text_of_pdf(rendered(document, THEME)).replace("ﬁ", "fi")


def test_the_typesetter_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("tajne", "utf-8")
    for path in (str(secret), "../" * 12 + str(secret).lstrip("/"), "secret.txt"):
        with pytest.raises(RuntimeError):
            compiled({"main.typ": f'#set document(title: "x")\n#read("{path}")'.encode()}, from_system=False)


@pytest.mark.parametrize(
    "text",
    [
        '#import "@preview/cetz:0.3.1"',
        '#let look = (paragraph: (b, k) => read("x"))',
        '#include "x.typ"',
        '#eval("1")',
        '#dictionary(std).at("ev" + "al")',
    ],
)
def test_a_look_that_reaches_out_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/look.typ").write_text(text, "utf-8")
    with pytest.raises(ThemeFileError, match="a look draws"):
        assembled("ours", tmp_path, {}, THEME)


def test_a_theme_without_a_look_in_pdf_has_that_of_the_theme_it_extends(tmp_path: Path) -> None:
    assert assembled("ours", tmp_path, {}, load("modern")).pdf == load("modern").pdf != load("field").pdf
