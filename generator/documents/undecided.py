"""What a company has yet to decide, as data within a paper: the key to set, and what it is about.

In a document that is a run or a box of the kind "decision", whose ``origin`` is the key, or a field to fill that has an
``origin``, for the company knows what belongs there; in a cell, where no more than text can stand, an ``Undecided``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from .blocks import Callout, Document
from .inline import Inline, Run, text_of, written_out
from .volume import Volume
from .workbook import DataTable, Workbook


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that a paper shows as open: the key to set, and what it is about in the paper's language."""

    path: str
    subject: str


class Undecided(str):
    """The printed text of a cell that shows decisions to make; whoever only prints it need not know them."""

    __slots__ = ("decisions",)
    decisions: tuple[Decision, ...]

    def __new__(cls, text: str, *decisions: Decision) -> Undecided:
        """The text with the decisions that it shows."""
        self = super().__new__(cls, text)
        self.decisions = decisions
        return self


def bare(inline: Inline) -> str:
    """The text of runs as a cell shows it, with the addresses of its links and the decisions that it shows."""
    return _with_decisions(written_out(inline), inline)


def caption(inline: Inline) -> str:
    """The text of runs as a title or a choice shows it, without addresses; with the decisions that it shows."""
    return _with_decisions(text_of(inline), inline)


def _with_decisions(text: str, inline: Inline) -> str:
    found = tuple(decision for run in inline for decision in _of_a_run(run))
    return Undecided(text, *found) if found else text


def joined(between: str, texts: Iterable[str]) -> str:
    """Texts as one, with the decisions that they show."""
    parts = list(texts)
    found = tuple(decision for part in parts if isinstance(part, Undecided) for decision in part.decisions)
    return Undecided(between.join(parts), *found) if found else between.join(parts)


class Shown(NamedTuple):
    """What a paper shows: the decisions that are open, in the order in which they stand there, and what it prints."""

    decisions: tuple[Decision, ...]
    origins: frozenset[str]
    """The paths of all elements and fields that are printed."""


def shown(content: Document | Volume | Workbook | DataTable) -> Shown:
    """What a paper shows, each decision once by its key."""
    nodes = tuple(_nodes(content))
    by_path: dict[str, Decision] = {}
    for decision in (decision for node in nodes for decision in _decisions_of(node)):
        by_path.setdefault(decision.path, decision)
    origins = frozenset(origin for node in nodes if (origin := getattr(node, "origin", "")))
    return Shown(tuple(by_path.values()), origins)


def _decisions_of(node: Any) -> tuple[Decision, ...]:
    if isinstance(node, Undecided):
        return node.decisions
    if isinstance(node, Run):
        return _of_a_run(node)
    if isinstance(node, Callout) and node.kind == "decision":
        return (Decision(node.origin, node.title),)
    return ()


def _of_a_run(run: Run) -> tuple[Decision, ...]:
    if run.kind == "decision":
        return (Decision(run.origin, run.token or ""),)
    return (Decision(run.origin, run.text),) if run.kind == "field" and run.origin else ()


def _nodes(content: object) -> Iterator[Any]:
    """All pieces of a paper that may have an origin, in their order."""
    waiting: list[Any] = [content]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += reversed(node)
        elif isinstance(node, dict):
            waiting += reversed(node.values())
        elif isinstance(node, (Undecided, Run)):
            yield node
        else:
            kind: Any = type(node)
            if names := _printed(kind):
                yield node
                waiting += [getattr(node, name) for name in reversed(names)]


@cache
def _printed(kind: Any) -> tuple[str, ...]:
    """The fields of a piece that are printed where it stands; what a search finds stands in other papers."""
    if not is_dataclass(kind):
        return ()
    return tuple(
        field.name for field in fields(kind) if field.name not in ("origin", "search", "papers", "notebook", "data")
    )
