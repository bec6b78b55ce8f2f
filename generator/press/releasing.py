"""A release: the blueprint as it stands, checked and frozen beside its files; no edition is ever overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import shown
from generator.disk import NOTHING
from generator.editions import names, snapshot
from generator.patches.proposal import Patch, Proposal, Setting

from .accepting import WrittenFile, put
from .run import told
from .writing.folder import Folder


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did: a file that came, or one that held the same already."""

    verb: Literal["create", "identical"]
    path: Path


def renumber(loaded: LoadedBlueprint, number: str, blueprint: Path) -> tuple[WrittenFile, ...]:
    """Write the number into a blueprint that has another, for papers print it; the files that were changed.

    Raises ``BlueprintError`` where an edition of that number is there already, or a file cannot be written.
    """
    now = loaded.blueprint.edition
    if now == number:
        return ()
    if Folder(loaded.composition.folder).look(names.path_of(number), snapshot.LARGEST).mark != NOTHING.mark:
        raise BlueprintError([_exists(number, loaded.composition.folder / names.path_of(number))])
    patch = Patch(loaded.blueprint.id, now, (Proposal("edition", (Setting("edition", now, number),)),))
    return put(patch, blueprint, blueprint).files


def release(loaded: LoadedBlueprint, number: str) -> Released:
    """Freeze a blueprint that was checked. Raises ``BlueprintError`` where another was released under that number."""
    data = snapshot.frozen(loaded, number)
    folder, path = Folder(loaded.composition.folder), names.path_of(number)
    file = folder.path / path
    with told(file):
        seen = folder.look(path, snapshot.LARGEST)
        if seen.data == data:
            return Released("identical", file)
        if seen.mark != NOTHING.mark or not folder.place(path, data, NOTHING.mark):
            raise BlueprintError([_exists(number, file)])
    return Released("create", file)


def _exists(number: str, file: Path) -> Problem:
    message = f"edition {number} was released already, and the blueprint has changed since"
    hint = f"Give the new edition a number of its own; `salesbook diff {number}` tells what changed."
    return Problem("edition-exists", message, hint, Place(shown(file)), "edition")
