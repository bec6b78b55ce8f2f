"""Numbers and days at their bounds: within, they are printed and calculated with; beyond, told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.papers import make_set, passages, visible
from tests.shell import COMPANY, errors, only, salesbook, where, write

_ROLES = "roles: {r: {name: R}}\nstages: {s: {number: 1, name: S, stale_after_days: %s}}\n"
AT_THE_BOUNDS = {
    "the first day": "as_of: 1900-03-01\nplan: {rollout_start: 1900-03-01, publications_start: 1900-03-01}\n",
    "the last day": (
        "as_of: 2199-12-31\nplan: {rollout_start: 2199-12-31, publications_start: 2199-12-31, publication_days: 3650}\n"
        "waves: {a: {name: A, days: 3649}, b: {name: B, days: 1}}\n"
        + _ROLES % 1
        + "publications: {p: {title: P, stage: s, day: 3650, channel: blog}}\n"
    ),
    "the largest amount": "products: {p: {name: P, price: 999999999999.99}, q: {name: Q, price: 999999999999}}\n",
    "the largest counts": "targets: {contacts_per_day: 999999999, salespeople: 999999999}\n" + _ROLES % 3650,
    "rhythms of 999": (
        "as_of: 2199-12-31\n" + _ROLES % 1
        + "tools: {a: {stage: s, name: A, perform: 1 / 999 years}, b: {stage: s, name: B, perform: 999 / year}}\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AT_THE_BOUNDS)
def test_what_lies_at_the_bounds_is_built_in_every_format(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "b", {"blueprint.yaml": COMPANY + AT_THE_BOUNDS[name]})
    made = make_set(folder, tmp_path / "out")
    assert {file.format for file in made.files} >= {"docx", "html"}
    assert all(passages(path) for path in made.paths())


def test_a_large_amount_is_printed_to_its_last_digit(tmp_path: Path) -> None:
    offer = "products: {p: {name: P, price: 987654321987.65}}\n"
    made = make_set(write(tmp_path / "b", {"blueprint.yaml": COMPANY + offer}), tmp_path / "out")
    printed = "".join(visible(path) for path in made.paths("html")).replace("\u00a0", " ").replace("\u202f", " ")
    assert "987 654 321 987,65" in printed


BEYOND = {
    "as_of: 9998-12-31": ("value", 8),
    "as_of: 0001-01-01": ("value", 8),
    "plan: {rollout_start: 9999-12-31}": ("value", 23),
    "plan: {publication_days: 99999999}": ("value", 26),
    "products: {p: {name: x, price: 999999999999999999999999999}}": ("value", 32),
    "products: {p: {name: x, price: {amount: 1e999}}}": ("value", 32),
    "publications: {p: {title: P, channel: blog, day: 999999}}": ("value", 50),
    "happenings: {h: {name: H, kind: fair, timeline: {m: {day: -999999, text: T}}}}": ("value", 59),
    "waves: {w: {name: W, days: 3650}, v: {name: V, days: 1}}": ("value", 54),
    "price_policy: {reserve_pct: 33.33333333}": ("value", 29),
    "objections: {o: {category: price, wordings: []}}": ("value", 45),
    "stages: {s: {name: S, parent: s}}": ("part-of-part", 31),
}


@pytest.mark.parametrize("text", BEYOND)
def test_what_lies_beyond_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    code, column = BEYOND[text]
    folder = write(tmp_path, {"blueprint.yaml": f"{text}\n{COMPANY}"})
    problem = only([problem for problem in errors(folder) if problem["code"] == code])
    assert where(problem) == ("blueprint.yaml", 1, column)
    assert problem["hint"]


def test_stages_that_are_parts_of_each_other_are_told(tmp_path: Path) -> None:
    stages = "stages: {a: {name: A, parent: b}, b: {name: B, parent: c}, c: {name: C, parent: a}}\n"
    found = errors(write(tmp_path, {"blueprint.yaml": COMPANY + stages}))
    assert [problem["code"] for problem in found] == ["part-of-part"] * 3


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1900-02-28", "2200-01-01", "2026-02-30", "2026-W01-1"])
def test_a_day_of_the_command_line_has_the_same_bounds(tmp_path: Path, day: str) -> None:
    said = salesbook("build", write(tmp_path, {"blueprint.yaml": COMPANY}), "--as-of", day)
    assert said.code == 2
    assert day in said.err


@pytest.mark.parametrize("seconds", ["1e9", "99999999999", "-99999999999", "9" * 40, "253402300799", "x", "½"])
def test_a_day_of_the_environment_has_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    said = salesbook("build", write(tmp_path, {"blueprint.yaml": COMPANY}), "--output", tmp_path / "out")
    assert said.code == 2
    assert f"SOURCE_DATE_EPOCH is '{seconds}'" in said.err
