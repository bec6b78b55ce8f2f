"""The parts of an interview as plain data of a blueprint: what was believed, and what was said and rated in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.blueprint.problems import Problem

from .layout import item
from .masking import Masks
from .rows import Entry
from .talks import Talk
from .told import row_problem

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes down what was said without the names in it, and notes what is to be told."""

    masks: Masks
    problems: list[Problem]

    def said(self, entry: Entry, field: str) -> str | None:
        """The text of a cell."""
        written = entry.values.get(field)
        text = self.masks.masked(written) if written else None
        if text and (name := self.masks.left(text)):
            spot = entry.at(field)
            message = f"“{spot.sheet}”, {spot.address}: “{name}” may be a name, and it stands in the blueprint now"
            hint = "If it is one, write “the salesperson” or the like instead, and import the register again."
            self.problems.append(Problem("name-in-quote", message, hint, spot.place, severity="warning"))
        return text

    def only(self, entries: Sequence[Entry]) -> Entry | None:
        """The row of a form that has one for each interview; further ones are told."""
        for other in entries[1:]:
            reason = f"row {entries[0].spot.row} is of the same interview; the row is not taken"
            self.problems.append(row_problem(other.at(other.table.form.key.id), reason, "Keep one of them."))
        return entries[0] if entries else None


def parts_of(talk: Talk, scribe: Scribe, ratings: Iterable[str]) -> Data:
    """All parts of an interview, by their names in a blueprint; empty ones too."""
    return {
        "believed": _believed(talk, scribe),
        "mentions": _collected(_mentions(talk, scribe)),
        "objections": _collected(_objections(talk, scribe)),
        "turning_points": _collected(_turning_points(talk, scribe)),
        "ratings": _rated(talk, scribe, ratings),
        "proposals": _collected(_proposals(talk, scribe)),
    }


def _believed(talk: Talk, scribe: Scribe) -> Data:
    entry = scribe.only(talk.parts["beliefs"])
    if entry is None:
        return {}
    values, written = entry.values, entry.values.get("written")
    chosen = {name: values.get(name) for name in ("outcome", "main", "second", "competitor")}
    day = written.isoformat() if written else None
    return given(
        {"written_on": day, **chosen, "moment": scribe.said(entry, "moment"), "confidence": values.get("confidence")}
    )


def _mentions(talk: Talk, scribe: Scribe) -> Iterator[tuple[str, Data]]:
    """The reasons; of two that are called decisive nobody knows which it is, so the second waits."""
    decisive: Entry | None = None
    for entry in talk.parts["coding"]:
        if entry.values["weight"] == "decisive" and decisive:
            reason = f"row {decisive.spot.row} has the decisive reason of this interview already; the row is not taken"
            scribe.problems.append(row_problem(entry.at("weight"), reason, "Make one of them important, or minor."))
            continue
        decisive = entry if entry.values["weight"] == "decisive" else decisive
        chosen = {name: entry.values.get(name) for name in ("driver", "polarity", "weight", "certainty", "stage")}
        yield entry.values["driver"], {**chosen, "quote": scribe.said(entry, "quote")}


def _objections(talk: Talk, scribe: Scribe) -> Iterator[tuple[str, Data]]:
    for entry in talk.parts["objections"]:
        known, answer = entry.values.get("objection"), entry.values.get("answer")
        yield known or "new", {"objection": known, "answer": answer, "quote": scribe.said(entry, "quote")}


def _turning_points(talk: Talk, scribe: Scribe) -> Iterator[tuple[str, Data]]:
    for entry in talk.parts["turning-points"]:
        stage, direction = entry.values.get("stage"), entry.values["direction"]
        yield stage or "turn", {"stage": stage, "direction": direction, "what": scribe.said(entry, "what")}


def _rated(talk: Talk, scribe: Scribe, ratings: Iterable[str]) -> Data:
    entry = scribe.only(talk.parts["ratings"])
    marks = {id_: entry.values.get(item(id_)) for id_ in ratings} if entry else {}
    return given(marks)


def _proposals(talk: Talk, scribe: Scribe) -> Iterator[tuple[str, Data]]:
    for entry in talk.parts["proposals"]:
        element, urgent = entry.values.get("element"), entry.values.get("urgent") or None
        name = element.rpartition(".")[2] if element else "new"
        yield name, {"element": element, "text": scribe.said(entry, "text"), "urgent": urgent}


def _collected(elements: Iterable[tuple[str, Data]]) -> Data:
    """Elements by ids, each under the one that it wants or the next that is free: ``trust``, ``trust-2``."""
    found: Data = {}
    for id_, data in elements:
        names = (id_, *(f"{id_}-{number}" for number in range(2, len(found) + 2)))
        found[next(name for name in names if name not in found)] = given(data)
    return found


def given(data: Data) -> Data:
    """What is said of something, without what is not."""
    return {name: value for name, value in data.items() if value is not None}
