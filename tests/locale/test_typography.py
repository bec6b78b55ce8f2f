"""What belongs together stands on one line: one-letter words, numbers and units, initials, dates; the rest stays."""

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
    ("written", "printed"),
    [
        ("zniżka 5 % przy 12 szt. (30 kg, 2 m³)", "zniżka 5~% przy 12~szt. (30~kg, 2~m³)"),
        ("tel. +48 600 123 456", "tel.~+48~600~123~456"),
        ("umowa z 12 maja 2026 r., § 3, art. 6 ust. 1 lit. f", "umowa z~12~maja 2026~r., §~3, art.~6 ust.~1 lit. f"),
        ("J. Kowalski z ul. Polnej", "J.~Kowalski z~ul.~Polnej"),
        ("Nierdal Sp. z o. o.", "Nierdal Sp. z~o.~o."),
        ("np. w maju", "np.~w~maju"),
        ("10 – 12 osób", "10~–~12 osób"),
        ("nie teraz – mówi klient", "nie teraz~– mówi klient"),
        ("cena 200 EUR i 40 tys. zł", "cena 200~EUR i~40~tys. zł"),
    ],
)
def test_a_polish_number_a_date_and_a_name_stay_on_their_line(written: str, printed: str) -> None:
    assert typeset(written, "pl") == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("a call of 30 min at 9 a.m.", "a call of 30~min at 9~a.m."),
        ("on 5 March 2026 and March 5, 2026", "on 5~March 2026 and March~5, 2026"),
        ("call 020 7946 0958 today", "call 020~7946~0958 today"),
        ("Mr Smith and J. Brown", "Mr~Smith and J.~Brown"),
        ("see page 4, stage 4a", "see page~4, stage~4a"),
        ("10 – 12 people – or more", "10~–~12 people~– or more"),
        ("5 kg for £ 20", "5~kg for £~20"),
        ("phone (312) 555-0142, (see 12)", "phone (312)~555-0142, (see 12)"),
    ],
)
def test_an_english_number_a_date_and_a_name_stay_on_their_line(written: str, printed: str) -> None:
    assert typeset(written, "en") == printed.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text", ["I may go, 5 may stay", "a plan of ours", "we paid 1 2 3", "vitamin C works", "x = a + b"]
)
def test_other_english_stays_as_it_is(text: str) -> None:
    assert typeset(text, "en") == text


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


@pytest.mark.parametrize("language", ["pl", "en", "en-US"])
@given(text=st.text())
def test_only_spaces_change(language: str, text: str) -> None:
    assert typeset(text, language).replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(st.text(alphabet="aiwz ,bc\u00a0"))
def test_a_text_that_is_set_is_not_set_again(text: str) -> None:
    assert typeset(typeset(text, "pl"), "pl") == typeset(text, "pl")
