"""The theme that is wanted: one that ships, by its name, or a folder of somebody's own, read with care."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.files import as_path, as_text, leads_out, shown
from generator.themes import Theme, ThemeFileError, assembled, load, shipped
from generator.themes.loading import SETTINGS

from . import settings
from .settings import Settings

_USUAL_PLACES = ("", "themes")
"""Where, in a blueprint's folder, themes of one's own are looked for when a name is not known."""


@dataclass(frozen=True, slots=True)
class Found:
    """A theme and what is wrong with it; ``folder`` is None for one that ships, ``theme`` for one that cannot be."""

    theme: Theme | None
    problems: tuple[Problem, ...] = ()
    folder: Path | None = None
    settings: Settings | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that it is read from, beside those that ship."""
        return (self.folder,) if self.folder else ()


def found(wanted: str, beside: Path, place: Place | None, *, within: bool) -> Found:
    """The theme of a name, or of a path from the folder ``beside``; ``place`` is where it is asked for.

    ``within``: a blueprint asks for it, which may come from anybody, so its folder must be in that one.
    """
    if wanted in shipped():
        return Found(load(wanted))
    folder = beside / as_path(wanted)
    try:
        if not (folder / SETTINGS).is_file():
            return Found(None, (_unknown(wanted, beside, place),))
        if within and leads_out(folder, beside):
            hint = "Copy the theme into the blueprint's folder and name it there."
            message = f"the theme `{wanted}` lies outside of the blueprint's folder"
            return Found(None, (Problem("unknown-theme", message, hint, place, "theme"),))
    except (OSError, ValueError):
        return Found(None, (_unknown(wanted, beside, place),))
    return in_folder(folder)


def in_folder(folder: Path) -> Found:
    """The theme of a folder."""
    read = settings.read(folder)
    below, problems = _below(read) if read.places else (None, ())
    wrong = (*read.problems, *problems, *_leading_out(folder))
    if below is None or any(problem.severity == "error" for problem in wrong):
        return Found(None, wrong, folder, read)
    try:
        made = assembled(as_text(folder.resolve().name), folder, read.values, below)
    except ThemeFileError as error:
        hint = "Put a file there that the theme can use, as UTF-8 where it is a text; no link."
        problem = Problem("theme-file", f"it cannot be taken: {error.reason}", hint, Place(shown(error.path)))
        return Found(None, (*read.problems, problem), folder, read)
    return Found(made, read.problems, folder, read)


def _below(read: Settings) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that another extends: one that ships. Each of one's own says all of itself, so none extends another."""
    wanted = read.values.get("extends")
    if wanted in shipped():
        return load(wanted), ()
    place = read.places.get("extends") or read.places[""]
    known = ", ".join(f"`{name}`" for name in shipped())
    if wanted is None:
        message, hint = "it extends no theme", f"Add a line `extends: {shipped()[0]}`; themes: {known}."
    else:
        message = f"there is no theme `{wanted}` to extend"
        hint = did_you_mean(wanted, shipped(), f"A theme extends one that ships: {known}.")
    return None, (Problem("theme-file", message, hint, place, "extends"),)


def _leading_out(folder: Path) -> Iterator[Problem]:
    """Links in a theme's folder that lead out of it."""
    for path in (folder / "word", folder / "html"):
        if path.is_symlink() or (path.exists() and leads_out(path, folder)):
            hint = "Copy what it leads to into the theme."
            yield Problem("theme-file", "a link stands where a folder of the theme belongs", hint, Place(shown(path)))


def own_themes(folder: Path) -> list[str]:
    """The themes in a blueprint's folder, by their paths from there."""
    return [name for where in _USUAL_PLACES for name in _in(folder, where)]


def _unknown(wanted: str, beside: Path, place: Place | None) -> Problem:
    known = [*shipped(), *own_themes(beside)]
    hint = did_you_mean(wanted, known, f"Themes: {', '.join(known)}; `salesbook theme new NAME` makes one of your own.")
    return Problem("unknown-theme", f"there is no theme `{wanted}`", hint, place, "theme")


def _in(folder: Path, where: str) -> list[str]:
    try:
        found = (folder / where).glob(f"*/{SETTINGS}")
        return sorted(as_text(path.parent.relative_to(folder).as_posix()) for path in found)
    except OSError:
        return []
