"""``salesbook schema``: the JSON Schema of a blueprint, for editors."""

from __future__ import annotations

import click

from generator.blueprint.schema import blueprint_schema

from . import report


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of a blueprint."""
    report.as_json(blueprint_schema())
    return 0
