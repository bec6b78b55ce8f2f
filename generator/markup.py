"""The grammar of light markdown within a paragraph: emphasis, links, merge fields, addresses written out, escapes.

A text is swept from left to right, in a time that grows with its length alone; whatever is no markup is text. Who
prints texts and who checks them read them with the same eyes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TOKEN = r"[a-z][a-z0-9_.-]*"  # noqa: S105 (a merge field's)
"""The name of a merge field, as a pattern."""

ATOM, EDGE = "\x02\x03"
"""Stand for what is not looked into again, and for the ends of a link's label. No medium prints them: none is lost."""

_FIELD = rf"\[\[{TOKEN}\]\]"
_ADDRESS_PART = r"""(?:[^\s<>\[\]()"„“”«»\x02]|\([^\s()<>\[\]\x02]{0,200}\)|\[[^\s\[\]<>\x02]{0,200}\])"""
_TARGET_PART = rf"(?:[^\s()<>\[\]\x02]|\[(?!\[)|\]|{_FIELD}|\([^\s()<>\x02]{{0,200}}\))"
_PATH_WORD = r"""[^\s\\/:*?"<>|\x02]++"""
_PATH = rf"""(?:{_PATH_WORD}(?:[ ]{_PATH_WORD}){{0,5}}\\)*+[^\s"<>|\x02]*+"""
_HOST = r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}"

_WITHIN = rf"""
    (?P<backslash>\\[*_\[\]])
  | \[\[(?P<token>{TOKEN})\]\]
  | (?P<web>(?<![^\W_])(?i:https?://|ftp://|file://|www\.(?=[^\W_])){_ADDRESS_PART}{{1,2000}}(?:{_FIELD}{_ADDRESS_PART}{{0,2000}})*)
  | (?P<scheme>(?<![^\W_])(?i:mailto:[^\s<>\[\]()@\x02]{{1,64}}+@|tel:\+?[0-9]){_ADDRESS_PART}{{0,2000}})
  | (?P<mail>(?<![^\W_.+-])[^\W_][\w.+-]{{0,63}}+@{_HOST}(?![^\W_]))
  | (?P<path>(?<![^\W_])[A-Za-z]:\\{_PATH} | (?<!\\)\\\\[^\W_][\w.$-]{{0,62}}\\{_PATH} | (?<![\w@./\\-]){_HOST}/{_ADDRESS_PART}{{0,2000}})
"""  # noqa: E501
_LINK = rf"""
    \[(?P<label>(?:[^\[\]\n\\\x02]|\\[*_\[\]]|\\(?![*_\[\]])|{_FIELD}){{1,1000}}+)\]
    \((?P<target>(?i:https?://|mailto:|tel:|www\.){_TARGET_PART}{{1,2000}}+)\)
"""
_IN_TEXT = re.compile(f"{_LINK} | {_WITHIN}", re.VERBOSE)
_IN_LABEL = re.compile(_WITHIN, re.VERBOSE)
_MARKED = re.compile(r"[*_\[@]|\\\]|://|(?i:www\.|tel:)")
_ANY_SIGN = re.compile(r"[*_\[\\/@:]|(?i:www\.)")
"""One of these stands in every text that has a span or a mark, a path that is printed as it stands as well."""
_BACKSLASH = re.compile(r"\\[*_\[\]]")
_A_FIELD = re.compile(_FIELD)
_ESCAPE_IN_ADDRESS = re.compile(r"\\([*_\[\]()])")
_OPENERS = {mark: re.compile(rf"(?<![^\W_]){re.escape(mark)}+(?=[^\s{re.escape(mark)}])") for mark in "*_"}
_SENTENCE_ENDS = ".,;:!?'’…"
_DELIMITERS = re.compile(r"\*+|_+")
_STRONG = 2
_SHOWN = 24


_Kind = Literal["text", "field", "opening", "closing"]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text that is more than its characters.

    ``text`` is printed as it stands, an address with a ``link``; a ``field`` is filled, ``text`` is its token; from an
    ``opening`` to its ``closing`` everything leads to ``link``, and of themselves they print nothing.
    """

    start: int
    end: int
    kind: _Kind
    text: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One or two delimiters that begin or end emphasis."""

    start: int
    end: int
    begins: bool

    @property
    def is_bold(self) -> bool:
        """Whether it is strong emphasis."""
        return self.end - self.start == _STRONG


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its spans and marks, each in their order; none overlaps another."""

    text: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]

    @property
    def parts(self) -> list[Span | Mark]:
        """Both, in their order."""
        return sorted((*self.spans, *self.marks), key=lambda part: part.start)


def is_marked(text: str) -> bool:
    """Whether a text may hold anything but plain words; one that does not stands for itself."""
    return _MARKED.search(text) is not None


def parsed(text: str) -> Parsed:
    """What in a text is more than its characters."""
    text = text.replace(ATOM, "").replace(EDGE, "")
    if not _ANY_SIGN.search(text):
        return Parsed(text, (), ())
    spans = _Sweep(text, _escapes(text)).spans
    return Parsed(text, tuple(spans), tuple(_marks(_masked(text, spans))))


def covered(found: Parsed) -> str:
    """A text of the same length in which nothing is left of its spans but signs that stand for them."""
    return _masked(found.text, found.spans)


def left_open(found: Parsed) -> Iterator[str]:
    """Strong emphasis that was begun and not ended: the delimiters with what stands behind them."""
    masked, paired = covered(found), {mark.start for mark in found.marks}
    for match in _DELIMITERS.finditer(masked):
        if len(match[0]) == _STRONG and match.start() not in paired and _is_torn(masked, match):
            yield found.text[match.start() : match.start() + _SHOWN].partition("\n")[0]


def _is_torn(text: str, match: re.Match[str]) -> bool:
    """Whether delimiters stand before a word and behind none: behind one they are a power, or lead to a footnote."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return _flanks(text, match)[0] and _is_word(after) and not _is_word(before)


