"""A build of one blueprint, from top to bottom: load, check, plan, render, and then, holding the folder, write.

Up to the writing nothing on the disk is changed, so it can be done by a worker, whose result is plain data.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.audit import findings
from generator.blueprint.checking.bounds import bound_problems
from generator.blueprint.checking.payments import payment_problems
from generator.blueprint.checking.standings import standing_problems
from generator.blueprint.load import LoadedBlueprint, validated
from generator.blueprint.merging.compose import Composition, compose
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import ROOT_FILE, as_text, shown
from generator.deliverables.registry import offered
from generator.disk import sha256
from generator.fingerprint import fingerprint, unpacked_size
from generator.press.checking.named_papers import unknown_papers

from .checking import proofreading
from .looks.look import Look, look_of
from .planning.change import Built, Change
from .planning.memory import Memory
from .planning.order import Order
from .planning.plan import Job, Plan, plan
from .planning.printed import Printed
from .planning.reasons import reasons
from .planning.selection import ON_REQUEST, Selection
from .writing import inputs, manifest, owner
from .writing.digests import Digests, FileDigests
from .writing.folder import Folder
from .writing.inputs import Inputs
from .writing.lock import Waiting, locked
from .writing.spot import LinkOnTheWayError
from .writing.write import Output, Step

Progress = Callable[[str, int, int], None]
"""Told of each file that is done: its path, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the plan: its row in the manifest, its digests, and its bytes, or why there need be none.

    ``row`` is None where the file was not rendered; ``settled`` is then what there is to say of it.
    """

    path: str
    printed: Printed
    row: manifest.MadeFile | None
    digests: FileDigests | None
    data: bytes = b""
    settled: Change | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is needed to write a set; ``seen`` is the state of its folder for which it was prepared.

    ``refused`` says why it may not be written there at all, if it may not.
    """

    folder: Folder
    head: manifest.Head
    theme: str
    papers: tuple[PlannedFile, ...]
    all_paths: frozenset[str]
    wanted: frozenset[tuple[str, str]]
    seen: str
    inputs: Inputs | None
    problems: tuple[Problem, ...]
    refused: tuple[Problem, ...]
    place: Place | None


def check(
    path: Path, language: str | None = None, variant: str | None = None
) -> tuple[LoadedBlueprint, tuple[Problem, ...]]:
    """Load a blueprint and look it over. Raises ``BlueprintError``; warnings are returned."""
    return looked_over(compose(path, language, variant))


def looked_over(composition: Composition) -> tuple[LoadedBlueprint, tuple[Problem, ...]]:
    """What was merged, validated and looked over. Raises ``BlueprintError``; warnings are returned."""
    loaded, problems, _ = seen(composition, None)
    return loaded, problems


def seen(composition: Composition, theme: str | None) -> tuple[LoadedBlueprint, tuple[Problem, ...], Look]:
    """The same with the look of its papers."""
    loaded = validated(composition)
    look = look_of(loaded, theme)
    repeated = (repetition.advice() for repetition in composition.repeated)
    kinds = (bound_problems, payment_problems, standing_problems, unknown_papers, findings)
    checked = [problem for kind in kinds for problem in kind(loaded)]
    problems = [*composition.problems, *checked, *look.problems, *repeated]
    if any(problem.severity == "error" for problem in problems):
        raise BlueprintError(problems)
    return loaded, tuple(problems), look


def build(order: Order, progress: Progress = lambda path, done, total: None) -> Built:
    """Make what is ordered. Raises ``BlueprintError`` before anything is written if the order cannot be filled."""
    return settle(prepare(order, progress), order)


@contextmanager
def told(output: Path) -> Iterator[None]:
    """What the system refuses to do with the output, as a problem: ``BlueprintError``."""
    try:
        yield
    except LinkOnTheWayError as error:
        message = "a link stands where a folder of ours belongs, and nothing is written through a link"
        hint = "Remove it; to write to where it leads, name that folder in the command."
        raise BlueprintError([Problem("linked-folder", message, hint, Place(shown(Path(error.filename))))]) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot write to {error.filename or output}: {reason}"
        raise BlueprintError([Problem("output", message, "Check the folder and its space.")]) from error


# --- preparing ------------------------------------------------------------------------------------


