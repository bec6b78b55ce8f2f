"""The HTML renderer: one self-contained page, everything escaped once, no address that leads astray."""

from __future__ import annotations

import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

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
    Imprint,
    LinkEntry,
    LinkItem,
    Links,
    Message,
    Notebook,
    Pages,
    Paragraph,
    Question,
    SearchEntry,
    Table,
    TableRow,
    TimedPart,
)
from generator.documents.inline import Run, address_beside, paper_of, plain, to_paper
from generator.render import html
from generator.render.html import render
from generator.render.html.addresses import address
from generator.render.html.dark import dark
from generator.render.html.drawing import macro_name
from generator.render.html.sandbox import compiled
from generator.themes import HtmlParts, Theme, branded, load
from generator.themes.theme import contrast_with_white
from tests.papers import ROOT, searched

from .sample import sample_document

AWKWARD = "& < > \" ' {{ 6*7 }} {% raw %} =1+1 &amp; <b> 😀 </p></script><!-- ]]>"
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("classic")


def document(*blocks: Block, **changes: object) -> Document:
    paper = Document("paper", "Paper", "pl", "internal", Imprint("Firm", "1.0"), blocks)
    return replace(paper, **changes)  # type: ignore[arg-type]


def page(*blocks: Block, **changes: object) -> str:
    return render(document(*blocks, **changes), load("classic")).decode("utf-8")


def tree(text: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(text.encode("utf-8"))


def first(text: str, path: str) -> lxml_html.HtmlElement:
    return tree(text).xpath(path)[0]


def searchable_page() -> str:
    entries = (SearchEntry("Cena", "internal/html/S05.html", "cena", "Za drogo", "obiekcja"),)
    return page(Message("M", (), (plain("x"),)), searchable=True, search=entries, contents=True)


def inline_parts(text: str, element: str) -> list[str]:
    return re.findall(rf"<{element}[^>]*>(.*?)</{element}>", text, re.DOTALL)


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# Every block


def test_the_sample_holds_every_kind_of_block_and_each_is_drawn(theme: Theme) -> None:
    kinds = {type(block) for block in walk(sample_document().blocks)}
    assert kinds == set(get_args(Block))
    text = render(sample_document(), theme).decode("utf-8")
    for block in walk(sample_document().blocks):
        if isinstance(block, Paragraph):
            assert all(escaped(run.text) in text for run in block.text)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Pages | Card):
            yield from walk(block.blocks)
        if isinstance(block, Grid):
            yield from walk(block.cards)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&#34;").replace("\n", "<br>")


def test_the_theme_has_a_macro_for_each_kind_of_block(theme: Theme) -> None:
    macros = compiled(theme.html.blocks)
    assert {macro_name(kind) for kind in get_args(Block)} <= set(macros.make_module(NAMES).__dict__)


NAMES = dict.fromkeys(
    ["draw", "runs", "words", "text_of", "label", "page_anchor", "region_name", "shares", "file_address", "note"],
    "unused while defining",
)


def test_the_same_document_gives_the_same_bytes(theme: Theme) -> None:
    assert render(sample_document(), theme) == render(sample_document(), theme)


# Text


@given(PRINTABLE)
def test_any_text_is_escaped_exactly_once(text: str) -> None:
    inner = re.search(r'<p data-unit="text">(.*?)</p>', page(Paragraph(plain(text))), re.DOTALL)
    assert inner is not None
    assert "<" not in inner[1].replace("<br>", "")
    assert unescape(inner[1]) == text


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(plain(AWKWARD)),
        Heading(1, plain(AWKWARD)),
        Checklist((plain(AWKWARD),)),
        Table((Column("a"), Column("b", kind="check")), (TableRow((plain(AWKWARD), ())),), AWKWARD),
        Callout("tip", AWKWARD, (plain(AWKWARD),)),
        Message(AWKWARD, (plain(AWKWARD),), (plain(AWKWARD),)),
        Card(plain(AWKWARD), (), AWKWARD),
        Links((LinkEntry(plain(AWKWARD), (LinkItem("a.docx", "docx"),)),)),
    ],
)
def test_awkward_values_come_out_as_they_went_in(block: Block) -> None:
    content = first(page(block), "//div[@class='content']")
    assert AWKWARD in content.text_content()
    assert not content.xpath(".//b | .//script")


