"""Switching off an element that others cannot do without tells which papers, cadences and messages go with it."""

from __future__ import annotations

from pathlib import Path

from tests.shell import salesbook, write

ALFA = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
NO_DELIVERY = "stages: {delivery: {disabled: true}}\n"
CHECKLIST, CONTACT = "`document-delivery-checklist`", "`document-contact-after-sale`"


def told(folder: Path, text: str) -> dict[str, str]:
    """What is said of each switch, by the path of what it switches off."""
    said = salesbook("check", write(folder, {"blueprint.yaml": ALFA + text}), "--report", "json")
    assert said.code == 0
    return {row["path"]: row["message"] for row in said.data if row["code"] == "taken-along"}


def test_the_papers_and_messages_of_a_stage_that_is_switched_off_are_named(tmp_path: Path) -> None:
    ((path, message),) = told(tmp_path, NO_DELIVERY).items()
    assert path == "stages.delivery"
    assert "2 papers" in message
    assert CHECKLIST in message
    assert CONTACT in message
    assert "`messages.delivery-delay-mail`" in message


def test_the_build_says_it_too_and_each_time(tmp_path: Path) -> None:
    build = ("build", write(tmp_path / "alfa", {"blueprint.yaml": ALFA + NO_DELIVERY}), "--output", tmp_path / "out")
    first, again = salesbook(*build), salesbook(*build)
    assert first.code == again.code == 0
    assert "advice[taken-along]" in first.err
    assert first.err.count("taken-along") == again.err.count("taken-along") == 1


def test_a_paper_that_was_given_another_stage_stays_and_is_not_named(tmp_path: Path) -> None:
    (message,) = told(tmp_path, NO_DELIVERY + "documents: {delivery-checklist: {stage: order}}\n").values()
    assert CHECKLIST not in message
    assert CONTACT in message


def test_what_parts_of_a_stage_take_along_is_told_of_the_stage(tmp_path: Path) -> None:
    assert "`publication-plan`" in told(tmp_path, "stages: {marketing: {disabled: true}}\n")["stages.marketing"]


def test_a_paper_that_is_switched_off_itself_was_meant(tmp_path: Path) -> None:
    assert told(tmp_path, "documents: {delivery-checklist: {disabled: true}}\n") == {}


def test_each_switch_is_told_by_itself(tmp_path: Path) -> None:
    off = "stages: {delivery: {disabled: true}, marketing: {disabled: true}}\n"
    assert set(told(tmp_path, off)) == {"stages.delivery", "stages.marketing"}


def test_it_can_be_accepted(tmp_path: Path) -> None:
    accepted = "audit: {accepted: {meant: {code: taken-along, at: stages, reason: The carrier does it}}}\n"
    assert told(tmp_path, NO_DELIVERY + accepted) == {}