def prepare(
    order: Order, progress: Progress = lambda path, done, total: None, memory: Memory | None = None
) -> Prepared:
    """Render what has changed. Raises ``BlueprintError``, if strict for warnings as well.

    ``memory`` is that of the build before, where there was one in this process.
    """
    begun = time.time_ns()
    loaded, warnings, look = seen(compose(order.path, order.language, order.variant), order.theme)
    blueprint, as_of = loaded.blueprint, order.as_of or (None if loaded.blueprint.as_of else order.epoch)
    blueprint = blueprint.as_of_date(as_of) if as_of else blueprint
    wrong = order.selection.problems(offered(blueprint), blueprint)
    if wrong:
        raise BlueprintError(wrong)
    folder, head = folder_of(loaded, order.output), head_of(loaded, blueprint)
    with told(order.output):
        standing = _asked_for_before(folder)
    planned = plan(blueprint, order.selection, look.theme, memory, standing, look.templates)
    warnings += (*_of_papers(loaded, planned, order.selection, look), *planned.remarks)
    with told(order.output):
        claims = () if order.take_over else tuple(owner.problems(folder, head.owner, loaded))
        is_refused = any(claim.is_failure(order.strict) for claim in claims)
        if any(warning.is_failure(order.strict) for warning in warnings):
            raise BlueprintError((*warnings, *claims))
        out = Output(folder, order.on_edit)
        papers = () if is_refused else rendered_papers(planned, out, progress)
    return Prepared(
        folder,
        head,
        look.theme.name,
        papers,
        planned.all_paths,
        frozenset((job.deliverable.id, job.format) for job in planned.jobs),
        out.state(),
        _inputs(loaded, order, begun, warnings, planned, look),
        warnings if is_refused else (*warnings, *claims),
        claims if is_refused else (),
        loaded.place("id"),
    )


def _asked_for_before(folder: Folder) -> frozenset[str]:
    """The files on request that a build has made and that are still there."""
    made = manifest.read(folder).values()
    return frozenset(file.path for file in made if file.format in ON_REQUEST and folder.look(file.path, 0).is_there)


def _inputs(
    loaded: LoadedBlueprint, order: Order, begun: int, warnings: tuple[Problem, ...], planned: Plan, look: Look
) -> Inputs | None:
    """What a whole set follows from; None for a part, and where it follows from the fonts of the machine as well."""
    if not order.selection.is_all or any(job.format in ON_REQUEST for job in planned.jobs):
        return None
    return inputs.of(loaded.composition, order, begun, warnings, look.beside)


def rehearse(order: Order, memory: Memory) -> None:
    """Fill the memory, and render one file of each format so that what renderers load is there.

    Raises ``BlueprintError``.
    """
    loaded, _, look = seen(compose(order.path, order.language, order.variant), order.theme)
    first = {job.format: job for job in reversed(_planned(loaded, order, look, memory).jobs)}
    for job in first.values():
        fingerprint(job.render(), job.format)


def _planned(loaded: LoadedBlueprint, order: Order, look: Look, memory: Memory) -> Plan:
    return plan(loaded.blueprint, order.selection, look.theme, memory, templates=look.templates)


def _of_papers(loaded: LoadedBlueprint, planned: Plan, selection: Selection, look: Look) -> tuple[Problem, ...]:
    """What is wrong with the papers that are made."""
    if selection.is_all:
        return proofreading.problems(loaded, planned.contents, look)
    return proofreading.problems_of_some(loaded, planned.contents, planned.wanted, look)


def folder_of(loaded: LoadedBlueprint, output: Path) -> Folder:
    """Where a blueprint's papers go: ``output/<id>/<language>``, those of a variant ``output/<id>--<variant>/…``."""
    blueprint, variant = loaded.blueprint, loaded.composition.variant
    return Folder(output, f"{f'{blueprint.id}--{variant}' if variant else blueprint.id}/{blueprint.language}")


def rendered_papers(planned: Plan, out: Output, progress: Progress) -> tuple[PlannedFile, ...]:
    """Each file of the plan, rendered where it has to be."""
    settled = {job.path: out.settled(job.path, job.inputs) for job in planned.jobs}
    total = sum(change is None for change in settled.values())
    papers: list[PlannedFile] = []
    for job in planned.jobs:
        change = settled[job.path]
        papers.append(PlannedFile(job.path, job.printed, None, None, settled=change) if change else _rendered(job))
        if not change:
            progress(job.path, sum(paper.row is not None for paper in papers), total)
    return tuple(papers)


def _rendered(job: Job) -> PlannedFile:
    data, deliverable = job.render(), job.deliverable
    row = manifest.MadeFile(
        job.path,
        deliverable.id,
        deliverable.title,
        deliverable.stage,
        job.format,
        deliverable.audience,
        sha256(data),
        job.inputs,
    )
    mark = fingerprint(data, job.format) or ""
    digests = FileDigests(job.printed.digest, job.look, mark, len(data), unpacked_size(data))
    return PlannedFile(job.path, job.printed, row, digests, data)


