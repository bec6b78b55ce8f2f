"""``salesbook schema``: the JSON Schema of a blueprint or a customer's file, for editors."""

from __future__ import annotations

import click

from . import report


@click.command("schema")
@click.option("--customer", is_flag=True, help="That of a customer's file, for `salesbook offer`.")
def command(customer: bool) -> int:
    """Print the JSON Schema of a blueprint."""
    if customer:
        from generator.quotes.schema import customer_schema

        report.as_json(customer_schema())
    else:
        from generator.blueprint.schema import blueprint_schema

        report.as_json(blueprint_schema())
    return 0
