"""``salesbook accept``: proposals of a patch, put into the company's own files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from generator.blueprint.problems import BlueprintError
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import plain
from generator.editions.naming import Names
from generator.patches.applying import State, Verdict
from generator.press.accepting import Acceptance, accept, rehearse

from . import arguments, report

_SAID: dict[State, str] = {"accepted": "accept", "already": "already", "left-out": "leave"}


@click.command("accept")
@click.argument("patch", type=click.Path(path_type=Path), metavar="PATCH")
@arguments.blueprint_option
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@arguments.form
def command(patch: Path, blueprint: Path, dry_run: bool, form: str) -> int:
    """Put the proposals of PATCH into the blueprint's files, as far as they are accepted in it."""
    try:
        done = (rehearse if dry_run else accept)(patch, blueprint)
    except BlueprintError as error:
        report.problems(error.problems)
        if form == "json":
            report.as_json({})
        return 1
    if form == "json":
        report.as_json(_as_data(done))
    else:
        for line in _lines(done):
            click.echo(report.harmless(line))
        click.echo(_sum(done), err=True)
    report.problems(done.problems)
    return 0


def _lines(done: Acceptance) -> Iterator[str]:
    names = Names(plain(done.composition.tree), done.composition.language)
    for verdict in done.verdicts:
        yield f"{_SAID[verdict.state]:>9}  {verdict.proposal.id}"
        yield from (f"{'':11}{_called(path, names)}" for path in verdict.proposal.paths)
    for file in done.files:
        yield f"{file.verb:>9}  {shown(file.path)}"


def _called(path: str, names: Names) -> str:
    """What a path is called, as far as people have a name for it, and the path itself."""
    within = names.within(path)
    return f"{names.section(path)} › {within}  {path}" if within else f"{names.section(path)}  {path}"


def _sum(done: Acceptance) -> str:
    if not done.files:
        return "Nothing to change."
    counts = Counter(verdict.state for verdict in done.verdicts)
    return ", ".join(f"{counts[state]} {word}" for state, word in _SAID.items() if counts[state])


def _as_data(done: Acceptance) -> dict[str, object]:
    return {
        "proposals": [_row(verdict) for verdict in done.verdicts],
        "files": [{"verb": file.verb, "path": shown(file.path)} for file in done.files],
    }


def _row(verdict: Verdict) -> dict[str, object]:
    return {"id": verdict.proposal.id, "state": verdict.state, "paths": list(verdict.proposal.paths)}
