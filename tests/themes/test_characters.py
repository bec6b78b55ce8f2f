"""The themes that ship: each draws everything in every medium, differs in character, and can be read."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields

import docx
import openpyxl
import pytest
from lxml import etree

from generator.render import excel, html, word
from generator.render.excel.styles import Look, cell_format, highlight_format, stripe_format
from generator.render.word.shell import shell
from generator.themes import Theme, load, shipped
from generator.themes.theme import TEXT_CONTRAST, contrast, is_colour
from tests.render.sample import sample_document
from tests.render.sample_workbook import sample_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHITE = "#FFFFFF"
HIGHLIGHTS = ("good", "warning", "bad", "muted", "accent")
CALLOUTS = ("Rule", "Tip", "Warning", "Decision")


@pytest.fixture(params=shipped())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


def test_these_ship_the_usual_one_first() -> None:
    assert shipped() == ("classic", "field", "modern")
    assert all(load(name).says for name in shipped())


def test_they_differ_in_character_and_not_in_colour_alone() -> None:
    looks = [(one.fonts.heading, one.excel, one.word.document, one.html.css) for one in map(load, shipped())]
    for one, other in itertools.combinations(looks, 2):
        assert all(mine != theirs for mine, theirs in zip(one, other, strict=True))


# --- everything in every medium -------------------------------------------------------------------


def test_word_prints_the_same_text_in_each(theme: Theme) -> None:
    """But for the numbers of the pages: a larger type takes more of them."""

    def text(one: Theme) -> str:
        body = docx.Document(io.BytesIO(word.render(sample_document(), one))).element.body
        for tab in body.xpath(".//w:hyperlink/w:r[w:tab]"):
            tab.xpath("./following-sibling::w:r/w:t")[0].text = " "
        return "".join(body.itertext(f"{W}t"))

    assert len(text(theme)) > 2000
    assert sorted(text(theme).split()) == sorted(text(load()).split())


def test_a_page_says_the_same_in_each(theme: Theme) -> None:
    bare = re.compile(r"<style>.*?</style>|style-src [^;]*;[^;]*;|(?<=cover )\w+|font-family=\"[^\"]*\"", re.DOTALL)
    page, usual = (html.render(sample_document(), one).decode() for one in (theme, load()))
    assert bare.sub("", page) == bare.sub("", usual)


def test_a_workbook_holds_the_same_in_each(theme: Theme) -> None:
    def cells(one: Theme) -> list[object]:
        book = openpyxl.load_workbook(io.BytesIO(excel.render(sample_workbook(), one)))
        return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]

    assert cells(theme) == cells(load())


@pytest.mark.parametrize("render", [word.render, html.render])
def test_the_same_paper_gives_the_same_bytes(theme: Theme, render: object) -> None:
    assert render(sample_document(), theme) == render(sample_document(), theme)  # type: ignore[operator]


def test_a_theme_fetches_nothing(theme: Theme) -> None:
    assert re.findall(r"@import|url\((?!\"?data:)|https?://", theme.html.css) == []
    with zipfile.ZipFile(io.BytesIO(theme.word.document)) as package:
        links = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
    assert b"External" not in links


# --- can be read ----------------------------------------------------------------------------------


def test_the_palette_can_be_read_on_white_and_on_its_quiet_background(theme: Theme) -> None:
    palette = theme.palette
    assert [field.name for field in fields(palette) if not is_colour(getattr(palette, field.name))] == []
    texts = ("primary", "accent", "ink", "muted", "good", "warning", "bad")
    weak = {
        (text, ground)
        for text, ground in itertools.product(texts, (WHITE, palette.tint))
        if contrast(getattr(palette, text), ground) < TEXT_CONTRAST
    }
    assert weak == set()
    assert contrast(palette.ink, palette.input) >= TEXT_CONTRAST


def test_what_stands_on_a_colour_of_its_own_in_word_can_be_read(theme: Theme) -> None:
    pairs = list(_word_pairs(theme))
    assert len(pairs) >= 6
    assert [pair for pair in pairs if contrast(pair[1], pair[2]) < TEXT_CONTRAST] == []


def _word_pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Each style's name with its text's colour and the one behind it, of the styles that name both, or of callouts."""
    styles = etree.fromstring(shell(theme, "A4").parts["word/styles.xml"])
    named = {str(style.find(f"{W}name").get(f"{W}val")): style for style in styles.iterfind(f"{W}style")}
    for name, style in named.items():
        for holder in (style, *style.iterfind(f"{W}tblStylePr")):
            ink, ground = holder.find(f"{W}rPr/{W}color"), holder.find(f".//{W}shd")
            if ink is not None and ground is not None:
                yield name, f"#{ink.get(f'{W}val')}", f"#{ground.get(f'{W}fill')}"
    for kind in CALLOUTS:
        ground = named[f"Callout {kind}"].find(f".//{W}shd")
        behind = WHITE if ground is None else f"#{ground.get(f'{W}fill')}"
        yield kind, f"#{named[f'{kind} Label'].find(f'{W}rPr/{W}color').get(f'{W}val')}", behind
        yield kind, theme.palette.ink, behind


