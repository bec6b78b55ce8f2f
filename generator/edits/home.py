"""Which field of the blueprint a printed text is from, and what the field has to say to print another one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from generator.blueprint.element_names import NAMING
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.annotations import Declared
from generator.blueprint.position import ROOT, Position, position_at
from generator.blueprint.reading.nodes import Mapping as Keys
from generator.blueprint.reading.nodes import Node, Sequence, is_empty, plain, step
from generator.blueprint.reading.source import as_written
from generator.locale.voice import Voice

from .lines import flat
from .reading_back import Printed, Template, templates
from .tracing import Source

_WORDS_ALONE = 3
"""So many words tell a text from others wherever it stands."""
_SHORTEST_PART = 12
"""Signs of a text that is looked for within another one."""
_FREE = frozenset({"meta", "variants"})
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY_ZERO = datetime.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the blueprint by its path: what its file has, and how the model declares it."""

    path: str
    written: str
    declared: Declared

    @property
    def name(self) -> str:
        """The name of the field; of an item that of its list."""
        *_, outer, last = ("", *self.path.split("."))
        return outer if last.isdecimal() else last


@dataclass(frozen=True, slots=True)
class Found:
    """A printed text at home: the field that it is from, and how it came of it where that is a text."""

    field: Field
    template: Template | None = None
    printed: Printed | None = None


class Home:
    """The fields of a blueprint by what they print."""

    def __init__(self, loaded: LoadedBlueprint) -> None:
        self._tree = loaded.composition.tree
        self._vocabulary = loaded.composition.vocabulary
        self._voice = Voice(loaded.blueprint.language)
        self._fields: dict[str, tuple[Field, ...]] = {}
        self._templates: dict[str, tuple[Template, ...]] = {}
        self._names: dict[str, Mapping[str, str]] = {}
        self._nearest: dict[Source, tuple[Field, ...]] = {}

    def find(self, printed: str, source: Source) -> Found | None:
        """The field that a printed text is from: one of its element, or the only one of all that says it."""
        text = flat(printed)
        if not text:
            return None
        near = self._near(source)
        found = next((one for field in near if (one := self._read(field, text))), None)
        return found or self._anywhere(text)

    def parts(self, printed: str, source: Source) -> Iterator[tuple[int, int, Found]]:
        """The texts of an element that stand within a printed one: from where to where, the longest first."""
        texts = [
            (template, field)
            for field in self._near(source)
            for template in self._templates_of(field)
            if len(template.bare) >= _SHORTEST_PART
        ]
        for template, field in sorted(texts, key=lambda one: -len(one[0].bare)):
            place = template.within(printed)
            read = template.matched(printed[slice(*place)]) if place else None
            if place and read:
                yield *place, Found(field, template, read)

    def rewritten(self, found: Found, printed: str) -> str | None:
        """What a field has to say to print another text; None where that cannot be told."""
        if found.template and found.printed:
            return found.template.rewritten(found.printed, printed)
        if found.field.declared.target:
            ids = [id_ for id_, name in self._called(found.field).items() if name == flat(printed)]
            return ids[0] if len(ids) == 1 else None
        return self._value_of(printed, found.field)

    def said_anew(self, printed: str, field: Field) -> str | None:
        """A new item for a list, as a text that prints just that; None where it cannot be told."""
        text = flat(printed)
        template = Template(text, 0, len(text), self._vocabulary, is_marked=field.declared.reads_markup)
        read = template.matched(template.bare)
        return template.rewritten(read, text) if read else None

    # --- finding ---

    def _near(self, source: Source) -> tuple[Field, ...]:
        """The fields of an element, then those of the one that it is a part of, then of those that it refers to.

        Of each the fields of the column's name come first, then the element's own.
        """
        if source not in self._nearest:
            paths = [source.origin, *_elements_around(source.origin), *self._referred_to(source.origin)]
            found = (_sorted(self._fields_at(path), source.column) for path in dict.fromkeys(paths) if path)
            self._nearest[source] = tuple(dict.fromkeys(field for fields in found for field in fields))
        return self._nearest[source]

    def _referred_to(self, path: str) -> Iterator[str]:
        """The elements that one refers to by fields of its own."""
        for field in self._fields_at(path) if path else ():
            if field.declared.target and field.path.rpartition(".")[0] == path:
                yield field.declared.target.path(field.written)

    def _fields_at(self, path: str) -> tuple[Field, ...]:
        if path not in self._fields:
            self._fields[path] = tuple(self._all_below(path))
        return self._fields[path]

    def _all_below(self, path: str) -> Iterator[Field]:
        node: Node | None = self._tree
        position, declared = ROOT, None
        for part in path.split("."):
            node = step(node, part) if node else None
            declared = position.field(part) or declared if not part.isdecimal() else declared
            position = position.at(part)
        if node is not None:
            yield from _fields(path, node, position, declared)

    def _read(self, field: Field, text: str) -> Found | None:
        if field.declared.target:
            return Found(field) if self._called(field).get(field.written) == text else None
        if _holds_text(field.declared):
            for template in self._templates_of(field):
                if printed := template.matched(text):
                    return Found(field, template, printed)
            return None
        return Found(field) if text in self._shown(field.written) else None

    def _templates_of(self, field: Field) -> tuple[Template, ...]:
        if field.path not in self._templates:
            is_marked = field.declared.reads_markup
            found = (
                templates(field.written, self._vocabulary, is_marked=is_marked) if _holds_text(field.declared) else ()
            )
            self._templates[field.path] = tuple(found)
        return self._templates[field.path]

    def _anywhere(self, text: str) -> Found | None:
        """The only field of the blueprint that prints a text of some words."""
        if len(text.split()) < _WORDS_ALONE:
            return None
        first = text.split(maxsplit=1)[0]
        found = [one for field in self._by_first_word.get(first, ()) if (one := self._read(field, text))]
        return found[0] if len({one.field.path for one in found}) == 1 else None

    @cached_property
    def _by_first_word(self) -> Mapping[str, list[Field]]:
        """The texts of the whole blueprint by the word that they, or parts of them, begin with."""
        by_word: dict[str, list[Field]] = {}
        sections = [name for name in self._tree.entries if name not in _FREE]
        for field in (one for section in sections for one in self._fields_at(section)):
            for template in self._templates_of(field) if not field.declared.target else ():
                first = template.bare.split(maxsplit=1)[:1]
                if first and field not in by_word.setdefault(first[0], []):
                    by_word[first[0]].append(field)
        return by_word

    # --- values that are no texts ---

    def _called(self, field: Field) -> Mapping[str, str]:
        """The names of all that a reference may lead to, by their ids."""
        to = field.declared.target.to if field.declared.target else ""
        if to not in self._names:
            node: Node | None = self._tree
            for part in to.split("."):
                node = step(node, part) if node else None
            elements = node.entries.items() if isinstance(node, Keys) else ()
            self._names[to] = {id_: flat(_name(plain(entry.value))) for id_, entry in elements}
        return self._names[to]

    def _shown(self, written: str) -> Iterator[str]:
        """How a value is printed: as it stands, as a number or as a date of the language, and as Excel keeps days."""
        yield flat(written)
        if _is_number(written):
            yield flat(self._voice.number(Decimal(written)))
        with suppress(ValueError):
            day = datetime.date.fromisoformat(written)
            yield from (flat(self._voice.date(day)), str((day - _DAY_ZERO).days))

    def _value_of(self, printed: str, field: Field) -> str | None:
        """A value as a blueprint writes it."""
        text = flat(printed)
        if _is_day(field.written):
            return _day(text)
        number = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")
        return number if _is_number(number) and _is_number(field.written) else None


