"""A company switches off what it does not do; the rest of the set builds and does not speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.internal_pen import InternalPen
from tests.papers import MadeSet, dead_links, make_set, spaces_as_written, visible, write_blueprint

OFF = {"disabled": True}


def without(collection: str, ids: Iterable[str]) -> dict[str, Any]:
    return {collection: dict.fromkeys(ids, OFF)}


def tools_of(stage: str, base: Blueprint) -> list[str]:
    return [id_ for id_, tool in base.tools.items() if tool.stage == stage]


def make(folder: Path, changes: dict[str, Any]) -> MadeSet:
    data = {"id": "smaller", "extends": "ten-stage", "company": {"name": "Piekarnia Ziarno"}, **changes}
    return make_set(write_blueprint(folder, data), folder / "output")


def speaks_of(made: MadeSet, words: Iterable[str]) -> list[tuple[str, str]]:
    """The papers that print one of the words, with the word."""
    texts = {path.name: spaces_as_written(visible(path)) for path in made.paths()}
    return [
        (name, word) for word in words for name, text in texts.items() if re.search(rf"\b{re.escape(word)}\b", text)
    ]


def names(stages: Iterable[str], base: Blueprint) -> set[str]:
    """How papers could refer to stages: by an id that is no ordinary word, by number and name."""
    pen = InternalPen(base)
    return {id_ for id_ in stages if "-" in id_} - {"follow-up"} | {pen.stage(id_) for id_ in stages}


@pytest.mark.parametrize(
    "stages",
    [("inquiry-on-site",), ("marketing",), ("follow-up",), ("prospecting", "order"), ("win-loss", "follow-up-2")],
)
def test_a_set_without_a_stage(stages: tuple[str, ...], name_only: MadeSet, tmp_path: Path) -> None:
    base = name_only.blueprint
    parts = {id_ for id_, stage in base.stages.items() if id_ in stages or stage.parent in stages}
    made = make(tmp_path, without("stages", stages))
    assert parts.isdisjoint(made.blueprint.stages)
    assert parts.isdisjoint(file.stage for file in made.files)
    assert speaks_of(made, names(parts, base)) == []
    cards = made.path("stage-cards", "html").read_text("utf-8")
    assert not any(f'id="{part}"' in cards for part in parts)
    assert [link for page in made.paths("html") for link in dead_links(page)] == []


def test_the_names_of_a_stage_switched_off_are_gone_from_tables_and_cards(name_only: MadeSet, tmp_path: Path) -> None:
    stage = name_only.blueprint.stages["inquiry-on-site"].name
    made = make(tmp_path, without("stages", ["inquiry-on-site"]))
    for deliverable in ("stage-tools", "stage-cards", "portal"):
        for path in made.paths(deliverable=deliverable):
            assert stage not in visible(path), path.name


def test_a_set_without_one_skeleton(tmp_path: Path) -> None:
    made = make(tmp_path, without("skeletons", ["cold-call"]))
    assert made.paths(deliverable="skeleton-cold-call") == []
    assert len(made.paths("docx", deliverable="skeleton-discovery")) == 1
    assert speaks_of(made, ["skeleton-cold-call", "cold-call"]) == []
    assert [link for page in made.paths("html") for link in dead_links(page)] == []


@pytest.mark.parametrize(
    "collection", ["skeletons", "objections", "cadences", "offers", "tools", "messages", "moments"]
)
def test_a_set_without_any_of_a_kind(collection: str, name_only: MadeSet, tmp_path: Path) -> None:
    ids = list(getattr(name_only.blueprint, collection))
    assert len(ids) > 1
    made = make(tmp_path, without(collection, ids))
    assert getattr(made.blueprint, collection) == {}
    assert [link for page in made.paths("html") for link in dead_links(page)] == []
    assert "Do ustalenia" in visible(made.path("handbook", "html"))


def test_a_stage_without_its_tools_has_no_sheet_and_no_chapter(name_only: MadeSet, tmp_path: Path) -> None:
    base = name_only.blueprint
    gone = tools_of("marketing-reach", base)
    made = make(tmp_path, without("tools", gone))
    assert speaks_of(made, gone) == []
    page = made.path("stage-tools", "html").read_text("utf-8")
    assert 'id="marketing-reach"' not in page
    assert 'id="marketing-education"' in page
    for id_ in gone:
        assert f'id="tool-{id_}"' not in page
