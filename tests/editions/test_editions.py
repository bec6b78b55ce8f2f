"""``salesbook release`` and ``salesbook diff``: editions frozen, and told apart."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from tests.shell import Said, salesbook, write

from .conftest import PROCESS, TEXT, edit, release


def diff(folder: Path, *arguments: str) -> Said:
    return salesbook("diff", *arguments, "--blueprint", folder)


def changes(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    said = diff(folder, *arguments, "--report", "json")
    assert said.code == 0, said.err
    found: list[dict[str, Any]] = said.data["changes"]
    return found


def what(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["kind"], row["path"]) for row in found]


# --- releasing ------------------------------------------------------------------------------------


def test_an_edition_lies_beside_the_blueprint_and_is_no_part_of_it(mill: Path) -> None:
    data = json.loads((mill / "editions/1.0.json").read_text("utf-8"))
    assert data["edition"] == "1.0"
    assert data["blueprint"]["objections"]["too-expensive"]["responses"]["per-loaf"]["text"] == TEXT
    assert [*data["blueprint"]["roles"]] == ["boss", "clerk", "driver"]
    assert what(changes(mill, "1.0")) == []


def test_releasing_again_says_that_nothing_changed(mill: Path) -> None:
    before = (mill / "editions/1.0.json").read_bytes()
    said = release(mill, "1.0", "--report", "json")
    assert (said.code, said.data[0]["verb"]) == (0, "identical")
    assert (mill / "editions/1.0.json").read_bytes() == before


def test_where_and_in_which_order_fields_are_written_makes_no_other_edition(mill: Path) -> None:
    edit(mill, "{name: Młyn, sells: mąkę}", "{sells: mąkę, name: Młyn}")
    edit(mill, "glossary:\n  loaf: {term: Bochenek, definition: Pół kilograma chleba.}\n", "")
    write(mill, {"slownik.yaml": "glossary:\n  loaf:\n    definition: Pół kilograma chleba.\n    term: Bochenek\n"})
    assert release(mill, "1.0", "--report", "json").data[0]["verb"] == "identical"


def test_an_edition_is_never_overwritten(mill: Path) -> None:
    before = (mill / "editions/1.0.json").read_bytes()
    edit(mill, "na worek", "na kilogram")
    said = release(mill, "1.0")
    assert said.code == 1
    assert "error[edition-exists]" in said.err
    assert (mill / "editions/1.0.json").read_bytes() == before


def test_a_new_number_is_written_where_papers_take_theirs_from(mill: Path) -> None:
    before = (mill / "blueprint.yaml").read_text("utf-8")
    said = release(mill, "1.1")
    assert said.code == 0
    assert said.out.splitlines() == [f"   update  {mill}/blueprint.yaml", f"   create  {mill}/editions/1.1.json"]
    assert (mill / "blueprint.yaml").read_text("utf-8") == before.replace('"1.0"', '"1.1"')
    assert load(mill).blueprint.edition == "1.1"


def test_a_number_that_was_released_is_not_taken_again(mill: Path) -> None:
    release(mill, "1.1")
    before = (mill / "blueprint.yaml").read_bytes()
    said = release(mill, "1.0")
    assert said.code == 1
    assert "1.0.json:1:1: error[edition-exists]" in said.err
    assert (mill / "blueprint.yaml").read_bytes() == before


def test_a_number_that_only_the_base_has_is_written_into_the_blueprint(tmp_path: Path) -> None:
    source = write(tmp_path / "plain", {"blueprint.yaml": "extends: ten-stage\ncompany: {name: Alfa}\n"})
    assert release(source, "2.0").code == 0
    assert load(source).blueprint.edition == "2.0"


@pytest.mark.parametrize("number", ["../1.1", "a/b", "", ".hidden", "con", "NUL.1", "1.", "x" * 41, "now", "1:2", "ą"])
def test_a_number_is_the_name_of_a_file(mill: Path, number: str) -> None:
    said = release(mill, number)
    assert said.code == 2
    assert "cannot name an edition" in said.err
    assert [path.name for path in (mill / "editions").iterdir()] == ["1.0.json"]


def test_a_blueprint_with_an_error_is_not_released(mill: Path) -> None:
    edit(mill, "term: Bochenek", "trm: Bochenek")
    said = release(mill, "1.0")
    assert said.code == 1
    assert "error[unknown-key]" in said.err


def test_nothing_is_written_or_read_through_a_link(tmp_path: Path) -> None:
    folder = write(tmp_path / "mlyn", {"blueprint.yaml": PROCESS})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "editions").symlink_to(elsewhere)
    said = release(folder, "1.0")
    assert (said.code, "error[linked-folder]" in said.err) == (1, True)
    assert list(elsewhere.iterdir()) == []
    (folder / "editions").unlink()
    (folder / "editions").mkdir()
    (folder / "editions/1.0.json").symlink_to(elsewhere / "there.json")
    assert "error[edition-exists]" in release(folder, "1.0").err
    assert list(elsewhere.iterdir()) == []


# --- telling apart --------------------------------------------------------------------------------


def test_a_text_is_told_word_by_word(mill: Path) -> None:
    edit(mill, "na worek", "na kilogram")
    (row,) = changes(mill, "1.0")
    assert (row["kind"], row["path"]) == ("changed", "objections.too-expensive.responses.per-loaf.text")
    assert row["words"] == [
        ["same", "Policzmy koszt mąki na bochenek, nie na "],
        ["removed", "worek"],
        ["added", "kilogram"],
        ["same", "."],
    ]


def test_it_is_told_in_the_language_of_the_process(mill: Path) -> None:
    edit(mill, "na worek", "na kilogram")
    polish = diff(mill, "1.0").out
    assert "1.0 → teraz: zmieniono 1" in polish
    assert "Obiekcje\n  ~ „Za drogo” › odpowiedzi › „Policzmy koszt mąki na bochenek" in polish
    assert "nie na [-worek-]{+kilogram+}." in polish
    edit(mill, "id: mlyn", "id: mlyn\nlanguage: en")
    english = diff(mill, "1.0").out
    assert "Objections\n  ~ “Za drogo” › responses › “Policzmy" in english


def test_elements_come_and_go(mill: Path) -> None:
    edit(mill, "  boss: {name: Szef}\n  clerk: {name: Biuro}\n", "  clerk: {name: Biuro}\n  smith: {name: Kowal}\n")
    edit(mill, "  driver: {name: Kierowca}\n", "  driver: {name: Kierowca}\n  miller: {name: Młynarz}\n")
    assert what(changes(mill, "1.0")) == [
        ("removed", "roles.boss"),
        ("added", "roles.smith"),
        ("added", "roles.miller"),
    ]


def test_an_element_that_moved_is_told_with_where_it_is_now(mill: Path) -> None:
    edit(mill, "  boss: {name: Szef}\n", "")
    edit(mill, "  driver: {name: Kierowca}\n", "  driver: {name: Kierowca}\n  boss: {name: Szef}\n")
    assert [(row["kind"], row["path"], row["before"], row["after"]) for row in changes(mill, "1.0")] == [
        ("moved", "roles.boss", "", "driver")
    ]
    assert "↕ „Szef”  roles.boss\n      teraz za: „Kierowca”" in diff(mill, "1.0").out


def test_an_element_with_another_id_is_one_that_went_and_one_that_came(mill: Path) -> None:
    edit(mill, "  loaf:", "  bread:")
    assert what(changes(mill, "1.0")) == [("removed", "glossary.loaf"), ("added", "glossary.bread")]


def test_a_section_that_came_is_told_by_its_elements(mill: Path) -> None:
    write(mill, {"firmy.yaml": "competitors:\n  other: {name: Inny młyn}\n"})
    assert what(changes(mill, "1.0")) == [("added", "competitors.other")]


def test_items_of_a_list_are_told_one_by_one(mill: Path) -> None:
    edit(mill, "[Za drogo, Nie stać nas]", "[Za drogo, Gdzie indziej taniej, Nie stać nas dziś]")
    said = diff(mill, "1.0").out
    assert "{+Gdzie indziej taniej+}" in said
    assert "[-Za drogo-]" not in said


def test_a_reference_is_told_by_the_name_of_what_it_leads_to(mill: Path) -> None:
    edit(mill, "stages: [talk]", "stages: [offer]")
    assert "[-„Rozmowa”-] → {+„Oferta”+}" in diff(mill, "1.0").out


def test_two_editions_are_compared_whatever_the_blueprint_is_now(mill: Path) -> None:
    edit(mill, "na worek", "na kilogram")
    edit(mill, '"1.0"', '"1.1"')
    assert release(mill, "1.1").code == 0
    (mill / "blueprint.yaml").write_text("company: [", "utf-8")
    assert what(changes(mill, "1.0", "1.1")) == [
        ("changed", "edition"),
        ("changed", "objections.too-expensive.responses.per-loaf.text"),
    ]
    assert diff(mill, "1.0", "now").code == 1


def test_a_text_is_no_markup_of_a_pull_request(mill: Path) -> None:
    edit(mill, "na worek", "na `@worek` <b>#1</b>")
    lines = diff(mill, "1.0", "--report", "markdown").out.splitlines()
    assert "### Obiekcje" in lines
    (shown,) = [line for line in lines if line.startswith("  - ")]
    assert shown == ("  - Policzmy koszt mąki na bochenek, nie na **\\`&#64;**worek**\\` \\<b\\>\\#1\\</b\\>**.")


# --- papers ---------------------------------------------------------------------------------------


def papers(folder: Path) -> dict[str, str]:
    return {row["id"]: row["kind"] for row in diff(folder, "1.0", "--report", "json").data["papers"]}


def test_papers_that_say_something_else_are_named(mill: Path) -> None:
    edit(mill, "na worek", "na kilogram")
    touched = diff(mill, "1.0", "--report", "json").data["papers"]
    (paper,) = [row for row in touched if row["id"] == "objections"]
    assert paper["kind"] == "changed"
    assert paper["elements"] == ["objections.too-expensive.responses.per-loaf"]
    assert "glossary" not in {row["id"] for row in touched}


def test_another_number_alone_touches_no_paper(mill: Path) -> None:
    edit(mill, '"1.0"', '"1.1"')
    assert papers(mill) == {}
    assert "Żaden dokument nie mówi nic innego." in diff(mill, "1.0").out


def test_papers_that_came_and_went_are_named(mill: Path) -> None:
    edit(mill, "glossary:\n  loaf: {term: Bochenek, definition: Pół kilograma chleba.}\n", "")
    assert papers(mill)["glossary"] == "removed"


# --- what is damaged ------------------------------------------------------------------------------


def test_an_edition_that_is_not_there_is_answered_with_those_that_are(mill: Path) -> None:
    said = diff(mill, "1.1")
    assert said.code == 1
    assert "error[unknown-edition]" in said.err
    assert "1.0" in said.err.partition("hint:")[2]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda text: text[: len(text) // 2], "yaml-syntax"),
        (lambda text: text.replace('"format": 1', '"format": 2'), "edition-damaged"),
        (lambda text: text.replace('"own"', '"mine"'), "edition-damaged"),
        (lambda text: text.replace('"edition": "1.0",\n "b', '"edition": "1.2",\n "b'), "edition-damaged"),
        (lambda text: text.replace("Szef", "Szef\\u0007"), "character"),
        (lambda text: text.replace('"Szef"', "[" * 50 + "]" * 50), "too-deep"),
        (lambda text: text.replace('"boss"', '"clerk"'), "duplicate-key"),
        (lambda text: text + " " * 4_000_000, "edition-damaged"),
        (lambda text: "[]", "not-a-mapping"),
    ],
)
def test_a_damaged_edition_is_told_with_its_place(mill: Path, damage: Any, code: str) -> None:
    file = mill / "editions/1.0.json"
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    said = diff(mill, "1.0")
    assert said.code == 1
    assert f"error[{code}]" in said.err
    assert "1.0.json:" in said.err
    assert said.out == ""


def test_an_edition_that_breaks_the_rules_of_today_is_compared_without_papers(mill: Path) -> None:
    file = mill / "editions/1.0.json"
    file.write_text(file.read_text("utf-8").replace('"sells"', '"vends"'), "utf-8")
    said = diff(mill, "1.0", "--report", "json")
    assert said.code == 0
    assert said.data["papers"] is None
    assert "warning[edition-outdated]" in said.err
    assert ("removed", "company.vends") in what(said.data["changes"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(mill: Path) -> None:
    os.mkfifo(mill / "editions/2.0.json")
    assert "error[edition-damaged]" in diff(mill, "2.0").err
