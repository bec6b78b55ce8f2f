"""Light markdown turned into runs and blocks: emphasis, lists, links and line breaks, and nothing else.

Blocks are cut by Python-Markdown's block parser with a list processor of ours; inside a paragraph the
text is swept once, because the stock inline processors need seconds, or all of the stack, for what a
stranger can write. Whatever is not markup comes out exactly as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from .blocks import Bullets, Paragraph, Steps
from .inline import Inline, Run, plain

Field = Callable[[str], Run]
"""What a merge field shows: from its token (``customer-name``) to a run."""

_ATOM, _BOLD, _BOLD_END, _ITALIC, _ITALIC_END = "\x02\x03\x04\x05\x06"
"""Marks inside a text that is being parsed. No medium can print these characters, so none is lost."""

_RESERVED = re.compile("[\x02-\x06]")
_MARKS = re.compile("([\x02-\x06])")
_MARKED = re.compile(r"[*_\[]|\\\]")
_STRUCTURED = re.compile(r"\n[ \t]*+\n|^[ \t]*+\\?(?:[-*]|[0-9]{1,3}\\?\.)[ \t]", re.MULTILINE)
_ESCAPED_OR_FIELD = re.compile(r"\\([*_\[\]])|\[\[([a-z][a-z0-9_.-]*)\]\]")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\]"
    r"\(((?i:https?://|mailto:|tel:)(?:[^\s()<>\x02]|\([^\s()<>\x02]{0,200}\)){1,2000}+)\)"
)
_DELIMITERS = re.compile(r"\*+|_+")
_UNITS = {1: (1,), 2: (2,), 3: (2, 1)}
"""What a run of delimiters stands for, by its length: one is italic, two are bold, three are both."""


def inline(text: str, field: Field) -> Inline:
    """The runs of one paragraph; line breaks stay in the text of runs as a newline.

    ``field`` gives the run of a merge field such as ``[[customer-name]]`` from its token; its text is
    never parsed, and keeps the look of what surrounds it.
    """
    if not is_marked(text):
        return plain(text)
    lifted, atoms = _lifted(_RESERVED.sub("", text))
    return tuple(_merged(_swept(_emphasised(lifted), iter(atoms), field)))


def is_marked(text: str) -> bool:
    """Whether a text may hold markup or a merge field; one that does not stands for itself."""
    return _MARKED.search(text) is not None


def paragraphs(text: str, field: Field, origin: str = "") -> tuple[Paragraph | Bullets | Steps, ...]:
    """The paragraphs and lists of a longer text, each with the ``origin`` of the whole.

    A list holds what its items say; a list within a list becomes further lines of its item.
    """
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ()
    if not _STRUCTURED.search(text):
        return (Paragraph(inline(text.strip(), field), origin=origin),)
    return tuple(_block(element, field, origin) for element in _elements(text))


def _elements(text: str) -> list[Element]:
    """The text's blocks. Python-Markdown is loaded for the first text that needs it: most need none of it."""
    from .listing import parsed

    return parsed(text)


def _block(element: Element, field: Field, origin: str) -> Paragraph | Bullets | Steps:
    if element.tag == "p":
        return Paragraph(inline(element.text or "", field), origin=origin)
    items = tuple(inline(item.text or "", field) for item in element)
    return Bullets(items, origin) if element.tag == "ul" else Steps(items, origin)


# Atoms: what must not be looked into again.


@dataclass(frozen=True, slots=True)
class _Escaped:
    character: str


@dataclass(frozen=True, slots=True)
class _Merge:
    token: str


@dataclass(frozen=True, slots=True)
class _Address:
    """Where the text from here on links to; None ends a link."""

    link: str | None


_Atom = _Escaped | _Merge | _Address


