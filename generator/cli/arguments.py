"""What the commands take, written once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import did_you_mean


class OneOf(click.Choice[str]):
    """A choice that answers a slip with the nearest value."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """The message for a value that is none of the choices."""
        known = [str(choice) for choice in self.choices]
        hint = did_you_mean(str(value).lower(), known, f"One of: {', '.join(known)}.")
        return f"'{value}' is none of the values. {hint}"


blueprints = click.argument("blueprints", nargs=-1, type=click.Path(path_type=Path), metavar="[BLUEPRINT]…")
blueprint = click.argument("blueprint", default=".", type=click.Path(path_type=Path), metavar="[BLUEPRINT]")
variant = click.option("--variant", metavar="ID", help="One variant of the blueprint, laid on top of it.")
strict = click.option("--strict", is_flag=True, help="Count warnings as failures.")
every = click.option(
    "--all", "every", is_flag=True, help="On a terminal too, show every problem, not only the first few of each code."
)
form = click.option(
    "--report",
    "form",
    type=OneOf(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for machines.",
)


def or_here(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The blueprints that were named, or the current folder."""
    return given or (Path(),)
