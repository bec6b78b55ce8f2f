"""The manuscript of a paper: all that a typesetter is given, as plain data.

Each block becomes a mapping with its ``kind``; ``blocks.typ`` has a function for each. Everything that people wrote is
a string in it and is read as one, so no text can be code. Labels are printed words, places are unique in a volume.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.documents.anchors import anchors
from generator.documents.blocks import (
    CALLOUTS,
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Column,
    Data,
    Document,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    Links,
    Message,
    PageBreak,
    Pages,
    Paragraph,
    Question,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.figures import Drawing, Figure
from generator.documents.inline import Inline, Run, text_of
from generator.locale import Say
from generator.locale.voice import Voice

from .levels import Levels
from .text import address, on_one_line, printable, title_of

Tree = dict[str, Data]
Drawn = Callable[[Drawing, str], str]
"""A drawing, with the words that say what is seen, as a text that the typesetter reads."""
_LONGEST_UNSPLIT = 1500
"""Characters of a row or a box that is kept together on a page."""
_MOST_CARDS_IN_A_ROW = 4
_STAYS_WITH_NEXT = 600
"""Characters of a block that goes to the next page along with the place to sign below it."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where links may lead: the anchors of one paper, with a ``mark`` before each, so that it is unique in a volume."""

    mark: str
    anchors: frozenset[str]

    def of(self, anchor: str) -> str | None:
        """The place of an anchor, in plain letters; None where the paper does not hold it."""
        return f"{self.mark}/{quote(anchor, safe='', errors='surrogatepass')}" if anchor in self.anchors else None


def paper(document: Document, drawn: Drawn, mark: str = "") -> Tree:
    """The manuscript of a document; ``mark`` tells its places from those of the others in a volume."""
    say = Voice(document.language).say
    imprint, is_internal = document.imprint, document.audience == "internal"
    as_of = on_one_line(imprint.as_of) if is_internal else ""
    number = on_one_line(imprint.edition)
    stage = f"{say('Stage')} {on_one_line(imprint.stage_badge)}" if is_internal and imprint.stage_badge else ""
    facts = [(say("Edition"), number), (say("As of"), as_of), (say("Owner", context="imprint"), imprint.owner)]
    edition = f"{say('Edition')} {number}" if number else ""
    places = Places(mark, frozenset(anchors(document.blocks)))
    has_contents = document.contents and any(isinstance(block, Heading) for block in _opened(document.blocks))
    return {
        "anchor": f"{mark}/",
        "title": title_of(document.title, document.id),
        "subtitle": on_one_line(document.subtitle),
        "company": on_one_line(imprint.company),
        "eyebrow": " · ".join(filter(None, (on_one_line(imprint.company), stage))),
        "stage": on_one_line(imprint.stage_badge) if is_internal else "",
        "marking": on_one_line(imprint.marking),
        "facts": [{"label": label, "value": on_one_line(value)} for label, value in facts if value and is_internal],
        "foot": [
            " · ".join(filter(None, (edition, f"{say('as of')} {as_of}" if as_of else ""))),
            *([on_one_line(imprint.footer)] if imprint.footer else []),
        ],
        "cover": document.cover,
        "contents": has_contents,
        "blocks": _Writer(say, places, drawn).all(document.blocks),
    }


