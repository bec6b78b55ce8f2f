"""A document and a theme become a .docx whose XML says what the document says."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Column,
    Document,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    LinkEntry,
    LinkItem,
    Links,
    Message,
    PageBreak,
    Pages,
    Paragraph,
    Question,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run, plain
from generator.render.word import render
from generator.themes import Theme, branded, load

from .sample import sample_document, sample_imprint, stage_card

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
FORBIDDEN_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CLASSIC = load("classic")
MARK = "Znak szczególny"


def paper(*blocks: Block, **fields: object) -> Document:
    """A plain customer's paper that holds the blocks and nothing else."""
    plain_imprint = replace(sample_imprint(), marking="", stage_badge="")
    bare = Document("paper", "Oferta", "pl", "customer", plain_imprint, blocks)
    return replace(bare, **fields)  # type: ignore[arg-type]


def parts(document: Document, theme: Theme = CLASSIC) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(render(document, theme))) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def body(document: Document) -> etree._Element:
    return parts(document)["word/document.xml"]


def text_of(element: etree._Element) -> str:
    """The text as Word shows it: breaks and tabs count as line feed and tab."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    pieces = [piece.text or "" if piece.tag == f"{W}t" else shown[piece.tag] for piece in _shown(element)]
    return "".join(pieces)


def _shown(element: etree._Element) -> list[etree._Element]:
    """What stands in runs; a tab stop has the tag of a tab, too."""
    return [piece for run in element.iter(f"{W}r") for piece in run.iterchildren(f"{W}t", f"{W}br", f"{W}tab")]


def paragraphs(element: etree._Element, style: str) -> list[etree._Element]:
    """The paragraphs in a style, named as Word shows it, without spaces."""
    return [
        p for p in element.iter(f"{W}p") if (named := p.find(f"{W}pPr/{W}pStyle")) is not None and value(named) == style
    ]


def value(element: etree._Element | None, attribute: str = "val") -> str:
    assert element is not None, f"nothing that could have w:{attribute}"
    return element.get(f"{W}{attribute}") or ""


def as_written(text: str) -> str:
    """What must come out of a text: all but the characters that XML forbids, with line ends as line feeds."""
    return re.sub("\r\n?", "\n", FORBIDDEN_IN_XML.sub("", text))


# Text


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
@settings(max_examples=150)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    document = body(paper(Paragraph((Run(f"[{text}]"),), "lead")))
    assert text_of(paragraphs(document, "Lead")[0]) == as_written(f"[{text}]")


@pytest.mark.parametrize(
    "text",
    [
        "R&D <b>\"x\"</b> 'y'",
        "&amp;lt;",
        "{{ 6*7 }}{% raw %}{# x #}",
        "{_{ }_}",
        "=1+1",
        "  dwa  odstępy  ",
        "👩‍🔧 żółć",
        "a\tb\nc",
    ],
)
def test_awkward_text_survives_in_every_place(text: str) -> None:
    document = body(paper(*_one_of_each((Run(text),), text)))
    shown = text_of(document)
    assert shown.count(text) >= 20


def test_a_text_of_forty_thousand_characters_survives() -> None:
    text = "Długa opowieść. " * 2500
    blocks = (Paragraph(plain(text), "note"), Table((Column("Opis"),), (TableRow((plain(text),)),)))
    document = body(paper(*blocks))
    assert text_of(paragraphs(document, "Note")[0]) == text
    assert text_of(paragraphs(document, "TableText")[0]) == text


def test_bold_and_italic_are_kept() -> None:
    runs = body(paper(Paragraph((Run("a", bold=True), Run("b", italic=True), Run("c"))))).iter(f"{W}r")
    looks = {text_of(r): [p.tag[len(W) :] for p in r.findall(f"{W}rPr/*")] for r in runs}
    assert (looks["a"], looks["b"], looks["c"]) == (["b", "bCs"], ["i", "iCs"], [])


def test_a_title_stands_in_the_body_the_header_and_the_properties_unharmed() -> None:
    package = parts(paper(Paragraph(plain("x")), title="R&D <2026> {{ title }}"))
    assert text_of(paragraphs(package["word/document.xml"], "Title")[0]) == "R&D <2026> {{ title }}"
    assert "R&D <2026> {{ title }}" in text_of(package["word/header1.xml"])
    assert package["docProps/core.xml"].findtext("{*}title") == "R&D <2026> {{ title }}"
    assert package["docProps/core.xml"].findtext("{*}creator") == "Stalmet Wrocław sp. z o.o."


# The package


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(sample_document(), CLASSIC) == render(sample_document(), CLASSIC)


def test_nothing_in_the_package_tells_the_time() -> None:
    with zipfile.ZipFile(io.BytesIO(render(sample_document(), CLASSIC))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        core = etree.fromstring(package.read("docProps/core.xml"))
    assert core.findtext("{*}created") == core.findtext("{*}modified") == "2000-01-01T00:00:00Z"


def test_the_language_of_the_document_is_the_language_of_its_text() -> None:
    assert _proofing_language(paper(Paragraph(plain("x")))) == "pl-PL"
    assert _proofing_language(paper(Paragraph(plain("x")), language="en")) == "en-GB"


def _proofing_language(document: Document) -> str:
    found = parts(document)["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    assert found is not None
    return value(found)


def test_a_brand_colours_the_theme_and_the_plain_values() -> None:
    theme = branded(CLASSIC, primary="#00695C", accent=None, font="Georgia")
    package = parts(sample_document(), theme)
    heading = next(s for s in package["word/styles.xml"].iter(f"{W}style") if value(s, "styleId") == "Heading1")
    fonts, colour = heading.find(f"{W}rPr/{W}rFonts"), heading.find(f"{W}rPr/{W}color")
    assert fonts is not None
    assert colour is not None
    assert (value(fonts, "ascii"), value(colour)) == ("Georgia", "00695C")
    assert package["word/theme/theme1.xml"].find(".//{*}accent1/{*}srgbClr").get("val") == "00695C"  # type: ignore[union-attr]
    assert "1F3A5F" not in etree.tostring(package["word/styles.xml"], encoding="unicode")


# Blocks


def _one_of_each(inline: Inline, text: str) -> tuple[Block, ...]:
    """Every kind of block with the same text in every place that takes one."""
    return (
        Heading(1, inline),
        *(Paragraph(inline, style) for style in ("body", "lead", "say", "note")),
        Bullets((inline,)),
        Steps((inline,)),
        Checklist((inline,)),
        Table((Column(text),), (TableRow((inline,)),), caption=text),
        KeyValues(((text, inline),)),
        Callout("rule", text, (inline,)),
        Question(inline, facts=((text, inline),), probes=(inline,), scale=(text,)),
        Message(text, (inline,), (inline,)),
        FormLines((inline,)),
        SignatureBox(((inline, (text,)),)),
        Links((LinkEntry(inline, (LinkItem("x.html", "html"),), inline),)),
        PageBreak(),
        Card(inline, (Paragraph(inline),), badge=text),
        Grid((Card(inline, (Bullets((inline,)),)), Card(inline, ())), per_row=3),
        Pages("s", (Paragraph(inline),), landscape=True),
        Pages("p", (Paragraph(inline),), one_page=True),
    )


@pytest.mark.parametrize("block", _one_of_each(plain(MARK), MARK), ids=lambda block: type(block).__name__)
def test_each_kind_of_block_prints_its_text(block: Block) -> None:
    shown = text_of(body(paper(block)))
    assert (MARK in shown) != isinstance(block, PageBreak)


def test_blocks_without_content_print_nothing() -> None:
    empty = (
        Table((Column("a"),), ()),
        KeyValues(()),
        Bullets(()),
        Steps(()),
        Grid(()),
        SignatureBox(()),
        FormLines(()),
        Paragraph(()),
    )
    printed = body(paper(*empty)).find(f"{W}body")
    assert printed is not None
    tail = [(child.tag[len(W) :], len(child)) for child in printed][-2:]
    assert tail[0] == ("p", 0)
    assert tail[1][0] == "sectPr"
    assert printed.find(f"{W}tbl") is None


def test_each_list_of_steps_starts_again_at_one() -> None:
    package = parts(paper(Steps((plain("a"), plain("b"))), Paragraph(plain("x")), Steps((plain("c"),))))
    numbers = [
        value(p.find(f"{W}pPr/{W}numPr/{W}numId")) for p in paragraphs(package["word/document.xml"], "ListNumber")
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    for number in set(numbers):
        start = package["word/numbering.xml"].find(f"{W}num[@{W}numId='{number}']/{W}lvlOverride/{W}startOverride")
        assert start is not None
        assert value(start) == "1"


def test_a_merge_field_is_a_content_control_with_its_token() -> None:
    field = Run("nazwa klienta", kind="field", token="customer-name")
    controls = list(body(paper(Paragraph((Run("Dla "), field)), Callout("tip", "x", ((field,),)))).iter(f"{W}sdt"))
    assert [value(c.find(f"{W}sdtPr/{W}tag")) for c in controls] == ["customer-name"] * 2
    assert [value(c.find(f"{W}sdtPr/{W}alias")) for c in controls] == ["nazwa klienta"] * 2
    assert [text_of(c) for c in controls] == ["[nazwa klienta]"] * 2
    assert len({value(c.find(f"{W}sdtPr/{W}id")) for c in controls}) == 2


def test_what_is_undecided_is_seen() -> None:
    runs = body(paper(Paragraph((Run("próg rabatu", kind="decision"),)))).iter(f"{W}r")
    styles = {text_of(run): value(style) for run in runs if (style := run.find(f"{W}rPr/{W}rStyle")) is not None}
    assert styles["próg rabatu"] == "Decision"


def test_the_header_row_of_a_table_repeats_and_rows_stay_whole() -> None:
    rows = tuple(TableRow((plain(str(number)),)) for number in range(3))
    table = body(paper(Table((Column("Nagłówek"),), rows))).findall(f".//{W}tbl")[-1]
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
    assert heads == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))


def test_columns_share_the_width_of_the_text_exactly() -> None:
    columns = (Column("a", 3), Column("b", 1.5, "number"), Column("ok", 0.1, "check"))
    table = body(paper(Table(columns, (TableRow((plain("x"), plain("1"), ())),)))).findall(f".//{W}tbl")[-1]
    widths = [int(value(column, "w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == int(value(table.find(f"{W}tblPr/{W}tblW"), "w"))
    assert widths[0] > widths[1] > widths[2] >= 540
    assert text_of(table.findall(f"{W}tr")[1]).endswith("☐")


def test_columns_to_write_in_leave_room_for_a_hand() -> None:
    table = body(paper(Table((Column("a"), Column("b", kind="blank")), (TableRow((plain("x"), ())),)))).findall(
        f".//{W}tbl"
    )[-1]
    height = table.findall(f"{W}tr")[1].find(f"{W}trPr/{W}trHeight")
    assert height is not None
    assert int(value(height)) >= 454


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    table = body(paper(Table((Column("a"), Column("b")), (TableRow((plain("x"),)),)))).findall(f".//{W}tbl")[-1]
    assert [len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")] == [2, 2]


def test_every_table_cell_ends_with_a_paragraph_and_no_tables_touch() -> None:
    document = body(sample_document())
    assert all(cell[-1].tag == f"{W}p" for cell in document.iter(f"{W}tc"))
    touching = [t for t in document.iter(f"{W}tbl") if (after := t.getnext()) is None or after.tag == f"{W}tbl"]
    assert touching == []


def test_a_callout_says_its_kind_in_words() -> None:
    shown = text_of(body(paper(*(Callout(kind, "x") for kind in ("rule", "tip", "warning", "decision")))))
    assert all(word in shown for word in ("Zasada", "Wskazówka", "Uwaga", "Do decyzji"))


# Links


def test_the_contents_lead_to_bookmarks_of_headings() -> None:
    document = body(sample_document())
    entries = paragraphs(document, "TOC1") + paragraphs(document, "TOC2")
    targets = [value(link, "anchor") for entry in entries for link in entry.iter(f"{W}hyperlink")]
    headings = {value(m, "name"): text_of(p) for p in document.iter(f"{W}p") for m in p.iterfind(f"{W}bookmarkStart")}
    assert len(targets) == 13
    titles, pages = zip(*(text_of(entry).split("\t") for entry in entries), strict=True)
    assert set(titles) == {headings[target] for target in targets}
    assert max(map(int, pages)) > 3


def test_bookmarks_are_unique() -> None:
    twice = paper(Heading(1, plain("a"), anchor="same"), Heading(1, plain("b"), anchor="same"))
    for document in (body(sample_document()), body(twice)):
        marks = list(document.iter(f"{W}bookmarkStart"))
        assert (
            len({value(mark, "name").lower() for mark in marks})
            == len({value(mark, "id") for mark in marks})
            == len(marks)
        )


def test_a_link_within_the_document_leads_to_its_place() -> None:
    blocks = (
        Heading(1, plain("Cel"), anchor="the-goal"),
        Paragraph((Run("do celu", link="#the-goal"), Run("donikąd", link="#nowhere"))),
    )
    document = body(paper(*blocks))
    (link,) = document.iter(f"{W}hyperlink")
    assert (text_of(link), value(link, "anchor")) == (
        "do celu",
        value(next(document.iter(f"{W}bookmarkStart")), "name"),
    )
    assert "donikąd" in text_of(document)


def test_the_same_address_is_one_relationship_whatever_stands_around_it() -> None:
    link = Run("strona", link="https://example.com/a?b=1&c=2")
    once, twice = (
        _hyperlinks(paper(*blocks))
        for blocks in ((Paragraph((link,)),), (Paragraph((link, Run("i"), link)), Bullets(((link,),))))
    )
    assert once == twice
    assert list(once.values()) == ["https://example.com/a?b=1&c=2"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "https://", "www.example.com", "https://" + "a" * 3000]
)
def test_what_is_no_address_of_ours_stays_text(link: str) -> None:
    document = paper(Paragraph((Run("tekst", link=link),)))
    assert _hyperlinks(document) == {}
    assert "tekst" in text_of(body(document))


def test_what_cannot_stand_in_an_address_is_encoded() -> None:
    targets = _hyperlinks(paper(Paragraph((Run("x", link='https://example.com/a b"<ż>%zz[1]'),))))
    assert list(targets.values()) == ["https://example.com/a%20b%22%3Cż%3E%25zz%5B1%5D"]


def _hyperlinks(document: Document) -> dict[str, str]:
    package = parts(document)
    targets = {
        str(row.get("Id")): str(row.get("Target"))
        for row in package["word/_rels/document.xml.rels"].iter(f"{REL}Relationship")
        if row.get("TargetMode") == "External"
    }
    used = {link.get(f"{R}id") for link in package["word/document.xml"].iter(f"{W}hyperlink")} - {None}
    assert used == set(targets)
    return targets


# Pages


def test_fields_carry_a_result() -> None:
    for part in ("word/footer1.xml", "word/footer2.xml"):
        footer = parts(paper(Paragraph(plain("x"))))[part]
        assert {(code.text or "").strip() for code in footer.iter(f"{W}instrText")} == {"PAGE", "NUMPAGES"}
        kinds = [value(mark, "fldCharType") for mark in footer.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"] * 2
        assert text_of(footer).endswith("Strona 1 z 1")


def test_a_landscape_part_has_a_section_of_its_own_with_the_same_headers() -> None:
    flat = Pages("flat", (Paragraph(plain("szeroko")),), landscape=True)
    sections = list(body(paper(Paragraph(plain("a")), flat, Paragraph(plain("b")))).iter(f"{W}sectPr"))
    assert [value(section.find(f"{W}pgSz"), "orient") for section in sections] == ["", "landscape", ""]
    assert len({tuple(ref.get(f"{R}id") for ref in section.iter(f"{W}headerReference")) for section in sections}) == 1


def test_a_landscape_part_at_the_end_leaves_no_empty_page_behind() -> None:
    sections = list(
        body(paper(Paragraph(plain("a")), Pages("flat", (Paragraph(plain("b")),), landscape=True))).iter(f"{W}sectPr")
    )
    assert [value(section.find(f"{W}pgSz"), "orient") for section in sections] == ["", "landscape"]


def test_a_one_page_part_stands_between_page_starts() -> None:
    document = body(paper(Paragraph(plain("a")), stage_card(), Paragraph(plain("b"))))
    assert len(paragraphs(document, "PageStart")) == 2


def test_page_breaks_at_the_beginning_and_the_end_make_no_empty_pages() -> None:
    document = body(
        paper(PageBreak(), Paragraph(plain("a")), PageBreak(), PageBreak(), Paragraph(plain("b")), PageBreak())
    )
    assert len(paragraphs(document, "PageStart")) == 1


def test_a_cover_replaces_the_title_block() -> None:
    covered, plainly = (body(replace(sample_document(), cover=cover)) for cover in (True, False))
    assert (len(paragraphs(covered, "CoverTitle")), len(paragraphs(covered, "Title"))) == (1, 0)
    assert (len(paragraphs(plainly, "CoverTitle")), len(paragraphs(plainly, "Title"))) == (0, 1)


def test_the_marking_stands_on_internal_papers_only() -> None:
    internal, customers = parts(sample_document()), parts(paper(Paragraph(plain("x"))))
    assert "WEWNĘTRZNE" in text_of(internal["word/header1.xml"])
    assert "WEWNĘTRZNE" not in "".join(text_of(part) for part in customers.values())


def test_a_customers_paper_does_not_name_the_stage() -> None:
    document = replace(sample_document(), cover=False, audience="customer", blocks=(Paragraph(plain("x")),))
    assert text_of(paragraphs(body(document), "Eyebrow")[0]) == "Stalmet Wrocław sp. z o.o."


# Themes


def test_a_theme_that_names_something_unknown_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render(
            paper(Callout("tip", "x")), _with_macros(CLASSIC.word.blocks.replace("{{ words(title) }}", "{{ titel }}"))
        )


def test_a_theme_cannot_run_code() -> None:
    escape = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    with pytest.raises(SecurityError):
        render(paper(Callout("tip", "x")), _with_macros(CLASSIC.word.blocks.replace("{{ words(title) }}", escape)))


def test_a_theme_with_a_broken_tag_is_an_error() -> None:
    with pytest.raises(TemplateError):
        render(paper(Callout("tip", "x")), _with_macros("{% macro heading( %}"))


def test_a_theme_that_draws_broken_xml_is_an_error() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        render(paper(Callout("tip", "x")), _with_macros(CLASSIC.word.blocks.replace("{{ words(title) }}", "<w:p>")))


def _with_macros(blocks: str) -> Theme:
    return replace(CLASSIC, word=replace(CLASSIC.word, blocks=blocks))


def test_styles_are_found_by_name_when_word_has_renamed_their_ids() -> None:
    shell = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLASSIC.word.document)) as old, zipfile.ZipFile(shell, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"Heading1"', b'"Nagwek1"'))
    theme = replace(CLASSIC, word=replace(CLASSIC.word, document=shell.getvalue()))
    document = parts(paper(Heading(1, plain("Cel"))), theme)["word/document.xml"]
    assert [text_of(p) for p in paragraphs(document, "Nagwek1")] == ["Cel"]


def test_totals_stay_on_the_page_of_the_table_that_they_sum_up() -> None:
    """The end of the table and the gap below it are kept with the facts; in a table by itself nothing is held."""
    columns = (Column("Pozycja"), Column("Kwota", kind="number"))
    rows = tuple(TableRow((plain(f"p{number}"), plain("1"))) for number in range(30))
    totals = KeyValues((("Razem netto", plain("30")), ("Do zapłaty", plain("37"))))
    above = body(paper(Table(columns, rows), totals))
    kept = [text_of(one) for one in above.iter(f"{W}p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept[:3] == ["p29", "1", ""]
    alone = body(paper(Table(columns, rows), Paragraph(plain("koniec"))))
    assert not any(one.find(f"{W}pPr/{W}keepNext") is not None for one in alone.iter(f"{W}p") if text_of(one) == "p29")