def _lifted(text: str) -> tuple[str, list[_Atom]]:
    """The text with a mark in place of each escape, merge field and link end, and these in their order."""
    first: list[_Atom] = []

    def atom(match: re.Match[str]) -> str:
        first.append(_Escaped(match[1]) if match[1] else _Merge(match[2]))
        return _ATOM

    return _links_lifted(_ESCAPED_OR_FIELD.sub(atom, text), iter(first))


def _links_lifted(text: str, earlier: Iterator[_Atom]) -> tuple[str, list[_Atom]]:
    parts: list[str] = []
    atoms: list[_Atom] = []
    end = 0
    for match in _LINK.finditer(text):
        before, label = text[end : match.start()], match[1]
        atoms += _taken(earlier, before)
        atoms += [_Address(match[2]), *_taken(earlier, label), _Address(None)]
        parts += [before, _ATOM, label, _ATOM]
        end = match.end()
    return "".join([*parts, text[end:]]), [*atoms, *earlier]


def _taken(atoms: Iterator[_Atom], text: str) -> list[_Atom]:
    """As many of the atoms as the text has marks for."""
    return [next(atoms) for _ in range(text.count(_ATOM))]


# Emphasis: pairs of delimiters become marks; a delimiter without a partner is text.


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


def _emphasised(text: str) -> str:
    """The text with marks in place of delimiters that pair up."""
    parts: list[str] = []
    end = 0
    for unit, mark in sorted(_pairs(text), key=lambda pair: pair[0].start):
        parts += [text[end : unit.start], mark]
        end = unit.end
    return "".join([*parts, text[end:]])


def _pairs(text: str) -> Iterator[tuple[_Unit, str]]:
    """Each delimiter that has a partner, with the mark that takes its place."""
    waiting: dict[tuple[str, int], _Unit] = {}
    for match in _DELIMITERS.finditer(text):
        opens, closes = _flanks(text, match)
        for unit in _units(match, waiting):
            if closes and unit.kind in waiting:
                yield _opened(waiting, unit.kind), _BOLD if unit.length == 2 else _ITALIC
                yield unit, _BOLD_END if unit.length == 2 else _ITALIC_END
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

    Stricter in one thing: a delimiter between two digits is a multiplication sign.
    """
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    opens = _leans(before, after)
    closes = _leans(after, before)
    if match[0][0] == "_":
        return opens and not _is_word(before), closes and not _is_word(after)
    if before.isdigit() and after.isdigit():
        return False, False
    return opens, closes


def _leans(outside: str, inside: str) -> bool:
    """Whether a delimiter leans on its inner neighbour: text, or punctuation where nothing else is outside."""
    return bool(inside.strip()) and (_is_word(inside) or not _is_word(outside))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == _ATOM


# Runs.


def _swept(text: str, atoms: Iterator[_Atom], field: Field) -> Iterator[Run]:
    """The runs between the marks, each with the look that holds there."""
    bold = italic = 0
    link: str | None = None
    for piece in _MARKS.split(text):
        bold += (piece == _BOLD) - (piece == _BOLD_END)
        italic += (piece == _ITALIC) - (piece == _ITALIC_END)
        if piece != _ATOM:
            if piece and not _RESERVED.match(piece):
                yield Run(piece, bold > 0, italic > 0, link)
            continue
        match next(atoms):
            case _Address(address):
                link = address
            case _Escaped(character):
                yield Run(character, bold > 0, italic > 0, link)
            case _Merge(token):
                yield _surrounded(field(token), Run("", bold > 0, italic > 0, link))


def _surrounded(run: Run, look: Run) -> Run:
    """The run with the look of what surrounds it laid over its own."""
    return replace(run, bold=run.bold or look.bold, italic=run.italic or look.italic, link=run.link or look.link)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbouring texts of the same look as one run."""
    for (kind, bold, italic, link), same in groupby(runs, key=_look):
        if kind == "text":
            yield Run("".join(run.text for run in same), bold, italic, link)
        else:
            yield from same


def _look(run: Run) -> tuple[str, bool, bool, str | None]:
    return run.kind, run.bold, run.italic, run.link