def test_awkward_values_of_the_frame_come_out_as_they_went_in() -> None:
    everywhere = Imprint(AWKWARD, AWKWARD, AWKWARD, "3", AWKWARD, AWKWARD, AWKWARD)
    text = page(title=AWKWARD, subtitle=AWKWARD, imprint=everywhere)
    assert first(text, "//header").text_content().count(AWKWARD) == 7
    assert unescape(inline_parts(text, "title")[0]) == AWKWARD
    assert AWKWARD in first(text, "//footer").text_content()


def test_forty_thousand_characters_come_out_as_they_went_in() -> None:
    text = ("Zażółć gęślą jaźń & <b> " * 1700)[:40_000]
    assert first(page(Paragraph(plain(text))), "//div[@class='content']/p").text_content() == text


def test_characters_that_xml_forbids_are_dropped() -> None:
    assert ">a\tb<br>cd<" in page(Paragraph(plain("a\tb\r\nc\x00\x0b\x1b\ud800\ufffed")))


def test_line_breaks_emphasis_fields_and_decisions_are_marked() -> None:
    runs = (
        Run("a\nb", bold=True),
        Run("klient", kind="field", token="customer-name"),
        Run("rabat", italic=True, kind="decision"),
    )
    assert (
        "<strong>a<br>b</strong>"
        '<span class="field" data-token="customer-name">[klient]</span>'
        '<em><mark class="decision">rabat</mark></em>'
    ) in page(Paragraph(runs))


# Addresses


@pytest.mark.parametrize(
    "link", ["https://a.pl/?b=1&c=2", "http://a.pl", "mailto:a@b.pl", "tel:+48221234567", "#part", "../x.html"]
)
def test_links_lead_where_they_say(link: str) -> None:
    part = Heading(1, (Run("Part"),), "part")
    assert first(page(part, Paragraph((Run("x", link=link),))), "//div[@class='content']//p//a").get("href") == link


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "/etc", "\\\\evil", "x:y"],
)
def test_other_links_are_text(link: str) -> None:
    assert address(link) == ""
    content = first(page(Paragraph((Run("shown", link=link),))), "//div[@class='content']")
    assert content.text_content().strip() == "shown"
    assert not content.xpath(".//a")


def test_characters_that_no_address_may_hold_are_encoded() -> None:
    assert address('https://a.pl/b c"<>%zz%20') == "https://a.pl/b%20c%22%3C%3E%25zz%20"


def test_a_directory_leads_to_files_beside_the_page() -> None:
    item = LinkItem("internal/word/a b#c.docx", "docx", "część 1")
    link = first(page(Links((LinkEntry(plain("A"), (item,)),))), "//a[@class='best']")
    assert link.get("href") == "internal/word/a%20b%23c.docx#cz%C4%99%C5%9B%C4%87%201"
    assert "DOCX" in link.text_content()


def test_a_file_path_never_becomes_another_scheme_or_host() -> None:
    hrefs = [
        first(page(Links((LinkEntry(plain("A"), (LinkItem(path, "html"),)),))), "//a[@class='best']").get("href")
        for path in ("javascript:alert(1)", "//evil.example/x")
    ]
    assert hrefs == ["javascript%3Aalert%281%29", "evil.example/x"]


def test_the_way_home_is_there_when_it_is_given() -> None:
    assert first(page(home="../../index.html"), "//header//nav/a").get("href") == "../../index.html"
    assert not tree(page()).xpath("//header//nav")
    assert not tree(page(home="javascript:alert(1)")).xpath("//header//nav")


# One file that stands alone


