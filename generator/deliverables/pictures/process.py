"""What a map of a process shows: its stages in their order, with their parts, and where the ways between them lead.

Several ways between the same two stages are one, with the signs of the parts that it begins and ends at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.pipelines import Pipeline
from generator.blueprint.model.process import Stage, Transition
from generator.blueprint.pipelines import GIVEN_UP, members
from generator.deliverables.internal_pen import InternalPen
from generator.deliverables.ways import KINDS
from generator.documents.undecided import joined
from generator.locale import Label

BESIDE, OPTIONAL = Label("beside", "picture"), Label("optional")
WON, SURE = Label("won", "picture"), 100
CLOSED = "closed"
"""The category of a deal that is won, in every forecast."""
_LONGEST_SIGN = 8
MOST_DRAWN, MOST_AT_A_STAGE = 14, 5
"""So many ways are drawn as arrows, of a map and at a stage. The others are named in the stage that they leave."""

WayKind = Literal["branch", "back", "loop"]
_KINDS: Mapping[str, WayKind] = {"next": "branch", "skip": "branch", "back": "back", "loop": "loop"}


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-part of a stage, or a stage that runs beside it; ``follows``: a way leads to it from the part above."""

    sign: str
    name: str
    link: str
    title: str
    origin: str
    follows: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """Where a deal leaves the row of stages, said in the stage itself."""

    kind: Literal["won", "lost", "away", "way"]
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a map says of a stage, with what it is called."""

    label: str
    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage on the map. ``note`` follows its name, ``title`` says in words what it shows."""

    sign: str
    name: str
    link: str
    title: str
    origin: str
    note: str = ""
    parts: tuple[Part, ...] = ()
    ends: tuple[End, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way that is drawn, by the places of the two cells."""

    start: int
    end: int
    kind: WayKind
    label: str


@dataclass(frozen=True, slots=True)
class Process:
    """The cells in their order, each leading to the next, and the other ways."""

    cells: tuple[Cell, ...]
    ways: tuple[Way, ...] = ()

    def without_arrows(self) -> Process:
        """The same with every way named in the stage that it leaves, for where there is no room beside stages."""
        return Process(tuple(_with_ways(cell, place, self.ways) for place, cell in enumerate(self.cells)))


def _with_ways(cell: Cell, place: int, ways: Iterable[Way]) -> Cell:
    return replace(cell, ends=(*cell.ends, *(End("way", way.label) for way in ways if way.start == place)))


Facts = Callable[[Stage], tuple[Fact, ...]]


def process_of(
    pipeline: Pipeline | None, blueprint: Blueprint, pen: InternalPen, facts: Facts = lambda stage: ()
) -> Process:
    """The process of a pipeline, or of all stages without one; ``facts`` is what is said of a stage beside its name."""
    return _Reader(pipeline, blueprint, pen, facts).read()


class _Reader:
    def __init__(self, pipeline: Pipeline | None, blueprint: Blueprint, pen: InternalPen, facts: Facts) -> None:
        self._pipeline, self._blueprint, self._pen, self._facts = pipeline, blueprint, pen, facts
        stages = members(pipeline, blueprint) if pipeline else tuple(blueprint.stages.values())
        self._inside = {stage.id for stage in stages}
        self._places: dict[str, int] = {}
        self._heads: list[Stage] = []
        self._below: dict[str, list[Stage]] = {}
        for stage in stages:
            self._put(stage)

    def _put(self, stage: Stage) -> None:
        """Give a stage its place: of its own, or that of what it is a part of or runs beside."""
        host = next((id_ for id_ in (stage.parent, stage.parallel_to) if id_ in self._places), None)
        if host is None:
            self._places[stage.id] = len(self._heads)
            self._heads.append(stage)
        else:
            self._places[stage.id] = self._places[host]
            self._below.setdefault(self._heads[self._places[host]].id, []).append(stage)

    def read(self) -> Process:
        ways = tuple(self._drawn())
        drawn = _few(ways)
        rest = [way for way in ways if way not in drawn]
        cells = (_with_ways(self._cell(stage), place, rest) for place, stage in enumerate(self._heads))
        return Process(tuple(cells), drawn)

    # --- stages ---

    def _cell(self, stage: Stage) -> Cell:
        pen = self._pen
        return Cell(
            pen.stage_number(stage.id),
            pen.caption(stage.name),
            f"#stage-{stage.id}",
            joined("\n", filter(None, (pen.stage(stage.id), pen.caption(stage.goal or "")))),
            stage.path,
            f"({pen.say(OPTIONAL)})" if stage.optional else "",
            tuple(self._parts(self._below.get(stage.id, []))),
            tuple(self._ends(stage)),
            self._facts(stage),
        )

    def _parts(self, parts: list[Stage]) -> Iterator[Part]:
        leading = {(way.from_, way.to) for way in self._blueprint.transitions.values() if way.kind in ("next", "skip")}
        for before, part in zip((None, *parts), parts, strict=False):
            yield Part(
                self._pen.stage_number(part.id),
                self._named(part),
                f"#stage-{part.id}",
                joined("\n", filter(None, (self._pen.stage(part.id), self._pen.caption(part.goal or "")))),
                part.path,
                before is not None and (before.id, part.id) in leading,
                part.parallel_to is not None,
            )

    def _named(self, part: Stage) -> str:
        notes = (
            self._pen.say(BESIDE) if part.parallel_to else "",
            self._pen.say(OPTIONAL) if part.optional else "",
        )
        note = ", ".join(filter(None, notes))
        return f"{self._pen.caption(part.name)} ({note})" if note else self._pen.caption(part.name)

    # --- where deals end, and leave for other pipelines ---

    def _ends(self, stage: Stage) -> Iterator[End]:
        own = {stage.id, *(part.id for part in self._below.get(stage.id, []))}
        if stage.id == self._won():
            yield End("won", self._pen.say(WON))
        leaving = [way for way in self._blueprint.transitions.values() if way.from_ in own]
        if text := self._given_up(stage, leaving):
            yield End("lost", text)
        for way in leaving:
            if self._is_away(way):
                yield End("away", self._away(way))

    def _given_up(self, stage: Stage, leaving: Iterable[Transition]) -> str:
        """How a deal may end here that is not won, and where it goes then."""
        ends = [way for way in leaving if way.kind in GIVEN_UP]
        kinds = [self._pen.say(KINDS[way.kind]) for way in ends]
        kinds += [self._pen.say(KINDS["disqualified"])] if stage.disqualifiers else []
        if not kinds:
            return ""
        signs = ", ".join(dict.fromkeys(filter(None, (self._short(way.to) for way in ends))))
        return ", ".join(dict.fromkeys(kinds)) + (f" →\u00a0{signs}" if signs else "")

    def _is_away(self, way: Transition) -> bool:
        if way.to_pipeline and self._pipeline and way.to_pipeline != self._pipeline.id:
            return True
        return way.to not in self._inside and way.kind not in GIVEN_UP and not self._is_within_another(way)

    def _is_within_another(self, way: Transition) -> bool:
        """Whether a way goes on in another pipeline that has both of its stages."""
        others = (one for one in self._blueprint.pipelines.values() if one is not self._pipeline)
        inside = [{stage.id for stage in members(one, self._blueprint)} for one in others]
        return not way.to_pipeline and any({way.from_, way.to} <= ids for ids in inside)

    def _away(self, way: Transition) -> str:
        pipeline = f"{self._blueprint.pipelines[way.to_pipeline].name}: " if way.to_pipeline else ""
        return f"→\u00a0{pipeline}{self._pen.stage_sign(way.to)}"

    def _won(self) -> str:
        """The stage with which a deal is won: the first that is sure or closed, or else the last one."""
        sure = (one.id for one in self._heads if one.probability == SURE or one.forecast == CLOSED)
        return next(sure, self._heads[-1].id if self._heads else "")

    # --- the ways that are drawn ---

    def _drawn(self) -> Iterator[Way]:
        grouped: dict[tuple[int, int, WayKind], list[Transition]] = {}
        for way in self._blueprint.transitions.values():
            if way.kind in _KINDS and {way.from_, way.to} <= self._inside and not self._is_away(way):
                key = self._places[way.from_], self._places[way.to], _KINDS[way.kind]
                grouped.setdefault(key, []).append(way)
        for (start, end, kind), ways in grouped.items():
            if start != end and (start + 1 != end or kind != "branch"):
                yield Way(start, end, kind, self._label(start, end, ways))

    def _label(self, start: int, end: int, ways: list[Transition]) -> str:
        kinds = ", ".join(dict.fromkeys(self._pen.say(KINDS[way.kind]) for way in ways))
        from_, to = self._signs([way.from_ for way in ways], start), self._signs([way.to for way in ways], end)
        return f"{from_} → {to}: {kinds}" if from_ and to else (f"{kinds} → {to}" if to else kinds)

    def _signs(self, stages: Collection[str], place: int) -> str:
        """The numbers of the parts that ways touch; that of the stage where there are several."""
        signs = dict.fromkeys(filter(None, map(self._short, stages)))
        return ", ".join(signs) if len(signs) < 3 else self._short(self._heads[place].id)

    def _short(self, stage: str) -> str:
        sign = self._pen.stage_sign(stage)
        return sign if len(sign) <= _LONGEST_SIGN else ""


def _few(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways that there is room for, in their order."""
    drawn: list[Way] = []
    at: dict[int, int] = {}
    for way in ways:
        if len(drawn) < MOST_DRAWN and max(at.get(way.start, 0), at.get(way.end, 0)) < MOST_AT_A_STAGE:
            drawn.append(way)
            at[way.start] = at.get(way.start, 0) + 1
            at[way.end] = at.get(way.end, 0) + 1
    return tuple(drawn)
