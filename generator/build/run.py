"""One build from top to bottom: load, check, plan, render, write."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.audit import findings
from generator.blueprint.compose import Composition, compose
from generator.blueprint.load import LoadedBlueprint, validated
from generator.blueprint.problems import BlueprintError, Problem
from generator.deliverables.references import reference_problems
from generator.deliverables.registry import offered

from . import manifest
from .plan import Job, Plan, plan
from .selection import Selection
from .write import Change, Output, locked, sha256

_THEME = "classic"

Progress = Callable[[str, int, int], None]
"""Told of each file that is done: its path, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, and where."""

    folder: Path
    changes: tuple[Change, ...]


def check(
    path: Path, language: str | None = None, variant: str | None = None
) -> tuple[LoadedBlueprint, tuple[Problem, ...]]:
    """Load a blueprint and look it over. Raises ``BlueprintError``; warnings are returned."""
    return looked_over(compose(path, language, variant))


def looked_over(composition: Composition) -> tuple[LoadedBlueprint, tuple[Problem, ...]]:
    """What was merged, validated and looked over. Raises ``BlueprintError``; warnings are returned."""
    loaded = validated(composition)
    repeated = (repetition.advice() for repetition in composition.repeated)
    problems = [*reference_problems(loaded), *findings(loaded), *repeated]
    if any(problem.severity == "error" for problem in problems):
        raise BlueprintError(problems)
    return loaded, tuple(problems)


def build(
    loaded: LoadedBlueprint,
    output: Path,
    *,
    selection: Selection,
    as_of: datetime.date | None = None,
    progress: Progress = lambda path, done, total: None,
) -> Built:
    """Make the selected files of a checked blueprint in its folder below ``output``.

    ``as_of`` replaces the blueprint's own "today". Raises ``BlueprintError`` before anything is written if
    what is selected does not exist.
    """
    blueprint = loaded.blueprint.as_of_date(as_of) if as_of else loaded.blueprint
    wrong = selection.problems(offered(blueprint), blueprint)
    if wrong:
        raise BlueprintError(wrong)
    folder = folder_of(loaded, output)
    planned = plan(blueprint, selection)
    with locked(folder):
        out = Output(folder)
        stale = [job for job in planned.jobs if not out.is_current(job.path, job.inputs)]
        contents = _rendered(stale, progress)
        gone = _no_longer_made(out, planned, selection)
        changes = _written(out, planned, contents, gone)
        made = _made_files(out, stale, contents, gone)
        text = manifest.text(blueprint, loaded.composition.variant, _THEME, _sources_digest(loaded), made)
        out.finish(text, settled={*gone, *(job.path for job in planned.jobs)})
    return Built(folder, tuple(sorted(changes, key=lambda change: change.path)))


def folder_of(loaded: LoadedBlueprint, output: Path) -> Path:
    """Where a blueprint's papers go: ``output/<id>/<language>``, those of a variant ``output/<id>--<variant>/…``."""
    blueprint, variant = loaded.blueprint, loaded.composition.variant
    return output / (f"{blueprint.id}--{variant}" if variant else blueprint.id) / blueprint.language


def _no_longer_made(out: Output, planned: Plan, selection: Selection) -> list[str]:
    """The paths of files that the selected papers had and have no more; unselected papers are left alone."""
    selected = {(job.deliverable.id, job.format) for job in planned.jobs}
    return sorted(
        path
        for path in out.known_paths() - planned.all_paths
        if selection.is_all or (path in out.made and _paper(out.made[path]) in selected)
    )


def _paper(file: manifest.MadeFile) -> tuple[str, str]:
    return file.deliverable, file.format


def _written(out: Output, planned: Plan, contents: dict[str, bytes], gone: list[str]) -> list[Change]:
    """Write what was rendered and remove what is no longer made."""
    out.announce(contents)
    return [
        *(out.put(path, data) for path, data in contents.items()),
        *(out.remove(path) for path in gone),
        *(Change("identical", job.path) for job in planned.jobs if job.path not in contents),
    ]


def _made_files(
    out: Output, rendered: list[Job], contents: dict[str, bytes], gone: list[str]
) -> list[manifest.MadeFile]:
    """The rows of the manifest: those of before, with what was rendered and without what is gone."""
    made = {path: file for path, file in out.made.items() if path not in gone}
    made |= {job.path: _made(job, contents[job.path]) for job in rendered}
    return list(made.values())


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
