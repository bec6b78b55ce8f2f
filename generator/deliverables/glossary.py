"""``glossary``: the words of the process; what each means, what else it is called, and what is not said."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint, GlossaryTerm
from generator.documents.blocks import Block
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .internal_pen import InternalPen
from .paper import Paper


def terms(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Every term, by the alphabet."""
    if blueprint.glossary:
        yield table(
            sorted(blueprint.glossary.values(), key=lambda entry: entry.term.lower()),
            pen,
            Col("term", Label("Term"), 1.3, lambda entry: entry.term),
            Col("meaning", Label("Meaning"), 4, lambda entry: _meaning(entry, pen)),
        )


def _meaning(entry: GlossaryTerm, pen: InternalPen) -> Inline:
    """The definition, then the words that may stand for the term, and those that had better not."""
    more = ((pen.say("We also say"), entry.synonyms), (pen.say("We don’t say"), entry.avoid))
    sentences = (f"{label}: {', '.join(words)}." for label, words in more if words)
    return pen.inline(" ".join([entry.definition, *sentences]))


PAPER = Paper("glossary", {"terms": terms}, made_for="glossary", packs=("seller", "manager"), searchable=True)
