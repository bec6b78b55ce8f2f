"""``salesbook check``: everything that is wrong, at once, and what is still to be decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.blueprint.problems import Problem, in_order
from generator.press.checking.checking import Checked, checked

from . import arguments, report
from .decisions import as_lines, as_rows, summary
from .sarif import sarif, workflow_commands


def _as_annotations(found: Sequence[Problem]) -> None:
    for line in workflow_commands(found):
        click.echo(line)


def _as_sarif(found: Sequence[Problem]) -> None:
    report.as_rows(*sarif(found))


_FOR_MACHINES: dict[str, Callable[[Sequence[Problem]], None]] = {
    "json": report.problems_as_json,
    "github": _as_annotations,
    "sarif": _as_sarif,
}
_FORMS_OF_DECISIONS = ("text", "json")


@click.command("check")
@arguments.blueprints
@arguments.variant
@arguments.strict
@arguments.every
@click.option("--decisions", is_flag=True, help="List what is still to be decided, as lines of a blueprint to fill in.")
@click.option(
    "--report",
    "form",
    type=arguments.OneOf(["text", *_FOR_MACHINES]),
    default="text",
    show_default=True,
    help="For people, or for machines: JSON, GitHub's annotations, SARIF.",
)
def command(
    blueprints: tuple[Path, ...], variant: str | None, strict: bool, every: bool, decisions: bool, form: str
) -> int:
    """Check blueprints: every problem with its place and a hint.

    How many decisions are still open, and in which papers, is told as well.
    """
    if decisions and form not in _FORMS_OF_DECISIONS:
        raise click.UsageError(f"--decisions are listed as {' or '.join(_FORMS_OF_DECISIONS)}, not for {form}.")
    tell = report.problems if every else report.first_problems
    results = [checked(path, variant) for path in arguments.or_here(blueprints)]
    found = in_order(problem for result in results for problem in result.problems)
    if decisions:
        tell(found)
        _list(results, form)
    elif form == "text":
        tell(found)
        _close(results, found)
    else:
        _FOR_MACHINES[form](found)
    return 1 if any(problem.is_failure(strict) for problem in found) else 0


def _list(results: Sequence[Checked], form: str) -> None:
    """The decisions on standard output; the problems stand beside it as ever."""
    if form == "json":
        report.as_json([row for result in results for row in as_rows(result)])
        return
    for result in results:
        for line in as_lines(result):
            click.echo(line)


def _close(results: Sequence[Checked], found: Sequence[Problem]) -> None:
    """What there is to say after the problems: how much is open, or that nothing is wrong."""
    said = [line for result in results for line in summary(result)]
    if not found:
        click.echo("No problems." if said else "Nothing wrong.", err=True)
    for line in said:
        click.echo(line, err=True)
