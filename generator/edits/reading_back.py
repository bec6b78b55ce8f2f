"""A text of a blueprint and how it is printed, sign by sign: so an edit of what is printed is one of the source.

Emphasis, links and escapes print otherwise than they are written, a word of the vocabulary stands for a field, and a
merge field may come to anything. Blanks are all alike: typography and folded lines change them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from generator.blueprint.vocabulary import Vocabulary, in_words
from generator.markup import Mark, parsed

from .lines import flat

_WORD = re.compile(r"(?<!\\)\[\[[Ww]ord\.[^\[\]\n]*\]\]")
_TOKENS = re.compile(r"\[[^\[\]]*\]|\w+|\s+|[^\w\s]")
_STARS = re.compile(r"([*_])")
_ACTIVE = re.compile(r"([*_\[\]])")
_ITEM = re.compile(r"[ \t]*(?:[-*]|\d{1,3}\.)[ \t]+")
_MOST_FIELDS = 30
_MOST_TOKENS = 3_000
_LONGEST = 20_000
"""Signs of a text that is looked into; a longer one is no paragraph."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A sign as it is printed, or with no ``sign`` what a field comes to; ``start`` and ``end`` are in the source."""

    sign: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed text with where each of its signs comes from; those of a field lead to all of it."""

    text: str
    atoms: tuple[Atom, ...]


class Template:
    """A part of a source text, and which printed texts it may have become; ``is_marked``: markup is read in it."""

    def __init__(self, source: str, start: int, end: int, vocabulary: Vocabulary, *, is_marked: bool) -> None:
        self.source, self.start, self.end = source, start, end
        self._vocabulary, self._is_marked = vocabulary, is_marked
        self.atoms = [*_atoms(source[start:end], start, vocabulary, is_marked)] if end - start <= _LONGEST else []
        self._literals, self._fields = _segments(self.atoms)

    @property
    def bare(self) -> str:
        """What it prints, without what its fields come to."""
        return flat(" ".join("".join(atom.sign for atom in part) for part in self._literals))

    def matched(self, printed: str) -> Printed | None:
        """A whole printed text as it came of this; None where it did not."""
        if not self.atoms or len(self._fields) > _MOST_FIELDS:
            return None
        text = flat(printed)
        places = _found(text, ["".join(atom.sign for atom in part) for part in self._literals])
        return Printed(text, tuple(self._told(text, places))) if places is not None else None

    def within(self, printed: str) -> tuple[int, int] | None:
        """Where this stands in a longer printed text; None where it does not, or where its ends cannot be told."""
        literals = ["".join(atom.sign for atom in part) for part in self._literals]
        if not literals[0].strip() or not literals[-1].strip() or len(self._fields) > _MOST_FIELDS:
            return None
        begin = place = printed.find(literals[0])
        for literal in literals if begin >= 0 else ():
            place = printed.find(literal, place)
            if place < 0:
                return None
            place += len(literal)
        return (begin, place) if begin >= 0 else None

    def _told(self, text: str, places: Sequence[tuple[int, int, int]]) -> Iterator[Atom]:
        """An atom for each sign of a printed text."""
        place = 0
        for number, (begin, end, dropped) in enumerate(places):
            for sign in text[place:begin]:
                field = self._fields[number - 1]
                yield Atom(sign, field.start, field.end)
            for sign, atom in zip(text[begin:end], self._literals[number][dropped:], strict=True):
                yield Atom(sign, atom.start, atom.end)
            place = end

    def rewritten(self, before: Printed, printed: str) -> str | None:
        """The whole source with this part changed so that it prints another text; None where that cannot be told.

        What was not touched keeps its markup and its fields, or its fields at least; whatever is written has to print
        just that.
        """
        text = flat(printed)
        ways = (way(before, text, write) for way in (self._spliced, self._anew) for write in _WRITTEN)
        changed = next((one for one in ways if one is not None and self._prints(one, text)), None)
        return None if changed is None else self.source[: self.start] + changed + self.source[self.end :]

    def _spliced(self, before: Printed, text: str, write: Callable[[str], str]) -> str | None:
        """The part with what was changed in place of what stood there."""
        changed = self.source[self.start : self.end]
        for begin, end, new in reversed([*edits(before.text, text)]):
            first, last = self._whole(before.atoms, begin, end)
            if self._cuts_a_field(before.atoms, first, begin, end, last):
                return None
            start, stop = self._range(before.atoms, first, last)
            written = write(before.text[first:begin] + new + before.text[end:last])
            changed = changed[: start - self.start] + written + changed[stop - self.start :]
        return changed

    def _anew(self, before: Printed, text: str, write: Callable[[str], str]) -> str | None:
        """The part written without markup, with the fields that were not touched."""
        pieces: list[str] = []
        place = 0
        for begin, end, new in (*edits(before.text, text), (len(before.text), len(before.text), "")):
            if self._cuts_a_field(before.atoms, begin, begin, end, end):
                return None
            for key, same in groupby(before.atoms[place:begin], key=lambda atom: self._field_of(atom)):
                pieces.append(key or write("".join(atom.sign for atom in same)))
            pieces.append(write(new))
            place = end
        return "".join(pieces)

    def _field_of(self, atom: Atom) -> str:
        """The field that a sign comes of, as it is written; "" for a sign that stands for itself."""
        written = self.source[atom.start : atom.end]
        return written if written.startswith("[[") else ""

    def _whole(self, atoms: Sequence[Atom], begin: int, end: int) -> tuple[int, int]:
        """An edit with the rest of the words of the vocabulary that it cuts."""
        while begin < end and begin and _is_same(atoms, begin - 1, begin) and self._is_word(atoms[begin]):
            begin -= 1
        while begin < end < len(atoms) and _is_same(atoms, end - 1, end) and self._is_word(atoms[end]):
            end += 1
        return begin, end

    def _is_word(self, atom: Atom) -> bool:
        return _WORD.fullmatch(self.source, atom.start, atom.end) is not None

    def _cuts_a_field(self, atoms: Sequence[Atom], first: int, begin: int, end: int, last: int) -> bool:
        """Whether an edit takes a part of what a field comes to, or stands within it."""
        if begin == end:
            return 0 < begin < len(atoms) and _is_same(atoms, begin - 1, begin)
        return (first > 0 and _is_same(atoms, first - 1, first)) or (
            last < len(atoms) and _is_same(atoms, last - 1, last)
        )

    def _range(self, atoms: Sequence[Atom], begin: int, end: int) -> tuple[int, int]:
        """The part of the source that printed signs come from; of none the place between two."""
        if begin < end:
            return atoms[begin].start, atoms[end - 1].end
        place = atoms[begin - 1].end if begin else self.atoms[0].start
        return place, place

    def _prints(self, changed: str, text: str) -> bool:
        return Template(changed, 0, len(changed), self._vocabulary, is_marked=self._is_marked).matched(text) is not None


def templates(source: str, vocabulary: Vocabulary, *, is_marked: bool) -> Iterator[Template]:
    """A text as a whole, and each of its paragraphs and items where it has several."""
    yield Template(source, 0, len(source), vocabulary, is_marked=is_marked)
    if "\n" in source:
        for start, end in _parts(source):
            yield Template(source, start, end, vocabulary, is_marked=is_marked)


def _parts(source: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text and the items of its lists, each from its first sign to its last."""
    begin = end = place = 0
    for line in source.split("\n"):
        item = _ITEM.match(line)
        if (item or not line.strip()) and begin < end:
            yield begin, end
            begin = end
        if line.strip():
            begin = place + (item.end() if item else len(line) - len(line.lstrip())) if begin >= end else begin
            end = place + len(line.rstrip())
        else:
            begin = end = place + len(line)
        place += len(line) + 1
    if begin < end:
        yield begin, end


