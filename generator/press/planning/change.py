"""What a build does to a file, as it is told to people: a verb, a path, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Verb = Literal["create", "update", "identical", "keep", "remove"]

OnEdit = Literal["keep", "backup", "overwrite"]
"""What becomes of a file that somebody has edited: left with the new one beside it, moved aside, or replaced."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a file, or would happen."""

    verb: Verb
    path: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and where; the changes sorted by path."""

    folder: Path
    changes: tuple[Change, ...]