def test_what_stands_in_cells_can_be_read(theme: Theme) -> None:
    looks = [
        cell_format(look, theme)
        for look in (
            Look("heading", "band"),
            Look("small", "tint"),
            Look("header", "header"),
            Look("bold", "group"),
            Look("body", "input"),
            Look("computed", "computed"),
            Look("link", "input"),
            Look("section"),
        )
    ]
    looks += [highlight_format(name, theme) for name in HIGHLIGHTS]
    looks += [{"font_color": theme.palette.ink, **stripe_format(theme)}]
    weak = [
        look for look in looks if contrast(str(look["font_color"]), str(look.get("bg_color", WHITE))) < TEXT_CONTRAST
    ]
    assert weak == []


def test_page_headers_are_white_on_a_colour_that_carries_it(theme: Theme) -> None:
    assert contrast(WHITE, theme.palette.primary) >= TEXT_CONTRAST
    assert contrast(WHITE, theme.palette.accent) >= TEXT_CONTRAST


# --- field ----------------------------------------------------------------------------------------


def test_field_tells_nothing_by_colour_alone() -> None:
    field = load("field")
    colours = {getattr(field.palette, name) for name in ("good", "warning", "bad")}
    assert len(colours) == 1, "colour tells no difference, so something else has to"
    highlights = [tuple(sorted(highlight_format(name, field).items())) for name in HIGHLIGHTS]
    assert len(set(highlights)) == len(HIGHLIGHTS)
    assert all(re.search(rf"\.callout\.{kind} [^}}]*border", field.html.css) for kind in ("tip", "warning", "decision"))
    marks = re.findall(r"\.kind::before { content: \"(\S) ", field.html.css)
    assert len(set(marks)) == len(CALLOUTS)


def test_fields_boxes_have_frames_of_their_own_in_word() -> None:
    styles = etree.fromstring(shell(load("field"), "A4").parts["word/styles.xml"])
    frames = {
        tuple((side.tag, side.get(f"{W}val"), side.get(f"{W}sz")) for side in style.iterfind(f".//{W}tblBorders/*"))
        for style in styles.iterfind(f"{W}style")
        if str(style.find(f"{W}name").get(f"{W}val")).startswith("Callout ") and style.get(f"{W}type") == "table"
    }
    assert len(frames) == len(CALLOUTS)


def test_cells_to_fill_have_a_frame_of_their_own_in_field_and_a_colour_elsewhere() -> None:
    plain, to_fill = Look(edge="cell"), Look(fill="input", edge="input")
    for name in shipped():
        one, other = cell_format(plain, load(name)), cell_format(to_fill, load(name))
        differing = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
        assert ("border" in differing) == (name == "field")
        assert "bg_color" in differing
