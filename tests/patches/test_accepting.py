"""``salesbook accept``: what a patch proposes stands in the company's files, and nothing else has changed there."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.merging.compose import compose
from generator.blueprint.merging.layers import own_layer
from generator.blueprint.merging.provenance import values
from generator.patches.applying import applied
from generator.patches.draft import drafted
from generator.patches.proposal import Adding, Appending, Moving, Patch, Proposal, Setting, SwitchingOff
from generator.patches.reading import read_patch
from generator.patches.standing import node_at, said
from generator.patches.writing import written
from generator.press import accepting
from tests.papers import ROOT
from tests.shell import only, write

from .mill import TALKS, accept, mill, patch, talks

OLD = "Policzmy koszt mąki na bochenek, nie na worek."
NEW = "Policzmy koszt mąki na bochenek."
TEXT = "objections.too-expensive.responses.per-loaf.text"


def setting(path: str, before: Any, after: Any, **more: Any) -> dict[str, Any]:
    return {"set": {path: {"from": before, "to": after}}, **more}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_text_is_exchanged_and_the_rest_stays_to_the_byte(tmp_path: Path, line_end: str) -> None:
    folder = mill(tmp_path, line_end)
    root = (folder / "blueprint.yaml").read_bytes()
    said = accept(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}))
    assert (said.code, said.err) == (0, "1 accept\n")
    assert talks(folder) == TALKS.replace(OLD, NEW).replace("\n", line_end)
    assert (folder / "blueprint.yaml").read_bytes() == root


STOCK = "objections.stock"
MEANING = "Klient patrzy na cenę worka. Nie liczy {}."
SMALL = "Zacznijmy od {}.\nResztę dowieziemy."
EXCHANGES = {
    "quotes": (
        f"{STOCK}.responses.later.text", "Kiedy magazyn będzie pusty?", "It's?",
        ("'Kiedy magazyn będzie pusty?'", "'It''s?'"),
    ),
    "an item": (f"{STOCK}.wordings.1", "Nie teraz, dziękuję", "Nie, dziękuję", ("Nie teraz, d", "Nie, d")),
    "folded": (
        "objections.too-expensive.meaning", MEANING.format("bochenków"), MEANING.format("chleba"),
        ("bochenków", "chleba"),
    ),
    "literal": (
        f"{STOCK}.responses.small.text", SMALL.format("jednej palety"), SMALL.format("dwóch palet"),
        ("jednej palety", "dwóch palet"),
    ),
    "braces": ("company.sells", "mąkę", "mąkę, kaszę", ("sells: mąkę", 'sells: "mąkę, kaszę"')),
    "a list": (
        f"{STOCK}.wordings", ["Mamy pełny magazyn", "Nie teraz, dziękuję"],
        ["Mamy pełny magazyn", "Nie", "Nie teraz, dziękuję"], ("magazyn, ", "magazyn, Nie, "),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after", "lines"), EXCHANGES.values(), ids=EXCHANGES)
def test_every_style_keeps_its_own(path: str, before: Any, after: Any, lines: tuple[str, str], tmp_path: Path) -> None:
    folder = mill(tmp_path)
    files = {file: file.read_text("utf-8") for file in folder.iterdir()}
    assert accept(folder, patch(tmp_path, {"one": setting(path, before, after)})).code == 0
    for file, text in files.items():
        assert file.read_text("utf-8") == text.replace(*lines)
    node: Any = load(folder).blueprint
    for step in path.split("."):
        node = (
            node[int(step)] if isinstance(node, list) else node[step] if isinstance(node, dict) else getattr(node, step)
        )
    assert node == after


def test_what_is_inherited_is_written_where_its_element_stands(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    inherited = load(folder).blueprint.objections["too-expensive"].acknowledge
    said = accept(
        folder, patch(tmp_path, {"one": setting("objections.too-expensive.acknowledge", inherited, "Rozumiem.")})
    )
    assert said.code == 0, said.err
    assert talks(folder) == TALKS.replace("\n\n  stock:", "\n    acknowledge: Rozumiem.\n\n  stock:")
    assert load(folder).blueprint.objections["too-expensive"].acknowledge == "Rozumiem."


def test_words_stand_in_a_patch_as_they_do_in_the_base(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    before = "Skoro wiadomo już, skąd ta kwota, co jeszcze dzieli nas od [[word.order.gen]]?"
    after = "Co jeszcze dzieli nas od [[word.order.gen]]?"
    assert (
        accept(folder, patch(tmp_path, {"one": setting("objections.too-expensive.confirm", before, after)})).code == 0
    )
    assert load(folder).blueprint.objections["too-expensive"].confirm == "Co jeszcze dzieli nas od zamówienia?"


def test_a_section_that_no_file_has_comes_into_one_of_its_own(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    name = load(folder).blueprint.roles["salesperson"].name
    said = accept(folder, patch(tmp_path, {"one": setting("roles.salesperson.name", name, "Młynarz")}))
    assert said.code == 0, said.err
    assert (folder / "roles.yaml").read_text("utf-8") == "roles:\n  salesperson:\n    name: Młynarz\n"
    assert load(folder).blueprint.roles["salesperson"].name == "Młynarz"


def test_a_blueprint_of_one_file_stays_one(tmp_path: Path) -> None:
    text = "extends: ten-stage\nid: mlyn\ncompany: {name: Młyn}\n# koniec\n"
    file = write(tmp_path / "proces", {"blueprint.yaml": text}) / "blueprint.yaml"
    name = load(file).blueprint.roles["salesperson"].name
    assert accept(file.parent, patch(tmp_path, {"one": setting("roles.salesperson.name", name, "Młynarz")})).code == 0
    assert [*file.parent.iterdir()] == [file]
    assert file.read_text("utf-8") == f"{text}\nroles:\n  salesperson:\n    name: Młynarz\n"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = folder / "rozmowy.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert accept(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)})).code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + TALKS.replace(OLD, NEW).encode()


# --- other steps ----------------------------------------------------------------------------------


def test_items_come_to_the_end_of_a_list_whether_it_is_our_own_or_inherited(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    items = {"objections.too-expensive.wordings": ["Drogo: bardzo"], "objections.too-expensive.dont": ["Nie wzdychaj."]}
    before = load(folder).blueprint.objections["too-expensive"]
    assert accept(folder, patch(tmp_path, {"one": {"append": items}})).code == 0
    after = load(folder).blueprint.objections["too-expensive"]
    assert after.wordings == [*before.wordings, "Drogo: bardzo"]
    assert after.dont == [*before.dont, "Nie wzdychaj."]
    assert '# słyszane najczęściej\n      - "Drogo: bardzo"\n' in talks(folder)
    assert "    dont+:\n      - Nie wzdychaj.\n" in talks(folder)


def test_an_item_of_the_base_is_changed_beside_those_of_our_own(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    before = load(folder).blueprint.objections["too-expensive"].wordings
    proposals = {"one": setting("objections.too-expensive.wordings.0", before[0], "Za drogo dla nas")}
    assert accept(folder, patch(tmp_path, proposals)).code == 0
    assert load(folder).blueprint.objections["too-expensive"].wordings == ["Za drogo dla nas", *before[1:]]
    assert "    wordings+:\n      - Mąka jest tańsza w hurtowni   # słyszane najczęściej\n" in talks(folder)


def test_an_element_comes_goes_and_moves(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    element = {"kind": "story", "text": "Piekarz obok: liczy bochenki.", "after": "per-loaf"}
    steps = {
        "add": {"objections.too-expensive.responses.baker": element},
        "disable": ["objections.stock.responses.small"],
        "move": {"objections.stock": {"before": "too-expensive"}},
    }
    said = accept(folder, patch(tmp_path, {"one": steps}))
    assert said.code == 0, said.err
    found = load(folder).blueprint.objections
    assert [*found][:2] == ["stock", "too-expensive"]
    assert [*found["stock"].responses] == ["later"]
    assert found["too-expensive"].responses["baker"].text == "Piekarz obok: liczy bochenki."
    assert all(line in talks(folder) for line in TALKS.splitlines())
    again = accept(folder, tmp_path / "zmiany.yaml")
    assert (again.code, again.err) == (0, "Nothing to change.\n")


def test_an_element_that_is_placed_is_placed_otherwise(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = folder / "rozmowy.yaml"
    file.write_text(
        TALKS.replace("    category: process\n", "    category: process\n    before: too-expensive   # zawsze\n"),
        "utf-8",
    )
    assert (
        accept(folder, patch(tmp_path, {"one": {"move": {"objections.stock": {"after": "too-expensive"}}}})).code == 0
    )
    assert "    after: too-expensive   # zawsze\n" in talks(folder)
    assert [*load(folder).blueprint.objections][:2] == ["too-expensive", "stock"]


# --- the register of changes ----------------------------------------------------------------------


def test_what_has_a_reason_enters_the_register_of_changes(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    change = {"source": "win-loss", "interviews": 12, "finding": "Klienci liczą worki.", "owner": "head-of-sales"}
    proposals = {
        "loaf": setting(TEXT, OLD, NEW, why="Tak mówią.", change=change),
        "later": {"disable": ["objections.stock.responses.small"], "why": "Nikt tego nie mówi."},
    }
    assert accept(folder, patch(tmp_path, proposals)).code == 0
    changes = load(folder).blueprint.changes
    assert (changes["loaf"].finding, changes["loaf"].interviews, changes["loaf"].status) == (
        "Klienci liczą worki.",
        12,
        "accepted",
    )
    assert changes["loaf"].affects == [TEXT]
    assert str(changes["loaf"].on) == "2026-01-05"
    assert changes["later"].finding == "Nikt tego nie mówi."
    assert changes["later"].affects == ["objections.stock.responses"]


def test_a_second_patch_under_an_id_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    assert accept(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW, why="Raz.")})).code == 0
    assert accept(folder, patch(tmp_path, {"loaf": setting(TEXT, NEW, OLD, why="Dwa.")})).code == 0
    assert {id_: one.finding for id_, one in load(folder).blueprint.changes.items() if "loaf" in id_} == {
        "loaf": "Raz.",
        "loaf-2": "Dwa.",
    }


# --- what is not done -----------------------------------------------------------------------------


def test_accepting_twice_changes_nothing_and_says_so_whatever_the_edition_is_by_then(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW, why="Tak mówią.")})
    assert accept(folder, file).code == 0
    root = folder / "blueprint.yaml"
    root.write_text(root.read_text("utf-8").replace('"1.0"', '"1.1"'), "utf-8")
    before = {one: one.read_bytes() for one in folder.iterdir()}
    said = accept(folder, file)
    assert (said.code, said.err) == (0, "Nothing to change.\n")
    assert "already  loaf" in said.out
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def test_what_a_person_does_not_accept_is_left_out(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = patch(tmp_path, {"loaf": setting(TEXT, "niczego takiego nie ma", NEW, accept=False)})
    said = accept(folder, file, "--report", "json")
    assert (said.code, talks(folder)) == (0, TALKS)
    assert said.data == {"proposals": [{"id": "loaf", "state": "left-out", "paths": [TEXT]}], "files": []}


def test_a_dry_run_only_tells(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    said = accept(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}), "--dry-run", "--report", "json")
    assert said.code == 0
    assert [row["verb"] for row in said.data["files"]] == ["update"]
    assert talks(folder) == TALKS


def test_a_patch_in_the_folder_is_no_part_of_the_blueprint(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}).rename(folder / "zmiany.patch.yaml")
    assert accept(folder, file).code == 0


# --- what cannot be done --------------------------------------------------------------------------


def refused(folder: Path, file: Path) -> list[str]:
    """The lines that tell of errors; nothing is written."""
    before = {one: one.read_bytes() for one in folder.iterdir()}
    said = accept(folder, file)
    assert said.code == 1
    assert said.out == ""
    assert "Traceback" not in said.err
    assert {one: one.read_bytes() for one in folder.iterdir()} == before
    return [line for line in said.err.splitlines() if "error[" in line]


def test_a_text_that_says_something_else_by_now_is_shown(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    (line,) = refused(folder, patch(tmp_path, {"loaf": setting(TEXT, "Policzmy worki.", NEW)}))
    assert "zmiany.yaml:7:7: error[patch-outdated]" in line
    assert f"says something else by now: “{OLD}” (see" in line
    assert "rozmowy.yaml:11:" in line


def test_a_patch_against_an_older_edition_is_refused_until_somebody_has_read_it(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}, edition="0.9")
    said = accept(folder, file)
    assert said.code == 1
    assert "zmiany.yaml:3:10: error[patch-outdated]: the patch was written against edition 0.9" in said.err
    assert 'then write `edition: "1.0"` here' in said.err
    file.write_text(file.read_text("utf-8").replace("edition: '0.9'", 'edition: "1.0"'), "utf-8")
    assert accept(folder, file).code == 0


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    proposals = {
        "a": setting("objections.to-expensive.meaning", "x", "y"),
        "b": setting("objections.too-expensive.meening", None, "y"),
        "c": {"disable": ["objections.stok"], "move": {"objections.stock": {"after": "too-expensiv"}}},
        "d": {"add": {"objection.new": {"category": "price"}}},
        "e": setting("objections.stock", {"category": "process"}, "tekst"),
    }
    lines = refused(folder, patch(tmp_path, proposals))
    assert [line.split("error[")[1].split("]")[0] for line in lines].count("unknown-reference") == 4
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("objections.to-expensive.meaning", "objections.too-expensive.meaning"),
        ("objections.too-expensive.meening", "objections.too-expensive.meaning"),
        ("objection.too-expensive.meaning", "objections.too-expensive.meaning"),
    ],
)
def test_the_hint_at_an_unknown_path_works_literally(path: str, meant: str, tmp_path: Path) -> None:
    folder = mill(tmp_path)
    said = accept(folder, patch(tmp_path, {"a": setting(path, None, "y")}))
    assert f"hint: Did you mean `{meant}`?" in said.err


def test_two_proposals_on_one_value_cannot_both_be_done(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    proposals = {
        "a": setting(TEXT, OLD, "Raz."),
        "b": setting(TEXT, OLD, "Dwa."),
        "c": {"disable": ["objections.too-expensive"]},
    }
    lines = refused(folder, patch(tmp_path, proposals))
    assert all("patch-conflict" in line for line in lines)
    assert "by `a` and `b`" in lines[-1] or "by `c` and `b`" in lines[-1]
    proposals["b"]["accept"] = proposals["c"]["accept"] = False
    assert accept(folder, patch(tmp_path, proposals)).code == 0


def test_two_proposals_on_items_of_one_list_are_both_done(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    proposals = {
        "a": setting("objections.stock.wordings.0", "Mamy pełny magazyn", "Magazyn pełny"),
        "b": setting("objections.stock.wordings.1", "Nie teraz, dziękuję", "Nie teraz"),
    }
    assert accept(folder, patch(tmp_path, proposals)).code == 0
    assert load(folder).blueprint.objections["stock"].wordings == ["Magazyn pełny", "Nie teraz"]


def test_a_blueprint_that_would_be_wrong_is_not_written(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    lines = refused(
        folder,
        patch(
            tmp_path, {"a": setting("objections.stock.category", "process", "nonsense"), "b": setting(TEXT, OLD, NEW)}
        ),
    )
    assert [line.split("error[")[1].split("]")[0] for line in lines] == ["unknown-value", "patch-refused"]
    assert "would have an error that it has not now" in lines[1]


def test_a_blueprint_that_is_wrong_elsewhere_may_be_changed(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    write(folder, {"inne.yaml": "people: {ann: {name: Ann, roles: [nobody]}}\n"})
    assert accept(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)})).code == 0


def test_a_file_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    write(folder, {"inne.yaml": "people: {ann: [\n"})
    (line,) = refused(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}))
    assert "yaml-syntax" in line


def test_a_value_that_is_repeated_by_an_alias_is_explained(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    question = "Na ile dni Państwu starczy?"
    write(
        folder,
        {
            "rozmowy.yaml": TALKS.replace(f"[{question}]", f"[&q {question}]").replace(
                "'Kiedy magazyn będzie pusty?'", "*q"
            )
        },
    )
    for path in ("objections.stock.responses.later.text", "objections.stock.clarify.0"):
        (line,) = refused(folder, patch(tmp_path, {"a": setting(path, question, "Kiedy?")}))
        assert "error[patch-unwritable]: the value is repeated elsewhere in the file by `*q`" in line


def test_a_patch_for_another_blueprint_is_refused(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    (line,) = refused(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}, blueprint="piekarnia"))
    assert "zmiany.yaml:2:12: error[patch-elsewhere]" in line


def test_a_file_that_nobody_may_write_to_is_respected(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    (folder / "rozmowy.yaml").chmod(0o444)
    (line,) = refused(folder, patch(tmp_path, {"loaf": setting(TEXT, OLD, NEW)}))
    assert "error[read-only]" in line


def test_a_file_that_is_changed_meanwhile_stays_as_it_is_and_all_others_too(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = patch(
        tmp_path, {"loaf": setting(TEXT, OLD, NEW, why="Tak."), "c": setting("company.sells", "mąkę", "kaszę")}
    )
    work = accepting._Work(accepting.read_patch(file), file, folder)
    (folder / "rozmowy.yaml").write_text(f"{TALKS}# zapisane przed chwilą\n", "utf-8")
    before = {one: one.read_bytes() for one in folder.iterdir()}
    with pytest.raises(accepting.BlueprintError) as raised:
        work.write()
    assert [problem.code for problem in raised.value.problems] == ["changed-meanwhile"]
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


HEAD = "patch: 1\nblueprint: mlyn\nedition: '1'\n"
BROKEN = [
    ("", "missing-key", "1:1"),
    ("company: {name: x}\n", "missing-key", "1:1"),
    ("patch: 2\n", "unknown-value", "1:8"),
    (f"{HEAD}proposals: [a]\n", "value", "4:12"),
    ("patch: 1\nblueprint: mlyn\nproposals: {a: {set: {company.sells: {to: x}}}}\n", "missing-key", "1:1"),
    (f"{HEAD}proposals: {{a: {{}}}}\n", "missing-key", "4:13"),
    (f"{HEAD}proposals: {{a: {{sets: {{}}}}}}\n", "unknown-key", "4:17"),
    (f"{HEAD}proposals:\n  a: {{set: {{x: {{to: y}}}}}}\n  a: {{}}\n", "duplicate-key", "6:3"),
    (f"{HEAD}proposals: {{a: {{set: {{x.y: {{from: y}}}}}}}}\n", "missing-key", "4:23"),
    (f"{HEAD}proposals: {{a: {{set: {{'x y': {{to: y}}}}}}}}\n", "value", "4:23"),
    (f"{HEAD}proposals: {{a: {{accept: maybe, disable: [a.b]}}}}\n", "value", "4:25"),
    (f"{HEAD}proposals: {{A b: {{disable: [a.b]}}}}\n", "id", "4:13"),
    (f"{HEAD}proposals: {{a: {{move: {{x.y: {{after: a, before: b}}}}}}}}\n", "value", "4:29"),
    (f"{HEAD}proposals: {{a: {{append: {{x.y: z}}}}}}\n", "value", "4:31"),
    (f"{HEAD}proposals: {{a: {{change: {{findings: x}}, disable: [a.b]}}}}\n", "unknown-key", "4:26"),
    (f"{HEAD}language: de\nproposals: {{}}\n", "unknown-value", "4:11"),
    ("patch: 1\n  x: &a\n", "yaml-syntax", ""),
    ("patch: !!python/object:os.system x\n", "tag", "1:8"),
    ("patch: 1\nproposals: {a: &a [*a]}\n", "alias", ""),
]


@pytest.mark.parametrize(("text", "code", "place"), BROKEN)
def test_a_broken_patch_is_told_with_its_place(text: str, code: str, place: str, tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = write(tmp_path, {"zmiany.yaml": text}) / "zmiany.yaml"
    lines = refused(folder, file)
    assert any(f"zmiany.yaml:{place}" in line and f"error[{code}]" in line for line in lines), lines


def test_a_patch_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    assert "file-unreadable" in only(refused(folder, tmp_path / "nie-ma.yaml"))
    os.mkfifo(tmp_path / "rura.yaml")
    assert "file-unreadable" in only(refused(folder, tmp_path / "rura.yaml"))


def test_any_text_of_the_example_can_be_changed_whatever_its_style(tmp_path: Path) -> None:
    folder = tmp_path / "example-pl"
    shutil.copytree(ROOT / "blueprints/example-pl", folder)
    composition = compose(folder)
    own = (value for value in values(composition.tree) if value.layer == composition.company_layer)
    before = {value.path: said(node_at(composition.tree, value.path)) for value in own}
    texts = {path: text for path, text in before.items() if isinstance(text, str) and " " in text}
    assert len(texts) > 100
    steps = tuple(Setting(path, text, f"{text} Dopisek: tak.") for path, text in texts.items())
    files = {one: one.read_bytes() for one in composition.files if one.is_relative_to(folder)}
    patch_of_all = Patch("example-pl", "1.0", (Proposal("all", steps),))
    done = applied(patch_of_all, composition, drafted(own_layer(folder), files))
    after = compose(folder, drafts={one: done.draft.data(one) for one in files})
    assert {path: said(node_at(after.tree, path)) for path in texts} == {
        path: f"{text} Dopisek: tak." for path, text in texts.items()
    }


def test_a_patch_that_is_written_reads_as_the_same(tmp_path: Path) -> None:
    steps = (
        Setting("a.b", None, "tekst: z dwukropkiem"),
        Setting("a.c.0", "długi " * 40 + "koniec", "wiersz\n\ndrugi"),
        Setting("a.d", ["x", "y"], ["x", "0123", "- z"]),
        Appending("a.e", ("[[pole]]", "null")),
        Adding("a.f", {"kind": "story", "texts": ["#", "'"], "meta": {}}),
        Moving("a.g", "after", "h"),
        SwitchingOff("a.i"),
    )
    change = {"source": "win-loss", "interviews": "12", "on": "2026-03-01"}
    one = Proposal("one", steps, False, "Bo tak: mówią.", change, ("uwaga: tu", "druga"))
    patch_of_one = Patch("mlyn", "1.10", (one, Proposal("two", steps[:1])), "pl", "eksport")
    file = write(tmp_path, {"p.yaml": written(patch_of_one, ("Read me.", ""))}) / "p.yaml"
    assert _placeless(read_patch(file)) == _placeless(patch_of_one)


def _placeless(patch: Patch) -> Any:
    """A patch as plain data without places."""
    data = asdict(patch, dict_factory=lambda pairs: {key: value for key, value in pairs if "place" not in key})
    return json.loads(json.dumps(data))


# --- languages and variants -----------------------------------------------------------------------


def test_texts_that_lie_in_folders_of_their_languages_are_written_there(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": "extends: ten-stage\nid: mlyn\nlanguage: pl\ncompany: {name: Młyn}\n",
        "obiekcje.yaml": "objections:\n  stock: {category: process, stages: [discovery]}\n",
        "pl/obiekcje.yaml": "objections:\n  stock: {wordings: [Pełny magazyn], clarify: [Ile?]}\n",
        "en/obiekcje.yaml": "objections:\n  stock: {wordings: [Stock is full], clarify: [How much?]}\n",
    }
    folder = write(tmp_path / "mlyn", files)
    proposals = {
        "a": setting("objections.stock.meaning", None, "Nie liczy dni."),
        "b": setting("objections.stock.kind", None, "condition"),
    }
    said = accept(folder, patch(tmp_path, proposals))
    assert said.code == 0, said.err
    assert (folder / "pl/obiekcje.yaml").read_text("utf-8").endswith("clarify: [Ile?], meaning: Nie liczy dni.}\n")
    assert (folder / "obiekcje.yaml").read_text("utf-8").endswith("stages: [discovery], kind: condition}\n")
    assert (folder / "en/obiekcje.yaml").read_text("utf-8") == files["en/obiekcje.yaml"]


def test_of_a_text_in_several_languages_the_one_of_the_patch_is_exchanged(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = folder / "blueprint.yaml"
    file.write_text(file.read_text("utf-8").replace("sells: mąkę", "sells: {pl: mąkę, en: flour}"), "utf-8")
    assert accept(folder, patch(tmp_path, {"a": setting("company.sells", "mąkę", "kaszę")})).code == 0
    assert "sells: {pl: kaszę, en: flour}" in file.read_text("utf-8")
    assert accept(folder, patch(tmp_path, {"a": setting("company.sells", "flour", "groats")}, language="en")).code == 0
    assert "sells: {pl: kaszę, en: groats}" in file.read_text("utf-8")


def test_what_is_new_in_a_variants_papers_comes_into_the_variant(tmp_path: Path) -> None:
    folder = mill(tmp_path)
    file = folder / "blueprint.yaml"
    file.write_text(file.read_text("utf-8") + "variants:\n  eksport:\n    company: {sells: mąkę za granicę}\n", "utf-8")
    proposals = {
        "a": setting("company.sells", "mąkę za granicę", "mąkę do Czech"),
        "b": setting("company.short_name", None, "Młyn E"),
    }
    said = accept(folder, patch(tmp_path, proposals, variant="eksport"))
    assert said.code == 0, said.err
    assert "    company: {sells: mąkę do Czech, short_name: Młyn E}\n" in file.read_text("utf-8")
    assert load(folder).blueprint.company.sells == "mąkę"
