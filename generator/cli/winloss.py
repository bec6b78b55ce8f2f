"""``salesbook winloss``: interviews and closed deals into the blueprint, and what they say and propose out of it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from generator.blueprint.model.crm import DealColumn
from generator.blueprint.problems import BlueprintError, did_you_mean
from generator.blueprint.reading.files import shown

from . import arguments, report

if TYPE_CHECKING:
    from generator.press.importing import Imported

_KINDS = {"new": "new", "changed": "changed", "same": "as before", "planned": "planned", "open": "open"}


@click.group("winloss")
def command() -> None:
    """Take interviews and closed deals into a blueprint; report on them, and propose changes."""


@command.command("import")
@click.argument("registers", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REGISTER.xlsx…")
@arguments.blueprint_option
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@arguments.form
def import_(registers: tuple[Path, ...], blueprint: Path, dry_run: bool, form: str) -> int:
    """Read filled registers into `win-loss/interviews.yaml` beside BLUEPRINT; names stay in the registers."""
    from generator.press import importing

    try:
        done = importing.take_registers(blueprint, registers, importing.foreseen if dry_run else importing.written)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    return _told(done, form, "Interviews")


@command.command("report")
@arguments.blueprint_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder of the set that the report belongs to.",
)
@click.pass_context
def report_(context: click.Context, blueprint: Path, output: Path) -> int:
    """Build the report on the interviews of BLUEPRINT: Word, Excel and HTML."""
    from . import build

    status: int = context.invoke(build.command, blueprints=(blueprint,), only=("win-loss-report",), output=output)
    return status


@command.command("propose")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.patch.yaml")
@arguments.blueprint_option
def propose(file: Path, blueprint: Path) -> int:
    """Write what interviews propose to change into FILE, each with its evidence, for `salesbook accept`."""
    from generator.press import proposals, run

    try:
        loaded, _ = run.check(blueprint)
        many = proposals.write_findings(loaded, file, blueprint)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    if not many:
        click.echo("Nothing to propose.", err=True)
        return 0
    click.echo(report.harmless(f"{'create':>9}  {shown(file)}"))
    click.echo(f"Proposals: {many}.", err=True)
    click.echo(
        report.harmless(f"Next: read it, then salesbook accept {shown(file)} --blueprint {shown(blueprint)}"), err=True
    )
    return 0


class Column(click.ParamType[tuple[str, str]]):
    """A column of an export by its name: ``number=Nr sprawy``."""

    name = "field=name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """What the column holds, and its name."""
        what, _, name = str(value).partition("=")
        known = get_args(DealColumn)
        if what not in known or not name.strip():
            hint = did_you_mean(what, known, f"One of: {', '.join(known)}.")
            self.fail(f"'{value}' does not say what a column holds, as in number=Nr. {hint}", param, ctx)
        return what, name.strip()


@command.command("deals")
@click.argument("export", type=click.Path(path_type=Path), metavar="EXPORT.csv")
@arguments.blueprint_option
@click.option("--column", "columns", multiple=True, type=Column(), help="What a column is called: number=Nr.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only deals that ended on that day or later.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@arguments.form
def deals(
    export: Path,
    blueprint: Path,
    columns: tuple[tuple[str, str], ...],
    since: datetime.datetime | None,
    dry_run: bool,
    form: str,
) -> int:
    """Read closed deals from a CRM's export into `win-loss/deals.yaml` beside BLUEPRINT; names become codes."""
    from generator.press import importing

    day, finish = since.date() if since else None, importing.foreseen if dry_run else importing.written
    try:
        done = importing.take_deals(blueprint, export, dict(columns), day, finish)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    return _told(done, form, "Deals")


def _told(done: Imported, form: str, what: str) -> int:
    """Print what was done: to standard output the file, to standard error what is told, and a sum."""
    why = ", ".join(f"{done.counts[kind]} {told}" for kind, told in _KINDS.items() if done.counts[kind])
    if form == "json":
        report.as_json([{"verb": done.verb, "path": shown(done.path), "why": why}] if why else [])
    elif why:
        click.echo(report.harmless(f"{done.verb:>9}  {shown(done.path)}"))
    report.problems(done.problems)
    click.echo(f"{what}: {why or 'none'}.", err=True)
    return 1 if any(problem.is_failure(strict=False) for problem in done.problems) else 0
