"""What editions are called, and where they lie: ``editions/1.1.json`` in the folder of their blueprint."""

from __future__ import annotations

import re

FOLDER = "editions"
NOW = "now"
"""What stands for the blueprint as it is, wherever an edition may be named."""
_NUMBER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names under which Windows keeps no file."""
_ENDING = ".json"
_DIGITS = re.compile(r"(\d+)")


def is_number(text: str) -> bool:
    """Whether an edition may be called so: a short name that is one of a file on every system."""
    return bool(_NUMBER.fullmatch(text)) and not _DEVICE.fullmatch(text) and text.lower() != NOW


def path_of(number: str) -> str:
    """The path of an edition from the folder of its blueprint."""
    return f"{FOLDER}/{number}{_ENDING}"


def numbers(files: list[str]) -> list[str]:
    """The editions among the names of files, the oldest number first: 1.9 stands before 1.10."""
    found = (name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING))
    return sorted(filter(is_number, found), key=_by_figures)


def _by_figures(number: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(number)]
