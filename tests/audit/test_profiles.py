"""Avatars and personas: who belongs to whom, and what the profiles rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "persona-without-avatar": Weakness(
        """\
personas:
  owner: {name: Właściciel, decision_role: decider}
  miller: {name: Młynarz, decision_role: user}
avatars:
  mill: {name: Młyn, personas: [owner]}
""",
        "personas.miller",
        """\
personas:
  owner: {name: Właściciel, decision_role: decider}
  miller: {name: Młynarz, decision_role: user}
avatars:
  mill: {name: Młyn, personas: [owner, miller]}
""",
    ),
    "avatar-without-decider": Weakness(
        """\
personas:
  miller: {name: Młynarz, decision_role: user}
avatars:
  mill: {name: Młyn, personas: [miller]}
""",
        "avatars.mill.personas",
        """\
personas:
  miller: {name: Młynarz, decision_role: user}
  owner: {name: Właściciel, decision_role: decider}
avatars:
  mill: {name: Młyn, personas: [miller, owner]}
""",
    ),
    "profile-outdated": Weakness(
        """\
as_of: 2026-01-05
avatars:
  mill: {name: Młyn, verified: 2025-05-12}
""",
        "avatars.mill.verified",
        """\
as_of: 2026-01-05
avatars:
  mill: {name: Młyn, verified: 2025-12-12}
""",
    ),
    "profile-on-few-interviews": Weakness(
        """\
avatars:
  mill: {name: Młyn, evidence: {interviews: 1}}
""",
        "avatars.mill.evidence.interviews",
        """\
avatars:
  mill: {name: Młyn, evidence: {interviews: 4}}
""",
        severity="advice",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "parts that nobody has decided": """\
personas: {owner: {name: Właściciel}}
avatars: {mill: {name: Młyn, personas: [owner]}}
""",
    "personas before there are avatars": """\
personas: {owner: {name: Właściciel}}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
