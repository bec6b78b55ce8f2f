"""The fenced blocks of the repository's documents: their info strings, their texts and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.papers import ROOT

README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
CHANGELOG = ROOT / "CHANGELOG.md"
DOCUMENTS = (README, CONTRIBUTING, CHANGELOG, *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the words of its info string, its text, and the line it begins in."""

    info: tuple[str, ...]
    text: str
    line: int

    @property
    def kind(self) -> str:
        return self.info[0]


def fences(document: Path, kind: str = "") -> list[Fence]:
    """The blocks of a document in their order, of one kind where it is given."""
    text = document.read_text("utf-8")
    found = [
        Fence(tuple(match["info"].split()), match["text"], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
    ]
    return [fence for fence in found if kind in ("", fence.kind)]


def name(document: Path) -> str:
    """How a document is called in a test's id."""
    return document.relative_to(ROOT).as_posix()
