"""``salesbook release``: the blueprint as it stands, frozen as an edition."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError, in_order
from generator.blueprint.reading.files import shown
from generator.press.checking.findings import checked
from generator.press.releasing import Released, release

from . import arguments, decisions, report


@click.command("release")
@click.argument("edition", type=arguments.Edition())
@arguments.blueprint_option
@arguments.strict
@arguments.every
@arguments.form
def command(edition: str, blueprint: Path, strict: bool, every: bool, form: str) -> int:
    """Freeze the blueprint as EDITION; one that was released is never overwritten."""
    result = checked(blueprint)
    found, done = result.problems, None
    if result.loaded and not any(problem.is_failure(strict) for problem in found):
        try:
            done = release(result.loaded, edition)
        except BlueprintError as error:
            found = in_order((*found, *error.problems))
    _tell(done, form)
    (report.problems if every else report.first_problems)(found)
    for line in decisions.summary(result):
        click.echo(line, err=True)
    return 0 if done else 1


def _tell(done: Released | None, form: str) -> None:
    if form == "json":
        report.as_json([{"verb": done.verb, "path": shown(done.path)}] if done else [])
    elif done:
        click.echo(report.harmless(f"{done.verb:>9}  {shown(done.path)}"))
