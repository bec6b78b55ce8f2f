"""YAML text to nodes, within limits that keep a stranger's file harmless.

Scalars stay the text that was written (``no``, ``12:30``, ``010``); what a text means is decided by
the model's field. Size, depth and number of nodes are capped while the events stream by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
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

from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.remembered import remembered

from .blanks import blank_problem, breaking_blank
from .files import unreadable
from .nodes import Entry, Mapping, Node, Scalar, Sequence, Source, is_empty, scalars_in
from .syntax import syntax_problem

MAX_BYTES = 4_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40
_LONG_KEY = 200
_MOST_REPEATED = 1_000_000
"""Characters of long keys, once for each value below: they are part of the lasting names of all of these."""
_MOST_CHARACTERS_NAMED = 20

# What XML 1.0 (2.2) has no character for, so neither Word nor Excel can hold it; lone surrogates included.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In the raw text YAML 1.1 (5.1) has no place for the other control characters either.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# A comment without a space after its mark, as a colour or a hashtag looks that somebody forgot to put in quotes.
_TIGHT_COMMENT = re.compile(r"[ \t]++#[^\s#]")
_MAY_BE_TIGHT_COMMENT = re.compile(r"[ \t]#[^\s#]")

# White space, and characters that are seen as little: zero-width ones and the byte order mark.
_BLANKS = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x200E, 0x200F,
                            0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)))  # fmt: skip

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, *, shown: str, layer: str) -> Mapping:
    """Read a YAML file into a mapping.

    ``shown`` is how the file is named to people. Raises ``BlueprintError`` with every problem of the file.
    """
    return _mapping_in(opened(path, shown=shown, layer=layer))


def read_bytes(data: bytes, *, shown: str, layer: str) -> Mapping:
    """The same of the bytes of a file that somebody has opened already, within the same limits."""
    if len(data) > MAX_BYTES:
        raise BlueprintError([_too_large(shown)])
    return _mapping_in(Source(shown, layer, _decoded(data, shown)))


def _mapping_in(source: Source) -> Mapping:
    _refuse_unprintable(source)
    root = _root(source)
    if root is None or is_empty(root):
        return Mapping({}, source, 1, 1)
    if not isinstance(root, Mapping):
        raise BlueprintError([breaking_blank(root.place) or _expected_mapping(root)])
    return root


def opened(path: Path, *, shown: str, layer: str) -> Source:
    """The text of a file, not yet looked at. Raises ``BlueprintError`` where it has none or too much."""
    return Source(shown, layer, _decoded(_bytes(path, shown), shown))


def as_written(scalar: Scalar) -> str | None:
    """What a scalar says where it stands, before the words that it names were put into it."""
    return _texts(scalar.source).get((scalar.line, scalar.column), scalar.value)


@remembered
def _texts(source: Source) -> dict[tuple[int, int], str | None]:
    """The texts of a file by where they stand."""
    root = _root(source)
    return {(one.line, one.column): one.value for one in scalars_in(root)} if root else {}


# --- bytes to text --------------------------------------------------------------------------------


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if is_endless(path):
            raise BlueprintError([_endless(shown)])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise BlueprintError([unreadable(shown, error)]) from error
    if len(data) > MAX_BYTES:
        raise BlueprintError([_too_large(shown)])
    return data


def _too_large(shown: str) -> Problem:
    size = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
    return Problem("too-large", size, "Split it into several files.", Place(shown))


def is_endless(path: Path) -> bool:
    """Whether reading might wait or last for ever: a pipe, a socket or a device."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _endless(shown: str) -> Problem:
    message = "a pipe or a device stands here, not a file"
    return Problem("file-unreadable", message, "Delete it, or put a file there.", Place(shown))


