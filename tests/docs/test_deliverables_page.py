"""docs/deliverables.md: its table says of every deliverable of the base what the registry says."""

from __future__ import annotations

import re

from generator.deliverables.registry import AnyDeliverable, offered
from tests.papers import ROOT, MadeSet

PAGE = ROOT / "docs/deliverables.md"
COLUMNS = ("id", "title (Polish)", "stage", "formats", "audience", "what it is for")
README_COLUMNS = ("id", "what it is", "formats", "for")


def rows(document: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of the table with these columns."""
    head = f"| {' | '.join(columns)} |\n"
    table = document.partition(head)[2].partition("\n\n")[0].splitlines()[1:]
    return [tuple(cell.strip().strip("`") for cell in line.strip("|").split("|")) for line in table]


def formats(deliverable: AnyDeliverable) -> str:
    return ", ".join(deliverable.formats)


def test_the_table_is_what_the_base_offers(name_only: MadeSet) -> None:
    told = {row[:5] for row in rows(PAGE.read_text("utf-8"), COLUMNS)}
    assert told == {(d.id, d.title, d.stage or "–", formats(d), d.audience) for d in offered(name_only.blueprint)}


def test_every_deliverable_says_what_it_is_for() -> None:
    assert [row[0] for row in rows(PAGE.read_text("utf-8"), COLUMNS) if len(row[5]) < 20] == []


def test_the_table_of_the_readme_is_the_same_set(example: MadeSet) -> None:
    """There the skeletons and the three offers stand in a row each."""
    told = rows((ROOT / "README.md").read_text("utf-8"), README_COLUMNS)
    ids = {id_ for row in told for id_ in _ids(row[0])}
    assert ids == {deliverable.id for deliverable in offered(example.blueprint)}
    by_id = {deliverable.id: deliverable for deliverable in offered(example.blueprint)}
    for row in told:
        for id_ in _ids(row[0]):
            assert (row[2], row[3]) == (formats(by_id[id_]), by_id[id_].audience), id_


def _ids(cell: str) -> list[str]:
    """The ids of a cell: `` `offer-general`, `-detailed` `` are two."""
    names = re.findall(r"[a-z0-9-]+", cell)
    stem = names[0].partition("-")[0]
    return [f"{stem}{name}" if name.startswith("-") else name for name in names]
