"""What a file says and shows, sorted into the aspects that an office program may change by opening and saving it."""

from __future__ import annotations

import hashlib

_LENGTH, _LONG = 16, 32
"""Signs of a digest that is kept, and of one that stands within a line."""


class Description:
    """Lines about a file. Those of no aspect have to be the same in every copy of it."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {"": []}

    def say(self, line: str, aspect: str = "") -> None:
        """Add what has been found."""
        self._lines.setdefault(aspect, []).append(line)

    def parted(self) -> tuple[list[str], dict[str, list[str]]]:
        """What has to be the same in every copy, and beside it the lines of each aspect."""
        return self._lines[""], {aspect: lines for aspect, lines in self._lines.items() if aspect}

    def digests(self) -> dict[str, str]:
        """A digest for each aspect of which something was said."""
        return {aspect: _digest(lines) for aspect, lines in sorted(self._lines.items())}


def short(text: str) -> str:
    """A text that may be long and may be said many times over: itself, or its digest."""
    return text if len(text) <= _LONG else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LONG]


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\0".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
