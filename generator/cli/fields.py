"""``salesbook fields``: what a template of a paper may name, and a template to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import shown
from generator.locale import LANGUAGES

from . import arguments, report

if TYPE_CHECKING:
    from generator.press.templates.listing import Format
    from generator.render.nameable import Nameable

_FORMATS = ("docx", "xlsx")
_WIDEST = 44
"""Characters of a tag, behind which what it means stands in a column of its own."""


@click.command("fields")
@click.argument("paper", metavar="ID")
@click.option(
    "--blueprint", default=".", type=click.Path(path_type=Path), help="The blueprint; the current folder if left out."
)
@click.option("--format", "format_", type=arguments.OneOf(_FORMATS), help="For a Word or an Excel template.")
@click.option("--language", type=arguments.OneOf(LANGUAGES), help="Language of the paper; the blueprint's if left out.")
@click.option(
    "--starter",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Only write a template to begin with: a .docx or an .xlsx.",
)
@arguments.form
def command(
    paper: str, blueprint: Path, format_: str | None, language: str | None, starter: Path | None, form: str
) -> int:
    """List what a template of the paper ID may name: the tag, what it means, what it comes to now."""
    from generator.press.templates import listing

    try:
        if starter is not None:
            return _start(paper, blueprint, language, starter)
        found = listing.nameables(paper, cast("Format | None", format_), blueprint, language)
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        return 1
    if form == "json":
        report.as_json([_row(one) for one in found])
    else:
        _print(found)
    return 0


def _row(one: Nameable) -> dict[str, str]:
    return {"tag": one.tag, "meaning": one.meaning, "kind": one.kind, "example": one.example}


def _print(found: tuple[Nameable, ...]) -> None:
    width = min(_WIDEST, max(len(one.tag) for one in found))
    for one in found:
        example = f" · {one.example}" if one.example else ""
        click.echo(report.harmless(f"{one.tag.ljust(width)}  {one.kind.ljust(9)}  {one.meaning}{example}"))


def _start(paper: str, blueprint: Path, language: str | None, file: Path) -> int:
    """Write a template to begin with; nothing that is there is overwritten. Raises ``BlueprintError``."""
    from generator.press.templates import listing

    kind = file.suffix.lower().removeprefix(".")
    if kind not in _FORMATS:
        raise click.UsageError(f"--starter writes a .docx or an .xlsx, and {file.name} is neither.")
    data = listing.starter(paper, cast("Format", kind), blueprint, language)
    try:
        with file.open("xb") as new:
            new.write(data)
    except FileExistsError:
        hint = "Choose another name, or delete this file."
        report.problems([Problem("exists", "there is a file here already", hint, Place(shown(file)))])
        return 1
    click.echo(report.harmless(shown(file)))
    line = f"templates: {{{paper}: {file.name}}}"
    click.echo(report.harmless(f"Next: change it, keep it in the blueprint's folder, name it there: {line}"), err=True)
    return 0
