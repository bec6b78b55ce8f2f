"""An edit of a picture or a chart is an edit, wherever it is made; how a program spells them is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from generator.documents.workbook import TableSheet, Workbook
from generator.fingerprint import fingerprint, only_saved
from generator.render import excel, word
from generator.themes import load
from tests.fingerprint.edits import BODY, W, edited
from tests.fingerprint.packages import WORD, packed, saved_by
from tests.fingerprint.samples import PICTURE
from tests.papers import MadeSet, parts
from tests.render.sample import sample_document, sample_imprint
from tests.render.test_charts import CHART, COLUMNS, ROWS

THEME = load("classic")
CHART_PART, DRAWING_PART = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"

Change = Callable[[Any], None]


def attribute(path: str, name: str, value: str) -> Change:
    def change(tree: Any) -> None:
        found = tree.find(path)
        assert found is not None, path
        found.set(name, value)

    return change


def text(path: str, value: str) -> Change:
    def change(tree: Any) -> None:
        found = tree.find(path)
        assert found is not None, path
        found.text = value

    return change


def gone(path: str) -> Change:
    def change(tree: Any) -> None:
        found = tree.find(path)
        assert found is not None, path
        found.getparent().remove(found)

    return change


def added(path: str, element: str) -> Change:
    def change(tree: Any) -> None:
        parent = tree.find(path)
        parent.append(etree.SubElement(parent, element))

    return change


SHAPE = ".//{*}wsp"
IN_WORD: dict[str, Change] = {
    "a word": text(".//{*}txbxContent//{*}t", "mine"),
    "a size of letters": attribute(".//{*}txbxContent//{*}sz", f"{{{W}}}val", "40"),
    "a shape moved": attribute(f"{SHAPE}[2]//{{*}}off", "x", "200000"),
    "a shape made larger": attribute(f"{SHAPE}[2]//{{*}}ext", "cx", "2000000"),
    "a shape turned": attribute(f"{SHAPE}[2]//{{*}}xfrm", "rot", "5400000"),
    "another form": attribute(f"{SHAPE}[2]//{{*}}prstGeom", "prst", "star5"),
    "another colour": attribute(f"{SHAPE}[2]/{{*}}spPr/{{*}}solidFill/{{*}}schemeClr", "val", "accent3"),
    "another outline": attribute(f"{SHAPE}[2]//{{*}}ln//{{*}}srgbClr", "val", "00FF00"),
    "a thicker outline": attribute(f"{SHAPE}[2]//{{*}}ln", "w", "38100"),
    "a shape less": gone(f"{SHAPE}[2]"),
    "a shadow": added(f"{SHAPE}[2]/{{*}}spPr", "{http://schemas.openxmlformats.org/drawingml/2006/main}effectLst"),
    "a picture made smaller": attribute(".//{*}inline/{*}extent", "cx", "1000000"),
    "a path bent": attribute(".//{*}custGeom//{*}lnTo/{*}pt", "x", "99999"),
}  # fmt: skip
IN_CHART: dict[str, Change] = {
    "a title": text(".//{*}title//{*}t", "mine"),
    "a name of a series": text(".//{*}ser/{*}tx//{*}v", "mine"),
    "other cells": text(".//{*}val//{*}f", "Dane!$B$5:$B$9"),
    "a colour": attribute(".//{*}ser//{*}srgbClr", "val", "00FF00"),
    "standing bars": attribute(".//{*}barDir", "val", "col"),
    "a series less": gone(".//{*}ser[2]"),
    "no legend": gone(".//{*}legend"),
    "no labels": attribute(".//{*}showVal", "val", "0"),
    "larger letters": attribute(".//{*}title//{*}rPr", "sz", "4000"),
    "a trend": added(".//{*}ser", "{http://schemas.openxmlformats.org/drawingml/2006/chart}trendline"),
}


@pytest.fixture(scope="module")
def paper() -> bytes:
    return word.render(sample_document(), THEME)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    sheet = TableSheet("data", "Dane", COLUMNS, ROWS, charts=(CHART,))
    return excel.render(Workbook("w", "Skoroszyt", "pl", "internal", sample_imprint(), (sheet,)), THEME)


def is_ours(made: bytes, found: bytes, format_: str) -> bool:
    ours = fingerprint(made, format_)
    assert ours
    return only_saved(ours, fingerprint(found, format_))


@pytest.mark.parametrize("edit", IN_WORD)
def test_an_edit_of_a_drawing_counts(edit: str, paper: bytes) -> None:
    assert not is_ours(paper, edited(paper, BODY, IN_WORD[edit]), "docx")


@pytest.mark.parametrize("edit", IN_CHART)
def test_an_edit_of_a_chart_counts(edit: str, workbook: bytes) -> None:
    assert not is_ours(workbook, edited(workbook, CHART_PART, IN_CHART[edit]), "xlsx")


def test_a_chart_that_was_moved_counts(workbook: bytes) -> None:
    assert not is_ours(workbook, edited(workbook, DRAWING_PART, text(".//{*}from/{*}row", "40")), "xlsx")


def test_a_file_that_was_not_touched_is_ours(paper: bytes, workbook: bytes) -> None:
    assert is_ours(paper, edited(paper, BODY, lambda tree: None), "docx")
    assert is_ours(workbook, edited(workbook, CHART_PART, lambda tree: None), "xlsx")


def test_another_group_in_a_drawing_counts(paper: bytes) -> None:
    """What is not known is spelled out, and so counts."""
    group = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}grpSp"
    assert not is_ours(paper, edited(paper, BODY, added(".//{*}wgp", group)), "docx")


def moved_a_little(tree: Any) -> None:
    """As LibreOffice does, which keeps places in hundredths of a millimetre."""
    end = tree.find(".//{*}to/{*}colOff")
    end.text = str(int(end.text) - 212)


DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LOGO: dict[str, Change] = {
    "moved": text(".//{*}from/{*}row", "7"),
    "cut": added(".//{*}blipFill", f"{DRAWINGML}srcRect"),
    "framed": added(".//{*}pic/{*}spPr", f"{DRAWINGML}ln"),
    "turned": attribute(".//{*}pic//{*}xfrm", "rot", "5400000"),
    "paled": added(".//{*}blip", f"{DRAWINGML}grayscl"),
    "described otherwise": attribute(".//{*}pic//{*}cNvPr", "descr", "mine"),
    "gone": gone(".//{*}twoCellAnchor"),
}


@pytest.mark.parametrize("edit", LOGO)
def test_an_edit_of_a_logo_counts(edit: str, example: MadeSet) -> None:
    with_a_logo = example.path("responsibilities", "xlsx").read_bytes()
    assert not is_ours(with_a_logo, edited(with_a_logo, DRAWING_PART, LOGO[edit]), "xlsx")


def test_a_logo_that_a_program_has_put_down_anew_is_ours(example: MadeSet) -> None:
    with_a_logo = example.path("responsibilities", "xlsx").read_bytes()
    again = saved_by(edited(with_a_logo, DRAWING_PART, moved_a_little), "LibreOffice/7.4")
    assert is_ours(with_a_logo, again, "xlsx")


WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"


def in_drawingml(text: str) -> Any:
    return etree.fromstring(f'<all xmlns:a="{DRAWINGML[1:-1]}" xmlns:a14="{A14}" xmlns:a16="{A16}">{text}</all>')[0]


def extended(path: str, uri: str, extension: str) -> Change:
    """With an extension at the end of what a path leads to."""
    text = f'<a:extLst><a:ext uri="{uri}">{extension}</a:ext></a:extLst>'
    return lambda tree: tree.find(path).append(in_drawingml(text))


DOTS = extended(".//{*}blip", "{28A0092B-C50C-407E-A947-70E740481C1C}", '<a14:useLocalDpi val="0"/>')
NUMBERED = extended(
    ".//{*}docPr",
    "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",
    '<a16:creationId id="{0A1B2C3D-0000-4000-8000-000000000001}"/>',
)


def as_word_puts_it_down(tree: Any) -> None:
    """All that Word has been seen to add to a picture within a line that it only opened and saved."""
    inline = tree.find(".//{*}inline")
    inline.set(f"{{{WP14}}}anchorId", "0A1B2C3D")
    inline.set(f"{{{WP14}}}editId", "4E5F6071")
    DOTS(tree)
    NUMBERED(tree)
    tree.find(".//{*}picLocks").set("noChangeArrowheads", "1")
    tree.find(".//{*}blip").addnext(in_drawingml("<a:srcRect/>"))
    properties = tree.find(".//{*}pic/{*}spPr")
    properties.set("bwMode", "auto")
    properties.append(in_drawingml("<a:noFill/>"))
    properties.append(in_drawingml("<a:ln><a:noFill/></a:ln>"))


def without_its_locks(tree: Any) -> None:
    for path in (".//{*}cNvGraphicFramePr", ".//{*}picLocks"):
        gone(path)(tree)


WORD_LOGO: dict[str, Change] = {
    "made smaller": attribute(".//{*}inline/{*}extent", "cx", "400000"),
    "cut": lambda tree: tree.find(".//{*}blip").addnext(in_drawingml('<a:srcRect l="20000"/>')),
    "cut to a form": attribute(".//{*}pic//{*}prstGeom", "prst", "ellipse"),
    "turned": attribute(".//{*}pic//{*}xfrm", "rot", "5400000"),
    "mirrored": attribute(".//{*}pic//{*}xfrm", "flipH", "1"),
    "framed": lambda tree: tree.find(".//{*}pic/{*}spPr").append(
        in_drawingml('<a:ln w="9525"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>')),
    "paled": added(".//{*}blip", f"{DRAWINGML}grayscl"),
    "described": attribute(".//{*}inline/{*}docPr", "descr", "mine"),
    "given an effect": extended(".//{*}blip", "{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}", "<a14:imgProps/>"),
    "led elsewhere": added(".//{*}docPr", f"{DRAWINGML}hlinkClick"),
    "gone": gone(".//{*}inline"),
}  # fmt: skip


@pytest.fixture(scope="module")
def letter(example: MadeSet) -> tuple[bytes, str]:
    """A Word paper with the company's logo, and the part in which that stands."""
    data = example.path("offer-detailed", "docx").read_bytes()
    return data, next(name for name, part in sorted(parts(data).items()) if b"<pic:pic" in part)


@pytest.mark.parametrize("as_found", [as_word_puts_it_down, without_its_locks])
def test_a_logo_that_word_has_put_down_anew_is_ours(letter: tuple[bytes, str], as_found: Change) -> None:
    paper, part = letter
    assert is_ours(paper, saved_by(edited(paper, part, as_found), WORD), "docx")


@pytest.mark.parametrize("edit", WORD_LOGO)
def test_an_edit_of_a_logo_in_word_counts(edit: str, letter: tuple[bytes, str]) -> None:
    paper, part = letter

    def both(tree: Any) -> None:
        as_word_puts_it_down(tree)
        for there in tree.findall(".//{*}srcRect") if edit == "cut" else ():
            there.getparent().remove(there)
        WORD_LOGO[edit](tree)

    assert not is_ours(paper, saved_by(edited(paper, part, both), WORD), "docx")


def test_another_picture_in_place_of_the_logo_counts(letter: tuple[bytes, str]) -> None:
    paper, _ = letter
    content = parts(paper)
    (logo,) = (name for name in content if name.startswith("word/media/"))
    assert not is_ours(paper, saved_by(packed({**content, logo: PICTURE}), WORD), "docx")
