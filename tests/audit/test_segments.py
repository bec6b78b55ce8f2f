"""Classes of customers: where each begins, and what its customers get."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "segments-overlap": Weakness(
        """\
segments:
  key: {name: Kluczowi, min_revenue: 100000}
  growing: {name: Rozwojowi, min_revenue: 100000}
  others: {name: Pozostali, min_revenue: 0}
""",
        "segments.growing.min_revenue",
        """\
segments:
  key: {name: Kluczowi, min_revenue: 100000}
  growing: {name: Rozwojowi, min_revenue: 40000}
  others: {name: Pozostali, min_revenue: 0}
""",
    ),
    "segments-leave-gap": Weakness(
        """\
segments:
  key: {name: Kluczowi, min_revenue: 100000}
  growing: {name: Rozwojowi, min_revenue: 40000}
  others: {name: Pozostali, min_revenue: 5000}
""",
        "segments.others.min_revenue",
        """\
segments:
  key: {name: Kluczowi, min_revenue: 100000}
  growing: {name: Rozwojowi, min_revenue: 40000}
  others: {name: Pozostali, min_revenue: 0}
""",
    ),
    "two classes that leave the small ones out": Weakness(
        "segments: {key: {name: A, min_revenue: 100000}, others: {name: B, min_revenue: 5000}}\n",
        "segments.others.min_revenue",
        "segments: {key: {name: A, min_revenue: 100000}, others: {name: B}}\n",
        code="segments-leave-gap",
    ),
    "segments-alike": Weakness(
        """\
segments:
  key: {name: Kluczowi, contact: Raz w miesiącu, response_time: 1 dzień}
  others: {name: Pozostali, contact: Raz w miesiącu, response_time: 1 dzień}
""",
        "segments.others",
        """\
segments:
  key: {name: Kluczowi, contact: Raz w miesiącu, response_time: 1 dzień}
  others: {name: Pozostali, contact: Raz na kwartał, response_time: 3 dni}
""",
    ),
    "scores alike": Weakness(
        """\
segments:
  key: {name: Kluczowi, min_score: 70}
  growing: {name: Rozwojowi, min_score: 70}
  others: {name: Pozostali}
""",
        "segments.growing.min_score",
        """\
segments:
  key: {name: Kluczowi, min_score: 70}
  growing: {name: Rozwojowi, min_score: 40}
  others: {name: Pozostali}
""",
        code="segments-overlap",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "thresholds in two currencies cannot be compared, nor rules that nobody gave": """\
segments: {a: {name: A, min_revenue: 0}, b: {name: B}, c: {name: C}}
""",
    "a class for everybody else": """\
segments: {a: {name: A, min_revenue: 100000}, b: {name: B}}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
