"""Texts as YAML, in the ways in which a person may have written them: the nearest to what stands there comes first.

Whether a way can say a text is not decided here: who puts it into a file reads it again, and takes the next way where
something else comes out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WIDEST = 120
_NARROWEST = 80
_PLAIN = re.compile(r"[^\W_](?:[^\n\t#:]|:(?=\S)|(?<=\S)#)*")
"""Texts that need no quotes in a line of their own; more could do without."""
_OUTSIDE_BRACKETS = re.compile(r"[\[\]{},]")
_NO_TEXT = re.compile(r"null|0\d+", re.IGNORECASE)
"""Nothing, and a number that would lose its first digits in other programs."""
_BREAKS = re.compile("[\x85\u2028\u2029\ufeff\x7f-\x9f]")
"""What YAML takes for the end of a line or does not take at all, and JSON does."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text is to stand: ``column`` is where it begins, ``indent`` that of lines below it.

    ``bracketed`` is within braces, where no text may go on in lines of its own.
    """

    column: int
    indent: int
    bracketed: bool = False


def ways_to_write(text: str, room: Room) -> Iterator[str]:
    """A text where none stood before, as a person would write it, and then in quotes."""
    yield _as_people_do(text, room)
    yield in_quotes(text)


def _as_people_do(text: str, room: Room) -> str:
    fits = room.column + len(text) <= _WIDEST
    if not room.bracketed and "\n" in text:
        return _lines("|-", text.split("\n"), room.indent)
    if not room.bracketed and not fits:
        return _lines(">-", _filled(text, (), room.indent, _WIDEST), room.indent)
    return text if _needs_no_quotes(text, room) else in_quotes(text)


def _needs_no_quotes(text: str, room: Room) -> bool:
    if room.bracketed and _OUTSIDE_BRACKETS.search(text):
        return False
    return bool(_PLAIN.fullmatch(text)) and text == text.rstrip() and not _NO_TEXT.fullmatch(text)


def in_quotes(text: str) -> str:
    """A text on one line in double quotes, which can say everything."""
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def ways_to_exchange(old: str, style: str, text: str, room: Room) -> Iterator[str]:
    """A text in place of another that is written ``old`` in a style, as alike as can be."""
    if style in ("|", ">"):
        yield from _in_lines(old, style, text, room)
    else:
        yield from _on_lines(old, style, text, room)
    yield in_quotes(text)


# --- texts in lines of their own ------------------------------------------------------------------


def _in_lines(old: str, style: str, text: str, room: Room) -> Iterator[str]:
    """Below the sign that stands there, with what stands behind it; lines that say the same stay as they are."""
    head, *lines = _split(old)
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), room.indent)
    bare = [line[indent:] for line in lines]
    if style == ">":
        width = min(max([_NARROWEST, *(len(line.rstrip()) for line in lines)]), _WIDEST)
        yield _lines(head, _filled(text, bare, indent, width), indent)
    yield _lines(head if style == "|" else head.replace(">", "|", 1), text.split("\n"), indent)


def _lines(head: str, lines: Sequence[str], indent: int) -> str:
    return "\n".join((head, *(f"{' ' * indent}{line}" if line else "" for line in lines)))


def _filled(text: str, old: Sequence[str], indent: int, width: int) -> list[str]:
    """The lines of a folded text, in which an empty line stands for the end of one."""
    parts, before = text.split("\n"), _unfolded(old)
    if len(before) != len(parts):
        before = [[] for _ in parts]
    found: list[str] = []
    for number, (part, lines) in enumerate(zip(parts, before, strict=True)):
        found += [""] if number else []
        found += _wrapped(part, lines, width - indent)
    return found


def _unfolded(lines: Sequence[str]) -> list[list[str]]:
    """The lines that each line of a folded text was made of."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        else:
            found.append([])
    return found


def _wrapped(text: str, old: Sequence[str], width: int) -> list[str]:
    """A line folded to a width; old lines at its beginning and its end stay where they say the same."""
    head = _first_kept(text, old)
    rest = text[sum(len(line) + 1 for line in head) :]
    tail = _last_kept(rest, old[len(head) :])
    middle = rest[: len(rest) - sum(len(line) + 1 for line in tail)] if tail else rest
    return [*head, *_folded(middle, width), *tail]


def _first_kept(text: str, lines: Sequence[str]) -> list[str]:
    """The lines that a text begins with."""
    kept: list[str] = []
    begin = 0
    for line in lines:
        end = begin + len(line)
        if text[begin:end] != line or text[end : end + 1] not in ("", " "):
            break
        kept.append(line)
        begin = end + 1
    return kept


def _last_kept(text: str, lines: Sequence[str]) -> list[str]:
    """The lines that a text ends with."""
    backwards = _first_kept(text[::-1], [line[::-1] for line in reversed(lines)])
    return [line[::-1] for line in reversed(backwards)]


def _folded(text: str, width: int) -> list[str]:
    """A line broken at its spaces."""
    lines: list[str] = []
    for word in text.split(" ") if text else ():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


# --- texts on the line of their key ---------------------------------------------------------------


def _on_lines(old: str, style: str, text: str, room: Room) -> Iterator[str]:
    """Without quotes or in those that stand there; over several lines where the old one was."""
    said = _in_the_same_quotes(text, style)
    first, *more = _split(old)
    if more and "\n" not in text:
        yield _over_lines(said, (first, *more))
    fits = room.column + len(said) <= max(_WIDEST, room.column + len(first))
    if "\n" in text or not fits:
        yield from _moved_below(text, room)
    if "\n" not in text:
        yield said


def _in_the_same_quotes(text: str, style: str) -> str:
    if style == "'":
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return in_quotes(text) if style == '"' or "\t" in text else text


def _over_lines(said: str, old: Sequence[str]) -> str:
    first, *more = old
    indent = next((len(line) - len(line.lstrip(" ")) for line in more if line.strip()), 0)
    width = min(max([_NARROWEST, *(len(line) for line in more)]), _WIDEST)
    lines = _wrapped(said, [first, *(line.strip() for line in more)], width - indent)
    return "\n".join((lines[0], *(f"{' ' * indent}{line}" for line in lines[1:])))


def _moved_below(text: str, room: Room) -> Iterator[str]:
    """Into lines of its own, where there may be such."""
    if not room.bracketed:
        yield _as_people_do(text, room)


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