# --- what is printed ------------------------------------------------------------------------------


def _atoms(source: str, offset: int, vocabulary: Vocabulary, is_marked: bool) -> Iterator[Atom]:
    """What a source prints, blanks as single spaces, none at its ends."""
    worded, ranges = _with_words(source, vocabulary)
    found = _of_markup(worded) if is_marked else ((sign, place, place + 1) for place, sign in enumerate(worded))
    waiting: Atom | None = None
    is_begun = False
    for sign, start, end in found:
        atom = Atom(sign, offset + ranges[start][0], offset + ranges[max(start, end - 1)][1])
        if sign.isspace():
            waiting = Atom(" ", waiting.start if waiting else atom.start, atom.end)
            continue
        if waiting and is_begun:
            yield waiting
        waiting, is_begun = None, True
        yield atom


def _with_words(source: str, vocabulary: Vocabulary) -> tuple[str, list[tuple[int, int]]]:
    """A text with the words that it names, and where each of its signs comes from."""
    pieces: list[str] = []
    ranges: list[tuple[int, int]] = []
    place = 0
    for word in _WORD.finditer(source):
        plain = source[place : word.start()]
        said = in_words(word[0], vocabulary)[0]
        pieces += [plain, said]
        ranges += [(at, at + 1) for at in range(place, word.start())]
        ranges += [word.span()] * len(said)
        place = word.end()
    ranges += [(at, at + 1) for at in range(place, len(source))]
    return "".join((*pieces, source[place:])), ranges


