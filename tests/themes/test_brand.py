"""A brand is laid over a theme, and what is written in its colours can always be read."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.themes import Theme, branded, load
from generator.themes.theme import contrast_with_white, is_colour, readable

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
READABLE = 4.5
"""The least contrast of text, WCAG 2.1, 1.4.3."""


@pytest.fixture
def theme() -> Theme:
    return load("classic")


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#FFFFFF", 1.0), ("#000000", 21.0), ("#777777", 4.48), ("#FF0000", 4.0), ("#00FF00", 1.37)],
)
def test_contrast_is_that_of_the_standard(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


@given(COLOURS, COLOURS)
def test_a_brands_colours_can_be_read_on_white_and_white_on_them(primary: str, accent: str) -> None:
    palette = branded(load("classic"), primary=primary, accent=accent, font=None).palette
    for colour in (palette.primary, palette.accent):
        assert is_colour(colour)
        assert contrast_with_white(colour) >= READABLE


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_the_company_chose_it(colour: str) -> None:
    assert (readable(colour) == colour) == (contrast_with_white(colour) >= READABLE)


def test_the_themes_own_texts_can_be_read(theme: Theme) -> None:
    palette = theme.palette
    for name in ("primary", "accent", "ink", "muted", "good", "warning", "bad"):
        assert contrast_with_white(getattr(palette, name)) >= READABLE, name
    for field in fields(palette):
        assert is_colour(getattr(palette, field.name)), field.name


def test_what_a_brand_does_not_say_comes_from_the_theme(theme: Theme) -> None:
    assert branded(theme, primary=None, accent=None, font=None) == theme
    coloured = branded(theme, primary="#0F5C6E", accent=None, font=None)
    assert coloured.palette.primary == "#0F5C6E"
    assert (coloured.palette.accent, coloured.fonts) == (theme.palette.accent, theme.fonts)


def test_a_brands_font_is_that_of_headings_and_text(theme: Theme) -> None:
    fonts = branded(theme, primary=None, accent=None, font="Georgia").fonts
    assert (fonts.heading, fonts.body, fonts.size) == ("Georgia", "Georgia", theme.fonts.size)


@pytest.mark.parametrize("value", ["red", "#FFF", "#GGGGGG", "0F5C6E", "#0F5C6E;", ""])
def test_what_is_no_colour_is_told(value: str) -> None:
    assert not is_colour(value)
