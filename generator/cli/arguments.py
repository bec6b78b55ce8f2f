"""What the commands take, written once."""

from __future__ import annotations

from pathlib import Path

import click

blueprints = click.argument("blueprints", nargs=-1, type=click.Path(path_type=Path), metavar="[BLUEPRINT]…")
blueprint = click.argument("blueprint", default=".", type=click.Path(path_type=Path), metavar="[BLUEPRINT]")
language = click.option("--language", type=click.Choice(["pl", "en"]), help="Language of the papers; the blueprint's own if left out.")
strict = click.option("--strict", is_flag=True, help="Count warnings as failures.")


def or_here(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The blueprints that were named, or the current folder."""
    return given or (Path("."),)
