"""The decisions that are still open, for people and for machines: how many, where, and the lines to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from pathlib import Path
from typing import NamedTuple

from generator.blueprint import sample
from generator.deliverables.registry import Audience
from generator.press.checking.decisions import OpenDecision
from generator.press.checking.findings import Checked

_AUDIENCES: dict[Audience, str] = {"customer": "in customers' papers", "internal": "in internal papers"}


def summary(checked: Checked) -> Iterator[str]:
    """How many decisions are open, and in which papers; nothing where none is."""
    opened = checked.decisions
    if opened:
        yield f"{_are_open(len(opened))} in {_named(checked.path)}:"
        for audience, where in _AUDIENCES.items():
            counts = Counter(paper.id for one in opened for paper in one.papers if paper.audience == audience)
            if counts:
                yield f"  {where}: {', '.join(f'{id_} {number}' for id_, number in counts.most_common())}"
        yield f"  `salesbook check {checked.path.as_posix()} --decisions` lists them with the keys to set."


def as_rows(checked: Checked) -> Iterator[dict[str, object]]:
    """The decisions as plain data for ``--report json``."""
    for one in checked.decisions:
        yield {
            "blueprint": checked.path.as_posix(),
            "path": one.path,
            "subject": one.subject,
            "audience": "customer" if one.for_customers else "internal",
            "papers": [paper.id for paper in one.papers],
            "example": _line(one, checked),
        }


def as_lines(checked: Checked) -> Iterator[str]:
    """The decisions as YAML to be completed: saved in the blueprint's folder, it is a part of the blueprint.

    Sections that customers would miss come first; within one the decisions keep that order.
    """
    if checked.loaded is None:
        yield f"# What is open in {_named(checked.path)} is not known before its errors are mended."
        return
    opened = checked.decisions
    if not opened:
        yield f"# No decision is open in {_named(checked.path)}."
        return
    folder = _named(checked.loaded.composition.folder)
    yield f"# {_are_open(len(opened))} in {_named(checked.path)}. Put your words in place of each {sample.TO_WRITE}"
    yield "# A key right behind # shows an example and decides nothing: remove it, and that of the keys it stands in,"
    yield "# and put your value in its place. Delete what is to stay open, and save the lines as a file, for example"
    yield f"# decisions.yaml in {folder}, or each where its key stands already."
    sections = list(dict.fromkeys(_section(one) for one in opened))
    in_sections = sorted(opened, key=lambda one: sections.index(_section(one)))
    for _, decisions in groupby(in_sections, _section):
        yield ""
        yield from _of_section(list(decisions), checked)


class _Line(NamedTuple):
    """A line of a section, below so many keys; ``is_way``: it is a key that others stand in."""

    depth: int
    text: str
    is_way: bool = False

    def decides(self) -> bool:
        """Whether it gives a value, or will once its words are written."""
        return not self.is_way and not self.text.lstrip().startswith("#")


def _of_section(decisions: Sequence[OpenDecision], checked: Checked) -> Iterator[str]:
    """The lines of a section: a comment and a sample for each decision, keys that several have in common once.

    A key that only examples stand in is one itself: without a value it would be a mistake.
    """
    lines = [*_lines(decisions, checked)]
    for number, one in enumerate(lines):
        is_example = one.is_way and not any(inner.decides() for inner in _within(one, lines[number + 1 :]))
        yield f"{_indent(one.depth)}{sample.as_example(one.text) if is_example else one.text}"


def _within(way: _Line, following: Sequence[_Line]) -> Iterator[_Line]:
    """The lines that stand in a key, among those behind it."""
    return takewhile(lambda one: one.depth > way.depth, following)


def _lines(decisions: Sequence[OpenDecision], checked: Checked) -> Iterator[_Line]:
    assert checked.loaded is not None  # nothing is open where nothing could be made
    above: list[str] = []
    for one in _side_by_side(decisions):
        way = one.path.split(".")[:-1]
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(above, way, strict=False)))
        yield from (_Line(depth, f"{name}:", is_way=True) for depth, name in enumerate(way[common:], common))
        above, depth = way, len(way)
        yield _Line(depth, f"# {one.subject} – {_read_in(one)}")
        yield from (_Line(depth, line) for line in sample.block(one.path, checked.loaded.blueprint))


def _side_by_side(decisions: Sequence[OpenDecision]) -> list[OpenDecision]:
    """The decisions, those of one element together, where the first of them came."""
    first: dict[str, int] = {}
    order = {one.path: tuple(first.setdefault(part, len(first)) for part in _from_the_top(one)) for one in decisions}
    return sorted(decisions, key=lambda one: order[one.path])


def _from_the_top(one: OpenDecision) -> Iterator[str]:
    """The paths of all that a key stands in, and its own: ``terms``, ``terms.payment``."""
    return accumulate(one.path.split("."), "{}.{}".format)


def _read_in(one: OpenDecision) -> str:
    names = ", ".join(paper.id for paper in one.for_customers or one.papers)
    return f"customers read it in {names}" if one.for_customers else f"in {names}"


def _indent(depth: int) -> str:
    return "  " * depth


def _named(path: Path) -> str:
    """A blueprint's path as it was typed, or its folder's own name where only dots were."""
    return path.as_posix() if path.name.strip(".") else path.resolve().name or path.as_posix()


def _section(one: OpenDecision) -> str:
    return one.path.partition(".")[0]


def _are_open(number: int) -> str:
    return "1 decision is open" if number == 1 else f"{number} decisions are open"


def _line(one: OpenDecision, checked: Checked) -> str:
    assert checked.loaded is not None  # nothing is open where nothing could be made
    return sample.line(one.path, checked.loaded.blueprint)
