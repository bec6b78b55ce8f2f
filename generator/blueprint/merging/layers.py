"""The layers of a blueprint: its own files, those of each base that it extends, and at the bottom those of papers."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Set
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from generator import shipping
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.files import (
    ROOT_FILE,
    as_path,
    as_text,
    blueprints_in,
    is_yaml,
    leads_out,
    link_outside,
    meant_as_root,
    others_of,
    root_of,
    shown,
    unreadable,
    yaml_files,
)
from generator.blueprint.reading.nodes import Mapping, Scalar, Source
from generator.blueprint.reading.room import refuse_too_large
from generator.blueprint.reading.source import read, read_bytes
from generator.blueprint.reading.unread import NOTHING_UNREAD, Unread
from generator.locale import LANGUAGES

OWN = "company/"
"""The layer of the blueprint itself: no folder's name holds a slash, so no base is taken for it."""

OUTLINES = "papers/"
"""The lowest layer, which is always there: what papers are called and consist of where nobody says otherwise."""

Drafts = MappingABC[Path, bytes]
"""What files of a blueprint are to hold, by their paths: it is read in place of what stands on the disk."""
NO_DRAFTS: Drafts = MappingProxyType({})

_MOST_BASES = 20
_MOST_NAMED = 5
"""So many files or folders are named in a hint."""
_MAKE_ONE = "Make one with `salesbook new FOLDER`, or check the path."


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer before its files are merged.

    ``root`` is what its ``file`` holds; ``others`` are the further files of its folder, none for a blueprint
    that is one file. ``problems`` are those of finding and reading them, ``unread`` what they leave unknown. What is
    among the ``drafts`` is not yet so on the disk.
    """

    name: str
    file: Path
    root: Mapping
    others: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    unread: Unread = NOTHING_UNREAD
    drafts: Drafts = field(default_factory=dict)

    def tree_of(self, file: Path) -> Mapping:
        """What one of its files holds. Raises ``BlueprintError`` with every problem of the file."""
        return _read(file, self.name, self.drafts)

    @property
    def folder(self) -> Path:
        """The folder that paths in this layer are relative to."""
        return self.file.parent

    def language_of(self, file: Path) -> str | None:
        """The language whose texts a file holds, by the folder it stands in."""
        return _language_in(self.folder, file)

    @property
    def languages(self) -> frozenset[str]:
        """The languages it has texts in, each in a folder of its own; none where nothing is kept apart."""
        return frozenset(language for file in self.others if (language := self.language_of(file)))

    def speaks(self, language: str) -> bool:
        """Whether its texts can be had in a language."""
        return not self.languages or language in self.languages

    def files_in(self, language: str) -> tuple[Path, ...]:
        """Its further files, without the texts of other languages."""
        return tuple(file for file in self.others if self.language_of(file) in (None, language))


@lru_cache(maxsize=8192)
def _language_in(folder: Path, file: Path) -> str | None:
    first = file.relative_to(folder).parts[0]
    return first if first in LANGUAGES else None


def own_layer(path: Path, drafts: Drafts = NO_DRAFTS) -> Layer:
    """The layer of a blueprint, which is a folder or a file. Raises ``BlueprintError`` where there is none."""
    try:
        file = root_of(path)
        if not file.is_file():
            raise BlueprintError([_missing_blueprint(path)])
        layer = layer_of(file, OWN, above=(), drafts=drafts)
    except OSError as error:  # a name too long, or a folder that may not be looked into
        raise BlueprintError([unreadable(shown(path), error)]) from error
    return replace(layer, problems=(*layer.problems, *_read_alone(layer)))


def bases(own: Layer) -> tuple[list[Layer], list[Problem]]:
    """The layers below a blueprint, nearest first: those that it extends, then the outlines; and what is wrong there.

    Raises ``BlueprintError`` where all files together are too many, or too large.
    """
    found: list[Layer] = []
    seen = {own.file.resolve()}
    entry = own.root.entries.get("extends")
    while entry and isinstance(entry.value, Scalar) and entry.value.value:
        folder = found[-1].folder if found else own.folder
        file = _base_file(entry.value.value, folder)
        if file is None:
            return found, [_unknown_base(entry.value)]
        if file.resolve() in seen:
            return found, [_circle(entry.value)]
        if len(found) == _MOST_BASES:
            return found, [_too_many_bases(entry.value)]
        seen.add(file.resolve())
        found.append(layer_of(file, _free_name(file, {layer.name for layer in found}), above=(own, *found)))
        entry = found[-1].root.entries.get("extends")
    return [*found, layer_of(shipping.outlines() / ROOT_FILE, OUTLINES, above=())], []  # ours count for nobody's limit


# --- files ----------------------------------------------------------------------------------------


def layer_of(file: Path, name: str, above: Iterable[Layer], drafts: Drafts = NO_DRAFTS) -> Layer:
    """The layer that begins with a file; it counts for the caps of all together with those above."""
    problems: list[Problem] = []
    others = others_of(file, problems)
    others += tuple(sorted(drafts.keys() - {file, *others}))
    refuse_too_large([*(one for layer in above for one in (layer.file, *layer.others)), file, *others])
    try:
        if file.name == ROOT_FILE and leads_out(file, file.parent):
            raise BlueprintError([link_outside(file)])
        return Layer(name, file, _read(file, name, drafts), others, tuple(problems), drafts=drafts)
    except BlueprintError as error:
        nothing = Mapping({}, Source(shown(file), name, ""), 1, 1)
        found = (*problems, *error.problems)
        return Layer(name, file, nothing, others, found, Unread(everything=True), drafts)


def _read(file: Path, layer: str, drafts: Drafts) -> Mapping:
    if file in drafts:
        return read_bytes(drafts[file], shown=shown(file), layer=layer)
    return read(file, shown=shown(file), layer=layer)


def _missing_blueprint(path: Path) -> Problem:
    if path.is_dir():
        return _no_root_file(path)
    if os.path.lexists(path):
        message = "this is neither a file nor a folder: a device, a pipe, or a link that leads nowhere"
        return Problem("file-not-found", message, _MAKE_ONE, Place(shown(path)))
    siblings = sorted(as_text(p.name) for p in path.parent.iterdir()) if path.parent.is_dir() else []
    hint = did_you_mean(as_text(path.name), siblings, _MAKE_ONE)
    return Problem("file-not-found", "there is no such file or folder", hint, Place(shown(path)))


def _no_root_file(folder: Path) -> Problem:
    """That a folder holds no blueprint, and what it holds instead."""
    meant, inner, files = meant_as_root(folder), blueprints_in(folder), yaml_files(folder)
    message, hint = f"there is no {ROOT_FILE} in this folder", _MAKE_ONE
    if meant:
        message, hint = f"{message}, but `{as_text(meant)}`", f"Rename `{as_text(meant)}` to `{ROOT_FILE}`."
    elif inner:
        message = f"{message}, but in folders within it"
        hint = f"Name the folder of one, or several: {_some(shown(folder / name) for name in inner)}."
    elif files:
        hint = f"Rename the file that holds `company` to `{ROOT_FILE}`: {_some(map(as_text, files))}. Or: {_MAKE_ONE}"
    return Problem("file-not-found", message, hint, Place(shown(folder)))


def _some(names: Iterable[str]) -> str:
    """The first few names, as a person would list them."""
    first = [f"`{name}`" for name in itertools.islice(names, _MOST_NAMED + 1)]
    return ", ".join(first[:_MOST_NAMED]) + (" …" if len(first) > _MOST_NAMED else "")


def _read_alone(layer: Layer) -> Iterator[Problem]:
    """That a file was given which is a part of a blueprint, or the beginning of one under another name."""
    file, folder = layer.file, layer.file.parent
    others = [name for name in yaml_files(folder) if name != file.name]
    if file.name == ROOT_FILE or not others:
        return
    if ROOT_FILE in others and not {"company", "extends"} & layer.root.entries.keys():
        hint = f"Give the folder, and all its files are read: `{shown(folder)}`."
        yield _alone(file, f"this file alone is read, without `{ROOT_FILE}` beside it", hint)
    elif file.name == meant_as_root(folder):
        hint = f"Rename it to `{ROOT_FILE}`: then all files of the folder are one blueprint."
        yield _alone(file, f"this file alone is read, without {_some(map(as_text, others))}", hint)


def _alone(file: Path, message: str, hint: str) -> Problem:
    return Problem("file-left-out", message, hint, Place(shown(file)), severity="advice")


# --- bases ----------------------------------------------------------------------------------------


def _base_file(name: str, folder: Path) -> Path | None:
    """The blueprint.yaml of a base that ships, or of one at a path; or the file that the path names."""
    named = folder / as_path(name)
    candidates = [named / ROOT_FILE]
    if _may_be_base(named, folder):
        candidates.append(named)
    if "/" not in name and "\\" not in name:
        candidates.insert(0, shipping.folder("blueprints") / as_path(name) / ROOT_FILE)
    return next((file for file in candidates if _is_file(file)), None)


def _may_be_base(file: Path, folder: Path) -> bool:
    """Whether a file may be opened as a base: a stranger's ``extends`` shall not show a line of just any file."""
    return file.name == ROOT_FILE or (is_yaml(file.name) and not leads_out(file, folder))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a name too long, or a folder that may not be looked into: no base there for us


def _free_name(file: Path, taken: Set[str]) -> str:
    """The name of a base's layer: that of its folder, with a number where a base above it has the same."""
    name = as_text(file.resolve().parent.name)
    numbered = (f"{name} {number}" for number in itertools.count(2))
    return next(free for free in itertools.chain([name], numbered) if free not in taken)


def _unknown_base(name: Scalar) -> Problem:
    known = sorted(p.parent.name for p in shipping.folder("blueprints").glob(f"*/{ROOT_FILE}"))
    otherwise = f"Name a base that ships ({', '.join(known)}) or the path of a folder with {ROOT_FILE}."
    hint = did_you_mean(name.value or "", known, otherwise)
    return Problem("extends-unknown", f"there is no base named `{name.value}`", hint, name.place, "extends")


def _too_many_bases(name: Scalar) -> Problem:
    message = f"this is base number {_MOST_BASES + 1} in a row, at most {_MOST_BASES} are read"
    return Problem("extends-many", message, "Write what the bases say into fewer of them.", name.place, "extends")


def _circle(name: Scalar) -> Problem:
    message = f"`{name.value}` leads back to a blueprint that extends it"
    return Problem("extends-circle", message, "Remove this line, or name another base.", name.place, "extends")
