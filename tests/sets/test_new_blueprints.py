"""What ``salesbook new`` writes for a trade and a country says no word of another one, and is sound as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.starter import lines, starter
from generator.locale.voice import Voice
from generator.press.run import check
from tests.shell import write

from .foreign_words import LISTS, words_of

TRADES = ("goods", "software", "services", "installation")
COUNTRIES = {"PL": "pl", "GB": "en", "US": "en", "DE": "en"}
"""The countries, each with the language that its firms write in."""
OURS = frozenset({"calques"})
"""Lists of words that the keys of a blueprint have as well, so that questions about them may."""


def written(trade: str, country: str, language: str, *, everything: bool = False) -> str:
    """A new blueprint; with every line that waits made live, as somebody does who keeps to the examples."""
    text = starter("new", {"country": country, "trade": trade, "company.name": "Alfa"}, Voice(language))
    return re.sub(r"^( *)#(?=\w)", r"\1", text, flags=re.MULTILINE) if everything else text


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("trade", TRADES)
def test_the_examples_say_no_word_of_another_trade_or_country(trade: str, country: str) -> None:
    language = COUNTRIES[country]
    about_trades = Voice(language).say(ABOUT_TRADES)
    lines_of_it = (
        line
        for line in written(trade, country, language).splitlines()
        if about_trades not in line and "roles:" not in line
    )
    text = "\n".join(re.sub(r"^ *#?[\w+-]+:", "", line) for line in lines_of_it)
    found = [
        (name, hit.group(), word.why)
        for name, where in LISTS.items()
        if name not in OURS and (trade in where.get("trade", ()) or country in where.get("country", ()))
        for word, hit in words_of(name, language).found_in(text)
    ]
    assert found == []


ABOUT_TRADES = next(line.why for line in lines() if line.path == "trade")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_each_trade_has_its_own_examples(language: str) -> None:
    """Whom one calls first and what one sells are said otherwise in each trade."""
    for path in ("company.sells", "avatars.main-avatar.name", "terms.delivery", "products.main-product.name"):
        (line,) = (one for one in lines() if one.path == path)
        examples = {line.example_for({"trade": trade}, Voice(language)) for trade in ("", *TRADES)}
        assert len(examples) == len(TRADES) + 1, path


def test_the_example_of_a_country_is_written_as_there() -> None:
    (line,) = (one for one in lines() if one.path == "company.address")
    found = {country: line.example_for({"country": country}, Voice("en")) for country in ("PL", "GB", "US", "DE", "")}
    assert len({*found.values()}) == len(found)


@pytest.mark.parametrize(("trade", "country"), [("software", "US"), ("services", "PL"), ("installation", "DE")])
def test_who_keeps_to_the_examples_is_told_nothing(trade: str, country: str, tmp_path: Path) -> None:
    text = written(trade, country, COUNTRIES[country], everything=True)
    _, problems = check(write(tmp_path, {"blueprint.yaml": text}))
    assert [(one.code, one.message) for one in problems if one.severity != "advice"] == []


def test_what_is_written_is_loaded_with_its_trade_and_country(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"blueprint.yaml": written("services", "GB", "en")})).blueprint
    assert (loaded.trade, loaded.country) == ("services", "GB")