def _of_markup(text: str) -> Iterator[tuple[str, int, int]]:
    """The signs that light markdown prints; "" for what a field comes to."""
    found = parsed(text)
    place = 0
    for part in found.parts:
        yield from ((found.text[at], at, at + 1) for at in range(place, part.start))
        place = part.end
        if isinstance(part, Mark) or part.kind in ("opening", "closing"):
            continue
        if part.kind == "field":
            yield "", part.start, part.end
        elif len(part.text) == part.end - part.start:
            yield from ((sign, part.start + at, part.start + at + 1) for at, sign in enumerate(part.text))
        else:
            yield from ((sign, part.start, part.end) for sign in part.text)
    yield from ((found.text[at], at, at + 1) for at in range(place, len(found.text)))


def _segments(atoms: Sequence[Atom]) -> tuple[list[list[Atom]], list[Atom]]:
    """The literal parts between fields, one more than there are fields, and the fields."""
    literals: list[list[Atom]] = [[]]
    fields: list[Atom] = []
    for atom in atoms:
        if atom.sign:
            literals[-1].append(atom)
        else:
            fields.append(atom)
            literals.append([])
    return literals, fields


def _found(text: str, literals: Sequence[str]) -> list[tuple[int, int, int]] | None:
    """Where literal parts stand in a text, the first at its beginning, the last at its end, and how much of each
    is missing: the full stop behind a name that brings its own. None where they do not.
    """
    places: list[tuple[int, int, int]] = []
    place = 0
    last = len(literals) - 1
    for number, literal in enumerate(literals):
        for dropped in (0, 1) if number and literal.startswith(".") else (0,):
            wanted = literal[dropped:]
            begin = len(text) - len(wanted) if number == last else text.find(wanted, place)
            if number == 0:
                begin = 0
            if begin >= place and text.startswith(wanted, begin):
                break
        else:
            return None
        if number == 0 == last and len(wanted) != len(text):
            return None
        places.append((begin, begin + len(wanted), dropped))
        place = begin + len(wanted)
    return places


# --- what was changed -----------------------------------------------------------------------------


def edits(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """What was changed: from where to where, and what stands there now; word by word."""
    old, new = _tokens(before), _tokens(after)
    if len(old) + len(new) > _MOST_TOKENS:
        yield 0, len(before), after
        return
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    for tag, begin, end, new_begin, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[begin], starts[end], "".join(new[new_begin:new_end])


def _tokens(text: str) -> list[str]:
    """Words, blanks, signs, and merge fields as they are printed."""
    return _TOKENS.findall(text)


def _is_same(atoms: Sequence[Atom], one: int, other: int) -> bool:
    """Whether two signs come from the same place in the source, and so can only be changed together."""
    return (atoms[one].start, atoms[one].end) == (atoms[other].start, atoms[other].end)


def _as_it_is(text: str) -> str:
    return text


def _without_stars(text: str) -> str:
    """A text whose stars and underscores are no emphasis."""
    return _STARS.sub(r"\\\1", text)


def _escaped(text: str) -> str:
    """A text in which nothing is markup."""
    return _ACTIVE.sub(r"\\\1", text)


_WRITTEN: tuple[Callable[[str], str], ...] = (_as_it_is, _without_stars, _escaped)
"""Ways to write a text that somebody typed: a backslash is printed where it takes nobody's meaning."""
