"""What a company wrote and nobody will read is named: elements that nothing uses, and those that no paper prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import salesbook, write

ALFA = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
UNUSED = {
    "questions.lonely": "questions: {lonely: {text: Is anybody there?, theme: situation}}",
    "roles.helper": "roles: {helper: {name: Helper}}",
    "messages.unsent": "messages: {unsent: {name: Unsent, kind: follow-up, channel: mail, body: Hello}}",
    "people.ann": "people: {ann: {name: Ann}}",
    "events.moon": "events: {moon: {name: Full moon}}",
}
UNPRINTED = {
    "blocks.small": "blocks: {small: {title: Small, body: Print}}",
    "funnel.side": "funnel: {side: {name: Side, rate: 10, chain: marketing}}",
}
USED = {
    "questions": "questions: {lonely: {text: Hello?, theme: situation}}\n"
    "skeletons: {discovery: {blocks: {situation: {questions+: [lonely]}}}}",
    "duties": "roles: {helper: {name: Helper, duties: [Helps]}}",
    "a tool": "roles: {helper: {name: Helper}}\ntools: {fairs: {responsible: helper}}",
    "people": "roles: {helper: {name: Helper}}\npeople: {ann: {name: Ann, roles: [helper]}}",
    "a rhythm": "events: {moon: {name: Full moon}}\ntools: {fairs: {perform: {on: moon}}}",
    "a cadence": "messages: {sent: {name: Sent, kind: follow-up, channel: mail, body: Hello}}\n"
    "cadences: {first: {name: First, function: inbound, goal: Talk, owner: salesperson,\n"
    "  steps: {one: {day: 1, purpose: Hello, channel: mail, legal_basis: recorded-consent, message: sent}}}}",
    "an offer": "blocks: {small: {title: Small, body: Print}}\n"
    "offers: {detailed: {sections: {small: {title: Small, block: small}}}}",
}


def told(folder: Path, text: str) -> dict[tuple[str, str], str]:
    """The severity of what is said of elements that nothing uses or prints, by code and path."""
    said = salesbook("check", write(folder, {"blueprint.yaml": ALFA + text + "\n"}), "--report", "json")
    assert [row for row in said.data if row["severity"] == "error"] == []
    return {(row["code"], row["path"]): row["severity"] for row in said.data if row["code"] in ("unused", "unprinted")}


@pytest.mark.parametrize("path", UNUSED)
def test_an_element_that_nothing_uses_is_named(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, UNUSED[path]) == {("unused", path): "warning"}


@pytest.mark.parametrize("path", UNPRINTED)
def test_an_element_that_no_paper_prints_is_named(tmp_path: Path, path: str) -> None:
    assert told(tmp_path, UNPRINTED[path]) == {("unprinted", path): "warning"}


@pytest.mark.parametrize("by", USED)
def test_what_is_used_or_speaks_for_itself_is_not_named(tmp_path: Path, by: str) -> None:
    assert told(tmp_path, USED[by]) == {}


def test_what_a_base_offers_need_not_be_used(tmp_path: Path) -> None:
    assert told(tmp_path, "stages: {delivery: {disabled: true}}") == {}


def test_papers_that_the_company_does_not_want_are_told_as_one_piece_of_advice(tmp_path: Path) -> None:
    text = "segments: {key: {name: Key}, small: {name: Small}}\ndeliverables: {exclude: [handbook]}"
    assert told(tmp_path, text) == {("unprinted", "deliverables"): "advice"}


def test_a_part_of_the_set_is_built_without_a_word_about_the_rest(tmp_path: Path) -> None:
    text = f"{ALFA}{UNPRINTED['blocks.small']}\n"
    blueprint = write(tmp_path / "alfa", {"blueprint.yaml": text})
    accepted = "audit: {accepted: {later: {code: unprinted, at: blocks.small, reason: For the autumn}}}\n"
    build = ("build", blueprint, "--output", tmp_path / "out")
    assert "warning[unprinted]" in salesbook(*build).err
    assert salesbook(*build, "--only", "stage-tools").err.count("unprinted") == 0
    write(tmp_path / "alfa", {"blueprint.yaml": text + accepted})
    assert "unprinted" not in salesbook(*build).err
    assert "accepts-nothing" not in salesbook(*build, "--only", "stage-tools").err
