"""What stands in files that could not be read, so that its absence is not told as a mistake of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .source import is_endless

_WORD = re.compile(rb"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_READ_AT_MOST = 4_000_000


@dataclass(frozen=True, slots=True)
class Unread:
    """The words of the unread files; ``everything`` where it is not even known which files are missing."""

    words: frozenset[str] = frozenset()
    everything: bool = False

    def may_hold(self, *names: str) -> bool:
        """Whether something with these names may stand in what was not read."""
        return self.everything or (bool(self.words) and self.words.issuperset(names))

    def with_files(self, paths: Iterable[Path]) -> Unread:
        """With more files that could not be read."""
        return Unread(self.words.union(*map(_words, paths)), self.everything)

    def __or__(self, other: Unread) -> Unread:
        """What either of the two could not read."""
        return Unread(self.words | other.words, self.everything or other.everything)


NOTHING_UNREAD = Unread()


def _words(path: Path) -> frozenset[str]:
    try:
        if is_endless(path):
            return frozenset()
        with path.open("rb") as file:
            data = file.read(_READ_AT_MOST)
    except OSError:
        return frozenset()  # what keeps it from being read is told as a problem already
    return frozenset(word.decode("ascii").rstrip(".") for word in _WORD.findall(data))
