"""``salesbook theme``: the themes that there are, one of one's own, and whether it holds."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError, Problem, in_order

from . import arguments, report


@click.group("theme", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """List themes, make one of your own, check it."""


@command.command("list")
@click.argument("blueprint", default=".", type=click.Path(path_type=Path), metavar="[BLUEPRINT]")
@arguments.form
def list_(blueprint: Path, form: str) -> int:
    """List the themes that ship, and those of a blueprint's folder."""
    from generator.press.looks.listing import themes

    rows = list(themes(blueprint))
    if form == "json":
        report.as_json([{"name": row.name, "says": row.says, "own": row.is_own} for row in rows])
        return 0
    width = max(len(row.name) for row in rows)
    for row in rows:
        click.echo(report.harmless(f"{row.name.ljust(width)}  {row.says}"))
    return 0


@command.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="NAME")
@click.option("--from", "base", default="classic", show_default=True, help="The theme that it is made from.")
def new(folder: Path, base: str) -> int:
    """Make a theme in the folder NAME; nothing that is there is overwritten."""
    from generator.press.looks.making import make

    try:
        made = make(folder, base)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    for path in made:
        click.echo(report.harmless(f"create  {path}"))
    click.echo(
        f"Name it in a blueprint, `theme: {folder.as_posix()}`, and look at it: salesbook theme check {folder}",
        err=True,
    )
    return 0


@command.command("check")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@arguments.strict
@arguments.form
def check(folder: Path, strict: bool, form: str) -> int:
    """Check the theme in a folder: every mistake with its place and a hint."""
    from generator.press.looks.listing import faults

    found: tuple[Problem, ...] = in_order(faults(folder))
    if form == "json":
        report.problems_as_json(found)
    else:
        report.problems(found)
        if not found:
            click.echo("Nothing wrong.", err=True)
    return 1 if any(problem.is_failure(strict) for problem in found) else 0
