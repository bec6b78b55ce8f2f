"""A mill with comments, styles of its own and several files, and patches for it."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.shell import Said, salesbook, write

ROOT_FILE = """\
# Młyn: proces sprzedaży.
extends: ten-stage
id: mlyn
language: pl
edition: "1.0"
as_of: 2026-01-05
company: {name: Młyn, sells: mąkę}   # nasza firma
"""
TALKS = """\
# Rozmowy
objections:
  too-expensive:
    # nasze słowa
    wordings+:
      - Mąka jest tańsza w hurtowni   # słyszane najczęściej
    meaning: >-
      Klient patrzy na cenę worka.
      Nie liczy bochenków.
    responses:
      per-loaf: {kind: reframe, text: "Policzmy koszt mąki na bochenek, nie na worek."}

  stock:
    category: process
    wordings: [Mamy pełny magazyn, "Nie teraz, dziękuję"]
    stages: [discovery]
    clarify: [Na ile dni Państwu starczy?]
    responses:
      later:
        kind: question-back
        text: 'Kiedy magazyn będzie pusty?'
      small:
        kind: risk-reducer
        text: |
          Zacznijmy od jednej palety.
          Resztę dowieziemy.
# koniec
"""


def mill(folder: Path, line_end: str = "\n") -> Path:
    """The blueprint in a folder."""
    files = {"blueprint.yaml": ROOT_FILE, "rozmowy.yaml": TALKS}
    return write(folder / "mlyn", {name: text.replace("\n", line_end) for name, text in files.items()})


def patch(folder: Path, proposals: object, **head: str) -> Path:
    """A patch for it, beside it."""
    data = {"patch": 1, "blueprint": "mlyn", "edition": "1.0", **head, "proposals": proposals}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return write(folder, {"zmiany.yaml": text}) / "zmiany.yaml"


def accept(blueprint: Path, file: Path, *options: str) -> Said:
    return salesbook("accept", file, "--blueprint", blueprint, *options)


def talks(blueprint: Path) -> str:
    return (blueprint / "rozmowy.yaml").read_bytes().decode()
