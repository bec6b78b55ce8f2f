"""``salesbook build``: the set of papers."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import click

from generator.blueprint.problems import BlueprintError, Problem, in_order
from generator.build import run
from generator.build.selection import Selection
from generator.build.write import Change
from generator.deliverables.registry import FORMATS, Format

from . import arguments, report


class _Date(click.ParamType[datetime.date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as 2026-01-05.", param, ctx)


@click.command("build")
@arguments.blueprints
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("output"), show_default=True, help="Folder to write to.")
@click.option("--only", multiple=True, metavar="ID", help="Only this deliverable; may be repeated.")
@click.option("--stage", "stages", multiple=True, metavar="ID", help="Only this stage with its sub-parts; may be repeated.")
@click.option("--format", "formats", multiple=True, type=click.Choice(get_args(Format)), help="Only this format; may be repeated.")
@arguments.language
@click.option("--as-of", type=_Date(), help="The date to print as today, YYYY-MM-DD.")
@arguments.strict
@click.option("--report", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for machines.")
def command(
    blueprints: tuple[Path, ...],
    output: Path,
    only: tuple[str, ...],
    stages: tuple[str, ...],
    formats: tuple[Format, ...],
    language: str | None,
    as_of: datetime.date | None,
    strict: bool,
    form: str,
) -> int:
    """Build the papers of one or several blueprints."""
    selection = Selection(only, stages, formats or FORMATS)
    changes: list[Change] = []
    found: list[Problem] = []
    for path in arguments.or_here(blueprints):
        try:
            if strict:
                _refuse_warnings(path, language)
            with _progress() as progress:
                built = run.build(path, output, selection=selection, language=language, as_of=as_of or _epoch(), progress=progress)
        except BlueprintError as error:
            found += error.problems
            continue
        except OSError as error:
            found.append(_unwritable(error, output))
            continue
        changes += [Change(change.verb, f"{built.folder.as_posix()}/{change.path}", change.why) for change in built.changes]
        found += built.warnings
    _report(changes, in_order(found), form)
    return _status(changes, found)


def _refuse_warnings(path: Path, language: str | None) -> None:
    warnings = run.check(path, language)[1]
    if warnings:
        raise BlueprintError(warnings)


def _epoch() -> datetime.date | None:
    """The date of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), or None."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds.isdigit() else None


def _unwritable(error: OSError, output: Path) -> Problem:
    return Problem(
        "output", f"cannot write to {error.filename or output}: {(error.strerror or str(error)).lower()}", "Check the folder and the free space."
    )


def _report(changes: list[Change], found: tuple[Problem, ...], form: str) -> None:
    if form == "json":
        report.as_json([{"verb": change.verb, "path": change.path, "why": change.why} for change in changes])
    else:
        for change in changes:
            if change.verb != "identical":
                click.echo(f"{change.verb:>9}  {change.path}" + (f"  ({change.why})" if change.why else ""))
    report.problems(found)
    if changes and form == "text":
        counts = Counter(change.verb for change in changes)
        click.echo(", ".join(f"{counts[verb]} {verb}" for verb in ("create", "update", "identical", "keep", "remove") if counts[verb]), err=True)


def _status(changes: list[Change], found: list[Problem]) -> int:
    if any(problem.severity == "error" for problem in found):
        return 1
    return 3 if any(change.verb == "keep" for change in changes) else 0


@contextmanager
def _progress() -> Iterator[run.Progress]:
    """A progress bar on standard error, on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def advance(path: str, done: int, total: int) -> None:
            bar.update(task, description=Path(path).name[:40].ljust(40), completed=done, total=total)

        yield advance
