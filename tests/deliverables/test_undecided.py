"""What a paper shows as undecided is data: each mark on it knows the key to set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.registry import AnyDeliverable, Deliverable, offered
from generator.documents.blocks import Callout
from generator.documents.inline import Run
from generator.documents.undecided import Undecided, shown
from tests.papers import write_blueprint

MARK = {"pl": "do ustalenia:", "en": "to be decided:"}
BARE = {
    "stages": {
        "talk": {"number": 1, "name": "Rozmowa", "tasks": {"a": {"name": "Zadanie"}}},
        "rest": {"name": "Reszta"},
    },
    "tools": {"list": {"stage": "talk", "name": "Lista"}},
    "objections": {"dear": {"category": "price", "wordings": ["Za drogo, [[company.short_name]] [[company.phone]]"]}},
    "kpis": {"calls": {"name": "Telefony", "kind": "leading", "formula": "Liczba", "unit": "count"}},
    "products": {"mill": {"name": "Młyn"}},
    "roles": {"seller": {"name": "Sprzedawca"}},
    "cadences": {
        "first": {
            "name": "Pierwsza",
            "function": "inbound",
            "goal": "Cel",
            "owner": "seller",
            "steps": {"one": {"day": 1, "purpose": "Cel"}},
        }
    },
    "messages": {
        "hello": {
            "name": "Dzień dobry",
            "kind": "follow-up",
            "channel": "mail",
            "body": "Piszę z [[company.web]]",
            "legal_footer": "Dane: [[company.address]], [[company.email]]",
        }
    },
    "changes": {"one": {"finding": "Za drogo"}},
    "waves": {"one": {"name": "Pierwsza", "days": 30}},
}
"""A company that has written down as little as it may about many things."""


def contents(blueprint: Blueprint) -> Iterator[tuple[AnyDeliverable, Any]]:
    view = customer_view(blueprint)
    for paper in offered(blueprint):
        for make in (paper.document, paper.workbook, paper.table):
            if make:
                yield paper, make(view if paper.audience == "customer" else blueprint)  # type: ignore[arg-type]
        if isinstance(paper, Deliverable) and paper.index:
            yield paper, paper.index(blueprint, ())


def texts_of_no_decision(node: Any) -> Iterator[str]:
    """Every text of a paper that is not marked as a decision to make."""
    is_decision = isinstance(node, (Run, Callout)) and node.kind == "decision"
    if isinstance(node, (tuple, dict)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from texts_of_no_decision(part)
    elif isinstance(node, str) and not isinstance(node, Undecided):
        yield node
    elif is_dataclass(node) and not is_decision:
        for field in fields(node):
            if field.name not in ("search", "data"):
                yield from texts_of_no_decision(getattr(node, field.name))


@pytest.fixture(
    params=[("pl", {"extends": "ten-stage"}), ("en", {"extends": "ten-stage"}), ("pl", BARE)], ids=["pl", "en", "bare"]
)
def blueprint(request: pytest.FixtureRequest, tmp_path: Path) -> Blueprint:
    language, more = request.param
    return load(write_blueprint(tmp_path, {"language": language, "company": {"name": "–"}, **more})).blueprint


def test_no_decision_is_printed_that_does_not_know_its_key(blueprint: Blueprint) -> None:
    lost = [
        (paper.id, text)
        for paper, content in contents(blueprint)
        for text in texts_of_no_decision(content)
        if MARK[blueprint.language] in text.lower()
    ]
    assert lost == []
    assert all(one.path and one.subject for _, content in contents(blueprint) for one in shown(content).decisions)


def test_a_table_for_machines_knows_what_is_undecided_in_its_texts(tmp_path: Path) -> None:
    blueprint = load(write_blueprint(tmp_path, {"company": {"name": "–"}, **BARE})).blueprint
    (table,) = (paper.table for paper in offered(blueprint) if paper.id == "messages")
    assert table is not None
    found = [one.path for one in shown(table(blueprint)).decisions]  # type: ignore[arg-type]
    assert found == ["company.web", "company.address", "company.email"]