def test_the_policy_allows_exactly_the_inline_style_and_scripts() -> None:
    text = searchable_page()
    policy = first(text, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    styles, scripts = inline_parts(text, "style"), inline_parts(text, "script")
    assert len(styles) == 1
    assert len(scripts) == 2
    assert policy.startswith(f"default-src 'none'; style-src {digest(styles[0])};")
    assert set(re.findall(r"'sha256-[^']+'", policy.split("script-src")[1])) == {digest(script) for script in scripts}


def test_a_page_without_use_for_a_script_has_none() -> None:
    text = page(Paragraph(plain("x")))
    assert not tree(text).xpath("//script")
    assert "script-src 'none'" in first(text, "//meta[@http-equiv='Content-Security-Policy']").get("content")


@pytest.mark.parametrize("text", [searchable_page(), render(sample_document(), load("classic")).decode("utf-8")])
def test_a_page_loads_nothing(text: str) -> None:
    assert not tree(text).xpath("//link | //img | //iframe | //*[@src] | //*[@style] | //base | //form")
    assert not re.search(r"@import|url\(|(?<![\w.}])fetch\(|XMLHttpRequest|import\(", text)
    assert not tree(text).xpath("//@*[starts-with(name(), 'on')]")


def test_search_data_cannot_leave_its_element() -> None:
    hostile = "</script><!-- <script> & ]]> \u2028 ż"
    entry = SearchEntry(hostile, "internal/html/a b.html", "ą", hostile, hostile)
    text = page(search=(entry,))
    data = inline_parts(text, "script")[0]
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data)
    assert searched(data)["entries"] == [
        {"title": hostile, "href": "internal/html/a%20b.html#%C4%85", "text": hostile, "kind": hostile}
    ]


def test_a_theme_or_a_font_cannot_leave_the_style_element(theme: Theme) -> None:
    parts = HtmlParts(theme.html.blocks, theme.html.css + "</style><script>alert(1)</script>")
    hostile = branded(replace(theme, html=parts), primary=None, accent=None, font='x"; } </style><b>')
    text = render(document(imprint=Imprint('"</style>\\', "1")), hostile).decode("utf-8")
    assert len(inline_parts(text, "style")) == 1
    assert not tree(text).xpath("//script | //b")


def test_a_brand_reaches_the_page_and_its_text_can_be_read_on_tint(theme: Theme) -> None:
    bright = branded(theme, primary="#FF0000", accent="#FFD400", font="Georgia")
    text = render(document(), bright).decode("utf-8")
    ink = dict(re.findall(r"--([a-z]+)-ink: (#\w{6});", text.partition("@media")[0]))
    background = contrast_with_white(theme.palette.tint)
    assert '--body-font: "Georgia"' in text
    assert all(contrast_with_white(colour) / background >= 4.5 for colour in ink.values())
    assert {"primary", "accent", "muted", "good", "warning", "bad"} == set(ink)


# A dark screen


@given(st.from_regex(r"#[0-9A-F]{6}", fullmatch=True))
def test_any_colour_can_be_read_on_a_dark_ground(colour: str) -> None:
    shown = dict(dark({"primary": colour}, ["primary"]))
    for ground in ("page", "tint", "input"):
        assert contrast_with_white(shown[ground]) / contrast_with_white(shown["primary-ink"]) >= 4.5
        assert contrast_with_white(shown[ground]) / contrast_with_white(shown["ink"]) >= 7


def test_the_dark_is_for_screens_alone() -> None:
    assert "@media screen and (prefers-color-scheme: dark) { :root { --page: #12161D;" in page()


def test_no_rule_of_the_theme_names_a_colour(theme: Theme) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb", theme.html.css) == []


# A page to write in


def written(*blocks: Block, **changes: object) -> str:
    return page(*blocks, notebook=Notebook("Firm/firm/paper/pl", (TimedPart("Cena", 5, "talk"),)), **changes)


WRITTEN = (
    Checklist((plain("Budżet"), plain("Termin")), "stages.offer.exit"),
    Table((Column("Co"), Column("Notatka", kind="blank")), (TableRow((plain("1"), ()), name="Cena"),)),
    Question(plain("Ile?"), field="Wolumen", origin="questions.volume", answer_lines=0),
    Question(plain("Jak?"), scale=("1", "2"), origin="questions.mark"),
    FormLines((plain("Następny krok:"),), 1, "skeletons.x.note"),
)


