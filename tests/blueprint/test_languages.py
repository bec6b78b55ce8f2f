"""A text in one language is never printed in papers of another without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError
from tests.shell import salesbook, write

HEAD = "extends: ten-stage\nlanguage: en\nas_of: 2026-01-05\ncompany:\n  name: Alfa Mills\n"


def told(folder: Path, text: str, language: str | None = "pl", variant: str | None = None) -> list[tuple[str, int]]:
    """The messages about languages, each with its line."""
    try:
        load(write(folder, {"blueprint.yaml": text}), language, variant)
    except BlueprintError as error:
        return [(problem.message, problem.place.line) for problem in error.problems if problem.place]
    return []


ONLY = "the text is only in `en`"


@pytest.mark.parametrize(
    "text",
    [
        "products: {flour: {name: Flour for hotels}}",
        "products: {flour: {name: {en: Flour, pl: Mąka}, unit: bag}}",
        "terms: {payment: by transfer}",
        "objections: {too-expensive: {wordings+: [Far too much]}}",
        "objections: {too-expensive: {wordings: [{en: Too much, pl: Za drogo}, Far too much]}}",
        "tools: {fairs: {perform: once a quarter}}",
        "tools: {fairs: {perform: {every: quarter, text: once a quarter}}}",
        "stages: {offer: {name: Offer}}",
        "brand: {footer: registered in England}",
        "merge_fields: {bread: {label: kind of bread}}",
        "messages: {offer-detailed-mail: {body: 'Dear [[customer-name]]'}}",
    ],
)
def test_a_text_in_another_language_than_the_papers_is_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, f"{HEAD}{text}\n") == [(ONLY, 6)]
    assert told(tmp_path, f"{HEAD}{text}\n", "en") == []


NEUTRAL = """\
  short_name: Alfa
  phone: "+44 0000 000 100"
  email: hello@alfa.example
  web: alfa.example
  address: Unit 0, Kelderby
  privacy_notice: alfa.example/privacy
  notes: {en: Quick, pl: Szybko}
people: {ann: {name: Ann Baker, roles: [salesperson], email: ann@alfa.example}}
products: {flour: {name: {en: Flour, pl: Mąka}, code: FL-1, unit: "1", price: 62.50}}
terms: {payment: "14 / 30", delivery: "[[company.name]] – https://alfa.example/delivery"}
tools: {fairs: {perform: {every: quarter}}}
crm: {name: Pipeboard}
audit: {accepted: {fine: {code: tool-without-role, reason: We know.}}}
meta: {ours: Free words}
"""


def test_what_is_the_same_in_every_language_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD + NEUTRAL) == []


def test_a_list_in_each_language_is_not_told(tmp_path: Path) -> None:
    text = "objections: {too-expensive: {wordings: {en: [Too much], pl: [Za drogo]}}}\n"
    assert told(tmp_path, HEAD + text) == []


def test_a_base_of_the_companys_own_counts_by_the_language_it_names(tmp_path: Path) -> None:
    base = "extends: ten-stage\nlanguage: en\nproducts: {flour: {name: Flour}}\n"
    own = "extends: ../base\nlanguage: pl\ncompany: {name: Alfa}\nterms: {payment: przelew}\n"
    write(tmp_path / "base", {"blueprint.yaml": base})
    assert told(tmp_path / "own", own, None) == [(ONLY, 3)]
    assert told(tmp_path / "own", own.replace("language: pl\n", ""), None) == []
    assert told(tmp_path / "own", own, "en") == [("the text is only in `pl`", 4)]


def test_texts_in_a_folder_of_a_language_are_in_that_language(tmp_path: Path) -> None:
    write(tmp_path, {f"{language}/texts.yaml": "terms: {payment: przelew}\n" for language in ("pl", "en")})
    assert told(tmp_path, HEAD) == []


def test_a_base_with_a_folder_a_language_has_said_what_is_in_which(tmp_path: Path) -> None:
    texts = {f"base/{language}/texts.yaml": "terms: {payment: x}\n" for language in ("pl", "en")}
    base = {"base/blueprint.yaml": "language: en\nterms: {delivery: FCA}\n", **texts}
    write(tmp_path, base)
    assert told(tmp_path / "own", "extends: ../base\ncompany: {name: Alfa}\n") == []


def test_a_variant_in_another_language_needs_the_texts_in_it(tmp_path: Path) -> None:
    text = HEAD + "terms: {payment: by transfer}\nvariants:\n  export: {language: pl, terms: {delivery: kurierem}}\n"
    assert told(tmp_path, text, None, "export") == [(ONLY, 6)]
    assert told(tmp_path, text, "en", "export") == [("the text is only in `pl`", 8)]
    assert told(tmp_path, text, "en") == []


def test_nothing_is_built_and_all_texts_are_named_at_once(tmp_path: Path) -> None:
    texts = "products: {a: {name: Flour, unit: bag}, b: {name: Bran}}\nobjections: {too-expensive: {do: [Listen]}}\n"
    folder = write(tmp_path / "alfa", {"blueprint.yaml": HEAD + texts})
    said = salesbook("build", folder, "--language", "pl", "--output", tmp_path / "output")
    assert (said.code, said.err.count(ONLY)) == (1, 4)
    assert "Write it in both: `{en: …, pl: …}`." in said.err
    assert "or a list in each: `{en: […], pl: […]}`." in said.err
    assert not (tmp_path / "output").exists()
