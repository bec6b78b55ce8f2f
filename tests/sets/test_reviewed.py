"""What the base says to customers has been read: a new sentence waits until somebody has found it true of all."""

from __future__ import annotations

import pytest

from .firms import FIRMS, loaded
from .reviewed import LANGUAGES, listed, of_language, sentences

HOW = "read them; if they hold for any firm: python -m tests.sets.reviewed"


@pytest.mark.parametrize("firm", FIRMS)
def test_every_sentence_of_the_base_that_customers_read_has_been_reviewed(firm: str) -> None:
    new = sentences(firm) - {*listed(loaded(firm).blueprint.language)}
    assert sorted(new) == [], f"{len(new)} sentences that nobody has reviewed; {HOW}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_no_sentence_that_nobody_reads_any_more(language: str) -> None:
    assert sorted({*listed(language)} - {*of_language(language)}) == [], HOW


@pytest.mark.parametrize("firm", FIRMS)
def test_what_a_firm_says_itself_is_not_on_the_list(firm: str) -> None:
    assert not [line for line in sentences(firm) if line.startswith("blueprint.yaml |")]