def test_what_is_typed_and_ticked_has_a_name_of_its_own() -> None:
    places = tree(written(*WRITTEN)).xpath("//*[@data-note]")
    names = [place.get("data-note") for place in places if place.get("type") != "radio"]
    assert len(names) == len(set(names)) == 2 + 1 + 1 + 1 + 1 + 2
    told = {place.get("data-name") for place in places}
    assert {"Budżet", "Cena", "Wolumen", "Jak?", "Następny krok:"} <= told


def test_a_note_keeps_its_name_whatever_is_put_before_it() -> None:
    def name(text: str) -> str:
        return str(first(text, "//textarea[@data-name='Wolumen']").get("data-note"))

    assert name(written(*WRITTEN)) == name(written(Paragraph(plain("x")), *reversed(WRITTEN)))


def test_a_page_that_nobody_writes_in_keeps_nothing() -> None:
    text = page(*WRITTEN)
    assert not tree(text).xpath("//textarea | //*[@data-note] | //*[@class='notebar']")
    assert "localStorage" not in text


def test_the_parts_of_a_talk_stand_in_the_bar_with_their_minutes() -> None:
    bar = first(written(*WRITTEN), "//section[@class='notebar']")
    assert bar.get("data-key") == "Firm/firm/paper/pl"
    assert [part.get("data-minutes") for part in bar.xpath(".//ol[@class='parts']/li")] == ["5"]
    assert "/ 5 min" in bar.text_content()


# Links to other papers


def test_a_link_to_a_paper_leads_to_its_file() -> None:
    link = to_paper("objections", "too-expensive")
    text = page(Paragraph((Run("x", link=link),)), papers={link: LinkItem("a b.html", "html", "too-expensive")})
    assert first(text, "//p//a").get("href") == "a%20b.html#too-expensive"


def test_a_link_to_a_paper_that_is_not_there_is_text() -> None:
    assert not tree(page(Paragraph((Run("x", link=to_paper("objections")),)))).xpath("//div[@class='content']//a")


def test_a_link_to_a_paper_is_not_spelled_out() -> None:
    assert address_beside("Objections", to_paper("objections")) == ""
    assert paper_of(to_paper("a", "b")) == ("a", "b")
    assert paper_of("#a") is None


# The vendored search

VENDORED = "f7eceb685c322366cb4f16ed452cbcd53c39a074eb830546b3f7f38a579a132e"
"""SHA-256 of MiniSearch 7.2.0 as docs/vendored.md says it was made."""


def test_the_vendored_search_is_the_one_that_was_looked_at() -> None:
    folder = Path(html.__file__).parent / "vendor"
    assert sha256((folder / "minisearch.min.js").read_bytes()).hexdigest() == VENDORED
    assert VENDORED in (ROOT / "docs/vendored.md").read_text("utf-8")
    assert "Permission is hereby granted" in (folder / "minisearch.LICENSE.txt").read_text("utf-8")


# Structure


@given(st.lists(st.integers(1, 3), max_size=12), st.booleans())
def test_heading_levels_begin_below_the_title_and_never_skip(levels: list[int], carded: bool) -> None:
    headings = tuple(Heading(level, plain("x")) for level in levels)
    text = page(Heading(1, plain("x")), Card(plain("x"), headings) if carded else Pages("s", headings), *headings)
    shown = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert shown[0] == 1
    assert all(1 < after <= before + 1 for before, after in pairwise(shown))


def test_anchors_are_unique_and_all_there() -> None:
    rows = (TableRow((plain("x"),), anchor="row"), TableRow((plain("x"),), anchor="row"))
    text = page(
        Pages("part", (Heading(1, plain("x"), anchor="part"),)),
        Heading(1, plain("x"), anchor="head"),
        Card(plain("x"), (Heading(2, plain("x"), anchor="head"),), anchor="card"),
        Message("x", (), (), anchor="message"),
        Table((Column("a"),), rows),
        Heading(1, plain("x"), anchor="page-content"),
        searchable=True,
    )
    ids = tree(text).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"part", "head", "card", "message", "row"} <= set(ids)


