"""A one-letter word does not stand alone at the end of a Polish line; nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.locale.typography import typeset


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Rozmowa w cztery oczy", "Rozmowa w~cztery oczy"),
        ("W dniu zamówienia", "W~dniu zamówienia"),
        ("i z klientem", "i~z~klientem"),
        ("(o cenie)", "(o~cenie)"),
        ("„Z kim rozmawiam?”", "„Z~kim rozmawiam?”"),
        ("wiersz\na potem drugi", "wiersz\na~potem drugi"),
        ("koszty i zyski", "koszty i~zyski"),
        ("w 14 dni", "w~14 dni"),
        ("o „cenie” i (rabacie)", "o~„cenie” i~(rabacie)"),
        ("zgoda z dnia, potem z ", "zgoda z~dnia, potem z~"),
    ],
)
def test_a_one_letter_word_holds_on_to_the_next(written: str, printed: str) -> None:
    assert typeset(written, "pl") == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("powyżej 100 000 zł rocznie", "powyżej 100~000~zł rocznie"),
        ("1 234,56 zł", "1~234,56~zł"),
        ("60–110 tys. zł", "60–110~tys. zł"),
        ("pół godziny, do 30 min", "pół godziny, do 30~min"),
    ],
)
def test_an_amount_stays_on_its_line(written: str, printed: str) -> None:
    assert typeset(written, "pl") == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "1 / 2 tygodnie",
        "za 2 minuty 3 złote",
        "x = a + b",
        "plan B zapasowy",
        "dom oraz ogród",
        "z  dwoma odstępami",
        "w\u00a0domu",
        "S.A. i",
        "",
    ],
)
def test_what_is_no_one_letter_word_stays(text: str) -> None:
    assert typeset(text, "pl") == text


@given(st.text())
def test_only_spaces_change_and_english_not_at_all(text: str) -> None:
    assert typeset(text, "pl").replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert typeset(text, "en") == text


@given(st.text(alphabet="aiwz ,bc\u00a0"))
def test_a_text_that_is_set_is_not_set_again(text: str) -> None:
    assert typeset(typeset(text, "pl"), "pl") == typeset(text, "pl")
