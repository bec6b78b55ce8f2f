"""``salesbook edits``: what people changed by hand in built papers, and the patch that brings it into the blueprint."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError
from generator.blueprint.reading.files import shown
from generator.locale import LANGUAGES
from generator.press.corrections import Corrections, corrections, outdated
from generator.press.proposals import write_patch

from . import arguments, edits_report, report


@click.command("edits")
@arguments.blueprint
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that the papers were built to.",
)
@click.option("--propose", type=click.Path(path_type=Path), metavar="FILE", help="Write them as a patch for `accept`.")
@click.option("--language", type=arguments.OneOf(LANGUAGES), help="Language of the papers, where it is another.")
@arguments.variant
@arguments.form
def command(
    blueprint: Path, output: Path, propose: Path | None, language: str | None, variant: str | None, form: str
) -> int:
    """Tell what people changed by hand in the papers of BLUEPRINT, by the fields that it stands for."""
    try:
        found = corrections(blueprint, output, language, variant)
        written = write_patch(found, propose, blueprint) if propose else None
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        if form == "json":
            report.as_json({})
        return 1
    _tell(found, form)
    report.problems(outdated(found))
    if form == "text":
        click.echo(edits_report.total(found), err=True)
        _tell_of_patch(written, propose, blueprint)
    return 0


def _tell(found: Corrections, form: str) -> None:
    if form == "json":
        report.as_json(edits_report.as_data(found))
    else:
        for line in edits_report.as_text(found):
            click.echo(line)


def _tell_of_patch(written: bool | None, file: Path | None, blueprint: Path) -> None:
    """What to do with the patch, where one was asked for."""
    if file is None:
        return
    if not written:
        click.echo("Nothing to propose.", err=True)
        return
    click.echo(report.harmless(f"{'create':>9}  {shown(file)}"))
    where = "" if shown(blueprint) == "." else f" --blueprint {shown(blueprint)}"
    click.echo(report.harmless(f"Next: read it, then salesbook accept {shown(file)}{where}"), err=True)
