"""What was made fast gives the answers of the plain way, which stands here in full."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.checking.orphans import without_orphans
from generator.blueprint.merging.merge import is_written, joined
from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source, is_empty, lineage, plain

SHAPES = st.recursive(
    st.sampled_from([None, "x", ["y"], {}]),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
TREES = st.lists(st.dictionaries(st.sampled_from("abc"), SHAPES, max_size=3), min_size=1, max_size=5)


def node(shape: Any, source: Source, line: int = 1) -> Node:
    if isinstance(shape, dict):
        entries = {
            name: Entry(Scalar(name, source, line + number, 1), node(value, source, line + number))
            for number, (name, value) in enumerate(shape.items())
        }
        return Mapping(entries, source, line, 1)
    if isinstance(shape, list):
        return Sequence(tuple(node(item, source, line) for item in shape), source, line, 2)
    return Scalar(shape, source, line, 3)


def seen(one: Node) -> object:
    """All that there is in a node, in order."""
    if isinstance(one, Mapping):
        return [(entry.key, name, seen(entry.value)) for name, entry in one.entries.items()], one.source.file
    return [seen(item) for item in one.items] if isinstance(one, Sequence) else one


def join(one: Mapping, other: Mapping, path: str, problems: list[Problem]) -> Mapping:
    """Two files together."""
    entries = dict(one.entries)
    for name, entry in other.entries.items():
        here, mine = f"{path}.{name}" if path else name, entries.get(name)
        if mine is None or not is_written(mine.value):
            entries[name] = entry
        elif isinstance(mine.value, Mapping) and isinstance(entry.value, Mapping):
            entries[name] = replace(mine, value=join(mine.value, entry.value, here, problems))
        elif is_written(entry.value) and not (is_empty(mine.value) and is_empty(entry.value)):
            problems.append(Problem("given-twice", here, "", entry.key.place, here, related=(mine.key.place,)))
            entries[name] = entry if is_empty(mine.value) else mine
    return replace(one, entries=entries)


@given(TREES)
def test_files_joined_at_once_are_files_joined_one_after_the_other(shapes: list[dict[str, Any]]) -> None:
    lines = "\n" * 20
    trees = [node(shape, Source(f"{number}.yaml", "own", lines)) for number, shape in enumerate(shapes)]
    mappings = [tree for tree in trees if isinstance(tree, Mapping)]
    plainly: list[Problem] = []
    at_once: list[Problem] = []
    expected = reduce(lambda one, other: join(one, other, "", plainly), mappings)
    assert seen(joined(mappings, "", at_once)) == seen(expected)
    assert {(p.path, p.place, p.related) for p in at_once} == {(p.path, p.place, p.related) for p in plainly}
    assert len(at_once) == len(plainly)


@given(st.lists(st.sampled_from(["a", "b-c", "", "é"]), min_size=1, max_size=60))
def test_a_path_leads_through_each_of_its_beginnings_as_far_as_anything_can_stand(steps: list[str]) -> None:
    beginnings = [".".join(steps[: end + 1]) for end in range(len(steps))]
    assert list(lineage(".".join(steps))) == beginnings[:50]


STAGES = st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdef"), max_size=6)
WAVES = st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=3)


def swept(tree: Any, gone: set[str]) -> Any:
    """What is left of a base's stages and waves, gone through again and again until nothing more goes."""
    stages, waves = tree
    while gone:
        stages = {id_: parent for id_, parent in stages.items() if id_ not in gone}
        lost = {id_ for id_, parent in stages.items() if parent in gone}
        waves = {id_: some for id_, some in waves.items() if not some or not gone.issuperset(some)}
        waves = {id_: [one for one in some if one not in gone] for id_, some in waves.items()}
        gone = lost
    return stages, waves


@given(STAGES, WAVES, st.sets(st.sampled_from("abcdef")))
def test_what_goes_with_what_is_switched_off_is_what_going_through_it_again_and_again_finds(
    stages: dict[str, str | None], waves: list[list[str]], off: set[str]
) -> None:
    off &= stages.keys()
    source = Source("base.yaml", "base", "")
    parents = {id_: {"name": "S", **({"parent": parent} if parent else {})} for id_, parent in stages.items()}
    given_waves = {f"w{number}": some for number, some in enumerate(waves)}
    shape = {
        "stages": {id_: stage for id_, stage in parents.items() if id_ not in off},
        "waves": {id_: {"name": "W", "stages": some} for id_, some in given_waves.items()},
    }
    tree = node(shape, source)
    assert isinstance(tree, Mapping)
    switches = {f"stages.{id_}": Scalar("disabled", Source("own.yaml", "own", ""), 1, 1) for id_ in off}
    left = plain(without_orphans(tree, switches, ("base", "own")))
    found = {id_: stage.get("parent") for id_, stage in left["stages"].items()}
    assert (found, {id_: wave["stages"] for id_, wave in left["waves"].items()}) == swept((stages, given_waves), off)
