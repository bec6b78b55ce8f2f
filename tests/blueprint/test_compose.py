"""Bases, folders of files, merging by id, switching off and placing: what comes out of several files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import shipping
from generator.blueprint.merging.compose import Composition, compose
from generator.blueprint.merging.layers import OUTLINES
from generator.blueprint.reading.nodes import plain
from tests.shell import COMPANY, errors, only, problems, salesbook, where, write


def composed(folder: Path) -> Composition:
    composition = compose(folder)
    assert composition.problems == ()
    return composition


def data(folder: Path) -> Any:
    """What the files say together."""
    return said_in(composed(folder))


def said_in(composition: Composition) -> Any:
    """What files say together, without the outlines that lie below every blueprint."""
    return {
        name: value
        for name, value in plain(composition.tree).items()
        if name not in ("blueprint", "crm", "papers", "words")
    }


def layered(folder: Path, *layers: dict[str, Any]) -> Path:
    """Blueprints that extend one another; the last is the company's."""
    for number, layer in enumerate(layers):
        base = {"extends": f"../l{number - 1}"} if number else {}
        write(folder, {f"l{number}/blueprint.yaml": yaml.safe_dump({**base, **layer}, sort_keys=False)})
    return folder / f"l{len(layers) - 1}"


def merged(folder: Path, *layers: dict[str, Any]) -> Any:
    tree = data(layered(folder, *layers))
    tree.pop("extends", None)
    return tree


# --- bases ----------------------------------------------------------------------------------------


def test_a_base_that_ships_is_named_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = write(tmp_path / "shipped", {"lean/blueprint.yaml": "roles: {seller: {name: Seller}}\n"})
    monkeypatch.setattr(shipping, "folder", lambda kind: shipped)
    folder = write(tmp_path / "own", {"blueprint.yaml": "extends: lean\n" + COMPANY})
    assert data(folder)["roles"] == {"seller": {"name": "Seller"}}


@pytest.mark.parametrize("name", ["../base", "../base/", "../base/blueprint.yaml"])
def test_a_base_is_named_by_its_path(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"base/blueprint.yaml": "roles: {seller: {name: Seller}}\n", "base/more.yaml": "meta: {a: 1}\n"})
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: {name}\n" + COMPANY})
    assert data(folder)["roles"] == {"seller": {"name": "Seller"}}
    assert data(folder)["meta"] == {"a": "1"}


def test_a_file_may_extend_the_file_beside_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"base.yaml": "roles: {seller: {name: Seller}}\n", "own.yaml": "extends: base.yaml\nid: own\n" + COMPANY},
    )
    assert data(tmp_path / "own.yaml")["roles"] == {"seller": {"name": "Seller"}}
    assert salesbook("build", tmp_path / "own.yaml", "--output", tmp_path / "out", "--format", "csv").code == 0


def test_bases_extend_bases(tmp_path: Path) -> None:
    layers = ({"meta": {"a": "0", "b": "0", "c": "0"}}, {"meta": {"b": "1", "c": "1"}}, {"meta": {"c": "2"}})
    assert merged(tmp_path, *layers) == {"meta": {"a": "0", "b": "1", "c": "2"}}


def test_every_value_knows_its_layer(tmp_path: Path) -> None:
    folder = layered(tmp_path, {"meta": {"a": "0", "b": "0"}}, {"meta": {"b": "1"}})
    meta = composed(folder).tree.entries["meta"].value.entries  # type: ignore[union-attr]
    assert {name: entry.value.source.layer for name, entry in meta.items()} == {"a": "l0", "b": "company/"}


def test_a_base_named_company_is_still_a_base(tmp_path: Path) -> None:
    write(tmp_path, {"company/blueprint.yaml": "meta: {a: 1}\n"})
    folder = write(tmp_path / "own", {"blueprint.yaml": "extends: ../company\n"})
    composition = composed(folder)
    assert composition.tree.entries["meta"].value.source.layer != composition.company_layer


