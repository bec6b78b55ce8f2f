"""``salesbook check``: everything that is wrong, at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError, Problem, in_order
from generator.build import checking

from . import arguments, report
from .sarif import sarif, workflow_commands


def _as_text(found: Sequence[Problem]) -> None:
    report.problems(found)
    if not found:
        click.echo("Nothing wrong.", err=True)


def _as_annotations(found: Sequence[Problem]) -> None:
    for line in workflow_commands(found):
        click.echo(line)


def _as_sarif(found: Sequence[Problem]) -> None:
    report.as_json(sarif(found))


_FORMS: dict[str, Callable[[Sequence[Problem]], None]] = {
    "text": _as_text,
    "json": report.problems_as_json,
    "github": _as_annotations,
    "sarif": _as_sarif,
}


@click.command("check")
@arguments.blueprints
@arguments.variant
@arguments.strict
@click.option(
    "--report",
    "form",
    type=arguments.OneOf(list(_FORMS)),
    default="text",
    show_default=True,
    help="For people, or for machines: JSON, GitHub's annotations, SARIF.",
)
def command(blueprints: tuple[Path, ...], variant: str | None, strict: bool, form: str) -> int:
    """Check blueprints: every problem with its place and a hint."""
    found = in_order(problem for path in arguments.or_here(blueprints) for problem in _problems(path, variant))
    _FORMS[form](found)
    return 1 if any(problem.is_failure(strict) for problem in found) else 0


def _problems(path: Path, variant: str | None) -> tuple[Problem, ...]:
    try:
        return checking.problems(path, variant)
    except BlueprintError as error:
        return error.problems
