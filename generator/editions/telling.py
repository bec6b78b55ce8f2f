"""What changed between two states, as people read it: a part a section of the blueprint, an entry a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from generator.locale.voice import Voice

from .difference import Change, Kind
from .naming import Names
from .wording import Piece, pieces

_LONGEST = 240
"""Characters of a value that came or went as a whole."""
_AROUND = 60
"""Characters of what stayed that are shown beside what changed."""
_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Entry:
    """A change: what it is about in the words of the process, and lines that show it, each in pieces."""

    kind: Kind
    path: str
    name: str
    lines: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The changes of a section of the blueprint, under its name."""

    title: str
    entries: tuple[Entry, ...]


class Telling:
    """Tells of changes from one state to another, in a language."""

    def __init__(self, before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> None:
        self._before, self._after = Names(before, language), Names(after, language)
        self._voice = Voice(language)

    def parts(self, changes: Iterable[Change]) -> Iterator[Part]:
        """The sections that anything changed in; first what stands in the blueprint beside all sections."""
        told = sorted(changes, key=lambda change: "." in change.path)
        for section, inner in groupby(told, lambda change: change.path.partition(".")[0] if "." in change.path else ""):
            title = self._after.section(section) if section else self._voice.say("The blueprint itself")
            yield Part(title, tuple(map(self._entry, inner)))

    def _entry(self, change: Change) -> Entry:
        names = self._before if change.kind == "removed" else self._after
        name = names.within(change.path) or names.section(change.path)
        return Entry(change.kind, change.path, name, tuple(self._lines(change)))

    def _lines(self, change: Change) -> Iterator[tuple[Piece, ...]]:
        before, after = change.before, change.after
        if change.kind == "moved":
            yield self._place(change)
        elif isinstance(before, str) and isinstance(after, str):
            yield self._texts(change.path, before, after)
        elif isinstance(before, list) and isinstance(after, list):
            yield from self._items(change.path, before, after)
        elif not (isinstance(before, dict) or isinstance(after, dict)) or change.kind == "changed":
            yield from self._whole(change)

    def _place(self, change: Change) -> tuple[Piece, ...]:
        after = str(change.after)
        if not after:
            return (Piece("same", self._voice.say("now first")),)
        return (Piece("same", self._voice.say("now after {name}", name=self._after.neighbour(change.path, after))),)

    def _texts(self, path: str, before: str, after: str) -> tuple[Piece, ...]:
        """Two texts word by word; values of one word side by side, references by the names of what they lead to."""
        if not before.split()[1:] and not after.split()[1:]:
            old, new = self._before.value(path, before), self._after.value(path, after)
            return (Piece("removed", old), Piece("same", _ARROW), Piece("added", new))
        return tuple(_shortened(pieces(before, after)))

    def _items(self, path: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Piece, ...]]:
        """The items of a list that went and came; of one that took the place of another, its words."""
        old, new = [_flat(one) for one in before], [_flat(one) for one in after]
        for tag, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            gone, come = old[begin:end], new[new_begin:new_end]
            if tag == "replace" and len(gone) == len(come):
                yield from (self._texts(path, *pair) for pair in zip(gone, come, strict=True))
            elif tag != "equal":
                yield from ((Piece("removed", self._before.value(path, one)),) for one in gone)
                yield from ((Piece("added", self._after.value(path, one)),) for one in come)

    def _whole(self, change: Change) -> Iterator[tuple[Piece, ...]]:
        for kind, value, names in (("removed", change.before, self._before), ("added", change.after, self._after)):
            for one in value if isinstance(value, list) else [value] if value is not None else []:
                text = names.value(change.path, _flat(one))
                yield (Piece("removed" if kind == "removed" else "added", _clipped(text)),)


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _shortened(found: Sequence[Piece]) -> Iterator[Piece]:
    """A text with little of what stayed: the words next to what changed."""
    last = len(found) - 1
    for number, piece in enumerate(found):
        if piece.kind != "same" or len(piece.text) <= 2 * _AROUND:
            yield piece
            continue
        head = _beginning(piece.text) if number > 0 else ""
        tail = _ending(piece.text) if number < last else ""
        yield Piece("same", f"{head}…{tail}" if head or tail else piece.text)


def _beginning(text: str) -> str:
    return f"{text[:_AROUND].rpartition(' ')[0]} "


def _ending(text: str) -> str:
    return f" {text[-_AROUND:].partition(' ')[2]}"
