"""Changes by what they are about, what people have to know first at the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.blueprint.position import ROOT

from .difference import Change

_SAID_FIRST = (
    "objections", "terms", "products", "discounts", "price_policy", "payment_plans", "offers", "skeletons", "questions",
    "qualification", "stages", "time_rules", "messages", "cadences", "legal_bases", "laws", "documents", "blocks",
    "tools", "personas", "avatars", "segments", "competitors", "proofs", "techniques", "roles", "people", "targets",
)  # fmt: skip
"""Sections of a blueprint by how soon a salesperson meets them: what is said to customers, then what is promised."""
_NO_NEWS = frozenset({"edition", "as_of", "status", "change_note", "changes", "deals", "interviews", "id", "audit"})
"""What tells of the process, and is none of it."""
_IN_FORCE = ("accepted", "released")


@dataclass(frozen=True, slots=True)
class Topic:
    """What changed in one element, or in one field that stands in none; ``decision`` is the entry that decided it."""

    path: str
    changes: tuple[Change, ...]
    decision: str = ""


def topics(changes: Iterable[Change], data: Mapping[str, Any], edition: str) -> tuple[Topic, ...]:
    """The topics of an edition whose process is ``data``: what was decided and urgent first, then by section."""
    decided = _decisions(data.get("changes", {}), edition)
    news = (change for change in changes if change.path.partition(".")[0] not in _NO_NEWS)
    found = [
        Topic(path, tuple(of), next((id_ for id_, entry in decided.items() if _is_about(entry, path)), ""))
        for path, of in groupby(news, lambda change: _element(change.path))
    ]
    return tuple(sorted(found, key=lambda topic: _rank(topic, decided)))


def _decisions(entries: Mapping[str, Any], edition: str) -> Mapping[str, Any]:
    """The changes that came into force with the edition, the urgent first."""
    mine = {
        id_: entry
        for id_, entry in entries.items()
        if entry.get("status") in _IN_FORCE and entry.get("released_in", edition) == edition
    }
    return dict(sorted(mine.items(), key=lambda item: str(item[1].get("urgent")).lower() != "true"))


def _is_about(entry: Mapping[str, Any], path: str) -> bool:
    return any(one == path or one.startswith(f"{path}.") for one in entry.get("affects", ()))


def _element(path: str) -> str:
    """The element that a path leads into, or the section of a field that stands in none."""
    return ".".join(_steps(path))


def _steps(path: str) -> Iterator[str]:
    section, *inner = path.split(".")
    yield section
    if inner and ROOT.at(section).is_collection:
        yield inner[0]


def _rank(topic: Topic, decided: Mapping[str, Any]) -> tuple[int, int]:
    section = topic.path.partition(".")[0]
    order = [*decided]
    return (
        order.index(topic.decision) if topic.decision else len(order),
        _SAID_FIRST.index(section) if section in _SAID_FIRST else len(_SAID_FIRST),
    )