@pytest.mark.parametrize(
    "files", [{"a": "a"}, {"a": "../a"}, {"a": "../b", "b": "../a"}, {"a": "../b", "b": "../c", "c": "../b"}]
)
def test_a_circle_of_bases_is_a_problem(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, {f"{name}/blueprint.yaml": f"extends: {base}\n{COMPANY}" for name, base in files.items()})
    if files == {"a": "a"}:
        write(tmp_path, {"a/blueprint.yaml": f"extends: .\n{COMPANY}"})
    found = only(errors(tmp_path / "a"))
    assert (found["code"], found["line"], found["column"]) == ("extends-circle", 1, 10)


def test_an_unknown_base_names_the_one_that_was_meant(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY + "extends: ten-stages\n"})
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("extends-unknown", ("blueprint.yaml", 2, 10))
    assert "`ten-stage`" in found["hint"]


@pytest.mark.parametrize("name", ["nowhere", "../nowhere", "x" * 40_000, "/", "'C:\\x'"])
def test_a_base_that_is_not_there_hides_no_other_problem_and_makes_up_none(tmp_path: Path, name: str) -> None:
    text = f"extends: {name}\n{COMPANY}owner: head-of-sales\ntools: {{a: {{responsible: ghost}}}}\ncolour: red\n"
    found = errors(write(tmp_path, {"blueprint.yaml": text}))
    assert [problem["code"] for problem in found] == ["extends-unknown", "unknown-key"]


def test_an_unknown_base_may_hold_what_things_are_placed_beside_and_what_is_switched_off(tmp_path: Path) -> None:
    text = f"extends: nowhere\n{COMPANY}roles: {{a: {{name: A, after: b}}, c: {{disabled: true}}}}\n"
    assert only(errors(write(tmp_path, {"blueprint.yaml": text})))["code"] == "extends-unknown"


@pytest.mark.parametrize("other", ["a.yaml", "en/a.yaml"])
def test_a_root_file_that_cannot_be_read_hides_no_other_problem_and_makes_up_none(tmp_path: Path, other: str) -> None:
    text = "roles: {a: {name: {en: A}, after: b, nme: A}, c: {disabled: true}}\nowner: ghost\ntools: []\n"
    found = errors(write(tmp_path, {"blueprint.yaml": "language: en\n  company: [\n", other: text}))
    assert [(problem["code"], where(problem)[0]) for problem in found] == [
        *([("yaml-syntax", "blueprint.yaml")] if other == "en/a.yaml" else []),
        ("unknown-key", "a.yaml"),
        ("value", "a.yaml"),
        *([("yaml-syntax", "blueprint.yaml")] if other == "a.yaml" else []),
    ]


def test_an_exit_criterion_in_a_file_that_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    text = f"{COMPANY}questions: {{q: {{text: Q?, theme: T, criterion: offer.sent}}}}\n"
    files = {"blueprint.yaml": text, "stages.yaml": "stages:\n  offer:\n    exit: {sent: {text: [\n"}
    assert only(errors(write(tmp_path, files)))["code"] == "yaml-syntax"


def test_bases_of_one_name_are_layers_of_their_own(tmp_path: Path) -> None:
    files = {
        "a/base/blueprint.yaml": "meta: {a: 1}\n",
        "b/base/blueprint.yaml": "extends: ../../a/base\nmeta: {b: 1}\n",
        "own/blueprint.yaml": "extends: ../b/base\n",
    }
    assert composed(write(tmp_path, files) / "own").layers == (OUTLINES, "base 2", "base", "company/")


# --- files ----------------------------------------------------------------------------------------


def test_a_folder_is_one_layer(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": COMPANY,
        "b.yaml": "meta: {b: 1}\n",
        "deep/er/a.yaml": "meta: {a: 1}\n",
        "c.yml": "meta: {c: 1}\n",
    }
    assert data(write(tmp_path, files))["meta"] == {"b": "1", "c": "1", "a": "1"}


