"""The files of a layer: found and named, not yet read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .problems import Place, Problem

ROOT_FILE = "blueprint.yaml"
SUFFIXES = {".yaml", ".yml"}
_SKIPPED_FOLDERS = {"output", "editions"}
_DEEPEST_FOLDER = 20


def root_of(path: Path) -> Path:
    """The file that a blueprint begins with, which need not be there; a blueprint is a folder or a file."""
    return path / ROOT_FILE if path.is_dir() else path


def others_of(root: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """The further files of a layer, none for one that is a single file; ``problems`` takes up those of finding them."""
    return tuple(_other_files(root, problems)) if root.name == ROOT_FILE else ()


def shown(path: Path) -> str:
    """A path as a person would write it: relative to the working folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return str(path) if relative.startswith(f"..{os.sep}..") else relative


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, leads out of a folder; a link that leads to itself leads nowhere."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def link_outside(path: Path) -> Problem:
    """The problem that a link leads out of the blueprint's folder."""
    message = "this link leads out of the blueprint's folder"
    return Problem("link-outside", message, "Copy what it leads to here instead.", Place(shown(path)))


def unreadable(name: str, error: OSError) -> Problem:
    """The problem that a file or folder cannot be read."""
    reason = (error.strerror or "unknown reason").lower()
    hint = "Check the name and the permissions."
    return Problem("file-unreadable", f"it cannot be read: {reason}", hint, Place(name))


def _other_files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every other YAML file of the folder, sorted; hidden folders, outputs and links that lead out left aside."""
    walk = os.walk(root.parent, onerror=lambda error: problems.append(_unreadable_folder(error)))
    for current, folders, names in walk:
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        files = sorted(name for name in names if not name.startswith(".") and Path(name).suffix in SUFFIXES)
        for path in (Path(current) / name for name in [*folders, *files]):
            if path == root:
                continue
            if path.is_symlink() and leads_out(path, root.parent):
                problems.append(link_outside(path))
            elif path.name in files:
                yield path
        if folders and len(Path(current).relative_to(root.parent).parts) == _DEEPEST_FOLDER:
            problems.append(_too_deep(Path(current)))
            folders.clear()


def _too_deep(folder: Path) -> Problem:
    message = f"folders are nested more than {_DEEPEST_FOLDER} levels deep"
    return Problem("too-deep", message, "Move what stands in this folder's folders up.", Place(shown(folder)))


def _unreadable_folder(error: OSError) -> Problem:
    return unreadable(shown(Path(error.filename)), error)
