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

from .run import told
from .writing.folder import Folder


@dataclass(frozen=True, slots=True)
class Released:
    """What a release did: a file that came, or one that held the same already."""

    verb: Literal["create", "identical"]
    path: Path


def release(loaded: LoadedBlueprint, number: str) -> Released:
    """Freeze a blueprint that was checked. Raises ``BlueprintError`` where it may not be called so, or released."""
    _refuse_another_number(loaded, number)
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


def _refuse_another_number(loaded: LoadedBlueprint, number: str) -> None:
    """Papers print the blueprint's own number, so what is frozen under another would never be found again."""
    given, written = loaded.blueprint.edition, loaded.own_place("edition")
    if given != number:
        says = "says that this is edition" if written else "names no edition, so its papers say"
        message = f"the blueprint {says} {given}, not {number}"
        hint = f'Write `edition: "{number}"`; or release {given}.'
        place = written or loaded.place("company")
        raise BlueprintError([Problem("edition-differs", message, hint, place, "edition")])


def _exists(number: str, file: Path) -> Problem:
    message = f"edition {number} was released already, and the blueprint has changed since"
    hint = f"Give the new edition a number of its own; `salesbook diff {number}` tells what changed."
    return Problem("edition-exists", message, hint, Place(shown(file)), "edition")
