"""What people have done to papers: never lost, and never mistaken for what a program did."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from tests.fingerprint.edits import EXCEL_EDITS, WORD_EDITS, edited
from tests.fingerprint.packages import with_part
from tests.papers import parts, visible
from tests.press.tiny import Build, change, rows

BODY = "word/document.xml"
TALK = "internal/word/S05-rozmowa.docx"
OBJECTIONS = "internal/excel/S00-lista-obiekcji-i-odpowiedzi.xlsx"


@pytest.fixture
def out(tmp_path: Path, build: Build) -> Path:
    assert build().code == 0
    return tmp_path / "out" / "tiny" / "pl"


def save(path: Path) -> None:
    """Leave a Word file as an office program would that only opened and saved it."""
    data = with_part(path.read_bytes(), BODY, r"<w:r>(<w:t)", r'<w:r><w:rPr><w:lang w:val="pl-PL"/></w:rPr>\1')
    path.write_bytes(data)


def write_into(path: Path, text: str) -> None:
    """Edit a Word file."""
    path.write_bytes(with_part(path.read_bytes(), BODY, r"<w:p>", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p>"))


def test_a_file_that_was_only_saved_stays_and_counts_as_ours(build: Build, source: Path, out: Path) -> None:
    save(out / TALK)
    saved = (out / TALK).read_bytes()
    said = build("--report", "json")
    assert (said.code, rows(said)["S05-rozmowa.docx"][0]) == (0, "identical")
    assert (out / TALK).read_bytes() == saved
    change(source, "goal: Cel", "goal: Nowy cel")
    said = build("--report", "json")
    assert (said.code, rows(said)["S05-rozmowa.docx"][0]) == (0, "update")
    assert "Nowy cel" in visible(out / TALK)
    assert not list(out.rglob("*.new.*"))


def test_a_file_that_was_saved_and_is_no_longer_made_goes(build: Build, source: Path, out: Path) -> None:
    save(out / TALK)
    change(source, "title: Rozmowa, stage: offer", "title: Pierwsza rozmowa, stage: offer")
    assert rows(build("--report", "json"))["S05-rozmowa.docx"][0] == "remove"
    assert not (out / TALK).exists()


def test_an_edit_in_a_saved_file_is_an_edit(build: Build, source: Path, out: Path) -> None:
    save(out / TALK)
    write_into(out / TALK, "moje słowa")
    change(source, "goal: Cel", "goal: Nowy cel")
    said = build("--report", "json")
    assert (said.code, rows(said)["S05-rozmowa.docx"][0]) == (3, "keep")
    assert "moje słowa" in visible(out / TALK)
    assert "Nowy cel" in visible(out / "internal/word/S05-rozmowa.new.docx")


@pytest.mark.parametrize("edit", ["a tick from Insert > Symbol", "an equation", "text: dstrike", "a cell's border"])
def test_what_is_no_text_is_an_edit_as_well(build: Build, source: Path, out: Path, edit: str) -> None:
    data = edited((out / TALK).read_bytes(), *WORD_EDITS[edit])
    (out / TALK).write_bytes(data)
    assert build().code == 3
    change(source, "goal: Cel", "goal: Nowy cel")
    assert rows(build("--report", "json"))["S05-rozmowa.docx"][0] == "keep"
    assert (out / TALK).read_bytes() == data


@pytest.mark.parametrize("edit", ["a number format", "a hidden row", "a filter", "frozen panes", "protection"])
def test_what_is_in_no_cell_is_an_edit_as_well(build: Build, out: Path, edit: str) -> None:
    (out / OBJECTIONS).write_bytes(edited((out / OBJECTIONS).read_bytes(), *EXCEL_EDITS[edit]))
    said = build("--report", "json")
    assert (said.code, rows(said)["S00-lista-obiekcji-i-odpowiedzi.xlsx"][0]) == (3, "keep")


def test_without_its_digests_a_saved_file_is_in_doubt_and_kept(build: Build, source: Path, out: Path) -> None:
    save(out / TALK)
    (out / ".salesbook/digests.json").unlink()
    change(source, "goal: Cel", "goal: Nowy cel")
    assert rows(build("--report", "json"))["S05-rozmowa.docx"][0] == "keep"


def test_an_edited_workbook_is_kept(build: Build, source: Path, out: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(out / OBJECTIONS)
    book.worksheets[1]["A6"] = "Moja obiekcja"
    target = io.BytesIO()
    book.save(target)
    (out / OBJECTIONS).write_bytes(target.getvalue())
    change(source, "Za drogo", "Za drogo dla nas")
    assert rows(build("--report", "json"))[Path(OBJECTIONS).name][0] == "keep"
    assert "Moja obiekcja" in visible(out / OBJECTIONS)


def test_backup_moves_the_edit_aside(build: Build, source: Path, out: Path) -> None:
    for number, text in enumerate(("pierwsza wersja", "druga wersja"), 1):
        write_into(out / TALK, text)
        change(source, f"goal: Cel{' i' * (number - 1)}", f"goal: Cel{' i' * number}")
        said = build("--on-edit", "backup", "--report", "json")
        verb, why = rows(said)["S05-rozmowa.docx"]
        assert (said.code, verb) == (0, "update")
        assert f"S05-rozmowa.edited-{number}.docx" in why
        assert text in visible(out / f"internal/word/S05-rozmowa.edited-{number}.docx")
        assert text not in visible(out / TALK)


def test_backup_moves_an_edited_file_aside_that_is_no_longer_made(build: Build, source: Path, out: Path) -> None:
    write_into(out / TALK, "moje słowa")
    change(source, "title: Rozmowa, stage: offer", "title: Pierwsza rozmowa, stage: offer")
    assert rows(build("--on-edit", "backup", "--report", "json"))["S05-rozmowa.docx"][0] == "remove"
    assert not (out / TALK).exists()
    assert "moje słowa" in visible(out / "internal/word/S05-rozmowa.edited-1.docx")


def test_overwrite_says_so(build: Build, out: Path) -> None:
    write_into(out / TALK, "moje słowa")
    said = build("--on-edit", "overwrite", "--report", "json")
    assert (said.code, *rows(said)["S05-rozmowa.docx"]) == (0, "update", "edited by hand; overwritten as asked")
    assert "moje słowa" not in visible(out / TALK)
    assert build("--report", "json").code == 0


@pytest.mark.parametrize("policy", ["backup", "overwrite"])
def test_foreign_files_are_left_alone_whatever_is_asked(build: Build, source: Path, out: Path, policy: str) -> None:
    (out / "internal/word/notatki.docx").write_bytes(b"mine")
    (out / "umowa.pdf").write_bytes(b"mine")
    change(source, "goal: Cel", "goal: Nowy cel")
    assert build("--on-edit", policy).code == 0
    assert (out / "internal/word/notatki.docx").read_bytes() == (out / "umowa.pdf").read_bytes() == b"mine"


def test_an_edited_file_is_not_rendered_each_time(build: Build, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.press import run

    write_into(out / TALK, "moje słowa")
    monkeypatch.setattr(run, "_rendered", lambda job: pytest.fail(job.path))
    said = build("--report", "json")
    assert (said.code, rows(said)["S05-rozmowa.docx"][0]) == (3, "keep")


def test_a_killed_build_whose_change_was_taken_back_is_undone(build: Build, source: Path, out: Path) -> None:
    """The file is ours, as the journal knows, but not what the text of now gives."""
    before = (out / TALK).read_bytes()
    change(source, "goal: Cel", "goal: Nowy cel")
    from generator.press.writing import write

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write.Output, "finish", lambda *arguments, **more: (_ for _ in ()).throw(KeyboardInterrupt))
        assert build().code == 130
    assert (out / TALK).read_bytes() != before
    change(source, "goal: Nowy cel", "goal: Cel")
    assert build().code == 0
    assert (out / TALK).read_bytes() == before


def test_the_texts_of_these_tests_are_in_the_papers(out: Path) -> None:
    """Or the edits above would change nothing."""
    assert re.search(rb"<w:r><w:t", parts((out / TALK).read_bytes())[BODY])
    assert "Cel" in visible(out / TALK)
