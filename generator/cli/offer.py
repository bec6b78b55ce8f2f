"""``salesbook offer``: the offer to one customer, from the blueprint and the customer's file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import shown
from generator.locale import LANGUAGES
from generator.press.planning.change import OnEdit
from generator.press.planning.selection import FORMATS, Selection

from . import apart, arguments, report
from .outcome import Outcome, tell

if TYPE_CHECKING:
    from generator.press.quoting import OfferOrder


@click.command("offer")
@arguments.blueprint
@click.option("--customer", type=click.Path(path_type=Path), metavar="FILE", help="The customer's file, YAML.")
@click.option("--new", type=click.Path(path_type=Path), metavar="FILE", help="Only write a customer's file to fill in.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to write to; the offer goes into a folder of its own below `offers`.",
)
@click.option("--format", "formats", multiple=True, type=arguments.OneOf(FORMATS), help="Only this format.")
@click.option(
    "--language", type=arguments.OneOf(LANGUAGES), help="Language of the offer; that of the file if left out."
)
@arguments.variant
@click.option(
    "--on-edit",
    type=arguments.OneOf(get_args(OnEdit)),
    default="keep",
    show_default=True,
    help="What becomes of an offer that was edited by hand: kept, moved aside, overwritten.",
)
@click.option("--take-over", is_flag=True, help="Let a blueprint have the offer of another company.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@arguments.strict
@arguments.every
@arguments.form
def command(
    blueprint: Path, customer: Path | None, new: Path | None, dry_run: bool, every: bool, form: str, **options: Any
) -> int:
    """Fill an offer of BLUEPRINT for one customer."""
    tell_problems = report.problems if every else report.first_problems
    if (customer is None) == (new is None):
        raise click.UsageError("Name the customer's file, `--customer FILE`; or have one written, `--new FILE`.")
    if new is not None:
        return _new(blueprint, new, options["language"], options["variant"])
    assert customer is not None  # or there was a new one
    from generator.press import quoting

    outcome = Outcome()
    order = _order(blueprint, customer, options)
    apart.make(order, quoting.prepare, quoting.write, dry_run, outcome)
    tell(outcome, form, tell_problems, told_all=dry_run)
    return outcome.status(options["strict"])


def _order(blueprint: Path, customer: Path, options: dict[str, Any]) -> OfferOrder:
    from generator.press.quoting import OfferOrder

    formats = options.pop("formats")
    return OfferOrder(blueprint, selection=Selection(formats=formats), customer=customer, **options)


def _new(blueprint: Path, file: Path, language: str | None, variant: str | None) -> int:
    """Write a customer's file to fill in; nothing that is there is overwritten."""
    from generator.press import quoting

    try:
        quoting.write_new(blueprint, file, language, variant, datetime.datetime.now().astimezone().date())
    except FileExistsError:
        hint = "Choose another name, or fill in this file."
        report.problems([Problem("exists", "there is a file here already", hint, Place(shown(file)))])
        return 1
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        return 1
    click.echo(report.harmless(shown(file)))
    click.echo(report.harmless(f"Next: fill it in, then salesbook offer {shown(blueprint)} --customer {shown(file)}"))
    return 0
