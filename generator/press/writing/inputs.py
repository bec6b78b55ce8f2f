"""Whether anything changed at all since a set was built, told from digests alone.

Every file that the blueprint is read from, what was ordered, the generator, and every file of the set: where all of
them are as they were, nothing has to be loaded to know what a build would do. Kept in ``.salesbook/inputs.json`` of a
whole set, beside the warnings, which are told each time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import shipping
from generator.blueprint.problems import Problem
from generator.blueprint.reading.files import as_path, as_text, others_of, root_of
from generator.disk import sha256
from generator.press.checking import told
from generator.press.planning.change import Built, Change
from generator.press.planning.order import Order

from . import identity, manifest
from .folder import Folder

if TYPE_CHECKING:
    from generator.blueprint.merging.compose import Composition

PATH = f"{manifest.STATE}/inputs.json"
_SHIPPED = "shipped:"
_MOST_FILES = 500
"""Of a theme's folder; one with more is looked at anew each time."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of all that a set follows from. ``bases`` are their root files, nearest first, each with its digest.

    A base that ships is named by its folder, another by its path from the blueprint's folder. ``beside`` are the
    pictures of the brand and the folder of a theme of one's own, named likewise. ``warnings`` are those that were told
    of the set.
    """

    order: str
    generator: str
    own: str
    bases: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...]
    warnings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build of a set does that stands as it was made: nothing, but to tell its warnings."""

    built: Built
    warnings: tuple[Problem, ...]


def of(
    composition: Composition, order: Order, begun: int, warnings: Iterable[Problem], beside: Iterable[Path] = ()
) -> Inputs | None:
    """The inputs of what was loaded; None where they may not be what was read.

    That is so where a file was saved after the time ``begun``, in nanoseconds since 1970, or cannot be read, and where
    a warning stands in none of the files.
    """
    own, *bases = composition.roots
    try:
        layers = [_files(root) for root in composition.roots]
        looks = [(path, _looked_at(path)) for path in beside]
        read = (*layers, *(files for _, files in looks))
        if any(file.stat().st_mtime_ns >= begun for files in read for file in files):
            return None
        digest, *below = map(_digest, layers)
        named = tuple((_name(base, own.parent), one) for base, one in zip(bases, below, strict=True))
        seen = tuple((_name(path, own.parent), _digest_of(files, path)) for path, files in looks)
        return Inputs(order.digest, identity.everything(), digest, named, seen, told.packed(warnings, layers))
    except (OSError, LookupError):
        return None


def keep(folder: Folder, inputs: Inputs, manifest_text: str, sizes: Mapping[str, int]) -> None:
    """Write down the inputs of the set that stands in a folder, with the sizes of its files in bytes."""
    data = {**asdict(inputs), "manifest": sha256(manifest_text.encode()), "sizes": dict(sizes)}
    text = json.dumps(data, indent=0, sort_keys=True) + "\n"
    folder.put(PATH, text.encode())


class Sets:
    """The sets that stand below an output folder, by the own files of their blueprints; read once for many orders."""

    def __init__(self, output: Path) -> None:
        self._by_own: dict[str, list[tuple[Folder, dict[str, Any]]]] = {}
        with suppress(OSError):  # a folder that cannot be read is told of when it is to be built
            for folder in sets_below(output):
                data = manifest.read_json(folder, PATH)
                if isinstance(data, dict):
                    self._by_own.setdefault(str(data.get("own")), []).append((folder, data))

    def unchanged(self, order: Order) -> Standing | None:
        """The set that an order asks for, where it stands; None where something changed, or might have."""
        if not order.selection.is_all or not self._by_own:
            return None
        try:
            root = root_of(order.path)
            return next(self._unchanged(order, root, _digest(_files(root))), None)
        except (OSError, ValueError):
            return None

    def _unchanged(self, order: Order, root: Path, own: str) -> Iterator[Standing]:
        """The sets that stand; ``ValueError`` where their data is not what was written."""
        for folder, data in self._by_own.get(own, ()):
            now = {"order": order.digest, "generator": identity.everything(), "own": own}
            stands = now.items() <= data.items() and _bases_are(data.get("bases"), root.parent)
            if not stands or not _are_beside(data.get("beside"), root.parent):
                continue
            bases = [_base(name, root.parent) for name, _ in data["bases"]]
            warnings = told.unpacked(data.get("warnings"), (root, *bases))
            built = _whole_set(folder, data.get("manifest"), data.get("sizes"))
            if built and not any(warning.is_failure(order.strict) for warning in warnings):
                yield Standing(built, warnings)


