"""A mill that releases editions of its process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Said, salesbook, write

TEXT = "Policzmy koszt mąki na bochenek, nie na worek."
PROCESS = f"""\
id: mlyn
edition: "1.0"
company: {{name: Młyn, sells: mąkę}}
stages:
  talk: {{name: Rozmowa}}
  offer: {{name: Oferta}}
roles:
  boss: {{name: Szef}}
  clerk: {{name: Biuro}}
  driver: {{name: Kierowca}}
objections:
  too-expensive:
    category: price
    wordings: [Za drogo, Nie stać nas]
    stages: [talk]
    responses:
      per-loaf: {{kind: reframe, text: "{TEXT}"}}
glossary:
  loaf: {{term: Bochenek, definition: Pół kilograma chleba.}}
"""


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A blueprint of which edition 1.0 was released."""
    folder = write(tmp_path / "mlyn", {"blueprint.yaml": PROCESS})
    said = release(folder, "1.0")
    assert said.code == 0, said.err
    return folder


def release(folder: Path, number: str, *options: str) -> Said:
    return salesbook("release", number, "--blueprint", folder, *options)


def edit(folder: Path, before: str, after: str) -> None:
    """Replace what stands in the blueprint of a folder."""
    file = folder / "blueprint.yaml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
