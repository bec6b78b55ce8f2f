"""Deals and interviews in a blueprint: everything that they name is there, and nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.shell import errors, only, where, write

HEAD = "extends: ten-stage\nlanguage: pl\ncompany: {name: Młyny Nowak}\n"
DEALS = "deals:\n  deal-1: {customer: customer-1, seller: seller-1, outcome: lost, value: 18 500 zł}\n"
INTERVIEW = """\
interviews:
  "7":
    deal: deal-1
    outcome: lost
    held: 2026-01-04
    retain_until: 2028-01-04
    persona: null
    believed: {main: total-price, moment: gdy porównali oferty, confidence: 4}
    mentions:
      trust: {driver: trust, weight: decisive, stage: offer, quote: "Nie znaliśmy *nikogo*, komu [[to]] działa"}
    objections: {price: {objection: too-expensive, answer: not-convinced}}
    turning_points: {visit: {stage: offer, direction: against, what: wizyta u konkurenta}}
    ratings: {understanding: 4, speed: 1}
    proposals: {proof: {element: objections.too-expensive, text: Pokażmy młyn, urgent: true}}
"""


def blueprint(folder: Path, interview: str = INTERVIEW, deals: str = DEALS) -> Path:
    return write(folder, {"blueprint.yaml": HEAD, "win-loss/interviews.yaml": interview, "win-loss/deals.yaml": deals})


def test_interviews_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    loaded = load(blueprint(tmp_path)).blueprint
    (interview,) = loaded.interviews.values()
    assert (interview.id, interview.ratings, interview.words) == (
        "7",
        {"understanding": 4, "speed": 1},
        ("interviews.7.mentions.trust.quote", "interviews.7.turning_points.visit.what", "interviews.7.believed.moment"),
    )


def test_what_a_customer_said_is_kept_as_it_was_said(tmp_path: Path) -> None:
    """Stars and brackets in it are nobody's markup, and name no merge field."""
    said = load(blueprint(tmp_path)).blueprint.interviews["7"].mentions["trust"].quote
    assert said == "Nie znaliśmy *nikogo*, komu [[to]] działa"


@pytest.mark.parametrize(
    ("right", "wrong", "code", "place"),
    [
        ("driver: trust", "driver: trsut", "unknown-reference", ("interviews.yaml", 10, 23)),
        ("stage: offer, quote", "stage: offers, quote", "unknown-reference", ("interviews.yaml", 10, 55)),
        ("objection: too-expensive", "objection: cheap", "unknown-reference", ("interviews.yaml", 11, 37)),
        ("understanding: 4", "understandig: 4", "unknown-reference", ("interviews.yaml", 13, 15)),
        ("speed: 1", "speed: 6", "value", ("interviews.yaml", 13, 40)),
        ("objections.too-expensive", "objections.cheap", "unknown-reference", ("interviews.yaml", 14, 34)),
        ("deal: deal-1", "deal: deal-2", "unknown-reference", ("interviews.yaml", 3, 11)),
        ("outcome: lost", "outcome: gone", "unknown-value", ("interviews.yaml", 4, 14)),
        ("held: 2026-01-04", "held: wczoraj", "value", ("interviews.yaml", 5, 11)),
    ],
)
def test_what_an_interview_names_is_there(
    tmp_path: Path, right: str, wrong: str, code: str, place: tuple[str, int, int]
) -> None:
    found = only(errors(blueprint(tmp_path, INTERVIEW.replace(right, wrong, 1))))
    assert (found["code"], where(found)) == (code, place)


@pytest.mark.parametrize("name", ["Alfa Sp. z o.o.", "Alfa", "Jan Kowalski", "Jan 2"])
def test_nobody_is_named(tmp_path: Path, name: str) -> None:
    found = only(errors(blueprint(tmp_path, deals=DEALS.replace("customer-1", f'"{name}"'))))
    assert (found["code"], found["path"]) == ("value", "deals.deal-1.customer")
    assert "customer-7" in found["hint"]