@pytest.mark.parametrize(
    "place", [".hidden/x.yaml", ".x.yaml", "output/x.yaml", "editions/1.0/x.yaml", "x.yaml.bak", "x.txt"]
)
def test_some_files_are_not_the_blueprints(tmp_path: Path, place: str) -> None:
    composition = compose(write(tmp_path, {"blueprint.yaml": COMPANY, place: "broken: ["}))
    assert said_in(composition) == {"company": {"name": "Tiny"}}
    assert all(problem.severity == "advice" for problem in composition.problems)


def test_one_file_is_read_alone(tmp_path: Path) -> None:
    write(tmp_path, {"tiny.yaml": COMPANY, "other.yaml": "broken: ["})
    assert data(tmp_path / "tiny.yaml") == {"company": {"name": "Tiny"}}


def test_the_same_leaf_twice_names_both_places(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": COMPANY,
        "a.yaml": "roles:\n  seller: {name: A}\n",
        "b.yaml": "roles:\n  seller:\n    name: B\n",
    }
    found = only(errors(write(tmp_path, files)))
    assert (found["code"], where(found), found["path"]) == ("given-twice", ("b.yaml", 3, 5), "roles.seller.name")
    assert "a.yaml:2:12" in found["message"]


def test_an_element_may_be_told_in_two_files(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": COMPANY,
        "a.yaml": "roles:\n  seller: {name: A}\n",
        "b.yaml": "roles:\n  seller: {purpose: B}\n",
    }
    assert data(write(tmp_path, files))["roles"] == {"seller": {"name": "A", "purpose": "B"}}


def test_a_key_without_a_value_gives_nothing_twice(tmp_path: Path) -> None:
    files = {"blueprint.yaml": COMPANY + "roles:\n", "a.yaml": "roles: {seller: {name: A}}\n", "b.yaml": "roles:\n"}
    assert data(write(tmp_path, files))["roles"] == {"seller": {"name": "A"}}


@pytest.mark.parametrize("key", ["language: en", "extends: ten-stage"])
def test_what_decides_about_reading_stands_in_the_root_file(tmp_path: Path, key: str) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": COMPANY, "a.yaml": f"{key}\n"})))
    assert (found["code"], where(found)) == ("misplaced-key", ("a.yaml", 1, 1))


LEAVES = st.dictionaries(
    st.tuples(st.sampled_from(["roles", "glossary", "meta"]), st.sampled_from("abcd"), st.sampled_from("xyz")),
    st.integers(0, 9).map(str),
    min_size=1,
    max_size=12,
)


@given(
    leaves=LEAVES,
    spread=st.lists(st.sampled_from(["a", "b", "c/d", "pl/e"]), min_size=12, max_size=12),
    seed=st.randoms(),
)
def test_the_files_that_leaves_stand_in_never_matter(
    tmp_path_factory: pytest.TempPathFactory, leaves: dict[tuple[str, str, str], str], spread: list[str], seed: Any
) -> None:
    """However leaves are spread over files, and in whatever order the files were made, the same comes out."""
    folder = tmp_path_factory.mktemp("blueprint")
    files: dict[str, dict[str, Any]] = {}
    expected: dict[str, Any] = {}
    for (path, value), name in zip(leaves.items(), spread, strict=False):
        for tree in (files.setdefault(name, {}), expected):
            tree.setdefault(path[0], {}).setdefault(path[1], {})[path[2]] = value
    names = list(files)
    seed.shuffle(names)
    write(folder, {"blueprint.yaml": "{}", **{f"{name}.yaml": yaml.safe_dump(files[name]) for name in names}})
    assert data(folder) == expected


def test_files_count_in_the_order_of_their_names(tmp_path: Path) -> None:
    for names in ("abc", "cab"):
        folder = tmp_path / names
        write(
            folder, {"blueprint.yaml": COMPANY, **{f"{name}.yaml": f"roles: {{{name}: {{name: x}}}}" for name in names}}
        )
        assert list(data(folder)["roles"]) == ["a", "b", "c"]


