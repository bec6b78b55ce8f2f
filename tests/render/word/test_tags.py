"""What docxtpl promises of tags holds in a shell, whichever way it is filled."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx
import pytest
from lxml import etree

from generator.render.word import render
from generator.render.word.compiled import Compiled
from generator.render.word.shell import shell
from generator.render.word.templated import Templated
from generator.themes import Theme
from tests.render.sample import sample_document

from .shells import CLASSIC, DOCXTPL, Content, W, lines, made, paper, parts, png, replaced, saved, theme, with_parts
from .shells import with_shell as of

FILES = {"none.png": png()}
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TO_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@pytest.fixture(params=["compiled", "docxtpl"])
def way(request: pytest.FixtureRequest) -> tuple[Content, ...]:
    """What sends a shell that way."""
    return DOCXTPL if request.param == "docxtpl" else ()


def printed(*contents: Content) -> list[str]:
    return lines(made(theme(*contents, files=FILES)))


def filling(of_theme: Theme) -> object:
    return shell(of_theme, "A4").filling


# Which way


def test_the_classic_shell_goes_the_fast_way() -> None:
    assert isinstance(filling(CLASSIC), Compiled)


@pytest.mark.parametrize("text", ["{{r rich(title) }}", "{% if cover %}{{ title }}{% endif %}", "{{ palette.ink }}"])
def test_a_shell_whose_tags_are_filled_in_place_goes_the_fast_way(text: str) -> None:
    assert isinstance(filling(theme(text)), Compiled)


@pytest.mark.parametrize(
    "content",
    [
        '{{ picture("none.png") }}',
        '{{p subdocument("terms.docx") }}',
        [["{%tc for fact in facts %}", "{{ fact.label }}", "{%tc endfor %}"]],
        [["{% colspan 2 %}{{ title }}"]],
        [["{%tc for fact in facts %}", "{% hm %}{{ title }}", "{%tc endfor %}"]],
    ],
)
def test_what_needs_docxtpl_goes_its_way(content: Content) -> None:
    assert isinstance(filling(theme(content)), Templated)


def test_both_ways_give_the_same_paper() -> None:
    fast, whole = (parts(render(sample_document(), theme(*way, files=FILES))) for way in ((), DOCXTPL))
    assert fast.keys() == whole.keys()
    for name in fast.keys() - {"[Content_Types].xml"}:
        assert _canonical(name, fast[name]) == _canonical(name, whole[name]), name


def _canonical(name: str, part: bytes) -> object:
    if name.endswith(".rels"):
        return sorted(sorted(row.items()) for row in map(_attributes, etree.fromstring(part)))
    return etree.tostring(etree.fromstring(part), method="c14n2")


def _attributes(row: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in row.attrib.items()}


# Tags


def test_paragraphs_come_and_go(way: tuple[Content, ...]) -> None:
    shown = printed(*way, "{%p if owner %}", "Prowadzi {{ owner }}", "{%p else %}", "Nikt", "{%p endif %}")
    assert shown == ["Prowadzi Anna Kowalczyk"]


def test_rows_are_repeated(way: tuple[Content, ...]) -> None:
    rows = [["{%tr for fact in facts %}", ""], ["{{ fact.label }}", "{{ fact.value }}"], ["{%tr endfor %}", ""]]
    assert printed(*way, rows) == [
        "| Wydanie | 1.0 |",
        "| Stan na | 5 stycznia 2026 |",
        "| Właściciel | Anna Kowalczyk |",
    ]


def test_facts_are_those_that_a_paper_has(way: tuple[Content, ...]) -> None:
    shown = made(
        theme(*way, "{% for fact in facts %}{{ fact.label }};{% endfor %}", files=FILES), paper(audience="customer")
    )
    assert "Wydanie;Właściciel;" in [paragraph.text for paragraph in shown.paragraphs]


def test_runs_are_taken_out_whole(way: tuple[Content, ...]) -> None:
    assert printed(*way, "a{%r if cover %} nigdy{%r endif %} b") == ["a b"]


def test_a_text_gets_a_look_of_its_own(way: tuple[Content, ...]) -> None:
    text = '{{r rich(title, bold=true, italic=true, color="#1f3a5f", size=20, style="Decision") }}'
    document = made(theme(*way, text, files=FILES), paper(title="R&D <x>\nraz"))
    (run,) = (run for p in document.paragraphs for run in p.runs if run.text == "R&D <x>\nraz" and run.bold)
    assert (run.italic, str(run.font.color.rgb), run.font.size.pt) == (True, "1F3A5F", 20)  # type: ignore[union-attr]
    assert run.style.name == "Decision"


def test_cells_take_a_colour_of_the_palette(way: tuple[Content, ...]) -> None:
    cell = made(theme(*way, [["{% cellbg palette.tint %}{{ title }}", "b"]], files=FILES)).tables[0].cell(0, 0)
    assert cell._tc.find(f".//{W}shd").get(f"{W}fill") == CLASSIC.palette.tint[1:].upper()  # type: ignore[union-attr]
    assert cell.text == "Oferta"


def test_cells_merge_down_a_loop(way: tuple[Content, ...]) -> None:
    rows = [["{%tr for fact in facts %}", ""], ["{% vm %}Fakty", "{{ fact.value }}"], ["{%tr endfor %}", ""]]
    table = made(theme(*way, rows, files=FILES)).tables[0]
    merges = [one.get(f"{W}val") for one in table._tbl.iter(f"{W}vMerge")]
    assert merges == ["restart", "continue", "continue"]


def test_a_tag_that_word_cut_into_runs_is_one(way: tuple[Content, ...]) -> None:
    document = docx.Document(io.BytesIO(theme(*way, "hier", files=FILES).word.document))
    (paragraph,) = (p for p in document.paragraphs if p.text == "hier")
    paragraph.runs[0].text = ""
    for piece in ("Tytuł: {", "{ ti", "tle", " }", "}"):
        paragraph.add_run(piece).bold = piece == "tle"
    assert lines(made(of(saved(document), FILES))) == ["Tytuł: Oferta"]


@pytest.mark.parametrize("quoted", ["„tak”", "“tak”", "'tak'", "‘tak’"])
def test_quotes_may_be_those_that_word_makes_of_them(way: tuple[Content, ...], quoted: str) -> None:
    assert printed(*way, f"{{% if title == {quoted.replace('tak', 'Oferta')} %}}tak{{% endif %}}") == ["tak"]


def test_braces_that_are_no_tags_are_written_apart(way: tuple[Content, ...]) -> None:
    assert printed(*way, "{_{ x }_} {_% y %_}") == ["{{ x }} {% y %}"]


@pytest.mark.parametrize("text", ["{_{ x }_}", "{{ 6*7 }}", "{% raw %}", "R&D <b>", "a\nb\tc"])
def test_a_text_is_never_read_as_a_tag(way: tuple[Content, ...], text: str) -> None:
    of_theme = _with_footnote(theme(*way, "[{{ title }}]", files=FILES, header="[{{ title }}]"), "[{{ title }}]")
    data = render(paper(title=text), of_theme)
    document = docx.Document(io.BytesIO(data))
    assert f"[{text}]" in lines(document)
    assert f"[{text}]" in [paragraph.text for paragraph in document.sections[-1].header.paragraphs]
    shown = etree.fromstring(parts(data)["word/footnotes.xml"]).iter(f"{W}t")
    assert "".join(t.text or "" for t in shown) == f"[{text}]".replace("\n", "").replace("\t", "")


def test_filters_work_on_the_text_and_not_on_its_markup(way: tuple[Content, ...]) -> None:
    shown = made(theme(*way, "{{ title|upper }} {{ title|length }}", files=FILES), paper(title="a&b"))
    assert "A&B 3" in [paragraph.text for paragraph in shown.paragraphs]


def test_headers_and_footers_hold_tags(way: tuple[Content, ...]) -> None:
    section = made(theme(*way, files=FILES, header="H {{ edition }}", footer="F {{ owner }}")).sections[-1]
    assert section.header.paragraphs[-1].text == "H 1.0"
    assert section.footer.paragraphs[-1].text == "F Anna Kowalczyk"


def test_properties_hold_tags(way: tuple[Content, ...]) -> None:
    document = theme(*way, files=FILES).word.document
    tagged = replaced(document, "docProps/core.xml", "</cp:coreProperties>", f"{KEYWORDS}</cp:coreProperties>")
    core = etree.fromstring(parts(render(paper(title="R&D"), of(tagged, FILES)))["docProps/core.xml"])
    assert (core.findtext("{*}title"), core.findtext("{*}keywords")) == ("R&D", "WEWNĘTRZNE, R&D")


KEYWORDS = "<cp:keywords>{{ marking }}, {{ title }}</cp:keywords>"


def _with_footnote(old: Theme, text: str) -> Theme:
    """The theme with a part of footnotes, as Word writes it."""
    package = old.word.document
    for name, end, row in (
        ("[Content_Types].xml", "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES}"/>'),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId90" Type="{TO_NOTES}" Target="footnotes.xml"/>',
        ),
    ):
        package = replaced(package, name, end, row + end)
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W[1:-1]}">{note}</w:footnotes>'
    files: Mapping[str, bytes] = {file.name: file.data for file in old.word.files}
    return of(with_parts(package, {"word/footnotes.xml": notes.encode()}), files)
