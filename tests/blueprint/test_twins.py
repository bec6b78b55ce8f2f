"""A new element whose id or name is near to one that a base has: no eleventh stage unawares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import errors, only, problems, salesbook, where, write

HEAD = "extends: ten-stage\nlanguage: pl\ntrade: goods\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"


def firm(folder: Path, text: str) -> Path:
    return write(folder, {"blueprint.yaml": HEAD + text + "\n"})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("stages: {dostawa: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {Dostawa: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {dostawy: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {delivry: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {fulfilment: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {stage-8: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {etap-8: {target_days: 7}}", "`delivery` (Dostawa)"),
        ("stages: {'8': {target_days: 7}}", "`delivery` (Dostawa)"),
        ("roles: {handlowiec: {duties: [Dzwoni]}}", "`salesperson` (Handlowiec)"),
        ("roles: {szef-sprzedazy: {duties: [Dzwoni]}}", "`head-of-sales` (Szef sprzedaży)"),
        ("roles: {szef-sprzedazi: {duties: [Dzwoni]}}", "`head-of-sales` (Szef sprzedaży)"),
        ("objections: {too-expansive: {dont: [x]}}", "`too-expensive`"),
    ],
)
def test_a_part_of_a_new_element_is_asked_which_one_was_meant(tmp_path: Path, text: str, meant: str) -> None:
    found = next(one for one in errors(firm(tmp_path, text)) if one["code"] == "missing-key")
    assert found["hint"].startswith(f"Did you mean {meant}")
    assert " of its own, add a line `" in found["hint"]


def test_a_company_that_has_changed_the_one_that_was_meant_is_asked_too(tmp_path: Path) -> None:
    text = "stages: {delivery: {target_days: 5}, dostawa: {target_days: 7}}"
    assert only(errors(firm(tmp_path, text)))["hint"].startswith("Did you mean `delivery` (Dostawa)?")


def test_a_part_of_an_element_near_to_none_says_which_there_are(tmp_path: Path) -> None:
    hint = only(errors(firm(tmp_path, "stages: {xyz: {target_days: 7}}")))["hint"]
    assert hint.startswith("Known: `marketing`, ")
    assert hint.endswith(" To make a stage of its own, add a line `name: …` here.")


def test_what_the_hint_names_is_what_is_meant(tmp_path: Path) -> None:
    assert errors(firm(tmp_path, "stages: {delivery: {target_days: 7}}")) == []


# --- whole new elements ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "id_", "twin"),
    [
        ("roles: {handlowiec: {name: Handlowiec, duties: [Dzwoni]}}", "handlowiec", "`salesperson` (Handlowiec)"),
        ("roles: {rep: {name: Handlowiec}}", "rep", "`salesperson` (Handlowiec)"),
        ("roles: {sales-person: {name: Człowiek}}", "sales-person", "`salesperson` (Handlowiec)"),
        ("roles: {head-of-sale: {name: Człowiek}}", "head-of-sale", "`head-of-sales` (Szef sprzedaży)"),
        ("roles: {szefowa: {name: Szef Sprzedazy}}", "szefowa", "`head-of-sales` (Szef sprzedaży)"),
        ("glossary: {x: {term: Discovery, definition: d}}", "x", "`discovery`"),
    ],
)
def test_a_whole_new_element_that_looks_like_another_is_a_warning(
    tmp_path: Path, text: str, id_: str, twin: str
) -> None:
    found = only([one for one in problems(firm(tmp_path, text)) if one["code"] == "near-twin"])
    assert (found["severity"], where(found)[1]) == ("warning", 6)
    assert found["message"].startswith(f"`{id_}` is an element of its own, and looks like {twin}")


def test_an_eleventh_stage_is_told(tmp_path: Path) -> None:
    found = [one["code"] for one in problems(firm(tmp_path, "stages: {dostawy: {name: Dostawy, number: 11}}"))]
    assert "near-twin" in found


@pytest.mark.parametrize(
    "text",
    [
        "roles: {dispatcher: {name: Dyspozytor}}",
        "objections: {too-expensive-2: {category: price, wordings: [Znowu drogo]}}",
        "tools: {fairs-2: {stage: order, name: Targi branżowe}}",
        "stages: {delivery: {disabled: true}, dostawa: {name: Dostawa, number: 8}}",
        "roles: {salesperson: {name: Sprzedawca}}",
        "products: {line-400: {name: Linia 400}, line-500: {name: Linia 500}}",
        "questions: {cost-of-delay: {text: Ile to kosztuje?, theme: T}, costs-2: {text: A ile rocznie?, theme: T}}",
    ],
)
def test_an_element_that_is_another_is_nothing_to_tell(tmp_path: Path, text: str) -> None:
    assert "near-twin" not in str(problems(firm(tmp_path, text)))


def test_a_twin_that_is_wanted_is_accepted(tmp_path: Path) -> None:
    accepted = "{two: {code: near-twin, at: roles.rep, reason: Dwa zespoły.}}"
    text = f"roles: {{rep: {{name: Handlowiec}}}}\naudit: {{accepted: {accepted}}}"
    assert "near-twin" not in str(problems(firm(tmp_path, text)))


# --- names elsewhere ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("stages: {dostawa: {disabled: true}}", "Did you mean `delivery` (Dostawa)?"),
        ("tools: {fairs: {responsible: specjalista-ds-technicznych}}", "Known: "),
        ("tools: {fairs: {stage: dostawa}}", "Did you mean `delivery`"),
        ("roles: {rep: {name: Ktoś}}\ntools: {fairs: {responsible: ktos}}", "Did you mean `rep` (Ktoś)?"),
    ],
)
def test_an_id_that_is_not_there_is_looked_for_among_names(tmp_path: Path, text: str, hint: str) -> None:
    found = next(one for one in errors(firm(tmp_path, text)) if one["code"] == "unknown-reference")
    assert found["hint"].startswith(hint)


def test_show_is_not_led_astray(tmp_path: Path) -> None:
    assert salesbook("show", "stages.delivery", "--blueprint", firm(tmp_path, "")).code == 0


def test_elements_within_elements_have_twins_too_and_empty_collections_none(tmp_path: Path) -> None:
    text = "stages: {offer: {exit: {offers-received: {text: Doszła}}}}\nmeta: {}\nproducts: {}"
    found = [one for one in problems(firm(tmp_path, text)) if one["code"] == "near-twin"]
    assert [one["path"] for one in found] == ["stages.offer.exit.offers-received"]
