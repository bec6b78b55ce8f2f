"""What the commands take, written once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.problems import did_you_mean
from generator.editions import names


class OneOf(click.Choice[str]):
    """A choice that answers a slip with the nearest value."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """The message for a value that is none of the choices."""
        known = [str(choice) for choice in self.choices]
        hint = did_you_mean(str(value).lower(), known, f"One of: {', '.join(known)}.")
        return f"'{value}' is none of the values. {hint}"


class Edition(click.ParamType[str]):
    """The number of an edition."""

    name = "edition"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The number, where it can be the name of a file."""
        text = str(value)
        if not names.is_number(text):
            self.fail(
                f"'{text}' cannot name an edition: up to 40 letters, digits, dots and dashes, such as 1.1.", param, ctx
            )
        return text


blueprints = click.argument("blueprints", nargs=-1, type=click.Path(path_type=Path), metavar="[BLUEPRINT]…")
blueprint = click.argument("blueprint", default=".", type=click.Path(path_type=Path), metavar="[BLUEPRINT]")
blueprint_option = click.option(
    "--blueprint", default=".", type=click.Path(path_type=Path), help="The blueprint; the current folder if left out."
)
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
