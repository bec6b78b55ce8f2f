"""``check --baseline``: a team sees what is new, and no warning that it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import salesbook, write

TEXT = """extends: ten-stage
language: en
company: {name: Alfa Ltd}
products: {a: {name: A, price: 5, cost: 9, unit: piece}}
"""
MORE = "proofs: {a: {title: A, text: T, permission: granted, valid_until: 2020-01-01}}\nas_of: 2026-01-05\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "alfa", {"blueprint.yaml": TEXT})


@pytest.fixture
def known(source: Path, tmp_path: Path) -> Path:
    file = tmp_path / "known.json"
    said = salesbook("check", source, "--write-baseline", file)
    assert "1 warning written to" in said.err
    return file


def test_what_is_known_is_not_told_and_does_not_count(source: Path, known: Path) -> None:
    assert salesbook("check", source, "--strict").code == 1
    said = salesbook("check", source, "--baseline", known, "--strict")
    assert said.code == 0
    assert "prices-out-of-order" not in said.err


def test_what_is_new_is_told_wherever_the_known_has_moved(source: Path, known: Path) -> None:
    write(source, {"blueprint.yaml": "# a line more\n" + TEXT + MORE})
    said = salesbook("check", source, "--baseline", known, "--strict")
    assert said.code == 1
    assert "proof-expired" in said.err
    assert "prices-out-of-order" not in said.err


def test_an_error_is_always_told(source: Path, known: Path) -> None:
    write(source, {"blueprint.yaml": TEXT + "colour: red\n"})
    again = known.with_name("again.json")
    salesbook("check", source, "--write-baseline", again)
    said = salesbook("check", source, "--baseline", again)
    assert said.code == 1
    assert "unknown-key" in said.err


def test_what_was_mended_is_counted(source: Path, known: Path) -> None:
    write(source, {"blueprint.yaml": TEXT.replace("cost: 9", "cost: 3")})
    assert "1 warning of" in salesbook("check", source, "--baseline", known).err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"known": [1]}', '{"known": [{"x": 1}]}', "[" * 100_000])
def test_a_file_that_is_none_is_refused(source: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "other.json").write_text(text, "utf-8")
    said = salesbook("check", source, "--baseline", tmp_path / "other.json")
    assert said.code == 2
    assert "is no baseline" in said.err


def test_one_that_is_not_there_says_how_it_is_made(source: Path, tmp_path: Path) -> None:
    said = salesbook("check", source, "--baseline", tmp_path / "none.json")
    assert said.code == 2
    assert "--write-baseline" in said.err
