"""What people change by hand in papers stands in the blueprint after ``edits --propose`` and ``accept``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.shell import only

from .mill import (
    OBJECTIONS,
    TALKS,
    accept,
    build,
    edits,
    found,
    in_package,
    in_page,
    in_sheet,
    in_word,
    paper,
    proposals,
    replaced,
    talks,
    with_parts,
)

EDITORS = {"Word": in_word, "Excel": in_sheet, "HTML": in_page}
QUESTION = "Kiedy magazyn będzie w połowie pusty?"


def test_nothing_edited_is_nothing_to_tell(mill: Path) -> None:
    said = edits(mill)
    assert (said.code, said.out, said.err) == (0, "", "No edits.\n")


@pytest.mark.parametrize("edit", EDITORS.values(), ids=EDITORS)
def test_a_corrected_text_stands_in_the_blueprint_and_the_rest_stays_to_the_byte(
    edit: Callable[[Path, str, str], None], mill: Path
) -> None:
    edit(mill, QUESTION, "Kiedy magazyn będzie pusty?")
    patch = mill / "poprawki.yaml"
    said = edits(mill, "--propose", str(patch))
    assert said.code == 0, said.err
    assert "objections.stock.responses.later.text" in said.out
    assert "Kiedy magazyn będzie [-w połowie -]pusty?" in said.out
    root = (mill / "mlyn/blueprint.yaml").read_bytes()
    assert accept(mill, patch).code == 0
    assert talks(mill) == TALKS.replace(QUESTION, "Kiedy magazyn będzie pusty?")
    assert (mill / "mlyn/blueprint.yaml").read_bytes() == root
    assert "objections-stock" in (mill / "mlyn/changes.yaml").read_text("utf-8")
    assert build(mill, "--on-edit", "overwrite").code == 0
    assert edits(mill).err == "No edits.\n"


def test_what_the_base_says_is_written_into_the_own_files(mill: Path) -> None:
    in_word(mill, "Rozumiem, to poważna kwota", "Wiem, to poważna kwota")
    patch = mill / "poprawki.yaml"
    edits(mill, "--propose", str(patch))
    assert accept(mill, patch).code == 0
    assert "Wiem, to poważna kwota i trzeba wiedzieć, za co się ją płaci." in talks(mill)
    assert all(line in talks(mill) for line in TALKS.splitlines())


def test_emphasis_words_and_facts_that_were_not_touched_stay_in_the_source(mill: Path) -> None:
    in_page(mill, "i nie liczy dni", "ani nie liczy dni")
    in_page(mill, "na termin", "na stały termin")
    in_page(mill, "do młyna", "do naszego młyna")
    by_path = {edit["path"]: edit["to"] for edit in found(mill)}
    assert by_path["objections.stock.meaning"].endswith("na **zużycie** ani nie liczy dni.")
    assert by_path["objections.stock.do.1"] == "Umów [[word.delivery.acc]] na stały termin."
    assert by_path["objections.stock.do.2"] == "Zadzwoń pod [[company.phone]] do naszego młyna."


def test_what_a_field_came_to_is_not_written_over_it(mill: Path) -> None:
    in_page(mill, "600 100 200", "600 100 999")
    edit = only(found(mill))
    assert (edit["home"], edit["to"]) == (False, None)


def test_a_paragraph_of_a_text_is_changed_within_it(mill: Path) -> None:
    in_page(mill, "Resztę dowieziemy, gdy", "Resztę przywieziemy, gdy")
    edit = only(found(mill))
    assert edit["to"] == "Zacznijmy od jednej palety.\n\nResztę przywieziemy, gdy będzie miejsce."


CHECKLIST = "lista-kontrolna-dostawy.html"


def test_an_item_that_goes_and_one_that_comes_change_their_list(mill: Path) -> None:
    lines = "documents.delivery-checklist.sections.supervision.lines"
    before = load(mill / "mlyn").blueprint.documents["delivery-checklist"].sections["supervision"].lines
    page = paper(mill, CHECKLIST)
    rows = re.findall(r"<li>(?:(?!</li>).)*</li>\n", page.read_text("utf-8"), re.DOTALL)
    first, second = (next(row for row in rows if line in " ".join(row.split())) for line in before[:2])
    come = re.sub(r"(<span>).*?(</span>)", r"\1Zważyć worki: wszystkie.\2", second)
    text = page.read_text("utf-8").replace(first, "").replace(second, second + come)
    page.write_text(text, "utf-8")
    assert [(edit["kind"], edit["path"]) for edit in found(mill)] == [
        ("removed", f"{lines}.0"),
        ("added", f"{lines}.1"),
    ]
    patch = mill / "p.yaml"
    edits(mill, "--propose", str(patch))
    assert accept(mill, patch).code == 0
    after = load(mill / "mlyn").blueprint.documents["delivery-checklist"].sections["supervision"].lines
    assert after == [before[1], "Zważyć worki: wszystkie.", *before[2:]]


# --- Word -----------------------------------------------------------------------------------------


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def run(text: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def with_red_pen(mill: Path) -> None:
    """Somebody replaces a word with changes tracked, and says beside it why."""
    path = paper(mill, f"{OBJECTIONS}.docx")
    gone, come = f'<w:del w:id="900">{run("wygoda", "delText")}</w:del>', f'<w:ins w:id="901">{run("spokój")}</w:ins>'
    pen = f'</w:t></w:r>{gone}{come}<w:r><w:commentReference w:id="7"/></w:r><w:r><w:t xml:space="preserve">'
    in_package(path, "word/document.xml", lambda text: replaced(text, "to wygoda.", f"to {pen}."))
    row = f'<Relationship Id="rIdC" Type="{COMMENTS}" Target="comments.xml"/></Relationships>'
    in_package(path, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", row))
    note = f'<w:comment w:id="7" w:author="Anna"><w:p>{run("Brzmi lepiej.")}</w:p></w:comment>'
    with_parts(path, {"word/comments.xml": f'<w:comments xmlns:w="{W}">{note}</w:comments>'})


def test_tracked_changes_count_as_accepted_and_comments_come_along(mill: Path) -> None:
    with_red_pen(mill)
    edit = only(found(mill))
    assert edit["path"] == "objections.stock.acknowledge"
    assert edit["to"] == "Rozumiem, pełny magazyn to spokój."
    assert edit["remarks"] == ["Anna: Brzmi lepiej."]
    patch = mill / "p.yaml"
    edits(mill, "--propose", str(patch))
    assert proposals(patch)["objections-stock"]["remarks"] == ["Anna: Brzmi lepiej."]
    assert accept(mill, patch).code == 0
    assert talks(mill) == TALKS.replace("to wygoda.", "to spokój.")


def test_a_comment_alone_is_told_and_proposes_nothing(mill: Path) -> None:
    with_red_pen(mill)
    in_word(mill, "spokój", "wygoda")
    edit = only(found(mill))
    assert (edit["kind"], edit["path"]) == ("remark", "objections.stock.acknowledge")
    said = edits(mill, "--propose", str(mill / "p.yaml"))
    assert said.err == "No edits.\nNothing to propose.\n"
    assert "» Anna: Brzmi lepiej." in said.out
    assert not (mill / "p.yaml").exists()


def test_what_cannot_be_led_home_is_listed_with_its_place(mill: Path) -> None:
    in_word(mill, "1. Uznaj", "1. Przyznaj")
    in_sheet(mill, "Kategoria", "Rodzaj")
    in_word(mill, "<w:body>", f"<w:body><w:p>{run('Dopisek na górze.')}</w:p>")
    told = [(edit["kind"], edit["home"], edit["after"]) for edit in found(mill)]
    assert ("added", False, "Dopisek na górze.") in told
    assert ("changed", False, "1. Przyznaj") in told
    said = edits(mill)
    assert "+ akapit 1  (nie wiadomo, z którego pola)" in said.out
    assert re.search(r"~ .+, akapit \d+  \(nie wiadomo, z którego pola\)\n      1\. \[-Uznaj-\]", said.out)


@pytest.mark.parametrize("edit", [in_word, in_page], ids=["Word", "HTML"])
def test_the_same_words_elsewhere_are_not_taken_for_these(edit: Callable[[Path, str, str], None], mill: Path) -> None:
    """Two elements that say the same are told apart by where they stand."""
    file = mill / "mlyn/rozmowy.yaml"
    said = "Umów dzień i wróć do tej rozmowy."
    twin = "  twin: {{category: process, wordings: [Bliźniak], stages: [discovery], clarify: [Co?], next_step: {}}}\n"
    file.write_text(TALKS.replace("# koniec", f"    next_step: {said}\n{twin.format(said)}# koniec"), "utf-8")
    assert build(mill, "--on-edit", "overwrite").code == 0
    edit_second(edit, mill, said)
    assert [row["path"] for row in found(mill)] == ["objections.twin.next_step"]


def edit_second(edit: Callable[[Path, str, str], None], mill: Path, said: str) -> None:
    """Edit where a text stands for the second time."""
    edit(mill, said, "@@@")
    edit(mill, said, "Umów dzień oraz godzinę i wróć do tej rozmowy.")
    edit(mill, "@@@", said)


# --- what stands in several papers, older papers --------------------------------------------------


def test_one_text_corrected_in_two_ways_is_proposed_twice_and_accepted_once(mill: Path) -> None:
    in_word(mill, QUESTION, "Kiedy będzie pusty?")
    in_page(mill, QUESTION, "A kiedy będzie pusty?")
    patch = mill / "p.yaml"
    edits(mill, "--propose", str(patch))
    rows = proposals(patch)
    assert {id_: row["accept"] for id_, row in rows.items()} == {"objections-stock": True, "objections-stock-2": False}
    assert accept(mill, patch).code == 0


def test_a_paper_that_is_older_than_the_blueprint_is_proposed_with_a_warning(mill: Path) -> None:
    in_word(mill, QUESTION, "Kiedy będzie pusty?")
    file = mill / "mlyn/rozmowy.yaml"
    file.write_text(TALKS.replace("to wygoda.", "to spokój."), "utf-8")
    patch = mill / "p.yaml"
    said = edits(mill, "--propose", str(patch))
    assert "warning[paper-outdated]" in said.err
    assert [row["accept"] for row in proposals(patch).values()] == [False]


def test_what_was_moved_aside_is_looked_at_as_well(mill: Path) -> None:
    in_word(mill, QUESTION, "Kiedy będzie pusty?")
    assert build(mill, "--on-edit", "backup").code == 0
    assert only(found(mill))["to"] == "Kiedy będzie pusty?"


# --- what cannot be -------------------------------------------------------------------------------


def test_where_nothing_was_built_that_is_told(mill: Path) -> None:
    said = edits(mill, "--output", str(mill / "nowhere"))
    assert said.code == 1
    assert "error[file-not-found]: no papers of this blueprint stand here" in said.err


def test_a_patch_never_overwrites_and_never_becomes_a_part_of_the_blueprint(mill: Path) -> None:
    in_word(mill, QUESTION, "Kiedy będzie pusty?")
    there = mill / "p.yaml"
    there.write_text("mine")
    said = edits(mill, "--propose", str(there))
    assert said.code == 1
    assert "error[exists]" in said.err
    assert there.read_text() == "mine"
    said = edits(mill, "--propose", str(mill / "mlyn/p.yaml"))
    assert "error[part-of-blueprint]" in said.err
    assert "Call it `p.patch.yaml`" in said.err
    assert edits(mill, "--propose", str(mill / "mlyn/p.patch.yaml")).code == 0


HOSTILE = {
    "no package": b"PK nothing",
    "empty": b"",
    "text": b"<html>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_a_file_that_cannot_be_read_is_told_of(data: bytes, format_: str, mill: Path) -> None:
    paper(mill, f"{OBJECTIONS}.{format_}").write_bytes(data)
    said = edits(mill)
    assert said.code == 0
    assert "nie da się go odczytać" in said.out
    assert "Traceback" not in said.err


def test_a_package_with_a_document_type_or_a_bomb_is_not_read(mill: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>'
    in_package(paper(mill, f"{OBJECTIONS}.docx"), "word/document.xml", lambda text: text.replace("?>", f"?>{bomb}", 1))
    in_package(paper(mill, f"{OBJECTIONS}.xlsx"), "xl/sharedStrings.xml", lambda text: text + " " * 60_000_000)
    assert edits(mill).out.count("nie da się go odczytać") == 2


def test_a_page_of_deep_nesting_and_scripts_is_read_within_bounds(mill: Path) -> None:
    in_page(mill, QUESTION, "<b>" * 50_000 + "Kiedy <script>alert(1)</script>będzie pusty?")
    said = edits(mill)
    assert said.code == 0
    assert "alert" not in said.out


def test_a_paragraph_that_was_cut_in_two_loses_nothing(mill: Path) -> None:
    cut = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    in_word(mill, QUESTION, f"Kiedy magazyn będzie{cut}w połowie całkiem pusty?")
    assert [row["to"] for row in found(mill)] == ["Kiedy magazyn będzie w połowie całkiem pusty?"]


@pytest.mark.parametrize("edit", EDITORS.values(), ids=EDITORS)
def test_a_sentence_that_was_written_anew_takes_the_place_of_the_old_one(
    edit: Callable[[Path, str, str], None], mill: Path
) -> None:
    edit(mill, QUESTION, "Ile zużywacie tygodniowo?")
    assert [(row["path"], row["to"]) for row in found(mill)] == [
        ("objections.stock.responses.later.text", "Ile zużywacie tygodniowo?")
    ]