def _decoded(data: bytes, shown: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:
        hint = "Save it as UTF-8 in your editor; it is UTF-16."
        raise BlueprintError([Problem("encoding", "the file is not UTF-8", hint, Place(shown))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BlueprintError([_encoding_problem(data, error, shown)]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_problem(data: bytes, error: UnicodeDecodeError, shown: str) -> Problem:
    before = data[: error.start]
    begin = before.rfind(b"\n") + 1
    line, column = before.count(b"\n") + 1, len(before[begin:].decode("utf-8", "replace")) + 1
    excerpt = data[begin:].partition(b"\n")[0].decode("cp1250", "replace").rstrip("\r")
    message = f"the file is not UTF-8 (byte 0x{data[error.start]:02X})"
    hint = "Save it as UTF-8 in your editor; it looks like Windows-1250 or ISO 8859-2."
    return Problem("encoding", message, hint, Place(shown, line, column, excerpt))


def _refuse_unprintable(source: Source) -> None:
    offsets = [match.start() for match in islice(_UNPRINTABLE.finditer(source.text), _MOST_CHARACTERS_NAMED + 1)]
    if offsets:
        ends = list(accumulate(len(line) + 1 for line in source.lines))
        places = [_place_at(offset, ends, source) for offset in offsets]
        named = islice(zip(offsets, places, strict=True), _MOST_CHARACTERS_NAMED)
        problems = [_character_problem(source.text[offset], place) for offset, place in named]
        problems += (_more_characters(source, place) for place in places[_MOST_CHARACTERS_NAMED:])
        raise BlueprintError(problems)


def _place_at(offset: int, ends: list[int], source: Source) -> Place:
    """The place of a character of the file; ``ends`` are the offsets behind each of its lines."""
    line = bisect_right(ends, offset)
    return source.place(line + 1, offset - (ends[line - 1] if line else 0) + 1)


def _character_problem(character: str, place: Place) -> Problem:
    message = f"the character U+{ord(character):04X} cannot stand in a Word or Excel file"
    return Problem("character", message, "Delete it.", place)


def _more_characters(source: Source, place: Place) -> Problem:
    more = len(_UNPRINTABLE.findall(source.text)) - _MOST_CHARACTERS_NAMED
    message = f"from here on {more:,} more such characters stand in the file"
    return Problem("character", message, "Delete them; or save the file anew as plain text.", place)


def _expected_mapping(root: Node) -> Problem:
    found = "a list" if isinstance(root, Sequence) else "a text"
    message = f"the file holds {found} where keys with values belong"
    return Problem("not-a-mapping", message, "Begin with `key: value`.", root.place)


# --- text to nodes --------------------------------------------------------------------------------


@remembered
def _root(source: Source) -> Node | None:
    try:
        return _Composer(source).root()
    except yaml.MarkedYAMLError as error:
        raise BlueprintError([syntax_problem(error, source)]) from error
    except yaml.YAMLError as error:
        raise BlueprintError([Problem("yaml-syntax", f"YAML: {error}", "", Place(source.file))]) from error


class _Composer:
    """Builds nodes from parser events, counting as it goes.

    An anchor remembers how many values it stands for and how deep they reach, so that an alias counts
    as if they were written out.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parser = _Parser(source.text)
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._unused: dict[str, Event] = {}
        self._has_tight_comments = _MAY_BE_TIGHT_COMMENT.search(source.text) is not None
        self._count = 0
        self._above = 0
        self._repeated = 0
        self._deepest = 0
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
                    self._refuse_another_document(documents, event)
                    root = self._node(self._parser.get_event(), 0)
        finally:
            self._parser.dispose()
        self._problems += map(self._unused_anchor, self._unused.values())
        if self._problems:
            raise BlueprintError(self._problems)
        return root

    def _refuse_another_document(self, documents: int, event: Event) -> None:
        if documents > 1:
            hint = "Remove the line `---`, or split the file."
            self._stop("several-documents", "a second document begins in this file", hint, event)

    def _node(self, event: Event, depth: int) -> Node:
        self._descend(depth, event)
        before, outer = self._count, self._deepest
        self._deepest = depth
        self._grow(1, event)
        self._note_tag(event)
        node = self._value(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor and not isinstance(event, AliasEvent):
            self._anchors[anchor] = node, self._count - before, self._deepest - depth
            if isinstance(event, ScalarEvent):
                self._unused[anchor] = event
        self._deepest = max(outer, self._deepest)
        return node

    def _value(self, event: Event, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        return self._aliased(event, depth)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        empty = _is_plain(event) and event.value in ("", "~", "null")
        scalar = Scalar(None if empty else _trimmed(event.value), self._source, *_position(event))
        found = FORBIDDEN.search(event.value)
        if found:
            self._problems.append(_character_problem(found.group(), scalar.place))
        if _is_plain(event):
            self._problems += self._swallowed_items(event)
            if self._has_tight_comments:
                self._problems += self._swallowed_text(event)
        return scalar

    def _swallowed_text(self, event: ScalarEvent) -> Iterator[Problem]:
        """What stands after a text and a ``#``: YAML takes a colour or a hashtag for a comment."""
        assert event.end_mark is not None
        line, column = event.end_mark.line + 1, event.end_mark.column
        found = _TIGHT_COMMENT.match(self._source.place(line, 1).text, column)
        if found:
            message = "what stands after this `#` is taken for a comment and is lost"
            hint = "Put the whole text in quotes, `#` included; or write a space after the `#` of a comment."
            yield Problem("yaml-syntax", message, hint, self._source.place(line, found.end() - 1))

    def _unused_anchor(self, event: Event) -> Problem:
        """An anchor before a text that no alias repeats is the beginning of a text without quotes, and lost."""
        name = getattr(event, "anchor", "")
        message = f"`&{name}` is taken for an anchor, and nothing refers to it"
        hint = "Put the whole text in quotes, `&` included; or delete the anchor."
        return Problem("alias", message, hint, self._source.place(*_position(event)))

    def _swallowed_items(self, event: ScalarEvent) -> Iterator[Problem]:
        """Items of a list that begin too far to the right, so that YAML takes them for more of the text above."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
            place = self._source.place(number, 1)
            indent = len(place.text) - len(place.text.lstrip())
            if place.line == number and place.text[indent:].startswith("- "):
                message = "this item is taken for more of the text above"
                hint = "Begin it in the same column as the item above; or put the whole text in quotes."
                yield Problem("yaml-syntax", message, hint, self._source.place(number, indent + 1))

    def _sequence(self, event: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(inner := self._parser.get_event(), SequenceEndEvent):
            self._repeat(inner)
            items.append(self._node(inner, depth + 1))
        return Sequence(tuple(items), self._source, *_position(event))

    def _mapping(self, event: MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(inner := self._parser.get_event(), MappingEndEvent):
            key = self._key(inner)
            following = self._parser.get_event()
            if event.flow_style and self._has_no_colon(inner, following):
                self._problems.append(_torn_text(key))
            self._repeat(inner)
            self._add(entries, key, self._below(key, following, depth))
        return Mapping(entries, self._source, *_position(event))

    def _below(self, key: Scalar, event: Event, depth: int) -> Node:
        """The value of a key, which is part of the names of all that stands in it."""
        excess = max(0, len(key.value or "") - _LONG_KEY)
        self._above += excess
        node = self._node(event, depth + 1)
        self._above -= excess
        return node

    def _key(self, event: Event) -> Scalar:
        if not isinstance(event, ScalarEvent):
            hint = "Write keys as plain words; put a text that begins with a bracket in quotes."
            line, column = _position(event)
            if self._source.place(line, 1).text[column - 2 : column] == "{{":
                hint = 'Write merge fields in square brackets, and the whole text in quotes: `"[[customer-name]]"`.'
            self._stop("key", "a key is not a plain text", hint, event)
        assert isinstance(event, ScalarEvent)
        if event.value == "<<" and _is_plain(event):
            hint = "Use `extends`, or write the values out."
            self._stop("merge-key", "merge keys (`<<`) are not supported", hint, event)
        self._grow(1, event)
        if _is_plain(event) and event.value.strip() != event.value:
            place = self._source.place(*_position(event))
            blank = event.value[0] if event.value[0].isspace() else event.value[-1]
            self._problems.append(breaking_blank(place) or blank_problem(blank, "beside this key", place))
        return self._scalar(event)

    def _has_no_colon(self, key: Event, value: Event) -> bool:
        """Whether a key within braces stands alone, as in ``{name: Jan Kowalski, director}``."""
        if not isinstance(value, ScalarEvent) or value.value or not _is_plain(value):
            return False
        assert key.end_mark is not None
        assert value.start_mark is not None
        return ":" not in self._source.text[key.end_mark.index : value.start_mark.index]

    def _add(self, entries: dict[str, Entry], key: Scalar, value: Node) -> None:
        name = key.value or ""
        if name in entries:
            message = f"`{name}` stands here twice; first in line {entries[name].key.line}"
            self._problems.append(Problem("duplicate-key", message, "Keep one of the two.", key.place))
            return
        entries[name] = Entry(key, value)

    def _aliased(self, event: Event, depth: int) -> Node:
        name = getattr(event, "anchor", "")
        if name not in self._anchors:
            message = f"`*{name}` refers to an anchor that does not stand above"
            hint = (
                f"Put the text in quotes if it begins with a star; or write `&{name}` before the value that is meant."
            )
            self._stop("alias", message, hint, event)
        node, size, height = self._anchors[name]
        self._unused.pop(name, None)
        self._grow(size, event)
        self._descend(depth + height, event)
        return node

    def _grow(self, size: int, event: Event) -> None:
        self._count += size
        if self._count > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} values"
            self._stop("too-many-values", message, "Split it, or use fewer aliases.", event)

    def _repeat(self, event: Event) -> None:
        self._repeated += self._above
        if self._repeated > _MOST_REPEATED:
            message = "the keys above this one are too long for so many values below them"
            self._stop("too-large", message, "Shorten them to a few words.", event)

    def _descend(self, depth: int, event: Event) -> None:
        self._deepest = max(self._deepest, depth)
        if depth > MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} levels deep"
            self._stop("too-deep", message, "Flatten this part.", event)

    def _note_tag(self, event: Event) -> None:
        """A tag such as ``!word`` would be lost from a text that somebody forgot to put in quotes."""
        tag = getattr(event, "tag", None)
        if tag:
            place = self._source.place(*_position(event))
            begin = place.column - 1
            end = place.text.find(" ", begin)
            written = place.text[begin : end if end >= 0 else None] or tag
            message = f"`{written}` is a YAML tag, which has no meaning here"
            self._problems.append(Problem("tag", message, "Put the text in quotes, or delete the tag.", place))

    def _stop(self, code: str, message: str, hint: str, event: Event) -> None:
        problem = Problem(code, message, hint, self._source.place(*_position(event)))
        raise BlueprintError([*self._problems, problem])


def _trimmed(value: str) -> str:
    """A value without the blanks at its ends, such as the line end that YAML leaves on a ``>`` or ``|`` text.

    Lines below the first keep their indent as seen from the first one.
    """
    end = value.rstrip(_BLANKS)
    begin = end.lstrip(_BLANKS)
    indent = end[: len(end) - len(begin)].rpartition("\n")[2]
    return begin.replace(f"\n{indent}", "\n") if indent else begin


def _torn_text(key: Scalar) -> Problem:
    message = f"`{key.value}` is taken for a key without a value: within braces stand keys, parted by commas"
    hint = f"Put the whole text in quotes, comma included; or write a value after `{key.value}:`."
    return Problem("key", message, hint, key.place)


def _is_plain(event: ScalarEvent) -> bool:
    """Whether a scalar stands without quotes; the C parser says so with an empty style, the Python one with None."""
    return not event.style


def _position(event: Event) -> tuple[int, int]:
    assert event.start_mark is not None
    return event.start_mark.line + 1, event.start_mark.column + 1