# --- layers ---------------------------------------------------------------------------------------

VALUES = st.one_of(st.sampled_from("xyz"), st.lists(st.sampled_from("xyz"), max_size=3))
LAYERS = st.lists(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1, max_size=3), min_size=2, max_size=4)


@given(layers=LAYERS)
def test_a_later_layers_value_always_wins(
    tmp_path_factory: pytest.TempPathFactory, layers: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("layers")
    expected: dict[str, Any] = {}
    for layer in layers:
        expected.update(layer)
    assert merged(folder, *({"meta": {"free": layer}} for layer in layers)) == {"meta": {"free": expected}}


@given(base=st.lists(st.sampled_from("xyz")), more=st.lists(st.lists(st.sampled_from("xyz")), min_size=1, max_size=3))
def test_appending_happens_exactly_once_a_layer(
    tmp_path_factory: pytest.TempPathFactory, base: list[str], more: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("layers")
    layers = [{"meta": {"list": base}}, *({"meta": {"list+": items}} for items in more)]
    assert merged(folder, *layers) == {"meta": {"list": [*base, *(item for items in more for item in items)]}}


def test_a_list_replaces_and_a_mapping_merges(tmp_path: Path) -> None:
    layers = ({"meta": {"m": {"a": "0", "b": "0"}, "l": ["0", "0"]}}, {"meta": {"m": {"b": "1"}, "l": ["1"]}})
    assert merged(tmp_path, *layers) == {"meta": {"m": {"a": "0", "b": "1"}, "l": ["1"]}}


def test_an_element_of_ones_own_may_append_to_nothing(tmp_path: Path) -> None:
    layers = ({"meta": {"a": {"l": ["0"]}}}, {"meta": {"b": {"l+": ["1"]}}})
    assert merged(tmp_path, *layers) == {"meta": {"a": {"l": ["0"]}, "b": {"l": ["1"]}}}


def test_appending_without_any_base_gives_the_list(tmp_path: Path) -> None:
    assert merged(tmp_path, {"meta": {"l+": ["0"]}}) == {"meta": {"l": ["0"]}}


@pytest.mark.parametrize("first", ["l", "l+"])
def test_a_list_and_what_is_appended_to_it_stand_in_any_order(tmp_path: Path, first: str) -> None:
    both = {"l+": ["2"], "l": ["1"]} if first == "l+" else {"l": ["1"], "l+": ["2"]}
    assert merged(tmp_path, {"meta": {"l": ["0"]}}, {"meta": both}) == {"meta": {"l": ["1", "2"]}}


@pytest.mark.parametrize(("base", "more"), [("text", ["1"]), (["0"], "text")])
def test_only_lists_are_appended_to_lists(tmp_path: Path, base: Any, more: Any) -> None:
    composition = compose(layered(tmp_path, {"meta": {"l": base}}, {"meta": {"l+": more}}))
    assert [problem.code for problem in composition.problems] == ["append"]
    assert composition.problems[0].place is not None
    assert composition.problems[0].place.line == 3


def test_appending_to_what_is_no_list_names_the_bases_place(tmp_path: Path) -> None:
    layered(tmp_path, {"roles": {"seller": {"name": "Seller"}}})
    folder = write(
        tmp_path / "own", {"blueprint.yaml": f"extends: ../l0\n{COMPANY}roles: {{seller: {{name+: [x]}}}}\n"}
    )
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("append", ("blueprint.yaml", 3, 18))
    assert "`name` holds a plain value" in found["message"]
    assert found["message"].endswith("l0/blueprint.yaml:3:5)")


BELOW = """\
roles:
  seller:
    name: Seller
    duties: [a]
stages: {offer: {number: 1, name: Offer, owner: seller, exit: {sent: {text: Sent}}}}
tools: {calls: {stage: offer, name: Calls, responsible: seller, perform: {every: 2 weeks}}}
products: {mill: {name: Mill, price: 100}}
questions: {q: {text: Q?, theme: T, criterion: offer.sent}}
"""


@pytest.mark.parametrize(
    ("given_text", "column", "below"),
    [
        ("roles: seller", 8, ("keys there", "blueprint.yaml:2:3")),
        ("roles: {seller: Seller}", 17, ("keys there", "blueprint.yaml:3:5")),
        ("roles: {seller: {name: [x]}}", 24, ("a plain value there", "blueprint.yaml:3:11")),
        ("roles: {seller: {name: {first: x}}}", 24, ("a plain value there", "blueprint.yaml:3:11")),
        ("roles: {seller: {duties: {a: b}}}", 26, ("a list there", "blueprint.yaml:4:13")),
        ("roles: {seller: {duties: a}}", 26, ("a list there", "blueprint.yaml:4:13")),
        ("roles: {seller: {duties: {pl: a}}}", 31, ("a list there", "blueprint.yaml:4:13")),
        ("stages: [a]", 9, ("keys there", "blueprint.yaml:5:9")),
    ],
)
def test_a_value_of_the_wrong_kind_is_one_problem_that_names_both_places(
    tmp_path: Path, given_text: str, column: int, below: tuple[str, str]
) -> None:
    write(tmp_path, {"l0/blueprint.yaml": BELOW})
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: ../l0\n{COMPANY}{given_text}\n"})
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("value", ("blueprint.yaml", 3, column))
    said, _, place = found["message"].partition("; `l0` has ")
    assert said.endswith("expected")
    assert (place.split(" (see ")[0], place.rpartition("/l0/")[2].removesuffix(")")) == below


@pytest.mark.parametrize(
    "given_text",
    [
        "tools: {calls: {perform: 1 / rok}}",
        "products: {mill: {price: {amount: 5, currency: EUR}}}",
        "roles: {seller: {name: {pl: Sprzedawca, en: Seller}}}",
    ],
)
def test_what_may_be_written_in_two_forms_may_change_its_form(tmp_path: Path, given_text: str) -> None:
    write(tmp_path, {"l0/blueprint.yaml": BELOW})
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: ../l0\n{COMPANY}{given_text}\n"})
    assert errors(folder) == []


def test_a_frequency_that_does_not_go_with_the_bases_says_so_and_taking_that_away_mends_it(tmp_path: Path) -> None:
    write(tmp_path, {"l0/blueprint.yaml": BELOW})
    text = f"extends: ../l0\n{COMPANY}tools: {{calls: {{perform: {{daily: 2h}}}}}}\n"
    found = only(errors(write(tmp_path / "own", {"blueprint.yaml": text})))
    assert (found["code"], where(found)) == ("frequency", ("blueprint.yaml", 3, 26))
    assert "`every` is inherited (see " in found["message"]
    assert "`every: null`" in found["hint"]
    mended = text.replace("daily: 2h", "daily: 2h, every: null")
    assert errors(write(tmp_path / "own", {"blueprint.yaml": mended})) == []


def test_a_value_of_the_wrong_kind_in_a_variant_names_the_blueprint(tmp_path: Path) -> None:
    text = f"{COMPANY}products:\n  mill: {{name: Mill}}\nvariants: {{export: {{products: [mill]}}}}\n"
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert where(found) == ("blueprint.yaml", 4, 31)
    assert "; the blueprint has keys there" in found["message"]
    assert found["message"].endswith("/blueprint.yaml:3:3)")


def test_a_collection_that_nothing_was_written_under_keeps_the_bases(tmp_path: Path) -> None:
    write(tmp_path, {"l0/blueprint.yaml": "meta: {a: {x: 0}}\n", "l1/blueprint.yaml": "extends: ../l0\nmeta:\n"})
    assert plain(compose(tmp_path / "l1").tree)["meta"] == {"a": {"x": "0"}}


# --- languages ------------------------------------------------------------------------------------

BOTH = {"pl": "Sprzedawca", "en": "Seller"}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_text_is_taken_in_the_language_of_the_blueprint(tmp_path: Path, language: str) -> None:
    tree = merged(tmp_path, {"language": language, "roles": {"seller": {"name": BOTH, "duties": [BOTH]}}})
    assert tree["roles"]["seller"] == {"name": BOTH[language], "duties": [BOTH[language]]}


def test_overriding_a_text_replaces_all_its_languages(tmp_path: Path) -> None:
    assert merged(tmp_path, {"roles": {"a": {"name": BOTH}}}, {"roles": {"a": {"name": "Handlowiec"}}})["roles"] == {
        "a": {"name": "Handlowiec"}
    }
    folder = write(
        tmp_path / "x", {"blueprint.yaml": "extends: ../l0\ncompany: {name: X}\nroles:\n  a:\n    name: {en: Rep}\n"}
    )
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("language", ("blueprint.yaml", 5, 11))
    assert "`pl: …`" in found["hint"]


def test_texts_stand_in_a_folder_a_language(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": "roles: {seller: {side: us}}\n",
        "pl/roles.yaml": "roles: {seller: {name: Sprzedawca}}\n",
        "en/roles.yaml": "roles: {seller: {name: Seller}}\n",
    }
    folder = write(tmp_path, files)
    assert data(folder)["roles"]["seller"]["name"] == "Sprzedawca"
    assert plain(compose(folder, "en").tree)["roles"]["seller"]["name"] == "Seller"


def test_a_base_without_texts_in_the_language_is_one_problem(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"base/blueprint.yaml": "roles: {seller: {side: us}}\n", "base/pl/a.yaml": "roles: {seller: {name: S}}\n"},
    )
    folder = write(
        tmp_path / "own", {"blueprint.yaml": "extends: ../base\n" + COMPANY + "language: en\nowner: seller\n"}
    )
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("language", ("blueprint.yaml", 3, 11))
    assert "Languages it has: pl." in found["hint"]


@pytest.mark.parametrize(("given_language", "hint"), [("PL", "`pl`"), ("fr", "pl, en"), ("[pl]", "pl, en")])
def test_a_language_that_there_is_not_is_one_problem(tmp_path: Path, given_language: str, hint: str) -> None:
    text = f"language: {given_language}\n{COMPANY}roles: {{a: {{name: {{pl: A, en: B}}}}}}\n"
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], where(found)) == ("unknown-value", ("blueprint.yaml", 1, 11))
    assert hint in found["hint"]


