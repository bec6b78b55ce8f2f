"""Choosing a part of the set: it alone is made, and the rest is left as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from generator.deliverables.registry import Audience, Format, Pack, possible
from generator.press.planning.selection import AUDIENCES, FORMATS, PACKS
from tests.papers import MadeSet
from tests.press.tiny import Build, change, snapshot

FOR_WHOM = {
    "seller": {"cadences", "messages", "objections", "note-templates", "stage-cards", "offer-detailed"},
    "manager": {"handbook", "indicators", "responsibilities", "rollout", "rhythm", "win-loss-guide", "stage-cards"},
    "marketing": {"publication-plan", "messages", "cadences", "skeleton-webinar-follow-up"},
    "logistics": {"document-work-order", "document-delivery-checklist", "document-contact-after-sale"},
    "interviewer": {"skeleton-win-loss", "win-loss-guide", "win-loss-register", "win-loss-selection"},
    "customer": {"offer-general", "offer-detailed", "offer-final", "document-order-confirmation"},
}  # fmt: skip
"""Some of what each pack has to hold."""
NOT_FOR = {
    "seller": {"indicators", "crm-setup"},
    "customer": {"objections", "document-work-order"},
    "logistics": {"objections", "handbook"},
    "interviewer": {"offer-detailed", "cadences"},
}


def test_what_may_be_asked_for_is_what_there_is() -> None:
    assert (get_args(Format), get_args(Audience), get_args(Pack)) == (FORMATS, AUDIENCES, PACKS)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_holds_what_its_people_work_with(example: MadeSet, pack: Pack) -> None:
    held = {deliverable.id for deliverable in possible(example.blueprint) if pack in deliverable.packs}
    assert held >= FOR_WHOM[pack]
    assert held.isdisjoint(NOT_FOR.get(pack, ()))


def test_every_paper_is_for_somebody(example: MadeSet) -> None:
    assert [deliverable.id for deliverable in possible(example.blueprint) if not deliverable.packs] == ["portal"]


def test_the_customers_pack_is_all_that_may_be_sent_and_nothing_else(example: MadeSet) -> None:
    for deliverable in possible(example.blueprint):
        assert ("customer" in deliverable.packs) == (deliverable.audience == "customer")


@pytest.mark.parametrize(
    ("options", "made"),
    [
        (("--audience", "customer"), {"S05-oferta.docx", "S05-oferta.html"}),
        (("--pack", "customer", "--format", "docx"), {"S05-oferta.docx"}),
        (
            ("--pack", "interviewer", "--pack", "customer", "--format", "xlsx"),
            {"S00-rejestr-win-loss.xlsx", "S00-wybor-spraw-do-win-loss.xlsx"},
        ),
        (("--pack", "seller", "--stage", "order", "--format", "html"), {"S07-umowa.html"}),
        (("--audience", "internal", "--only", "offer-general"), set()),
    ],
)
def test_parts_narrow_each_other_down(build: Build, out: Path, options: tuple[str, ...], made: set[str]) -> None:
    assert build(*options).code == 0
    assert {path.name for path in out.rglob("S0*")} == made


@pytest.mark.parametrize(
    "options",
    [
        ("--pack", "customer"),
        ("--audience", "customer"),
        ("--format", "csv"),
        ("--stage", "offer"),
        ("--only", "portal"),
    ],
)
def test_the_rest_is_left_alone(build: Build, source: Path, out: Path, options: tuple[str, ...]) -> None:
    build()
    before = snapshot(out)
    change(source, "body: B", "body: C")
    change(source, "goal: Cel", "goal: Nowy cel")
    selected = {row["path"] for row in json.loads(build(*options, "--dry-run", "--report", "json").out)}
    assert build(*options).code == 0
    after = snapshot(out)
    touched = {name for name in after if after[name] != before.get(name)} - {"manifest.json", ".salesbook/digests.json"}
    assert {str(out / name) for name in touched} <= selected
    assert before.keys() == after.keys()
    rows = {row["path"]: row for row in json.loads((out / "manifest.json").read_text("utf-8"))["files"]}
    assert set(rows) == {name for name in after if name != "manifest.json" and not name.startswith(".salesbook/")}


@pytest.mark.parametrize(
    ("options", "hint"),
    [(("--pack", "sellers"), "Did you mean `seller`?"), (("--audience", "customers"), "Did you mean `customer`?")],
)
def test_a_slip_is_wrong_usage(build: Build, options: tuple[str, ...], hint: str) -> None:
    said = build(*options)
    assert said.code == 2
    assert hint in said.err
