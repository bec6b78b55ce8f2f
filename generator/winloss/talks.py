"""Interviews as registers tell them: each with the rows of all forms that belong to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.blueprint.problems import Problem

from .layout import INTERVIEWS
from .register import Register
from .rows import Entry
from .told import told_twice

PARTS = {
    "beliefs": "believed",
    "coding": "mentions",
    "objections": "objections",
    "turning-points": "turning_points",
    "ratings": "ratings",
    "proposals": "proposals",
}
"""The forms whose rows are parts of an interview, and what a blueprint calls these."""


@dataclass(frozen=True, slots=True)
class Talk:
    """An interview: the row that it has by itself, and by forms those of its parts.

    ``refused`` are the parts of which a row could not be read.
    """

    entry: Entry
    parts: Mapping[str, tuple[Entry, ...]]
    refused: frozenset[str]

    @property
    def id(self) -> str:
        """What a blueprint knows it by."""
        return self.entry.interview

    @property
    def number(self) -> str:
        """What the register knows it by."""
        return str(self.values[self.entry.table.form.key.id])

    @property
    def values(self) -> Mapping[str, Any]:
        """What its own row says."""
        return self.entry.values

    @property
    def held(self) -> datetime.date | None:
        """When it was held; None for one that is only planned."""
        return self.values.get("held")

    def says_the_same_as(self, other: Talk) -> bool:
        """Whether both say the same in all of their rows."""
        return self._said() == other._said()

    def _said(self) -> object:
        return self.values, {form: [entry.values for entry in entries] for form, entries in self.parts.items()}


def talks_in(registers: Iterable[Register]) -> list[Talk]:
    """All interviews, held or planned."""
    return [talk for register in registers for talk in _talks(register)]


def _talks(register: Register) -> Iterator[Talk]:
    rows = {form: _by_interview(register.of(form).entries) for form in PARTS}
    for entry in register.of(INTERVIEWS).entries:
        parts = {form: tuple(entries.get(entry.interview, ())) for form, entries in rows.items()}
        refused = (name for form, name in PARTS.items() if entry.interview in register.of(form).refused)
        yield Talk(entry, parts, frozenset(refused))


def _by_interview(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.interview, []).append(entry)
    return found


def each_once(talks: Sequence[Talk], problems: list[Problem]) -> Iterator[Talk]:
    """Each interview once: two files may hold it if they say the same; otherwise it is taken from neither."""
    by_id: dict[str, list[Talk]] = {}
    for talk in talks:
        by_id.setdefault(talk.id, []).append(talk)
    for first, *others in by_id.values():
        different = [talk for talk in others if not talk.says_the_same_as(first)]
        if different:
            problems.append(_differs(first, different[0]))
            problems += [_differs(talk, first) for talk in different]
        else:
            yield first


def _differs(talk: Talk, other: Talk) -> Problem:
    spot = other.entry.spot
    reason = f"interview {talk.number} is told otherwise in {spot.file}, row {spot.row}; neither is taken"
    hint = "Give one of them another number; of two states of one file send only the later."
    return told_twice(talk.entry.at(talk.entry.table.form.key.id), reason, hint)
