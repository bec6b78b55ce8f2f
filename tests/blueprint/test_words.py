"""Words of a trade: named in texts by fields with a grammatical form, said once by whoever says them otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.vocabulary import form_names, in_words, inflected
from generator.locale.languages import FOLDER
from generator.locale.words import QUESTION, labels

POLISH = "extends: ten-stage\nlanguage: pl\ncompany: {name: Alfa}\n"
ENGLISH = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
LAUNCH = """words:
  delivery:
    one: [uruchomienie, uruchomienia, uruchomieniu, uruchomienie, uruchomieniem, uruchomieniu]
    many: [uruchomienia, uruchomień, uruchomieniom, uruchomienia, uruchomieniami, uruchomieniach]
    gender: n
"""


def blueprint_of(folder: Path, text: str) -> Path:
    (folder / "blueprint.yaml").write_text(text, "utf-8")
    return folder


def told(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(BlueprintError) as refused:
        load(blueprint_of(folder, text))
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("[[word.delivery]]", "uruchomienie"),
        ("[[word.delivery.loc]]", "uruchomieniu"),
        ("[[word.delivery.many]]", "uruchomienia"),
        ("[[word.delivery.many.gen]]", "uruchomień"),
        ("[[Word.delivery.ins]]", "Uruchomieniem"),
        ("[[word.delivery:gotowy|gotowa|gotowe]]", "gotowe"),
        ("[[Word.delivery:pierwszy|pierwsza|pierwsze]] [[word.delivery]]", "Pierwsze uruchomienie"),
        (r"\\[[word.delivery]]", r"\[[word.delivery]]"),
    ],
)
def test_a_text_says_the_word_in_the_form_that_it_names(tmp_path: Path, field: str, said: str) -> None:
    text = f'{POLISH}{LAUNCH}blocks:\n  one: {{title: T, body: "{field}"}}\n'
    assert load(blueprint_of(tmp_path, text)).blueprint.blocks["one"].body == said


def test_names_take_words_too(tmp_path: Path) -> None:
    text = f"{POLISH}{LAUNCH}stages:\n  delivery: {{name: '[[Word.delivery]] u klienta'}}\n"
    assert load(blueprint_of(tmp_path, text)).blueprint.stages["delivery"].name == "Uruchomienie u klienta"


@pytest.mark.parametrize(
    ("one", "article", "said"),
    [("client", "", "a client"), ("offer", "", "an offer"), ("hour", "article: an", "an hour")],
)
def test_english_words_have_their_article(tmp_path: Path, one: str, article: str, said: str) -> None:
    words = f"words:\n  offer:\n    one: {one}\n    many: {one}s\n    {article}\n"
    text = f"{ENGLISH}{words}blocks:\n  one: {{title: T, body: '[[word.offer.a]]'}}\n"
    assert load(blueprint_of(tmp_path, text)).blueprint.blocks["one"].body == said


def test_a_trade_says_its_own_word(tmp_path: Path) -> None:
    block = "blocks:\n  one: {title: T, body: 'po [[word.delivery.loc]]'}\n"
    said = {}
    for trade in ("goods", "software", "installation"):
        loaded = load(blueprint_of(tmp_path, f"{POLISH}trade: {trade}\n{block}"))
        said[trade] = loaded.blueprint.blocks["one"].body
    assert said == {"goods": "po dostawie", "software": "po wdrożeniu", "installation": "po montażu"}


def test_forms_of_the_base_are_none_of_another_word(tmp_path: Path) -> None:
    half = "words:\n  delivery: {one: [uruchomienie, uruchomienia]}\n"
    block = "blocks:\n  one: {title: T, body: '[[word.delivery.loc]] [[word.delivery.many]] [[word.delivery:a|b|c]]'}\n"
    found = [problem for problem in told(tmp_path, POLISH + half + block) if problem.code == "word-form"]
    assert [problem.path for problem in found] == ["words.delivery"]
    missing = found[0].message
    assert all(form in missing for form in ("`loc`", "`many`", "`gender`"))
    assert "`gen`" not in missing
    assert found[0].place
    assert found[0].place.line == 5


@pytest.mark.parametrize(
    ("language", "word", "missing"),
    [("pl", "avatar: {one: [profil, profilu]}", "`many`"), ("en", "order: {one: purchase}", "`many`")],
)
def test_a_form_that_labels_of_papers_alone_need_is_told_as_well(
    tmp_path: Path, language: str, word: str, missing: str
) -> None:
    """Without a base no text says these words, and still the papers name chapters and columns with them."""
    (found,) = told(tmp_path, f"language: {language}\ncompany: {{name: Alfa}}\nwords:\n  {word}\n")
    id_ = word.partition(":")[0]
    assert (found.code, found.path, found.place and found.place.line) == ("word-form", f"words.{id_}", 4)
    assert missing in found.message
    assert f"Below `{id_}` write `many:" in found.hint


def test_labels_are_the_texts_of_the_catalog_without_the_questions() -> None:
    with (FOLDER / "pl.po").open("rb") as file:
        found = [one for one in read_po(file, locale="pl") if one.id and one.context != QUESTION]
    for language, field in (("pl", "string"), ("en", "id")):
        texts = (getattr(one, field) for one in found)
        expected = {form for text in texts for form in ((text,) if isinstance(text, str) else text)}
        assert {*labels(language)} == expected


def test_a_form_that_no_text_needs_is_not_asked_for(tmp_path: Path) -> None:
    text = f"{POLISH}words:\n  reel: {{one: szpula}}\nblocks:\n  one: {{title: T, body: '[[word.reel]]'}}\n"
    assert load(blueprint_of(tmp_path, text)).blueprint.blocks["one"].body == "szpula"


@pytest.mark.parametrize(
    ("field", "hint"),
    [("[[word.dostawa]]", "Did you mean `delivery`?"), ("[[word.delivery.gne]]", "gen"), ("[[word.reel]]", "words")],
)
def test_a_field_that_names_nothing_is_told_where_it_stands(tmp_path: Path, field: str, hint: str) -> None:
    (found,) = told(tmp_path, f"{POLISH}blocks:\n  one:\n    title: T\n    body: '{field}'\n")
    assert (found.code, found.place and found.place.line) == ("unknown-word", 7)
    assert hint in found.hint


def test_a_word_that_nothing_names_is_told(tmp_path: Path) -> None:
    loaded = load(blueprint_of(tmp_path, f"{POLISH}words:\n  reel: {{one: szpula}}\n"))
    assert [(one.code, one.severity) for one in loaded.composition.problems] == [("unnamed-word", "warning")]


def test_words_of_another_variant_are_whole(tmp_path: Path) -> None:
    indented = "".join(f"    {line}\n" for line in LAUNCH.splitlines())
    text = (
        f"{POLISH}variants:\n  cloud:\n{indented}blocks:\n  one: {{title: T, body: 'w [[word.delivery.many.loc]]'}}\n"
    )
    folder = blueprint_of(tmp_path, text)
    assert load(folder).blueprint.blocks["one"].body == "w realizacjach"
    assert load(folder, variant="cloud").blueprint.blocks["one"].body == "w uruchomieniach"


def test_a_word_in_two_languages(tmp_path: Path) -> None:
    text = (
        "extends: ten-stage\ncompany: {name: Alfa}\nwords:\n  reel:\n"
        "    one: {pl: [szpula, szpuli], en: reel}\n    many: {pl: szpule, en: reels}\n"
        "blocks:\n  one: {title: {pl: T, en: T}, body: {pl: 'nie ma [[word.reel.gen]]', en: 'no [[word.reel.many]]'}}\n"
    )
    folder = blueprint_of(tmp_path, text)
    assert load(folder, "pl").blueprint.blocks["one"].body == "nie ma szpuli"
    assert load(folder, "en").blueprint.blocks["one"].body == "no reels"


def test_what_is_missing_is_named_and_something_stands_there() -> None:
    vocabulary = (("reel", inflected("pl", ["szpula"], [], "", "")),)
    text, missing = in_words("[[word.reel.gen]], [[word.spool]]", vocabulary)
    assert text == "szpula, spool"
    assert [(one.word, one.form) for one in missing] == [("reel", "gen"), ("spool", "")]


def test_forms_are_those_of_the_language() -> None:
    assert form_names("en") == ("", "many", "a")
    assert form_names("pl")[:3] == ("", "gen", "dat")
    assert "many.loc" in form_names("pl")