def test_the_contents_lead_to_every_heading_outside_cards() -> None:
    text = page(
        Heading(1, plain("One"), anchor="one"),
        Heading(2, plain("Within")),
        Card(plain("Card"), (Heading(2, plain("Hidden"), anchor="hidden"),)),
        Heading(1, (Run("Two", link="https://a.pl"),), anchor="two"),
        contents=True,
    )
    links = tree(text).xpath("//nav[@class='contents']//a")
    assert [link.text_content() for link in links] == ["One", "Within", "Two"]
    assert all(tree(text).xpath(f"//*[@id='{link.get('href')[1:]}']") for link in links)


def test_an_empty_heading_is_left_out() -> None:
    assert "<h2" not in page(Heading(1, ()))


def test_the_marking_stands_on_internal_pages_only() -> None:
    marked = page(imprint=Imprint("Firm", "1", marking="WEWNĘTRZNE"))
    assert first(marked, "//p[@class='marking']").text_content() == "WEWNĘTRZNE"
    assert not tree(page()).xpath("//p[@class='marking']")


@pytest.mark.parametrize(("language", "skip"), [("pl", "Przejdź do treści"), ("en", "Skip to content")])
def test_a_page_speaks_its_documents_language(language: str, skip: str) -> None:
    text = page(language=language)
    assert first(text, "/html").get("lang") == language
    assert first(text, "//a[@class='skip']").text_content() == skip


def test_what_needs_a_script_is_hidden_until_it_runs() -> None:
    hidden = tree(searchable_page()).xpath("//*[@hidden]")
    assert {element.get("class") or element.tag for element in hidden} == {"search", "results", "filter", "button"}


def test_boxes_can_be_ticked_and_have_names() -> None:
    table = Table((Column("Zrobione", kind="check"), Column("Co")), (TableRow(((), plain("Telefon"))),))
    text = page(Checklist((plain("Budżet"),)), table)
    box, cell_box = tree(text).xpath("//input[@type='checkbox']")
    assert box.xpath("normalize-space(ancestor::label)") == "Budżet"
    assert cell_box.get("aria-label") == "Zrobione: Telefon"


def test_a_wide_table_can_be_reached_and_scrolled_by_keyboard() -> None:
    region = first(page(Table((Column("a"),), (), "Plan")), "//div[@role='region']")
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "Plan")


def test_tables_have_names_of_their_own() -> None:
    table = Table((Column("a"),), ())
    text = page(table, Heading(1, plain("Ceny")), table, table, replace(table, caption="Rabaty"))
    names = tree(text).xpath("//div[@role='region']/@aria-label")
    assert names == ["Tabela", "Tabela: Ceny", "Tabela: Ceny (2)", "Rabaty"]


def test_missing_cells_are_empty_cells() -> None:
    table = Table((Column("a"), Column("b")), (TableRow((plain("x"),)),))
    assert len(first(page(table), "//tbody/tr").getchildren()) == 2


def test_a_callout_says_its_kind_in_words_once() -> None:
    text = page(Callout("warning", "Uwaga"), Callout("rule", "Termin"))
    notes = [" ".join(note.text_content().split()) for note in tree(text).xpath("//div[@role='note']")]
    assert notes == ["Uwaga", "Zasada Termin"]


def test_blocks_without_content_do_not_break_the_page() -> None:
    blocks = (Bullets(()), Grid(()), Links(()), Card((), ()), Question((), answer_lines=0), Message("", (), ()))
    assert first(page(*blocks), "//main") is not None


# Real parts


def saved_pages(folder: Path) -> list[Path]:
    pages = {"sample": render(sample_document(), load("classic")), "found": searchable_page().encode("utf-8")}
    for name, content in pages.items():
        (folder / f"{name}.html").write_bytes(content)
    return sorted(folder.glob("*.html"))


def test_the_validator_has_nothing_to_say(tmp_path: Path, html_validator: list[str]) -> None:
    command = [*html_validator, "--Werror", *map(str, saved_pages(tmp_path))]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_the_script_runs_from_the_file_system_under_its_policy(tmp_path: Path, chromium: str) -> None:
    address_of_page = saved_pages(tmp_path)[0].as_uri()
    browser = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [*browser, "--dump-dom", address_of_page]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert tree(shown).xpath("//div[@class='search' and not(@hidden)]")
    assert tree(shown).xpath("//div[@class='filter' and not(@hidden)]")
    assert tree(shown).xpath("//button[not(@hidden)]")
