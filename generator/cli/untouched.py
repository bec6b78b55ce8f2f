"""The base's sentences in papers that customers read, for people and for machines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator.press.checking.findings import Checked
from generator.press.checking.untouched import Sentence, untouched
from generator.press.planning.contents import Contents

from .report import harmless

_WIDTH = 100


def as_lines(checked: Checked) -> Iterator[str]:
    """As a terminal may show it, by paper, each sentence with the key to set and the place where the base says it."""
    if checked.loaded is None:
        yield f"What customers read in {checked.path.as_posix()} is not known before its errors are mended."
        return
    papers = list(untouched(checked.loaded, Contents(checked.loaded.blueprint)))
    if not papers:
        yield "Customers read nothing but the company's own words."
    for paper, sentences in papers:
        yield harmless(f"{paper.title} ({paper.id}): {_counted(len(sentences))} of the base")
        for one in sentences:
            yield harmless(f"  {one.path}   {one.place.file}:{one.place.line}")
            yield from map(harmless, textwrap.wrap(one.text, _WIDTH, initial_indent="    ", subsequent_indent="    "))


def as_rows(checked: Checked) -> Iterator[dict[str, object]]:
    """The sentences as plain data for ``--report json``."""
    if checked.loaded is not None:
        for paper, sentences in untouched(checked.loaded, Contents(checked.loaded.blueprint)):
            yield from (_row(paper.id, one, checked) for one in sentences)


def _row(paper: str, one: Sentence, checked: Checked) -> dict[str, object]:
    place = {"file": one.place.file, "line": one.place.line, "column": one.place.column}
    return {"blueprint": checked.path.as_posix(), "paper": paper, "path": one.path, "text": one.text, **place}


def _counted(number: int) -> str:
    return "1 sentence" if number == 1 else f"{number} sentences"
