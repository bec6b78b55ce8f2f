"""A mill whose papers people correct: built once, and edited in copies."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.shell import Said, salesbook, write

BLUEPRINT = """\
# Młyn: proces sprzedaży.
extends: ten-stage
id: mlyn
language: pl
trade: goods
edition: "1.0"
as_of: 2026-01-05
company: {name: Młyn Nowak, short_name: Młyn, sells: mąkę, phone: "600 100 200"}
"""
TALKS = """\
# Rozmowy
objections:
  stock:
    category: process
    wordings:
      - Mamy pełny magazyn
      - Nie teraz, dziękuję
    stages: [discovery]
    meaning: >-
      Klient patrzy na magazyn.
      Nie patrzy na **zużycie** i nie liczy dni.
    acknowledge: Rozumiem, pełny magazyn to wygoda.   # zawsze
    clarify: ["Na ile dni Państwu starczy?"]
    do:
      - Zapytaj o zużycie.
      - Umów [[word.delivery.acc]] na termin.
      - Zadzwoń pod [[company.phone]] do młyna.
    responses:
      later: {kind: question-back, text: "Kiedy magazyn będzie w połowie pusty?"}
      small:
        kind: risk-reducer
        text: |
          Zacznijmy od jednej palety.

          Resztę dowieziemy, gdy będzie miejsce.
# koniec
"""
FUNNEL = "funnel:\n  attempts-to-conversations: {rate: 37}   # zmierzone\n"
ONLY = ("objections", "document-delivery-checklist", "indicators")
Change = Callable[[str], str]


def built(folder: Path) -> Path:
    """A folder with the blueprint ``mlyn`` and some of its papers in ``output``."""
    write(folder / "mlyn", {"blueprint.yaml": BLUEPRINT, "rozmowy.yaml": TALKS, "lejek.yaml": FUNNEL})
    said = build(folder)
    assert said.code == 0, said.err
    return folder


def build(folder: Path, *options: str) -> Said:
    only = [word for id_ in ONLY for word in ("--only", id_)]
    return salesbook("build", folder / "mlyn", "--output", folder / "output", *only, *options)


def edits(folder: Path, *options: str) -> Said:
    return salesbook("edits", folder / "mlyn", "--output", folder / "output", *options)


def found(folder: Path) -> list[dict[str, Any]]:
    """The edits of all papers."""
    said = edits(folder, "--report", "json")
    assert said.code == 0, said.err
    return [edit for file in said.data["files"] for edit in file["edits"]]


def accept(folder: Path, patch: Path) -> Said:
    return salesbook("accept", patch, "--blueprint", folder / "mlyn")


def talks(folder: Path) -> str:
    return (folder / "mlyn/rozmowy.yaml").read_text("utf-8")


def paper(folder: Path, name: str) -> Path:
    """The paper with a name that has this in it."""
    (path,) = (path for path in (folder / "output").rglob("*") if name in path.name)
    return path


OBJECTIONS = "lista-obiekcji-i-odpowiedzi"


def in_package(path: Path, part: str, change: Change) -> None:
    """Edit a part of a Word or Excel file, as its text."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    _pack(path, parts)


def with_parts(path: Path, more: dict[str, str]) -> None:
    """Add parts to a package."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    _pack(path, {**parts, **{name: text.encode() for name, text in more.items()}})


def _pack(path: Path, parts: dict[str, bytes]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(target.getvalue())


def in_word(folder: Path, before: str, after: str, name: str = f"{OBJECTIONS}.docx") -> None:
    """Replace something in the text of a Word paper."""
    in_package(paper(folder, name), "word/document.xml", lambda text: replaced(text, before, after))


def in_page(folder: Path, before: str, after: str, name: str = f"{OBJECTIONS}.html") -> None:
    """Replace something in a page."""
    path = paper(folder, name)
    path.write_text(replaced(path.read_text("utf-8"), before, after), "utf-8")


def in_sheet(folder: Path, before: str, after: str, name: str = f"{OBJECTIONS}.xlsx") -> None:
    """Replace a text of a workbook."""
    in_package(paper(folder, name), "xl/sharedStrings.xml", lambda text: replaced(text, before, after))


def replaced(text: str, before: str, after: str) -> str:
    """The text with something in place of what stands there, whichever blanks it has."""
    pattern = re.escape(before).replace(r"\ ", "[ \u00a0]")
    assert re.search(pattern, text), before
    return re.sub(pattern, lambda _: after, text, count=1)


def proposals(patch: Path) -> dict[str, Any]:
    """What a patch proposes, by its ids."""
    data = yaml.safe_load(patch.read_text("utf-8"))
    assert (data["blueprint"], data["edition"]) == ("mlyn", "1.0")
    rows: dict[str, Any] = data["proposals"]
    return rows
