"""What people changed by hand in the papers of a set: each edited file beside what is made at its place.

A file is made again in memory, as it is and with marks that tell where its texts come from, and compared.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.merging.compose import compose
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import as_text, shown
from generator.disk import sha256
from generator.documents.workbook import Workbook
from generator.edits import excel, html, word
from generator.edits.cells import differences
from generator.edits.edit import Edit
from generator.edits.finding import edits_of_cells, edits_of_lines
from generator.edits.home import Home
from generator.edits.lines import Line
from generator.edits.proposing import EditedPaper
from generator.edits.tracing import Tracer
from generator.package import MOST_BYTES, UnreadablePackageError

from .looks.look import Look
from .planning.memory import Forgetful, Made, View
from .planning.plan import Job, Plan, plan
from .planning.printed import Content
from .planning.selection import Selection
from .run import folder_of, seen, told
from .writing import manifest
from .writing.spot import marked
from .writing.write import Output

Unread = Literal["format", "gone", "damaged", "template"]
"""Why an edited file is not compared: its format, no paper is made there any more, it cannot be read, or it was put
into a template of the company's own that is no document.
"""
_FORMATS = ("docx", "xlsx", "html")
_LINES: Mapping[str, Callable[[bytes, int], list[Line]]] = {"docx": word.lines_of, "html": html.lines_of}


@dataclass(frozen=True, slots=True)
class Corrected:
    """An edited file: its path, as people see it, and what was found in it; ``unread`` where it was not compared."""

    path: str
    paper: EditedPaper
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """The edited files of a set."""

    loaded: LoadedBlueprint
    files: tuple[Corrected, ...]


class _Traced(Forgetful):
    """Makes every paper with marks around its texts."""

    def __init__(self, tracer: Tracer) -> None:
        super().__init__()
        self._tracer = tracer

    def made(self, key: str, view: View, make: Callable[[View], Content]) -> Made:
        return super().made(key, view, lambda one: self._tracer.traced(make(one)))


def corrections(
    path: Path, output: Path, language: str | None = None, variant: str | None = None, theme: str | None = None
) -> Corrections:
    """What was edited in the set of a blueprint. Raises ``BlueprintError``; nothing is written."""
    loaded, _, look = seen(compose(path, language, variant), theme)
    folder = folder_of(loaded, output)
    with told(output):
        out = Output(folder)
        if not out.made:
            raise BlueprintError([_no_set(path, folder.path)])
        edited = out.edited()
    day = _day(manifest.as_of(folder))
    blueprint = loaded.blueprint.as_of_date(day) if day and not loaded.blueprint.as_of else loaded.blueprint
    work = _Work(loaded, blueprint, look, out, set(edited.values()))
    return Corrections(loaded, tuple(work.corrected(found, ours) for found, ours in edited.items()))


def outdated(found: Corrections) -> tuple[Problem, ...]:
    """What there is to be careful about: papers that are older than the blueprint."""
    hint = "Compare each of its proposals with the blueprint as it is; or build the paper and enter the edits there."
    message = "the blueprint has changed since this paper was made, so not all that differs was edited by hand"
    return tuple(
        Problem("paper-outdated", message, hint, Place(file.path), severity="warning")
        for file in found.files
        if file.paper.is_outdated and file.paper.edits
    )


class _Work:
    """The papers that were edited, made again."""

    def __init__(
        self, loaded: LoadedBlueprint, blueprint: Blueprint, look: Look, out: Output, edited: Iterable[str]
    ) -> None:
        self._out, self._look, self._home, self._tracer = out, look, Home(loaded), Tracer()
        made = [out.made[path] for path in edited]
        formats = tuple({row.format for row in made} & set(_FORMATS))
        chosen = Selection(only=tuple({row.deliverable for row in made}), formats=formats)  # type: ignore[arg-type]
        self._plain = self._planned(blueprint, chosen, Forgetful()) if formats else None
        self._traced = self._planned(blueprint, chosen, _Traced(self._tracer)) if formats else None

    def _planned(self, blueprint: Blueprint, chosen: Selection, memory: Forgetful) -> Plan:
        return plan(blueprint, chosen, self._look.theme, memory, templates=self._look.templates)

    def corrected(self, path: str, ours: str) -> Corrected:
        """What was changed in a file that stands at a path, where ours was made."""
        row, folder = self._out.made[ours], self._out.folder
        file = f"{as_text(folder.path.as_posix())}/{path}"
        found = self._compared(path, ours, row.format)
        if isinstance(found, str):
            return Corrected(file, EditedPaper(row.title, row.format, ()), found)
        edits, is_outdated = found
        return Corrected(file, EditedPaper(row.title, row.format, edits, is_outdated))

    def _compared(self, path: str, ours: str, format_: str) -> tuple[tuple[Edit, ...], bool] | Unread:
        if format_ not in _FORMATS:
            return "format"
        job = _job(self._plain, ours)
        if job is None or self._plain is None:
            return "gone"
        data = self._out.read(path, ours)
        try:
            if data is None:
                return "damaged"
            if format_ == "xlsx":
                return self._of_workbook(job, data)
            made = job.render()
            edits = tuple(self._of_document(ours, made, data, format_))
        except UnreadablePackageError:
            return "damaged"
        has_newer = self._out.folder.look(marked(ours, "new"), 0).is_there
        return edits, has_newer or sha256(made) != self._out.made[ours].sha256

    def _of_document(self, ours: str, made: bytes, data: bytes, format_: str) -> Iterator[Edit]:
        traced = _job(self._traced, ours)
        lines = _LINES[format_]
        with_marks = lines(traced.render(), MOST_BYTES) if traced else []
        return edits_of_lines(lines(made, MOST_BYTES), with_marks, lines(data, MOST_BYTES), self._tracer, self._home)

    def _of_workbook(self, job: Job, data: bytes) -> tuple[tuple[Edit, ...], bool] | Unread:
        if (job.deliverable.id, "xlsx") in self._look.templates.by_paper or self._plain is None:
            return "template"
        content = self._plain.contents.made(job.deliverable, "workbook").content
        assert isinstance(content, Workbook)  # what else is made of sheets
        edits = tuple(edits_of_cells(differences(content, excel.sheets_of(data, MOST_BYTES)), self._home))
        row = self._out.made[job.path]
        has_newer = self._out.folder.look(marked(job.path, "new"), 0).is_there
        return edits, has_newer or row.inputs != job.inputs


def _job(planned: Plan | None, path: str) -> Job | None:
    return next((job for job in planned.jobs if job.path == path), None) if planned else None


def _day(text: str | None) -> datetime.date | None:
    with suppress(ValueError):
        return datetime.date.fromisoformat(text) if text else None
    return None


def _no_set(blueprint: Path, folder: Path) -> Problem:
    message = "no papers of this blueprint stand here"
    hint = f"Build them, `salesbook build {shown(blueprint)}`; or name the folder that holds them with `--output`."
    return Problem("file-not-found", message, hint, Place(shown(folder)))
