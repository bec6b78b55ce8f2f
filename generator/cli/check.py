"""``salesbook check``: everything that is wrong, at once, and what is still to be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from generator.blueprint.problems import Problem, in_order
from generator.press.checking.findings import Checked, checked

from . import arguments, report
from . import baseline as baseline_
from . import decisions as decisions_
from . import untouched as untouched_
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
Lines = Callable[[Checked], Iterator[str]]
Rows = Callable[[Checked], Iterator[dict[str, object]]]
_LISTS: dict[str, tuple[Lines, Rows]] = {
    "decisions": (decisions_.as_lines, decisions_.as_rows),
    "untouched": (untouched_.as_lines, untouched_.as_rows),
}
"""What can be listed, as lines for people and as rows for machines."""
_FORMS_OF_LISTS = ("text", "json")


@click.command("check")
@arguments.blueprints
@arguments.variant
@arguments.strict
@arguments.every
@click.option("--decisions", is_flag=True, help="List what is still to be decided, as lines of a blueprint to fill in.")
@click.option("--untouched", is_flag=True, help="List, by paper, the base's sentences that customers will read.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Tell only what is not in this file yet."
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the warnings of now into a file for --baseline.",
)
@click.option(
    "--report",
    "form",
    type=arguments.OneOf(["text", *_FOR_MACHINES]),
    default="text",
    show_default=True,
    help="For people, or for machines: JSON, GitHub's annotations, SARIF.",
)
def command(
    blueprints: tuple[Path, ...],
    variant: str | None,
    strict: bool,
    every: bool,
    decisions: bool,
    untouched: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    form: str,
) -> int:
    """Check blueprints: every problem with its place and a hint.

    How many decisions are still open, and in which papers, is told as well.
    """
    lists = [name for name, asked in (("decisions", decisions), ("untouched", untouched)) if asked]
    if len(lists) > 1:
        raise click.UsageError("Ask for --decisions or for --untouched: each is a list of its own.")
    if lists and form not in _FORMS_OF_LISTS:
        raise click.UsageError(f"--{lists[0]} is listed as {' or '.join(_FORMS_OF_LISTS)}, not for {form}.")
    tell = report.problems if every else report.first_problems
    results = [checked(path, variant) for path in arguments.or_here(blueprints)]
    found = in_order(problem for result in results for problem in result.problems)
    if write_baseline:
        written = baseline_.write(found, write_baseline)
        click.echo(f"{_counted(written)} written to {write_baseline.as_posix()}.", err=True)
    mended = 0
    if baseline:
        found, mended = baseline_.new_ones(found, baseline)
    if lists:
        tell(found)
        _list(results, form, *_LISTS[lists[0]])
    elif form == "text":
        tell(found)
        _close(results, found)
        if mended and baseline:
            again = f"Write it anew: --write-baseline {baseline.as_posix()}"
            click.echo(f"{_counted(mended)} of {baseline.as_posix()} no longer found. {again}", err=True)
    else:
        _FOR_MACHINES[form](found)
    return 1 if any(problem.is_failure(strict) for problem in found) else 0


def _counted(number: int) -> str:
    return "1 warning" if number == 1 else f"{number} warnings"


def _list(results: Sequence[Checked], form: str, lines: Lines, rows: Rows) -> None:
    """A list on standard output; the problems stand beside it as ever."""
    if form == "json":
        report.as_json([row for result in results for row in rows(result)])
        return
    for result in results:
        for line in lines(result):
            click.echo(line)


def _close(results: Sequence[Checked], found: Sequence[Problem]) -> None:
    """What there is to say after the problems: how much is open, or that nothing is wrong."""
    said = [line for result in results for line in decisions_.summary(result)]
    if not found:
        click.echo("No problems." if said else "Nothing wrong.", err=True)
    for line in said:
        click.echo(line, err=True)
