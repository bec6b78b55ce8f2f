"""Decisions to change the process, and bringing the process to people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "late-wave-first": Weakness(
        "plan: {rollout_order: most-painful-first}\nwaves: {win-loss: {place: {most-painful-first: 0}}}\n",
        "waves.win-loss.place",
        "plan: {rollout_order: early-stages-first}\nwaves: {win-loss: {place: {most-painful-first: 0}}}\n",
    ),
    "change-overdue": Weakness(
        """\
as_of: 2026-01-05
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    due: 2025-12-12
""",
        "changes.drawing-first.due",
        """\
as_of: 2026-01-05
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    due: 2026-02-02
""",
    ),
    "check-before-due": Weakness(
        """\
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    due: 2026-02-02
    check_on: 2026-01-12
""",
        "changes.drawing-first.check_on",
        """\
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    due: 2026-02-02
    check_on: 2026-05-04
""",
    ),
    "urgent-change-untrained": Weakness(
        """\
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    urgent: true
""",
        "changes.drawing-first",
        """\
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
    urgent: true
training:
  drawing:
    topic: Najpierw rysunek
    form: rehearsal
    role: salesperson
    trainer: trainer
    change: drawing-first
""",
    ),
    "wave-without-exit": Weakness(
        """\
waves:
  offers:
    name: Oferty
    stages: [offer]
    owner: head-of-sales
""",
        "waves.offers",
        """\
waves:
  offers:
    name: Oferty
    stages: [offer]
    owner: head-of-sales
    exit: [Każda oferta z tego tygodnia ma datę rozmowy.]
""",
    ),
    "wave-too-wide": Weakness(
        """\
waves:
  follow-up: {stages: [follow-up, order, delivery]}
""",
        "waves.follow-up.stages",
        """\
waves:
  follow-up: {stages: [follow-up, order]}
""",
    ),
    "training-apart-from-wave": Weakness(
        """\
plan: {rollout_start: 2026-01-12}
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
training:
  drawing:
    topic: Najpierw rysunek
    form: rehearsal
    role: salesperson
    trainer: trainer
    change: drawing-first
    "on": 2026-01-14
""",
        "training.drawing.on",
        """\
plan: {rollout_start: 2026-01-12}
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
training:
  drawing:
    topic: Najpierw rysunek
    form: rehearsal
    role: salesperson
    trainer: trainer
    change: drawing-first
    "on": 2026-03-18
""",
    ),
    "a training when its wave is over": Weakness(
        """\
plan: {rollout_start: 2026-01-12}
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
training:
  drawing:
    topic: Najpierw rysunek
    form: rehearsal
    role: salesperson
    trainer: trainer
    change: drawing-first
    "on": 2026-06-15
""",
        "training.drawing.on",
        """\
plan: {rollout_start: 2026-01-12}
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: accepted
training:
  drawing:
    topic: Najpierw rysunek
    form: rehearsal
    role: salesperson
    trainer: trainer
    change: drawing-first
    "on": 2026-03-05
""",
        code="training-apart-from-wave",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "a change that was made": """\
as_of: 2026-01-05
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: released
    due: 2025-12-12
""",
    "an urgent change that was rejected": """\
changes:
  drawing-first:
    finding: Klient dostał cenę przed rysunkiem.
    decision: Najpierw rysunek.
    affects: [stages.offer]
    owner: head-of-sales
    "on": 2025-11-03
    status: rejected
    urgent: true
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
