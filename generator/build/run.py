"""One build from top to bottom: load, check, plan, render, write."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.audit import findings
from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.problems import BlueprintError, Problem
from generator.deliverables.references import reference_problems
from generator.deliverables.registry import offered

from . import manifest
from .plan import Job, plan
from .selection import Selection
from .write import Change, Output, locked, sha256

Progress = Callable[[str, int, int], None]
"""Told of each file that is done: its path, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and what it has to say."""

    folder: Path
    changes: tuple[Change, ...]
    warnings: tuple[Problem, ...]


def check(path: Path, language: str | None = None) -> tuple[LoadedBlueprint, tuple[Problem, ...]]:
    """Load a blueprint and look it over. Raises ``BlueprintError``; warnings are returned."""
    loaded = load(path, language)
    problems = [*reference_problems(loaded), *findings(loaded)]
    if any(problem.severity == "error" for problem in problems):
        raise BlueprintError(problems)
    return loaded, tuple(problems)


def build(
    path: Path,
    output: Path,
    *,
    selection: Selection,
    language: str | None = None,
    as_of: datetime.date | None = None,
    progress: Progress = lambda path, done, total: None,
) -> Built:
    """Make the selected files of a blueprint in ``output/<id>/<language>``.

    Raises ``BlueprintError`` before anything is written if the blueprint or the selection has an error.
    """
    loaded, warnings = check(path, language)
    blueprint = loaded.blueprint.as_of_date(as_of) if as_of else loaded.blueprint
    wrong = selection.problems(offered(blueprint), blueprint)
    if wrong:
        raise BlueprintError(wrong)
    planned = plan(blueprint, selection)
    folder = output / blueprint.id / blueprint.language
    with locked(folder):
        out = Output(folder)
        stale = [job for job in planned.jobs if not out.is_current(job.path, job.inputs)]
        contents = _rendered(stale, progress)
        gone = sorted(set(out.made) - planned.all_paths)
        out.announce(contents)
        changes = [*(out.put(job.path, contents[job.path]) for job in stale), *(out.remove(path) for path in gone)]
        changes += [Change("identical", job.path) for job in planned.jobs if job not in stale]
        made = {path: file for path, file in out.made.items() if path not in gone}
        made |= {job.path: _made(job, contents[job.path]) for job in stale}
        out.finish(manifest.text(blueprint, "classic", _sources_digest(loaded), list(made.values())))
    return Built(folder, tuple(sorted(changes, key=lambda change: change.path)), warnings)


def _rendered(jobs: list[Job], progress: Progress) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for job in jobs:
        contents[job.path] = job.render()
        progress(job.path, len(contents), len(jobs))
    return contents


def _made(job: Job, data: bytes) -> manifest.MadeFile:
    deliverable = job.deliverable
    return manifest.MadeFile(
        job.path,
        deliverable.id,
        deliverable.title,
        deliverable.stage,
        job.format,
        deliverable.audience,
        sha256(data),
        job.inputs,
    )


def _sources_digest(loaded: LoadedBlueprint) -> str:
    """The digest of every source file's contents, in the order of merging."""
    total = hashlib.sha256()
    for file in loaded.composition.files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