def _opened(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        yield from _opened(block.blocks) if isinstance(block, Pages) else (block,)


class _Writer:
    """Writes the blocks of one paper, one after another; follows the levels of headings and the places given away."""

    def __init__(self, say: Say, places: Places, drawn: Drawn) -> None:
        self._say = say
        self._drawn = drawn
        self._places = places
        self._levels = Levels()
        self._taken: set[str] = set()

    def all(self, blocks: Sequence[Block]) -> list[Data]:
        """The blocks in their order, those without content left out; some are told to stay with the next."""
        written: list[Data] = []
        for number, block in enumerate(blocks):
            tree = _METHODS[type(block)](self, block)
            if tree is not None:
                kept = any(rule(blocks, number) for rule in (_introduces, _is_signed_below, _is_summed_up_below))
                written.append({"kind": _KINDS[type(block)], **tree, "kept": kept})
        return written

    # --- text ---

    def _runs(self, inline: Inline) -> list[Data]:
        return [self._run(run) for run in inline if run.text or run.kind == "field"]

    def _run(self, run: Run) -> Tree:
        tree: Tree = {"text": printable(f"[{run.text}]" if run.kind == "field" else run.text)}
        tree |= {name: True for name in ("bold", "italic") if getattr(run, name)}
        if run.kind != "text":
            tree["mark"] = run.kind
        return tree | self._target(run.link or "")

    def _target(self, link: str) -> Tree:
        """Where a link leads: to a place of the volume, to an address, or nowhere."""
        if link.startswith("#"):
            place = self._places.of(link[1:])
            return {"to": place} if place else {}
        target = address(link)
        return {"link": target} if target else {}

    def _inlines(self, inlines: Iterable[Inline]) -> list[Data]:
        return [self._runs(inline) for inline in inlines]

    def _pairs(self, pairs: Iterable[tuple[str, Inline]]) -> list[Data]:
        return [
            {"label": on_one_line(label), "value": self._runs(value), "whole": _fits_unsplit(value)}
            for label, value in pairs
        ]

    def _place(self, anchor: str) -> str | None:
        """The place that an anchor marks; None where another block has it already."""
        place = self._places.of(anchor)
        if place is None or place in self._taken:
            return None
        self._taken.add(place)
        return place

    # --- kinds of blocks ---

    def _heading(self, block: Heading) -> Tree | None:
        if not text_of(block.text).strip():
            return None
        level = self._levels.of_heading(block.level)
        outlined = self._levels.is_outermost and block.level <= 2
        text, place = self._runs(block.text), self._place(block.anchor)
        return {
            "level": level,
            "look": min(max(block.level, 1), 3),
            "text": text,
            "anchor": place,
            "outlined": outlined,
        }

    def _paragraph(self, block: Paragraph) -> Tree | None:
        return {"style": block.style, "text": self._runs(block.text)} if block.text else None

    def _list(self, block: Bullets | Steps | Checklist) -> Tree | None:
        return {"items": self._inlines(block.items)} if block.items else None

    def _table(self, block: Table) -> Tree | None:
        if not block.rows or not block.columns:
            return None
        return {
            "caption": on_one_line(block.caption),
            "columns": [_column(column, place, block.rows) for place, column in enumerate(block.columns)],
            "headed": any(column.title for column in block.columns),
            "roomy": any(column.kind == "blank" for column in block.columns),
            "rows": [self._row(row, len(block.columns)) for row in block.rows],
        }

    def _row(self, row: TableRow, columns: int) -> Tree:
        filled = (*row.cells, *((),) * columns)[:columns]
        return {
            "cells": self._inlines(filled),
            "emphasis": row.emphasis,
            "anchor": self._place(row.anchor),
            "whole": _fits_unsplit(*row.cells),
        }

    def _key_values(self, block: KeyValues) -> Tree | None:
        return {"pairs": self._pairs(block.pairs)} if block.pairs else None

    def _callout(self, block: Callout) -> Tree:
        return {
            "type": block.kind,
            "label": self._say(CALLOUTS[block.kind]),
            "title": on_one_line(block.title),
            "body": self._inlines(block.body),
            "whole": _fits_unsplit(*block.body),
        }

    def _question(self, block: Question) -> Tree:
        return {
            "ask": self._runs(block.ask),
            "facts": self._pairs(block.facts),
            "probes": self._inlines(block.probes),
            "scale": [on_one_line(mark) for mark in block.scale],
            "lines": block.answer_lines,
        }

    def _message(self, block: Message) -> Tree:
        names = self._subject_labels(len(block.subjects))
        level = self._levels.below
        return {
            "title": on_one_line(block.title),
            "level": level,
            "anchor": self._place(block.anchor) if block.title else None,
            "facts": self._pairs(block.facts),
            "subjects": self._pairs(zip(names, block.subjects, strict=True)),
            "preview": self._runs(block.preview),
            "preview-label": self._say("Preview"),
            "body": self._inlines(block.body),
            "footer": self._inlines(block.footer),
        }

    def _subject_labels(self, count: int) -> list[str]:
        """A label for each subject; variants are numbered."""
        label = self._say("Subject")
        return [label if count == 1 else f"{label} {number}" for number in range(1, count + 1)]

    def _form_lines(self, block: FormLines) -> Tree | None:
        return {"labels": self._inlines(block.labels), "lines": block.lines} if block.labels else None

    def _signature_box(self, block: SignatureBox) -> Tree | None:
        parties: list[Data] = [
            {"heading": self._runs(heading), "labels": [on_one_line(label) for label in labels]}
            for heading, labels in block.parties
        ]
        return {"parties": parties} if parties else None

    def _links(self, block: Links) -> Tree | None:
        """The entries' texts alone: a paper may be printed or sent without the files that they open."""
        items = [entry.text + ((Run(" – "), *entry.note) if entry.note else ()) for entry in block.entries]
        return {"items": self._inlines(items)} if items else None

    def _figure(self, block: Figure) -> Tree:
        return {
            "svg": self._drawn(block.wide, block.alt),
            "alt": block.alt,
            "width": block.wide.width,
            "caption": on_one_line(block.caption),
        }

    def _card(self, block: Card) -> Tree:
        level, title = self._levels.below, block.title if text_of(block.title).strip() else ()
        place = self._place(block.anchor) if title else None
        with self._levels.inside(level if title else None):
            blocks = self.all(block.blocks)
        return {
            "level": level,
            "title": self._runs(title),
            "badge": on_one_line(block.badge),
            "anchor": place,
            "blocks": blocks,
        }

    def _grid(self, block: Grid) -> Tree | None:
        cards: list[Data] = [self._card(card) for card in block.cards]
        per_row = max(1, min(block.per_row, _MOST_CARDS_IN_A_ROW))
        return {"cards": cards, "per-row": per_row} if cards else None

    def _pages(self, block: Pages) -> Tree:
        return {
            "blocks": self.all(block.blocks),
            "landscape": block.landscape,
            "one-page": block.one_page,
            "poster": block.poster,
        }

    def _page_break(self, block: PageBreak) -> Tree:
        return {}


def _column(column: Column, place: int, rows: Iterable[TableRow]) -> Tree:
    """A column with the words that it has to hold without breaking them, if that can be helped."""
    title = on_one_line(column.title)
    cells = [on_one_line(text_of(row.cells[place])) for row in rows if place < len(row.cells)]
    whole = [title.split(), [cell for cell in cells if column.kind == "number" and len(cell) <= _LONGEST_NUMBER]]
    return {
        "title": title,
        "width": max(float(column.width), 0.01),
        "kind": column.kind,
        "longest": [max(words, key=len) for words in whole if words],
        "longest-word": max((word for cell in cells for word in _WORDS.split(cell)), key=len, default=""),
    }


_WORDS = re.compile(r"(?<=-)|[\s\u200b]+")
"""What stands between words; a line may break behind a hyphen too."""
_LONGEST_NUMBER = 24
"""Characters of what is kept on one line in a column of numbers."""


def _introduces(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block stays on the page of what it introduces: a paragraph between a heading and something else."""
    is_first = isinstance(blocks[number], Paragraph) and number > 0 and isinstance(blocks[number - 1], Heading)
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    return is_first and not isinstance(after, Heading | PageBreak | Pages | None)


def _is_signed_below(blocks: Sequence[Block], number: int) -> bool:
    """Whether a short block stands over a place to sign, headings between them aside: nobody signs an empty page."""
    below = (block for block in blocks[number + 1 :] if not isinstance(block, Heading))
    return isinstance(next(below, None), SignatureBox) and 0 < _length(blocks[number]) <= _STAYS_WITH_NEXT


def _is_summed_up_below(blocks: Sequence[Block], number: int) -> bool:
    """Whether a table stands over facts, its totals: they are read with its last rows."""
    return isinstance(blocks[number], Table) and isinstance(next(iter(blocks[number + 1 :]), None), KeyValues)


def _length(block: Block) -> int:
    """The characters of a block that may be kept with the next; 0 for one that is not."""
    match block:
        case Paragraph():
            inlines: Iterable[Inline] = (block.text,)
        case KeyValues():
            inlines = (value for _, value in block.pairs)
        case Callout():
            inlines = block.body
        case Bullets() | Steps() | Checklist():
            inlines = block.items
        case FormLines():
            inlines = block.labels
        case _:
            inlines = ()
    return sum(len(text_of(inline)) for inline in inlines)


def _fits_unsplit(*inlines: Inline) -> bool:
    """Whether texts are short enough to be kept together on a page."""
    return sum(len(run.text) for inline in inlines for run in inline) <= _LONGEST_UNSPLIT


_METHODS: Mapping[type, Callable[[_Writer, Any], Tree | None]] = {
    Heading: _Writer._heading,
    Paragraph: _Writer._paragraph,
    Bullets: _Writer._list,
    Steps: _Writer._list,
    Checklist: _Writer._list,
    Table: _Writer._table,
    KeyValues: _Writer._key_values,
    Callout: _Writer._callout,
    Question: _Writer._question,
    Message: _Writer._message,
    FormLines: _Writer._form_lines,
    SignatureBox: _Writer._signature_box,
    Links: _Writer._links,
    Figure: _Writer._figure,
    Card: _Writer._card,
    Grid: _Writer._grid,
    Pages: _Writer._pages,
    PageBreak: _Writer._page_break,
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KINDS = {kind: _CAMEL.sub("-", kind.__name__).lower() for kind in _METHODS} | {Links: "bullets"}
"""The function of ``blocks.typ`` that draws a kind of block."""
