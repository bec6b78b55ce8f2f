"""The command line: one thin module a command that parses, calls and reports."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Callable

import click

from generator import __version__

from . import interrupts

_COMMANDS = {
    "build": ("build", "Build the papers of one or several blueprints."),
    "offer": ("offer", "Fill an offer for one customer: products, prices, discounts, terms."),
    "check": ("check", "Check blueprints: every problem with its place and a hint."),
    "show": ("show", "Show an element, each value with where it came from."),
    "list": ("list_", "List the deliverables: id, title, stage, formats, audience."),
    "winloss": ("winloss", "Take interviews and closed deals into the blueprint."),
    "edits": ("edits", "Tell what people changed by hand in built papers; propose it for the blueprint."),
    "accept": ("accept", "Put the accepted proposals of a patch into the blueprint's files."),
    "release": ("release", "Freeze the blueprint as an edition."),
    "diff": ("diff", "Tell what changed between two editions, and which papers it touches."),
    "what-changed": ("what_changed", "Tell people on two pages what an edition changes."),
    "new": ("new", "Make a blueprint in FOLDER; nothing that is there is overwritten."),
    "theme": ("theme", "List themes, make one of your own, check it."),
    "fields": ("fields", "List what a template of a paper may name; write one to begin with."),
    "schema": ("schema", "Print the JSON Schema of a blueprint."),
}
"""Module and short help by command, so that ``--help`` has to import none of them."""


_OBJECTS = 100_000
"""So many new objects come between two searches for circles among them: at 700 they take a fifth of a run."""


class _Commands(click.Group):
    """Commands by name; a command's module is imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"generator.cli.{_COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in _COMMANDS.items()])

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
    _print_whatever_comes()
    gc.set_threshold(_OBJECTS, 20, 20)
    try:
        with interrupts.heard() as was_interrupted:
            status = _ended(was_interrupted)
    except KeyboardInterrupt:  # a second one, while the first was told of
        status = _interrupted()
    sys.exit(status)


def _ended(was_interrupted: Callable[[], bool]) -> int:
    """The exit code of the command."""
    try:
        status = salesbook.main(prog_name="salesbook", standalone_mode=False, color=_colour())
        _flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = _interrupted()
    except BrokenPipeError:
        status = _nobody_reads()
    except OSError as error:
        from .report import harmless

        click.echo(harmless(f"{error.filename or 'The system'}: {(error.strerror or str(error)).lower()}"), err=True)
        status = _nobody_reads()
    except Exception as error:
        status = _interrupted() if was_interrupted() else _own_fault(error)
    return status if isinstance(status, int) else 0


def _print_whatever_comes() -> None:
    """A character that the terminal's encoding has not is printed as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _colour() -> bool | None:
    """No colour where ``NO_COLOR`` is set (no-color.org); otherwise click decides by the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def _flush() -> None:
    """Whatever keeps the last output from being written is told here, and not by Python when all is over."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _interrupted() -> int:
    click.echo("Interrupted.", err=True)
    return 130


def _nobody_reads() -> int:
    """Standard output takes nothing more, or might not; so nothing may be written there, not even at exit."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _own_fault(error: Exception) -> int:
    """Something that we did not foresee: named, without a traceback unless it was asked for."""
    if os.environ.get("SALESBOOK_DEBUG"):
        raise error
    click.echo(f"salesbook has a fault of its own: {type(error).__name__}: {error}", err=True)
    click.echo("Please report it; SALESBOOK_DEBUG=1 shows where it happened.", err=True)
    return 1
