"""A comma within brackets that tears a sentence or a number into two items of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers import ROOT
from tests.shell import only, problems, salesbook, where, write

HEAD = "extends: ten-stage\nlanguage: pl\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"


def torn(folder: Path, text: str) -> list[dict[str, object]]:
    write(folder, {"blueprint.yaml": f"{HEAD}{text}\n"})
    return [problem for problem in problems(folder) if problem["code"] == "torn-sentence"]


@pytest.mark.parametrize(
    ("items", "rest"),
    [
        ("Za drogo, mamy taniej", "mamy taniej"),
        ("Nie, dziękuję", "dziękuję"),
        ("Proszę wysłać ofertę, Za drogo, bo konkurencja ma taniej", "bo konkurencja ma taniej"),
        ("za drogo, bo konkurencja ma taniej", "bo konkurencja ma taniej"),
        ("We are happy, but it is expensive", "but it is expensive"),
        ("Rabat (do 5%, po zgodzie szefa)", "po zgodzie szefa)"),
        ("Powiedział „drogo, za drogo”", "za drogo”"),
        ("Co najmniej 1,5 raza taniej", "5 raza taniej"),
    ],
)
def test_a_sentence_that_was_torn_is_told_and_quotes_mend_it(tmp_path: Path, items: str, rest: str) -> None:
    found = only(torn(tmp_path, f"objections:\n  too-expensive:\n    wordings: [{items}]"))
    assert (found["severity"], where(found)) == ("warning", ("blueprint.yaml", 7, 16 + items.index(rest)))
    assert f"`{rest}`" in str(found["message"])
    whole = str(found["hint"]).split("`")[1]
    assert whole.strip('"') in items
    mended = items.replace(whole.strip('"'), whole)
    assert torn(tmp_path, f"objections:\n  too-expensive:\n    wordings: [{mended}]") == []


@pytest.mark.parametrize(
    "text",
    [
        "cadences: {cold-a: {stops: [Klient odmówił, bo nie ma budżetu]}}",
        "avatars: {a: {name: A, triggers: [Nowy zakład, który właśnie rusza]}}",
        "objections: {too-expensive: {wordings: {pl: [Za drogo, mamy taniej], en: ['Too much']}}}",
        "objections: {too-expensive: {wordings+: [Za drogo, mamy taniej]}}",
    ],
)
def test_it_is_told_in_any_list_of_texts(tmp_path: Path, text: str) -> None:
    assert len(torn(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "competitors: {beta: {name: Beta, weaknesses: [No service, no parts]}}",
        "objections: {too-expensive: {wordings: [Za drogo, Mamy taniej, Nie teraz]}}",
        "objections: {too-expensive: {wordings: [za drogo, mamy taniej]}}",
        'objections: {too-expensive: {wordings: ["Za drogo", "mamy taniej"]}}',
        "objections:\n  too-expensive:\n    wordings:\n    - Za drogo, mamy taniej\n    - nie teraz",
        "plan: {channels: [blog, LinkedIn, targi branżowe]}",
        "personas: {p: {name: P, titles: [Dyrektor operacyjny, kierownik zakupów, CEO]}}",
        "glossary: {x: {term: X, definition: D, synonyms: [Lejek sprzedaży, pipeline handlowy]}}",
        "avatars: {a: {name: A, where_found: [KRS, targi branżowe, LinkedIn]}}",
        "avatars: {a: {name: A, problems: [kto decyduje, kiedy kupuje, po co mu to]}}",
        "win_loss: {interviewer: [interviewer, trainer]}",
        "deliverables: {exclude: [rhythm, objections]}",
        "products: {p: {name: P, variants: [10, 20, 30 kW]}}",
        "people: {anna: {name: Anna, roles: [salesperson,head-of-sales]}}",
        "meta: {a: [Za drogo, mamy taniej]}",
    ],
)
def test_items_that_are_items_are_not_told(tmp_path: Path, text: str) -> None:
    assert torn(tmp_path, text) == []


def test_a_torn_number_is_told(tmp_path: Path) -> None:
    found = only(torn(tmp_path, "products: {p: {name: P, variants: [1,5 kW, 2 kW]}}"))
    assert '`"1,5 kW"`' in str(found["hint"])


def test_one_that_is_meant_is_accepted(tmp_path: Path) -> None:
    accepted = "audit: {accepted: {a: {code: torn-sentence, at: objections.too-expensive, reason: Dwa głosy.}}}"
    assert torn(tmp_path, f"objections: {{too-expensive: {{wordings: [Za drogo, mamy taniej]}}}}\n{accepted}") == []


@pytest.mark.parametrize("name", ["example-pl", "example-en"])
def test_nothing_that_ships_is_torn(name: str) -> None:
    assert "torn-sentence" not in salesbook("check", ROOT / "blueprints" / name).err
