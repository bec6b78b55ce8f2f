"""A patch accepted: put into the company's files, looked over as a whole, and only then written.

What was right stays right: where the blueprint would have an error that it has not now, nothing is written.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.blueprint.merging.compose import Composition, compose
from generator.blueprint.merging.layers import own_layer
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.source import MAX_BYTES
from generator.blueprint.reading.unread import NOTHING_UNREAD
from generator.disk import NOTHING, Mark, Seen, look
from generator.patches.applying import Applied, Verdict, applied
from generator.patches.draft import drafted
from generator.patches.proposal import Patch
from generator.patches.reading import read_patch

from .checking.findings import checked
from .run import told
from .writing.folder import Folder


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the blueprint that came or was changed."""

    verb: Literal["create", "update"]
    path: Path


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of a patch; ``problems`` are warnings about what it changed."""

    verdicts: tuple[Verdict, ...]
    files: tuple[WrittenFile, ...]
    composition: Composition
    problems: tuple[Problem, ...] = ()


def accept(file: Path, blueprint: Path) -> Acceptance:
    """Put a patch into a blueprint's files. Raises ``BlueprintError``, and nothing is written then."""
    return put(read_patch(file), blueprint, file)


def put(patch: Patch, blueprint: Path, file: Path) -> Acceptance:
    """Put a patch that was made, and not read, into a blueprint's files; ``file`` is what an error speaks of."""
    work = _Work(patch, file, blueprint)
    work.write()
    return work.acceptance


def rehearse(file: Path, blueprint: Path) -> Acceptance:
    """What accepting a patch would do; nothing is written. Raises ``BlueprintError`` as that would."""
    return _Work(read_patch(file), file, blueprint).acceptance


class _Work:
    """A patch put into the files of a blueprint, as they stood when this was begun. Raises ``BlueprintError``."""

    def __init__(self, patch: Patch, file: Path, blueprint: Path) -> None:
        self._file, self._blueprint = file, blueprint
        layer = own_layer(blueprint)
        self._seen = {one: _looked_at(one) for one in (layer.file, *layer.others)}
        before = {one: seen.data for one, seen in self._seen.items() if seen.data is not None}
        composition = compose(blueprint, patch.language, patch.variant, drafts=before)
        _refuse_unread(composition)
        files = {one: before[one] for one in composition.files if one in before}
        done = applied(patch, composition, drafted(layer, files))
        self._data = {one: done.draft.data(one) for one in done.draft.touched}
        _refuse_read_only(one for one in self._data if one in self._seen)
        problems = self._problems(before, patch, done) if self._data else ()
        written = tuple(WrittenFile("update" if one in self._seen else "create", one) for one in self._data)
        self.acceptance = Acceptance(done.verdicts, written, composition, problems)

    def _problems(self, before: Mapping[Path, bytes], patch: Patch, done: Applied) -> tuple[Problem, ...]:
        """Warnings about what was changed. Raises ``BlueprintError`` where an error came of it."""
        found = checked(self._blueprint, drafts={**before, **self._data}).problems
        errors = [problem for problem in found if problem.severity == "error"]
        new = [*_not_among(errors, checked(self._blueprint, drafts=before).problems)] if errors else []
        if new:
            raise BlueprintError([*new, _refused(len(new), self._file)])
        paths = [path for one in patch.accepted for path in one.paths]
        return tuple(problem for problem in found if problem.severity == "warning" and problem.path in paths)

    def write(self) -> None:
        """Write what was changed, all of it or nothing."""
        done: list[Path] = []
        try:
            for one, data in self._data.items():
                _place(one, data, self._seen.get(one, NOTHING).mark)
                done.append(one)
        except BlueprintError:
            for one in reversed(done):
                self._take_back(one)
            raise

    def _take_back(self, one: Path) -> None:
        """Put back what stood there before."""
        mark, seen = _looked_at(one).mark, self._seen.get(one)
        if seen and seen.data is not None:
            _place(one, seen.data, mark)
        else:
            real = Path(os.path.realpath(one))
            Folder(real.parent).remove(real.name, mark)


def _looked_at(file: Path) -> Seen:
    try:
        return look(os.path.realpath(file), MAX_BYTES)
    except OSError:
        return NOTHING  # it is told where the file is read


def _place(file: Path, data: bytes, mark: Mark) -> None:
    real = Path(os.path.realpath(file))
    with told(file):
        if not Folder(real.parent).place(real.name, data, mark):
            message = "somebody has changed this file meanwhile, so nothing was written"
            raise BlueprintError([Problem("changed-meanwhile", message, "Try again.", Place(shown(file)))])


def _refuse_unread(composition: Composition) -> None:
    """What cannot be read cannot be changed."""
    errors = [problem for problem in composition.problems if problem.severity == "error"]
    if errors and composition.unread != NOTHING_UNREAD:
        raise BlueprintError(errors)


def _refuse_read_only(files: Iterable[Path]) -> None:
    """A file that nobody may write to was closed on purpose; exchanging it would go round that."""
    problems = [
        Problem("read-only", "nobody may write to this file", "Give yourself the right to write.", Place(shown(file)))
        for file in files
        if not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    ]
    if problems:
        raise BlueprintError(problems)


def _not_among(errors: Iterable[Problem], known: Iterable[Problem]) -> Iterator[Problem]:
    """The errors that were not there before, wherever they stand by now."""
    left = Counter(_identity(problem) for problem in known)
    for problem in errors:
        identity = _identity(problem)
        if left[identity]:
            left[identity] -= 1
        else:
            yield problem


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.path, problem.message


def _refused(number: int, file: Path) -> Problem:
    errors = "an error" if number == 1 else f"{number} errors"
    message = f"with these proposals the blueprint would have {errors} that it has not now, so nothing was written"
    hint = "Mend `to` of the proposal that brings it; or set `accept: no` in it."
    return Problem("patch-refused", message, hint, Place(shown(file)))
