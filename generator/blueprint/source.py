"""YAML text to nodes that know their file, line and column, within limits that keep a stranger's file harmless.

Scalars stay the text that was written (``no``, ``12:30``, ``010``); what a text means is decided by
the model's field. Size, depth and number of nodes are capped while the events stream by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .problems import BlueprintError, Place, Problem

MAX_BYTES = 4_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40
_EXCERPT = 160

# What XML 1.0 (2.2) has no character for, so neither Word nor Excel can hold it; lone surrogates included.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its printed name, the layer it belongs to, and its lines."""

    file: str
    layer: str
    lines: tuple[str, ...] = field(repr=False)

    def place(self, line: int, column: int) -> Place:
        """A place in this file; line and column from 1."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, text[:_EXCERPT])


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as it was written; ``value`` is None for an empty one, ``null`` or ``~``."""

    value: str | None
    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.source.place(self.line, self.column)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the list begins."""
        return self.source.place(self.line, self.column)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping: its entries by key, in their order."""

    entries: dict[str, Entry]
    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.source.place(self.line, self.column)


Node = Scalar | Sequence | Mapping


def read(path: Path, *, shown: str, layer: str) -> Mapping:
    """Read a YAML file into a mapping.

    ``shown`` is how the file is named to people. Raises ``BlueprintError`` with every problem of the file.
    """
    text = _decoded(_bytes(path, shown), shown)
    source = Source(shown, layer, tuple(text.split("\n")))
    try:
        root = _Composer(source, text).root()
    except yaml.MarkedYAMLError as error:
        raise BlueprintError([_syntax_problem(error, source)]) from error
    except yaml.reader.ReaderError as error:
        raise BlueprintError([_character_problem(error, source, text)]) from error
    if root is None:
        return Mapping({}, source, 1, 1)
    if not isinstance(root, Mapping):
        raise BlueprintError([_expected_mapping(root)])
    return root


