"""``salesbook what-changed``: what an edition changes, as a paper for those who work by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from generator.editions import names
from generator.press.planning.change import OnEdit
from generator.press.planning.selection import Selection

from . import apart, arguments, report
from .diff import State
from .outcome import Outcome, tell

_FORMATS = ("docx", "html", "pdf")


@click.command("what-changed")
@click.argument("old", type=State())
@click.argument("new", type=State(), default=names.NOW, metavar="[NEW]")
@arguments.blueprint_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to; the paper goes into a folder of its own below `changes`.",
)
@click.option("--format", "formats", multiple=True, type=arguments.OneOf(_FORMATS), help="Only this format.")
@click.option("--theme", metavar="NAME|FOLDER", help="How it looks, instead of what the blueprint says.")
@click.option(
    "--on-edit",
    type=arguments.OneOf(get_args(OnEdit)),
    default="keep",
    show_default=True,
    help="What becomes of a paper that was edited by hand: kept, moved aside, overwritten.",
)
@click.option("--take-over", is_flag=True, help="Let a blueprint have the paper of another company.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@arguments.strict
@arguments.every
@arguments.form
def command(blueprint: Path, formats: tuple[Any, ...], dry_run: bool, every: bool, form: str, **options: Any) -> int:
    """Tell people on two pages what changed from edition OLD to NEW, or to the blueprint as it is now."""
    from generator.press import announcing

    order = announcing.NewsOrder(blueprint, selection=Selection(formats=formats), **options)
    outcome = Outcome()
    apart.make(order, announcing.prepare, announcing.write, dry_run, outcome)
    tell(outcome, form, report.problems if every else report.first_problems, told_all=dry_run)
    return outcome.status(options["strict"])