# --- switching off and placing --------------------------------------------------------------------

ABC = {"roles": {name: {"x": name} for name in "abc"}}


@pytest.mark.parametrize("yes", ["true", "True", "yes", "on"])
def test_an_element_is_switched_off(tmp_path: Path, yes: str) -> None:
    layered(tmp_path, ABC)
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: ../l0\nroles:\n  b: {{disabled: {yes}}}\n"})
    assert data(folder)["roles"] == {"a": {"x": "a"}, "c": {"x": "c"}}
    assert {path: key.line for path, key in composed(folder).switched_off.items()} == {"roles.b": 3}


@pytest.mark.parametrize("no", ["false", "no", "off"])
def test_an_element_may_say_that_it_is_on(tmp_path: Path, no: str) -> None:
    folder = write(tmp_path, {"blueprint.yaml": f"roles:\n  b: {{disabled: {no}, x: 1}}\n"})
    assert data(folder)["roles"] == {"b": {"x": "1"}}


@pytest.mark.parametrize("unclear", ["maybe", "[true]", ""])
def test_a_switch_says_yes_or_no(tmp_path: Path, unclear: str) -> None:
    text = f"{COMPANY}roles:\n  b:\n    name: B\n    disabled: {unclear}\n"
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], found["line"]) == ("value", 5)


