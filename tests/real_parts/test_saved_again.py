"""Papers that LibreOffice has opened and saved: ours still, and an edit in one of them is an edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.fingerprint import fingerprint
from tests.build.tiny import rows
from tests.fingerprint.packages import with_part
from tests.papers import ROOT, MadeSet, visible
from tests.real_parts.office import converted
from tests.shell import salesbook

TALK = "skeleton-discovery"


@pytest.fixture(scope="module")
def saved(soffice: str, example: MadeSet, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """Every Word and Excel paper of the Polish example as LibreOffice saves it."""
    again = {}
    for format_ in ("docx", "xlsx"):
        papers = {path.name: path for path in example.paths(format_)}
        folder = tmp_path_factory.mktemp(format_)
        for name, path in converted(
            soffice, {name: path.read_bytes() for name, path in papers.items()}, format_, folder
        ).items():
            again[papers[name]] = path.read_bytes()
    return again


def test_no_paper_looks_edited(example: MadeSet, saved: dict[Path, bytes]) -> None:
    assert set(saved) == set(example.paths("docx", "xlsx"))
    differing = [path.name for path, data in saved.items() if fingerprint(data, path.suffix[1:]) != print_of(path)]
    assert differing == []
    assert all(data != path.read_bytes() for path, data in saved.items())


def test_two_papers_never_look_alike(saved: dict[Path, bytes]) -> None:
    """Or the test above would hold for a fingerprint of nothing."""
    assert len({fingerprint(data, path.suffix[1:]) for path, data in saved.items()}) == len(saved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"(<w:t[^>]*>)([^<]{8,})</w:t>", r"\1\2 dopisane</w:t>"),
        (r"(<w:pStyle w:val=\"FactText\"/>.*?)<w:r><w:rPr>", r'\1<w:r><w:rPr><w:b/>'),
        (r"(<w:pStyle w:val=\"FactText\"/>.*?)<w:r><w:rPr>", r'\1<w:r><w:rPr><w:color w:val="FF0000"/>'),
    ],
)  # fmt: skip
def test_an_edit_in_a_saved_paper_is_seen(example: MadeSet, saved: dict[Path, bytes], old: str, new: str) -> None:
    paper = example.path(TALK, "docx")
    assert fingerprint(with_part(saved[paper], "word/document.xml", old, new), "docx") != print_of(paper)


def test_a_rebuild_takes_saved_papers_for_its_own(example: MadeSet, saved: dict[Path, bytes], tmp_path: Path) -> None:
    source, output = tmp_path / "example-pl", tmp_path / "out"
    shutil.copytree(ROOT / "blueprints/example-pl", source)
    shutil.copytree(example.folder.parent.parent, output)
    folder = output / example.folder.relative_to(example.folder.parent.parent)
    for path, data in saved.items():
        (folder / path.relative_to(example.folder)).write_bytes(data)
    said = salesbook("build", source, "--output", output, "--report", "json")
    assert said.code == 0
    assert {verb for verb, _ in rows(said).values()} == {"identical"}
    (source / "more.yaml").write_text("skeletons: {discovery: {goal: Nowy cel rozmowy}}\n", "utf-8")
    said = salesbook("build", source, "--output", output, "--report", "json")
    assert said.code == 0
    assert {row["verb"] for row in said.data} == {"identical", "update"}
    assert "Nowy cel rozmowy" in visible(folder / example.path(TALK, "docx").relative_to(example.folder))


def print_of(path: Path) -> str | None:
    return fingerprint(path.read_bytes(), path.suffix[1:])
