"""What is remembered of a blueprint's sections never shows: loaded again, it is what it would be loaded anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.model.base import Entity
from generator.blueprint.problems import BlueprintError
from generator.blueprint.remembered import forget
from tests.papers import ROOT
from tests.shell import write

EXAMPLE = ROOT / "blueprints/example-pl"
OWN = "extends: ten-stage\nid: own\nlanguage: pl\nas_of: 2026-01-05\ncompany: {name: Ziarno}\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "example-pl"
    shutil.copytree(EXAMPLE, folder)
    return folder


def outcome(source: Path, **options: Any) -> tuple[object, ...]:
    """All that follows from loading: values, ids, places, provenance and problems."""
    try:
        loaded = load(source, **options)
    except BlueprintError as error:
        return (error.problems,)
    composition, blueprint = loaded.composition, loaded.blueprint
    return (
        repr(composition.tree),
        composition.files,
        composition.switched_off,
        repr(composition.replaced),
        repr(composition.repeated),
        composition.problems,
        blueprint.model_dump_json(),
        dict(_named(blueprint)),
        blueprint._base_paths,
    )


def _named(value: object) -> Iterator[tuple[str, str]]:
    """The path and the id of each entity."""
    if isinstance(value, Entity):
        yield value.path, value.id
        for name in type(value).model_fields:
            yield from _named(getattr(value, name))
    elif isinstance(value, dict):
        for element in value.values():
            yield from _named(element)


def anew(source: Path, **options: Any) -> tuple[object, ...]:
    forget()
    return outcome(source, **options)


def replace(file: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(source: Path) -> None:
        text = (source / file).read_text("utf-8")
        assert old in text
        (source / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def add(file: str, text: str) -> Callable[[Path], object]:
    return lambda source: (source / file).write_text(text, "utf-8")


EDITS = {
    "a text": replace("rozmowy.yaml", "acknowledge: ", "acknowledge: Ach, "),
    "the company": replace("blueprint.yaml", "company:", "company:\n  market: młyny"),
    "lines above all others": replace("proces.yaml", "\n", "\n# one\n# two\n"),
    "an element more": add("more.yaml", "objections:\n  new: {category: price, wordings: [Nie]}\n"),
    "a section in two files": add("more.yaml", "roles:\n  night: {name: Nocna zmiana, side: us}\n"),
    "an element switched off": add("more.yaml", "objections: {too-expensive: {disabled: true}}\n"),
    "a stage switched off": add("more.yaml", "stages: {delivery: {disabled: true}}\n"),
    "an element placed": add("more.yaml", "glossary: {offer: {before: objection}}\n"),
    "a list appended to": add("more.yaml", "objections: {too-expensive: {wordings+: [Drogo]}}\n"),
    "a text in languages": add("more.yaml", "title: {pl: Młyn, en: Mill}\n"),
    "a text without the language": add("more.yaml", "title: {en: Mill}\n"),
    "a collection replaced": add("more.yaml", "glossary: [a, b]\n"),
    "an unknown section": add("more.yaml", "objctions: {a: {b: c}}\n"),
    "an unknown key": add("more.yaml", "objections: {too-expensive: {categry: price}}\n"),
    "a wrong value": add("more.yaml", "objections: {too-expensive: {category: cheap}}\n"),
    "an id that is none": add("more.yaml", "objections: {Too_much: {category: price, wordings: [Nie]}}\n"),
    "a reference to nothing": add("more.yaml", "owner: nobody\n"),
    "a merge field of nothing": add("more.yaml", "terms: {payment: 'w [[dni]] dni'}\n"),
    "an empty key": add("more.yaml", "objections: {too-expensive: {categry: }}\n"),
    "free data": add("more.yaml", "meta: {a: {b: [1]}}\n"),
    "a file that cannot be read": add("more.yaml", "objections: [\n"),
    "one node in two sections": add("more.yaml", "roles: &x {y: {name: Y}}\npersonas: *x\n"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_blueprint_loaded_again_is_what_it_would_be_loaded_anew(source: Path, edit: Callable[[Path], object]) -> None:
    before = anew(source)
    edit(source)
    again = outcome(source)
    assert again == anew(source)
    assert again != before


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("owner: nobody # one", "owner: nobody # two"), id="a remark in the line of a problem"),
        pytest.param(("title: |\n  A\n  B", "title: |\n  A\n  C"), id="a text beyond its first line"),
    ],
)
def test_what_begins_in_the_same_way_may_differ(tmp_path: Path, texts: tuple[str, str]) -> None:
    again = [outcome(write(tmp_path, {"blueprint.yaml": f"{OWN}{text}\n"})) for text in texts]
    assert again[1] == anew(tmp_path)
    assert again[1] != again[0]


def test_taking_an_edit_back_takes_back_what_followed_from_it(source: Path) -> None:
    before = outcome(source)
    (source / "more.yaml").write_text("stages: {delivery: {disabled: true}}\n", "utf-8")
    assert outcome(source) != before
    (source / "more.yaml").unlink()
    assert outcome(source) == before


def test_languages_and_variants_of_one_blueprint_are_kept_apart(tmp_path: Path) -> None:
    source = tmp_path / "own"
    source.mkdir()
    text = f"{OWN}title: {{pl: Młyn, en: Mill}}\nvariants: {{export: {{title: {{pl: Eksport, en: Export}}}}}}\n"
    (source / "blueprint.yaml").write_text(text, "utf-8")
    kinds: list[dict[str, Any]] = [
        {},
        {"language": "en"},
        {"variant": "export"},
        {"language": "en", "variant": "export"},
    ]
    again = [outcome(source, **kind) for kind in kinds for _ in range(2)]
    assert again[::2] == again[1::2] == [anew(source, **kind) for kind in kinds]
    assert len({str(one) for one in again}) == len(kinds)


def test_only_what_was_saved_is_validated_again(source: Path) -> None:
    def sections(loaded: LoadedBlueprint) -> dict[str, object]:
        return {name: loaded.blueprint.__dict__[name] for name in ("tools", "objections", "messages", "company")}

    before = sections(load(source))
    EDITS["a text"](source)
    now = sections(load(source))
    assert {name for name in now if not _holds_the_same(now[name], before[name])} == {"objections"}


def _holds_the_same(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(one[key] is other[key] for key in one)
    return one is other
