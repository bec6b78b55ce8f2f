"""``salesbook build``: the set of papers.

What loads models and renderers is imported only where something has changed, so that a build with nothing to do is done
at once.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from generator.blueprint.model import days
from generator.blueprint.problems import BlueprintError
from generator.locale import LANGUAGES
from generator.press.planning.change import Built, OnEdit
from generator.press.planning.order import Order
from generator.press.planning.selection import AUDIENCES, FORMATS, PACKS, Selection
from generator.press.writing.inputs import Sets

from . import arguments, report
from .outcome import Finish, Outcome, settle, tell

if TYPE_CHECKING:
    from generator.press.run import Prepared

Advance = Callable[[str, int, int], None]


class _Date(click.ParamType[datetime.date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return days.read(str(value))
        except ValueError as error:
            self.fail(_in_a_sentence(error), param, ctx)


def _in_a_sentence(error: ValueError) -> str:
    message, _, hint = str(error).partition("\n")
    return f"{message}. {hint}" if hint else message


@click.command("build")
@arguments.blueprints
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to.",
)
@click.option(
    "--only", multiple=True, metavar="ID", help="Only this paper, or one section: handbook.roles. Repeatable."
)
@click.option(
    "--changed-since",
    type=arguments.Edition(),
    metavar="EDITION",
    help="Only papers that changed since this edition.",
)
@click.option("--stage", "stages", multiple=True, metavar="ID", help="Only this stage with its sub-parts; repeatable.")
@click.option("--pack", "packs", multiple=True, type=arguments.OneOf(PACKS), help="Only what is for these people.")
@click.option("--audience", "audiences", multiple=True, type=arguments.OneOf(AUDIENCES), help="Only what is for them.")
@click.option("--format", "formats", multiple=True, type=arguments.OneOf(FORMATS), help="Only this format.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=arguments.OneOf(LANGUAGES),
    help="Language of the papers; the blueprint's own if left out; may be repeated.",
)
@arguments.variant
@click.option("--theme", metavar="NAME|FOLDER", help="How papers look, instead of what the blueprint says.")
@click.option("--as-of", type=_Date(), help="The date to print as today, YYYY-MM-DD.")
@click.option("--jobs", type=click.IntRange(min=1), help="Blueprints at a time; as many as there are processors.")
@click.option(
    "--on-edit",
    type=arguments.OneOf(get_args(OnEdit)),
    default="keep",
    show_default=True,
    help="What becomes of files that were edited by hand: kept, moved aside, overwritten.",
)
@click.option("--take-over", is_flag=True, help="Let a blueprint have the set of another company that has its id.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen to each file, and why.")
@click.option("--watch", is_flag=True, help="Go on, and build again whenever a blueprint is saved; Ctrl-C ends.")
@click.option("--serve", is_flag=True, help="As --watch, and show the papers in a browser of this machine.")
@arguments.strict
@arguments.every
@arguments.form
def command(
    blueprints: tuple[Path, ...],
    dry_run: bool,
    watch: bool,
    serve: bool,
    jobs: int | None,
    strict: bool,
    every: bool,
    form: str,
    **options: Any,
) -> int:
    """Build the papers of one or several blueprints."""
    tell_problems = report.problems if every else report.first_problems
    try:
        orders = list(_orders(arguments.or_here(blueprints), strict, options))
    except BlueprintError as error:
        tell_problems(error.problems)
        return 1
    if not orders:
        click.echo("No paper says anything else since then.", err=True)
        return 0
    if watch or serve:
        if dry_run or form == "json":
            raise click.UsageError("--watch and --serve go on for ever; --dry-run and --report json end.")
        from . import watching

        watching.run(orders, serve, tell_problems)
    outcome = Outcome()
    make(orders, _foresee if dry_run else settle, jobs or os.cpu_count() or 1, outcome)
    tell(outcome, form, tell_problems, told_all=dry_run)
    return outcome.status(strict)


def _orders(paths: Iterable[Path], strict: bool, options: dict[str, Any]) -> Iterator[Order]:
    """An order for each blueprint in each language; none where no paper has changed. Raises ``BlueprintError``."""
    languages = options.pop("languages") or (None,)
    parts = {name: options.pop(name) for name in ("stages", "formats", "audiences", "packs")}
    only, edition = options.pop("only"), options.pop("changed_since")
    if only and edition:
        raise click.UsageError("--only names papers, and --changed-since finds them: give one of both.")
    epoch = _epoch()
    for path in paths:
        wanted = _changed_since(edition, path) if edition else only
        if edition and not wanted:
            continue
        selection = Selection(only=wanted, **parts)
        for language in languages:
            yield Order(path, selection=selection, language=language, epoch=epoch, strict=strict, **options)


def _changed_since(edition: str, path: Path) -> tuple[str, ...]:
    from generator.press import comparing

    return comparing.changed_since(edition, path)


def make(orders: list[Order], finish: Finish, jobs: int, outcome: Outcome) -> None:
    """Fill the orders: those for which nothing changed are done already, the others are prepared and finished."""
    todo = []
    sets = Sets(orders[0].output)
    for order in orders:
        standing = sets.unchanged(order)
        if standing and outcome.built.setdefault(standing.built.folder, order.path) == order.path:
            outcome.found += standing.warnings
            outcome.add(standing.built)
        else:
            todo.append(order)
    if todo:
        _prepare_and_finish(todo, finish, jobs, outcome)


def _prepare_and_finish(orders: list[Order], finish: Finish, jobs: int, outcome: Outcome) -> None:
    from generator.press import batch

    with _progress() as advance:
        for number, (order, result) in enumerate(zip(orders, batch.prepared(orders, jobs, advance), strict=True), 1):
            outcome.take(result, order, finish)
            if len(orders) > 1:
                advance(order.path.name, number, len(orders))


def _foresee(prepared: Prepared, order: Order) -> Built:
    from generator.press import run

    return run.foresee(prepared, order)


def _epoch() -> datetime.date | None:
    """The date of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), or None where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        day = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{seconds}', no number of seconds since 1970.") from error
    try:
        return days.within(day)
    except ValueError as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{seconds}': {_in_a_sentence(error)}") from error


@contextmanager
def _progress() -> Iterator[Advance]:
    """A progress bar on standard error, on a terminal only."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(name: str, done: int, total: int) -> None:
            bar.update(task, description=Path(name).name[:40].ljust(40), completed=done, total=total)

        yield advance
