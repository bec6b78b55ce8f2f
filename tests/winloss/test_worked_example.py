"""The loop, end to end: a filled register becomes the next edition, whose cards have changed for a stated reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.papers import MadeSet, make_set, spaces_as_written, visible
from tests.shell import salesbook

from .registers import interviews, opened, printed
from .worked_example import ENGLISH, Example, beliefs, counted, kappa, table


@dataclass(frozen=True, slots=True)
class Loop:
    """What the commands made of an example: its blueprint, the sets before and after, the report and what they said."""

    example: Example
    source: Path
    before: MadeSet
    after: MadeSet
    report: MadeSet
    told: dict[str, str]
    changed: Path


@pytest.fixture(scope="module", params=[ENGLISH], ids=lambda one: one.name)
def loop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loop:
    example: Example = request.param
    folder = tmp_path_factory.mktemp(example.name)
    source = example.blueprint(folder)
    papers = ("--only", "objections", "--only", "change-register")
    before = make_set(source, folder / "before", *papers)
    register, patch = folder / "register.xlsx", folder / "proposals.yaml"
    edition = load(source).blueprint.edition
    following = f"{edition}-1"
    register.write_bytes(example.filled(printed(source, folder / "printed")))
    steps: dict[str, list[object]] = {
        "deals": ["winloss", "deals", example.folder / example.export],
        "freeze": ["release", edition],
        "import": ["winloss", "import", register],
        "again": ["winloss", "import", register],
        "propose": ["winloss", "propose", patch],
        "accept": ["accept", patch],
        "release": ["release", following],
        "diff": ["diff", edition, following],
        "what-changed": ["what-changed", edition, following, "--output", folder / "changed"],
    }
    told = {}
    for name, command in steps.items():
        said = salesbook(*command, "--blueprint", source)
        assert said.code == 0, (name, said.err)
        told[name] = said.out + said.err
    return Loop(
        example,
        source,
        before,
        make_set(source, folder / "after", *papers),
        make_set(source, folder / "report", "--only", "win-loss-report"),
        told,
        folder / "changed",
    )


def test_every_interview_is_taken_once(loop: Loop) -> None:
    held = len(loop.example.rows(0))
    assert f"Interviews: {held} new" in loop.told["import"]
    assert "new" not in loop.told["again"].splitlines()[-1]
    assert len(interviews(loop.source)) == held


def test_nobody_is_named_in_the_blueprint(loop: Loop) -> None:
    kept = "".join(file.read_text("utf-8") for file in (loop.source / "win-loss").iterdir())
    people = {row[place] for row in loop.example.rows(0) for place in (1, 3, 9)}
    assert [one for one in sorted(people) if one in kept] == []


def test_the_report_counts_as_an_independent_computation_does(loop: Loop) -> None:
    book = opened(loop.report.path("win-loss-report", "xlsx").read_bytes())
    for sheet, wanted in enumerate(counted(loop.example)):
        found = {row[0]: row[1:] for row in table(book, sheet)}
        said_of = {name: numbers for name, numbers in found.items() if name in wanted or any(numbers[:2])}
        assert said_of == wanted, book.sheetnames[sheet]


def test_belief_and_truth_agree_as_an_independent_computation_says(loop: Loop) -> None:
    pairs = beliefs(loop.example)
    text = visible(loop.report.path("win-loss-report", "html"))
    same = sum(believed == true for believed, true in pairs)
    assert loop.example.known.format(same=same, of=len(pairs)) in text
    assert f"Kappa: {kappa(pairs):.2f}." in text
    book = opened(loop.report.path("win-loss-report", "xlsx").read_bytes())
    wrong = [pair for pair in pairs if pair[0] != pair[1]]
    assert {row[:2]: row[2] for row in table(book, 5)} == {pair: wrong.count(pair) for pair in wrong}


def words_of(card: str, loop: Loop) -> Iterator[str]:
    """What customers who may be quoted said of an objection that has a card."""
    quotable = {row[0] for row in loop.example.rows(0) if row[14] == "yes"}
    yield from (row[2] for row in loop.example.rows(3) if row[1] == card and row[0] in quotable)


def test_cards_of_objections_have_changed_for_a_stated_reason(loop: Loop) -> None:
    before, after = (spaces_as_written(visible(one.path("objections", "docx"))) for one in (loop.before, loop.after))
    assert loop.example.told not in before
    assert loop.example.told in after
    objection = load(loop.source).blueprint.objections[loop.example.heard_most]
    said = [*words_of(objection.wordings[0], loop)]
    assert said
    assert [one for one in said if one in before] == []
    assert [one for one in said if one not in after] == []


def test_accepted_changes_stand_in_the_register_of_changes(loop: Loop) -> None:
    changes = load(loop.source).blueprint.changes
    accepted = [one for one in changes.values() if one.source == "win-loss"]
    assert accepted
    register = visible(loop.after.path("change-register", "xlsx"))
    assert [one.id for one in accepted if one.finding not in register] == []


def test_the_team_reads_what_changed(loop: Loop) -> None:
    (page,) = loop.changed.rglob("*.html")
    text = visible(page)
    said = next(words_of(load(loop.source).blueprint.objections[loop.example.heard_most].wordings[0], loop))
    assert said in loop.told["diff"]
    assert said in text
