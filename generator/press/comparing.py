"""Two editions of a process compared: what changed in it, and which papers say something else since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.files import root_of, shown
from generator.deliverables.registry import AnyDeliverable, Deliverable, offered
from generator.documents.blocks import Document
from generator.documents.volume import Volume
from generator.documents.workbook import Workbook
from generator.editions import names, snapshot
from generator.editions.difference import Change, difference
from generator.editions.snapshot import Edition

from .planning.contents import Contents
from .planning.printed import Content, Printed, printed
from .planning.selection import ON_REQUEST
from .run import check, told
from .writing.folder import Folder


@dataclass(frozen=True, slots=True)
class Touched:
    """A paper that came, went, or says something else; ``origins`` are the lasting names of what it prints anew."""

    kind: Literal["added", "removed", "changed"]
    id: str
    title: str
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two editions.

    ``papers`` are those that are touched, ``of`` so many; None where one of the editions is no blueprint by the rules
    of today, of which ``problems`` tell. ``blueprints`` are those of both, None where it is none.
    """

    before: Edition
    after: Edition
    changes: tuple[Change, ...]
    papers: tuple[Touched, ...] | None
    of: int
    problems: tuple[Problem, ...]
    blueprints: tuple[Blueprint | None, Blueprint | None]


def compare(old: str, new: str, path: Path) -> Comparison:
    """Compare two editions of a blueprint, either of which may be ``now``. Raises ``BlueprintError``."""
    problems: list[Problem] = []
    (before, loaded_before), (after, loaded_after) = _states((old, new), path, problems)
    changes = difference(before.data, after.data)
    old_one, new_one = (loaded.blueprint if loaded else None for loaded in (loaded_before, loaded_after))
    papers, number = _touched(old_one, new_one) if old_one and new_one else (None, 0)
    return Comparison(before, after, changes, papers, number, tuple(problems), (old_one, new_one))


def changed_since(edition: str, path: Path) -> tuple[str, ...]:
    """The ids of the papers that a blueprint has now and that are new, or say something else, since an edition.

    Those that are made where somebody asks for them are none of these. Raises ``BlueprintError``, also where the papers
    of the edition cannot be made any more.
    """
    comparison = compare(edition, names.NOW, path)
    _, now = comparison.blueprints
    if comparison.papers is None or now is None:
        raise BlueprintError([replace(problem, severity="error") for problem in comparison.problems])
    made = {paper.id for paper in offered(now) if not ON_REQUEST.issuperset(paper.formats)}
    return tuple(paper.id for paper in comparison.papers if paper.id in made)


# --- the editions ---------------------------------------------------------------------------------


def _states(
    numbers: tuple[str, str], path: Path, problems: list[Problem]
) -> Iterator[tuple[Edition, LoadedBlueprint | None]]:
    """The editions with these numbers, each with its blueprint. Raises ``BlueprintError`` with what is wrong of all."""
    found: list[Edition] = []
    wrong: list[Problem] = []
    for number in numbers:
        try:
            found.append(_edition(number, path))
        except BlueprintError as error:
            wrong += error.problems
    if wrong:
        raise BlueprintError(wrong)
    return ((edition, _loaded(edition, path, problems)) for edition in found)


def _edition(number: str, path: Path) -> Edition:
    if number == names.NOW:
        loaded, _ = check(path)
        return snapshot.thawed(snapshot.frozen(loaded, number), shown(path))
    folder = Folder(root_of(path).parent)
    file = folder.path / names.path_of(number)
    with told(file):
        data = folder.read(names.path_of(number), snapshot.LARGEST)
        there = names.numbers(folder.names(names.FOLDER))
    if data is None:
        raise BlueprintError([_unknown(number, file, there)])
    edition = snapshot.thawed(data, shown(file))
    if edition.number != number:
        raise BlueprintError([_renamed(edition, number)])
    return edition


def _unknown(number: str, file: Path, there: list[str]) -> Problem:
    if number in there:
        message = f"edition {number} cannot be read: it is a link, or larger than an edition can be"
        hint = "Take the file as it was released from your version control."
        return Problem("edition-damaged", message, hint, Place(shown(file)))
    otherwise = (
        f"Editions that there are: {', '.join(there)}." if there else "Release one: `salesbook release EDITION`."
    )
    message = f"there is no edition {number} in {shown(file.parent)}"
    return Problem("unknown-edition", message, did_you_mean(number, there, otherwise))


def _renamed(edition: Edition, number: str) -> Problem:
    message = f"this is edition {edition.number}, and its file is called {number}"
    hint = f"Call it {edition.number}.json again."
    return Problem("edition-damaged", message, hint, Place(edition.file))


def _loaded(edition: Edition, path: Path, problems: list[Problem]) -> LoadedBlueprint | None:
    """The blueprint of an edition; None, with a warning, where the rules have changed since it was released."""
    try:
        return snapshot.loaded_edition(edition, root_of(path).parent)
    except BlueprintError as error:
        first = next(one for one in error.problems if one.severity == "error")
        message = f"the papers of edition {edition.number} cannot be made any more: {first.path}: {first.message}"
        hint = "What changed in the process is told all the same; which papers it touches is not."
        problems.append(Problem("edition-outdated", message, hint, first.place, first.path, "warning"))
        return None


# --- the papers -----------------------------------------------------------------------------------


def _touched(before: Blueprint, after: Blueprint) -> tuple[tuple[Touched, ...], int]:
    """The papers that are touched, in the order of the set, those that went at its end; and how many there are."""
    old, new = Contents(before), Contents(after)
    was = {paper.id: paper for paper in old.deliverables}
    found: list[Touched] = []
    for paper in new.deliverables:
        if paper.id not in was:
            found.append(Touched("added", paper.id, paper.title))
            continue
        states = _prints(was.pop(paper.id), old), _prints(paper, new)
        if [one.digest for one in states[0]] != [one.digest for one in states[1]]:
            found.append(Touched("changed", paper.id, paper.title, tuple(_origins(*states))))
    gone = (Touched("removed", paper.id, paper.title) for paper in was.values())
    return (*found, *gone), len(new.deliverables)


def _prints(paper: AnyDeliverable, contents: Contents) -> tuple[Printed, ...]:
    made = [*contents.of(paper)]
    if isinstance(paper, Deliverable) and paper.volume:
        made.append(contents.volume(paper.volume))
    return tuple(printed(_undated(one.content)) for one in made)


def _undated(content: Content) -> Content:
    """A paper without the number and the date that any edition prints on all of them."""
    if isinstance(content, Volume):
        content = replace(content, documents=tuple(map(_undated_document, content.documents)))
    if isinstance(content, Document | Workbook | Volume):
        imprint = replace(content.imprint, edition="", as_of="", day=None)
        return replace(content, imprint=imprint)
    return content


def _undated_document(document: Document) -> Document:
    undated = _undated(document)
    assert isinstance(undated, Document)
    return undated


def _origins(before: tuple[Printed, ...], after: tuple[Printed, ...]) -> list[str]:
    """The lasting names of what is printed otherwise, or only in one of the states."""
    old, new = _by_origin(before), _by_origin(after)
    names_ = {*old, *new}
    return sorted(name for name in names_ if name[:1] not in ("", "#") and old.get(name) != new.get(name))


def _by_origin(states: tuple[Printed, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for state in states:
        for origin, digest in state.by_origin.items():
            found[origin] = (*found.get(origin, ()), digest)
    return found
