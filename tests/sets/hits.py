"""Foreign words in a firm's papers, with the place to mend: ``python -m tests.sets.hits [FIRM…]`` prints them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .firms import FIRMS, loaded
from .foreign_words import Word, foreign_to
from .lines import Line, lines_of
from .sayings import LABELS, Saying, Sayings


@dataclass(frozen=True, slots=True)
class Hit:
    """A foreign word in a line of a paper, and what was written there, where a file says it."""

    firm: str
    word: Word
    found: str
    around: str
    line: Line
    saying: Saying | None

    @property
    def file(self) -> str:
        return self.saying.file if self.saying else LABELS

    @property
    def path(self) -> str:
        return f"{self.saying.path} ({self.saying.line})" if self.saying else self.line.origin or "?"

    def __str__(self) -> str:
        return (
            f"{self.firm}: {self.line.paper} › {self.line.section}: “{self.around}” – {self.found}, {self.word.list}: "
            f"{self.word.why} ← {self.file} {self.path}"
        )


@cache
def hits(firm: str) -> tuple[Hit, ...]:
    """The foreign words in a firm's papers; what it says itself is its own affair."""
    return tuple(hit for hit in _all(firm) if not (hit.saying and hit.saying.own))


def _all(firm: str) -> Iterator[Hit]:
    sayings, lists = Sayings(loaded(firm)), foreign_to(loaded(firm).blueprint)
    for line in lines_of(loaded(firm).blueprint):
        for words in (one for one in lists if one.read_by in (None, line.audience)):
            for word, at in words.found_in(line.text):
                around = " ".join(line.text[max(0, at.start() - 50) : at.end() + 50].split())
                saying = sayings.of(line.text, at.start(), at.end(), line.origin)
                yield Hit(firm, word, at.group(), around, line, saying)


def listed(firms: list[str]) -> Iterator[str]:
    """The hits of some firms, of all where none is named, by the file that says them."""
    by_file: dict[str, dict[tuple[str, str], list[Hit]]] = defaultdict(lambda: defaultdict(list))
    for firm in firms or FIRMS:
        for hit in hits(firm):
            by_file[hit.file][hit.path, hit.found].append(hit)
    for file, by_path in sorted(by_file.items()):
        yield f"\n{file}: {len(by_path)}"
        for (path, found), same in sorted(by_path.items()):
            firms_here = ", ".join(sorted({hit.firm for hit in same}))
            customers = "CUSTOMER " if any(hit.line.audience == "customer" for hit in same) else ""
            yield f"  {path}: {customers}{found} ({same[0].word.list}; {firms_here}; {same[0].line.paper})"
            yield f"      {same[0].around}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in listed(sys.argv[1:]))
