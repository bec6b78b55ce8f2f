"""Texts of figures keep to the room that they are given, whatever they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.documents.text_widths import shortened, width, wrapped

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)


@given(TEXTS, st.floats(6, 24), st.floats(30, 400), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, size: float, room: float, bold: bool) -> None:
    for line in wrapped(text, size, room, bold=bold):
        assert width(line, size, bold=bold) <= room or len(line) == 1


@given(TEXTS, st.floats(30, 400))
def test_nothing_but_blanks_is_lost(text: str, room: float) -> None:
    assert "".join(wrapped(text, 9, room)).replace(" ", "") == text.replace(" ", "")


def test_a_letter_with_an_accent_is_as_wide_as_without() -> None:
    assert width("zażółć", 10) == width("zazolc", 10)
    assert width("W", 10) > width("i", 10) > 0
    assert width("etap", 10, bold=True) > width("etap", 10)


def test_a_text_that_is_cut_says_so() -> None:
    assert shortened("krótko", 9, 200) == "krótko"
    cut = shortened("bardzo długa nazwa etapu", 9, 60)
    assert cut.endswith("…")
    assert width(cut, 9) <= 60
