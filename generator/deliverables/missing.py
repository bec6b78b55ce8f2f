"""The facts that a paper would say and nobody has written down yet: named once, at its end, with the keys to set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.documents.blocks import Block, Callout
from generator.documents.inline import Run
from generator.locale import Label

from .pen import Pen

_TITLE = Label("Facts that are still missing here")
_HOW = Label("They stand in brackets in the texts above. Write each one down once, and every paper says it.")
_WHERE = Label("write it down under")


def missing_facts(missing: Mapping[str, str], pen: Pen) -> Iterator[Block]:
    """A box with each fact, by the key that it is written under; none where nothing is missing."""
    if missing:
        where = pen.say(_WHERE)
        listed = tuple((*pen.words(f"{fact}: {where} "), Run(key, bold=True)) for key, fact in missing.items())
        yield Callout("warning", pen.say(_TITLE), (pen.words(pen.say(_HOW)), *listed))
