"""The fonts of a PDF: the company's own where it is there, the nearest elsewhere, and nothing lost in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.documents.blocks import Document, Imprint, Paragraph
from generator.documents.inline import plain
from generator.render import pdf
from generator.render.pdf import Faces
from generator.themes import Fonts, load
from tests.render.pdf.reading import opened, rendered, text_of_pdf

FACES = pdf.faces.__module__
UNKNOWN = "\U0002fa1d"
"""A rare Chinese character that no font here has."""


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any fonts of its own."""
    monkeypatch.setattr(f"{FACES}._of_system", dict)


def faces_for(family: str, characters: str = "Zażółć gęślą jaźń") -> Faces:
    return pdf.faces(Fonts(family, family, 10.5), characters)


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize(
    ("wanted", "found", "told"),
    [
        ("Calibri", "Carlito", False),
        ("Arial", "Arimo", False),
        ("Cambria", "Caladea", False),
        ("Helvetica", "Arimo", False),
        ("Carlito", "Carlito", False),
        ("Libertinus Serif", "Libertinus Serif", False),
        ("Times New Roman", "Libertinus Serif", True),
        ("Noto Serif", "Libertinus Serif", True),
        ("Merriweather Sans Serif", "Carlito", True),
        ("Consolas", "DejaVu Sans Mono", True),
        ("Futura", "Carlito", True),
    ],
)
def test_on_a_bare_machine_the_nearest_font_stands_in(wanted: str, found: str, told: bool) -> None:
    faces = faces_for(wanted)
    assert (faces.body[0], faces.heading[0], faces.from_system) == (found, found, False)
    assert faces.instead == (((wanted, found),) if told else ())
    assert faces.lost == frozenset()


def test_a_font_of_the_machine_is_used_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    font = SimpleNamespace(family="Futura", path="/fonts/futura.ttf", index=0)
    monkeypatch.setattr(f"{FACES}._of_system", lambda: {"futura": [font]})
    faces = faces_for("Futura")
    assert (faces.body[0], faces.from_system, faces.instead) == ("Futura", True, ())


def test_polish_typography_needs_no_font_of_the_machine() -> None:
    letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”‚’«»–—…•·→←↑↓≥≤≠≈×÷±°§€£$№☐✓\u00a0\u202f\u2011"
    faces = faces_for("Calibri", letters)
    assert (faces.lost, faces.from_system) == (frozenset(), False)


def test_a_character_that_no_font_has_is_known_and_shown_as_a_square() -> None:
    document = Document("one", "Tytuł", "pl", "internal", Imprint("A", "1"), (Paragraph(plain(f"A{UNKNOWN}Z")),))
    theme = load("classic")
    assert pdf.faces(theme.fonts, pdf.characters(document)).lost == frozenset(UNKNOWN)
    assert "A□Z" in text_of_pdf(rendered(document, theme))


def test_a_letter_is_not_lost_with_the_mark_behind_it() -> None:
    assert "z" not in faces_for("Calibri", f"az\u0301\u20e3{UNKNOWN}").lost


def test_fonts_are_inside_the_pdf() -> None:
    document = Document("one", "Tytuł", "pl", "internal", Imprint("A", "1"), (Paragraph(plain("Tekst")),))
    theme = load("classic")
    data = opened(rendered(document, replace(theme, fonts=Fonts("Carlito", "Carlito", 10.5))))
    fonts = data.pages[0]["/Resources"]["/Font"]
    for font in (one.get_object()["/DescendantFonts"][0].get_object() for one in fonts.values()):
        assert "Carlito" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_licences_of_the_fonts_stand_beside_them() -> None:
    folder = Path(str(pdf.__file__)).parent / "fonts"
    families = {file.name.partition("-")[0].partition("[")[0] for file in folder.glob("*.ttf")}
    assert families == {"Carlito", "Arimo", "Caladea"}
    for family in families:
        assert "SIL Open Font License" in (folder / f"OFL-{family}.txt").read_text("utf-8")