PLACINGS = {
    "after": ({"n": {"after": "a"}}, "anbc"),
    "before": ({"n": {"before": "a"}}, "nabc"),
    "moving an element of the base": ({"a": {"after": "c"}}, "bca"),
    "several after one, as written": ({"n": {"after": "a"}, "m": {"after": "a"}}, "anmbc"),
    "several before one, as written": ({"n": {"before": "b"}, "m": {"before": "b"}}, "anmbc"),
    "a chain": ({"n": {"after": "m"}, "m": {"after": "c"}}, "abcmn"),
    "a chain through a moved element": ({"n": {"after": "a"}, "a": {"after": "c"}}, "bcan"),
    "beside one that is switched off": ({"n": {"after": "b"}, "b": {"disabled": True}}, "anc"),
    "no place": ({"n": {}}, "abcn"),
}


@pytest.mark.parametrize("name", PLACINGS)
def test_it_places(tmp_path: Path, name: str) -> None:
    own, expected = PLACINGS[name]
    own = {id_: {**element, "x": id_} for id_, element in own.items()}
    assert "".join(merged(tmp_path, ABC, {"roles": own})["roles"]) == expected


def test_a_long_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = {f"n{number}": {"x": "1", "after": f"n{number + 1}"} for number in range(3000)}
    tree = merged(tmp_path, {"roles": {**chain, "n3000": {"x": "1"}}})
    assert list(tree["roles"])[:2] == ["n3000", "n2999"]


