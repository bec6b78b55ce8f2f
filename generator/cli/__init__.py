"""The command line: one thin module a command that parses, calls and reports."""

from __future__ import annotations

import os
import sys

import click

from generator import __version__

_COMMANDS = {"build": "build", "check": "check", "list": "list_", "new": "new", "schema": "schema"}


class _Commands(click.Group):
    """Commands by name; a command's module is imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = __import__(f"generator.cli.{_COMMANDS[cmd_name]}", fromlist=["command"])
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from generator.blueprint.problems import did_you_mean

            hint = did_you_mean(args[0], _COMMANDS, f"Commands: {', '.join(_COMMANDS)}.")
            raise click.UsageError(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="salesbook")
def salesbook() -> None:
    """Turn a company's YAML process blueprint into Word, Excel and HTML papers."""


def main() -> None:
    """Run the command line; no traceback ever reaches a user."""
    try:
        status = salesbook.main(prog_name="salesbook", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except Exception as error:
        if os.environ.get("SALESBOOK_DEBUG"):
            raise
        click.echo(f"salesbook has a fault of its own: {type(error).__name__}: {error}", err=True)
        click.echo("Please report it; SALESBOOK_DEBUG=1 shows where it happened.", err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
