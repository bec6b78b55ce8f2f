"""``salesbook list``: the deliverables of a blueprint."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError
from generator.deliverables.registry import AnyDeliverable, offered

from . import arguments, report


@click.command("list")
@arguments.blueprint
@arguments.form
def command(blueprint: Path, form: str) -> int:
    """List the deliverables: id, title, stage, formats, audience."""
    try:
        deliverables = offered(load(blueprint).blueprint)
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        deliverables = None
    if form == "json":
        report.as_json([_row(deliverable) for deliverable in deliverables or ()])
    elif deliverables:
        _print(deliverables)
    return 1 if deliverables is None else 0


def _row(deliverable: AnyDeliverable) -> dict[str, object]:
    return {
        "id": deliverable.id,
        "title": deliverable.title,
        "stage": deliverable.stage,
        "formats": list(deliverable.formats),
        "audience": deliverable.audience,
        "purpose": deliverable.purpose,
    }


def _print(deliverables: tuple[AnyDeliverable, ...]) -> None:
    rows = [(d.id, d.stage or "–", " ".join(d.formats), d.audience, d.title) for d in deliverables]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        click.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))
