"""How people call what stands at a lasting name, in the language of the process.

``objections.too-expensive.responses.mill-case.text`` is “Objections › “Too expensive” › responses › “The mill” › text”:
sections and fields by labels, elements by what they are called themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.blueprint.element_names import NAMING
from generator.blueprint.position import ROOT, Position
from generator.locale import Label
from generator.locale.voice import Voice

from .field_labels import FIELDS

_LONGEST = 60
"""Characters of an element's name."""
_BETWEEN = " › "


class Names:
    """The names in one state of a process."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        self._data, self._voice = data, Voice(language)

    def section(self, path: str) -> str:
        """The part of the blueprint that something stands in, as a headline."""
        words = self._label(path.partition(".")[0])
        return words[:1].upper() + words[1:]

    def within(self, path: str) -> str:
        """What stands at a path, without the part of the blueprint that it stands in."""
        _, *steps = self._steps(path)
        return _BETWEEN.join(steps)

    def field(self, path: str, of: str) -> str:
        """What stands at a path, as seen from the element ``of`` that it stands in: “responses › “The mill” › text”."""
        return _BETWEEN.join(self._steps(path)[len(self._steps(of)) :])

    def value(self, path: str, value: str) -> str:
        """A value as people know it: of a reference the name of what it refers to."""
        *way, last = path.split(".")
        field = self._position(way).field(last)
        collection = self._data.get(field.target.to) if field and field.target else None
        element = collection.get(value) if isinstance(collection, dict) else None
        return self.element(value, element) if element is not None else value

    def neighbour(self, path: str, id_: str) -> str:
        """Another element of the collection that one stands in."""
        here: Any = self._data
        for step in path.split(".")[:-1]:
            here = here.get(step) if isinstance(here, dict) else None
        return self.element(id_, here.get(id_) if isinstance(here, dict) else None)

    def element(self, id_: str, element: Any) -> str:
        """What an element calls itself, in quotation marks; its id where it has no name."""
        found = _named(element)
        if not found:
            return id_
        short = found if len(found) <= _LONGEST else f"{found[: _LONGEST - 1].rstrip()}…"
        return self._quoted(short)

    def _quoted(self, text: str) -> str:
        """A text in quotation marks, those that stand in it already made inner ones."""
        outer, inner = (self._voice.say(marks).split("{words}") for marks in (Label("“{words}”"), Label("‘{words}’")))
        for mark, within in zip(outer, inner, strict=True):
            text = text.replace(mark, within)
        return text.join(outer)

    def _steps(self, path: str) -> list[str]:
        steps: list[str] = []
        here: Any = self._data
        position = ROOT
        for step in path.split("."):
            here = here.get(step) if isinstance(here, dict) else None
            steps.append(self.element(step, here) if position.is_collection else self._key(step, position))
            position = position.at(step)
        return steps

    def _key(self, key: str, position: Position) -> str:
        """A field by its label, a key that is an id of somewhere else or free as it is written."""
        return self._label(key) if position.field(key) else key

    def _label(self, key: str) -> str:
        return self._voice.say(FIELDS[key]) if key in FIELDS else key.replace("_", " ")

    @staticmethod
    def _position(way: list[str]) -> Position:
        position = ROOT
        for step in way:
            position = position.at(step)
        return position


def _named(element: Any) -> str:
    """The name that an element gives itself, on one line."""
    if not isinstance(element, dict):
        return ""
    given = next((element[field] for field in NAMING if element.get(field)), "")
    first = given[0] if isinstance(given, list) else given
    return " ".join(first.split()) if isinstance(first, str) else ""
