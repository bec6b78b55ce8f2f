"""What the builds of one call did and found, gathered and printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from generator.blueprint.problems import BlueprintError, Place, Problem, in_order
from generator.blueprint.reading.files import as_text, shown
from generator.press.planning.change import Built, Change, Verb
from generator.press.planning.order import Order

from . import report

if TYPE_CHECKING:
    from generator.press.run import Prepared

Finish = Callable[["Prepared", Order], Built]
"""What becomes of a set that was prepared: it is written, or only told of."""
TellProblems = Callable[[Sequence[Problem]], None]


@dataclass
class Outcome:
    """What the builds of one call did and found, as it gathers."""

    changes: list[Change] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    built: dict[Path, Path] = field(default_factory=dict)

    def take(self, result: Prepared | tuple[Problem, ...], order: Order, finish: Finish) -> None:
        """Finish what was prepared, or take up why nothing was."""
        try:
            if isinstance(result, tuple):
                raise BlueprintError(result)
            self.found += result.problems
            self.claim(result.folder.path, order, result.place)
            self.add(finish(result, order))
        except BlueprintError as error:
            self.found += error.problems

    def add(self, built: Built) -> None:
        """Take up what a build did, with paths as seen from here."""
        folder = as_text(built.folder.as_posix())
        self.changes += [Change(change.verb, f"{folder}/{change.path}", change.why) for change in built.changes]

    def claim(self, folder: Path, order: Order, place: Place | None) -> None:
        """Keep two blueprints with one id from writing over each other's papers. Raises ``BlueprintError``."""
        other = self.built.setdefault(folder, order.path)
        if other != order.path:
            id_ = folder.parent.name
            message = f"`{id_}` is the id of {shown(other)} too, so both would be written to {shown(folder)}"
            hint = "Give one of them another `id`, or build them into different folders with `--output`."
            raise BlueprintError([Problem("same-id", message, hint, place, "id")])

    def status(self, strict: bool) -> int:
        """The exit code: problems come before files that were kept."""
        if any(problem.is_failure(strict) for problem in self.found):
            return 1
        return 3 if any(change.verb == "keep" for change in self.changes) else 0


def settle(prepared: Prepared, order: Order) -> Built:
    """Write what was prepared."""
    from generator.press import run

    return run.settle(prepared, order, waiting=tell_of_waiting)


def tell_of_waiting(holder: str) -> None:
    """Say who is writing to the folder that is waited for."""
    click.echo(f"Waiting: {holder} is writing to the same folder.", err=True)


def tell(outcome: Outcome, form: str, tell_problems: TellProblems, told_all: bool) -> None:
    """Print what was done: to standard output the files, to standard error problems and a sum."""
    if form == "json":
        report.as_json([{"verb": change.verb, "path": change.path, "why": change.why} for change in outcome.changes])
    else:
        _print_changes(change for change in outcome.changes if told_all or change.verb != "identical")
    tell_problems(in_order(outcome.found))
    if outcome.changes and form == "text":
        counts = Counter(change.verb for change in outcome.changes)
        click.echo(", ".join(f"{counts[verb]} {verb}" for verb in get_args(Verb) if counts[verb]), err=True)


def _print_changes(changes: Iterable[Change]) -> None:
    """A line for each file."""
    for change in changes:
        why = f"  ({change.why})" if change.why else ""
        click.echo(report.harmless(f"{change.verb:>9}  {change.path}{why}"))
