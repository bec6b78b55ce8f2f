"""The plan: a job a file, with a digest of exactly what it is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.press.planning.plan import Plan, plan
from generator.press.planning.selection import ALL, Selection
from tests.papers import write_blueprint
from tests.shell import write

TEXT = """\
id: tiny
company: {name: Tiny, notes: internal}
stages: {offer: {number: 5, name: Oferta}, order: {number: 7, name: Umowa}, part: {parent: order, mark: a, name: Część}}
skeletons:
  cold: {title: Rozmowa, stage: offer, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
  deal: {title: Umowa, stage: part, minutes: 5, goal: Cel, blocks: {a: {title: A, minutes: 5, goal: G}},
         close: {ask: Kiedy?, next_step: N, fallback: F}}
offers:
  general: {title: Oferta, stage: offer, sections: {one: {title: T, body: B}}}
"""


def blueprint(folder: Path, old: str = "", new: str = "") -> Blueprint:
    assert old in TEXT
    return load(write(folder, {"blueprint.yaml": TEXT.replace(old, new) if old else TEXT})).blueprint


def inputs(planned: Plan) -> dict[str, str]:
    return {job.path: job.inputs for job in planned.jobs}


def changed(folder: Path, old: str, new: str) -> set[str]:
    """The files that would be rendered again after a change."""
    before, after = inputs(plan(blueprint(folder), Selection())), inputs(plan(blueprint(folder, old, new), Selection()))
    assert before.keys() == after.keys()
    return {path for path in before if before[path] != after[path]}


def test_there_is_a_job_for_every_path_and_format(tmp_path: Path) -> None:
    planned = plan(blueprint(tmp_path), Selection())
    assert {job.path for job in planned.jobs} == planned.all_paths
    assert all(job.path.endswith(f".{job.format}") for job in planned.jobs)
    assert len(inputs(planned)) == len(planned.jobs)


def test_the_same_blueprint_gives_the_same_digests(tmp_path: Path) -> None:
    assert inputs(plan(blueprint(tmp_path / "a"), Selection())) == inputs(plan(blueprint(tmp_path / "b"), Selection()))


def test_a_paper_is_made_again_only_when_something_on_it_changed(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        "title: Umowa, stage: part, minutes: 5, goal: Cel",
        "title: Umowa, stage: part, minutes: 5, goal: Inny",
    )
    assert {path for path in found if "S07-umowa" in path} == {
        "internal/html/S07-umowa.html",
        "internal/word/S07-umowa.docx",
    }
    assert not any("S05-rozmowa" in path for path in found)


def test_what_no_customer_sees_makes_no_customers_paper_again(tmp_path: Path) -> None:
    assert not any(
        path.startswith("customer/") for path in changed(tmp_path, "notes: internal", "notes: still internal")
    )
    assert any(path.startswith("customer/") for path in changed(tmp_path, "body: B", "body: C"))


def test_a_selection_leaves_paths_as_they_are(tmp_path: Path) -> None:
    whole = plan(blueprint(tmp_path), Selection())
    part = plan(blueprint(tmp_path), Selection(only=("skeleton-deal",), formats=("docx",)))
    assert [job.path for job in part.jobs] == ["internal/word/S07-umowa.docx"]
    assert part.all_paths == whole.all_paths
    assert inputs(part).items() <= inputs(whole).items()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(stages=("order",), formats=("docx",)), {"skeleton-deal"}),
        (Selection(stages=("part",), formats=("docx",)), {"skeleton-deal"}),
        (Selection(stages=("offer",), only=("skeleton-deal",)), set()),
    ],
)
def test_what_is_selected(tmp_path: Path, selection: Selection, expected: set[str]) -> None:
    assert {job.deliverable.id for job in plan(blueprint(tmp_path), selection).jobs} == expected
    assert not selection.is_all


def test_everything_is_everything() -> None:
    assert Selection().is_all


def test_a_page_is_made_again_when_a_paper_that_it_links_to_is_called_otherwise(tmp_path: Path) -> None:
    def inputs(title: str) -> dict[str, str]:
        data = {"extends": "ten-stage", "language": "en", "company": {"name": "Alfa"}}
        renamed = {**data, "papers": {"note-templates": {"file_name": title}}}
        planned = plan(load(write_blueprint(tmp_path / title, renamed)).blueprint, ALL)
        return {f"{job.deliverable.id} {job.format}": job.inputs for job in planned.jobs}

    before, now = inputs("Notes"), inputs("Minutes")
    assert before["stage-cards html"] != now["stage-cards html"]
    assert before["glossary html"] == now["glossary html"]
