"""``salesbook release``: the blueprint as it stands, frozen as an edition."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.problems import BlueprintError, in_order
from generator.blueprint.reading.files import shown
from generator.press.accepting import WrittenFile
from generator.press.checking.findings import checked
from generator.press.releasing import Released, release, renumber

from . import arguments, decisions, report


@click.command("release")
@click.argument("edition", type=arguments.Edition())
@arguments.blueprint_option
@arguments.strict
@arguments.every
@arguments.form
def command(edition: str, blueprint: Path, strict: bool, every: bool, form: str) -> int:
    """Freeze the blueprint as EDITION, which its papers say from then on; one that was released stays as it is."""
    result = checked(blueprint)
    found = result.problems
    done: tuple[WrittenFile | Released, ...] = ()
    if result.loaded and not any(problem.is_failure(strict) for problem in found):
        try:
            done = _released(result.loaded, edition, blueprint)
        except BlueprintError as error:
            found = in_order((*found, *error.problems))
    _tell(done, form)
    (report.problems if every else report.first_problems)(found)
    for line in decisions.summary(result):
        click.echo(line, err=True)
    return 0 if done else 1


def _released(loaded: LoadedBlueprint, edition: str, blueprint: Path) -> tuple[WrittenFile | Released, ...]:
    """The files that a release has written: those that bear the new number, and the edition."""
    renumbered = renumber(loaded, edition, blueprint)
    return (*renumbered, release(load(blueprint) if renumbered else loaded, edition))


def _tell(done: tuple[WrittenFile | Released, ...], form: str) -> None:
    if form == "json":
        report.as_json([{"verb": one.verb, "path": shown(one.path)} for one in done])
        return
    for one in done:
        click.echo(report.harmless(f"{one.verb:>9}  {shown(one.path)}"))