# --- spans ----------------------------------------------------------------------------------------


def _escapes(text: str) -> frozenset[int]:
    """Where a backslash takes the meaning from the sign behind it: there, the sign would be markup without it."""
    if "\\" not in text:
        return frozenset()
    backslashes = [span.start for span in _Sweep(text, frozenset()).spans if _BACKSLASH.fullmatch(span.text)]
    if not backslashes:
        return frozenset()
    bare = _without(text, backslashes)
    spans = _Sweep(bare, frozenset()).spans
    parts: list[Span | Mark] = [*(span for span in spans if span.kind != "text"), *_marks(_masked(bare, spans))]
    used = {place for part in parts for place in range(part.start, part.end)}
    return frozenset(place for number, place in enumerate(backslashes) if place - number in used)


def _without(text: str, places: list[int]) -> str:
    """The text without the characters at some places, given in their order."""
    begins, ends = [0, *(place + 1 for place in places)], [*places, len(text)]
    return "".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


class _Sweep:
    """The spans of a text; ``escapes`` are the backslashes that count."""

    def __init__(self, text: str, escapes: frozenset[int]) -> None:
        self.spans: list[Span] = []
        self._text = text
        self._escapes = escapes
        self._opened: set[str] = set()
        self._is_in_label = False
        self._sweep(_IN_TEXT, 0, len(text))

    def _sweep(self, pattern: re.Pattern[str], begin: int, end: int) -> None:
        while match := pattern.search(self._text, begin, end):
            self._note_openers(begin, match.start())
            begin = self._taken(match)

    def _note_openers(self, begin: int, end: int) -> None:
        """What may have begun emphasis before an address: only then does such a sign at its end not belong to it."""
        self._opened |= {mark for mark in _OPENERS if _OPENERS[mark].search(self._text, begin, end + 1)}

    def _taken(self, match: re.Match[str]) -> int:
        """Add what was found; where to go on."""
        start, end = match.span()
        match match.lastgroup:
            case "target":
                self._add_link(match)
            case "token":
                self._add(start, end, "field", match["token"])
            case "backslash":
                self._add(start, end, "text", match[0][1] if self._is_escape(match) else match[0])
            case kind:
                end = self._trimmed(start, end)
                self._add_address(start, end, kind or "")
        return end

    def _is_escape(self, match: re.Match[str]) -> bool:
        """Whether a backslash counts; a bracket in a label would end that without one."""
        return match.start() in self._escapes or (self._is_in_label and match[0][1] in "[]")

    def _add(self, start: int, end: int, kind: _Kind, text: str = "", link: str | None = None) -> None:
        if start < end:
            self.spans.append(Span(start, end, kind, text, link))

    def _add_link(self, match: re.Match[str]) -> None:
        """A link; one whose address has fields cannot be filled, so its address is printed behind its label."""
        target, (begin, end) = match["target"], match.span("target")
        can_lead = not _A_FIELD.search(target)
        link = _linked(_ESCAPE_IN_ADDRESS.sub(r"\1", target))
        if can_lead:
            self._add(match.start(), match.start() + 1, "opening", link=link)
        else:
            self._add(match.start(), match.start() + 1, "text")
        self._is_in_label = True
        self._sweep(_IN_LABEL, *match.span("label"))
        self._is_in_label = False
        if can_lead:
            self._add(match.end("label"), match.end(), "closing")
        else:
            self._add(match.end("label"), begin, "text", " (")
            self._add_pieces(begin, end)
            self._add(end, match.end(), "text", ")")

    def _add_address(self, start: int, end: int, kind: str) -> None:
        written = self._text[start:end]
        if kind != "path":
            written = _ESCAPE_IN_ADDRESS.sub(r"\1", written)  # no address holds a backslash
        if _A_FIELD.search(written):
            self._add_pieces(start, end)
        else:
            self._add(start, end, "text", written, None if kind == "path" else _linked(written, kind))

    def _add_pieces(self, start: int, end: int) -> None:
        """An address with fields in it, as the text that it is."""
        for field in _A_FIELD.finditer(self._text, start, end):
            self._add(start, field.start(), "text", self._text[start : field.start()])
            self._add(*field.span(), "field", field[0][2:-2])
            start = field.end()
        self._add(start, end, "text", self._text[start:end])

    def _trimmed(self, start: int, end: int) -> int:
        """Where an address ends: before what ends the sentence or the emphasis that it stands in."""
        ends = _SENTENCE_ENDS + "".join(self._opened)
        return start + max(1, len(self._text[start:end].rstrip(ends)))


