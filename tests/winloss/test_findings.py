"""What interviews come to, beside numbers reckoned another way; and what of it stands in the papers."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.winloss.findings import Sample, Share, agreement, marks, may_be_told, raised, reasons, rivals, turns
from tests.papers import document_of
from tests.shell import salesbook, write

PROCESS = """\
extends: ten-stage
language: en
country: GB
as_of: 2026-01-05
company: {name: Mill}
competitors: {big: {name: Big Mill}}
personas: {baker: {name: Baker}}
deals:
  d1: {outcome: lost, value: 1000, competitor: big}
  d2: {outcome: lost, value: 3000}
  d3: {outcome: abandoned, value: 500}
  d4: {outcome: won, value: 9000}
interviews:
  i1:
    {deal: d1, outcome: lost, held: 2025-10-01, retain_until: 2027-10-01, persona: baker, may_quote: true,
     believed: {main: total-price}, ratings: {speed: 2, invoice: 5},
     mentions: {a: {driver: total-price, weight: decisive, quote: Too dear by half}, b: {driver: total-price}},
     objections: {x: {objection: too-expensive, answer: not-convinced}, y: {objection: too-expensive}},
     turning_points: {t: {stage: offer, direction: against}}}
  i2:
    {deal: d2, outcome: lost, held: 2025-11-01, retain_until: 2027-11-01, persona: baker, competitor: big,
     believed: {main: total-price}, ratings: {speed: 3},
     mentions: {a: {driver: fit, weight: decisive, quote: It did not fit}},
     objections: {x: {objection: competitor-cheaper, answer: convinced}}}
  i3:
    {deal: d3, outcome: abandoned, held: 2025-12-01, retain_until: 2025-12-31, may_quote: true,
     believed: {main: fit}, mentions: {a: {driver: fit, weight: decisive, quote: Said and to be forgotten}},
     objections: {x: {objection: too-expensive, answer: convinced}}}
  i4:
    {deal: d4, outcome: won, held: 2025-12-02, retain_until: 2027-12-02, competitor: big, ratings: {speed: 5},
     believed: {main: fit}, mentions: {a: {driver: fit, weight: decisive, polarity: for}},
     turning_points: {t: {stage: offer, direction: for}}}
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    return load(write(tmp_path_factory.mktemp("mill"), {"blueprint.yaml": PROCESS})).blueprint


def test_a_reason_counts_once_an_interview_and_the_deciding_ones_come_first(mill: Blueprint) -> None:
    fit, price, *others = reasons(Sample(mill))
    assert (fit.driver.id, fit.decided, fit.against, fit.for_us) == ("fit", Share(2, 3), Share(2, 3), Share(1, 1))
    assert (price.driver.id, price.decided, price.against) == ("total-price", Share(1, 3), Share(1, 3))
    assert all(one.decided.count == one.against.count == 0 for one in others)


@pytest.mark.parametrize(
    ("share", "percent", "interval"),
    [
        (Share(7, 12), 58, (32, 81)),  # Wilson, 95 %: 0.3195 to 0.8067
        (Share(0, 10), 0, (0, 28)),  # 0 to 0.2775
        (Share(10, 10), 100, (72, 100)),
        (Share(1, 1), 100, (21, 100)),
        (Share(0, 0), None, None),
    ],
)
def test_intervals_are_those_of_tables(share: Share, percent: int, interval: tuple[int, int]) -> None:
    assert (share.percent, share.interval) == (percent, interval)


@pytest.mark.parametrize("of", [1, 2, 5, 12, 40, 400])
def test_an_interval_ends_where_the_share_would_just_be_believed(of: int) -> None:
    """Wilson's ends solve (p - share)² = z² p (1 - p) / n: both sides agree there to the percent that is printed."""
    for count in range(of + 1):
        low, high = Share(count, of).interval or (0, 0)
        for end in (low / 100, high / 100):
            far = abs(count / of - end) - 1.959964 * (end * (1 - end) / of) ** 0.5
            assert far == pytest.approx(0, abs=0.03 + 0.5 / of)
        assert low <= (count / of) * 100 + 0.5
        assert high >= (count / of) * 100 - 0.5


def test_belief_beside_truth(mill: Blueprint) -> None:
    found = agreement(Sample(mill))
    # believed price, price, fit, fit; true price, fit, fit, fit: 3 of 4; by chance (2*1 + 2*3) / 16 = 1/2
    assert (found.same, found.kappa) == (Share(3, 4), Fraction(1, 2))
    assert found.mistakes == (("total-price", "fit", 1),)


def test_objections_by_how_often_and_how_costly(mill: Blueprint) -> None:
    found = raised(Sample(mill))
    assert [*found] == ["too-expensive", "competitor-cheaper"]
    price = found["too-expensive"]
    assert (price.in_lost, price.lost_value, price.convinced) == (Share(2, 3), Decimal(1500), Share(1, 2))
    assert price.last == datetime.date(2025, 12, 1)


def test_marks_turning_points_and_rivals(mill: Blueprint) -> None:
    sample = Sample(mill)
    assert (marks("speed", sample.not_won).mean, marks("speed", sample.not_won).of) == (2.5, 2)
    assert marks("advice", sample.all).mean is None
    assert [(one.stage, one.for_us, one.against) for one in turns(sample)] == [("offer", 1, 1)]
    assert [(one.competitor, one.won) for one in rivals(sample)] == [("big", Share(1, 3))]


def test_nobody_is_quoted_who_did_not_agree_or_after_the_time_has_passed(mill: Blueprint) -> None:
    told = [one.id for one in Sample(mill).all if may_be_told(one, mill.as_of)]
    assert told == ["i1"]
    printed = str(document_of("win-loss-report", mill))
    assert "Too dear by half" in printed
    assert "It did not fit" not in printed
    assert "to be forgotten" not in printed


def test_cards_say_what_interviews_say(mill: Blueprint) -> None:
    cards = str(document_of("objections", mill))
    assert "raised in 2 of 3 deals not won" in cards.replace("\u00a0", " ")
    assert cards.index("raised in 2 of 3") < cards.index("raised in 1 of 3")
    assert "2 decisions turned here" in str(document_of("stage-cards", mill)).replace("\u00a0", " ")
    assert "Too dear by half" in str(document_of("handbook", mill))


def test_without_interviews_there_is_no_report(tmp_path: Path) -> None:
    process = PROCESS.partition("deals:")[0]
    said = salesbook("list", write(tmp_path, {"blueprint.yaml": process}), "--report", "json")
    assert "win-loss-report" not in {row["id"] for row in said.data}