def _bytes(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BlueprintError([_unreadable(shown, error)]) from error
    if len(data) > MAX_BYTES:
        raise BlueprintError(
            [Problem("too-large", f"the file is larger than {MAX_BYTES // 1_000_000} MB", "Split it into several files.", Place(shown))]
        )
    return data


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return Problem("file-unreadable", f"the file cannot be read: {reason}", "Check the name and the permissions.", Place(shown))


def _decoded(data: bytes, shown: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BlueprintError([_encoding_problem(data, error, shown)]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_problem(data: bytes, error: UnicodeDecodeError, shown: str) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    excerpt = data.split(b"\n")[line - 1].decode("cp1250", "replace").rstrip("\r")
    return Problem(
        "encoding",
        f"the file is not UTF-8 (byte 0x{data[error.start]:02X})",
        "Save it as UTF-8 in your editor; it looks like Windows-1250 or ISO 8859-2.",
        Place(shown, line, column, excerpt[:_EXCERPT]),
    )


def _expected_mapping(root: Node) -> Problem:
    found = "a list" if isinstance(root, Sequence) else "a text"
    return Problem("not-a-mapping", f"the file holds {found} where keys with values belong", "Begin with `key: value`.", root.place)


def _syntax_problem(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = source.place(mark.line + 1, mark.column + 1) if mark else Place(source.file)
    reason = (error.problem or "the YAML cannot be read").rstrip(".")
    return Problem("yaml-syntax", f"YAML syntax: {reason}", _syntax_hint(reason, place.text), place)


def _syntax_hint(reason: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in reason:
        return "Indent with spaces; YAML does not allow tabs there."
    if "mapping values are not allowed" in reason:
        return "Put the text in quotes: a colon followed by a space begins a new key. Or check the indentation."
    if "expected <block end>" in reason or "did not find expected key" in reason:
        return "Check the indentation: lines of one level begin in the same column. Or close the quotes above."
    if "quoted scalar" in reason:
        return "Close the quotes."
    if "cannot start any token" in reason:
        return "Put the text in quotes: this character has a meaning of its own in YAML."
    return "Check quotes, colons and the indentation of this line and the one above."


def _character_problem(error: yaml.reader.ReaderError, source: Source, text: str) -> Problem:
    before = text[: error.position]
    place = source.place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    return _forbidden_character(str(error.character), place)


def _forbidden_character(character: str, place: Place) -> Problem:
    code = f"U+{ord(character):04X}" if len(character) == 1 else character
    return Problem("character", f"the character {code} cannot stand in a Word or Excel file", "Delete it.", place)


class _Composer:
    """Builds nodes from parser events, counting as it goes."""

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self._parser = _Parser(text)
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._count = 0
        self._problems: list[Problem] = []

    def root(self) -> Node | None:
        """The root node of the file's only document, or None for an empty file."""
        root: Node | None = None
        documents = 0
        try:
            while self._parser.check_event():
                event = self._parser.get_event()
                if isinstance(event, DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._stop("several-documents", "a second document begins in this file", "Remove the line `---`, or split the file.", event)
                    root = self._node(self._parser.get_event(), 0)
        finally:
            self._parser.dispose()
        if self._problems:
            raise BlueprintError(self._problems)
        return root

    def _node(self, event: Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._stop("too-deep", f"values are nested more than {MAX_DEPTH} levels deep", "Flatten this part.", event)
        before = self._count
        self._grow(1, event)
        node = self._value(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor and not isinstance(event, AliasEvent):
            self._anchors[anchor] = node, self._count - before
        return node

    def _value(self, event: Event, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        return self._aliased(event)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        empty = event.style is None and event.value in ("", "~", "null")
        scalar = Scalar(None if empty else event.value, self._source, *_position(event))
        found = _FORBIDDEN.search(event.value)
        if found:
            self._problems.append(_forbidden_character(found.group(), scalar.place))
        return scalar

    def _sequence(self, event: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(inner := self._parser.get_event(), SequenceEndEvent):
            items.append(self._node(inner, depth + 1))
        return Sequence(tuple(items), self._source, *_position(event))

    def _mapping(self, event: Event, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(inner := self._parser.get_event(), MappingEndEvent):
            key = self._key(inner)
            value = self._node(self._parser.get_event(), depth + 1)
            self._add(entries, key, value)
        return Mapping(entries, self._source, *_position(event))

    def _key(self, event: Event) -> Scalar:
        if not isinstance(event, ScalarEvent):
            self._stop("key", "a key is not a plain text", "Write keys as plain words.", event)
        assert isinstance(event, ScalarEvent)
        if event.value == "<<" and event.style is None:
            self._stop("merge-key", "merge keys (`<<`) are not supported", "Use `extends`, or write the values out.", event)
        self._grow(1, event)
        return self._scalar(event)

    def _add(self, entries: dict[str, Entry], key: Scalar, value: Node) -> None:
        name = key.value or ""
        if name in entries:
            first = entries[name].key
            self._problems.append(
                Problem("duplicate-key", f"`{name}` stands here twice; first in line {first.line}", "Keep one of the two.", key.place)
            )
            return
        entries[name] = Entry(key, value)

    def _aliased(self, event: Event) -> Node:
        name = getattr(event, "anchor", "")
        if name not in self._anchors:
            self._stop("alias", f"`*{name}` refers to an anchor that does not stand above", "Define it with `&` first.", event)
        node, size = self._anchors[name]
        self._grow(size, event)
        return node

    def _grow(self, size: int, event: Event) -> None:
        self._count += size
        if self._count > MAX_NODES:
            self._stop("too-many-values", f"the file holds more than {MAX_NODES:,} values", "Split it, or use fewer aliases.", event)

    def _stop(self, code: str, message: str, hint: str, event: Event) -> None:
        problem = Problem(code, message, hint, self._source.place(*_position(event)))
        raise BlueprintError([*self._problems, problem])


def _position(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
