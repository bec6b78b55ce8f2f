"""A Word shell that cannot be filled stops a build with a problem, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.press.looks import look
from tests.render.word.shells import theme
from tests.shell import COMPANY, salesbook, write


def test_a_broken_shell_is_a_problem_and_nothing_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "load", lambda name="classic": theme(header="{{ titel }}"))
    blueprint = write(tmp_path / "tiny", {"blueprint.yaml": f"extends: ten-stage\nlanguage: en\n{COMPANY}"})
    said = salesbook("build", blueprint, "--output", tmp_path / "out", "--only", "handbook")
    assert said.code == 1
    assert (
        "error[word-shell]: the Word shell of the theme cannot be filled: word/header1.xml: `{{ titel }}`:" in said.err
    )
    assert "A shell may name as_of, body," in said.err
    assert not list((tmp_path / "out").rglob("*.docx"))
