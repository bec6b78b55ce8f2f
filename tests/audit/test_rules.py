"""Each rule finds what it is for, where it stands, and its hint, followed, ends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import COMPANY, only, problems, where, write

STAGE = "stages: {s: {number: 1, name: S, exit: {e: {text: Done}}, next_step: Go on}}\n"
ROLE = "roles: {r: {name: R}}\n"
TOOL = "tools:\n  t: {stage: s, name: T, function: F, responsible: r, perform: 1 / month}\n"
CADENCE = (
    "legal_bases: {consent: {name: Consent, text: T, channels: [mail]}, interest: {name: I, text: T}}\n"
    "cadences:\n  c:\n    name: C\n    function: event\n    owner: r\n"
    "    stops: [They answer]\n    goal: G\n    steps:\n"
    "      one: {day: 1, purpose: P, channel: mail, legal_basis: consent}\n"
)
TALK = (
    "skeletons:\n  k:\n    title: K\n    stage: s\n    goal: G\n    minutes: 15\n"
    "    blocks: {a: {title: A, minutes: 10, goal: G}, b: {title: B, minutes: 5, goal: G}}\n"
    "    close: {ask: A, next_step: N, fallback: F}\n"
)
OBJECTION = (
    "objections:\n  o:\n    category: price\n    wordings: [W]\n    clarify: [C]\n"
    "    responses: {a: {kind: reframe, text: A}, b: {kind: scope, text: B}}\n"
)
SOUND = COMPANY + ROLE + STAGE + TOOL + CADENCE + TALK + OBJECTION


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


WEAKNESSES = {
    "stage-without-exit": ("exit: {e: {text: Done}}, ", "", "s: {number"),
    "stage-without-next-step": (", next_step: Go on", "", "s: {number"),
    "tool-without-frequency": (", perform: 1 / month", "", "t: {stage"),
    "tool-without-role": (", responsible: r", "", "t: {stage"),
    "tool-without-function": (", function: F", "", "t: {stage"),
    "step-without-channel": (", channel: mail", "", "one: {day"),
    "step-without-legal-basis": (", legal_basis: consent", "", "one: {day"),
    "legal-basis-for-another-channel": ("channel: mail, legal", "channel: phone, legal", "one: {day"),
    "minutes-differ": ("minutes: 15", "minutes: 20", "minutes: 20"),
    "objection-with-one-answer": ("kind: scope", "kind: reframe", "category: price"),
}
"""A rule's code, what is taken out of the sound blueprint, what is put in its place, and where it is told."""


def test_a_sound_process_has_no_weakness(tmp_path: Path) -> None:
    assert problems(write(tmp_path, {"blueprint.yaml": SOUND})) == []


@pytest.mark.parametrize("code", WEAKNESSES)
def test_a_weakness_is_a_warning_where_it_stands(tmp_path: Path, code: str) -> None:
    old, new, shown = WEAKNESSES[code]
    assert SOUND.count(old) == 1
    text = SOUND.replace(old, new)
    found = only(problems(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], found["severity"], found["hint"] != "") == (code, "warning", True)
    assert where(found)[:2] == ("blueprint.yaml", line_of(text, shown))


def test_the_cadences_legal_basis_serves_for_its_steps(tmp_path: Path) -> None:
    text = SOUND.replace(", legal_basis: consent}", "}").replace(
        "    goal: G\n    steps", "    goal: G\n    legal_basis: interest\n    steps"
    )
    assert problems(write(tmp_path, {"blueprint.yaml": text})) == []


def test_a_legal_basis_without_channels_serves_for_all(tmp_path: Path) -> None:
    text = SOUND.replace("channel: mail, legal_basis: consent", "channel: phone, legal_basis: interest")
    assert problems(write(tmp_path, {"blueprint.yaml": text})) == []


def test_something_reviewed_needs_no_other_rhythm(tmp_path: Path) -> None:
    assert problems(write(tmp_path, {"blueprint.yaml": SOUND.replace("perform: 1 / month", "refresh: 1 / year")})) == []


def test_a_company_sets_the_numbers_that_rules_go_by(tmp_path: Path) -> None:
    stricter = "audit: {thresholds: {responses: 3, minutes: 5}}\n"
    longer = SOUND.replace("minutes: 15", "minutes: 20")
    found = problems(write(tmp_path, {"blueprint.yaml": longer + stricter}))
    assert [one["code"] for one in found] == ["objection-with-one-answer"]
    assert "fewer than 3" in found[0]["message"]
