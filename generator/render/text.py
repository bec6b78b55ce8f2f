"""A document as plain text, to be pasted where nothing has a look: a mail, a chat, a field of the CRM.

A paragraph is one line, which whatever it is pasted into breaks by itself. UTF-8 with a byte order mark and the line
ends of Windows, which editors there want and the others know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Document,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    Links,
    Message,
    Pages,
    Paragraph,
    Question,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.figures import Figure
from generator.documents.inline import written_out
from generator.locale.voice import Voice

_RULES = {1: "=", 2: "-"}
"""What underlines a heading of a level."""
_BLANK = "______________________________"
_BOX = "[  ]"


def render(document: Document) -> bytes:
    """The title and all that follows, blocks parted by an empty line."""
    parts = ("\n".join(_underlined(document.title, "=")), *_texts(document.blocks, Voice(document.language)))
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode("utf-8-sig", "replace")


def _texts(blocks: Iterable[Block], voice: Voice) -> Iterator[str]:
    """The text of each block that has one; of a block that holds others those of all within."""
    for block in blocks:
        if isinstance(block, Card | Pages | Grid):
            yield from _texts(_within(block), voice)
        elif text := "\n".join(_WRITTEN.get(type(block), _nothing)(block, voice)):
            yield text


def _within(block: Card | Pages | Grid) -> tuple[Block, ...]:
    """What a block holds; a card below its title."""
    if isinstance(block, Card):
        return (Heading(3, block.title), *block.blocks)
    return block.cards if isinstance(block, Grid) else block.blocks


def _nothing(block: Any, voice: Voice) -> Iterator[str]:
    return iter(())


def _heading(block: Heading, voice: Voice) -> Iterator[str]:
    return _underlined(written_out(block.text), _RULES.get(block.level, ""))


def _underlined(title: str, mark: str) -> Iterator[str]:
    yield title
    if mark:
        yield mark * len(title)


def _steps(block: Steps, voice: Voice) -> Iterator[str]:
    return (f"{number}. {written_out(item)}" for number, item in enumerate(block.items, 1))


def _table(block: Table, voice: Voice) -> Iterator[str]:
    """The rows, parted by an empty line."""
    yield "\n\n".join("\n".join(_row(row, block)) for row in block.rows)


def _row(row: TableRow, table: Table) -> Iterator[str]:
    """A row as a paragraph: each cell behind the title of its column."""
    for column, cell in zip(table.columns, row.cells, strict=True):
        text = written_out(cell) or {"blank": _BLANK, "check": _BOX}.get(column.kind, "")
        if text:
            yield f"{column.title}: {text}" if column.title else text


def _message(message: Message, voice: Voice) -> Iterator[str]:
    """A message as it is sent, below its title and what the sender should know."""
    subject = voice.say("Subject")
    above = (
        "\n".join(_underlined(message.title, "-")) if message.title else "",
        "\n".join(f"({label}: {written_out(text)})" for label, text in message.facts),
        "\n".join(f"{subject}: {written_out(one)}" for one in message.subjects),
    )
    yield "\n\n".join((*filter(None, above), *map(written_out, (*message.body, *message.footer))))


def _question(question: Question, voice: Voice) -> Iterator[str]:
    yield written_out(question.ask)
    yield from (f"- {written_out(probe)}" for probe in question.probes)
    yield from (f"{label}: {written_out(text)}" for label, text in question.facts)
    if question.scale:
        yield "   ".join(question.scale)
    yield from [_BLANK] * question.answer_lines


def _form_lines(block: FormLines, voice: Voice) -> Iterator[str]:
    return (f"{written_out(label)}: {_BLANK}" if label else _BLANK for label in block.labels)


def _signatures(block: SignatureBox, voice: Voice) -> Iterator[str]:
    """Each party with what it fills in, parted by an empty line."""
    parties = ((written_out(heading), *(f"{label}: {_BLANK}" for label in labels)) for heading, labels in block.parties)
    yield "\n\n".join("\n".join(party) for party in parties)


_WRITTEN: Mapping[type, Callable[[Any, Voice], Iterator[str]]] = {
    Heading: _heading,
    Paragraph: lambda block, voice: iter((written_out(block.text),)),
    Bullets: lambda block, voice: (f"- {written_out(item)}" for item in block.items),
    Steps: _steps,
    Checklist: lambda block, voice: (f"{_BOX} {written_out(item)}" for item in block.items),
    KeyValues: lambda block, voice: (f"{label}: {written_out(value)}" for label, value in block.pairs),
    Callout: lambda block, voice: filter(None, (block.title, *map(written_out, block.body))),
    Table: _table,
    Message: _message,
    Question: _question,
    FormLines: _form_lines,
    SignatureBox: _signatures,
    Links: lambda block, voice: (f"- {written_out(entry.text)}" for entry in block.entries),
    Figure: lambda block, voice: iter((block.alt,)),
}
"""The lines of a block, by its kind; a page break has none."""