def head_of(loaded: LoadedBlueprint, blueprint: Blueprint) -> manifest.Head:
    """What a manifest says of the blueprint that its files were made from."""
    total, root = hashlib.sha256(), loaded.composition.roots[0].resolve()
    for file in loaded.composition.files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return manifest.Head(
        blueprint.id,
        blueprint.company.name,
        as_text(root.parent.name if root.name == ROOT_FILE else root.name),
        blueprint.edition,
        blueprint.language,
        loaded.composition.variant,
        blueprint.as_of.isoformat() if blueprint.as_of else None,
        total.hexdigest(),
    )


# --- settling -------------------------------------------------------------------------------------


def settle(
    prepared: Prepared,
    order: Order,
    waiting: Waiting = lambda holder: None,
    again: Callable[[Order], Prepared] = prepare,
) -> Built:
    """Write what was prepared; it is prepared ``again`` where another build has changed the folder meanwhile.

    Raises ``BlueprintError``.
    """
    while True:
        _refuse(prepared)
        with told(order.output), locked(prepared.folder, waiting):
            out = Output(prepared.folder, order.on_edit)
            if out.state() == prepared.seen:
                return _settled(prepared, out, order.selection)
        prepared = again(order)


def _refuse(prepared: Prepared) -> None:
    if prepared.refused:
        raise BlueprintError(prepared.refused)


def _settled(prepared: Prepared, out: Output, selection: Selection) -> Built:
    cleared = out.tidy()
    steps = _steps(prepared, out, selection)
    rendered = {paper.path: paper.data for paper in prepared.papers if paper.row}
    out.announce(rendered)
    changes = [out.take(step, rendered.get(step.change.path, b"")) for step in steps]
    _finish(prepared, out, gone={*_no_longer_made(prepared, out, selection)})
    return _built(prepared, [*cleared, *changes])


def foresee(prepared: Prepared, order: Order) -> Built:
    """What settling would do; nothing is written. Raises ``BlueprintError``."""
    _refuse(prepared)
    with told(order.output):
        steps = _steps(prepared, Output(prepared.folder, order.on_edit), order.selection)
    return _built(prepared, [step.change for step in steps])


def _built(prepared: Prepared, changes: list[Change]) -> Built:
    settled = [paper.settled for paper in prepared.papers if paper.settled]
    return Built(prepared.folder.path, tuple(sorted([*changes, *settled], key=lambda change: change.path)))


def _steps(prepared: Prepared, out: Output, selection: Selection) -> list[Step]:
    """What is to be done at each path: to write what was rendered, and to remove what is no longer made."""
    placed = [out.placing(paper.path, paper.data, _why(paper, out)) for paper in prepared.papers if paper.row]
    removed = [out.removing(path) for path in _no_longer_made(prepared, out, selection)]
    return [*placed, *(step for step in removed if step)]


def _no_longer_made(prepared: Prepared, out: Output, selection: Selection) -> list[str]:
    """The paths of files that the selected papers had and have no more; unselected papers are left alone.

    One that differs in case alone from a path that is made now may be the same file, as on macOS and Windows.
    """
    made = {path.casefold() for path in prepared.all_paths}
    return sorted(
        path
        for path in out.known_paths()
        if path.casefold() not in made
        and (selection.is_all or (path in out.made and out.made[path].paper in prepared.wanted))
    )


def _why(paper: PlannedFile, out: Output) -> str:
    """Why a file is made again, in the words of the process."""
    before, now = out.digests.files.get(paper.path), paper.digests
    made = out.made.get(paper.path)
    if made is None or now is None:
        return ""
    if paper.row and made.inputs == paper.row.inputs:
        return "it was not there any more"
    if before is None:
        return "what it was made from before is not known"
    if before.content != now.content:
        return reasons(out.digests.contents.get(before.content, {}), paper.printed.by_origin)
    return "its look changed" if before.look != now.look else "another version of salesbook makes it"


def _finish(prepared: Prepared, out: Output, gone: set[str]) -> None:
    """Write down what the folder holds now: that of before, with what was rendered and without what is gone."""
    rendered = [paper for paper in prepared.papers if paper.row]
    rows = {path: file for path, file in out.made.items() if path not in gone}
    rows |= {paper.path: paper.row for paper in rendered if paper.row}
    digests = Digests(
        {**out.digests.files, **{paper.path: paper.digests for paper in rendered if paper.digests}},
        {**out.digests.contents, **{paper.printed.digest: paper.printed.by_origin for paper in prepared.papers}},
    )
    text = manifest.text(prepared.head, prepared.theme, rows.values())
    out.finish(text, digests.text(rows), settled={*gone, *(paper.path for paper in prepared.papers)})
    if prepared.inputs:
        sizes = {path: digests.files[path].size for path in rows if path in digests.files}
        inputs.keep(prepared.folder, prepared.inputs, text, sizes)
