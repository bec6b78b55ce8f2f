"""Which themes there are, and all that is wrong with one of somebody's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.blueprint.problems import Place, Problem
from generator.blueprint.reading.files import shown
from generator.themes import load, shipped
from generator.themes.loading import SETTINGS

from . import fonts, settings
from .found import in_folder, own_themes


@dataclass(frozen=True, slots=True)
class Row:
    """A theme by the name that ``theme:`` and ``--theme`` know it by, and what it is for."""

    name: str
    says: str
    is_own: bool = False


def themes(blueprint: Path) -> Iterator[Row]:
    """The themes that ship, then those in a blueprint's folder."""
    for name in shipped():
        yield Row(name, load(name).says)
    folder = blueprint if blueprint.is_dir() else blueprint.parent
    for name in own_themes(folder):
        yield Row(name, str(settings.read(folder / name).values.get("says", "")), is_own=True)


def faults(folder: Path) -> Iterator[Problem]:
    """What is wrong with the theme of a folder, and, as advice, which of its fonts this machine has not."""
    if not (folder / SETTINGS).is_file():
        message = f"there is no `{SETTINGS}` in this folder"
        hint = "Name the folder of a theme; `salesbook theme new NAME` makes one."
        yield Problem("unknown-theme", message, hint, Place(shown(folder)))
        return
    from . import checking  # which loads renderers

    found = in_folder(folder)
    yield from found.problems
    if found.theme is None or found.settings is None:
        yield from checking.problems_of_files(folder)
        return
    yield from checking.problems(found)
    yield from fonts.missing(found.theme, found.settings)
