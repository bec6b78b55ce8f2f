"""Papers that LibreOffice has opened and saved: ours still, and an edit in one of them is an edit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator.fingerprint import fingerprint, only_saved
from tests.fingerprint.edits import EXCEL_EDITS, WORD_EDITS, Edit, edited
from tests.papers import ROOT, MadeSet, visible
from tests.press.tiny import rows
from tests.real_parts.office import converted
from tests.shell import salesbook

TALK = "skeleton-discovery"


@pytest.fixture(scope="module")
def saved(
    soffice: str, example: MadeSet, example_en: MadeSet, name_only: MadeSet, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, bytes]:
    """Every Word and Excel paper of three companies as LibreOffice saves it, in one start for each format."""
    again = {}
    for format_ in ("docx", "xlsx"):
        sets = (example, example_en, name_only)
        papers = {f"{number}-{path.name}": path for number, made in enumerate(sets) for path in made.paths(format_)}
        contents = {name: path.read_bytes() for name, path in papers.items()}
        for name, path in converted(soffice, contents, format_, tmp_path_factory.mktemp(format_)).items():
            again[papers[name]] = path.read_bytes()
    return again


def counts_as_ours(path: Path, found: bytes) -> bool:
    ours = fingerprint(path.read_bytes(), path.suffix[1:])
    assert ours
    return only_saved(ours, fingerprint(found, path.suffix[1:]))


def test_no_paper_looks_edited(
    example: MadeSet, example_en: MadeSet, name_only: MadeSet, saved: dict[Path, bytes]
) -> None:
    assert set(saved) == {path for made in (example, example_en, name_only) for path in made.paths("docx", "xlsx")}
    assert [path.name for path, data in saved.items() if not counts_as_ours(path, data)] == []
    assert all(data != path.read_bytes() for path, data in saved.items())


def test_no_paper_looks_like_another(example: MadeSet, saved: dict[Path, bytes]) -> None:
    """Or the test above would hold for a fingerprint of nothing."""
    for format_ in ("docx", "xlsx"):
        papers = example.paths(format_)
        for path, other in pairwise(papers):
            assert not counts_as_ours(path, saved[other])


@pytest.mark.parametrize(
    ("deliverable", "format_", "edits"),
    [(TALK, "docx", WORD_EDITS), ("win-loss-register", "xlsx", EXCEL_EDITS)],
    ids=["a document", "a workbook"],
)
def test_every_edit_in_a_saved_paper_is_seen(
    example: MadeSet, saved: dict[Path, bytes], deliverable: str, format_: str, edits: Mapping[str, tuple[str, Edit]]
) -> None:
    """In one test for all of them: each process that runs some would have the papers saved for itself."""
    paper = example.path(deliverable, format_)
    assert [name for name, edit in edits.items() if counts_as_ours(paper, edited(saved[paper], *edit))] == []


def test_a_rebuild_takes_saved_papers_for_its_own(example: MadeSet, saved: dict[Path, bytes], tmp_path: Path) -> None:
    source, output = tmp_path / "example-pl", tmp_path / "out"
    shutil.copytree(ROOT / "blueprints/example-pl", source)
    shutil.copytree(example.folder.parent.parent, output)
    folder = output / example.folder.relative_to(example.folder.parent.parent)
    ours = {path: saved[path] for path in example.paths("docx", "xlsx")}
    for path, data in ours.items():
        (folder / path.relative_to(example.folder)).write_bytes(data)
    said = salesbook("build", source, "--output", output, "--report", "json")
    assert said.code == 0
    assert {verb for verb, _ in rows(said).values()} == {"identical"}
    (source / "more.yaml").write_text("skeletons: {discovery: {goal: Nowy cel rozmowy}}\n", "utf-8")
    said = salesbook("build", source, "--output", output, "--report", "json")
    assert said.code == 0
    assert {row["verb"] for row in said.data} == {"identical", "update"}
    assert "Nowy cel rozmowy" in visible(folder / example.path(TALK, "docx").relative_to(example.folder))
