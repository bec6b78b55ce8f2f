"""Whose set stands where a blueprint's papers are to go: another company's is not written over by mistake."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

from generator.blueprint.load import LoadedBlueprint, id_in
from generator.blueprint.merging.compose import compose
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.files import ROOT_FILE, as_text, root_of, shown
from generator.blueprint.reading.nodes import Mapping, scalar_at, step

from . import manifest
from .folder import Folder
from .inputs import sets_below
from .manifest import Owner

_FARTHEST = 2
"""So many folders up it is looked for the blueprint that one was copied from: ``alfa/v1/bp`` beside ``beta/v1/bp``."""


def problems(folder: Folder, own: Owner, loaded: LoadedBlueprint) -> Iterator[Problem]:
    """What to say before a company's papers go to a folder, where it has another name now, or is another company.

    It is another one if neither its name nor its blueprint's folder is that of the set, in whichever language; or if
    the blueprint of the set's company still stands in a folder of the same name nearby, so that this one is a copy.
    No path is kept for that with a set, whose bytes do not depend on where its blueprint lies.
    """
    id_ = folder.inner.partition("/")[0]
    near: list[tuple[Path, str]] | None = None
    for there in dict.fromkeys((folder, *sets_below(folder.root, id_))):
        other = manifest.owner(there)
        if other is None or _is_one(other.company, own.company):
            continue
        if other.folder != own.folder:
            yield _another(other, other.folder, own, own.folder, there, loaded)
            continue
        near = [*_copies(loaded, folder.root)] if near is None else near
        first = next((seat for seat, company in near if _is_one(company, other.company)), None)
        if first:
            yield _another(other, shown(first), own, shown(_seat(loaded)), there, loaded)
        elif there == folder:
            yield _renamed(other, own, loaded)


def _seat(loaded: LoadedBlueprint) -> Path:
    """Where a blueprint stands: its folder, or its file if it is a single one."""
    root = loaded.composition.roots[0].resolve()
    return root.parent if root.name == ROOT_FILE else root


def _copies(loaded: LoadedBlueprint, output: Path) -> Iterator[tuple[Path, str]]:
    """The blueprints of the same id and folder name in the folders beside, each with its company's name."""
    composition = loaded.composition
    for seat in _beside(_seat(loaded), output.resolve()):
        try:
            found = compose(seat, composition.language, composition.variant)
        except BlueprintError:
            continue
        company = step(found.tree, "company")
        name = scalar_at(company, "name") if isinstance(company, Mapping) else None
        if name and id_in(found) == loaded.blueprint.id:
            yield seat, name


def _beside(seat: Path, output: Path) -> Iterator[Path]:
    """The places of blueprints whose path has another name in place of one folder, the nearest first.

    Not beyond a folder that holds the output too: it is a checkout, and what lies beside it has outputs of its own.
    """
    for folder, holder in islice(pairwise(seat.parents), _FARTHEST):
        if output.is_relative_to(folder) or holder == holder.parent:  # on top of a disk others have their networks
            return
        others = (holder / name / seat.relative_to(folder) for name in _names(holder) if name != folder.name)
        yield from filter(_is_there, others)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return []


def _is_there(seat: Path) -> bool:
    try:
        return root_of(seat).is_file()
    except OSError:
        return False  # a folder that may not be looked into: nothing is known of it


def _is_one(name: str, other: str) -> bool:
    """Whether two names are one, however they are typed."""
    return _typed(name) == _typed(other)


def _typed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _another(other: Owner, at: str, own: Owner, own_at: str, there: Folder, loaded: LoadedBlueprint) -> Problem:
    message = (
        f"{as_text(there.path)} holds the papers of {other.company} (blueprint folder `{at}`), "
        f"not those of {own.company} (`{own_at}`)"
    )
    hint = "Give it an `id` of its own, or another folder with `--output`; if it is to replace them, add `--take-over`."
    return Problem("other-company", message, hint, loaded.place("id"), "id")


def _renamed(before: Owner, own: Owner, loaded: LoadedBlueprint) -> Problem:
    message = f"these were the papers of {before.company}; they become those of {own.company}"
    hint = "Nothing is to be done if the company is called so now; else give this blueprint an `id` of its own."
    return Problem("company-renamed", message, hint, loaded.place("company.name"), "company.name", "warning")
