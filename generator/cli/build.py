"""``salesbook build``: the set of papers."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import click

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import BlueprintError, Problem, in_order
from generator.build import run
from generator.build.selection import Selection
from generator.build.write import Change, Verb
from generator.deliverables.registry import FORMATS, Format

from . import arguments, report


class _Date(click.ParamType[datetime.date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as 2026-01-05.", param, ctx)


@dataclass
class _Outcome:
    """What the builds of one call did and found, as it gathers."""

    changes: list[Change] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    built: dict[Path, Path] = field(default_factory=dict)


@click.command("build")
@arguments.blueprints
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to.",
)
@click.option("--only", multiple=True, metavar="ID", help="Only this deliverable; may be repeated.")
@click.option("--stage", "stages", multiple=True, metavar="ID", help="Only this stage with its sub-parts; repeatable.")
@click.option("--format", "formats", multiple=True, type=arguments.OneOf(get_args(Format)), help="Only this format.")
@arguments.language
@arguments.variant
@click.option("--as-of", type=_Date(), help="The date to print as today, YYYY-MM-DD.")
@arguments.strict
@arguments.form
def command(
    blueprints: tuple[Path, ...],
    output: Path,
    only: tuple[str, ...],
    stages: tuple[str, ...],
    formats: tuple[Format, ...],
    language: str | None,
    variant: str | None,
    as_of: datetime.date | None,
    strict: bool,
    form: str,
) -> int:
    """Build the papers of one or several blueprints."""
    selection = Selection(only, stages, formats or FORMATS)
    epoch = _epoch()
    outcome = _Outcome()
    for path in arguments.or_here(blueprints):
        try:
            loaded = _checked(path, language, variant, strict, outcome)
            _claim(path, loaded, output, outcome)
            today = as_of or (None if loaded.blueprint.as_of else epoch)
            _build(loaded, output, selection, today, outcome)
        except BlueprintError as error:
            outcome.found += error.problems
    _print(outcome, form)
    return _status(outcome, strict)


def _checked(path: Path, language: str | None, variant: str | None, strict: bool, outcome: _Outcome) -> LoadedBlueprint:
    """A blueprint that may be built. Raises ``BlueprintError``, if strict for warnings as well."""
    loaded, warnings = run.check(path, language, variant)
    if any(report.is_failure(warning, strict) for warning in warnings):
        raise BlueprintError(warnings)
    outcome.found += warnings
    return loaded


def _claim(path: Path, loaded: LoadedBlueprint, output: Path, outcome: _Outcome) -> None:
    """Keep two blueprints with one id from writing over each other's papers."""
    folder = run.folder_of(loaded, output)
    other = outcome.built.setdefault(folder, path)
    if other != path:
        message = f"`{loaded.blueprint.id}` is the id of {other} too, so both would be written to {folder.as_posix()}"
        hint = "Give one of them another `id`, or build them into different folders with `--output`."
        raise BlueprintError([Problem("same-id", message, hint, loaded.place("id"), "id")])


def _build(
    loaded: LoadedBlueprint, output: Path, selection: Selection, today: datetime.date | None, outcome: _Outcome
) -> None:
    try:
        with _progress() as progress:
            built = run.build(loaded, output, selection=selection, as_of=today, progress=progress)
    except OSError as error:
        raise BlueprintError([_unwritable(error, output)]) from error
    folder = built.folder.as_posix()
    outcome.changes += [Change(change.verb, f"{folder}/{change.path}", change.why) for change in built.changes]


def _epoch() -> datetime.date | None:
    """The date of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), or None where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{seconds}', no number of seconds since 1970.") from error


def _unwritable(error: OSError, output: Path) -> Problem:
    reason = (error.strerror or str(error)).lower()
    return Problem("output", f"cannot write to {error.filename or output}: {reason}", "Check the folder and its space.")


def _print(outcome: _Outcome, form: str) -> None:
    if form == "json":
        report.as_json([{"verb": change.verb, "path": change.path, "why": change.why} for change in outcome.changes])
    else:
        _print_changes(outcome.changes)
    report.problems(in_order(outcome.found))
    if outcome.changes and form == "text":
        counts = Counter(change.verb for change in outcome.changes)
        click.echo(", ".join(f"{counts[verb]} {verb}" for verb in get_args(Verb) if counts[verb]), err=True)


def _print_changes(changes: list[Change]) -> None:
    """A line for each file that was changed or kept from it."""
    for change in changes:
        if change.verb != "identical":
            click.echo(f"{change.verb:>9}  {change.path}" + (f"  ({change.why})" if change.why else ""))


def _status(outcome: _Outcome, strict: bool) -> int:
    if any(report.is_failure(problem, strict) for problem in outcome.found):
        return 1
    return 3 if any(change.verb == "keep" for change in outcome.changes) else 0


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