@pytest.mark.parametrize(
    ("element", "code", "hint"),
    [
        ("{after: rabat, name: N}", "unknown-reference", "`rebate`"),
        ("{before: z, name: N}", "unknown-reference", "same collection"),
        ("{after: n, name: N}", "unknown-reference", "same collection"),
    ],
)
def test_an_unknown_neighbour_is_a_problem(tmp_path: Path, element: str, code: str, hint: str) -> None:
    text = f"{COMPANY}roles:\n  rebate: {{name: R}}\n  n: {element}\n"
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], found["line"], found["column"]) == (code, 4, element.index(": ") + 8)
    assert hint in found["hint"]


def test_elements_placed_in_a_circle_are_problems_and_are_not_lost(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": "roles:\n  a: {after: b}\n  b: {after: a}\n  c: {x: 1}\n"})
    composition = compose(folder)
    assert [problem.code for problem in composition.problems] == ["placing-circle", "placing-circle"]
    assert set(plain(composition.tree)["roles"]) == {"a", "b", "c"}


@pytest.mark.parametrize(("name", "hint"), [("sellr", "`seller`"), ("zzz", "Remove this element")])
def test_switching_off_what_is_not_there_is_a_slip(tmp_path: Path, name: str, hint: str) -> None:
    text = f"{COMPANY}roles:\n  seller: {{name: Seller}}\n  {name}: {{disabled: true, after: seller}}\n"
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], where(found)) == ("unknown-reference", ("blueprint.yaml", 4, 3))
    assert hint in found["hint"]


def test_an_element_of_ones_own_may_be_switched_off(tmp_path: Path) -> None:
    assert errors(write(tmp_path, {"blueprint.yaml": f"{COMPANY}roles: {{a: {{name: A, disabled: true}}}}\n"})) == []


def test_in_free_data_nothing_acts(tmp_path: Path) -> None:
    free = {"a": {"disabled": "maybe", "after": "3", "name": {"en": "A"}}, "disabled": "true", "b": {"before": "zz"}}
    assert merged(tmp_path, {"meta": {**free, "l": ["0"]}}, {"meta": {"l+": ["1"], "b": {"x": "1"}}}) == {
        "meta": {**free, "l": ["0", "1"], "b": {"before": "zz", "x": "1"}}
    }


