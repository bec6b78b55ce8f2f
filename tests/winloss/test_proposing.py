"""Findings become proposals with their evidence, and accepted ones stand in the blueprint and its papers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.blueprint.load import load
from tests.papers import document_of, workbook_of
from tests.shell import Said, salesbook, write

PROCESS = """\
# our mill
extends: ten-stage
id: mill
language: en
country: GB
as_of: 2026-01-05
company: {name: Mill}
win_loss: {min_interviews: 2}
deals: {d1: {outcome: lost}, d2: {outcome: lost}, d3: {outcome: lost}, d4: {outcome: won}}
"""
INTERVIEWS = """\
interviews:
  i1:
    {deal: d1, outcome: lost, held: 2025-10-01, retain_until: 2027-10-01, may_quote: true,
     believed: {main: total-price}, mentions: {a: {driver: fit, weight: decisive, stage: discovery}},
     objections: {x: {objection: too-expensive, answer: not-convinced, quote: Half of it would do}},
     proposals: {p: {element: skeletons.discovery, text: Ask what the old one costs, urgent: true}}}
  i2:
    {deal: d2, outcome: lost, held: 2025-11-01, retain_until: 2027-11-01, may_quote: true,
     believed: {main: total-price}, mentions: {a: {driver: fit, weight: decisive, stage: discovery}},
     objections: {x: {objection: too-expensive, answer: not-convinced, quote: It's too expensive},
                  y: {quote: Your drivers shout at our people}}}
  i3:
    {deal: d3, outcome: lost, held: 2025-11-02, retain_until: 2027-11-02,
     objections: {x: {objection: too-expensive, answer: convinced, quote: Never to be repeated}}}
  i4: {deal: d4, outcome: won, held: 2025-11-03, retain_until: 2027-11-03}
"""


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    return write(tmp_path / "mill", {"blueprint.yaml": PROCESS, "interviews.yaml": INTERVIEWS})


def propose(mill: Path, name: str = "changes.patch.yaml") -> Said:
    return salesbook("winloss", "propose", mill.parent / name, "--blueprint", mill)


def proposals(mill: Path, name: str = "changes.patch.yaml") -> dict[str, dict[str, object]]:
    text = (mill.parent / name).read_text("utf-8")
    found: dict[str, dict[str, object]] = yaml.load(text, Loader=yaml.BaseLoader)["proposals"]
    return found


def accept(mill: Path) -> Said:
    return salesbook("accept", mill.parent / "changes.patch.yaml", "--blueprint", mill)


def test_each_proposal_names_its_evidence_and_exact_elements(mill: Path) -> None:
    assert propose(mill).code == 0
    found = proposals(mill)
    assert [*found] == [
        "reason-fit",
        "change-skeletons-discovery",
        "answer-too-expensive",
        "words-too-expensive",
        "your-drivers-shout-at-our-people",
        "tell-fit-from-total-price",
    ]
    answer = found["answer-too-expensive"]["add"]["changes.answer-too-expensive"]  # type: ignore[index]
    assert answer["affects"] == ["objections.too-expensive"]
    assert "convinced 1 of 3 customers; raised in 3 of 3 deals that we did not win" in answer["finding"]
    words = found["words-too-expensive"]
    assert words["append"] == {"objections.too-expensive.wordings": ["Half of it would do"]}
    assert "2 of 4 interviews (i1, i2), the last on 1 November 2025" in str(words["why"])


def test_what_decided_most_is_proposed_as_a_finding_of_its_own(mill: Path) -> None:
    propose(mill)
    change = proposals(mill)["reason-fit"]["add"]["changes.reason-fit"]  # type: ignore[index]
    assert change["finding"] == (
        "“Fit of the solution” decided 2 of 3 deals that we did not win, "
        "mostly at the stage “Discovery – the needs conversation”"
    )
    assert change["affects"] == ["stages.discovery"]


def test_what_several_interviewers_ask_for_reads_as_sentences(mill: Path) -> None:
    more = "show what others pay}}}\n  i4:"
    text = INTERVIEWS.replace(
        "repeated}}}\n  i4:", f"repeated}}}},\n     proposals: {{p: {{element: skeletons.discovery, text: {more}"
    )
    write(mill, {"interviews.yaml": text})
    propose(mill)
    change = proposals(mill)["change-skeletons-discovery"]["add"]["changes.change-skeletons-discovery"]  # type: ignore[index]
    assert change["decision"] == "Ask what the old one costs. Show what others pay."


def test_an_answer_that_was_given_once_is_not_judged(mill: Path) -> None:
    once = INTERVIEWS.replace("answer: not-convinced, quote: It", "quote: It").replace("answer: convinced, ", "")
    write(mill, {"interviews.yaml": once})
    propose(mill)
    assert "answer-too-expensive" not in proposals(mill)


def test_few_interviews_propose_and_do_not_decide(mill: Path) -> None:
    propose(mill)
    found = proposals(mill)
    accepted = [id_ for id_, one in found.items() if one["accept"] == "yes"]
    assert accepted == ["reason-fit", "answer-too-expensive", "words-too-expensive", "tell-fit-from-total-price"]
    remarks = str(found["change-skeletons-discovery"]["remarks"])
    assert "Few interviews" in remarks
    assert "urgent" in remarks


def test_nobody_is_quoted_who_did_not_agree(mill: Path) -> None:
    propose(mill)
    assert "Never to be repeated" not in (mill.parent / "changes.patch.yaml").read_text("utf-8")


def test_what_is_accepted_stands_in_the_blueprint_and_its_papers(mill: Path) -> None:
    propose(mill)
    said = accept(mill)
    assert said.code == 0, said.err
    assert (mill / "blueprint.yaml").read_text("utf-8").startswith(PROCESS.partition("win_loss")[0])
    assert (mill / "interviews.yaml").read_text("utf-8") == INTERVIEWS
    blueprint = load(mill).blueprint
    assert "Half of it would do" in str(document_of("objections", blueprint))
    assert "Rework the answer" in str(workbook_of("change-register", blueprint))
    assert "Telling" in str(workbook_of("training-plan", blueprint))


def test_what_was_accepted_is_not_proposed_again(mill: Path) -> None:
    propose(mill)
    accept(mill)
    propose(mill, "again.patch.yaml")
    assert [*proposals(mill, "again.patch.yaml")] == ["change-skeletons-discovery", "your-drivers-shout-at-our-people"]


def test_without_interviews_nothing_is_proposed_and_no_file_written(mill: Path) -> None:
    (mill / "interviews.yaml").unlink()
    said = propose(mill)
    assert (said.code, said.err) == (0, "Nothing to propose.\n")
    assert not (mill.parent / "changes.patch.yaml").exists()


def test_a_file_that_is_there_is_not_overwritten(mill: Path) -> None:
    (mill.parent / "changes.patch.yaml").write_text("mine", "utf-8")
    said = propose(mill)
    assert said.code == 1
    assert "error[exists]" in said.err
    assert (mill.parent / "changes.patch.yaml").read_text("utf-8") == "mine"


def test_report_builds_the_paper(mill: Path, tmp_path: Path) -> None:
    said = salesbook("winloss", "report", "--blueprint", mill, "--output", tmp_path / "out")
    assert said.code == 0, said.err
    assert sorted(path.suffix for path in (tmp_path / "out").rglob("*win-loss-report*")) == [".docx", ".html", ".xlsx"]
