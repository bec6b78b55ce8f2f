"""Edits in papers that LibreOffice has saved since are found as in any other, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.edits.mill import OBJECTIONS, accept, built, edits, found, in_sheet, in_word, paper, talks
from tests.real_parts.office import converted
from tests.shared import shared_folder

QUESTION = "Kiedy magazyn będzie w połowie pusty?"


@pytest.fixture(scope="module")
def saved(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mill, its Word and Excel papers as LibreOffice saves them."""

    def fill(folder: Path) -> None:
        built(folder)
        for format_ in ("docx", "xlsx"):
            papers = {path.stem: path for path in (folder / "output").rglob(f"*.{format_}")}
            contents = {name: path.read_bytes() for name, path in papers.items()}
            again = converted(soffice, contents, format_, folder / f"office-{format_}")
            assert set(again) == set(papers)
            for name, path in again.items():
                papers[name].write_bytes(path.read_bytes())

    return shared_folder(tmp_path_factory, "mill-saved-again", fill)


@pytest.fixture
def mill(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "mill"))


def test_what_was_only_saved_is_no_edit(mill: Path) -> None:
    assert edits(mill).err == "No edits.\n"


@pytest.mark.parametrize("edit", [in_word, in_sheet], ids=["Word", "Excel"])
def test_an_edit_of_a_saved_paper_is_the_only_one(edit: object, mill: Path) -> None:
    assert callable(edit)
    edit(mill, QUESTION, "Kiedy magazyn będzie pusty?")
    assert [(row["path"], row["to"]) for row in found(mill)] == [
        ("objections.stock.responses.later.text", "Kiedy magazyn będzie pusty?")
    ]
    patch = mill / "p.yaml"
    edits(mill, "--propose", str(patch))
    assert accept(mill, patch).code == 0
    assert "Kiedy magazyn będzie pusty?" in talks(mill)


def test_what_was_saved_after_it_was_edited_is_found_too(soffice: str, mill: Path, tmp_path: Path) -> None:
    in_word(mill, QUESTION, "Kiedy magazyn będzie pusty?")
    path = paper(mill, f"{OBJECTIONS}.docx")
    (again,) = converted(soffice, {"edited": path.read_bytes()}, "docx", tmp_path / "office").values()
    path.write_bytes(again.read_bytes())
    assert [row["to"] for row in found(mill)] == ["Kiedy magazyn będzie pusty?"]
