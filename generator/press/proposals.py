"""A patch written where a person asked for it; nothing that is there is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import ROOT_FILE, is_patch, is_yaml, root_of, shown
from generator.edits.proposing import HEAD, proposed
from generator.locale.voice import Voice
from generator.patches.proposal import Patch
from generator.patches.writing import written
from generator.winloss import proposing

from .corrections import Corrections
from .run import told


def write_patch(found: Corrections, file: Path, blueprint: Path) -> bool:
    """Write what was edited as a patch; False, and no file, where nothing leads home. Raises ``BlueprintError``."""
    _refuse_part_of_blueprint(file, blueprint)
    patch = proposed((one.paper for one in found.files), found.loaded)
    if not patch.proposals:
        return False
    say = Voice(found.loaded.blueprint.language).say
    remarks = (
        f"{edit.before}: {remark}"
        for one in found.files
        for edit in one.paper.edits
        for remark in edit.remarks
        if not edit.is_home
    )
    _write(patch, (*map(say, HEAD), *(" ".join(remark.split()) for remark in remarks)), file)
    return True


def write_findings(loaded: LoadedBlueprint, file: Path, blueprint: Path) -> int:
    """Write what interviews propose as a patch; how many proposals, and no file where there are none.

    Raises ``BlueprintError``.
    """
    _refuse_part_of_blueprint(file, blueprint)
    voice = Voice(loaded.blueprint.language)
    patch = proposing.patch_of(loaded.blueprint, voice)
    if patch.proposals:
        _write(patch, tuple(map(voice.say, proposing.HEAD)), file)
    return len(patch.proposals)


def _write(patch: Patch, head: tuple[str, ...], file: Path) -> None:
    """Raises ``BlueprintError`` where something stands there already."""
    try:
        with told(file), file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(written(patch, head))
    except BlueprintError:
        if not os.path.lexists(file):
            raise
        hint = "Choose another name, or delete it first."
        raise BlueprintError([Problem("exists", "there is a file here already", hint, Place(shown(file)))]) from None


def _refuse_part_of_blueprint(file: Path, blueprint: Path) -> None:
    """A patch that the blueprint would read as a part of itself would break it."""
    root = root_of(blueprint)
    folder, target = Path(os.path.realpath(root.parent)), Path(os.path.realpath(file))
    is_within = root.name == ROOT_FILE and target.is_relative_to(folder) and is_yaml(file.name)
    if is_within and not is_patch(file.name):
        message = f"{shown(file)} lies in the blueprint's folder and would be read as a part of it"
        hint = f"Call it `{file.stem}.patch.yaml`: files of that ending are no part of a blueprint."
        raise BlueprintError([Problem("part-of-blueprint", message, hint)])