def test_an_element_has_one_place(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": "roles:\n  a: {x: 1}\n  b: {after: a, before: a}\n"})
    assert [problem.code for problem in compose(folder).problems] == ["placed-twice"]


# --- links, and what is shown ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_out_of_the_folder_is_refused_and_not_read(tmp_path: Path, kind: str) -> None:
    write(tmp_path, {"secret/x.yaml": "meta: {secret: 1}\n", "own/blueprint.yaml": COMPANY})
    link = tmp_path / "own" / ("x.yaml" if kind == "file" else "x")
    link.symlink_to(tmp_path / "secret" / ("x.yaml" if kind == "file" else ""))
    found = only(errors(tmp_path / "own"))
    assert (found["code"], where(found)[0]) == ("link-outside", link.name)
    assert "secret" not in str(plain(compose(tmp_path / "own").tree))


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY, "kept/.store": "meta: {a: 1}\n"})
    (tmp_path / "a.yaml").symlink_to(tmp_path / "kept" / ".store")
    assert data(tmp_path)["meta"] == {"a": "1"}


def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY})
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    found = only(errors(tmp_path))
    assert (found["code"], where(found)[0]) == ("file-unreadable", "a.yaml")


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"blueprint.yaml": COMPANY, "more/a.yaml": "meta: {a: 1}\n"})
    scan = os.scandir

    def denied(path: Any) -> Any:
        if str(path).endswith("more"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert only(errors(tmp_path))["code"] == "file-unreadable"


def test_paths_are_shown_as_a_person_would_write_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"here/blueprint.yaml": "x: 1\n" + COMPANY, "far/off/away/blueprint.yaml": "x: 1\n" + COMPANY})
    monkeypatch.chdir(tmp_path)
    assert only(errors(Path("here")))["file"] == str(Path("here/blueprint.yaml"))
    monkeypatch.chdir(tmp_path / "here")
    assert only(problems(Path()))["file"] == "blueprint.yaml"
    assert only(errors(tmp_path / "here"))["file"] == "blueprint.yaml"
    monkeypatch.chdir(tmp_path / "far/off/away")
    assert only(errors(tmp_path / "here"))["file"] == str(tmp_path / "here/blueprint.yaml")


@pytest.mark.parametrize(
    ("given_path", "hint"),
    [("own/blueprnt.yaml", "blueprint.yaml"), ("own/empty", "salesbook new"), ("gone/x", "salesbook new")],
)
def test_a_blueprint_that_is_not_there(tmp_path: Path, given_path: str, hint: str) -> None:
    write(tmp_path, {"own/blueprint.yaml": COMPANY, "own/empty/x.txt": ""})
    found = only(errors(tmp_path / given_path))
    assert found["code"] == "file-not-found"
    assert hint in found["hint"]


LISTS_IN_LANGUAGES = {
    "to a list a language": ("{pl: [a], en: [b]}", "[c]", {"pl": ["a", "c"], "en": ["b", "c"]}),
    "a list a language": ("[a]", "{pl: [c], en: [d]}", {"pl": ["a", "c"], "en": ["a", "d"]}),
    "both in languages": ("{pl: [a], en: [b]}", "{pl: [c], en: [d]}", {"pl": ["a", "c"], "en": ["b", "d"]}),
}


@pytest.mark.parametrize("name", LISTS_IN_LANGUAGES)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_list_in_languages_is_appended_to_in_each(tmp_path: Path, name: str, language: str) -> None:
    base, own, expected = LISTS_IN_LANGUAGES[name]
    write(tmp_path, {"base/blueprint.yaml": f"roles: {{r: {{name: R, duties: {base}}}}}\n"})
    text = f"extends: ../base\nlanguage: {language}\ncompany: {{name: T}}\nroles: {{r: {{duties+: {own}}}}}\n"
    composition = compose(write(tmp_path / "own", {"blueprint.yaml": text}))
    assert composition.problems == ()
    assert plain(composition.tree)["roles"]["r"]["duties"] == expected[language]
