"""The base's sentences in customers' papers that somebody has read and found true of any firm.

A line of ``reviewed/pl.txt`` and ``reviewed/en.txt`` is a sentence: the file that says it, its key, a digest of its
words and how it begins. ``python -m tests.sets.reviewed`` writes both anew from the sets: read in the difference what
is new, and strike in the base what is not true of each of the firms.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.press.checking.untouched import Sentence, untouched
from generator.press.planning.contents import Contents

from .firms import FIRMS, loaded

FOLDER = Path(__file__).parent / "reviewed"
LANGUAGES = ("en", "pl")
_BEGINNING = 70
_BASE = "blueprints/ten-stage/"


@cache
def sentences(firm: str) -> frozenset[str]:
    """The base's sentences that customers of a firm read, each as a line of the list."""
    made = loaded(firm)
    found = (one for _, several in untouched(made, Contents(made.blueprint)) for one in several)
    return frozenset(map(line_of, found))


def line_of(sentence: Sentence) -> str:
    """A sentence as the list has it; one that words of the trade are put into is listed for each trade."""
    words = " ".join(sentence.text.split())
    digest = hashlib.sha256(words.encode()).hexdigest()[:10]
    file = sentence.place.file.partition(_BASE)[2] or Path(sentence.place.file).name
    return f"{file} | {sentence.path} | {digest} | {words[:_BEGINNING]}"


def of_language(language: str) -> list[str]:
    """The lines of a list, as the sets have them now."""
    firms = (firm for firm in FIRMS if loaded(firm).blueprint.language == language)
    return sorted(frozenset[str]().union(*map(sentences, firms)))


def listed(language: str) -> list[str]:
    """The lines of a list as it stands."""
    return (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()


def written() -> Iterator[Path]:
    """Write the lists anew."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        file = FOLDER / f"{language}.txt"
        file.write_text("".join(f"{line}\n" for line in of_language(language)), "utf-8")
        yield file


if __name__ == "__main__":
    for path in written():
        sys.stdout.write(f"{path}\n")
