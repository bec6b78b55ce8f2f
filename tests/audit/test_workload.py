"""Tools as work: priorities, reviews, and what a day holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, shown_and_mended

WEAK = {
    "tools-without-priority": Weakness(
        """\
tools:
  samples: {stage: offer, name: Próbki, function: Dowód, responsible: salesperson, perform: 1 / rok}
  models: {stage: offer, name: Modele, function: Dowód, responsible: salesperson, perform: 1 / rok}
""",
        "tools.samples",
        """\
tools:
  samples:
    {stage: offer, name: Próbki, function: Dowód, responsible: salesperson, perform: 1 / rok, priority: {level: high}}
  models:
    {stage: offer, name: Modele, function: Dowód, responsible: salesperson, perform: 1 / rok, priority: {level: low}}
""",
    ),
    "one-priority-for-all": Weakness(
        """\
company: {name: Młyny Nowak Sp. z o.o.}
roles: {r: {name: Handlowiec}}
stages: {s: {name: Oferta, exit: {e: {text: Wysłana.}}, next_step: Rozmowa.}}
tools:
  t1: {stage: s, name: Wzór 1, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t2: {stage: s, name: Wzór 2, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t3: {stage: s, name: Wzór 3, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t4: {stage: s, name: Wzór 4, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t5: {stage: s, name: Wzór 5, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
""",
        "tools.t1.priority",
        """\
company: {name: Młyny Nowak Sp. z o.o.}
roles: {r: {name: Handlowiec}}
stages: {s: {name: Oferta, exit: {e: {text: Wysłana.}}, next_step: Rozmowa.}}
tools:
  t1: {stage: s, name: Wzór 1, function: Próba, responsible: r, perform: 1 / rok, priority: {level: low}}
  t2: {stage: s, name: Wzór 2, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t3: {stage: s, name: Wzór 3, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t4: {stage: s, name: Wzór 4, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
  t5: {stage: s, name: Wzór 5, function: Próba, responsible: r, perform: 1 / rok, priority: {level: high}}
""",
        stands_in="blueprint.yaml",
    ),
    "review-overdue": Weakness(
        """\
as_of: 2026-01-05
tools:
  discovery-skeleton: {last_reviewed: 2025-03-01, refresh: 1 / kwartał}
""",
        "tools.discovery-skeleton.last_reviewed",
        """\
as_of: 2026-01-05
tools:
  discovery-skeleton: {last_reviewed: 2026-01-05, refresh: 1 / kwartał}
""",
    ),
    "day-overfull": Weakness(
        """\
tools:
  started-contacts: {perform: {daily: 4h}}
  crm-outbound: {perform: {daily: 2h}}
""",
        "tools.started-contacts.perform",
        """\
tools:
  started-contacts: {perform: {daily: 3h}}
  crm-outbound: {perform: {daily: 1h}}
""",
    ),
    "something continuous that is not looked at": Weakness(
        """\
as_of: 2026-01-05
tools:
  discovery-skeleton: {last_reviewed: 2025-11-20, refresh=: {continuous: true, check: {every: month}}}
""",
        "tools.discovery-skeleton.last_reviewed",
        """\
as_of: 2026-01-05
tools:
  discovery-skeleton: {last_reviewed: 2025-12-20, refresh=: {continuous: true, check: {every: month}}}
""",
        code="review-overdue",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


def test_one_new_tool_beside_those_with_a_priority_needs_one_too(tmp_path: Path) -> None:
    tool = "samples: {stage: discovery, name: Próbki, function: Dowód, responsible: salesperson, perform: 1 / miesiąc"
    weak, sound = f"tools:\n  {tool}}}\n", f"tools:\n  {tool}, priority: {{level: low}}}}\n"
    shown_and_mended(tmp_path, "tools-without-priority", Weakness(weak, "tools.samples", sound))


def test_priorities_are_compared_within_a_table(tmp_path: Path) -> None:
    """Other tables have other levels: that all of this one are as important still says nothing."""
    weak, sound = (f"tools: {{crm-follow-up: {{priority: {{level: {level}}}}}}}\n" for level in ("critical", "low"))
    shown_and_mended(tmp_path, "one-priority-for-all", Weakness(weak, PRIORITY, sound, stands_in="tools.yaml"))


PRIORITY = "tools.follow-up-scheme.priority"
