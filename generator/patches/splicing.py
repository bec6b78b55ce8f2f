"""A YAML text with one thing changed: everything else stays as it stands, to the byte.

Each function gives several ways to write the change, the most natural first; ``made`` takes the first that reads as
what was meant. Comments, blank lines, quotes and the ends of lines are nobody's to lose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

from generator.blueprint.problems import BlueprintError
from generator.blueprint.reading.source import read_bytes

from .entries import WAYS, Say, bracketed, entry, items, within_brackets
from .layout import Part, Trail, layout, line_of
from .texts import Room, ways_to_exchange, ways_to_write

_STEP = 2
_LINE_END = re.compile(r"\r\n|\r|\n")
_DOCUMENT_END = re.compile(r"^\.\.\.(?:\s|$)", re.MULTILINE)


def exchanged(text: str, trail: Trail, value: str) -> str | None:
    """With another text in place of the one at the end of a way; None where no way to write it is found."""
    *around, old = line_of(layout(text), trail)
    room = Room(_column(text, old.start), _indent(around[-1]) + _STEP, any(part.is_bracketed for part in around))
    if old.is_empty:
        ways: Iterator[str] = (f" {way}" for way in ways_to_write(value, room))
    elif old.value is None:
        ways = ways_to_write(value, room)
    else:
        ways = ways_to_exchange(text[old.start : old.end], old.style, value, room)
    return _made(text, (_spliced(text, old.start, old.end, way) for way in ways), trail, value)


def put(text: str, trail: Trail, key: str, value: Any) -> str | None:
    """With a new key in the mapping at the end of a way, behind all that stand there; None where it cannot be put."""
    holder = line_of(layout(text), trail)[-1]
    ways = (way for say in WAYS for way in _puttings(text, holder, key, value, say))
    return _made(text, ways, (*trail, key), value)


def renamed(text: str, trail: Trail, key: str, value: str) -> str | None:
    """With another key and another value in place of those at the end of a way, both of them ids or names of fields."""
    *around, last = trail
    root = layout(text)
    holder = line_of(root, tuple(around))[-1]
    name, old = next(pair for pair in holder.keys if pair[0].value == last)
    new = _spliced(_spliced(text, old.start, old.end, value), name.start, name.end, key)
    wanted = _with(root.data(), (*around, key), value)
    del _at(wanted, around)[last]
    return new if _reads(new) and layout(new).data() == wanted else None


def listed(text: str, trail: Trail, values: Sequence[str]) -> str | None:
    """With other items in the list at the end of a way; those that stay are not touched."""
    part = line_of(layout(text), trail)[-1]
    return _made(text, (_relisted(text, part, values, say) for say in WAYS), trail, list(values))


def _made(text: str, ways: Iterator[str], trail: Trail, value: Any) -> str | None:
    """The first way that the blueprint's reader takes and that says this value there, and all else as before."""
    wanted = _with(layout(text).data(), trail, _trimmed(value))
    return next((way for way in ways if _reads(way) and layout(way).data() == wanted), None)


def _reads(text: str) -> bool:
    try:
        read_bytes(text.encode(), shown="", layer="")
    except (BlueprintError, UnicodeEncodeError):
        return False
    return True


def _with(data: Any, trail: Trail, value: Any) -> Any:
    """Plain data with a value at the end of a way."""
    copy = deepcopy(data)
    *way, last = trail
    _at(copy, way)[last] = value
    return copy


def _at(data: Any, way: Iterable[str | int]) -> Any:
    """What stands at the end of a way, made where only an empty key is there."""
    for step in way:
        if isinstance(data, dict) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    return data


def _trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _trimmed(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_trimmed(item) for item in value]
    return value.strip() if isinstance(value, str) else value


# --- keys -----------------------------------------------------------------------------------------


def _puttings(text: str, holder: Part, key: str, value: Any, say: Say) -> Iterator[str]:
    if holder.is_bracketed:
        yield _put_in_brackets(text, holder, within_brackets(key, value, say))
    elif holder.kind == "keys" and holder.keys:
        yield from _put_behind(text, holder, key, value, say)
    elif holder.kind == "keys":
        yield _appended(text, entry(key, value, 0, say))
    else:
        yield from _put_below(text, holder, key, value, say)


def _put_in_brackets(text: str, holder: Part, said: str) -> str:
    """Behind the last key, or behind the comma that stands there already."""
    end = holder.end - 1
    if not holder.keys:
        return _spliced(text, holder.start + 1, end, said)
    last = holder.keys[-1][1].end
    if "," in text[last:end]:
        return _spliced(text, len(text[:end].rstrip()), end, f" {said}")
    return _spliced(text, last, last, f", {said}")


def _put_behind(text: str, holder: Part, key: str, value: Any, say: Say) -> Iterator[str]:
    """Behind the last key, with a blank line before it where the others have one; of a file at its very end."""
    lines = entry(key, value, holder.keys[0][0].column, say)
    gap = [""] if _is_airy(text, holder) else []
    if holder.keys[0][0].column == 0 and not _DOCUMENT_END.search(text, holder.end):
        yield _appended(text, ["", *lines])
    end = _end_of_line(text, holder.end)
    yield _spliced(text, end, end, "\n" + "\n".join((*gap, *lines)))


