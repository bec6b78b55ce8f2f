"""The lines of a paper as people read them, and which line of one file stands where a line of another stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.package import UnreadablePackageError

_ALIKE = 0.35
"""Lines that have less of their words in common are different lines."""
_MOST_COMPARED = 2_500
"""So many pairs of lines of a changed passage are compared; of more each stands for the one at its place."""

_LONGEST = 5_000
"""Signs of a line by which it is compared with others."""
_MOST_LINES = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, an item, a cell: its text, the heading that it stands under, and what people wrote beside it.

    ``place`` is where it is in the file, for people: a cell, or the number of a paragraph.
    """

    text: str
    heading: str = ""
    place: str = ""
    remarks: tuple[str, ...] = ()


Pair = tuple[Line | None, Line | None]
"""A line as it was and as it is; None where there is none."""


def flat(text: str) -> str:
    """A text as it is compared: blanks of all kinds are one space."""
    return " ".join(text.split())


def refuse_too_many(lines: Sequence[Line]) -> None:
    """Raise ``UnreadablePackageError`` for a file of more lines than any paper has."""
    if len(lines) > _MOST_LINES:
        raise UnreadablePackageError("more lines than any paper")


def pairs(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    """The lines of two files side by side, in their order; one that was cut in two is one still."""
    return _mended([*_side_by_side(before, after)])


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    old, new = [flat(line.text) for line in before], [flat(line.text) for line in after]
    for tag, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before[begin:end], after[new_begin:new_end], strict=True)
        else:
            yield from _aligned(before[begin:end], after[new_begin:new_end])


def _mended(found: list[Pair]) -> Iterator[Pair]:
    """Pairs in which a line that came is a part of the one beside it, where both together are more like what was."""
    number = 0
    while number < len(found):
        pair = found[number]
        following = found[number + 1] if number + 1 < len(found) else (None, None)
        whole = _as_one(pair, following)
        if whole:
            found[number + 1] = whole
        else:
            yield pair
        number += 1


def _as_one(one: Pair, other: Pair) -> Pair | None:
    """Two neighbours as one line that was cut; None where they are none."""
    before = one[0] or other[0]
    if before is None or (one[0] and other[0]) or one[1] is None or other[1] is None:
        return None
    alone = one[1] if one[0] else other[1]
    together = replace(alone, text=f"{one[1].text} {other[1].text}", remarks=(*one[1].remarks, *other[1].remarks))
    is_cut = _likeness(before.text, together.text) > _likeness(before.text, alone.text)
    return (before, together) if is_cut else None


def _aligned(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    """Lines of a changed passage: those that are most alike stand for each other, in their order."""
    taken = _most_alike(before, after)
    row = column = 0
    for place, other in (*taken, (len(before), len(after))):
        yield from _unlike(before[row:place], after[column:other])
        if place < len(before):
            yield before[place], after[other]
        row, column = place + 1, other + 1


def _unlike(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    """Lines between those that are alike: as many as there were have been written anew, others went or came."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    yield from ((line, None) for line in before)
    yield from ((None, line) for line in after)


def _most_alike(before: Sequence[Line], after: Sequence[Line]) -> list[tuple[int, int]]:
    """The places of the pairs that are most alike altogether, in order."""
    if len(before) * len(after) > _MOST_COMPARED:
        return [(number, number) for number in range(min(len(before), len(after)))]
    likeness = [[_likeness(old.text, new.text) for new in after] for old in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for row in reversed(range(len(before))):
        for column in reversed(range(len(after))):
            both = best[row + 1][column + 1] + likeness[row][column]
            best[row][column] = max(both, best[row + 1][column], best[row][column + 1])
    return [*_traced_back(best, likeness)]


def _traced_back(best: list[list[float]], likeness: list[list[float]]) -> Iterator[tuple[int, int]]:
    row = column = 0
    while row < len(likeness) and column < len(likeness[row]):
        if likeness[row][column] and best[row][column] == best[row + 1][column + 1] + likeness[row][column]:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _likeness(old: str, new: str) -> float:
    """How much of their words two lines have in common, from 0 to 1; 0 for too little."""
    words = old[:_LONGEST].split(), new[:_LONGEST].split()
    ratio = SequenceMatcher(None, *words, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0
