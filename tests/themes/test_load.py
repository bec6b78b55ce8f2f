"""What a theme's folder gives: its shell, its macros, and the pictures and documents that lie beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import shipping
from generator.themes import load


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The ``word`` folder of a copy of the classic theme, which is loaded as ``copy``."""
    shutil.copytree(shipping.folder("themes") / "classic", tmp_path / "copy")
    monkeypatch.setattr(shipping, "folder", lambda name: tmp_path)
    load.cache_clear()
    yield tmp_path / "copy/word"
    load.cache_clear()


def names() -> list[str]:
    return [file.name for file in load("copy").word.files]


def test_the_classic_shell_takes_nothing_in() -> None:
    assert load("classic").word.files == ()


def test_pictures_and_documents_come_with_their_bytes_in_the_order_of_their_names(word: Path) -> None:
    (word / "terms.docx").write_bytes(b"b")
    (word / "logo.png").write_bytes(b"a")
    assert [(file.name, file.data) for file in load("copy").word.files] == [("logo.png", b"a"), ("terms.docx", b"b")]


def test_what_word_and_others_leave_lying_about_is_not_taken(word: Path) -> None:
    for name in ("~$cument.docx", ".DS_Store", "._logo.png", "notes.txt", "old.docm"):
        (word / name).write_bytes(b"x")
    assert names() == []


@pytest.mark.parametrize(
    "made", [lambda path: path.symlink_to("/etc/passwd"), lambda path: path.write_bytes(b"0" * 5_000_001)]
)
def test_a_link_and_a_file_that_is_too_large_are_refused(word: Path, made: object) -> None:
    made(word / "logo.png")  # type: ignore[operator]
    with pytest.raises(ValueError, match=r"logo\.png"):
        load("copy")
