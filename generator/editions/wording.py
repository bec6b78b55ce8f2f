"""How a text changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]|\w+|\s+|[^\w\s]")
"""A merge field, a word, blanks, a mark."""
_MOST_TOKENS = 4_000
"""Longer texts are told as a whole: comparing takes the square of their length."""


class Piece(NamedTuple):
    """A part of a text that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: what stayed, what went and what came, in their order.

    What stayed and came is the new text, what stayed and went the old one.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        return tuple(piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text)
    return tuple(_joined(_compared(old, new)))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, begin, end, new_begin, new_end in matcher.get_opcodes():
        gone, come = "".join(old[begin:end]), "".join(new[new_begin:new_end])
        if tag == "equal":
            yield Piece("same", gone)
        else:
            yield Piece("removed", gone)
            yield Piece("added", come)


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces, a lone blank between two changes taken into both, so that phrases stay together."""
    removed = added = ""
    waiting = [*found]
    for number, piece in enumerate(waiting):
        is_inside = piece.kind == "same" and piece.text.isspace() and 0 < number < len(waiting) - 1
        if piece.kind == "removed" or is_inside:
            removed += piece.text
        if piece.kind == "added" or is_inside:
            added += piece.text
        if piece.kind == "same" and not is_inside:
            yield from _changed(removed, added)
            removed = added = ""
            yield piece
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
