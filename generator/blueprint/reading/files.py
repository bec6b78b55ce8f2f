"""The files of a layer: found and named, not yet read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.blueprint.problems import Place, Problem

ROOT_FILE = "blueprint.yaml"
_SUFFIXES = {".yaml", ".yml"}
_NEARLY_YAML = re.compile(r"(.+\.ya?ml)\W.*", re.IGNORECASE)
"""A name that has something behind the ending of YAML, as an editor that saves plain text gives it."""
_FOR_A_CUSTOMER = re.compile(r".+\.offer\.ya?ml", re.IGNORECASE)
"""The name of a file that asks for an offer: it may lie in a blueprint's folder, and is no part of it."""
_PATCH = re.compile(r".+\.patch\.ya?ml", re.IGNORECASE)
"""The name of a file that proposes changes: it may lie in a blueprint's folder as well."""
_BACKUPS = ("~", ".bak", ".old", ".orig", ".rej", ".save", ".swp", ".tmp")
"""What editors and people add to the name of a file to keep its state of before."""
PACKS = "packs"
"""The folder of a base that holds what it says for a country or a trade alone, a blueprint each."""
THEME_FILE = "theme.yaml"
"""What makes a folder a theme: its files say how papers look, and nothing of the process."""
_SKIPPED_FOLDERS = {"output", "editions", PACKS}
_DEEPEST_FOLDER = 20


def root_of(path: Path) -> Path:
    """The file that a blueprint begins with, which need not be there; a blueprint is a folder or a file."""
    return path / ROOT_FILE if path.is_dir() else path


def others_of(root: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """The further files of a layer, none for one that is a single file; ``problems`` takes up those of finding them."""
    return tuple(_other_files(root, problems)) if root.name == ROOT_FILE else ()


def is_yaml(name: str) -> bool:
    """Whether a file is YAML by its name; capitals do not count."""
    return Path(name).suffix.lower() in _SUFFIXES


def is_for_a_customer(name: str) -> bool:
    """Whether a file asks for an offer by its name: ``dairy.offer.yaml``."""
    return _FOR_A_CUSTOMER.fullmatch(name) is not None


def is_patch(name: str) -> bool:
    """Whether a file proposes changes by its name: ``review.patch.yaml``."""
    return _PATCH.fullmatch(name) is not None


def is_of_blueprint(name: str) -> bool:
    """Whether a file in a blueprint's folder is a part of it by its name: YAML that is neither an offer nor a patch."""
    return is_yaml(name) and not is_for_a_customer(name) and not is_patch(name)


def meant_as_root(folder: Path) -> str | None:
    """The file of a folder that was most likely meant to be its ``blueprint.yaml``."""
    beginnings = (name for name in _names(folder) if re.match(r"blueprint\.ya?ml\b", name, re.IGNORECASE))
    return next(iter(sorted(beginnings, key=len)), None)


def yaml_files(folder: Path) -> list[str]:
    """The names of a folder's YAML files, sorted."""
    return [name for name in _names(folder) if is_of_blueprint(name) and not name.startswith(".")]


def blueprints_in(folder: Path) -> list[str]:
    """The names of the folders directly in a folder that are blueprints, sorted."""
    return [name for name in _names(folder) if (folder / name / ROOT_FILE).is_file()]


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []  # what keeps it from being read is told where the blueprint is looked for


def shown(path: Path) -> str:
    """A path as a person would write it: relative to the working folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except (ValueError, FileNotFoundError):  # another drive on Windows, or a working folder that was deleted
        return as_text(path)
    return as_text(path if relative.startswith(f"..{os.sep}..") else relative)


def as_text(path: Path | str) -> str:
    """A path or name as text, the same whatever the locale: bytes that are not UTF-8 are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def as_path(text: str) -> Path:
    """The path that a blueprint's text names, whatever the locale: on the disk it is UTF-8, as the text is."""
    return Path(os.fsdecode(text.encode("utf-8")))


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
        if THEME_FILE in names and Path(current) != root.parent:
            folders.clear()
            continue
        folders[:] = _in_order(name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        files = _in_order(name for name in names if not name.startswith(".") and is_of_blueprint(name))
        problems += (_left_out(Path(current) / name, meant) for name, meant in _nearly_yaml(names))
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


def _nearly_yaml(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files that are left out for what stands behind their ending, with the names that they should have.

    The backup of a file that is read is no work that gets lost.
    """
    for name in _in_order(names):
        found = None if name.startswith(".") or is_yaml(name) else _NEARLY_YAML.fullmatch(name)
        if found and not (name.lower().endswith(_BACKUPS) and found[1] in names):
            yield name, found[1]


def _left_out(path: Path, meant: str) -> Problem:
    meant = as_text(meant)
    message = f"this file is not read: its name does not end in `{Path(meant).suffix}`"
    hint = f"Rename it to `{meant}`; or move it out of the blueprint's folder."
    return Problem("file-left-out", message, hint, Place(shown(path)), severity="advice")


def _in_order(names: Iterable[str]) -> list[str]:
    """Names sorted by their bytes on the disk, so that the order is the same whatever the locale."""
    return sorted(names, key=os.fsencode)


def _too_deep(folder: Path) -> Problem:
    message = f"folders are nested more than {_DEEPEST_FOLDER} levels deep"
    return Problem("too-deep", message, "Move what stands in this folder's folders up.", Place(shown(folder)))


def _unreadable_folder(error: OSError) -> Problem:
    return unreadable(shown(Path(error.filename)), error)
