"""New keys and values as lines of YAML, in the form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .texts import Room, in_quotes, ways_to_write

_STEP = 2
_KEY = re.compile(r"[\w.+=-]+")
Say = Callable[[str, Room], str]
"""How a text is written."""


def as_people_do(text: str, room: Room) -> str:
    """A text without quotes where it needs none, a long one in lines of its own."""
    return next(ways_to_write(text, room))


def quoted(text: str, room: Room) -> str:
    """A text in double quotes, which can say everything wherever it stands."""
    return in_quotes(text)


WAYS: tuple[Say, ...] = (as_people_do, quoted)
"""Ways to write the texts of an entry, the better one first."""


def entry(key: str, value: Any, indent: int, say: Say) -> list[str]:
    """A key with its value, as lines that begin in a column; ``value`` is text, list, mapping or nothing."""
    return _moved(_entry(key, value, indent, say), indent)


def within_brackets(key: str, value: Any, say: Say) -> str:
    """A key with its value, for within braces."""
    return f"{_name(key)}: {bracketed(value, say)}"


def bracketed(value: Any, say: Say) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(within_brackets(key, inner, say) for key, inner in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(bracketed(item, say) for item in value)}]"
    return "" if value is None else say(value, Room(0, 0, bracketed=True))


def items(values: Iterable[Any], indent: int, say: Say, beyond: int = 0) -> list[str]:
    """The items of a list, as lines that begin in a column; ``beyond`` is by how much all of them are moved later."""
    lines = (line for value in values for line in _item(value, indent + beyond, say))
    return _moved(lines, indent)


def _entry(key: str, value: Any, indent: int, say: Say) -> Iterator[str]:
    """The lines as seen from their column."""
    name = _name(key)
    if value is None:
        yield f"{name}:"
    elif isinstance(value, dict) and value:
        yield f"{name}:"
        for inner, below in value.items():
            yield from _moved(_entry(inner, below, indent + _STEP, say), _STEP)
    elif isinstance(value, (list, tuple)) and value:
        yield f"{name}:"
        yield from items(value, _STEP, say, indent)
    elif isinstance(value, (dict, list, tuple)):
        yield f"{name}: {'{}' if isinstance(value, dict) else '[]'}"
    else:
        room = Room(indent + len(name) + 2, indent + _STEP)
        yield from _from(indent, f"{name}: {say(value, room)}")


def _item(value: Any, indent: int, say: Say) -> Iterator[str]:
    written = say(value, Room(indent + _STEP, indent + _STEP)) if isinstance(value, str) else bracketed(value, say)
    yield from _from(indent, f"- {written}")


def _from(indent: int, text: str) -> Iterator[str]:
    """The lines of a text; those below the first have their whole indent already."""
    first, *more = text.split("\n")
    yield first
    yield from (line[indent:] for line in more)


def _moved(lines: Iterable[str], by: int) -> list[str]:
    return [f"{' ' * by}{line}" if line else "" for line in lines]


def _name(key: str) -> str:
    return key if _KEY.fullmatch(key) else in_quotes(key)
