"""Figures in Word: shapes of its own, with words for who cannot see them, and paper of twice the size."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from generator.documents.blocks import Document, Pages
from generator.documents.figures import Box, Drawing, Figure, Text
from generator.render import word
from generator.themes import load
from tests.render.sample import sample_document, sample_imprint

THEME = load("classic")
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def body_of(document: Document) -> Any:
    package = zipfile.ZipFile(io.BytesIO(word.render(document, THEME)))
    return etree.fromstring(package.read("word/document.xml"))


def with_figure(figure: Figure, *, poster: bool = False) -> Document:
    page = Pages("page", (figure,), one_page=True, poster=poster)
    return replace(sample_document(), cover=False, contents=False, blocks=(page,))


def extent(root: Any) -> tuple[int, int]:
    (found,) = root.iterfind(".//wp:inline/wp:extent", NAMES)
    return int(found.get("cx")), int(found.get("cy"))


def test_a_figure_is_a_group_with_alternative_text_and_its_words() -> None:
    root = body_of(sample_document())
    described = root.findall(".//wp:inline/wp:docPr", NAMES)
    assert [one.get("descr") for one in described] == ["Mapa: etap, a za nim decyzja"] * 2
    ids = [one.get("id") for one in (*described, *root.findall(".//wps:cNvPr", NAMES))]
    assert len(set(ids)) == len(ids)
    words = ["".join(one.itertext()) for one in root.findall(".//wps:txbx", NAMES)]
    assert "Etap„R&D”" in words


def test_a_wide_figure_is_made_to_fit_with_its_texts() -> None:
    figure = Figure("Mapa", Drawing(975, 400, (Text(0, 0, 90, ("a",), 12), Box(0, 0, 975, 400, "tint"))))
    root = body_of(with_figure(figure))
    assert extent(root)[0] / 12_700 == pytest.approx(9752 / 20, abs=0.5)
    (size,) = (one.get(f"{{{NAMES['w']}}}val") for one in root.findall(".//wps:txbx//w:sz", NAMES))
    assert size == "12"  # in half-points: half of 12 points
    assert extent(body_of(with_figure(figure, poster=True)))[0] == 975 * 12_700


def test_what_is_in_a_group_keeps_within_it() -> None:
    """LibreOffice would stretch all of it otherwise."""
    root = body_of(sample_document())
    for group in root.findall(".//wpg:wgp", NAMES):
        (whole,) = group.findall("wpg:grpSpPr/a:xfrm/a:ext", NAMES)
        for place in group.findall("wps:wsp/wps:spPr/a:xfrm", NAMES):
            (off,), (ext,) = place.findall("a:off", NAMES), place.findall("a:ext", NAMES)
            right = int(off.get("x")) + int(ext.get("cx"))
            assert 0 <= int(off.get("x")) <= right <= int(whole.get("cx"))


@pytest.mark.parametrize(("paper", "size"), [("A4", ("23811", "16838")), ("Letter", ("24480", "15840"))])
def test_a_poster_stands_on_a_turned_sheet_of_twice_the_size(paper: Any, size: tuple[str, str]) -> None:
    figure = Figure("Mapa", Drawing(100, 50, (Box(0, 0, 9, 9),)))
    document = replace(with_figure(figure, poster=True), imprint=replace(sample_imprint(), paper=paper))
    (sheet,) = (one for one in body_of(document).findall(".//w:pgSz", NAMES) if one.get(f"{{{NAMES['w']}}}orient"))
    assert (sheet.get(f"{{{NAMES['w']}}}w"), sheet.get(f"{{{NAMES['w']}}}h")) == size


def test_a_figure_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="in words"):
        Figure("  ", Drawing(1, 1, ()))