def sets_below(output: Path, id_: str | None = None) -> Iterator[Folder]:
    """The folders in which sets may stand, those of one blueprint or of all: ``<id>/<language>``."""
    for name in [id_] if id_ else Folder(output).names():
        folders = (Folder(output, f"{name}/{language}") for language in Folder(output, name).names())
        yield from (folder for folder in folders if folder.may_hold(manifest.NAME))


def _whole_set(folder: Folder, manifest_sha256: object, sizes: object) -> Built | None:
    """The files of a set, if all stand there as we made them and no build is unfinished."""
    text = folder.read(manifest.NAME, manifest.MOST_BYTES)
    if text is None or sha256(text) != manifest_sha256 or not isinstance(sizes, dict):
        return None
    made = manifest.read(folder)
    unfinished = folder.look(manifest.JOURNAL, 0).is_there or any(folder.left_behind([manifest.NAME, PATH, *made]))
    if unfinished or not all(_stands(folder, file, sizes.get(path)) for path, file in made.items()):
        return None
    return Built(folder.path, tuple(Change("identical", path) for path in sorted(made)))


def _stands(folder: Folder, file: manifest.MadeFile, size: object) -> bool:
    """Whether a file stands as we made it; one of another size is not read."""
    data = folder.read(file.path, size) if isinstance(size, int) else None
    return data is not None and sha256(data) == file.sha256


def _bases_are(bases: object, folder: Path) -> bool:
    rows = bases if isinstance(bases, list) else [None]
    return all(
        isinstance(row, list) and len(row) == 2 and _digest(_files(_base(str(row[0]), folder))) == row[1]
        for row in rows
    )


def _are_beside(rows: object, folder: Path) -> bool:
    """Whether pictures and theme are as they were."""
    if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == 2 for row in rows):
        return False
    there = ((folder.resolve() / as_path(str(name)), digest) for name, digest in rows)
    return all(_digest_of(_looked_at(path), path) == digest for path, digest in there)


def _looked_at(path: Path) -> tuple[Path, ...]:
    """A file, or the files of a theme's folder; raises ``OSError`` where there is none."""
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(one for one in path.rglob("*") if one.is_file()))
    if len(found) > _MOST_FILES:
        raise OSError(f"{path} holds more files than a theme has")
    return found


def _digest_of(files: Iterable[Path], path: Path) -> str:
    """The digest of the names and bytes of files, as they lie below a path."""
    total = hashlib.sha256()
    for file in files:
        data = file.read_bytes()
        total.update(b"\0%b\0%d\0" % (os.fsencode(os.path.relpath(file, path)), len(data)))
        total.update(data)
    return total.hexdigest()


def _name(base: Path, folder: Path) -> str:
    shipped = shipping.folder("blueprints")
    if base.parent.parent.resolve() == shipped.resolve():
        return f"{_SHIPPED}{base.parent.name}"
    return as_text(Path(os.path.relpath(base.resolve(), folder.resolve())).as_posix())


def _base(name: str, folder: Path) -> Path:
    if name.startswith(_SHIPPED):
        return root_of(shipping.folder("blueprints") / name.removeprefix(_SHIPPED))
    return folder.resolve() / as_path(name)


def _digest(layer: tuple[Path, ...]) -> str:
    """The digest of a layer's files: the folder's name, which may be the id, their names and their bytes."""
    folder = layer[0].parent
    total = hashlib.sha256(os.fsencode(folder.resolve().name))
    for path in layer:
        data = path.read_bytes()
        total.update(b"\0%b\0%d\0" % (os.fsencode(path.relative_to(folder).as_posix()), len(data)))
        total.update(data)
    return total.hexdigest()


def _files(root: Path) -> tuple[Path, ...]:
    """A layer's files; raises ``OSError`` where some cannot be found or read."""
    problems: list[Problem] = []
    files = (root, *others_of(root, problems))
    if problems:
        raise OSError(problems[0].message)
    return files
