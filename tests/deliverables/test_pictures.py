"""Pictures of a process: nothing overlaps, nothing leaves the paper, whatever the process is like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.pictures.column import column
from generator.deliverables.pictures.funnel import Band, funnel
from generator.deliverables.pictures.gantt import Bar, Tick, gantt
from generator.deliverables.pictures.grid import fitted
from generator.deliverables.pictures.process import Cell, End, Fact, Part, Process, Way
from generator.deliverables.pictures.rooms import PHONE, POSTER, UPRIGHT, Room
from generator.deliverables.pictures.timeline import Mark, timeline
from generator.documents.blocks import Heading, Pages, Table
from generator.documents.figures import Box, Drawing, Figure, Group, Line, Text, flat, texts
from generator.documents.text_widths import width
from tests.deliverables.test_pipelines import SOURCE
from tests.papers import ROOT, document_of

EXAMPLES = ("example-pl", "example-en")
NEARLY = 0.05
"""In points: what is less than that apart touches."""


class Area(NamedTuple):
    """What something covers."""

    left: float
    top: float
    right: float
    bottom: float


def of_text(text: Text) -> Iterator[Area]:
    """What each line of a text covers, as wide as it was measured."""
    high = text.height / max(1, len(text.lines))
    for number, line in enumerate(text.lines):
        room = width(line, text.size, bold=text.bold)
        left = {"left": text.x, "center": text.x + (text.width - room) / 2, "right": text.x + text.width - room}
        yield Area(left[text.align], text.y + number * high, left[text.align] + room, text.y + (number + 1) * high)


def of_box(box: Box) -> Area:
    return Area(box.x, box.y, box.x + box.width, box.y + box.height)


def overlap(one: Area, other: Area) -> bool:
    return (
        one.left < other.right - NEARLY
        and other.left < one.right - NEARLY
        and one.top < other.bottom - NEARLY
        and other.top < one.bottom - NEARLY
    )


def holds(outer: Area, inner: Area) -> bool:
    return (
        outer.left <= inner.left + NEARLY
        and outer.top <= inner.top + NEARLY
        and outer.right >= inner.right - NEARLY
        and outer.bottom >= inner.bottom - NEARLY
    )


def lines_of(drawing: Drawing) -> list[Area]:
    return [area for one in flat(drawing.shapes) if isinstance(one, Text) for area in of_text(one)]


def stages_of(drawing: Drawing) -> list[Area]:
    """The boxes of the stages: the round ones with a tint."""
    shapes = (one for one in flat(drawing.shapes) if isinstance(one, Box))
    return [of_box(one) for one in shapes if (one.fill, one.line, one.form) == ("tint", "primary", "round")]


def labels_of(drawing: Drawing) -> list[Area]:
    """The plates of the labels on ways."""
    groups = (one for one in drawing.shapes if isinstance(one, Group) and len(one.shapes) == 2)
    plates = (one.shapes[0] for one in groups)
    return [of_box(one) for one in plates if isinstance(one, Box) and (one.fill, one.line) == ("paper", None)]


def every_area(drawing: Drawing) -> Iterator[Area]:
    for one in flat(drawing.shapes):
        if isinstance(one, Box):
            yield of_box(one)
        elif isinstance(one, Line):
            across, down = [x for x, _ in one.points], [y for _, y in one.points]
            yield Area(min(across), min(down), max(across), max(down))
        else:
            yield from of_text(one)


def crossings(drawing: Drawing) -> Iterator[tuple[Area, Area]]:
    """The stretches of ways that run through a stage."""
    for line in (one for one in drawing.shapes if isinstance(one, Line)):
        for (x, y), (right, bottom) in pairwise(line.points):
            stretch = Area(min(x, right), min(y, bottom), max(x, right), max(y, bottom))
            for stage in stages_of(drawing):
                if overlap(stretch, stage):
                    yield stretch, stage


def assert_tidy(drawing: Drawing) -> None:
    """No text over another, none over an edge of a box, stages apart, ways around stages, all of it on the paper."""
    paper = Area(0, 0, drawing.width, drawing.height)
    assert [area for area in every_area(drawing) if not holds(paper, area)] == []
    assert [pair for pair in combinations(lines_of(drawing), 2) if overlap(*pair)] == []
    stages, labels = stages_of(drawing), labels_of(drawing)
    assert [pair for pair in combinations(stages, 2) if overlap(*pair)] == []
    assert [pair for pair in combinations(labels, 2) if overlap(*pair)] == []
    assert [(label, stage) for label in labels for stage in stages if overlap(label, stage)] == []
    lines = lines_of(drawing)
    assert [(line, one) for line in lines for one in stages if overlap(line, one) and not holds(one, line)] == []
    assert [*crossings(drawing)] == []


# --- generated processes --------------------------------------------------------------------------

NAMES = st.text(st.sampled_from("aąbcćeghiłmnoóprsśwzż WM–"), min_size=1, max_size=60).map(
    lambda name: name.strip() or "x"
)
SIGNS = st.sampled_from(("", "7", "12", "4b", "A"))
PARTS = st.builds(
    Part, SIGNS, NAMES, st.just(""), st.just(""), st.just(""), follows=st.booleans(), beside=st.booleans()
)
ENDS = st.builds(End, st.sampled_from(("won", "lost", "away")), NAMES)
FACTS = st.builds(Fact, st.sampled_from(("Odpowiada", "Na kiedy")), NAMES)
CELLS = st.builds(
    Cell,
    SIGNS,
    NAMES,
    st.just(""),
    st.just(""),
    st.just(""),
    note=st.sampled_from(("", "(opcjonalny)")),
    parts=st.lists(PARTS, max_size=3).map(tuple),
    ends=st.lists(ENDS, max_size=2).map(tuple),
    facts=st.lists(FACTS, max_size=2).map(tuple),
)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    cells = draw(st.lists(CELLS, min_size=1, max_size=30))
    places = st.integers(0, len(cells) - 1)
    kinds = st.sampled_from(("branch", "back", "loop"))
    drawn = draw(st.lists(st.builds(Way, places, places, kinds, NAMES), max_size=14))
    ways = {(way.start, way.end): way for way in drawn if way.start != way.end}
    return Process(tuple(cells), tuple(ways.values()))


LONGEST = "Ustalenie warunków dostawy i płatności z działem zakupów WWW"


def at_its_worst() -> Process:
    """Thirty stages with names of sixty letters, and as many ways as are drawn."""
    assert len(LONGEST) == 60
    cells = tuple(Cell(str(number), LONGEST, "", "", "") for number in range(1, 31))
    ways = tuple(
        Way(29 - 2 * number, number, "back", f"{30 - 2 * number} → {number + 1}: powrót") for number in range(14)
    )
    return Process(cells, ways)


@settings(max_examples=40)
@given(processes(), st.sampled_from((UPRIGHT, POSTER)))
def test_nothing_overlaps_on_paper(process: Process, room: Room) -> None:
    drawing = fitted(process, room.width, room.height, room.sizes, room.columns)
    assert drawing.height <= room.height + NEARLY
    assert_tidy(drawing)


@settings(max_examples=40)
@given(processes())
def test_nothing_overlaps_on_a_phone(process: Process) -> None:
    drawing = column(process)
    assert drawing.width == PHONE
    assert_tidy(drawing)


@pytest.mark.parametrize("room", [UPRIGHT, POSTER])
def test_thirty_stages_with_long_names_have_room(room: Room) -> None:
    drawing = fitted(at_its_worst(), room.width, room.height, room.sizes, room.columns)
    assert_tidy(drawing)
    assert len(stages_of(drawing)) == 30
    assert len(labels_of(drawing)) == 14
    sizes = [one.size for one in flat(drawing.shapes) if isinstance(one, Text)]
    assert min(sizes) > 4.5


def test_the_test_sees_what_overlaps() -> None:
    two = Drawing(100, 50, (Text(0, 0, 90, ("pierwszy",), 9), Text(5, 4, 90, ("drugi",), 9)))
    with pytest.raises(AssertionError):
        assert_tidy(two)


# --- the other pictures ---------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, 400), NAMES), min_size=1, max_size=12), st.sampled_from((UPRIGHT.width, PHONE))
)
def test_a_timeline_is_tidy(days: list[tuple[int, str]], across: float) -> None:
    marks = tuple(Mark(day, name) for day, name in sorted(days))
    assert_tidy(timeline(marks, "dzień roboczy", across))


@given(st.lists(st.tuples(NAMES, st.integers(1, 90)), min_size=1, max_size=12), st.sampled_from((UPRIGHT.width, PHONE)))
def test_a_gantt_chart_is_tidy(waves: list[tuple[str, int]], across: float) -> None:
    bars, first = [], 0
    for name, days in waves:
        bars.append(Bar(name, first, first + days - 1, f"{days} dni"))
        first += days
    ticks = tuple(Tick(day, f"tydzień {day // 7 + 1}") for day in range(0, first, 7))
    assert_tidy(gantt(bars, ticks, across))


@given(
    st.lists(st.tuples(NAMES, st.one_of(st.none(), st.integers(0, 10**6))), min_size=1, max_size=9),
    st.sampled_from((UPRIGHT.width, PHONE)),
)
def test_a_funnel_is_tidy(steps: list[tuple[str, int | None]], across: float) -> None:
    bands = tuple(Band(name, count, f"{count} w roku", "20% przechodzi dalej") for name, count in steps)
    assert_tidy(funnel(bands, across))


# --- in papers ------------------------------------------------------------------------------------


def figures_in(blocks: Iterable[object]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Pages):
            yield from figures_in(block.blocks)


@pytest.fixture(scope="module", params=EXAMPLES)
def blueprint(request: pytest.FixtureRequest) -> Blueprint:
    return load(ROOT / "blueprints" / request.param).blueprint


def test_the_map_of_an_example_is_tidy_and_names_every_stage(blueprint: Blueprint) -> None:
    for paper in ("handbook", "process-map"):
        (figure, *_) = figures_in(document_of(paper, blueprint).blocks)
        said = " ".join(texts(figure.wide))
        assert figure.narrow
        for drawing in (figure.wide, figure.narrow):
            assert_tidy(drawing)
        for stage in blueprint.stages.values():
            assert " ".join(stage.name.split()[:2]) in said


def test_the_picture_of_the_handbook_stands_before_its_table(blueprint: Blueprint) -> None:
    blocks = document_of("handbook", blueprint).blocks
    start = next(place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == "map")
    assert isinstance(blocks[start + 1], Figure)
    assert isinstance(blocks[start + 2], Table)


def test_each_pipeline_has_a_poster_that_says_where_deals_end() -> None:
    blueprint = load(SOURCE, "en").blueprint
    pages = [one for one in document_of("process-map", blueprint).blocks if isinstance(one, Pages)]
    assert [one.id for one in pages] == ["new-business", "renewal", "self-serve"]
    assert all(one.poster and one.one_page for one in pages)
    renewal = [*texts(next(figures_in(pages[1].blocks)).wide)]
    assert "✓ won" in renewal
    assert "× lost →\u00a010b" in renewal
    trial = [*texts(next(figures_in(pages[2].blocks)).wide)]
    assert "→\u00a0New business: 3" in trial
    assert any("(beside, optional)" in text for text in trial)


def test_ways_of_an_example_are_drawn_with_their_kind(blueprint: Blueprint) -> None:
    (figure, *_) = figures_in(document_of("handbook", blueprint).blocks)
    said = [*texts(figure.wide)]
    assert any(text.startswith("9 → 3") for text in said)
    assert any(text.startswith("6 → 4c") for text in said)


def test_the_rollout_and_the_cadences_have_a_picture_each(blueprint: Blueprint) -> None:
    (rollout,) = figures_in(document_of("rollout", blueprint).blocks)
    assert len([one for one in rollout.wide.shapes if isinstance(one, Group)]) == len(blueprint.waves) + 2
    lines = [*figures_in(document_of("cadences", blueprint).blocks)]
    assert len(lines) == len(blueprint.cadences)


def test_a_company_of_only_a_name_has_a_map_that_names_what_is_undecided() -> None:
    blueprint = load(SOURCE, "en").blueprint
    figures = [*figures_in(document_of("handbook", blueprint).blocks)]
    assert len(figures) >= 3
    assert all(figure.alt for figure in figures)
