"""What the base says already is told, as advice, with both places; and nothing that ships repeats its base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.merging.compose import compose
from tests.papers import ROOT
from tests.shell import COMPANY, problems, salesbook, write

BASE = """\
roles: {seller: {name: Seller, duties: [Calls, Notes]}, head: {name: Head, disabled: true}}
terms: {validity_days: 30, payment: 14 days}
"""
EXAMPLES = [folder for folder in sorted((ROOT / "blueprints").iterdir()) if folder.name.startswith("example-")]


def advice(folder: Path, own: str) -> list[dict[str, Any]]:
    files = {"base/blueprint.yaml": BASE, "own/blueprint.yaml": f"extends: ../base\n{COMPANY}{own}"}
    return problems(write(folder, files) / "own")


@pytest.mark.parametrize(
    ("own", "path"),
    [
        ("terms: {validity_days: 30}\n", "terms.validity_days"),
        ("roles: {seller: {name: Seller}}\n", "roles.seller.name"),
        ("roles: {seller: {duties: [Calls, Notes]}}\n", "roles.seller.duties"),
        ("roles: {seller: {duties+: [Visits, Notes]}}\n", "roles.seller.duties"),
        ("roles: {head: {disabled: true}}\n", "roles.head.disabled"),
    ],
)
def test_it_is_told_where_it_stands(tmp_path: Path, own: str, path: str) -> None:
    (found,) = advice(tmp_path, own)
    assert (found["code"], found["severity"], found["path"]) == ("same-as-base", "advice", path)
    assert found["line"] == 3
    assert "base/blueprint.yaml:" in found["message"]


@pytest.mark.parametrize(
    "own",
    [
        "terms: {validity_days: 14}\n",
        "roles: {seller: {duties: [Calls]}}\n",
        "roles: {seller: {duties+: [Visits]}}\n",
        "roles: {buyer: {name: Buyer, duties: [Calls, Notes]}}\n",
        "edition: 1.0\n",
    ],
)
def test_what_is_the_companys_own_is_left_alone(tmp_path: Path, own: str) -> None:
    assert advice(tmp_path, own) == []


def test_the_hint_followed_ends_it(tmp_path: Path) -> None:
    assert advice(tmp_path, "terms: {validity_days: 30}\n")
    assert advice(tmp_path, "") == []


def test_advice_never_fails_a_check(tmp_path: Path) -> None:
    advice(tmp_path, "terms: {validity_days: 30}\n")
    assert salesbook("check", tmp_path / "own", "--strict").code == 0


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_examples_contain_nothing_that_the_base_already_says(folder: Path) -> None:
    composition = compose(folder)
    assert [repetition.path for repetition in composition.repeated] == []
    assert len(composition.files) > 1
