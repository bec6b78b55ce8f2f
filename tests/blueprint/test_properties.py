"""What holds for any blueprint: drawn at random, written as real files, read back.

Every leaf that is drawn is a text of its own, so that one can say afterwards where it has gone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.load import load
from generator.blueprint.merging.compose import Composition, compose
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.nodes import Mapping, Node, Sequence, plain
from generator.blueprint.reading.source import read
from tests.shell import write

Tree = dict[str, Any]
Path_ = tuple[str, ...]
Leaves = dict[Path_, Any]
"""Values by the keys that lead to them; a text in several languages and a list are one value each."""

IDS = st.sampled_from("abcd")
FILES = st.sampled_from(["a.yaml", "b.yml", "z.yaml", "c/a.yaml", "c/d/e.yaml", "pl/a.yaml"])


# --- drawing layers -------------------------------------------------------------------------------


class _Marks:
    """Texts that occur once each."""

    def __init__(self, name: str) -> None:
        self._numbered = (f"{name}{number:03}." for number in itertools.count())

    def text(self) -> str:
        return next(self._numbered)

    def texts(self, count: int) -> list[str]:
        return [self.text() for _ in range(count)]


@st.composite
def layers(draw: st.DrawFn, name: str, *, appending: bool = False) -> Leaves:
    """The leaves of a layer: elements two collections deep, with texts, lists and texts in two languages."""
    marks = _Marks(name)
    collection = st.sampled_from(["roles", "tools"])
    element = st.tuples(collection, IDS) | st.tuples(collection, IDS, st.just("steps"), IDS)
    fields = ["name", "notes", "wording", "tags"] + (["tags+"] if appending else [])
    paths = draw(st.lists(st.tuples(element, st.sampled_from(fields)), max_size=10, unique=True))
    return {(*place, field): _value(draw, field, marks) for place, field in paths}


def _value(draw: st.DrawFn, field: str, marks: _Marks) -> Any:
    if field.startswith("tags"):
        return marks.texts(draw(st.integers(0, 3)))
    if field == "wording":
        return {"pl": marks.text(), "en": marks.text()}
    return marks.text()


# --- writing and reading them ---------------------------------------------------------------------


def grown(leaves: Iterable[tuple[Path_, Any]]) -> Tree:
    tree: Tree = {}
    for path, value in leaves:
        node = tree
        for key in path[:-1]:
            node = node.setdefault(key, {})
        node[path[-1]] = value
    return tree


def fallen(node: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """The leaves of a tree."""
    if isinstance(node, dict) and not (node and node.keys() <= {"pl", "en"}):
        for key, value in node.items():
            yield from fallen(value, (*path, key))
    else:
        yield path, node


def dumped(tree: Tree) -> str:
    """Block style, with a list in the line of its key."""
    return yaml.safe_dump(tree, sort_keys=False, default_flow_style=None if tree else False, width=10_000)


def divided(folder: Path, leaves: Leaves, files: list[str], order: Random) -> Path:
    """A blueprint whose leaves stand in these files, in any order."""
    shuffled = list(leaves.items())
    order.shuffle(shuffled)
    contents: dict[str, list[tuple[Path_, Any]]] = {}
    for number, leaf in enumerate(shuffled):
        contents.setdefault(files[number % len(files)], []).append(leaf)
    return write(folder, {"blueprint.yaml": "{}", **{file: dumped(grown(own)) for file, own in contents.items()}})


def stacked(folder: Path, *trees: Tree) -> Path:
    """Blueprints of one file that extend one another; the last is the company's."""
    for number, tree in enumerate(trees):
        base = {"extends": f"../l{number - 1}"} if number else {}
        write(folder, {f"l{number}/blueprint.yaml": dumped({**base, **tree})})
    return folder / f"l{len(trees) - 1}"


def result(composition: Composition) -> Tree:
    assert composition.problems == ()
    """What the layers say together, without the outlines that lie below every blueprint."""
    tree: Tree = plain(composition.tree)
    return {
        name: value for name, value in tree.items() if name not in ("extends", "blueprint", "crm", "papers", "words")
    }


def leaves_of(composition: Composition) -> Leaves:
    return dict(fallen(result(composition)))


