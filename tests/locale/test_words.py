"""Every word that the code prints is in the catalogs, translated, with the same blanks; and nothing else is there."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

import generator
from generator.locale import Label, catalogs, counted, said
from generator.locale.words import QUESTION

PACKAGE = Path(generator.__file__).parent
CATALOGS = sorted((PACKAGE / "locale").glob("*.po"))
POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„]")


def forms(of: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of)


def messages(catalog: Path) -> list[Message]:
    return [message for message in catalogs.catalog_of(catalog) if message.id]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalog_holds_what_the_code_prints_and_nothing_else(file: Path) -> None:
    assert file.read_bytes() == catalogs.written(catalogs.updated(file)), "make words brings it up to date"


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_each_word_is_translated_with_the_same_blanks(file: Path) -> None:
    found = messages(file)
    assert len(found) > 600
    for message in found:
        asked = blanks(forms(message.id)[0])
        assert not message.fuzzy, message.id
        for form in forms(message.string):
            assert form.strip(), message.id
            assert blanks(form) == asked, message.id


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_the_compiled_catalog_says_the_same(file: Path) -> None:
    with file.with_suffix(".mo").open("rb") as data:
        compiled = gettext.GNUTranslations(data)
    for message in messages(file):
        first, context = forms(message.id)[0], message.context
        one = forms(message.string)[0]
        if message.pluralizable:
            several = forms(message.id)[1]
            assert (
                compiled.npgettext(context, first, several, 1) if context else compiled.ngettext(first, several, 1)
            ) == one
        else:
            assert (compiled.pgettext(context, first) if context else compiled.gettext(first)) == one


READS_POLISH = {
    "audit/placeholders.py": "what people leave in the place of a value",
    "blueprint/checking/torn.py": "words with which a sentence goes on",
    "blueprint/frequencies/frequency.py": "examples for the schema",
    "blueprint/frequencies/grammar": "how often something is done, as people write it",
    "blueprint/model/quantities.py": "units as people write them",
    "blueprint/nearness.py": "letters without their accents",
    "blueprint/reading/syntax.py": "quotation marks that are none in YAML",
    "documents/text_widths.py": "letters and quotation marks that are measured",
    "markup.py": "signs in which an address ends",
    "press/templates/found.py": "quotation marks that Word puts into tags as they are typed",
    "render/excel/names.py": "signs with which a name does not end",
    "render/word/field_tags.py": "quotation marks that Word puts into tags as they are typed",
    "render/word/naming.py": "quotation marks that Word puts into tags as they are typed",
    "render/word/spots.py": "quotation marks that Word puts into tags as they are typed",
    "render/word/tag_syntax.py": "quotation marks that Word puts into tags as they are typed",
    "render/word/tags.py": "quotation marks that Word puts into tags as they are typed",
    "winloss/values.py": "yes and no as people type them into a register",
}
"""Polish that is read, not said: the vocabulary of what a company writes, each with what it is."""


def test_python_says_nothing_in_polish() -> None:
    polish = [file for file in PACKAGE.rglob("*.py") if any(map(POLISH.search, texts(file)))]
    found = {file.relative_to(PACKAGE).as_posix() for file in polish}
    assert {file for file in found if not file.startswith(tuple(READS_POLISH))} == set()


def texts(file: Path) -> Iterator[str]:
    """The texts in a Python file that the program uses, without those that explain it."""
    tree = ast.parse(file.read_text("utf-8"))
    explain = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explain:
            yield node.value


def test_no_word_in_the_code_is_polish() -> None:
    assert [words for _, words, _ in catalogs.printed_words() if POLISH.search(str(words))] == []


def test_words_are_said_in_the_language_asked_for_with_their_blanks_filled() -> None:
    assert (said("Technique", "pl"), said("Technique", "en")) == ("Technika", "Technique")
    assert said("{literal}", "pl") == "{literal}"
    assert said("no such words, {n}", "pl", n=3) == "no such words, 3"


def test_a_context_tells_apart_what_is_one_word_in_english() -> None:
    others = {message.context for message in messages(CATALOGS[0]) if message.id == "Owner"} - {QUESTION}
    assert len({said(Label("Owner", context or ""), "pl") for context in others}) == len(others) > 1


@pytest.mark.parametrize(
    ("count", "pl", "en"),
    [(1, "1 dzień", "1 day"), (2, "2 dni", "2 days"), (5, "5 dni", "5 days"), (22, "22 dni", "22 days")],
)
def test_a_count_has_the_form_that_its_language_asks_for(count: int, pl: str, en: str) -> None:
    assert counted(count, "{n} day", "{n} days", "pl") == pl
    assert counted(count, "{n} day", "{n} days", "en") == en
