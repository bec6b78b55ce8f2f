"""``salesbook check``: everything that is wrong, at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError, Problem, in_order
from generator.build import run

from . import arguments, report


@click.command("check")
@arguments.blueprints
@arguments.strict
@arguments.form
def command(blueprints: tuple[Path, ...], strict: bool, form: str) -> int:
    """Check blueprints: every problem with its place and a hint."""
    found = in_order(problem for path in arguments.or_here(blueprints) for problem in _problems(path))
    if form == "json":
        report.problems_as_json(found)
    else:
        report.problems(found)
    if not found and form == "text":
        click.echo("Nothing wrong.", err=True)
    return 1 if any(report.is_failure(problem, strict) for problem in found) else 0


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        return run.check(path)[1]
    except BlueprintError as error:
        return error.problems
