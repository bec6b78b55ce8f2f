"""``salesbook diff``: what changed between two editions, and which papers it touches."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError
from generator.editions import names
from generator.press.comparing import compare

from . import arguments, difference_report, report


class State(arguments.Edition):
    """The number of an edition, or ``now``."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The number, or ``now`` in any case."""
        text = str(value)
        return names.NOW if text.lower() == names.NOW else super().convert(text, param, ctx)


@click.command("diff")
@click.argument("old", type=State())
@click.argument("new", type=State(), default=names.NOW, metavar="[NEW]")
@arguments.blueprint_option
@click.option(
    "--report",
    "form",
    type=arguments.OneOf(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For people, for machines, or for a pull request.",
)
def command(old: str, new: str, blueprint: Path, form: str) -> int:
    """Tell what changed from edition OLD to NEW, or to the blueprint as it is now."""
    try:
        comparison = compare(old, new, blueprint)
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        if form == "json":
            report.as_json({})
        return 1
    if form == "json":
        report.as_json(difference_report.as_data(comparison))
    else:
        tell = difference_report.as_markdown if form == "markdown" else difference_report.as_text
        for line in tell(comparison):
            click.echo(line)
    report.problems(comparison.problems)
    return 0
