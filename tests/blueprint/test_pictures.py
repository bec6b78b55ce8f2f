"""A picture that a blueprint names is looked for where the blueprint stands, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.render.word.shells import png
from tests.shell import COMPANY, errors, only, where, write

PICTURE = png()


def folder_with(tmp_path: Path, logo: str, *pictures: str) -> Path:
    own = {"blueprint.yaml": f"{COMPANY}brand:\n  logo: {logo}\n"}
    return write(tmp_path / "own", {**own, **dict.fromkeys(pictures, PICTURE)})


@pytest.mark.parametrize("name", ["logo.png", "pictures/logo.svg", "Logo Firmy.JPG", "./logo.jpeg"])
def test_a_picture_in_the_folder_is_taken(name: str, tmp_path: Path) -> None:
    assert errors(folder_with(tmp_path, name, name)) == []


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        ("logo.png", "there is no picture"),
        ("logo.pdf", "no picture that can be printed"),
        ("logo", "no picture that can be printed"),
        ("../logo.png", "leads out"),
        ("/etc/logo.png", "leads out"),
        ("pictures", "no picture that can be printed"),
        ("x" * 5000 + ".png", "there is no picture"),
    ],
)
def test_any_other_is_told_where_it_is_named(logo: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PICTURE)
    problem = only(errors(folder_with(tmp_path, logo)))
    assert (problem["code"], problem["path"], where(problem)[1:]) == ("picture", "brand.logo", (3, 9))
    assert told in problem["message"]


def test_a_link_out_of_the_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE)
    folder = folder_with(tmp_path, "logo.png")
    (folder / "logo.png").symlink_to(tmp_path / "secret.png")
    assert "leads out" in only(errors(folder))["message"]


def test_one_of_nearly_the_same_name_is_suggested(tmp_path: Path) -> None:
    problem = only(errors(folder_with(tmp_path, "pictures/lgoo.png", "pictures/logo.png")))
    assert "Did you mean `pictures/logo.png`?" in problem["hint"]


def test_a_bases_picture_lies_in_the_bases_folder(tmp_path: Path) -> None:
    write(tmp_path / "base", {"blueprint.yaml": "brand: {logo: logo.png}\n", "logo.png": PICTURE})
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: ../base\n{COMPANY}"})
    assert errors(folder) == []
