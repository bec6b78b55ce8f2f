"""Papers with unseen marks around their texts, by which a text of a rendered file is known by where it comes from.

A renderer knows nothing of it: marks are characters that no text has (Unicode's private planes), set as texts of their
own before and behind each text of a block. So the rendered file itself says what stands where, in each format.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from generator.documents.blocks import CALLOUTS, Callout, Document, Message, Table
from generator.documents.figures import Figure
from generator.documents.inline import Inline, Run

_FIRST, _LAST, _END = 0xF0000, 0xFFFFD, "\U00100000"
_MARK = re.compile("[\U000f0000-\U000ffffd\U00100000]")
_LABELS = {str(label) for label in CALLOUTS.values()}
_TITLES = {(Callout, "title"), (Message, "title"), (Table, "caption")}
"""Texts that are no runs and may still be those of a blueprint."""

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: the lasting name of an element or a field; ``column`` is the id of a table's column."""

    origin: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line that comes from one source; spans within another are those of single runs."""

    start: int
    end: int
    source: Source


class Tracer:
    """Marks papers, and reads the marks of what they were rendered to."""

    def __init__(self) -> None:
        self._sources: list[Source] = []
        self._numbers: dict[Source, int] = {}

    def traced(self, content: D) -> D:
        """A document with marks around its texts; anything else as it is."""
        if not isinstance(content, Document):
            return content
        return replace(content, blocks=self._parts(content.blocks, Source("")))

    def read(self, text: str) -> tuple[str, tuple[Span, ...]]:
        """A line without its marks, its blanks as single spaces, and the spans that the marks told."""
        spans: list[Span] = []
        waiting: list[tuple[int, Source]] = []
        signs: list[str] = []
        for sign in text:
            if sign == _END:
                start, source = waiting.pop() if waiting else (0, Source(""))
                spans.append(_within(signs, start, source))
            elif _MARK.match(sign):
                waiting.append((len(signs), self._sources[ord(sign) - _FIRST]))
            elif not sign.isspace():
                signs.append(sign)
            elif signs and signs[-1] != " ":
                signs.append(" ")
        while signs and signs[-1] == " ":
            signs.pop()
        found = (span for span in spans if span.start < min(span.end, len(signs)))
        return "".join(signs), tuple(replace(span, end=min(span.end, len(signs))) for span in found)

    # --- marking ---

    def _parts(self, node: Any, source: Source) -> Any:
        if isinstance(node, tuple):
            if any(isinstance(one, Run) for one in node):
                return self._line(node, source)
            return tuple(self._parts(one, source) for one in node)
        if not is_dataclass(node) or isinstance(node, (type, Run, Figure)):
            return node
        origin = getattr(node, "origin", "")
        source = Source(origin) if origin else source
        if isinstance(node, Table):
            return self._table(node, source)
        return replace(node, **{name: self._value(node, name, source) for name in _names(type(node))})

    def _value(self, node: Any, name: str, source: Source) -> Any:
        value = getattr(node, name)
        if (type(node), name) in _TITLES and isinstance(value, str):
            return self._title(value, source)
        return self._parts(value, source) if isinstance(value, tuple) else value

    def _table(self, table: Table, source: Source) -> Table:
        columns = [column.id for column in table.columns]
        rows = []
        for row in table.rows:
            origin = row.origin or source.origin
            named = zip(row.cells, [*columns, *[""] * len(row.cells)], strict=False)
            cells = tuple(self._parts(cell, Source(origin, column)) for cell, column in named)
            rows.append(replace(row, cells=cells))
        return replace(table, rows=tuple(rows), caption=self._title(table.caption, source))

    def _title(self, text: str, source: Source) -> str:
        """A title with marks; one that is our own word is compared with others by renderers and stays as it is."""
        return f"{self._mark(source)}{text}{_END}" if text and source.origin and text not in _LABELS else text

    def _line(self, inline: Inline, source: Source) -> Inline:
        runs = (self._run(run) if run.origin and run.kind == "text" else (run,) for run in inline)
        return (Run(self._mark(source)), *(run for some in runs for run in some), Run(_END))

    def _run(self, run: Run) -> Inline:
        return (replace(run, text=f"{self._mark(Source(run.origin))}{run.text}{_END}"),)

    def _mark(self, source: Source) -> str:
        number = self._numbers.setdefault(source, len(self._sources))
        if number == len(self._sources):
            self._sources.append(source)
        return chr(min(_FIRST + number, _LAST))


def _within(signs: list[str], start: int, source: Source) -> Span:
    """The span of what was read since, without blanks at its ends."""
    end = len(signs)
    while start < end and signs[start] == " ":
        start += 1
    while start < end and signs[end - 1] == " ":
        end -= 1
    return Span(start, end, source)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)