def in_polish(leaves: Leaves) -> Leaves:
    return {path: value["pl"] if isinstance(value, dict) else value for path, value in leaves.items()}


# --- one layer ------------------------------------------------------------------------------------


@given(
    leaves=layers("x", appending=True),
    files=st.lists(FILES, min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_within_a_layer_the_division_into_files_never_matters(
    tmp_path_factory: pytest.TempPathFactory, leaves: Leaves, files: list[str], order: Random
) -> None:
    folder = tmp_path_factory.mktemp("divided")
    in_one = result(compose(divided(folder / "one", leaves, ["a.yaml"], Random(0))))
    assert result(compose(divided(folder / "many", leaves, files, order))) == in_one


@given(leaves=layers("x"), files=st.lists(FILES, min_size=1, max_size=6), order=st.randoms(use_true_random=False))
def test_elements_follow_the_order_of_path_and_line(
    tmp_path_factory: pytest.TempPathFactory, leaves: Leaves, files: list[str], order: Random
) -> None:
    folder = divided(tmp_path_factory.mktemp("ordered"), leaves, files, order)
    expected: dict[str, dict[str, None]] = {}
    for file in sorted(folder.rglob("*.y*ml"), key=lambda path: _folders_last(path.relative_to(folder))):
        for collection, elements in yaml.safe_load(file.read_text("utf-8")).items():
            expected.setdefault(collection, {}).update(dict.fromkeys(elements))
    found = result(compose(folder))
    assert {name: list(elements) for name, elements in found.items()} == {
        name: list(elements) for name, elements in expected.items()
    }


def _folders_last(file: Path) -> tuple[tuple[bool, str], ...]:
    """The files of a folder stand before those of its folders."""
    return *((True, name) for name in file.parts[:-1]), (False, file.name)


# --- several layers -------------------------------------------------------------------------------


@given(given_layers=st.tuples(layers("basis"), layers("base"), layers("own")))
def test_the_value_of_the_latest_layer_wins(
    tmp_path_factory: pytest.TempPathFactory, given_layers: tuple[Leaves, ...]
) -> None:
    folder = stacked(tmp_path_factory.mktemp("layers"), *(grown(layer.items()) for layer in given_layers))
    expected: Leaves = {}
    for layer in given_layers:
        expected |= layer
    assert leaves_of(compose(folder)) == in_polish(expected)


@given(plain_ones=st.tuples(layers("base"), layers("own")), variants=st.tuples(layers("basevar"), layers("ownvar")))
def test_a_variant_wins_over_all_layers(
    tmp_path_factory: pytest.TempPathFactory, plain_ones: tuple[Leaves, ...], variants: tuple[Leaves, ...]
) -> None:
    trees = [
        {**grown(layer.items()), "variants": {"export": grown(variant.items())}}
        for layer, variant in zip(plain_ones, variants, strict=True)
    ]
    folder = stacked(tmp_path_factory.mktemp("variants"), *trees)
    below: Leaves = plain_ones[0] | plain_ones[1]
    assert leaves_of(compose(folder)) == in_polish(below)
    assert leaves_of(compose(folder, variant="export")) == in_polish(below | variants[0] | variants[1])


@given(given_layers=st.tuples(layers("base"), layers("own")))
def test_every_value_knows_the_layer_that_gave_it(
    tmp_path_factory: pytest.TempPathFactory, given_layers: tuple[Leaves, ...]
) -> None:
    folder = stacked(tmp_path_factory.mktemp("origins"), *(grown(layer.items()) for layer in given_layers))
    composition = compose(folder)
    own = {path for path, node in _nodes(composition.tree) if node.source.layer == composition.company_layer}
    assert own - {("extends",)} == given_layers[1].keys()


def _nodes(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, Node]]:
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield from _nodes(entry.value, (*path, name))
    else:
        yield path, node


@given(
    lists=st.lists(st.integers(0, 3), min_size=3, max_size=3),
    replacing=st.booleans(),
    files=st.lists(FILES, min_size=1, max_size=6),
    noise=layers("noise"),
    order=st.randoms(use_true_random=False),
)
def test_a_list_is_appended_to_exactly_once_a_layer(
    tmp_path_factory: pytest.TempPathFactory,
    lists: list[int],
    replacing: bool,
    files: list[str],
    noise: Leaves,
    order: Random,
) -> None:
    """Three layers append, the top one in any of its files; where it also replaces, only its own are left."""
    folder = tmp_path_factory.mktemp("appended")
    place = ("tools", "e", "steps", "a")
    items = [_Marks(f"l{number}-").texts(count) for number, count in enumerate(lists)]
    for number in (0, 1):
        base = {"extends": "../l0"} if number else {}
        write(folder, {f"l{number}/blueprint.yaml": dumped({**base, **grown([((*place, "tags+"), items[number])])})})
    top = noise | {(*place, "tags+"): items[2]} | ({(*place, "tags"): ["instead"]} if replacing else {})
    own = divided(folder / "l2", top, files, order)
    write(own, {"blueprint.yaml": "extends: ../l1\n"})
    inherited = ["instead"] if replacing else items[0] + items[1]
    assert leaves_of(compose(own))[(*place, "tags")] == inherited + items[2]


# --- nothing is lost ------------------------------------------------------------------------------

ANYTHING = st.recursive(
    st.just("?") | st.lists(st.just("?"), min_size=1, max_size=2),
    lambda inner: st.dictionaries(st.sampled_from(["a", "b", "name", "tags", "tags+"]), inner, min_size=1, max_size=3),
    max_leaves=6,
)
ROOTS = st.dictionaries(st.sampled_from(["roles", "tools"]), ANYTHING, min_size=1, max_size=2)


def marked(node: Any, marks: _Marks) -> Any:
    """The same shape with a text of its own at each leaf."""
    if isinstance(node, dict):
        return {key: marked(value, marks) for key, value in node.items()}
    return marks.texts(len(node)) if isinstance(node, list) else marks.text()


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from texts(inner)
    else:
        yield node


@given(base=ROOTS, one=ROOTS, other=ROOTS, off=st.lists(st.sampled_from(["roles.a", "tools.a.b"]), unique=True))
def test_nothing_that_a_company_wrote_is_lost(
    tmp_path_factory: pytest.TempPathFactory, base: Tree, one: Tree, other: Tree, off: list[str]
) -> None:
    """Each text is in the result, in or below a problem, or below an element that is switched off."""
    one, other = marked(one, _Marks("one")), marked(other, _Marks("other"))
    switched_off = [path for path in off if _switch_off(one, path)]
    folder = write(
        tmp_path_factory.mktemp("kept"),
        {
            "base/blueprint.yaml": dumped(marked(base, _Marks("base"))),
            "own/blueprint.yaml": dumped({"extends": "../base", **one}),
            "own/more.yaml": dumped(other),
        },
    )
    composition = compose(folder / "own")
    kept = set(texts(plain(composition.tree)))
    for path, value in itertools.chain(fallen(one), fallen(other)):
        for text in texts(value):
            is_off = any(_is_below(path, element) for element in switched_off)
            assert text in kept or is_off or path[-1] == "disabled" or _is_told(text, path, composition.problems)


def _switch_off(tree: Tree, path: str) -> bool:
    node: Any = tree
    for key in path.split("."):
        node = node.get(key) if isinstance(node, dict) else None
    if isinstance(node, dict):
        node["disabled"] = "true"
    return isinstance(node, dict)


def _is_below(path: Path_, element: str) -> bool:
    return ".".join(path).startswith(f"{element}.")


def _is_told(text: str, path: Path_, problems: Iterable[Problem]) -> bool:
    """Whether a problem shows the text, or is about something that holds it."""
    return any(
        (problem.place is not None and text in problem.place.text)
        or (problem.path and f"{'.'.join(path)}.".startswith(f"{problem.path}."))
        or (problem.code == "append" and any(f"`{key}`" in problem.message for key in path))
        for problem in problems
    )


# --- whatever a file holds ------------------------------------------------------------------------

WORDS = [
    *"abż?:-[]{}'\"&*!|>#%@`,\\~=\t\n\r", " ", "  ", "\r\n", ": ", "- ", "a: ", "\n  ", "\n- ", "---", "...", "<<",
    "&x ", "*x", "!t ", "!!str ", "# c", "null", "\u2028", "\ufeff", "\x0b", "😀", '"\\ud800"', "%YAML 1.1\n", "? ",
]  # fmt: skip
SCRIBBLE = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


@given(st.binary(max_size=60) | SCRIBBLE.map(lambda text: text.encode()))
def test_a_file_is_read_or_refused_within_its_lines(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("scribble") / "some.yaml"
    file.write_bytes(data)
    try:
        tree = read(file, shown="some.yaml", layer="company/")
    except BlueprintError as error:
        assert_told_within(error.problems, data)
    else:
        assert_within_its_file(tree)


def assert_told_within(problems: tuple[Problem, ...], data: bytes) -> None:
    """There is a problem, and each has a message, a hint and a place within the file, whose line it shows."""
    assert problems
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = re.split("[\n\x85\u2028\u2029]", text)
    for problem in problems:
        assert problem.message
        assert problem.hint, problem
        place = problem.place
        assert place is not None
        assert 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(place.text) + 1, problem
        assert place.text in ("", lines[place.line - 1]) or problem.code == "encoding", problem


def assert_within_its_file(node: Node) -> None:
    assert 1 <= node.place.line <= len(node.source.lines)
    assert 1 <= node.place.column <= len(node.place.text) + 1
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            assert_within_its_file(entry.key)
            assert_within_its_file(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            assert_within_its_file(item)


KNOWN_KEYS = sorted({info.alias or name for name, info in Blueprint.model_fields.items()})
INNER_KEYS = st.sampled_from(
    ["a", "b-c", "name", "stage", "perform", "responses", "steps", "blocks", "kind", "text", "disabled", "after",
     "wordings", "wordings+", "pl", "en", "price", "number", "<b>", "variants", "every", "on", "id", "owner"]
)  # fmt: skip
SCALARS = st.sampled_from(
    ["a", "b-c", "1", "-1", "1e3", "true", "no", "", "~", "2026-01-05", "12:30", "1 / miesiąc", "=1", "[[a]]",
     "[[x.y]]", "a.b", "pl", "9" * 5000, "ż", "price", "1 200 EUR", "8 %", "#0F5C6E", "*", "..", "CON"]
)  # fmt: skip
SHAPES = st.recursive(
    SCALARS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(INNER_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(tree=st.dictionaries(st.sampled_from([key for key in KNOWN_KEYS if key != "extends"]), SHAPES, max_size=6))
def test_any_shape_under_the_known_keys_is_loaded_or_refused(
    tmp_path_factory: pytest.TempPathFactory, tree: Tree
) -> None:
    file = tmp_path_factory.mktemp("shape") / "own.yaml"
    text = yaml.safe_dump({"company": {"name": "Tiny"}, **tree}, allow_unicode=True, width=200)
    file.write_text(text, "utf-8")
    try:
        load(file)
    except BlueprintError as error:
        assert_told_within(error.problems, text.encode())


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r")
)
SEEN_AS_LITTLE = re.compile(r"[\s\u200b\u200e\u200f\u2060\ufeff]+")
TEXTS = st.one_of(PRINTABLE, SCRIBBLE.filter(lambda text: "\x0b" not in text), SCALARS).filter(
    lambda text: not any(map(SEEN_AS_LITTLE.match, (text[:1], text[-1:])))
)
"""Blanks at the ends of a value are no part of it."""
DATA = st.dictionaries(
    TEXTS.filter(lambda key: key not in ("<<", "")),
    st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=5),
)


@given(
    data=DATA,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([None, True, False]),
    unicode=st.booleans(),
    width=st.sampled_from([1, 20, 80, 1000]),
)
def test_what_a_yaml_library_writes_is_read_as_the_same_texts(
    tmp_path_factory: pytest.TempPathFactory,
    data: Tree,
    style: str | None,
    flow: bool | None,
    unicode: bool,
    width: int,
) -> None:
    file = tmp_path_factory.mktemp("dumped") / "some.yaml"
    text = yaml.safe_dump(data, default_style=style, default_flow_style=flow, allow_unicode=unicode, width=width)
    file.write_bytes(text.encode())
    assert plain(read(file, shown="some.yaml", layer="company/")) == data
