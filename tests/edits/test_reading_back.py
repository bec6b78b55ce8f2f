"""A printed text and its source: what is edited in the one is edited in the other, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blueprint.vocabulary import Inflected, Vocabulary
from generator.edits.reading_back import Template, templates

WORDS: Vocabulary = (("offer", Inflected((("", "oferta"), ("acc", "ofertę")), "f")),)


def template(source: str) -> Template:
    return Template(source, 0, len(source), WORDS, is_marked=True)


def rewritten(source: str, printed: str, after: str) -> str | None:
    one = template(source)
    read = one.matched(printed)
    assert read is not None
    return one.rewritten(read, after)


BOLD, PLAIN = "To jest **ważne** słowo.", "To jest ważne słowo."
KEPT = [
    ("Zwykły tekst.", "Zwykły\u00a0tekst.", "Całkiem zwykły tekst.", "Całkiem zwykły tekst."),
    (BOLD, PLAIN, "To jest bardzo ważne słowo.", "To jest bardzo **ważne** słowo."),
    (BOLD, PLAIN, "To jest istotne słowo.", "To jest **istotne** słowo."),
    (BOLD, PLAIN, "To jest słowo.", "To jest słowo."),
    (
        "Wyślij [[word.offer.acc]] dziś.", "Wyślij ofertę dziś.",
        "Wyślij ofertę jutro.", "Wyślij [[word.offer.acc]] jutro.",
    ),
    ("Wyślij [[word.offer.acc]] dziś.", "Wyślij ofertę dziś.", "Wyślij cennik dziś.", "Wyślij cennik dziś."),
    (
        "Dla [[customer-name]], pilne.", "Dla [nazwa klienta], pilne.",
        "Dla [nazwa klienta], nie pilne.", "Dla [[customer-name]], nie pilne.",
    ),
    (
        "Pisz na [stronie](https://a.pl).", "Pisz na stronie.",
        "Czytaj na stronie.", "Czytaj na [stronie](https://a.pl).",
    ),
    ("wiersz\ndrugi wiersz", "wiersz drugi wiersz", "wiersz trzeci wiersz", "wiersz\ntrzeci wiersz"),
    ("Tekst", "Tekst", "Tekst *z gwiazdką* i [nawiasem]", "Tekst \\*z gwiazdką\\* i [nawiasem]"),
    (
        "Dla [[company.name]]. Dalej.", "Dla Młyn Sp. z o.o. Dalej.",
        "Dla Młyn Sp. z o.o. Więcej.", "Dla [[company.name]]. Więcej.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "printed", "after", "wanted"), KEPT)
def test_an_edit_keeps_what_it_does_not_touch(source: str, printed: str, after: str, wanted: str) -> None:
    assert rewritten(source, printed, after) == wanted


@pytest.mark.parametrize("after", ["Dla Jana Nowaka, pilne.", "Dla [nazwa firmy], pilne."])
def test_a_field_that_was_cut_into_cannot_be_told(after: str) -> None:
    changed = rewritten("Dla [[customer-name]], pilne.", "Dla [nazwa klienta], pilne.", after)
    assert changed is None or "[[customer-name]]" not in changed


@pytest.mark.parametrize("printed", ["Inny tekst.", "Zwykły tekst", "Zwykły tekst. I więcej.", ""])
def test_another_text_is_not_taken_for_it(printed: str) -> None:
    assert template("Zwykły tekst.").matched(printed) is None


def test_each_paragraph_and_item_of_a_text_is_a_part_of_it() -> None:
    source = "Pierwszy akapit\nw dwóch liniach.\n\n- punkt *pierwszy*\n- punkt drugi\n\n1. krok"
    parts = [one.source[one.start : one.end] for one in templates(source, WORDS, is_marked=True)][1:]
    assert parts == ["Pierwszy akapit\nw dwóch liniach.", "punkt *pierwszy*", "punkt drugi", "krok"]
    item = next(one for one in templates(source, WORDS, is_marked=True) if one.matched("punkt pierwszy"))
    read = item.matched("punkt pierwszy")
    assert read is not None
    assert item.rewritten(read, "punkt zerowy") == source.replace("pierwszy*", "zerowy*")


LETTERS = st.text("ab *_[]()\\.,\n-1żś", max_size=60)


@given(source=LETTERS, after=LETTERS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_prints_what_was_meant(source: str, after: str) -> None:
    one = template(source)
    printed = "".join(atom.sign for atom in one.atoms)
    read = one.matched(printed)
    changed = one.rewritten(read, after) if read else None
    if changed is not None:
        assert "".join(atom.sign for atom in template(changed).atoms) == " ".join(after.split())


def test_a_hostile_text_takes_no_time() -> None:
    source = "a[[x]]" * 2_000
    assert template(source).matched("a" * 5_000) is None
    assert template("a[[x]]" * 25 + "c").matched("a" * 20_000 + "b") is None