def _put_below(text: str, holder: Part, key: str, value: Any, say: Say) -> Iterator[str]:
    """Below a key of which nothing was said yet."""
    column = _line_indent(text, holder.start) + _STEP
    lines = "\n" + "\n".join(entry(key, value, column, say))
    if holder.is_empty:
        end = _end_of_line(text, holder.end)
        yield _spliced(text, end, end, lines)
        yield _spliced(text, holder.end, holder.end, f" {{{within_brackets(key, value, say)}}}")
    else:
        yield _spliced(text, _blank_before(text, holder.start), holder.end, lines)
        yield _spliced(text, holder.start, holder.end, f"{{{within_brackets(key, value, say)}}}")


def _appended(text: str, lines: Sequence[str]) -> str:
    body = text.rstrip(" \t\r\n")
    first, *_ = lines
    if not body:
        return _spliced(text, 0, len(text), "\n".join((*lines[not first :], "")))
    return _spliced(text, len(body), len(text), "\n" + "\n".join((*lines, "")))


def _is_airy(text: str, holder: Part) -> bool:
    """Whether blank lines stand between the elements of a mapping."""
    if len(holder.keys) == 1:
        return False
    *_, (_, before), (last, _) = holder.keys
    return len(_LINE_END.findall(text[before.end : last.start])) > 1 and "\n\n" in _bare(text[before.end : last.start])


def _bare(text: str) -> str:
    """A text between two values as its line ends alone, comments left out with their lines."""
    return re.sub(r"\n[ \t]*#[^\n]*", "", re.sub(r"[ \t]+\n", "\n", _LINE_END.sub("\n", text)))


# --- lists ----------------------------------------------------------------------------------------


def _relisted(text: str, part: Part, values: Sequence[str], say: Say) -> str:
    """A list with other items, changed from its end so that places before stay what they are."""
    old = [item.data() for item in part.items]
    new = [value.strip() for value in values]
    if not new or not old:
        return _spliced(text, part.start, part.end, bracketed(list(values), say))
    for tag, begin, end, new_begin, new_end in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        come = list(values[new_begin:new_end])
        if tag == "replace" and end - begin == len(come):
            for item, value in reversed([*zip(part.items[begin:end], come, strict=True)]):
                text = _exchanged_item(text, part, item, value, say)
        elif tag != "equal":
            text = _without(text, part, begin, end)
            text = _with_items(text, part, begin, end, come, say)
    return text


def _exchanged_item(text: str, part: Part, item: Part, value: str, say: Say) -> str:
    room = Room(_column(text, item.start), part.column + _STEP, part.is_bracketed)
    ways = ways_to_exchange(text[item.start : item.end], item.style, value, room)
    way = next(ways) if say is WAYS[0] else say(value, room)
    return _spliced(text, item.start, item.end, way)


def _without(text: str, part: Part, begin: int, end: int) -> str:
    """Without the items from one to another, and what parts them from those that stay."""
    if begin == end:
        return text
    first, last = part.items[begin], part.items[end - 1]
    if not part.is_bracketed:
        start = _line_start(text, first.start)
        return text[:start] + text[_next_line(text, last.end) :]
    if begin:
        return text[: part.items[begin - 1].end] + text[last.end :]
    after = part.items[end].start if end < len(part.items) else last.end
    return text[: first.start] + text[after:]


def _with_items(text: str, part: Part, begin: int, end: int, values: Sequence[str], say: Say) -> str:
    """With more items where those from one to another stood; what stands before them is where it was."""
    if not values:
        return text
    if part.is_bracketed:
        said = ", ".join(bracketed(value, say) for value in values)
        if begin:
            at = part.items[begin - 1].end
            return _spliced(text, at, at, f", {said}")
        at = part.items[0].start
        return _spliced(text, at, at, f"{said}, " if end < len(part.items) else said)
    lines = items(values, part.column, say)
    if begin:
        at = _end_of_line(text, part.items[begin - 1].end)
        return _spliced(text, at, at, "\n" + "\n".join(lines))
    at = _line_start(text, part.items[0].start)
    return _spliced(text, at, at, "\n".join((*lines, "")))


# --- places in a text -----------------------------------------------------------------------------


def _spliced(text: str, start: int, end: int, new: str) -> str:
    """With other characters in place of those from one place to another; lines end as they do in the text."""
    return text[:start] + new.replace("\n", line_end(text)) + text[end:]


def line_end(text: str) -> str:
    """How lines end in a text."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _end_of_line(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.start() if found else len(text)


def _next_line(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.end() if found else len(text)


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _column(text: str, place: int) -> int:
    return place - _line_start(text, place)


def _line_indent(text: str, place: int) -> int:
    line = text[_line_start(text, place) : place]
    return len(line) - len(line.lstrip(" "))


def _blank_before(text: str, place: int) -> int:
    return len(text[:place].rstrip(" \t"))


def _indent(part: Part) -> int:
    """The column in which the keys or the items of a part begin."""
    return part.keys[0][0].column if part.keys and not part.is_bracketed else part.column
