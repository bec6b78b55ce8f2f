"""``theme.yaml`` read as a blueprint is: every slip in it told at once, with its place and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading import source
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import Mapping as MappingNode
from generator.blueprint.reading.nodes import Node, Scalar, plain
from generator.themes import Cover, ExcelLook, Fonts, Palette
from generator.themes.loading import SETTINGS
from generator.themes.theme import is_colour

_SMALLEST, _LARGEST = 7.0, 16.0
_LONGEST = 200
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})


class _RefusedError(Exception):
    """A value that cannot be: what it is not, and a way out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a ``theme.yaml`` says, as plain data, and what is wrong with it; ``places`` are those of its values."""

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]


def read(folder: Path) -> Settings:
    """The settings of a theme's folder."""
    path = folder / SETTINGS
    try:
        tree = source.read(path, shown=shown(path), layer="theme")
    except BlueprintError as error:
        return Settings({}, error.problems, {})
    problems: list[Problem] = []
    places = {"": tree.place}
    values = _section(tree, "", _KEYS, problems, places)
    return Settings(values, tuple(problems), places)


def _section(
    node: MappingNode, path: str, keys: Mapping[str, Any], problems: list[Problem], places: dict[str, Place]
) -> dict[str, Any]:
    """The values of a mapping whose ``keys`` are read by a function, or are a section of their own."""
    values: dict[str, Any] = {}
    for name, entry in node.entries.items():
        here = f"{path}.{name}" if path else name
        places[here] = entry.value.place
        if name not in keys:
            where = f" under `{path}`" if path else ""
            hint = did_you_mean(name, keys, f"Known keys{where}: {', '.join(keys)}.")
            problems.append(Problem("theme-file", f"`{name}` is no key of a theme{where}", hint, entry.key.place, here))
        elif isinstance(keys[name], dict):
            values[name] = _inner(entry.value, here, keys[name], problems, places)
        else:
            values.update((name, value) for value in _value(entry.value, here, keys[name], problems))
    return values


def _inner(
    node: Node, path: str, keys: Mapping[str, Any], problems: list[Problem], places: dict[str, Place]
) -> dict[str, Any]:
    if isinstance(node, MappingNode):
        return _section(node, path, keys, problems, places)
    if plain(node) is not None:
        hint = f"Write keys below it, such as `{next(iter(keys))}: …`."
        problems.append(Problem("theme-file", f"`{path}` is a section, not a value", hint, node.place, path))
    return {}


def _value(node: Node, path: str, reader: Callable[[str], Any], problems: list[Problem]) -> Iterator[Any]:
    """The value, as none or one."""
    if isinstance(node, Scalar) and node.value is None:
        return
    try:
        if not isinstance(node, Scalar):
            raise _RefusedError("is one value, not several", "Write it behind the colon, on one line.")
        yield reader(str(node.value))
    except _RefusedError as refused:
        message, hint = refused.args
        problems.append(Problem("theme-file", f"`{path}` {message}", hint, node.place, path))


# --- values ---------------------------------------------------------------------------------------


def _colour(text: str) -> str:
    if not is_colour(text):
        hint = 'Write it in quotes, as `"#1F3A5F"`: a mark and six digits, two each for red, green and blue.'
        raise _RefusedError(f"is no colour: `{text[:_LONGEST]}`", hint)
    return text.upper()


def _font(text: str) -> str:
    if not text or len(text) > _LONGEST or not all(one.isalnum() or one in " -_" for one in text):
        raise _RefusedError(
            "is no name of a font", "Write the family as programs list it, such as `Calibri`; one, not several."
        )
    return text


def _size(text: str) -> float:
    return _number(text, _SMALLEST, _LARGEST)


def _air(text: str) -> float:
    return _number(text, -3.0, 20.0)


def _number(text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        raise _RefusedError(
            f"is no number: `{text[:_LONGEST]}`", f"Write points, such as `{max(least, 2):g}`."
        ) from None
    if not least <= number <= most:
        raise _RefusedError(f"is {number:g} points", f"Write a number from {least:g} to {most:g}.")
    return number


def _flag(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise _RefusedError(f"is yes or no, not `{text[:_LONGEST]}`", "Write `true` or `false`.")
    return text.lower() in _YES


def _line(text: str) -> str:
    if len(text) > _LONGEST:
        raise _RefusedError(f"has {len(text)} characters", f"Say it in {_LONGEST}: it is a line in `theme list`.")
    return text


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def choice(text: str) -> str:
        if text not in choices:
            known = ", ".join(f"`{one}`" for one in choices)
            raise _RefusedError(f"cannot be `{text[:_LONGEST]}`", did_you_mean(text, choices, f"One of {known}."))
        return text

    return choice


def _excel_reader(kind: Any) -> Callable[[str], Any]:
    readers: dict[Any, Callable[[str], Any]] = {bool: _flag, float: _air}
    return readers.get(kind) or _one_of(get_args(kind))


_KEYS: dict[str, Any] = {
    "extends": _line,
    "says": _line,
    "palette": {field.name: _colour for field in fields(Palette)},
    "fonts": {field.name: _size if field.name == "size" else _font for field in fields(Fonts)},
    "cover": _one_of(get_args(Cover)),
    "excel": {name: _excel_reader(kind) for name, kind in get_type_hints(ExcelLook).items()},
}
"""The keys of a theme, each with what reads its value, or with the keys of its section."""