def _elements_around(path: str) -> Iterator[str]:
    """The elements that one stands in, the nearest first."""
    steps = path.split(".")
    for length in range(len(steps) - 1, 1, -1):
        outer = ".".join(steps[:length])
        if position_at(".".join(steps[: length - 1])).is_collection:
            yield outer


def _sorted(fields: Iterable[Field], column: str) -> list[Field]:
    return sorted(fields, key=lambda field: (field.name != column, field.path.count(".")))


def _fields(path: str, node: Node, position: Position, declared: Declared | None) -> Iterator[Field]:
    """The scalars at a place and below it, with what the model declares of them."""
    if isinstance(node, Keys):
        for name, entry in node.entries.items():
            if not is_empty(entry.value):
                inner = position.field(name)
                yield from _fields(f"{path}.{name}", entry.value, position.at(name), inner)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _fields(f"{path}.{number}", item, position, declared)
    elif declared:
        written = as_written(node)
        if written:
            yield Field(path, written, declared)


def _holds_text(declared: Declared) -> bool:
    return declared.reads_markup or declared.is_verbatim or declared.is_worded


def _name(element: Any) -> str:
    if not isinstance(element, dict):
        return ""
    given = next((element[name] for name in NAMING if element.get(name)), "")
    return str(given[0] if isinstance(given, list) else given)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", text) is not None


def _is_day(written: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) is not None


def _day(text: str) -> str | None:
    """A day as it was typed: 05.01.2026, 2026-01-05, or the number that Excel keeps."""
    if text.isdecimal():
        return (_DAY_ZERO + datetime.timedelta(days=int(text))).isoformat() if len(text) == len("45000") else None
    found = _DATE.fullmatch(text)
    parts = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    try:
        return datetime.date.fromisoformat(parts).isoformat()
    except ValueError:
        return None