def _linked(address: str, kind: str = "") -> str | None:
    """Where an address leads; None where its scheme is none that papers link to."""
    lower = address.lower()
    if kind == "mail":
        return f"mailto:{address}"
    if lower.startswith("www."):
        return f"https://{address}"
    return address if lower.startswith(("http://", "https://", "mailto:", "tel:")) else None


def _masked(text: str, spans: list[Span] | tuple[Span, ...]) -> str:
    """The text with every span made unreadable; places stay what they are."""
    parts, end = [], 0
    for span in spans:
        sign = EDGE if span.kind in ("opening", "closing") else ATOM
        parts += [text[end : span.start], sign * (span.end - span.start)]
        end = span.end
    return "".join([*parts, text[end:]])


# --- emphasis -------------------------------------------------------------------------------------

_PATH_SIGNS = frozenset("/\\")
_UNITS = {1: (1,), 2: (2,), 3: (2, 1)}
"""What a run of delimiters stands for, by its length: one is italic, two are bold, three are both."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One or two delimiter characters at a place in the text."""

    start: int
    length: int
    character: str

    @property
    def end(self) -> int:
        return self.start + self.length

    @property
    def kind(self) -> tuple[str, int]:
        return self.character, self.length


def _marks(text: str) -> list[Mark]:
    """The delimiters that pair up, in their order; one without a partner is text."""
    return sorted(_pairs(text), key=lambda mark: mark.start)


def _pairs(text: str) -> Iterator[Mark]:
    waiting: dict[tuple[str, int], _Unit] = {}
    for match in _DELIMITERS.finditer(text):
        opens, closes = _flanks(text, match)
        for unit in _units(match, waiting):
            if closes and unit.kind in waiting:
                opener = _opened(waiting, unit.kind)
                yield Mark(opener.start, opener.end, begins=True)
                yield Mark(unit.start, unit.end, begins=False)
            elif opens:
                waiting[unit.kind] = unit


def _opened(waiting: dict[tuple[str, int], _Unit], kind: tuple[str, int]) -> _Unit:
    """Take the opening partner; what was opened inside it and not closed waits no longer, for emphasis nests."""
    opener = waiting.pop(kind)
    for other in [unit for unit in waiting.values() if unit.start > opener.start]:
        if other.character != opener.character or other.start > opener.end:
            del waiting[other.kind]
    return opener


def _units(match: re.Match[str], waiting: dict[tuple[str, int], _Unit]) -> Iterator[_Unit]:
    """What a run of delimiters may stand for, the last opened first; a longer run is a line to write on."""
    character, start = match[0][0], match.start()
    opened = {length: unit.start for (mark, length), unit in waiting.items() if mark == character}
    for length in sorted(_UNITS.get(len(match[0]), ()), key=lambda length: -opened.get(length, -1)):
        yield _Unit(start, length, character)
        start += length


def _flanks(text: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether a run of delimiters can open and close emphasis, after the flanking rules of CommonMark 6.2.

    Stricter in two things: a delimiter between two digits is a multiplication sign, and one in a path or in the name of
    a file belongs to that.
    """
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    opens = _leans(before, after) and not (before in _PATH_SIGNS and _may_be_of_path(match, after))
    closes = _leans(after, before) and not (_goes_on(text, match.end()) and _may_be_of_path(match, before))
    if match[0][0] == "_":
        return opens and not _is_in_word(before), closes and not _is_in_word(after)
    if before.isdigit() and after.isdigit():
        return False, False
    return opens, closes


def _leans(outside: str, inside: str) -> bool:
    """Whether a delimiter leans on its inner neighbour: text, or punctuation where nothing else is outside."""
    return bool(inside.strip()) and (_is_word(inside) or not _is_word(outside))


def _goes_on(text: str, place: int) -> bool:
    """Whether a path or the name of a file may go on from here: ``_old_/``, ``__init__.py``."""
    following = text[place : place + 1]
    return following in _PATH_SIGNS or (following == "." and _is_word(text[place + 1 : place + 2]))


def _may_be_of_path(match: re.Match[str], inside: str) -> bool:
    """An underscore always; a star where it is no word that it leans on, as in ``src/*/*.py``."""
    return match[0][0] == "_" or not _is_word(inside)


def _is_word(character: str) -> bool:
    return _is_in_word(character) or character == EDGE


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == ATOM
